/// A fixed map from words to values, keyed by ``WordHash``.
package struct WordTable<Value: Sendable>: Sendable {
    private var index: WordIndex
    private var values: [Value] = []

    /// Number of words.
    package var count: Int { index.count }

    /// Builds the table; of two entries for one word the later one wins.
    package init(_ entries: some Collection<(String, Value)>) {
        self.init(hashes: entries.map { (WordHash.of($0.0), $0.1) })
    }

    /// Builds the table from hashes.
    package init(hashes entries: some Collection<(UInt64, Value)>) {
        index = WordIndex(capacity: entries.count)
        values.reserveCapacity(entries.count)
        for (key, value) in entries {
            let place = index.insert(key)
            if place == values.count { values.append(value) } else { values[place] = value }
        }
    }

    /// The value of the word with that hash.
    package subscript(hash: UInt64) -> Value? {
        let place = index.find(hash)
        return place < 0 ? nil : values[place]
    }

    /// The value of a token's case-folded form.
    package subscript(token: Token) -> Value? {
        let place = index.find(token.hash)
        return place < 0 ? nil : values[place]
    }

    /// The value of a word.
    package subscript(word: String) -> Value? { self[WordHash.of(word)] }
}
