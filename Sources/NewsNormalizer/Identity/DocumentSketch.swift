package import NewsLanguage

/// A MinHash sketch of a document's words: what share of three-word runs two documents have in common can be read off
/// the sketches alone (Broder 1997, one permutation with rotation: Li, Owen and Zhang 2012, Shrivastava and Li 2014).
///
/// Signs and case do not count, so that typographic edits leave the sketch alone.
package struct DocumentSketch: Equatable, Sendable {
    /// Number of bins; each keeps 16 bits of its least hash.
    package static let size = 64
    private static let shingle = 3

    /// One value a bin.
    package let bins: [UInt16]

    /// Sketches the words of a text; nil where it has none.
    package init?(_ stream: TokenStream) {
        var words: [UInt64] = []
        words.reserveCapacity(stream.tokens.count)
        for token in stream.tokens where token.kind != .punctuation && token.kind != .symbol {
            words.append(token.hash)
        }
        guard !words.isEmpty else { return nil }
        var least = [UInt64](repeating: .max, count: Self.size)
        let last = max(0, words.count - Self.shingle)
        for i in 0...last {
            var h = words[i]
            for k in 1..<Self.shingle where i + k < words.count { h = WordHash.join(h, words[i + k]) }
            // The joined hash is well mixed in its high bits: they choose the bin, the rest competes.
            let mixed = (h ^ (h >> 31)) &* 0xbf58_476d_1ce4_e5b9
            let bin = Int(mixed >> 58)
            let rank = mixed & 0x03FF_FFFF_FFFF_FFFF
            if rank < least[bin] { least[bin] = rank }
        }
        // An empty bin borrows from the next filled one, marked by the distance.
        bins = (0..<Self.size).map { bin in
            var step = 0
            while least[(bin + step) % Self.size] == .max { step += 1 }
            let value = least[(bin + step) % Self.size] &+ UInt64(step) &* 0x9e37_79b9_7f4a_7c15
            return UInt16(truncatingIfNeeded: (value &* 0x94d0_49bb_1331_11eb) >> 48)
        }
    }

    /// Reads what ``hex`` wrote.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == Self.size * 4 else { return nil }
        var values: [UInt16] = []
        for start in stride(from: 0, to: digits.count, by: 4) {
            guard let value = UInt16(String(decoding: digits[start..<start + 4], as: UTF8.self), radix: 16) else {
                return nil
            }
            values.append(value)
        }
        bins = values
    }

    /// Four hexadecimal digits a bin.
    package var hex: String {
        bins.map { value in
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }.joined()
    }

    /// Estimated Jaccard similarity of the two documents' word triples, from 0 to 1.
    package func similarity(to other: DocumentSketch) -> Double {
        var equal = 0
        for i in 0..<Self.size where bins[i] == other.bins[i] { equal += 1 }
        return Double(equal) / Double(Self.size)
    }
}
