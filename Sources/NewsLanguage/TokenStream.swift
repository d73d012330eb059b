package import NewsModel

/// A text cut once into tokens and sentences: what figures, dates, companies and facts all stand on.
package struct TokenStream: Sendable {
    /// UTF-8 of the text.
    package let bytes: [UInt8]
    /// Its tokens in reading order; white space belongs to none.
    package let tokens: [Token]
    /// Its sentences in reading order.
    package let sentences: [Sentence]

    /// Cuts `text`. Cost is linear in its bytes; offsets fit 32 bits, which the body limit guarantees.
    package init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// Cuts UTF-8 bytes.
    package init(utf8 bytes: [UInt8]) {
        self.bytes = bytes
        var tokenizer = Tokenizer()
        bytes.withUnsafeBufferPointer { tokenizer.run($0) }
        tokens = tokenizer.tokens
        sentences = SentenceSplitter.split(tokens, lineStarts: tokenizer.lineStarts, bytes: bytes)
    }

    /// The text of a range of bytes.
    package func string(_ range: TextRange) -> String {
        String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    /// The text from one token to another, as written.
    package func string(_ range: Range<Int>) -> String { range.isEmpty ? "" : string(self.range(range)) }

    /// Bytes from the first token of `range` to its last.
    package func range(_ range: Range<Int>) -> TextRange {
        TextRange(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
    }

    /// Whether token `index` follows the one before without a space: `bn` in `3.2bn`.
    package func isGlued(_ index: Int) -> Bool { index > 0 && index < tokens.count && !tokens[index].spaceBefore }

    /// Index of the first token that ends behind byte `offset`; `tokens.count` where there is none.
    package func tokenIndex(atByte offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Index of the sentence that holds byte `offset`, or of the next one; `sentences.count` where there is none.
    package func sentenceIndex(atByte offset: Int) -> Int {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].range.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
