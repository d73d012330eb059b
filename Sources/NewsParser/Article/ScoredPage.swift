internal import NewsMarkup

/// The scores of a page's blocks with what they say about every block's surroundings.
package struct ScoredPage: Sendable {
    /// Probability of every block to be story.
    package private(set) var scores: [Float]
    /// What the scores of the others say about every block.
    private(set) var blocks: [ScoredBlock] = []
    /// Words of probable story below every node.
    private(set) var nodeMass: [Float] = []
    private(set) var total: Float = 0
    /// Words of probable story in every group of like surroundings and of like style.
    private(set) var signatureMass: [Float] = []
    private(set) var styleMass: [Float] = []
    /// The deepest node that holds most of the probable story.
    private(set) var main = 0
    /// How the probable paragraphs use every different word of the page.
    private var wordUse: [WordUse] = []

    /// A word's use.
    private struct WordUse {
        /// In how many probable paragraphs it stands.
        var count: UInt16 = 0
        /// The last of them so far.
        var last: Int32 = -1
    }

    /// A page of which nothing is known yet: every block is as likely as not.
    package init(unknown page: PageBlocks) {
        self.init(page, scores: [Float](repeating: 0.5, count: page.count))
    }

    /// Sums up the scores that a pass gave.
    package init(_ page: PageBlocks, scores: [Float]) {
        self.scores = scores
        sumUp(page)
    }

    /// Sums up the scores of a further pass over the same page.
    mutating func take(_ scores: [Float], of page: PageBlocks) {
        self.scores = scores
        sumUp(page)
    }

    private mutating func sumUp(_ page: PageBlocks) {
        Self.clear(&nodeMass, page.nodes.count, 0)
        Self.clear(&signatureMass, page.signatures.count, 0)
        Self.clear(&styleMass, page.styles.count, 0)
        Self.clear(&wordUse, page.words.count, WordUse())
        blocks.removeAll(keepingCapacity: true)
        blocks.reserveCapacity(page.count)
        total = 0
        var distance = 99
        for i in 0..<page.count {
            let score = scores[i]
            let block = page.blocks[i]
            let standing = page.standing[i]
            let isParagraph = Self.isParagraph(block, score)
            let mass = score * Float(block.words)
            blocks.append(ScoredBlock(level: TraitWriter.level(score), massBefore: total, before: distance))
            total += mass
            signatureMass[standing.signature] += mass
            styleMass[standing.style] += mass
            if isParagraph { use(page, standing.span, i) }
            var node = block.node
            while node >= 0 {
                nodeMass[node] += mass
                node = Int(page.tree.nodes[node].parent)
            }
            distance = isParagraph ? 1 : min(99, distance + 1)
        }
        distance = 99
        for i in (0..<page.count).reversed() {
            blocks[i].after = distance
            distance = Self.isParagraph(page.blocks[i], scores[i]) ? 1 : min(99, distance + 1)
        }
        var node = 0
        while node < page.tree.nodes.count {
            var child = node + 1
            let end = Int(page.tree.nodes[node].end)
            var heaviest = -1
            while child < end {
                if heaviest < 0 || nodeMass[child] > nodeMass[heaviest] { heaviest = child }
                child = max(child + 1, Int(page.tree.nodes[child].end))
            }
            guard heaviest >= 0, nodeMass[heaviest] > 0.8 * total, page.nodes[heaviest].blocks > 1 else { break }
            node = heaviest
        }
        main = node
    }

    /// Fills a list anew, in the memory that it has.
    private static func clear<Element>(_ list: inout [Element], _ count: Int, _ value: Element) {
        list.removeAll(keepingCapacity: true)
        list.reserveCapacity(count)
        list.append(contentsOf: repeatElement(value, count: count))
    }

    /// Takes note of the words of a probable paragraph.
    private mutating func use(_ page: PageBlocks, _ span: Range<Int>, _ i: Int) {
        for k in span {
            let word = Int(page.wordNumbers[k])
            if wordUse[word].last != Int32(truncatingIfNeeded: i) {
                wordUse[word].last = Int32(truncatingIfNeeded: i)
                wordUse[word].count &+= wordUse[word].count < .max ? 1 : 0
            }
        }
    }

    /// Whether a block is a probable paragraph of the story.
    static func isParagraph(_ block: BlockCandidate, _ score: Float) -> Bool { score > 0.6 && block.words >= 8 }

    /// Share of a block's content words that other probable paragraphs use too; -1 where it has none.
    func cohesion(_ page: PageBlocks, _ i: Int) -> Double {
        let own: UInt16 = Self.isParagraph(page.blocks[i], scores[i]) ? 1 : 0
        var all = 0
        var shared = 0
        for k in page.standing[i].span where !page.isFunctionWord(k) {
            all += 1
            if wordUse[Int(page.wordNumbers[k])].count > own { shared += 1 }
        }
        return all == 0 ? -1 : Double(shared) / Double(all)
    }
}

/// What the scores of the other blocks say about one.
struct ScoredBlock: Sendable {
    /// Its own score as a small number.
    var level: UInt8
    /// Words of probable story before it.
    var massBefore: Float
    /// Distance to the nearest probable paragraph before and behind.
    var before: Int
    var after = 99
}

/// Where a block hangs on the tree as seen from the story's main element.
struct Branch {
    /// Steps up to an element that also holds the main element.
    var steps = 0
    /// The topmost of the elements passed: the box, the list or the paragraph; -1 where the block stands in the main element.
    var node = -1
    /// What the class words of the elements passed mean.
    var words: ClassWords = []
}

extension PageBlocks {
    /// The way up from a block to the first element that holds `main` or is it.
    func branch(_ i: Int, main: Int) -> Branch {
        var branch = Branch()
        var node = blocks[i].node
        while node >= 0, !(node <= main && main < Int(tree.nodes[node].end)) {
            branch.words.formUnion(nodes[node].classWords)
            branch.node = node
            branch.steps += 1
            node = Int(tree.nodes[node].parent)
        }
        return branch
    }
}
