/// A day of the proleptic Gregorian calendar: the arithmetic that dates, periods and schedules share.
///
/// Day numbers follow the well-known civil-day formulas (years begin in March, so that the leap day comes last). Years
/// are kept within ±999,999; nothing here traps, whatever the input.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Astronomical year: 1 BC is 0.
    public let year: Int
    /// 1...12
    public let month: Int
    /// 1...31, valid in its month.
    public let day: Int

    /// The day, or nil where the calendar has none such (30 February) or the year is out of range.
    public init?(year: Int, month: Int, day: Int) {
        guard (-999_999...999_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of that number, 1970-01-01 being 0; numbers out of range stop at the first or last day.
    public init(dayNumber: Int) {
        let z = min(max(dayNumber, -365_961_662), 364_522_971) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// The day at the front of an ISO 8601 or RFC 3339 string: `2023-12-31`, `2023-12-31T08:00:00+08:00`, `20231231`.
    public init?(iso text: some StringProtocol) {
        var digits: [Int] = []
        var signs = 0
        for byte in text.utf8 {
            if byte >= 0x30 && byte <= 0x39 {
                digits.append(Int(byte) - 0x30)
            } else if byte == UInt8(ascii: "-") && (digits.count == 4 || digits.count == 6) {
                signs += 1
            } else {
                break
            }
            if digits.count == 8 { break }
        }
        guard digits.count == 8, signs == 0 || signs == 2 else { return nil }
        self.init(
            year: digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], month: digits[4] * 10 + digits[5],
            day: digits[6] * 10 + digits[7])
    }

    /// Days since 1970-01-01.
    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// ISO weekday: Monday 1 … Sunday 7.
    public var weekday: Int { ((dayNumber % 7) + 7 + 3) % 7 + 1 }

    /// 1...366
    public var dayOfYear: Int { dayNumber - CalendarDate(unchecked: year, 1, 1).dayNumber + 1 }

    /// 1...4
    public var quarter: Int { (month + 2) / 3 }

    /// 1 for January to June, 2 for July to December.
    public var half: Int { month <= 6 ? 1 : 2 }

    /// ISO 8601 week: weeks begin on Monday, week 1 holds the year's first Thursday, so the week's year may differ.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = adding(days: 4 - weekday)
        return (thursday.year, (thursday.dayOfYear + 6) / 7)
    }

    /// The Monday of an ISO week, or nil where the year has no such week (53 in most years).
    public static func monday(ofWeek week: Int, year: Int) -> CalendarDate? {
        guard week >= 1, week <= weeksInYear(year), let fourth = CalendarDate(year: year, month: 1, day: 4) else {
            return nil
        }
        return fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7)
    }

    /// 52 or 53.
    public static func weeksInYear(_ year: Int) -> Int {
        CalendarDate(year: year, month: 12, day: 28)?.isoWeek.week ?? 52
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// 28...31; 0 where there is no such month.
    public static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        case 1...12: 31
        default: 0
        }
    }

    /// The day `days` later, or earlier where negative.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return CalendarDate(dayNumber: overflow ? (days > 0 ? Int.max : Int.min) : sum)
    }

    /// The same day `months` later, or the last of that month where it is shorter.
    public func adding(months: Int) -> CalendarDate {
        let total = year * 12 + month - 1 + min(max(months, -30_000_000), 30_000_000)
        let floor = total >= 0 ? total / 12 : (total - 11) / 12
        let newYear = min(max(floor, -999_999), 999_999)
        let newMonth = total - floor * 12 + 1
        return CalendarDate(unchecked: newYear, newMonth, min(day, Self.daysInMonth(newMonth, year: newYear)))
    }

    /// The same day `years` later; 29 February becomes the 28th where it must.
    public func adding(years: Int) -> CalendarDate { adding(months: min(max(years, -2_000_000), 2_000_000) * 12) }

    /// `2023-12-31`; years beyond four digits carry their sign.
    public var description: String { Self.yearText(year) + "-" + Self.two(month) + "-" + Self.two(day) }

    /// A year as ISO 8601 writes it, with four digits at least: `0079`, `2023`, `-0043`.
    public static func yearText(_ year: Int) -> String {
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return year < 0 ? "-" + padded : year > 9999 ? "+" + padded : padded
    }

    /// A number below 100 with two digits.
    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The earlier day comes first.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}
