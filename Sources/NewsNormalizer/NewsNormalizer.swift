public import NewsModel

public struct NormalizedArticle: Sendable, Equatable {
    public var document: Document
    public var facts: [Fact]
}

public struct FactNormalizer: Stage {
    public init(program: String) {}
    public func process(_ article: AnnotatedArticle) throws(Rejection) -> NormalizedArticle {
        throw Rejection(input: article.article.docID, stage: "normalize", code: "unreadable", message: "no normalizer yet")
    }
}
