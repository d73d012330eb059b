internal import NewsMarkup

/// The content words of the page's headline and summary, and where on the page they stand: of several stories on one page the
/// one that speaks of them is the page's own.
struct TopicWords: Sendable {
    /// A bit for every such word in a block and below a node; those of the headline in the lower half.
    private var blocks: [UInt64] = []
    private var nodes: [UInt64] = []
    private var titleCount = 0
    private var summaryCount = 0

    private static let titleBits: UInt64 = 0xFFFF_FFFF
    /// Words from which an element counts as a block's surroundings.
    private static let enough = 80

    init() {}

    init(_ page: PageBlocks, title: [UInt64], summary: [UInt64]) {
        var bits = [UInt64](repeating: 0, count: page.wordNumbers.count)
        // Words that the text does not have count, too: a page that says nothing of its headline is told by that.
        func mark(_ words: [UInt64], _ base: UInt64) -> Int {
            var seen: Set<UInt64> = []
            for word in words where seen.count < 32 && Stopwords.table[word] == nil && seen.insert(word).inserted {
                if let number = page.wordNumbers.number(of: word) { bits[number] |= base << UInt64(seen.count - 1) }
            }
            return seen.count
        }
        titleCount = mark(title, 1)
        summaryCount = mark(summary, 1 << 32)
        blocks = [UInt64](repeating: 0, count: page.count)
        nodes = [UInt64](repeating: 0, count: page.tree.nodes.count)
        guard titleCount + summaryCount > 0 else { return }
        for i in 0..<page.count {
            var found: UInt64 = 0
            for k in page.spans[i] { found |= bits[Int(page.wordNumbers.of[k])] }
            blocks[i] = found
            // The headline itself and its likes prove nothing.
            if i == page.titleBlock || page.inTitle[i] > 0.6 || page.blocks[i].linkDensity > 0.8 { continue }
            var node = page.blocks[i].node
            while node >= 0, nodes[node] | found != nodes[node] {
                nodes[node] |= found
                node = Int(page.tree.nodes[node].parent)
            }
        }
    }

    /// Shares of the headline's and the summary's words in a block and in its surroundings, the nearest element with 80 words;
    /// -1 where the page has neither.
    func shares(_ page: PageBlocks, _ i: Int) -> (
        title: Double, summary: Double, titleAround: Double, summaryAround: Double
    ) {
        var node = page.blocks[i].node
        while node > 0, Int(page.nodeWords[node]) < Self.enough, page.tree.nodes[node].parent >= 0 {
            node = Int(page.tree.nodes[node].parent)
        }
        func title(_ bits: UInt64) -> Double {
            titleCount == 0 ? -1 : Double((bits & Self.titleBits).nonzeroBitCount) / Double(titleCount)
        }
        func summary(_ bits: UInt64) -> Double {
            summaryCount == 0 ? -1 : Double((bits & ~Self.titleBits).nonzeroBitCount) / Double(summaryCount)
        }
        return (title(blocks[i]), summary(blocks[i]), title(nodes[node]), summary(nodes[node]))
    }
}
