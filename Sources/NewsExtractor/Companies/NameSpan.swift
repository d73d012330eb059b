/// A name in a token stream, before the document decides what it is called.
package struct NameSpan: Equatable, Sendable {
    /// Indices into the stream's tokens; never crosses a sentence.
    package var tokens: Range<Int>
    /// What it names.
    package var kind: NameKind
    /// Probability that span and kind are right.
    package var confidence: Double
    /// What found it: a rule's name, or `model`.
    package var rule: String
    /// Of a company or organisation: how probable the model finds a company, of the two.
    var companyShare = 0.0
    /// Symbol and market that the text gives behind the name.
    var listing: Exchanges.Listing?
}
