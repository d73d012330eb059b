/// What a part of an article's text is.
public struct BlockKind: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let title = BlockKind(rawValue: "title")
    public static let standfirst = BlockKind(rawValue: "standfirst")
    public static let heading = BlockKind(rawValue: "heading")
    public static let paragraph = BlockKind(rawValue: "paragraph")
    public static let listItem = BlockKind(rawValue: "list_item")
    public static let tableRow = BlockKind(rawValue: "table_row")
    public static let quote = BlockKind(rawValue: "quote")
    public static let caption = BlockKind(rawValue: "caption")
    /// "About …", contacts, forward-looking statements; never navigation, teasers, consent texts or comments.
    public static let boilerplate = BlockKind(rawValue: "boilerplate")
}

/// One part of an article's text, with the place in the page it came from.
public struct Block: Equatable, Sendable {
    public var kind: BlockKind
    /// Bytes of the article's text.
    public var range: TextRange
    /// Element path in the page, as `/html/body/main/p[3]`; nil where the text has no page.
    public var path: String?

    public init(kind: BlockKind, range: TextRange, path: String? = nil) {
        self.kind = kind
        self.range = range
        self.path = path
    }
}

/// Where an article's bytes came from.
public struct ArticleSource: Equatable, Sendable {
    /// `http`, `feed`, `warc` or `file`.
    public var kind: String
    public var path: String?
    public var feed: String?
    /// HTTP status of the response.
    public var status: Int?
    public var warcFile: String?
    /// Byte offset of the record in the archive file.
    public var warcOffset: Int?
    public var warcRecordID: String?
    /// Hex SHA-256 of the body as parsed.
    public var sha256: String?

    public init(kind: String, path: String? = nil) {
        self.kind = kind
        self.path = path
    }
}

/// The text of one version of a story, with its metadata.
public struct Article: Equatable, Sendable {
    /// Hash of the canonical URL; else of the publisher's id; else of the content.
    public var docID: String
    /// Hash of `docID`, normalised title and text.
    public var docVersion: String
    /// When the bytes were had (RFC 3339): fetch time or WARC-Date.
    public var observedAt: String?
    public var url: String?
    public var canonicalURL: String?
    public var title: String?
    public var authors: [String] = []
    public var publisher: String?
    /// RFC 3339 with the page's own offset, or a bare date where only that is known.
    public var published: String?
    public var modified: String?
    /// BCP 47 tag, lower-case primary subtag first.
    public var language: String?
    public var section: String?
    public var keywords: [String] = []
    public var summary: String?
    public var image: String?
    /// Everything a reader of the story reads, in reading order, blocks joined by "\n".
    public var text: String
    /// Empty for an article without block information.
    public var blocks: [Block] = []
    public var source: ArticleSource?

    public init(docID: String, docVersion: String = "", text: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.text = text
    }
}
