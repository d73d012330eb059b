/// Which facts of a story are assertions of one clause: a change and the level it led to ("rose 12 percent to $340 million"), an amount
/// and its other unit, the sides of a comparison, the figures of a list.
struct FactGroups {
    /// Index of another member, nearer to the first; its own where it is the first or alone.
    private var parents: [Int]
    private var sizes: [Int]

    /// Rules of the two sides of a move.
    private static let moves: Set<String> = ["change-object", "change-by", "particle"]
    private static let levels: Set<String> = ["level", "level-from", "level-count"]

    /// Groups drafts that stand in the order of their figures.
    init(_ drafts: [FactDraft], _ story: Story) {
        parents = Array(drafts.indices)
        sizes = [Int](repeating: 1, count: drafts.count)
        var indexOfFigure: [Int: Int] = [:]
        for i in drafts.indices where indexOfFigure[drafts[i].figure] == nil { indexOfFigure[drafts[i].figure] = i }
        for i in drafts.indices {
            let reading = drafts[i].reading
            if let other = reading.restates ?? reading.follows, let j = indexOfFigure[other] { join(i, j) }
            guard i > 0, reading.verb != nil else { continue }
            // The neighbours that hang on the same verb.
            var j = i - 1
            while j >= 0, drafts[j].sentence == drafts[i].sentence {
                if drafts[j].reading.verb == reading.verb, Self.isMove(drafts[j], drafts[i]) { join(i, j) }
                j -= 1
            }
        }
    }

    private static func isMove(_ a: FactDraft, _ b: FactDraft) -> Bool {
        let rules = (a.reading.rule, b.reading.rule)
        return moves.contains(rules.0) && levels.contains(rules.1)
            || levels.contains(rules.0) && moves.contains(rules.1)
            || levels.contains(rules.0) && levels.contains(rules.1)
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        guard x != y else { return }
        parents[max(x, y)] = min(x, y)
        sizes[min(x, y)] += sizes[max(x, y)]
    }

    private func root(_ index: Int) -> Int {
        var i = index
        while parents[i] != i { i = parents[i] }
        return i
    }

    /// The first fact of the group that a fact belongs to; nil where it stands alone.
    func first(of index: Int) -> Int? {
        let first = root(index)
        return sizes[first] > 1 ? first : nil
    }
}
