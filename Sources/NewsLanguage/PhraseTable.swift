/// A fixed map from phrases of one or more tokens to values; finds the longest phrase that starts at a token.
///
/// Phrases are cut into tokens exactly as texts are, so `mid-July` in a table meets `mid-July` in a text.
package struct PhraseTable<Value: Sendable>: Sendable {
    @usableFromInline struct Node: Sendable {
        @usableFromInline var value: Value?
        @usableFromInline var goesOn: Bool
    }
    @usableFromInline let nodes: WordTable<Node>

    /// Builds the table; of two entries for one phrase the later one wins.
    package init(_ entries: some Collection<(String, Value)>) {
        var found: [UInt64: Node] = [:]
        for (phrase, value) in entries {
            // A single word of ASCII letters is one token: its hash needs no token stream.
            if phrase.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) && !phrase.isEmpty {
                let h = WordHash.of(phrase)
                found[h] = Node(value: value, goesOn: found[h]?.goesOn ?? false)
                continue
            }
            let tokens = TokenStream(phrase).tokens
            var h: UInt64 = 0
            for (i, token) in tokens.enumerated() {
                h = i == 0 ? token.hash : WordHash.join(h, token.hash)
                var node = found[h] ?? Node(value: nil, goesOn: false)
                if i == tokens.count - 1 { node.value = value } else { node.goesOn = true }
                found[h] = node
            }
        }
        nodes = WordTable(hashes: found.map { ($0.key, $0.value) })
    }

    /// The longest phrase that starts at token `index`: its length in tokens and its value. Never crosses `end`.
    @inlinable package func match(_ tokens: [Token], at index: Int, end: Int) -> (count: Int, value: Value)? {
        guard index < end, var node = nodes[tokens[index].hash] else { return nil }
        var best = node.value.map { (count: 1, value: $0) }
        var h = tokens[index].hash
        var i = index + 1
        while node.goesOn && i < end {
            h = WordHash.join(h, tokens[i].hash)
            guard let next = nodes[h] else { break }
            node = next
            i += 1
            if let value = node.value { best = (i - index, value) }
        }
        return best
    }
}
