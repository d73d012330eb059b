/// A period in XBRL's form: an instant, or a start and an end, as date-times without an offset.
struct XBRLPeriod {
    /// Nil for a fact without a period, and for one whose period has no beginning or no end.
    let text: String?
    let isInstant: Bool

    /// From the half-open interval of the stream.
    init(kind: String?, start: String?, end: String?) {
        let start = start.flatMap(Self.moment)
        let end = end.flatMap(Self.moment)
        if kind == "instant", let end = end ?? start {
            isInstant = true
            text = end
            return
        }
        isInstant = false
        guard let start, let end, start.utf8.lexicographicallyPrecedes(end.utf8) else {
            text = nil
            return
        }
        text = start + "/" + end
    }

    /// A date as its midnight, a date-time to the second in its own zone; nil for anything else.
    private static func moment(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Bool {
            range.upperBound <= bytes.count && bytes[range].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        guard digits(0..<4), digits(5..<7), digits(8..<10), bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        let date = String(decoding: bytes[..<10], as: UTF8.self)
        if bytes.count == 10 { return date + "T00:00:00" }
        guard bytes[10] == UInt8(ascii: "T"), digits(11..<13), digits(14..<16), bytes[13] == 0x3A else { return nil }
        let minute = String(decoding: bytes[10..<16], as: UTF8.self)
        let seconds = bytes.count > 16 && bytes[16] == 0x3A && digits(17..<19)
        return date + minute + (seconds ? String(decoding: bytes[16..<19], as: UTF8.self) : ":00")
    }
}
