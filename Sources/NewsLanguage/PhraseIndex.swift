/// The phrases of a table as paths of hashes, each with the number of its value; it knows nothing of the values themselves.
struct PhraseIndex: Sendable {
    private struct Node: Sendable {
        /// Number of the value of the phrase that ends here, or -1.
        var place: Int32 = -1
        /// A longer phrase goes on here.
        var goesOn = false
    }
    private var words: WordIndex
    private var nodes: [Node] = []

    /// Room for some phrases; more make it grow.
    init(capacity: Int) {
        words = WordIndex(capacity: capacity)
        nodes.reserveCapacity(capacity)
    }

    /// Adds a phrase; a phrase added before takes the new number.
    mutating func add(_ phrase: String, _ place: Int32) {
        var words = PhraseWords()
        let end = walk(phrase, &words)
        if end >= 0 { nodes[end].place = place }
    }

    /// The number of a phrase: the one it has, or else the given one. `words` become the phrase's.
    mutating func place(of phrase: String, orAt place: Int32, _ words: inout PhraseWords) -> Int32 {
        let end = walk(phrase, &words)
        guard end >= 0 else { return place }
        if nodes[end].place < 0 { nodes[end].place = place }
        return nodes[end].place
    }

    /// The node at which a phrase ends, its path laid where it is new; -1 for a phrase without words.
    private mutating func walk(_ phrase: String, _ path: inout PhraseWords) -> Int {
        var end = -1
        PhraseWords.forEach(phrase) { word, isLast in
            path.append(word)
            end = words.insert(path.joined)
            if end == nodes.count { nodes.append(Node()) }
            if !isLast { nodes[end].goesOn = true }
        }
        return end
    }

    /// The longest phrase that starts at token `start`.
    func longest(_ tokens: [Token], at start: Int, end: Int) -> PhraseMatch? {
        guard start < end else { return nil }
        var hash = tokens[start].hash
        var found = words.find(hash)
        var best: PhraseMatch?
        var i = start + 1
        while found >= 0 {
            let node = nodes[found]
            if node.place >= 0 { best = PhraseMatch(count: i - start, place: Int(node.place)) }
            guard node.goesOn, i < end else { break }
            hash = WordHash.join(hash, tokens[i].hash)
            found = words.find(hash)
            i += 1
        }
        return best
    }
}
