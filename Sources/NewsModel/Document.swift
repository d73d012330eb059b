/// One document version looked at, also when it has no fact.
public struct Document: Equatable, Sendable {
    public var docID: String
    public var docVersion: String
    public var observedAt: String?
    public var url: String?
    /// ok | unavailable | gone | blocked | unsupported_language | rejected.
    public var status: String
    /// first | publisher_edit | reextraction.
    public var reason: String
    public var factCount: Int
    /// Sketch for near-duplicates, hex; nil without text.
    public var sketch: String?
    /// Program version that looked.
    public var program: String

    public init(docID: String, docVersion: String, status: String, reason: String, factCount: Int, program: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.status = status
        self.reason = reason
        self.factCount = factCount
        self.program = program
    }
}
