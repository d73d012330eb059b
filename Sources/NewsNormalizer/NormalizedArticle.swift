public import NewsModel

/// What an annotated article says in facts, with the line that says it was looked at.
public struct NormalizedArticle: Sendable, Equatable {
    /// One line for the document version, also when it has no fact.
    public var document: Document
    /// In the order of their first figure in the text.
    public var facts: [Fact]

    /// Puts a document line and its facts together.
    public init(document: Document, facts: [Fact]) {
        self.document = document
        self.facts = facts
    }
}
