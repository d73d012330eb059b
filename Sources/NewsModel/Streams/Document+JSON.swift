/// `gleaner.document/1`.
extension Document {
    /// Name of the stream.
    public static let schema = "gleaner.document/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("schema", Self.schema)
            w.string("doc_id", docID)
            w.string("doc_version", docVersion)
            w.string("observed_at", observedAt)
            w.string("url", url)
            w.string("status", status)
            w.string("reason", reason)
            w.integer("n_facts", factCount)
            w.string("sketch", sketch)
            w.string("program", program)
        }
    }

    /// Reads one object of the stream; unknown members are skipped.
    public init(_ cursor: inout JSONCursor) throws(JSONError) {
        var document = Document(docID: "", docVersion: "", status: "", reason: "first", factCount: 0, program: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "doc_id": document.docID = try c.string()
            case "doc_version": document.docVersion = try c.string()
            case "observed_at": document.observedAt = try c.optionalString()
            case "url": document.url = try c.optionalString()
            case "status": document.status = try c.string()
            case "reason": document.reason = try c.string()
            case "n_facts": document.factCount = try c.integer()
            case "sketch": document.sketch = try c.optionalString()
            case "program": document.program = try c.string()
            default: try c.skip()
            }
        }
        guard !document.docID.isEmpty, !document.status.isEmpty else {
            throw cursor.error("the document has no doc_id or no status")
        }
        self = document
    }
}
