internal import NewsModel

/// The unit of a fact in XBRL: currencies are ISO 4217's, others UCUM's, pure numbers have none.
struct XBRLUnit {
    /// `iso4217:USD`, `iso4217:USD/ucum:bbl_us`; nil for pure numbers, and where the unit has no such form.
    let text: String?
    /// The unit as the stream has it, where ``text`` alone does not say it.
    let code: String?
    /// Whether the number is one of hundredths.
    let isPercent: Bool
    private let isMoney: Bool
    private let isCount: Bool

    init(_ unit: String) {
        isMoney = Self.isCurrency(unit)
        isCount = unit == "1"
        isPercent = unit == "%"
        if isCount || isPercent {
            text = nil
            code = nil
            return
        }
        let parts = unit.split(separator: "/", omittingEmptySubsequences: false).map { Self.measure(String($0)) }
        let named = parts.compactMap { $0 }
        // Hundredths of hundredths and differences of percentages are pure numbers as well.
        let isForm =
            !["pp", "bp"].contains(unit) && named.count == parts.count && parts.count <= 2
            && Set(named).count == named.count
        text = isForm ? named.joined(separator: "/") : nil
        code = isMoney ? nil : unit
    }

    /// Name of the concept without the kind of its period.
    func concept(of value: ExactDecimal) -> String {
        if isMoney { return "amount" }
        if isPercent { return "ratio" }
        return isCount && value.exponent >= 0 ? "count" : "quantity"
    }

    /// A part of a unit as a qualified name: brackets and braces are no part of a name.
    private static func measure(_ part: String) -> String? {
        if isCurrency(part) { return "iso4217:" + part }
        let bytes = part.utf8.filter { ![0x5B, 0x5D, 0x7B, 0x7D].contains($0) }
        guard let first = bytes.first, isLetter(first),
            bytes.allSatisfy({ isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E, 0x5F].contains($0) })
        else { return nil }
        return "ucum:" + String(decoding: bytes, as: UTF8.self)
    }

    private static func isCurrency(_ part: String) -> Bool {
        part.utf8.count == 3 && part.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
