internal import NewsModel

/// A part of a day, with the hours it usually covers.
enum DayPart: String, Sendable {
    case morning = "MO"
    case afternoon = "AF"
    case evening = "EV"
    case night = "NI"
    case daytime = "DT"

    /// First and last hour by the convention most calendar programs share.
    var hours: (Int, Int) {
        switch self {
        case .morning: (8, 12)
        case .afternoon: (12, 16)
        case .evening: (16, 20)
        case .night: (20, 24)
        case .daytime: (8, 18)
        }
    }
}

/// A time of day: minutes since midnight, or only a part of the day.
struct ClockTime: Sendable, Equatable {
    /// Minutes since midnight; 1440 is the midnight at the end of the day.
    @CompactField var minutes: Int?
    @CompactField var seconds: Int?
    var part: DayPart?
    /// "the early hours" are those before the morning's own.
    var isBeforeDawn = false
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
        clock.isSure = true
        return clock
    }

    /// The seconds since midnight of an RFC 3339 time; nil for a bare date.
    static func moment(iso text: String) -> Int? {
        let bytes = text.utf8
        guard bytes.count >= 16, let mark = bytes.dropFirst(10).first, mark | 0x20 == UInt8(ascii: "t") || mark == 0x20
        else { return nil }
        return seconds(String(text.dropFirst(11)))
    }

    /// The seconds since midnight of `16:05` or `16:05:30`, whatever follows.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8.prefix(8))
        func two(_ at: Int) -> Int? {
            guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else {
                return nil
            }
            return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
        }
        guard let hours = two(0), hours < 24, let minutes = two(3), minutes < 60 else { return nil }
        let seconds = bytes.count == 8 && bytes[5] == UInt8(ascii: ":") ? two(6) ?? 0 : 0
        return hours * 3600 + minutes * 60 + min(seconds, 59)
    }

    /// What follows the date in a TIMEX3 value: `T09:30`, `T16:08Z`, `TMO`.
    var value: String {
        guard let minutes else { return part.map { "T" + $0.rawValue } ?? "" }
        var text = "T" + two(minutes / 60) + ":" + two(minutes % 60)
        if let seconds { text += ":" + two(seconds) }
        return zone == 0 ? text + "Z" : text
    }

    /// The interval on a day, or of any day: the minute (or second) that was named, or the hours of the part, of which
    /// "early" and "late" name the first and the second half.
    func interval(on day: CalendarDate?, _ mod: TimexModifier? = nil) -> DateMention.Interval? {
        if let minutes {
            let start = (day == nil ? minutes % 1440 : minutes) * 60 + (seconds ?? 0)
            return DateMention.Interval(stamp(day, start), stamp(day, start + (seconds == nil ? 60 : 1)))
        }
        guard let part else { return nil }
        if isBeforeDawn { return DateMention.Interval(stamp(day, 0), stamp(day, 6 * 3600)) }
        var (first, last) = part.hours
        if mod == .start { last = (first + last) / 2 } else if mod == .end { first = (first + last) / 2 }
        return DateMention.Interval(stamp(day, first * 3600), stamp(day, last * 3600))
    }

    /// ISO 8601 date and time, or the time alone; 24:00 is the end of a day that is not named.
    func stamp(_ day: CalendarDate?, _ seconds: Int) -> String {
        var text = ""
        var s = seconds
        if let day {
            let days = s >= 0 ? s / 86_400 : (s - 86_399) / 86_400
            text = "\(day.adding(days: days))T"
            s -= days * 86_400
        } else if s != 86_400 {
            s = (s % 86_400 + 86_400) % 86_400
        }
        text += two(s / 3600) + ":" + two(s / 60 % 60) + ":" + two(s % 60)
        if let zone {
            text += zone == 0 ? "Z" : (zone < 0 ? "-" : "+") + two(abs(zone) / 60) + ":" + two(abs(zone) % 60)
        }
        return text
    }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
