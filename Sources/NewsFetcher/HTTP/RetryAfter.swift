/// How long a server asks to be left alone (RFC 9110 §10.2.3): seconds or a date.
public enum RetryAfter {
    /// The longest rest that is honoured: a day. Longer ones are usually mistakes, and a day later one asks again.
    public static let maximum = 86_400

    /// Seconds to rest from `now`; nil where the field is absent or unreadable.
    public static func seconds(_ field: String?, now: Int) -> Int? {
        guard let field else { return nil }
        let text = field.filter { $0 != " " }
        if let seconds = Int(text) { return seconds < 0 ? nil : min(seconds, maximum) }
        // More digits than a number holds.
        if !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return maximum }
        return HTTPDate.parse(field).map { min(max($0 - now, 0), maximum) }
    }
}
