/// The words of a phrase by their hashes, cut exactly as texts are.
package struct PhraseWords: Sendable {
    /// Hash of the first word; 0 where there is none.
    package private(set) var first: UInt64 = 0
    /// Hash of the last word.
    package private(set) var last: UInt64 = 0
    /// Hash of all of them, joined from the first on.
    package private(set) var joined: UInt64 = 0

    /// No words.
    init() {}

    /// Cuts `phrase`.
    package init(_ phrase: String) {
        Self.forEach(phrase) { hash, _ in append(hash) }
    }

    /// Adds the next word.
    mutating func append(_ word: UInt64) {
        if first == 0 { first = word }
        joined = joined == 0 ? word : WordHash.join(joined, word)
        last = word
    }

    /// Calls `body` with the hash of each word, and whether it is the last.
    static func forEach(_ phrase: String, _ body: (UInt64, Bool) -> Void) {
        var phrase = phrase
        phrase.withUTF8 { bytes in
            if isPlain(bytes) { return forEachPlain(bytes, body) }
            var tokenizer = Tokenizer()
            tokenizer.run(bytes)
            for (i, token) in tokenizer.tokens.enumerated() { body(token.hash, i == tokenizer.tokens.count - 1) }
        }
    }

    /// Words of ASCII letters with one space between them: each is one token, whatever stands beside it.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInWord = false
        for b in bytes {
            if b | 0x20 >= 0x61 && b | 0x20 <= 0x7A {
                isInWord = true
            } else if b == 0x20, isInWord {
                isInWord = false
            } else {
                return false
            }
        }
        return isInWord
    }

    private static func forEachPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64, Bool) -> Void) {
        var start = 0
        for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x20 {
            body(WordHash.of(UnsafeBufferPointer(rebasing: bytes[start..<i])), i == bytes.count)
            start = i + 1
        }
    }
}
