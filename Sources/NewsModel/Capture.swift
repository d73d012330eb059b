/// Bytes as they were had from a source, with what the source said about them.
public struct Capture: Equatable, Sendable {
    /// Logical name: repeated verbatim as `source.path`.
    public var path: String?
    public var url: String?
    /// Media type as declared ("text/html; charset=gbk").
    public var mediaType: String?
    /// Charset declared outside the body.
    public var charset: String?
    /// HTTP headers, names lower-case, values as received.
    public var headers: [String: String] = [:]
    public var status: Int?
    /// RFC 3339.
    public var observedAt: String?
    public var id: String?
    public var body: [UInt8]
    /// Where the bytes stand: kind, archive file, offset, record.
    public var source: ArticleSource

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
    public var url: String?
    public var mediaType: String?
    public var charset: String?
    public var headers: [String: String] = [:]
    public var observedAt: String?
    public var id: String?

    public init(path: String) { self.path = path }
}
