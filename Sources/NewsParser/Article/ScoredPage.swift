internal import NewsMarkup

/// The scores of a page's blocks with what they say about every block's surroundings.
package struct ScoredPage: Sendable {
    /// Probability of every block to be story.
    package let scores: [Float]
    /// The scores as small numbers.
    let levels: [UInt8]
    /// Words of probable story below every node, and before every block.
    private(set) var nodeMass: [Float]
    private(set) var massBefore: [Float]
    private(set) var total: Float = 0
    /// Distance to the nearest probable block before and behind.
    private(set) var before: [Int]
    private(set) var after: [Int]
    private(set) var signatureMass: [Float]
    /// The deepest node that holds most of the probable story.
    private(set) var main = 0
    /// Words of probable story in every group of like style.
    private(set) var styleMass: [Float]
    /// In how many probable paragraphs every word of the page stands.
    private(set) var wordUse: [UInt16]

    /// A page of which nothing is known yet: every block is as likely as not.
    package init(unknown page: PageBlocks) {
        self.init(page, scores: [Float](repeating: 0.5, count: page.count))
    }

    /// Sums up the scores that a pass gave.
    package init(_ page: PageBlocks, scores: [Float]) {
        self.scores = scores
        levels = scores.map(TraitWriter.level)
        nodeMass = [Float](repeating: 0, count: page.tree.nodes.count)
        massBefore = [Float](repeating: 0, count: page.count)
        before = [Int](repeating: 99, count: page.count)
        after = before
        signatureMass = [Float](repeating: 0, count: page.signatureWords.count)
        styleMass = [Float](repeating: 0, count: page.styles.words.count)
        wordUse = [UInt16](repeating: 0, count: page.wordNumbers.count)
        var lastUse = [Int32](repeating: -1, count: page.wordNumbers.count)
        var distance = 99
        for i in 0..<page.count {
            let mass = scores[i] * Float(page.blocks[i].words)
            massBefore[i] = total
            total += mass
            signatureMass[page.signature[i]] += mass
            styleMass[page.styles.group[i]] += mass
            if Self.isParagraph(page.blocks[i], scores[i]) {
                for k in page.spans[i] {
                    let word = Int(page.wordNumbers.of[k])
                    if lastUse[word] != Int32(i) {
                        lastUse[word] = Int32(i)
                        wordUse[word] &+= wordUse[word] < .max ? 1 : 0
                    }
                }
            }
            var node = page.blocks[i].node
            while node >= 0 {
                nodeMass[node] += mass
                node = Int(page.tree.nodes[node].parent)
            }
            before[i] = distance
            distance = scores[i] > 0.6 && page.blocks[i].words >= 8 ? 1 : min(99, distance + 1)
        }
        distance = 99
        for i in (0..<page.count).reversed() {
            after[i] = distance
            distance = scores[i] > 0.6 && page.blocks[i].words >= 8 ? 1 : min(99, distance + 1)
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
            guard heaviest >= 0, nodeMass[heaviest] > 0.8 * total, page.nodeBlocks[heaviest] > 1 else { break }
            node = heaviest
        }
        main = node
    }

    /// Whether a block is a probable paragraph of the story.
    static func isParagraph(_ block: BlockCandidate, _ score: Float) -> Bool { score > 0.6 && block.words >= 8 }

    /// Share of a block's content words that other probable paragraphs use too; -1 where it has none.
    func cohesion(_ page: PageBlocks, _ i: Int) -> Double {
        let own: UInt16 = Self.isParagraph(page.blocks[i], scores[i]) ? 1 : 0
        var all = 0
        var shared = 0
        for k in page.spans[i] where !page.isFunctionWord[k] {
            all += 1
            if wordUse[Int(page.wordNumbers.of[k])] > own { shared += 1 }
        }
        return all == 0 ? -1 : Double(shared) / Double(all)
    }
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
            branch.words.formUnion(classWords[node])
            branch.node = node
            branch.steps += 1
            node = Int(tree.nodes[node].parent)
        }
        return branch
    }
}
