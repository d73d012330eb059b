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
        var members: [String: CanonicalJSON] = [
            "type": .string(fact.type),
            "subject": .object([
                "name": CanonicalJSON(fact.subject.name.map(folded)), "kind": .string(fact.subject.kind),
            ]),
            "measure": CanonicalJSON(fact.measure.map(folded)),
            "unit": .string(fact.unit),
            "statistic": .string(fact.statistic),
            "change": CanonicalJSON(fact.change?.rawValue),
            "period": CanonicalJSON(fact.period.value),
            "modality": .string(fact.modality),
        ]
        members["compared_with"] = CanonicalJSON(fact.comparedWith?.period ?? fact.comparedWith.map { folded($0.text) })
        members["qualifiers"] = .array(
            fact.qualifiers.map { "\($0.name)=\(folded($0.value))" }.sorted().map { .string($0) })
        members["participants"] = .array(
            fact.participants.map { "\($0.role)=\(folded($0.name))" }.sorted().map { .string($0) })
        return "\(keyVersion):\(Digest.hex(Digest.sha256(CanonicalJSON.object(members).bytes).prefix(16)))"
    }

    /// Case and runs of white space do not make another question.
    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
}
