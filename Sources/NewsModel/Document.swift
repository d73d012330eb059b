/// One document version looked at, also when it has no fact.
public struct Document: Equatable, Sendable {
    /// Identity of the document, whatever its version.
    public var docID: String
    /// Identity of this version.
    public var docVersion: String
    /// When the bytes were had (RFC 3339).
    public var observedAt: String?
    /// Address of the document.
    public var url: String?
    /// ok | unavailable | gone | blocked | unsupported_language | rejected.
    public var status: String
    /// first | publisher_edit | reextraction.
    public var reason: String
    /// Number of facts of this version.
    public var factCount: Int
    /// Sketch for near-duplicates, hex; nil without text.
    public var sketch: String?
    /// Program version that looked.
    public var program: String

    /// What a run says of a document version that it looked at.
    public init(docID: String, docVersion: String, status: String, reason: String, factCount: Int, program: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.status = status
        self.reason = reason
        self.factCount = factCount
        self.program = program
    }
}
