internal import NewsModel

/// A fact in the terms of XBRL.
struct XBRLFact {
    /// A number of the report: the fact's value, or an end of its range.
    struct Number {
        var id: String
        var value: ExactDecimal
        /// `=` and so on.
        var bound: String
    }

    private let line: FactLine

    init(_ line: FactLine) { self.line = line }

    private func text(_ column: String) -> String? {
        guard let index = FactTables.facts.columns.firstIndex(where: { $0.name == column }) else { return nil }
        let plain = line.fact[index].plain
        return plain.isEmpty ? nil : plain
    }

    /// One number, two for a range with both ends.
    var numbers: [Number] {
        let id = "f-" + (text("fact_id") ?? "")
        if let value = text("value").flatMap(ExactDecimal.init) {
            return [Number(id: id, value: value, bound: text("bound") ?? "=")]
        }
        return [("low", ">="), ("high", "<=")].compactMap { end, bound in
            text(end).flatMap(ExactDecimal.init).map { Number(id: "\(id)-\(end)", value: $0, bound: bound) }
        }
    }

    /// Writes the members of one number.
    func write(_ number: Number, to w: inout JSONWriter) {
        let unit = XBRLUnit(text("unit") ?? "1")
        let period = XBRLPeriod(kind: text("period_kind"), start: text("period_start"), end: text("period_end"))
        let hundredth = unit.isPercent
        let value =
            hundredth
            ? ExactDecimal(significand: number.value.significand, exponent: number.value.exponent - 2) : number.value
        w.string("value", value.description)
        if let decimals = text("decimals").flatMap(Int.init) { w.integer("decimals", decimals + (hundredth ? 2 : 0)) }
        w.key("dimensions")
        w.object { w in
            w.string("concept", "g:" + unit.concept(of: number.value) + (period.isInstant ? "At" : "Over"))
            w.string("entity", entity)
            if let period = period.text { w.string("period", period) }
            if let unit = unit.text { w.string("unit", unit) }
            for (axis, words) in axes(number, unit, period) {
                guard let words, !words.isEmpty else { continue }
                w.key(text: "g:" + axis)
                w.string(Self.characters(words))
            }
        }
    }

    private func axes(_ number: Number, _ unit: XBRLUnit, _ period: XBRLPeriod) -> [(String, String?)] {
        let modality = text("modality")
        let qualifiers = line.children[1].map { row in row.map(\.plain).joined(separator: ": ") }
        return [
            ("subject", text("subject_name")), ("subjectWatch", text("subject_watch")),
            ("subjectKind", text("subject_kind")), ("measure", text("measure")),
            ("statistic", text("statistic")), ("bound", number.bound == "=" ? nil : number.bound),
            ("change", text("change")), ("comparedWith", text("compared_with")),
            ("modality", modality == "actual" ? nil : modality), ("qualifier", qualifiers.joined(separator: "; ")),
            ("attributedTo", text("attributed_to") ?? text("attributed_to_text")), ("unitCode", unit.code),
            ("openPeriod", period.text == nil ? text("period") : nil), ("document", text("doc_id")),
            ("observedAt", text("observed_at")),
        ]
    }

    /// The subject by the best identifier there is, else by its name.
    private var entity: String {
        if let lei = text("subject_lei") { return "lei:" + Self.escaped(lei) }
        if let cik = text("subject_cik") { return "cik:" + Self.escaped(cik) }
        return "subject:" + Self.escaped(text("subject_name") ?? "unresolved")
    }

    /// Percent-encoded, but for letters, digits and a few signs (RFC 3986's unreserved).
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Text with a space for each character that XML 1.0 has no place for.
    private static func characters(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0xFFFE, 0xFFFF: out.append(" ")
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
