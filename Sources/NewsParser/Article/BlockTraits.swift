internal import NewsMarkup

/// The small numbers by which the decision trees tell blocks apart: one byte a trait, larger meaning more.
///
/// Names are those of the tables `markup/story_trees_first` and `markup/story_trees_last`.
package struct BlockTraits: Sendable {
    package private(set) var values: [UInt8] = []

    package init() { values.reserveCapacity(Self.names.count) }

    /// Names of all traits, in the order of the values.
    package static let names: [String] = {
        var names = [
            "tag", "words", "links", "stops", "commas", "digits", "capitals", "ending", "emphasis", "cells", "prose",
            "repeats", "inTitle",
            "inSummary", "inLinkedBody", "series", "itemWords", "sameArticle", "articles", "titleSteps", "afterTitle",
            "fromTitle",
            "headingDistance", "position", "depth", "siblings", "parentWords", "parentLinks", "grandparentWords",
            "grandparentLinks",
            "signatureShare", "signatureLinks", "signatureCount", "first", "last", "mainSteps", "pageWords",
            "score", "parentScore", "grandparentScore", "parentMass", "grandparentMass", "before",
            "after",
            "massBefore",
            "massAfter", "inMain", "signatureScore", "window", "blocksBefore", "blocksAfter",
        ]
        names += [
            "branchSteps", "branchWords", "branchLinks", "branchBlocks", "branchTag", "branchSeries", "branchScore",
            "branchMass", "styleShare", "styleLinks", "styleCount", "styleScore", "styleMass", "cohesion", "like",
            "likeWords", "likeScore", "imageBefore", "branchImages", "parentImages", "linkCount", "pageLinks",
            "isArticle", "depthChange", "depthChangeAfter", "wordsToBefore", "wordsToAfter", "mean2Before",
            "mean2After", "meanBefore", "meanAfter", "hasHeadline", "headlinesBefore", "bylinesBefore", "endsBefore",
            "endsAfter", "titleWords", "summaryWords", "titleAround", "summaryAround",
            "headingKind", "linkedHeadings", "bylinesAround", "endsAround", "cycle", "rounds",
        ]
        for k in neighbours { names += ["score@\(k)", "words@\(k)", "links@\(k)", "tag@\(k)"] }
        for k in neighbours where abs(k) == 1 { names += ["series@\(k)", "sameParent@\(k)"] }
        for group in ["own", "near", "middle", "far", "branch"] { names += ClassWords.names.map { "\(group).\($0)" } }
        names += Place.names.map { "place.\($0)" }
        names += Cues.names.map { "cue.\($0)" }
        names += Marks.names.map { "mark.\($0)" }
        names += Cues.names.map { "heading.\($0)" }
        return names
    }()

    private static let neighbours = [-4, -3, -2, -1, 1, 2, 3, 4]

    mutating func add(_ value: Int) { values.append(UInt8(max(0, min(255, value)))) }
    mutating func add(share: Double) { add(share < 0 ? 0 : 1 + Int(share * 20)) }
    mutating func add(bits: UInt32, _ count: Int) {
        for bit in 0..<count { values.append(UInt8(bits >> UInt32(bit) & 1)) }
    }

    /// Twice the binary logarithm, as a small number.
    static func log(_ n: Int) -> Int {
        guard n > 0 else { return 0 }
        let whole = n.bitWidth - 1 - n.leadingZeroBitCount
        let half = whole > 0 && n >> (whole - 1) & 1 == 1 ? 1 : 0
        return 1 + 2 * whole + half
    }

    private static func level(_ score: Float) -> Int {
        // Even steps of the logit from 0.01 to 0.99.
        let edges: [Float] = [
            0.003, 0.01, 0.02, 0.04, 0.07, 0.11, 0.16, 0.22, 0.3, 0.4, 0.5, 0.6, 0.7, 0.78, 0.84, 0.89, 0.93, 0.96,
            0.98, 0.99, 0.997,
        ]
        var bin = 0
        while bin < edges.count, score >= edges[bin] { bin += 1 }
        return bin
    }

    /// Fills in the traits of a block, as the page shows them and as the scores so far tell of its surroundings.
    package mutating func fill(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage) {
        values.removeAll(keepingCapacity: true)
        let b = page.blocks[i]
        let tree = page.tree
        add(PageBlocks.tagClass(b.tag))
        add(Self.log(b.words))
        add(share: b.linkDensity)
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
        add(Self.log(Int(page.repetition.series[b.node])))
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
        add(Self.level(score))
        func share(_ part: Float, _ whole: Float) -> Int { whole < 1 ? 0 : 1 + Int(max(0, min(1, part / whole)) * 20) }
        for node in [parent, grandparent] {
            add(node >= 0 ? share(pass.nodeMass[node] - mass, Float(page.nodeWords[node]) - Float(b.words)) : 0)
        }
        for node in [parent, grandparent] { add(node >= 0 ? share(pass.nodeMass[node], pass.total) : 0) }
        add(pass.before[i])
        add(pass.after[i])
        add(share(pass.massBefore[i], pass.total))
        add(share(pass.total - pass.massBefore[i] - mass, pass.total))
        add(b.node >= pass.main && b.node < Int(tree.nodes[pass.main].end) ? 1 : 0)
        add(share(pass.signatureMass[group] - mass, Float(page.signatureWords[group] - b.words)))
        var sum: Float = 0
        var weight: Float = 0
        for k in max(0, i - 6)...min(page.count - 1, i + 6) where k != i {
            let w = Float(min(page.blocks[k].words, 60) + 3)
            sum += pass.scores[k] * w
            weight += w
        }
        add(share(sum, weight))
        add(Self.log(i))
        add(Self.log(page.count - i))
        let branch = page.branch(i, main: pass.main)
        fillBranch(page, i, branch, pass)
        fillLikeness(page, i, pass, parent)
        fillSurroundings(page, i, branch, pass)
        for k in Self.neighbours {
            guard i + k >= 0, i + k < page.count else {
                for _ in 0..<4 { add(0) }
                continue
            }
            let other = page.blocks[i + k]
            add(Self.level(pass.scores[i + k]))
            add(1 + Self.log(other.words))
            add(share: other.linkDensity)
            add(1 + PageBlocks.tagClass(other.tag))
        }
        for k in [-1, 1] {
            guard i + k >= 0, i + k < page.count else {
                for _ in 0..<2 { add(0) }
                continue
            }
            let other = page.blocks[i + k]
            add(Self.log(Int(page.repetition.series[other.node])))
            add(Int(tree.nodes[other.node].parent) == parent ? 2 : 1)
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
