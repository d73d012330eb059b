internal import NewsLanguage
public import NewsModel

/// Turns an annotated article into facts: for every figure its subject, measure, period and modality, read off a light
/// syntax of its sentence, with the words that say so.
///
/// Pure and deterministic: it reads no clock and knows no other document. A mention whose span does not fit the text is
/// left out; nothing in an article can make it fail.
public struct FactNormalizer: Stage {
    private let program: String
    private let sketches: Bool

    /// A normalizer that signs its document lines with `program`'s version. Where nobody reads those lines, `sketches`
    /// spares the work of their sketches.
    public init(program: String, sketches: Bool = true) {
        self.program = program
        self.sketches = sketches
    }

    /// Figures of an article that are read: more are a file of data, which a page of prose is the wrong way to.
    static let maximumFigures = 20_000

    /// The facts of one article and its document line. An article in another language than English has none. Rejects one with more
    /// figures than any story.
    public func process(_ article: AnnotatedArticle) throws(Rejection) -> NormalizedArticle {
        let language = article.article.language?.lowercased()
        guard
            language == nil || language == "en" || language?.hasPrefix("en-") == true
                || language?.hasPrefix("en_") == true
        else {
            return NormalizedArticle(
                document: document(
                    article.article, status: "unsupported_language", [],
                    sketch: sketches ? DocumentSketch(TokenStream(article.article.text)) : nil),
                facts: [])
        }
        guard article.figures.count <= Self.maximumFigures else {
            throw Rejection(
                input: article.article.source?.path ?? article.article.url ?? article.article.docID, stage: "normalize",
                code: "too_many_figures",
                message: "the text has more than \(Self.maximumFigures) figures: it is data and no story, and left out",
                source: article.article.url)
        }
        let story = Story(article)
        let facts = FactAssembler(story).facts()
        return NormalizedArticle(
            document: document(
                article.article, status: "ok", facts, sketch: sketches ? DocumentSketch(story.stream) : nil),
            facts: facts)
    }

    private func document(_ article: Article, status: String, _ facts: [Fact], sketch: DocumentSketch?) -> Document {
        var document = Document(
            docID: article.docID, docVersion: article.docVersion, status: status, reason: "first",
            factCount: facts.count, program: program)
        document.observedAt = article.observedAt
        document.url = article.url
        document.sketch = sketch?.hex
        return document
    }
}
