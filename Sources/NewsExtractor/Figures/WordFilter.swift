internal import NewsLanguage

/// Tells at once that a word is in no table: most words of a text are neither numbers nor units.
///
/// A Bloom filter of one hash: it may say yes in vain, never no.
struct WordFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 512)

    /// Holds the words with these hashes.
    init(_ hashes: some Sequence<UInt64>) {
        for hash in hashes { bits[Self.place(hash) >> 6] |= 1 << UInt64(Self.place(hash) & 63) }
    }

    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & 0x7FFF }

    /// Whether a token's word may be in the tables.
    func mayHold(_ token: Token) -> Bool {
        let place = Self.place(token.hash)
        return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
    }
}
