/// The version of a document that counts today.
package struct DocumentState: Equatable, Sendable {
    package var docID: String
    package var docVersion: String
    package var observedAt: String
    /// Version of the program that extracted its facts.
    package var program: String

    package init(docID: String, docVersion: String, observedAt: String, program: String) {
        self.docID = docID
        self.docVersion = docVersion
        self.observedAt = observedAt
        self.program = program
    }
}
