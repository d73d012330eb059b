internal import NewsMarkup

extension TraitWriter {
    /// Writes all traits of a block.
    mutating func fill(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage) {
        let b = page.blocks[i]
        let tree = page.tree
        let standing = page.standing[i]
        let own = standing.glimpse
        let element = page.nodes[b.node]
        add(own.tag)
        add(own.words)
        add(own.links)
        add(min(6, b.stops))
        add(min(8, b.commas))
        let letters = max(1, b.letters)
        add(min(12, b.digits * 24 / letters))
        add(min(12, b.capitals * 24 / letters))
        add(page.ending(b))
        add(b.emphasized ? 1 : 0)
        add(min(6, b.cells))
        add(share: standing.prose)
        add(min(5, standing.repeats))
        add(share: standing.inTitle)
        add(share: standing.inSummary)
        add(share: standing.inLinkedBody)
        add(own.series)
        add(Self.log(Int(element.itemWords)))
        add(page.articleRelation(b))
        add(Self.log(page.articles))
        add(page.stepsToTitle(b))
        let fromTitle = page.titleBlock < 0 ? 0 : i - page.titleBlock
        add(page.titleBlock < 0 ? 1 : fromTitle < 0 ? 0 : 2)
        add(Self.log(abs(fromTitle)))
        add(Self.log(standing.headingDistance))
        add(i * 24 / max(1, page.count))
        add(b.depth)
        let parent = Int(tree.nodes[b.node].parent)
        let grandparent = parent >= 0 ? Int(tree.nodes[parent].parent) : -1
        add(parent >= 0 ? Self.log(Int(page.nodes[parent].blocks)) : 0)
        addWords(page, parent)
        addWords(page, grandparent)
        let like = page.signatures[standing.signature]
        add(share: Double(like.words) / Double(max(1, page.totalWords)))
        add(share: Double(like.linkWords) / Double(max(1, like.words)))
        add(Self.log(like.blocks))
        add(i == 0 || page.blocks[i - 1].node < parent ? 1 : 0)
        add(i + 1 >= page.count || (parent >= 0 && page.blocks[i + 1].node >= Int(tree.nodes[parent].end)) ? 1 : 0)
        add(page.stepsToMain(b.node))
        add(Self.log(page.totalPlainWords))
        let score = pass.scores[i]
        let mass = score * Float(b.words)
        add(pass.blocks[i].level)
        func rest(_ node: Int) -> Int {
            node < 0 ? 0 : Self.part(pass.nodeMass[node] - mass, Float(page.nodes[node].words) - Float(b.words))
        }
        add(rest(parent))
        add(rest(grandparent))
        add(parent < 0 ? 0 : Self.part(pass.nodeMass[parent], pass.total))
        add(grandparent < 0 ? 0 : Self.part(pass.nodeMass[grandparent], pass.total))
        let scored = pass.blocks[i]
        add(scored.before)
        add(scored.after)
        add(Self.part(scored.massBefore, pass.total))
        add(Self.part(pass.total - scored.massBefore - mass, pass.total))
        add(b.node >= pass.main && b.node < Int(tree.nodes[pass.main].end) ? 1 : 0)
        add(Self.part(pass.signatureMass[standing.signature] - mass, Float(like.words - b.words)))
        var sum: Float = 0
        var weight: Float = 0
        for k in max(0, i - 6)...min(page.count - 1, i + 6) where k != i {
            let w = Float(min(page.blocks[k].words, 60) + 3)
            sum += pass.scores[k] * w
            weight += w
        }
        add(Self.part(sum, weight))
        add(Self.log(i))
        add(Self.log(page.count - i))
        let branch = page.branch(i, main: pass.main)
        fillBranch(page, i, branch, pass)
        fillLikeness(page, i, pass, parent)
        fillSurroundings(page, i, branch, pass)
        for k in BlockTraits.neighbours {
            guard i + k >= 0, i + k < page.count else {
                for _ in 0..<4 { add(0) }
                continue
            }
            let other = page.standing[i + k].glimpse
            add(pass.blocks[i + k].level)
            add(other.words + 1)
            add(other.links)
            add(other.tag + 1)
        }
        addNext(page, i - 1, parent)
        addNext(page, i + 1, parent)
        add(bits: b.own.rawValue, ClassWords.names.count)
        add(bits: b.near.rawValue, ClassWords.names.count)
        add(bits: b.middle.rawValue, ClassWords.names.count)
        add(bits: b.far.subtracting(b.near).subtracting(b.middle).rawValue, ClassWords.names.count)
        add(bits: branch.words.rawValue, ClassWords.names.count)
        add(bits: b.place.rawValue, Place.names.count)
        add(bits: b.cues.traits.rawValue, Cues.names.count)
        add(bits: b.marks.rawValue, Marks.names.count)
        add(bits: standing.headingDistance < 15 ? standing.headingCues.traits.rawValue : 0, Cues.names.count)
    }

    /// The words of an element around the block, and how many of them are links.
    private mutating func addWords(_ page: PageBlocks, _ node: Int) {
        guard node >= 0 else {
            add(0)
            return add(share: -1)
        }
        let element = page.nodes[node]
        add(Self.log(Int(element.words)))
        add(share: Double(element.linkWords) / Double(max(1, element.words)))
    }

    /// The series of the block before or behind, and whether it has the same parent.
    private mutating func addNext(_ page: PageBlocks, _ next: Int, _ parent: Int) {
        guard next >= 0, next < page.count else {
            add(0)
            return add(0)
        }
        add(page.standing[next].glimpse.series)
        add(Int(page.tree.nodes[page.blocks[next].node].parent) == parent ? 2 : 1)
    }
}
