internal import NewsLanguage

/// The words of a measure or a name as hashes, without plural endings and words that mean nothing alone: what tells
/// whether two phrases speak of the same thing.
struct MeasureWords {
    private var hashes: [UInt64] = []

    /// Cuts at everything that is neither letter nor digit; case does not count.
    init(_ text: String) {
        var text = text
        hashes.reserveCapacity(8)
        let isCut = text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
            var start = 0
            for i in 0...bytes.count where i == bytes.count || !Self.isWord(bytes[i]) {
                if i > start { add(UnsafeBufferPointer(rebasing: bytes[start..<i])) }
                start = i + 1
            }
            return true
        }
        if isCut { return }
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var word = word.lowercased()
            word.withUTF8 { add($0) }
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    private mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
        if word.count <= 3, Words.measureless.contains(WordHash.of(word)) { return }
        let isPlural = word.count > 3 && word[word.count - 1] | 0x20 == UInt8(ascii: "s")
        hashes.append(WordHash.of(isPlural ? UnsafeBufferPointer(rebasing: word.dropLast()) : word))
    }

    /// Whether any word is in both.
    func sharesWord(with other: MeasureWords) -> Bool { hashes.contains { other.hashes.contains($0) } }
}
