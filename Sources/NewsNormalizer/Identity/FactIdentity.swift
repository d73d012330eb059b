internal import NewsModel

/// The two names of a fact: which assertion it is, and which question it answers.
enum FactIdentity {
    /// Version of the question's wording: a better extractor that phrases questions otherwise raises it.
    static let keyVersion = "fk1"

    /// `fact_id`: the document version, the type, the first figure's bytes and an ordinal; free of wording, host, time
    /// and confidence, so that a better measure keeps the fact's name.
    static func id(of fact: Fact, figure: TextRange, ordinal: Int) -> String {
        Digest.identifier(
            fact.docVersion.isEmpty ? fact.docID : fact.docVersion, fact.type, "\(figure.start)-\(figure.end)",
            "\(ordinal)")
    }

    /// `fact_key`: SHA-256 over the canonical JSON of everything that makes the question, behind its version.
    static func key(of fact: Fact) -> String {
        let qualifiers = fact.qualifiers.map { "\($0.name)=\(folded($0.value))" }.sorted()
        let participants = fact.participants.map { "\($0.role)=\(folded($0.name))" }.sorted()
        // In the order of the keys, which is what makes it canonical.
        let question = CanonicalJSON.sorted([
            ("change", CanonicalJSON(fact.change?.rawValue)),
            ("compared_with", CanonicalJSON(fact.comparedWith?.period ?? fact.comparedWith.map { folded($0.text) })),
            ("measure", CanonicalJSON(fact.measure.map(folded))),
            ("modality", .string(fact.modality)),
            ("participants", .array(participants.map { .string($0) })),
            ("period", CanonicalJSON(fact.period.value)),
            ("qualifiers", .array(qualifiers.map { .string($0) })),
            ("statistic", .string(fact.statistic)),
            (
                "subject",
                .sorted([
                    ("kind", .string(fact.subject.kind)), ("name", CanonicalJSON(fact.subject.name.map(folded))),
                ])
            ),
            ("type", .string(fact.type)),
            ("unit", .string(fact.unit)),
        ])
        return "\(keyVersion):\(Digest.identifier(of: question.bytes))"
    }

    /// Case and runs of white space do not make another question.
    private static func folded(_ text: String) -> String {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var isOpen = false
        for byte in text.utf8 {
            if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
                isOpen = !out.isEmpty
                continue
            }
            if isOpen { out.append(0x20) }
            isOpen = false
            out.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
