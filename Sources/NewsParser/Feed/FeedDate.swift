internal import NewsModel

/// Reads the dates of feeds: RFC 3339 and ISO 8601 in every spelling, RFC 822, asctime, and what content systems of
/// many languages write instead.
enum FeedDate {
    /// RFC 3339 with the date's own offset; a bare date where no time is written; nil for what is no date. A time
    /// without zone is taken as UTC.
    static func rfc3339(_ text: String) -> String? {
        let bytes = Array(text.utf8.prefix(160))
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        var reader = FeedDateReader(bytes)
        reader.read()
        return reader.fields.rfc3339
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
            return FeedDateFields.digits(year, 4) + "-" + FeedDateFields.digits(month, 2) + "-"
                + FeedDateFields.digits(day, 2)
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
        var out =
            FeedDateFields.digits(year, 4) + "-" + FeedDateFields.digits(month, 2) + "-" + FeedDateFields.digits(day, 2)
        out +=
            "T" + FeedDateFields.digits(hour, 2) + ":" + FeedDateFields.digits(minute, 2) + ":"
            + FeedDateFields.digits(min(59, second), 2)
        if minutes == 0 { return out + "Z" }
        return out + (minutes < 0 ? "-" : "+") + FeedDateFields.digits(abs(minutes) / 60, 2) + ":"
            + FeedDateFields.digits(abs(minutes) % 60, 2)
    }

    static func digits(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// A year of two digits lies within 1970…2069.
    static func century(_ value: Int) -> Int { value < 70 ? 2000 + value : value < 100 ? 1900 + value : value }
}
