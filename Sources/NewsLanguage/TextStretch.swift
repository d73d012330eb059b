/// Some sentences of a text, with as much of it before and behind them as rules look at.
///
/// Its stream counts bytes and lines from its own beginning.
package struct TextStretch: Sendable {
    /// The sentences and what stands around them.
    package let stream: TokenStream
    /// Byte of the text at which the stream begins.
    package let offset: Int
    /// Which of the stream's sentences are to be read; the others belong to the neighbours.
    package let sentences: Range<Int>

    /// How many tokens before and behind its sentences a stretch holds, where the text has as many.
    package static let margin = 150

    /// A whole text.
    package init(_ stream: TokenStream) { self.init(stream: stream, offset: 0, sentences: stream.sentences.indices) }

    init(stream: TokenStream, offset: Int, sentences: Range<Int>) {
        self.stream = stream
        self.offset = offset
        self.sentences = sentences
    }

    /// Whether the text begins with it.
    package var isFirst: Bool { offset == 0 && sentences.lowerBound == 0 }

    /// Tokens of the sentences to be read.
    package var tokens: Range<Int> {
        guard let first = sentences.first, let last = sentences.last else { return 0..<0 }
        return stream.sentences[first].tokens.lowerBound..<stream.sentences[last].tokens.upperBound
    }
}
