internal import NewsMarkup

extension TraitWriter {
    /// The box, list or paragraph that the block is part of, as seen from the story's main element.
    mutating func fillBranch(_ page: PageBlocks, _ i: Int, _ branch: Branch, _ pass: ScoredPage) {
        add(branch.steps)
        guard branch.node >= 0 else {
            for _ in 0..<7 { add(0) }
            return
        }
        let node = branch.node
        let around = page.nodes[node]
        let words = Int(around.words)
        add(Self.log(words))
        add(share: Double(around.linkWords) / Double(max(1, words)))
        add(Self.log(Int(around.blocks)))
        add(1 + PageBlocks.tagClass(page.tree.nodes[node].tag))
        add(Self.log(Int(around.series)))
        let mass = pass.scores[i] * Float(page.blocks[i].words)
        add(Self.part(pass.nodeMass[node] - mass, Float(words - page.blocks[i].words)))
        add(Self.part(pass.nodeMass[node], pass.total))
    }

    /// Blocks printed alike, blocks of the same tag in the same element, and the story's words.
    mutating func fillLikeness(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage, _ parent: Int) {
        let b = page.blocks[i]
        let mass = pass.scores[i] * Float(b.words)
        let style = page.standing[i].style
        let alike = page.styles[style]
        add(share: Double(alike.words) / Double(max(1, page.totalWords)))
        add(share: Double(alike.linkWords) / Double(max(1, alike.words)))
        add(Self.log(alike.blocks))
        add(Self.part(pass.styleMass[style] - mass, Float(alike.words - b.words)))
        add(Self.part(pass.styleMass[style], pass.total))
        add(share: pass.cohesion(page, i))
        // Siblings of the same tag, up to a dozen on each side.
        var like = 0
        var words = 0
        var likeMass: Float = 0
        for k in max(0, i - 12)...min(page.count - 1, i + 12) where k != i {
            let other = page.blocks[k]
            if other.tag == b.tag, Int(page.tree.nodes[other.node].parent) == parent {
                like += 1
                words += other.words
                likeMass += pass.scores[k] * Float(other.words)
            }
        }
        add(like)
        add(Self.log(words))
        add(Self.part(likeMass, Float(words)))
    }

    /// Pictures, links, depth and the nearest probable paragraphs.
    mutating func fillSurroundings(_ page: PageBlocks, _ i: Int, _ branch: Branch, _ pass: ScoredPage) {
        let b = page.blocks[i]
        let tree = page.tree
        func images(_ node: Int) -> Int {
            node < 0
                ? 0
                : Int(page.nodes[max(node, Int(tree.nodes[node].end))].imagesBefore - page.nodes[node].imagesBefore)
        }
        let previous = i > 0 ? page.blocks[i - 1].node : 0
        let end = max(b.node, Int(tree.nodes[b.node].end))
        let before = Int(page.nodes[b.node].imagesBefore - page.nodes[min(previous, b.node)].imagesBefore)
        add(min(3, before) + (images(b.node) > 0 ? 4 : 0))
        let parent = Int(tree.nodes[b.node].parent)
        add(min(9, images(branch.node)))
        add(min(9, images(parent)))
        add(min(15, Int(page.nodes[end].linksBefore - page.nodes[b.node].linksBefore)))
        add(share: 1 - Double(page.totalPlainWords) / Double(max(1, page.totalWords)))
        add(page.isDeclared ? 1 : 0)
        add(i == 0 ? 0 : 16 + max(-15, min(15, b.depth - page.blocks[i - 1].depth)))
        add(i + 1 >= page.count ? 0 : 16 + max(-15, min(15, b.depth - page.blocks[i + 1].depth)))
        let scored = pass.blocks[i]
        add(words(page, i - scored.before + 1..<i))
        add(words(page, i + 1..<i + scored.after))
        func mean(_ range: Range<Int>) -> Int {
            var sum: Float = 0
            var weight: Float = 0
            for k in range where k >= 0 && k < page.count {
                let w = Float(min(page.blocks[k].words, 60) + 1)
                sum += pass.scores[k] * w
                weight += w
            }
            return Self.part(sum, weight)
        }
        add(mean(i - 2..<i))
        add(mean(i + 1..<i + 3))
        add(mean(i - 8..<i))
        add(mean(i + 1..<i + 9))
        add(page.titleBlock >= 0 ? 1 : 0)
        let standing = page.standing[i]
        let signs = standing.signs
        add(min(20, signs.headlines))
        add(min(20, signs.bylines))
        add(min(20, signs.ends))
        add(min(20, page.standing[page.count - 1].signs.ends - signs.ends))
        let topic = page.topic.shares(page, i)
        add(share: topic.title)
        add(share: topic.summary)
        add(share: topic.titleAround)
        add(share: topic.summaryAround)
        add(standing.headingDistance < 15 ? standing.headingKind : 0)
        let start = page.standing[max(0, i - 8)]
        let stop = page.standing[min(page.count - 1, i + 8)]
        add(min(9, stop.linkedHeadings - start.linkedHeadings))
        add(min(9, stop.signs.bylines - start.signs.bylines))
        add(min(9, stop.signs.ends - start.signs.ends))
        add(standing.cycle)
        add(min(20, standing.rounds))
    }

    /// The words of the blocks between one and the nearest probable paragraph, which may lie beyond the page's ends; a word for
    /// those that lie far from any.
    private func words(_ page: PageBlocks, _ between: Range<Int>) -> Int {
        guard between.count < 39 else { return 24 }
        return Self.log(
            page.wordsBefore(min(page.count, between.upperBound)) - page.wordsBefore(max(0, between.lowerBound)))
    }
}
