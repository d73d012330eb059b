internal import NewsLoaders
internal import NewsModel

/// Walks through a run's articles beside its facts, which stand in the same order: one text is held at a time.
struct ArticleWalk {
    /// A text that can be cut by code points.
    struct Text {
        let bytes: [UInt8]
        let map: CodePointMap

        /// The code points from `start` to `end`; nil where they are not of this text.
        func slice(_ start: Int, _ end: Int) -> String? {
            guard start >= 0, let range = map.bytes(start, end) else { return nil }
            return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
        }
    }

    private let reader: LineReader?
    private let folder: String
    private var key = ""
    private var current: Text?
    private(set) var problems: [RunCheck.Problem] = []
    private(set) var trace = ArchiveTrace()

    init(_ folder: String) throws {
        self.folder = folder
        reader = try RunFolderReader.lines(of: .articles, in: folder)
    }

    /// The text of a document version, which is this one or one further on.
    mutating func text(of wanted: String) throws -> Text? {
        while key != wanted {
            guard try advance() else { return nil }
        }
        return current
    }

    /// Looks at the articles that no fact asked for.
    mutating func finish() throws { while try advance() {} }

    private mutating func advance() throws -> Bool {
        while let line = try reader?.next() {
            let place = "\(folder)/articles.jsonl:\(reader?.number ?? 0)"
            guard case .bytes(let bytes) = line, let article = RunCheck.read(bytes, Article.init) else {
                problems.append(.init(place: place, message: "the line is no article"))
                continue
            }
            key = RunCheck.key(article.docID, article.docVersion)
            current = Text(bytes: Array(article.text.utf8), map: CodePointMap(article.text))
            if let message = trace.problem(article) { problems.append(.init(place: place, message: message)) }
            return true
        }
        return false
    }
}
