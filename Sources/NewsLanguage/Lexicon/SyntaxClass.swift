/// What a word does in a sentence: coarser than parts of speech, fine enough to find noun phrases, verbs and clauses.
package enum SyntaxClass: UInt8, Sendable {
    case noun, name, adjective, number, date
    case determiner, possessive, genitive, pronoun, existential
    case relative, that, subordinator, than, prepositionOrSubordinator, preposition, `as`, particle
    case conjunction, adverb, negation
    case to, modal, be, have, `do`
    /// `say`, `says`, `said`: a form that can stand alone as predicate.
    case finite
    /// A base form behind `to` or a modal.
    case base
    /// `sold`, `announced`: past participle, in passives, perfects and reduced relatives.
    case participle
    /// `selling`.
    case gerund
    case comma, open, close, dash, colon, semicolon, quotation, stop, other

    /// Classes that can stand inside a noun phrase.
    var isNominal: Bool { self == .noun || self == .name || self == .adjective || self == .number }

    /// The class a table calls `word`.
    package init?(named word: String) {
        guard let known = Self.names[word] else { return nil }
        self = known
    }

    private static let names: [String: SyntaxClass] = [
        "noun": .noun, "name": .name, "adjective": .adjective, "determiner": .determiner, "possessive": .possessive,
        "genitive": .genitive, "pronoun": .pronoun, "existential": .existential, "relative": .relative, "that": .that,
        "subordinator": .subordinator, "than": .than, "prepsub": .prepositionOrSubordinator,
        "preposition": .preposition,
        "as": .as, "particle": .particle, "conjunction": .conjunction, "adverb": .adverb, "negation": .negation,
        "to": .to,
        "modal": .modal, "be": .be, "have": .have, "do": .do,
    ]
}
