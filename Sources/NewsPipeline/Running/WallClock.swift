internal import Glibc
internal import NewsModel

/// The time of day, for observations and schedules only: no stage ever sees it.
package struct WallClock: Sendable {
    /// Milliseconds since 1970 of the latest observation given out.
    private var latest: Int64

    /// A clock whose observations all come after `previous` (RFC 3339, UTC), even where the system's clock went back.
    package init(after previous: String? = nil) {
        latest = previous.flatMap(Self.milliseconds) ?? 0
    }

    /// The time now as RFC 3339 with milliseconds, UTC; each call gives a later one, so that the newer version of a
    /// document is always recognised.
    package mutating func observe() -> String {
        latest = max(Self.now, latest + 1)
        return Self.format(latest)
    }

    /// Milliseconds since 1970.
    package static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Seconds of a clock that never goes back, for measuring.
    package static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// `2026-03-01T12:30:00.250Z`.
    package static func format(_ milliseconds: Int64) -> String {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func pad(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let day = "\(pad(Int(parts.tm_year) + 1900, 4))-\(pad(Int(parts.tm_mon) + 1, 2))-\(pad(Int(parts.tm_mday), 2))"
        let time = "\(pad(Int(parts.tm_hour), 2)):\(pad(Int(parts.tm_min), 2)):\(pad(Int(parts.tm_sec), 2))"
        return "\(day)T\(time).\(pad(Int(milliseconds % 1000), 3))Z"
    }

    /// Reads back what ``format(_:)`` writes.
    package static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 24 else { return nil }
        func number(_ from: Int, _ count: Int) -> Int32? {
            Int32(String(decoding: bytes[from..<from + count], as: UTF8.self))
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), let fraction = number(20, 3)
        else { return nil }
        var parts = tm()
        parts.tm_year = year - 1900
        parts.tm_mon = month - 1
        parts.tm_mday = day
        parts.tm_hour = hour
        parts.tm_min = minute
        parts.tm_sec = second
        return Int64(timegm(&parts)) * 1000 + Int64(fraction)
    }
}
