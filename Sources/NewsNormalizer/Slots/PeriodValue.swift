internal import NewsModel

/// A calendar period: what an ISO 8601 or TIMEX3 value without vagueness stands for.
struct PeriodValue: Equatable, Sendable {
    /// How fine the value is.
    enum Grain: Int, Comparable, Sendable {
        case day, week, month, quarter, half, year, span
        static func < (a: Grain, b: Grain) -> Bool { a.rawValue < b.rawValue }
    }

    /// As facts carry it: `2008-Q1`, `2008-03-27`, `2007-02-28/2011-02-28`.
    var text: String
    var grain: Grain
    /// First day.
    var start: CalendarDate
    /// The day behind the last one.
    var end: CalendarDate

    /// Reads a TIMEX3 or ISO 8601 value; nil for vague ones, durations and sets. Times of day are cut off.
    init?(_ value: String) {
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let a = PeriodValue(String(parts[0])), let b = PeriodValue(String(parts[1])), a.start < b.end else {
                return nil
            }
            // "April to June" is a quarter.
            for grain in [Grain.quarter, .half, .year] where a.grain == .month && b.grain == .month {
                let whole = PeriodValue.holding(a.start, grain: grain)
                if whole.start == a.start, whole.end == b.end {
                    self = whole
                    return
                }
            }
            self.init(text: "\(a.text)/\(b.text)", grain: .span, start: a.start, end: b.end)
            return
        }
        if value.hasPrefix("FY") {
            // A fiscal year; where it starts is not known, so that the calendar year stands in for its days.
            guard let year = PeriodValue(String(value.dropFirst(2))), year.grain == .year || year.grain == .quarter
            else {
                return nil
            }
            self.init(text: value, grain: year.grain, start: year.start, end: year.end)
            return
        }
        let bytes = Array(value.utf8)
        func digits(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= bytes.count else { return nil }
            var n = 0
            for b in bytes[from..<from + count] {
                guard b >= 0x30 && b <= 0x39 else { return nil }
                n = n * 10 + Int(b) - 0x30
            }
            return n
        }
        // "-0043", a year before the year 0
        if bytes.count == 5, bytes[0] == UInt8(ascii: "-"), let year = digits(1, 4) {
            self.init(year: -year)
            return
        }
        guard let year = digits(0, 4) else { return nil }
        if bytes.count == 4 {
            self.init(year: year)
            return
        }
        guard bytes.count >= 6, bytes[4] == UInt8(ascii: "-") else { return nil }
        switch bytes[5] {
        case UInt8(ascii: "Q"):
            guard bytes.count == 7, let q = digits(6, 1), (1...4).contains(q) else { return nil }
            self.init(year: year, quarter: q)
        case UInt8(ascii: "H"):
            guard bytes.count == 7, let h = digits(6, 1), (1...2).contains(h),
                let a = CalendarDate(year: year, month: h * 6 - 5, day: 1)
            else { return nil }
            self.init(text: value, grain: .half, start: a, end: a.adding(months: 6))
        case UInt8(ascii: "W"):
            guard bytes.count >= 8, let w = digits(6, 2), let a = CalendarDate.monday(ofWeek: w, year: year) else {
                return nil
            }
            self.init(text: String(value.prefix(8)), grain: .week, start: a, end: a.adding(days: 7))
        default:
            guard let month = digits(5, 2), let a = CalendarDate(year: year, month: month, day: 1) else { return nil }
            if bytes.count == 7 {
                self.init(year: year, month: month)
            } else {
                guard bytes.count >= 10, bytes[7] == UInt8(ascii: "-"), let d = digits(8, 2),
                    let day = CalendarDate(year: year, month: month, day: d)
                else { return nil }
                _ = a
                self.init(day: day)
            }
        }
    }

    /// Reads a closed interval `[start, end)`; a calendar month, quarter, half or year is named as one.
    init?(_ interval: DateMention.Interval) {
        guard let a = CalendarDate(iso: interval.start), let b = CalendarDate(iso: interval.end), a < b else {
            return nil
        }
        for grain in [Grain.day, .month, .quarter, .half, .year] {
            let whole = PeriodValue.holding(a, grain: grain)
            if whole.start == a, whole.end == b {
                self = whole
                return
            }
        }
        self.init(text: "\(a)/\(b.adding(days: -1))", grain: .span, start: a, end: b)
    }

    init(text: String, grain: Grain, start: CalendarDate, end: CalendarDate) {
        self.text = text
        self.grain = grain
        self.start = start
        self.end = end
    }

    /// One day.
    init(day: CalendarDate) { self.init(text: day.description, grain: .day, start: day, end: day.adding(days: 1)) }

    private init?(year: Int, month: Int) {
        guard let a = CalendarDate(year: year, month: month, day: 1) else { return nil }
        self.init(text: String(a.description.prefix(7)), grain: .month, start: a, end: a.adding(months: 1))
    }

    private init?(year: Int) {
        guard let a = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        self.init(text: CalendarDate.yearText(year), grain: .year, start: a, end: a.adding(years: 1))
    }

    private init?(year: Int, quarter: Int) {
        guard let a = CalendarDate(year: year, month: quarter * 3 - 2, day: 1) else { return nil }
        self.init(
            text: "\(CalendarDate.yearText(year))-Q\(quarter)", grain: .quarter, start: a, end: a.adding(months: 3))
    }

    /// The same period `years` later (negative: earlier).
    func shifted(years: Int) -> PeriodValue? {
        if text.hasPrefix("FY") {
            return PeriodValue(String(text.dropFirst(2)))?.shifted(years: years).flatMap { PeriodValue("FY" + $0.text) }
        }
        let a = start.adding(years: years)
        switch grain {
        case .day: return PeriodValue(day: a)
        case .month: return PeriodValue(year: a.year, month: a.month)
        case .quarter: return PeriodValue(year: a.year, quarter: a.quarter)
        case .half: return PeriodValue("\(CalendarDate.yearText(a.year))-H\(a.half)")
        case .year: return PeriodValue(year: a.year)
        case .week: return nil
        case .span:
            let parts = text.split(separator: "/").compactMap { PeriodValue(String($0))?.shifted(years: years) }
            return parts.count == 2 ? PeriodValue("\(parts[0].text)/\(parts[1].text)") : nil
        }
    }

    /// The period of the same length just before.
    var previous: PeriodValue? {
        switch grain {
        case .day: return PeriodValue(day: start.adding(days: -1))
        case .week:
            let a = start.adding(days: -7)
            let week = a.isoWeek
            let two = week.week < 10 ? "0\(week.week)" : "\(week.week)"
            return PeriodValue("\(CalendarDate.yearText(week.year))-W\(two)")
        case .month: return PeriodValue.holding(start.adding(months: -1), grain: .month)
        case .quarter: return PeriodValue.holding(start.adding(months: -3), grain: .quarter)
        case .half:
            let a = start.adding(months: -6)
            return PeriodValue("\(CalendarDate.yearText(a.year))-H\(a.half)")
        case .year: return shifted(years: -1)
        case .span: return nil
        }
    }

    /// The period of this grain that holds `day`.
    static func holding(_ day: CalendarDate, grain: Grain) -> PeriodValue {
        switch grain {
        case .year: PeriodValue(year: day.year) ?? PeriodValue(day: day)
        case .month: PeriodValue(year: day.year, month: day.month) ?? PeriodValue(day: day)
        case .quarter: PeriodValue(year: day.year, quarter: day.quarter) ?? PeriodValue(day: day)
        case .half: PeriodValue("\(CalendarDate.yearText(day.year))-H\(day.half)") ?? PeriodValue(day: day)
        default: PeriodValue(day: day)
        }
    }
}
