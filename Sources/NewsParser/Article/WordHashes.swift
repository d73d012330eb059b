internal import NewsMarkup

/// The words of a text as hashes: runs of letters and digits folded to small letters, single characters of scripts
/// without spaces.
package enum WordHashes {
    /// Appends the hashes of the words of a run of bytes.
    package static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to out: inout [UInt64]) {
        var i = range.lowerBound
        let end = range.upperBound
        var start = -1
        while i < end {
            let b = bytes[i]
            var isWord = true
            var alone = false
            var n = 1
            if b < 0x80 {
                isWord = (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || (b >= 0x30 && b <= 0x39) || b == 0x5F
            } else {
                n = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
                if b == 0xC2 {
                    isWord = i + 1 < end && (bytes[i + 1] == 0xAA || bytes[i + 1] == 0xB5 || bytes[i + 1] == 0xBA)
                } else if b == 0xE2 {
                    isWord = false
                } else if b >= 0xE3 && b <= 0xE9 {
                    isWord = !(b == 0xE3 && i + 1 < end && bytes[i + 1] == 0x80)
                    alone = isWord
                } else if b == 0xEF || b >= 0xF0 {
                    isWord = false
                }
            }
            if alone || !isWord {
                if start >= 0 {
                    out.append(FoldedHash.extend(FoldedHash.seed, bytes, start..<i))
                    start = -1
                }
                if alone { out.append(FoldedHash.extend(FoldedHash.seed, bytes, i..<min(i + n, end))) }
            } else if start < 0 {
                start = i
            }
            i += n
        }
        if start >= 0 { out.append(FoldedHash.extend(FoldedHash.seed, bytes, start..<end)) }
    }

    /// The word hashes of a text.
    package static func of(_ text: String) -> [UInt64] {
        var text = text
        var out: [UInt64] = []
        text.withUTF8 { append($0, 0..<$0.count, to: &out) }
        return out
    }

    /// The hash of the four words at a position.
    @inline(__always)
    package static func shingle(_ words: some RandomAccessCollection<UInt64>, _ i: Int) -> UInt64 {
        var h: UInt64 = 0x9e37_79b9_7f4a_7c15
        var k = words.index(words.startIndex, offsetBy: i)
        for _ in 0..<4 {
            h = (h ^ words[k]) &* 0xff51_afd7_ed55_8ccd
            h ^= h >> 32
            k = words.index(after: k)
        }
        return h
    }

    /// All four-word shingles of a text.
    package static func shingles(_ words: [UInt64]) -> ShingleSet {
        guard words.count >= 4 else { return ShingleSet() }
        var out = ShingleSet(capacity: words.count)
        for i in 0...(words.count - 4) { out.insert(shingle(words, i)) }
        return out
    }
}
