internal import NewsModel

/// Dates of HTTP header fields (RFC 9110 §5.6.7): IMF-fixdate, RFC 850 and asctime forms, as seconds since 1970 UTC.
public enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads one of the three forms; nil where the text is none of them. Two-digit years are 1970 to 2069.
    public static func parse(_ text: String) -> Int? {
        let words = text.lowercased().split { " ,-".contains($0) }
        guard words.count >= 5 else { return nil }
        var day: Int?
        var month: Int?
        var year: Int?
        var seconds: Int?
        for word in words.dropFirst() {
            if word.contains(":") {
                seconds = clock(word)
                if seconds == nil { return nil }
            } else if let found = months.firstIndex(of: String(word)) {
                month = found + 1
            } else if let number = Int(word) {
                if day == nil {
                    day = number
                } else if year == nil {
                    year = word.utf8.count == 2 ? (number < 70 ? 2000 : 1900) + number : number
                }
            }
        }
        guard let day, let month, let year, let seconds, let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return date.dayNumber * 86_400 + seconds
    }

    private static func clock(_ word: Substring) -> Int? {
        let parts = word.split(separator: ":").map { Int($0) }
        guard parts.count == 3, let h = parts[0], let m = parts[1], let s = parts[2] else { return nil }
        guard (0..<24).contains(h), (0..<60).contains(m), (0...60).contains(s) else { return nil }
        return h * 3600 + m * 60 + s
    }

    /// The RFC 3339 text of a time in UTC: "2026-01-31T08:00:00Z".
    public static func rfc3339(_ time: Int) -> String {
        let (days, seconds) = (
            time >= 0 ? time / 86_400 : (time - 86_399) / 86_400, ((time % 86_400) + 86_400) % 86_400
        )
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(CalendarDate(dayNumber: days))T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}
