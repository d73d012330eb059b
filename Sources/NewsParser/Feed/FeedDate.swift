internal import NewsModel

/// Reads the dates of feeds: RFC 3339 and ISO 8601 in every spelling, RFC 822, asctime, and what content systems of
/// many languages write instead.
enum FeedDate {
    /// RFC 3339 with the date's own offset; a bare date where no time is written; nil for what is no date. A time
    /// without zone is taken as UTC.
    static func rfc3339(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        let range = HTMLBytes.trimmed(text, 0..<min(160, text.count))
        guard !range.isEmpty else { return nil }
        var reader = FeedDateReader(Array(text[range]))
        reader.read()
        return reader.fields.rfc3339
    }

    static func rfc3339(_ text: String) -> String? {
        var text = text
        return text.withUTF8(rfc3339)
    }
}

/// What has been read of a date.
struct FeedDateFields {
    var year: Int?
    var month: Int?
    var day: Int?
    var hour: Int?
    var minute = 0
    var second = 0
    /// Minutes east of Greenwich, as written in digits.
    var offset: Int?
    /// A zone by name, used where no digits say more.
    var zone: TimeZoneTable.Zone?
    /// The zone that the words' country keeps.
    var local: Int?
    /// 0 or 12, said by am or pm.
    var half: Int?

    var rfc3339: String? {
        guard var year, year >= 0, year <= 9999 else { return nil }
        var month = month ?? 1
        var day = day ?? 1
        guard var date = CalendarDate(year: year, month: month, day: day) else { return nil }
        guard var hour else {
            return String(unsafeUninitializedCapacity: 10) { FeedDateFields.write(year, month, day, to: $0) }
        }
        if let half, hour <= 12 { hour = hour % 12 + half }
        guard hour <= 24, minute <= 59, second <= 60 else { return nil }
        if hour == 24 {
            // ISO 8601: the midnight at the day's end.
            guard minute == 0, second == 0 else { return nil }
            hour = 0
            date = CalendarDate(dayNumber: date.dayNumber + 1)
            (year, month, day) = (date.year, date.month, date.day)
        }
        let minutes = offset ?? zone?.offset(date, hour: hour) ?? local ?? 0
        guard abs(minutes) < 24 * 60 else { return nil }
        return String(unsafeUninitializedCapacity: 25) { out in
            var at = FeedDateFields.write(year, month, day, to: out)
            func put(_ mark: UInt8, _ value: Int) {
                out[at] = mark
                FeedDateFields.digits(value, 2, at + 1, out)
                at += 3
            }
            put(UInt8(ascii: "T"), hour)
            put(UInt8(ascii: ":"), minute)
            put(UInt8(ascii: ":"), min(59, second))
            if minutes == 0 {
                out[at] = UInt8(ascii: "Z")
                return at + 1
            }
            put(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), abs(minutes) / 60)
            put(UInt8(ascii: ":"), abs(minutes) % 60)
            return at
        }
    }

    /// Writes `2024-05-01` and gives its length.
    private static func write(_ year: Int, _ month: Int, _ day: Int, to out: UnsafeMutableBufferPointer<UInt8>) -> Int {
        digits(year, 4, 0, out)
        out[4] = UInt8(ascii: "-")
        digits(month, 2, 5, out)
        out[7] = UInt8(ascii: "-")
        digits(day, 2, 8, out)
        return 10
    }

    private static func digits(_ value: Int, _ width: Int, _ place: Int, _ out: UnsafeMutableBufferPointer<UInt8>) {
        var rest = value
        for index in (place..<place + width).reversed() {
            out[index] = 48 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// A year of two digits lies within 1970…2069.
    static func century(_ value: Int) -> Int { value < 70 ? 2000 + value : value < 100 ? 1900 + value : value }
}
