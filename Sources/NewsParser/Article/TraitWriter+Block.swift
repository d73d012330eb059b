internal import NewsMarkup

extension TraitWriter {
    /// Writes all traits of a block.
    mutating func fill(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage) {
        let b = page.blocks[i]
        let tree = page.tree
        let own = page.glimpses[i]
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
        add(share: page.prose[i])
        add(min(5, page.repeats[i]))
        add(share: page.inTitle[i])
        add(share: page.inSummary[i])
        add(share: page.inLinkedBody[i])
        add(own.series)
        add(Self.log(Int(page.repetition.itemWords[b.node])))
        add(page.articleRelation(b))
        add(Self.log(page.repetition.articles))
        add(page.stepsToTitle(b))
        let fromTitle = page.titleBlock < 0 ? 0 : i - page.titleBlock
        add(page.titleBlock < 0 ? 1 : fromTitle < 0 ? 0 : 2)
        add(Self.log(abs(fromTitle)))
        add(Self.log(page.headingDistance[i]))
        add(i * 24 / max(1, page.count))
        add(b.depth)
        let parent = Int(tree.nodes[b.node].parent)
        let grandparent = parent >= 0 ? Int(tree.nodes[parent].parent) : -1
        add(parent >= 0 ? Self.log(Int(page.nodeBlocks[parent])) : 0)
        for node in [parent, grandparent] {
            add(node >= 0 ? Self.log(Int(page.nodeWords[node])) : 0)
            add(share: node >= 0 ? Double(page.nodeLinkWords[node]) / Double(max(1, page.nodeWords[node])) : -1)
        }
        let group = page.signature[i]
        add(share: Double(page.signatureWords[group]) / Double(max(1, page.totalWords)))
        add(share: Double(page.signatureLinkWords[group]) / Double(max(1, page.signatureWords[group])))
        add(Self.log(page.signatureBlocks[group]))
        add(i == 0 || page.blocks[i - 1].node < parent ? 1 : 0)
        add(i + 1 >= page.count || (parent >= 0 && page.blocks[i + 1].node >= Int(tree.nodes[parent].end)) ? 1 : 0)
        add(page.stepsToMain(b.node))
        add(Self.log(page.totalPlainWords))
        let score = pass.scores[i]
        let mass = score * Float(b.words)
        add(pass.levels[i])
        for node in [parent, grandparent] {
            add(node >= 0 ? Self.part(pass.nodeMass[node] - mass, Float(page.nodeWords[node]) - Float(b.words)) : 0)
        }
        for node in [parent, grandparent] { add(node >= 0 ? Self.part(pass.nodeMass[node], pass.total) : 0) }
        add(pass.before[i])
        add(pass.after[i])
        add(Self.part(pass.massBefore[i], pass.total))
        add(Self.part(pass.total - pass.massBefore[i] - mass, pass.total))
        add(b.node >= pass.main && b.node < Int(tree.nodes[pass.main].end) ? 1 : 0)
        add(Self.part(pass.signatureMass[group] - mass, Float(page.signatureWords[group] - b.words)))
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
            let other = page.glimpses[i + k]
            add(pass.levels[i + k])
            add(other.words + 1)
            add(other.links)
            add(other.tag + 1)
        }
        for k in [-1, 1] {
            guard i + k >= 0, i + k < page.count else {
                for _ in 0..<2 { add(0) }
                continue
            }
            add(page.glimpses[i + k].series)
            add(Int(tree.nodes[page.blocks[i + k].node].parent) == parent ? 2 : 1)
        }
        add(bits: b.own.rawValue, ClassWords.names.count)
        add(bits: b.near.rawValue, ClassWords.names.count)
        add(bits: b.middle.rawValue, ClassWords.names.count)
        add(bits: b.far.subtracting(b.near).subtracting(b.middle).rawValue, ClassWords.names.count)
        add(bits: branch.words.rawValue, ClassWords.names.count)
        add(bits: b.place.rawValue, Place.names.count)
        add(bits: b.cues.rawValue, Cues.names.count)
        add(bits: b.marks.rawValue, Marks.names.count)
        add(bits: page.headingDistance[i] < 15 ? page.headingCues[i].rawValue : 0, Cues.names.count)
    }
}
