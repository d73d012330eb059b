/// Ascending indices of the mentions in one phrase: plain bits, so that a chunk is copied without counting references.
///
/// It holds indices up to 63 above its first; a phrase with more mentions than that is broken text, and the rest is left out.
package struct MentionSet: Sequence, Sendable {
    @usableFromInline var base = 0
    /// Bit `k` stands for index `base + k`; an empty set has none.
    @usableFromInline var bits: UInt64 = 0

    /// No mention yet.
    @inlinable package init() {}

    /// Number of indices.
    @inlinable package var count: Int { bits.nonzeroBitCount }
    /// Whether there is none.
    @inlinable package var isEmpty: Bool { bits == 0 }
    /// The least index.
    @inlinable package var first: Int? { bits == 0 ? nil : base }
    /// The greatest index.
    @inlinable package var last: Int? { bits == 0 ? nil : base + 63 - bits.leadingZeroBitCount }

    /// Adds an index above all others.
    @inlinable package mutating func append(_ index: Int) {
        if bits == 0 {
            base = index
            bits = 1
        } else if index > base, index - base < UInt64.bitWidth {
            bits |= 1 << UInt64(index - base)
        }
    }

    /// The greatest index that `isWanted` takes.
    @inlinable package func last(where isWanted: (Int) -> Bool) -> Int? {
        var found: Int?
        for index in self where isWanted(index) { found = index }
        return found
    }

    /// Gives the indices from the least on.
    @inlinable package func makeIterator() -> Iterator { Iterator(base: base, bits: bits) }

    /// Goes from bit to bit.
    package struct Iterator: IteratorProtocol, Sendable {
        @usableFromInline let base: Int
        @usableFromInline var bits: UInt64

        @inlinable init(base: Int, bits: UInt64) {
            self.base = base
            self.bits = bits
        }

        /// The next index; nil behind the greatest.
        @inlinable package mutating func next() -> Int? {
            guard bits != 0 else { return nil }
            let index = base + bits.trailingZeroBitCount
            bits &= bits - 1
            return index
        }
    }
}
