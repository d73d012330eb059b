/// The phrases of a table as paths of hashes, each with the number of its value; it knows nothing of the values themselves.
struct PhraseIndex: Sendable {
    private struct Node: Sendable {
        /// Number of the value of the phrase that ends here, or -1.
        var place: Int32 = -1
        /// A longer phrase goes on here.
        var goesOn = false
    }
    private var building: [UInt64: Node] = [:]
    private var words = WordIndex(capacity: 0)
    private var nodes: [Node] = []

    /// Adds a phrase; a phrase added before takes the new number.
    mutating func add(_ phrase: String, _ place: Int32) {
        // A single word of ASCII letters is one token: its hash needs no token stream.
        if !phrase.isEmpty, phrase.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) {
            building[WordHash.of(phrase), default: Node()].place = place
            return
        }
        let tokens = TokenStream(phrase).tokens
        var hash: UInt64 = 0
        for (i, token) in tokens.enumerated() {
            hash = i == 0 ? token.hash : WordHash.join(hash, token.hash)
            if i == tokens.count - 1 {
                building[hash, default: Node()].place = place
            } else {
                building[hash, default: Node()].goesOn = true
            }
        }
    }

    /// Lays the paths out for searching.
    mutating func finish() {
        words = WordIndex(capacity: building.count)
        nodes.reserveCapacity(building.count)
        for (hash, node) in building where words.insert(hash) == nodes.count { nodes.append(node) }
        building = [:]
    }

    /// Length in tokens and number of the longest phrase that starts at token `start`; -1 where there is none.
    func match(_ tokens: [Token], at start: Int, end: Int) -> (count: Int, place: Int) {
        guard start < end else { return (0, -1) }
        var hash = tokens[start].hash
        var found = words.find(hash)
        var best = (count: 0, place: -1)
        var i = start + 1
        while found >= 0 {
            let node = nodes[found]
            if node.place >= 0 { best = (i - start, Int(node.place)) }
            guard node.goesOn, i < end else { break }
            hash = WordHash.join(hash, tokens[i].hash)
            found = words.find(hash)
            i += 1
        }
        return best
    }
}
