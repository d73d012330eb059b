internal import NewsExtractor
internal import NewsModel
internal import NewsNormalizer
internal import NewsParser

/// The stages one behind another: capture to article to annotated article to facts. Pure, like the stages themselves.
struct StageChain: Sendable {
    private let parser = ArticleParser()
    private let extractor: ArticleExtractor
    private let normalizer: FactNormalizer

    /// Bytes of the longest text that is read for facts: ten long books' worth, which no story has. The stage commands, one text at
    /// a time, know no such limit.
    private static let maximumText = 4 << 20

    /// A chain whose document lines carry `program`, and that links companies by `companies`.
    init(program: String = Version.program, companies: CompanyReferences = .none) {
        extractor = companies.extractor()
        normalizer = FactNormalizer(program: program)
    }

    /// Takes one item through all stages.
    func process(_ content: InputItem.Content) -> Story {
        switch content {
        case .skipped: return .skipped
        case .rejected(let rejection): return .rejected(rejection, nil)
        case .article(let article): return process(article)
        case .capture(let capture):
            if let document = UnreadPage.document(status: capture) { return .unread(document) }
            do throws(Rejection) { return process(try parser.process(capture)) } catch {
                return .rejected(error, UnreadPage.document(rejected: capture, error))
            }
        }
    }

    private func process(_ article: Article) -> Story {
        do throws(Rejection) {
            guard article.text.utf8.count <= Self.maximumText else {
                throw Rejection(
                    input: article.source?.path ?? article.url ?? article.docID, stage: "extract",
                    code: "text_too_long",
                    message: "the text has more than \(Self.maximumText) bytes, which no story has: it is left out",
                    source: article.url)
            }
            let result = try normalizer.process(extractor.process(article))
            return .told(StoryLines(article: article, document: result.document, facts: result.facts))
        } catch {
            return .rejected(error, UnreadPage.document(rejected: article))
        }
    }
}

/// What became of one item.
enum Story: Sendable {
    case told(StoryLines)
    /// Why nothing can be told, and the document line of a page that is known to have been looked at.
    case rejected(Rejection, Document?)
    /// An error response: the document line says so, and there was nothing to read.
    case unread(Document)
    case skipped
}
