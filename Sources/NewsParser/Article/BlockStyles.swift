internal import NewsMarkup

/// Groups of blocks that a site's style sheet would print alike: same tags and class names of the element and the three
/// around it. A page's story mostly is one or two such groups, whatever the site calls them.
struct BlockStyles: Sendable {
    /// Number of the group of every block.
    private(set) var group: [Int] = []
    /// Sums of every group.
    private(set) var words: [Int] = []
    private(set) var linkWords: [Int] = []
    private(set) var blocks: [Int] = []
    /// Length of the cycle in which a block's style comes back with the same style before it, as in lists of teasers and of
    /// comments; 1 for one paragraph after the other, 0 where there is no cycle.
    private(set) var cycle: [Int] = []
    /// Rounds of that cycle so far and from here on, in one.
    private(set) var rounds: [Int] = []

    init() {}

    init(_ page: PageBlocks) {
        let keys = page.blocks.map { block in
            var h: UInt64 = 0x9E37_79B9_7F4A_7C15
            var node = block.node
            for _ in 0..<4 where node >= 0 {
                h = (h ^ UInt64(page.names[node])) &* 0xFF51_AFD7_ED55_8CCD
                h ^= h >> 32
                node = Int(page.tree.nodes[node].parent)
            }
            return h
        }
        let groups = WordNumbers(keys)
        group = groups.of.map(Int.init)
        words = [Int](repeating: 0, count: groups.count)
        linkWords = words
        blocks = words
        for (block, number) in zip(page.blocks, group) {
            words[number] += block.words
            linkWords[number] += block.linkWords
            blocks[number] += 1
        }
        findCycles()
    }

    private mutating func findCycles() {
        cycle = [Int](repeating: 0, count: group.count)
        rounds = cycle
        var last = [Int](repeating: -1, count: blocks.count)
        // Steps back to the block of the same style with the same style before it.
        var back = cycle
        for (i, style) in group.enumerated() {
            let k = last[style]
            if k >= 0, i - k <= 12, i - k == 1 || (k > 0 && group[i - 1] == group[k - 1]) { back[i] = i - k }
            last[style] = i
        }
        for i in group.indices where back[i] > 0 {
            let k = i - back[i]
            rounds[i] = back[k] == back[i] ? rounds[k] + 1 : 1
        }
        for i in group.indices.reversed() where back[i] > 0 {
            let k = i - back[i]
            cycle[i] = back[i]
            if rounds[k] < rounds[i], back[k] == back[i] || back[k] == 0 {
                rounds[k] = rounds[i]
                if cycle[k] == 0 { cycle[k] = back[i] }
            }
        }
    }
}
