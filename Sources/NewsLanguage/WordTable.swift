/// A fixed map from words to values, keyed by ``WordHash``: open addressing, at most half full.
package struct WordTable<Value: Sendable>: Sendable {
    @usableFromInline var keys: [UInt64]
    @usableFromInline var values: [Value?]
    @usableFromInline var mask: Int
    /// Number of words.
    package private(set) var count = 0

    /// Builds the table; of two entries for one word the later one wins.
    package init(_ entries: some Collection<(String, Value)>) {
        self.init(hashes: entries.map { (WordHash.of($0.0), $0.1) })
    }

    /// Builds the table from hashes.
    package init(hashes entries: some Collection<(UInt64, Value)>) {
        var size = 8
        while size < entries.count * 2 + 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        mask = size - 1
        for (key, value) in entries {
            var i = Int(truncatingIfNeeded: key) & mask
            while keys[i] != 0 && keys[i] != key { i = (i + 1) & mask }
            if keys[i] == 0 { count += 1 }
            keys[i] = key
            values[i] = value
        }
    }

    /// The value of the word with that hash.
    @inlinable @inline(__always)
    package subscript(hash: UInt64) -> Value? {
        var i = Int(truncatingIfNeeded: hash) & mask
        while true {
            let key = keys[i]
            if key == hash { return values[i] }
            if key == 0 { return nil }
            i = (i + 1) & mask
        }
    }

    /// The value of a token's case-folded form.
    @inlinable @inline(__always)
    package subscript(token: Token) -> Value? { self[token.hash] }

    /// The value of a word.
    package subscript(word: String) -> Value? { self[WordHash.of(word)] }
}
