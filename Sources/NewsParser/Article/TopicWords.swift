internal import NewsMarkup

/// The content words of the page's headline and summary, and where on the page they stand: of several stories on one page the
/// one that speaks of them is the page's own.
struct TopicWords: Sendable {
    private var titleCount = 0
    private var summaryCount = 0

    private static let titleBits: UInt64 = 0xFFFF_FFFF
    /// Words from which an element counts as a block's surroundings.
    private static let enough = 80

    init() {}

    /// Gives the words their bits in `words`, the page's different words; `numbers` knows their places.
    ///
    /// Words that the text does not have count, too: a page that says nothing of its headline is told by that.
    init(title: [UInt64], summary: [UInt64], numbers: borrowing WordNumbers, words: inout [PageWord]) {
        titleCount = Self.mark(title, 1, numbers, &words)
        summaryCount = Self.mark(summary, 1 << 32, numbers, &words)
    }

    /// Marks the first 32 different words that are no function words; gives how many there are.
    private static func mark(
        _ topic: [UInt64], _ base: UInt64, _ numbers: borrowing WordNumbers, _ words: inout [PageWord]
    ) -> Int {
        var seen: [UInt64] = []
        for word in topic where seen.count < 32 {
            if seen.contains(word) || Stopwords.table.places.number(of: word) >= 0 { continue }
            if let number = numbers.known(word) { words[number].topic |= base << UInt64(seen.count) }
            seen.append(word)
        }
        return seen.count
    }

    /// Whether the page has neither headline nor summary.
    var isEmpty: Bool { titleCount + summaryCount == 0 }

    /// Shares of the headline's and the summary's words in a block and in its surroundings, the nearest element with 80 words;
    /// -1 where the page has neither.
    func shares(_ page: PageBlocks, _ i: Int) -> (
        title: Double, summary: Double, titleAround: Double, summaryAround: Double
    ) {
        var node = page.blocks[i].node
        while node > 0, Int(page.nodes[node].words) < Self.enough, page.tree.nodes[node].parent >= 0 {
            node = Int(page.tree.nodes[node].parent)
        }
        let own = page.standing[i].topic
        let around = page.nodes[node].topic
        return (title(own), summary(own), title(around), summary(around))
    }

    private func title(_ bits: UInt64) -> Double {
        titleCount == 0 ? -1 : Double((bits & Self.titleBits).nonzeroBitCount) / Double(titleCount)
    }

    private func summary(_ bits: UInt64) -> Double {
        summaryCount == 0 ? -1 : Double((bits & ~Self.titleBits).nonzeroBitCount) / Double(summaryCount)
    }
}
