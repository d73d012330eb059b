/// A fixed map from words to values, looked up by bytes; ASCII, Latin-1 and basic Greek and Cyrillic capitals are folded.
///
/// Keys are 64-bit FNV-1a hashes of the folded bytes. Phrases are chains: the hash of a phrase goes on from that of its
/// beginning, so that a scan over a text's words costs one multiplication a byte.
package struct FoldedTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private let mask: Int

    package init(_ entries: [(String, Value)]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (word, value) in entries { insert(FoldedHash.of(word), value) }
    }

    /// Builds the table from hashes made by ``FoldedHash``.
    package init(hashes entries: [(UInt64, Value)]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (hash, value) in entries { insert(hash, value) }
    }

    private mutating func insert(_ key: UInt64, _ value: Value) {
        var i = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while keys[i] != 0 && keys[i] != key { i = (i + 1) & mask }
        keys[i] = key
        values[i] = value
    }

    /// The value stored under a hash.
    package subscript(hash: UInt64) -> Value? { lookup(hash) }

    private func lookup(_ hash: UInt64) -> Value? {
        var i = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while true {
            let key = keys[i]
            if key == hash { return values[i] }
            if key == 0 { return nil }
            i = (i + 1) & mask
        }
    }

    /// The value of a word.
    package subscript(word: String) -> Value? { lookup(FoldedHash.of(word)) }
}

/// Hashes of words folded to small letters.
package enum FoldedHash {
    package static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Continues a hash with one word's bytes; a phrase puts a space between its words.
    @inline(__always)
    package static func extend(_ start: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var h = start
        var i = range.lowerBound
        while i < range.upperBound {
            var b = bytes[i]
            if b >= 0x41 && b <= 0x5A {
                b |= 0x20
            } else if b >= 0xC3 && b <= 0xD0 && i + 1 < range.upperBound {
                let next = bytes[i + 1]
                var lead = b
                var tail = next
                switch (b, next) {
                case (0xC3, 0x80...0x9E) where next != 0x97: tail = next + 0x20
                case (0xC4, 0x80...0xB6), (0xC5, 0x8A...0xB6):
                    // Latin Extended-A: capitals are even.
                    tail = next | 1
                case (0xC5, 0x81...0x87), (0xC5, 0xB9...0xBD): tail = next & 1 == 1 ? next + 1 : next
                case (0xCE, 0x91...0x9F): tail = next + 0x20
                case (0xCE, 0xA0...0xA9):
                    lead = 0xCF
                    tail = next - 0x20
                case (0xD0, 0x90...0x9F): tail = next + 0x20
                case (0xD0, 0xA0...0xAF):
                    lead = 0xD1
                    tail = next - 0x20
                default: break
                }
                h = (h ^ UInt64(lead)) &* 0x0000_0100_0000_01b3
                h = (h ^ UInt64(tail)) &* 0x0000_0100_0000_01b3
                i += 2
                continue
            }
            h = (h ^ UInt64(b)) &* 0x0000_0100_0000_01b3
            i += 1
        }
        return h == 0 ? 1 : h
    }

    /// The hash of a word or a phrase whose words are separated by single spaces.
    package static func of(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { bytes in
            var h = seed
            var start = 0
            for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x20 {
                if start > 0 { h = joint(h) }
                h = extend(h, bytes, start..<i)
                start = i + 1
            }
            return h
        }
    }

    /// The hash between two words of a phrase.
    @inline(__always)
    package static func joint(_ h: UInt64) -> UInt64 { (h ^ 0x20) &* 0x0000_0100_0000_01b3 }
}
