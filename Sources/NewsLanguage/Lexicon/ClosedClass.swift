internal import NewsModel

/// The closed word classes a light reader of phrases needs; a word may belong to several.
package struct ClosedClass: OptionSet, Sendable {
    /// One bit a class.
    package let rawValue: UInt16
    /// The classes of these bits.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// `the`, `this`, `every`
    package static let determiner = ClosedClass(rawValue: 1)
    /// `its`, `their`
    package static let possessive = ClosedClass(rawValue: 2)
    /// `it`, `those`, `who`
    package static let pronoun = ClosedClass(rawValue: 4)
    /// `of`, `during`
    package static let preposition = ClosedClass(rawValue: 8)
    /// `and`, `because`
    package static let conjunction = ClosedClass(rawValue: 16)
    /// `is`, `has`, `would`
    package static let auxiliary = ClosedClass(rawValue: 32)
    /// `also`, `nearly`
    package static let adverb = ClosedClass(rawValue: 64)

    /// Plurals that stand before another plural: "auto parts enterprises", "sales offices".
    package static let pluralModifier = ClosedClass(rawValue: 256)

    /// Every closed class: words that are never part of a noun phrase behind its determiner.
    package static let function: ClosedClass = [
        .determiner, .possessive, .pronoun, .preposition, .conjunction, .auxiliary, .adverb,
    ]

    private static let names: [String: ClosedClass] = [
        "determiner": .determiner, "possessive": .possessive, "pronoun": .pronoun, "preposition": .preposition,
        "conjunction": .conjunction, "auxiliary": .auxiliary, "adverb": .adverb,
        "plural-modifier": .pluralModifier,
    ]

    private static let table: WordTable<ClosedClass> = {
        var classes: [String: ClosedClass] = [:]
        for row in Table("language/closed-classes").rows where row.count >= 2 {
            if let known = names[row[1]] { classes[row[0], default: []].insert(known) }
        }
        return WordTable(classes.map { ($0.key, $0.value) })
    }()

    /// Classes of a token's case-folded form; empty for the open classes.
    package static func of(_ token: Token) -> ClosedClass { table[token] ?? [] }
}
