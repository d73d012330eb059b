/// What a part of an article's text is.
public struct BlockKind: OpenEnum {
    /// The kind as it stands in the stream.
    public let rawValue: String
    /// Takes any kind; the known ones are static members.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The story's headline.
    public static let title = BlockKind(rawValue: "title")
    /// The lines between headline and body that sum the story up.
    public static let standfirst = BlockKind(rawValue: "standfirst")
    /// A heading inside the body.
    public static let heading = BlockKind(rawValue: "heading")
    /// A paragraph of the body.
    public static let paragraph = BlockKind(rawValue: "paragraph")
    /// An item of a list in the body.
    public static let listItem = BlockKind(rawValue: "list_item")
    /// A row of a table in the body.
    public static let tableRow = BlockKind(rawValue: "table_row")
    /// Words of someone else, set apart.
    public static let quote = BlockKind(rawValue: "quote")
    /// The words below a picture, with its credit.
    public static let caption = BlockKind(rawValue: "caption")
    /// "About …", contacts, forward-looking statements; never navigation, teasers, consent texts or comments.
    public static let boilerplate = BlockKind(rawValue: "boilerplate")
}

/// One part of an article's text, with the place in the page it came from.
public struct Block: Equatable, Sendable {
    /// What this part of the text is.
    public var kind: BlockKind
    /// Bytes of the article's text.
    public var range: TextRange
    /// Element path in the page, as `/html/body/main/p[3]`; nil where the text has no page.
    public var path: String?

    /// A part of the text, with or without its place in the page.
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
    /// Logical path of the input, as it was named.
    public var path: String?
    /// Feed that led here.
    public var feed: String?
    /// HTTP status of the response.
    public var status: Int?
    /// Logical name of the archive.
    public var warcFile: String?
    /// Byte offset of the record in the archive file.
    public var warcOffset: Int?
    /// WARC-Record-ID without brackets.
    public var warcRecordID: String?
    /// Hex SHA-256 of the body as parsed.
    public var sha256: String?

    /// A source of which only kind and path are known.
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
    /// Address the bytes were had from.
    public var url: String?
    /// Address that the publisher declares for the story, where it is believed.
    public var canonicalURL: String?
    /// The headline; nil where the page has none.
    public var title: String?
    /// Names of those who wrote it, in the page's order.
    public var authors: [String] = []
    /// Name of the site or paper.
    public var publisher: String?
    /// RFC 3339 with the page's own offset, or a bare date where only that is known.
    public var published: String?
    /// As `published`; nil where the page does not say.
    public var modified: String?
    /// BCP 47 tag, lower-case primary subtag first.
    public var language: String?
    /// Section of the paper, as the page names it.
    public var section: String?
    /// As the page declares them.
    public var keywords: [String] = []
    /// The page's own description, or the standfirst.
    public var summary: String?
    /// Address of the main picture.
    public var image: String?
    /// Everything a reader of the story reads, in reading order, blocks joined by "\n".
    public var text: String
    /// Empty for an article without block information.
    public var blocks: [Block] = []
    /// Where the bytes came from; nil for an article that was made by hand.
    public var source: ArticleSource?

    /// An article of which only identity and text are known.
    public init(docID: String, docVersion: String = "", text: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.text = text
    }
}
