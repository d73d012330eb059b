/// Bytes as they were had from a source, with what the source said about them.
public struct Capture: Equatable, Sendable {
    /// Logical name: repeated verbatim as `source.path`.
    public var path: String?
    /// Address that the bytes were had from.
    public var url: String?
    /// Media type as declared ("text/html; charset=gbk").
    public var mediaType: String?
    /// Charset declared outside the body.
    public var charset: String?
    /// HTTP headers, names lower-case, values as received.
    public var headers: [String: String] = [:]
    /// HTTP status of the response.
    public var status: Int?
    /// RFC 3339.
    public var observedAt: String?
    /// The publisher's id of the story, where a feed or manifest gives one.
    public var id: String?
    /// The content, decoded from transfer and content codings.
    public var body: [UInt8]
    /// Where the bytes stand: kind, archive file, offset, record.
    public var source: ArticleSource

    /// Bytes and where they stand; nothing else is known.
    public init(body: [UInt8], source: ArticleSource) {
        self.body = body
        self.source = source
        path = source.path
    }
}

/// A line of a capture manifest: a capture whose body stands in a file.
public struct CaptureEntry: Equatable, Sendable {
    /// As written in the manifest; a relative path starts at the manifest's folder.
    public var path: String
    /// Address of the page.
    public var url: String?
    /// As `Capture.mediaType`.
    public var mediaType: String?
    /// As `Capture.charset`.
    public var charset: String?
    /// As `Capture.headers`.
    public var headers: [String: String] = [:]
    /// As `Capture.observedAt`.
    public var observedAt: String?
    /// As `Capture.id`.
    public var id: String?

    /// An entry of which only the path is known.
    public init(path: String) { self.path = path }
}
