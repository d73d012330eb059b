/// The version of a document that counts today.
package struct DocumentState: Equatable, Sendable {
    /// `doc_id` of the streams.
    package var docID: String
    /// `doc_version` of the streams.
    package var docVersion: String
    /// When that version was observed (RFC 3339); a newer observation wins.
    package var observedAt: String
    /// Version of the program that extracted its facts.
    package var program: String

    /// The state of one document, all of it known.
    package init(docID: String, docVersion: String, observedAt: String, program: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.observedAt = observedAt
        self.program = program
    }
}
