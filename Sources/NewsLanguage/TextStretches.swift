internal import NewsModel

/// A text in stretches, each cut into tokens when its turn comes: a long text costs memory for one of them, and any that a
/// newsroom writes is a single one.
///
/// Every sentence stands in exactly one stretch, and is the sentence that ``TokenStream`` makes of the whole text.
package struct TextStretches: Sequence, Sendable {
    private let text: String
    private let size: Int
    /// The only stretch of a text that is not long; nil where there are several.
    package let whole: TextStretch?

    /// Longest text in bytes that stays in one piece.
    package static let usualSize = 1 << 18

    /// Cuts `text`; what is longer than `size` bytes into stretches of about that size.
    package init(_ text: String, size: Int = usualSize) {
        self.text = text
        self.size = Swift.max(1, size)
        whole = text.utf8.count <= size ? TextStretch(TokenStream(text)) : nil
    }

    /// About how many stretches there are.
    package var estimatedCount: Int { whole == nil ? text.utf8.count / size + 1 : 1 }

    /// Whether a byte stands somewhere in a text of several stretches; always true of a single one.
    package func mayHold(_ byte: UInt8) -> Bool {
        guard whole == nil else { return true }
        var text = text
        return text.withUTF8 { ByteScan.first(byte, in: $0, from: 0, to: $0.count) < $0.count }
    }

    /// A text that is cut already.
    package init(_ stream: TokenStream) {
        text = ""
        size = Self.usualSize
        whole = TextStretch(stream)
    }

    /// The stretches in reading order.
    package func makeIterator() -> Iterator { Iterator(text: text, size: size, whole: whole) }

    /// Cuts one stretch after the other.
    package struct Iterator: IteratorProtocol {
        private var text: String
        private let size: Int
        private var whole: TextStretch?
        /// Bytes at which the next stretch begins with what stands before its sentences, and at which those begin.
        private var margin = 0
        private var start = 0

        fileprivate init(text: String, size: Int, whole: TextStretch?) {
            self.text = text
            self.size = size
            self.whole = whole
            if whole != nil { start = text.utf8.count }
        }

        /// The next stretch that has a sentence.
        package mutating func next() -> TextStretch? {
            if let whole {
                self.whole = nil
                return whole
            }
            var length = size
            while start < text.utf8.count {
                let stream = TokenStream(utf8: bytes(upTo: start + length))
                let isLast = margin + stream.bytes.count == text.utf8.count
                let sentences = stream.sentences
                let first = stream.sentenceIndex(atByte: start - margin)
                var end = sentences.count
                if !isLast {
                    let last = stream.tokens.count - TextStretch.margin
                    while end > first, sentences[end - 1].tokens.upperBound > last { end -= 1 }
                    if end == first {
                        // A word or a gap that is longer than a stretch.
                        length *= 2
                        continue
                    }
                }
                let stretch = TextStretch(stream: stream, offset: margin, sentences: first..<end)
                goOn(behind: stretch, isLast: isLast)
                return first < end ? stretch : nil
            }
            return nil
        }

        /// Bytes of the text from the margin on, up to the beginning of a character.
        private mutating func bytes(upTo limit: Int) -> [UInt8] {
            text.withUTF8 { utf8 in
                var end = Swift.min(limit, utf8.count)
                while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
                return Array(utf8[margin..<end])
            }
        }

        private mutating func goOn(behind stretch: TextStretch, isLast: Bool) {
            guard !isLast else {
                start = text.utf8.count
                return
            }
            let sentences = stretch.stream.sentences
            var k = stretch.sentences.upperBound
            let tokens = sentences[k].tokens.lowerBound
            start = stretch.offset + sentences[k].range.start
            while k > 0, tokens - sentences[k].tokens.lowerBound < TextStretch.margin { k -= 1 }
            margin = stretch.offset + sentences[k].range.start
        }
    }
}
