/// Hashes of case-folded words: FNV-1a over 64 bits, finished with one mixing step.
///
/// Folding: ASCII and Latin-1 capitals become small, the typographic apostrophes become `'`, what is drawn with no width is
/// left out ("mil\u{AD}lion"). At 64 bits two of a million
/// words share a hash with probability below 10⁻⁷, so tables keep the hash alone.
package enum WordHash {
    @usableFromInline static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    @usableFromInline static let prime: UInt64 = 0x0000_0100_0000_01b3

    /// Hash of one word's UTF-8 bytes.
    @inlinable package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var h = seed
        for i in 0..<bytes.count {
            let b = bytes[i]
            if b >= 0x80 { return wide(bytes, from: i, h) }
            h = (h ^ UInt64(b &- 0x41 < 26 ? b | 0x20 : b)) &* prime
        }
        return finish(h)
    }

    /// Hash of a word whose first byte beyond ASCII stands at `start`, given the hash of what is before it.
    @usableFromInline static func wide(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ beginning: UInt64
    ) -> UInt64 {
        var h = beginning
        var i = start
        while i < bytes.count {
            var b = bytes[i]
            if b < 0x80 {
                if b &- 0x41 < 26 { b |= 0x20 }
            } else if b == 0xC3 && i + 1 < bytes.count && bytes[i + 1] >= 0x80 && bytes[i + 1] <= 0x9E
                && bytes[i + 1] != 0x97
            {
                // À…Þ without ×
                h = (h ^ UInt64(b)) &* prime
                i += 1
                b = bytes[i] | 0x20
            } else if b == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80
                && (bytes[i + 2] == 0x99 || bytes[i + 2] == 0x98)
            {
                b = 0x27
                i += 2
            } else if case let length = invisible(bytes, at: i), length > 0 {
                i += length
                continue
            }
            h = (h ^ UInt64(b)) &* prime
            i += 1
        }
        return finish(h)
    }

    /// Length of the invisible character at `i`, 0 where there is another one: what `ByteClass.invisible` holds, in UTF-8.
    private static func invisible(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let second = i + 1 < bytes.count ? bytes[i + 1] : 0
        switch (bytes[i], second) {
        case (0xC2, 0xAD), (0xD8, 0x9C): return 2
        case (0xE2, 0x80), (0xE2, 0x81):
            guard i + 2 < bytes.count else { return 0 }
            switch (second, bytes[i + 2]) {
            case (0x80, 0x8C...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA4), (0x81, 0xA6...0xA9): return 3
            default: return 0
            }
        default: return 0
        }
    }

    /// Hash of one word.
    package static func of(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { of($0) }
    }

    /// Hash of a sequence of words, given the hash of its beginning and of the next word.
    @inlinable package static func join(_ h: UInt64, _ next: UInt64) -> UInt64 {
        finish((h ^ next) &* prime ^ (next >> 32))
    }

    @inlinable static func finish(_ h: UInt64) -> UInt64 {
        var x = h
        x ^= x >> 32
        x = x &* 0x9e37_79b9_7f4a_7c15
        x ^= x >> 29
        return x == 0 ? 1 : x
    }
}
