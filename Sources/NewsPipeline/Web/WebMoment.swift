internal import NewsModel

/// Reads the dates that feeds and sitemaps give, as seconds since 1970 UTC.
enum WebMoment {
    /// The latest second that `text` (RFC 3339, as feeds come out of the parser) may mean: a date alone lasts to its end everywhere on
    /// earth. Nil for what is no date.
    static func latest(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)) else {
            return nil
        }
        let start = day.dayNumber * 86_400
        if bytes.count == 10 { return start + 36 * 3600 - 1 }
        guard bytes.count >= 20, let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19])
        else { return nil }
        let time = start + hour * 3600 + minute * 60 + second
        if bytes.last == UInt8(ascii: "Z") { return time }
        guard bytes.count >= 25 else { return nil }
        let zone = bytes.suffix(6)
        let first = zone.startIndex
        guard let hours = number(zone[first + 1..<first + 3]), let minutes = number(zone[first + 4..<first + 6]) else {
            return nil
        }
        let offset = (hours * 60 + minutes) * 60
        return zone[first] == UInt8(ascii: "-") ? time + offset : time - offset
    }

    /// The first second that `text` may mean: a date alone begins in UTC.
    static func earliest(_ text: String) -> Int? {
        text.utf8.count == 10 ? CalendarDate(iso: text).map { $0.dayNumber * 86_400 } : latest(text)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
