package import NewsModel

/// Orders what is known about one document: the newest observation wins, then the newest program. As text it sorts the
/// same way in every database.
package struct DocumentRank: Comparable, Sendable {
    /// Observation in UTC, program version, document version; comparable byte by byte.
    package let text: String

    /// The rank of a document line.
    package init(_ document: Document) {
        // A space sorts before every digit: no time is before all times.
        text = "\(Self.instant(document.observedAt)) \(Self.version(document.program)) \(document.docVersion)"
    }

    /// Older before newer: the order of the bytes, as every database sorts them.
    package static func < (a: DocumentRank, b: DocumentRank) -> Bool {
        a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }

    /// RFC 3339 as UTC with nine decimals; what is missing or no time is older than everything.
    static func instant(_ text: String?) -> String {
        guard let bytes = text.map({ Array($0.utf8) }), bytes.count >= 10 else { return "" }
        func number(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= bytes.count, bytes[from..<from + count].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
            else {
                return nil
            }
            return Int(String(decoding: bytes[from..<from + count], as: UTF8.self))
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return "" }
        let hour = number(11, 2) ?? 0
        let minute = number(14, 2) ?? 0
        let second = number(17, 2) ?? 0
        var fraction = "000000000"
        var i = 19
        if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
            let digits = bytes[(i + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
            i += 1 + digits.count
            fraction = String((String(decoding: digits, as: UTF8.self) + fraction).prefix(9))
        }
        var offset = 0
        if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") {
            offset = (number(i + 1, 2) ?? 0) * 60 + (number(i + 4, 2) ?? number(i + 3, 2) ?? 0)
            if bytes[i] == UInt8(ascii: "-") { offset = -offset }
        }
        let seconds = date.dayNumber * 86400 + hour * 3600 + minute * 60 + second - offset * 60
        return pad(seconds + 100_000_000_000, 12) + "." + fraction
    }

    /// The numbers of a version, each padded: "gleaner 0.10.2" sorts behind "gleaner 0.9.0".
    static func version(_ program: String) -> String {
        program.utf8.split { $0 < 0x30 || $0 > 0x39 }.prefix(4).map { pad(Int(String($0)?.prefix(9) ?? "") ?? 0, 9) }
            .joined(separator: ".") + " " + program
    }

    private static func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension DocumentRank {
    /// Whether one moment (RFC 3339, or a date) lies before another; what is no time lies before everything.
    package static func isEarlier(_ a: String, than b: String) -> Bool {
        instant(a).utf8.lexicographicallyPrecedes(instant(b).utf8)
    }
}
