/// `gleaner.article/1`: how an article is written and read.
extension Article {
    /// Name of the stream.
    public static let schema = "gleaner.article/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        let map = CodePointMap(text)
        w.object { w in writeMembers(to: &w, schema: Self.schema, map: map) }
    }

    func writeMembers(to w: inout JSONWriter, schema: String, map: CodePointMap) {
        w.string("schema", schema)
        w.string("doc_id", docID)
        w.string("doc_version", docVersion)
        w.string("observed_at", observedAt)
        w.string("url", url)
        w.string("canonical_url", canonicalURL)
        w.string("title", title)
        w.strings("authors", authors)
        w.string("publisher", publisher)
        w.string("published", published)
        w.string("modified", modified)
        w.string("language", language)
        w.string("section", section)
        w.strings("keywords", keywords)
        w.string("summary", summary)
        w.string("image", image)
        w.string("text", text)
        w.key("blocks")
        w.array(blocks) { w, block in
            w.object { w in
                w.string("kind", block.kind.rawValue)
                w.range(block.range, map)
                w.string("path", block.path)
            }
        }
        w.key("source")
        if let source { source.write(to: &w) } else { w.null() }
    }

    /// Reads one object of the stream; only `doc_id` and `text` are needed, unknown members are skipped.
    /// Blocks whose offsets are not of this text are an error.
    public init(_ cursor: inout JSONCursor) throws(JSONError) {
        self = try ArticleReader.read(&cursor).article
    }
}

extension ArticleSource {
    func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("kind", kind)
            w.string("path", path)
            w.string("feed", feed)
            w.integer("status", status)
            w.string("warc_file", warcFile)
            w.integer("warc_offset", warcOffset)
            w.string("warc_record_id", warcRecordID)
            w.string("sha256", sha256)
        }
    }

    init(_ cursor: inout JSONCursor) throws(JSONError) {
        var source = ArticleSource(kind: "file")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "kind": source.kind = try c.optionalString() ?? "file"
            case "path": source.path = try c.optionalString()
            case "feed": source.feed = try c.optionalString()
            case "status": source.status = try c.optionalInteger()
            case "warc_file": source.warcFile = try c.optionalString()
            case "warc_offset": source.warcOffset = try c.optionalInteger()
            case "warc_record_id": source.warcRecordID = try c.optionalString()
            case "sha256": source.sha256 = try c.optionalString()
            default: try c.skip()
            }
        }
        self = source
    }
}

extension JSONWriter {
    /// Writes `start` and `end` in code points.
    mutating func range(_ range: TextRange, _ map: CodePointMap) {
        let (start, end) = map.codePoints(range)
        key("start")
        integer(start)
        key("end")
        integer(end)
    }

    /// Writes `[start, end]` in code points, or null.
    mutating func pair(_ range: TextRange?, _ map: CodePointMap) {
        guard let range else { return null() }
        let (start, end) = map.codePoints(range)
        array([start, end]) { $0.integer($1) }
    }
}
