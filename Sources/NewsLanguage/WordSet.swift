/// A fixed set of words by ``WordHash``: open addressing, at most half full, no hashing on top of the hash.
package struct WordSet: ExpressibleByArrayLiteral, Sendable {
    @usableFromInline let keys: [UInt64]
    @usableFromInline let mask: Int

    /// The set of these hashes.
    package init(_ hashes: [UInt64]) {
        var size = 8
        while size < hashes.count * 2 + 2 { size *= 2 }
        mask = size - 1
        var keys = [UInt64](repeating: 0, count: size)
        for hash in hashes {
            var i = Int(truncatingIfNeeded: hash) & mask
            while keys[i] != 0 && keys[i] != hash { i = (i + 1) & mask }
            keys[i] = hash
        }
        self.keys = keys
    }

    /// The set of these hashes.
    package init(arrayLiteral elements: UInt64...) { self.init(elements) }

    /// Whether the word is in the set.
    @inlinable package func contains(_ hash: UInt64) -> Bool {
        var i = Int(truncatingIfNeeded: hash) & mask
        while keys[i] != 0 {
            if keys[i] == hash { return true }
            i = (i + 1) & mask
        }
        return false
    }
}
