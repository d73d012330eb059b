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
        let words = Int(page.nodeWords[node])
        add(Self.log(words))
        add(share: Double(page.nodeLinkWords[node]) / Double(max(1, words)))
        add(Self.log(Int(page.nodeBlocks[node])))
        add(1 + PageBlocks.tagClass(page.tree.nodes[node].tag))
        add(Self.log(Int(page.repetition.series[node])))
        let mass = pass.scores[i] * Float(page.blocks[i].words)
        add(Self.part(pass.nodeMass[node] - mass, Float(words - page.blocks[i].words)))
        add(Self.part(pass.nodeMass[node], pass.total))
    }

    /// Blocks printed alike, blocks of the same tag in the same element, and the story's words.
    mutating func fillLikeness(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage, _ parent: Int) {
        let b = page.blocks[i]
        let mass = pass.scores[i] * Float(b.words)
        let style = page.styles.group[i]
        add(share: Double(page.styles.words[style]) / Double(max(1, page.totalWords)))
        add(share: Double(page.styles.linkWords[style]) / Double(max(1, page.styles.words[style])))
        add(Self.log(page.styles.blocks[style]))
        add(Self.part(pass.styleMass[style] - mass, Float(page.styles.words[style] - b.words)))
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
            node < 0 ? 0 : Int(page.imagesBefore[max(node, Int(tree.nodes[node].end))] - page.imagesBefore[node])
        }
        let previous = i > 0 ? page.blocks[i - 1].node : 0
        let end = max(b.node, Int(tree.nodes[b.node].end))
        let before = Int(page.imagesBefore[b.node] - page.imagesBefore[min(previous, b.node)])
        add(min(3, before) + (images(b.node) > 0 ? 4 : 0))
        let parent = Int(tree.nodes[b.node].parent)
        add(min(9, images(branch.node)))
        add(min(9, images(parent)))
        add(min(15, Int(page.linksBefore[end] - page.linksBefore[b.node])))
        add(share: 1 - Double(page.totalPlainWords) / Double(max(1, page.totalWords)))
        add(page.isDeclared ? 1 : 0)
        add(i == 0 ? 0 : 16 + max(-15, min(15, b.depth - page.blocks[i - 1].depth)))
        add(i + 1 >= page.count ? 0 : 16 + max(-15, min(15, b.depth - page.blocks[i + 1].depth)))
        func words(_ step: Int, _ distance: Int) -> Int {
            var sum = 0
            var k = i + step
            for _ in 1..<max(1, min(40, distance)) where k >= 0 && k < page.count {
                sum += page.blocks[k].words
                k += step
            }
            return distance >= 40 ? 24 : Self.log(sum)
        }
        add(words(-1, pass.before[i]))
        add(words(1, pass.after[i]))
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
        add(min(20, page.signs.headlines[i]))
        add(min(20, page.signs.bylines[i]))
        add(min(20, page.signs.ends[i]))
        add(min(20, (page.signs.ends.last ?? 0) - page.signs.ends[i]))
        let topic = page.topic.shares(page, i)
        add(share: topic.title)
        add(share: topic.summary)
        add(share: topic.titleAround)
        add(share: topic.summaryAround)
        add(page.headingDistance[i] < 15 ? page.headingKind[i] : 0)
        let start = max(0, i - 8)
        let stop = min(page.count - 1, i + 8)
        add(min(9, page.linkedHeadings[stop] - page.linkedHeadings[start]))
        add(min(9, page.signs.bylines[stop] - page.signs.bylines[start]))
        add(min(9, page.signs.ends[stop] - page.signs.ends[start]))
        add(page.styles.cycle[i])
        add(min(20, page.styles.rounds[i]))
    }
}
