package import NewsModel

/// A sentence, headline, list item or table row: a run of tokens that never crosses a line of the text.
package struct Sentence: Sendable {
    /// Indices into the stream's tokens.
    package var tokens: Range<Int>
    /// Bytes of the text, from the first token to the last.
    package var range: TextRange
    /// Number of line breaks before it.
    package var line: Int
}
