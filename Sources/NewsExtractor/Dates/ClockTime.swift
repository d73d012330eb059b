internal import NewsModel

/// A part of a day, with the hours it usually covers.
enum DayPart: String, Sendable {
    case morning = "MO"
    case afternoon = "AF"
    case evening = "EV"
    case night = "NI"

    /// First and last hour by the convention most calendar programs share.
    var hours: (Int, Int) {
        switch self {
        case .morning: (8, 12)
        case .afternoon: (12, 16)
        case .evening: (16, 20)
        case .night: (20, 24)
        }
    }
}

/// A time of day: minutes since midnight, or only a part of the day.
struct ClockTime: Sendable, Equatable {
    /// Minutes since midnight; 1440 is the midnight at the end of the day.
    @CompactField var minutes: Int?
    @CompactField var seconds: Int?
    var part: DayPart?
    /// Whether the half of the day is known: "4 p.m.", "noon", "16:00", not "4:30".
    var isSure = false
    /// Minutes east of Greenwich, where the text says so.
    @CompactField var zone: Int?

    init(minutes: Int? = nil, part: DayPart? = nil, isSure: Bool = false) {
        self.part = part
        self.minutes = minutes
        self.isSure = isSure || (minutes ?? 0) >= 13 * 60
    }

    /// The same reading in the other half of the day, where that was left open: "8" of "tonight at 8".
    var afternoon: ClockTime {
        guard let minutes, !isSure, minutes < 12 * 60 else { return self }
        var clock = self
        clock.minutes = minutes + 12 * 60
        return clock
    }

    /// What follows the date in a TIMEX3 value: `T09:30`, `T16:08Z`, `TMO`.
    var value: String {
        guard let minutes else { return part.map { "T" + $0.rawValue } ?? "" }
        var text = "T" + two(minutes / 60) + ":" + two(minutes % 60)
        if let seconds { text += ":" + two(seconds) }
        return zone == 0 ? text + "Z" : text
    }

    /// The interval on a day: the minute (or second) that was named, or the hours of the part.
    func interval(on day: CalendarDate) -> DateMention.Interval? {
        if let minutes {
            let start = minutes * 60 + (seconds ?? 0)
            return DateMention.Interval(stamp(day, start), stamp(day, start + (seconds == nil ? 60 : 1)))
        }
        guard let part else { return nil }
        return DateMention.Interval(stamp(day, part.hours.0 * 3600), stamp(day, part.hours.1 * 3600))
    }

    private func stamp(_ day: CalendarDate, _ seconds: Int) -> String {
        let date = day.adding(days: seconds / 86_400)
        let s = seconds % 86_400
        var text = "\(date)T" + two(s / 3600) + ":" + two(s / 60 % 60) + ":" + two(s % 60)
        if let zone {
            text += zone == 0 ? "Z" : (zone < 0 ? "-" : "+") + two(abs(zone) / 60) + ":" + two(abs(zone) % 60)
        }
        return text
    }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
