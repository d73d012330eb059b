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
    }
}
