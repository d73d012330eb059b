internal import NewsModel

/// A holiday, as the rule that finds its day in a year.
enum Holiday: Sendable, Equatable {
    case fixed(month: Int8, day: Int8)
    /// The nth weekday of a month (-1: the last), moved by some days.
    case weekday(month: Int8, nth: Int8, weekday: Int8, plus: Int8)
    /// Days from Easter Sunday of the western churches.
    case easter(Int8)
    /// First day of the Chinese lunar year.
    case springFestival

    /// Reads a rule of `dates/holidays`; nil where it is none.
    init?(rule: String) {
        if rule == "springfestival" {
            self = .springFestival
        } else if rule.hasPrefix("easter"), let days = Int8(rule.dropFirst(6)) {
            self = .easter(days)
        } else {
            let plus = rule.split(separator: "+")
            let parts = plus[0].split(separator: "-")
            guard let month = Int8(parts[0]), parts.count >= 2 else { return nil }
            if parts[1].hasPrefix("W") {
                guard parts.count == 3, let weekday = Int8(parts[2]) else { return nil }
                self = .weekday(
                    month: month, nth: Int8(parts[1].dropFirst()) ?? -1, weekday: weekday,
                    plus: plus.count > 1 ? Int8(plus[1]) ?? 0 : 0)
            } else {
                guard let day = Int8(parts[1]) else { return nil }
                self = .fixed(month: month, day: day)
            }
        }
    }

    /// Its day in a year; nil where the table of lunar years does not reach.
    func day(in year: Int) -> CalendarDate? {
        switch self {
        case .fixed(let month, let day): CalendarDate(year: year, month: Int(month), day: Int(day))
        case .weekday(let month, let nth, let weekday, let plus):
            Self.weekday(Int(weekday), nth: Int(nth), month: Int(month), year: year)?.adding(days: Int(plus))
        case .easter(let days): Self.easter(year)?.adding(days: Int(days))
        case .springFestival: Self.lunarYears.first { $0.year == year }
        }
    }

    /// The nth such weekday of a month; -1 for the last.
    static func weekday(_ weekday: Int, nth: Int, month: Int, year: Int) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        let offset = (weekday - first.weekday + 7) % 7
        if nth > 0 {
            let day = 1 + offset + (nth - 1) * 7
            return CalendarDate(year: year, month: month, day: day)
        }
        let length = CalendarDate.daysInMonth(month, year: year)
        return CalendarDate(year: year, month: month, day: 1 + offset + (length - 1 - offset) / 7 * 7)
    }

    /// Easter Sunday of the Gregorian calendar (the anonymous computus in the form of Meeus, Jones and Butcher).
    static func easter(_ year: Int) -> CalendarDate? {
        guard year > 0 else { return nil }
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CalendarDate(year: year, month: n / 31, day: n % 31 + 1)
    }

    private static let lunarYears: [CalendarDate] = Table("dates/springfestival").rows.compactMap {
        $0.first.flatMap { CalendarDate(iso: $0) }
    }
}
