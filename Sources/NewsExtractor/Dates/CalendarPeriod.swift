internal import NewsModel

/// A stretch of the calendar that a date expression names once it is resolved.
enum CalendarPeriod: Equatable, Sendable {
    case day(CalendarDate)
    case week(year: Int, number: Int)
    case weekend(year: Int, number: Int)
    case month(year: Int, number: Int)
    case quarter(year: Int, number: Int)
    case half(year: Int, number: Int)
    case season(year: Int, Season)
    case year(Int)
    /// First year divided by ten.
    case decade(Int)
    /// First year divided by a hundred, as TIMEX3 counts: 19 for the 20th century.
    case century(Int)
    /// A company's business year, which only the company can place in the calendar.
    case fiscalYear(Int)
    case fiscalQuarter(year: Int, number: Int)
    case fiscalHalf(year: Int, number: Int)

    /// TIMEX3 value.
    var value: String {
        switch self {
        case .day(let day): day.description
        case .week(let year, let number): Self.yearText(year) + "-W" + Self.two(number)
        case .weekend(let year, let number): Self.yearText(year) + "-W" + Self.two(number) + "-WE"
        case .month(let year, let number): Self.yearText(year) + "-" + Self.two(number)
        case .quarter(let year, let number): Self.yearText(year) + "-Q\(number)"
        case .half(let year, let number): Self.yearText(year) + "-H\(number)"
        case .season(let year, let season): Self.yearText(year) + "-" + season.rawValue
        case .year(let year): Self.yearText(year)
        case .decade(let decade): String(Self.yearText(decade * 10).dropLast())
        case .century(let century): String(Self.yearText(century * 100).dropLast(2))
        case .fiscalYear(let year): "FY" + Self.yearText(year)
        case .fiscalQuarter(let year, let number): "FY" + Self.yearText(year) + "-Q\(number)"
        case .fiscalHalf(let year, let number): "FY" + Self.yearText(year) + "-H\(number)"
        }
    }

    /// First day and the day behind the last; nil for business years.
    var bounds: (start: CalendarDate, end: CalendarDate)? {
        switch self {
        case .day(let day): (day, day.adding(days: 1))
        case .week(let year, let number):
            CalendarDate.monday(ofWeek: number, year: year).map { ($0, $0.adding(days: 7)) }
        case .weekend(let year, let number):
            CalendarDate.monday(ofWeek: number, year: year).map { ($0.adding(days: 5), $0.adding(days: 7)) }
        case .month(let year, let number): Self.months(year, number, 1)
        case .quarter(let year, let number): Self.months(year, number * 3 - 2, 3)
        case .half(let year, let number): Self.months(year, number * 6 - 5, 6)
        case .season(let year, let season): Self.months(year, season.firstMonth, 3)
        case .year(let year): Self.months(year, 1, 12)
        case .decade(let decade): Self.months(decade * 10, 1, 120)
        case .century(let century): Self.months(century * 100, 1, 1200)
        case .fiscalYear, .fiscalQuarter, .fiscalHalf: nil
        }
    }

    /// `count` months from a month that may lie outside 1...12.
    private static func months(_ year: Int, _ month: Int, _ count: Int) -> (start: CalendarDate, end: CalendarDate)? {
        guard let january = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        let start = january.adding(months: month - 1)
        return (start, start.adding(months: count))
    }

    /// The period of that unit around a day.
    static func containing(_ day: CalendarDate, _ unit: TimeUnit) -> CalendarPeriod {
        switch unit {
        case .second, .minute, .hour, .night, .day: return .day(day)
        case .week, .fortnight:
            let week = day.isoWeek
            return .week(year: week.year, number: week.week)
        case .weekend:
            let week = day.isoWeek
            return .weekend(year: week.year, number: week.week)
        case .month: return .month(year: day.year, number: day.month)
        case .quarter: return .quarter(year: day.year, number: day.quarter)
        case .half: return .half(year: day.year, number: day.half)
        case .year: return .year(day.year)
        case .decade: return .decade(floorDivide(day.year, 10))
        case .century: return .century(floorDivide(day.year, 100))
        case .millennium: return .century(floorDivide(day.year, 1000) * 10)
        }
    }

    /// The period `count` steps later (earlier where negative).
    func advanced(by count: Int) -> CalendarPeriod {
        switch self {
        case .day(let day): return .day(day.adding(days: count))
        case .week, .weekend:
            guard let start = bounds?.start else { return self }
            let week = start.adding(days: min(max(count, -100_000), 100_000) * 7).isoWeek
            if case .week = self { return .week(year: week.year, number: week.week) }
            return .weekend(year: week.year, number: week.week)
        case .month(let year, let number):
            let (y, n) = Self.step(year, number, count, 12)
            return .month(year: y, number: n)
        case .quarter(let year, let number):
            let (y, n) = Self.step(year, number, count, 4)
            return .quarter(year: y, number: n)
        case .half(let year, let number):
            let (y, n) = Self.step(year, number, count, 2)
            return .half(year: y, number: n)
        case .fiscalQuarter(let year, let number):
            let (y, n) = Self.step(year, number, count, 4)
            return .fiscalQuarter(year: y, number: n)
        case .fiscalHalf(let year, let number):
            let (y, n) = Self.step(year, number, count, 2)
            return .fiscalHalf(year: y, number: n)
        case .season(let year, let season): return .season(year: Self.sum(year, count), season)
        case .year(let year): return .year(Self.sum(year, count))
        case .fiscalYear(let year): return .fiscalYear(Self.sum(year, count))
        case .decade(let decade): return .decade(Self.sum(decade, count))
        case .century(let century): return .century(Self.sum(century, count))
        }
    }

    /// The same stretch of another year; nil for decades and centuries.
    func inYear(shiftedBy years: Int) -> CalendarPeriod? {
        switch self {
        case .day(let day): .day(day.adding(years: years))
        case .week(let year, let number):
            .week(year: year + years, number: min(number, CalendarDate.weeksInYear(year + years)))
        case .weekend(let year, let number):
            .weekend(year: year + years, number: min(number, CalendarDate.weeksInYear(year + years)))
        case .month(let year, let number): .month(year: year + years, number: number)
        case .quarter(let year, let number): .quarter(year: year + years, number: number)
        case .half(let year, let number): .half(year: year + years, number: number)
        case .season(let year, let season): .season(year: year + years, season)
        case .year(let year): .year(year + years)
        case .fiscalYear(let year): .fiscalYear(year + years)
        case .fiscalQuarter(let year, let number): .fiscalQuarter(year: year + years, number: number)
        case .fiscalHalf(let year, let number): .fiscalHalf(year: year + years, number: number)
        case .decade, .century: nil
        }
    }

    /// The year it lies in, or begins in.
    var year: Int {
        switch self {
        case .day(let day): day.year
        case .week(let year, _), .weekend(let year, _), .month(let year, _), .quarter(let year, _), .half(let year, _),
            .season(let year, _), .year(let year), .fiscalYear(let year), .fiscalQuarter(let year, _),
            .fiscalHalf(let year, _):
            year
        case .decade(let decade): decade * 10
        case .century(let century): century * 100
        }
    }

    /// Half-open interval of whole days.
    var interval: DateMention.Interval? {
        bounds.map { DateMention.Interval($0.start.description, $0.end.description) }
    }

    private static func step(_ year: Int, _ number: Int, _ count: Int, _ size: Int) -> (Int, Int) {
        let total = year * size + number - 1 + min(max(count, -1_000_000), 1_000_000)
        let y = floorDivide(total, size)
        return (y, total - y * size + 1)
    }

    private static func sum(_ year: Int, _ count: Int) -> Int { year + min(max(count, -1_000_000), 1_000_000) }
    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
    private static func yearText(_ year: Int) -> String { CalendarDate.yearText(year) }
}

/// Division that rounds towards minus infinity, so that years before 1 fall into the right decade.
func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }
