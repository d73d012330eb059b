internal import NewsModel

/// A thing of the story that facts are said of.
struct Referent: Sendable, Equatable {
    /// Canonical name, or the noun phrase where there is no name.
    var name: String
    /// The words in the text.
    var range: TextRange
    /// company organisation place person product market other.
    var kind: String
    var id: NameID?
    /// Whether it has a proper name.
    var isNamed: Bool
}
