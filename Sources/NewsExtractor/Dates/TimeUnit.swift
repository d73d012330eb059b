/// A unit of time as TIMEX3 names it.
enum TimeUnit: UInt8, Sendable, CaseIterable {
    case second, minute, hour, night, day, weekend, week, fortnight, month, quarter, half, year, decade, century,
        millennium

    /// The unit with that code in `dates/words`.
    init?(code: String) {
        switch code {
        case "TS": self = .second
        case "TM": self = .minute
        case "TH": self = .hour
        case "N": self = .night
        case "D": self = .day
        case "WE": self = .weekend
        case "W": self = .week
        case "FN": self = .fortnight
        case "M": self = .month
        case "Q": self = .quarter
        case "H": self = .half
        case "Y": self = .year
        case "DE": self = .decade
        case "CE": self = .century
        case "ML": self = .millennium
        default: return nil
        }
    }

    /// Whether a value of this unit stands behind the `T` of an ISO 8601 duration.
    var isClock: Bool { self == .second || self == .minute || self == .hour }

    /// Letters behind the number in a TIMEX3 duration; a fortnight counts as two weeks, a half as six months, a millennium as ten centuries.
    var designator: String {
        switch self {
        case .second: "S"
        case .minute: "M"
        case .hour: "H"
        case .night, .day: "D"
        case .weekend: "WE"
        case .week, .fortnight: "W"
        case .month, .half: "M"
        case .quarter: "Q"
        case .year, .decade: "Y"
        case .century, .millennium: "Y"
        }
    }

    /// How many of ``designator`` one such unit is.
    var factor: Int {
        switch self {
        case .fortnight: 2
        case .half: 6
        case .decade: 10
        case .century: 100
        case .millennium: 1000
        default: 1
        }
    }

    /// Length in days where it is fixed.
    var days: Int? {
        switch self {
        case .night, .day: 1
        case .weekend: 7
        case .week: 7
        case .fortnight: 14
        default: nil
        }
    }

    /// Length in months where it is counted in them.
    var months: Int? {
        switch self {
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        case .decade: 120
        case .century: 1200
        case .millennium: 12_000
        default: nil
        }
    }

    /// Length in seconds of the units of the clock.
    var seconds: Int? {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        default: nil
        }
    }
}
