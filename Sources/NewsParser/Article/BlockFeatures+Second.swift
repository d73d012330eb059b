internal import NewsMarkup

/// What the first pass found on a page, summed up for the second.
package struct FirstPass: Sendable {
    /// Probability of every block to be story.
    package let scores: [Float]
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

    package init(_ page: PageBlocks, scores: [Float]) {
        self.scores = scores
        nodeMass = [Float](repeating: 0, count: page.tree.nodes.count)
        massBefore = [Float](repeating: 0, count: page.count)
        before = [Int](repeating: 99, count: page.count)
        after = before
        signatureMass = [Float](repeating: 0, count: page.signatureWords.count)
        var distance = 99
        for i in 0..<page.count {
            let mass = scores[i] * Float(page.blocks[i].words)
            massBefore[i] = total
            total += mass
            signatureMass[page.signature[i]] += mass
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
}

extension PageBlocks {
    /// The features of a block that the first pass's scores of its surroundings show.
    package func secondFeatures(_ i: Int, _ first: FirstPass, into out: inout FeatureVector) {
        let b = blocks[i]
        let score = first.scores[i]
        let words = Self.wordBin(b.words)
        out.add(.own, Self.logitBin(score, 16))
        out.add(.ownAndWords, min(9, Int(score * 10)) * 9 + words)
        let level = min(5, Int(score * 6))
        out.add(.ownAndTag, Self.tagClass(b.tag) * 6 + level)
        func neighbour(_ k: Int) -> Float? { k >= 0 && k < count ? first.scores[k] : nil }
        out.add(.previousScore, Self.tenth(neighbour(i - 1)))
        out.add(.nextScore, Self.tenth(neighbour(i + 1)))
        // Neighbours by weight of their words, three on each side.
        var sum: Float = 0
        var weight: Float = 0
        for k in max(0, i - 3)...min(count - 1, i + 3) where k != i {
            let w = Float(min(blocks[k].words, 60) + 3)
            sum += first.scores[k] * w
            weight += w
        }
        out.add(.window, weight > 0 ? Self.tenth(sum / weight) : 10)
        func side(_ range: Range<Int>) -> Int {
            var sum: Float = 0
            var weight: Float = 0
            for k in range where k >= 0 && k < count {
                let w = Float(min(blocks[k].words, 60) + 1)
                sum += first.scores[k] * w
                weight += w
            }
            return weight == 0 ? 0 : min(4, Int(sum / weight * 5))
        }
        out.add(.sandwich, (side(i - 2..<i) * 5 + side(i + 1..<i + 3)) * 3 + (b.words < 6 ? 0 : b.words < 20 ? 1 : 2))
        let parent = Int(tree.nodes[b.node].parent)
        let mass = score * Float(b.words)
        if parent >= 0 {
            out.add(.parentScore, Self.share(first.nodeMass[parent] - mass, Float(nodeWords[parent]) - Float(b.words)))
            out.add(.parentMass, Self.mass(first.nodeMass[parent], first.total))
            let grandparent = Int(tree.nodes[parent].parent)
            if grandparent >= 0 {
                out.add(
                    .grandparentScore,
                    Self.share(first.nodeMass[grandparent] - mass, Float(nodeWords[grandparent]) - Float(b.words)))
                out.add(.grandparentMass, Self.mass(first.nodeMass[grandparent], first.total))
            }
        }
        let before = Self.distanceBin(first.before[i])
        let after = Self.distanceBin(first.after[i])
        out.add(.nearestBefore, before)
        out.add(.nearestAfter, after)
        let pair = min(5, before) * 6 + min(5, after)
        out.add(.nearest, pair)
        out.add(.ownAndNearest, level * 36 + pair)
        out.add(.massBefore, Self.mass(first.massBefore[i], first.total))
        out.add(.massAfter, Self.mass(first.total - first.massBefore[i] - mass, first.total))
        let inside = b.node >= first.main && b.node < Int(tree.nodes[first.main].end)
        out.add(.inMain, (inside ? 3 : 0) + (b.words < 6 ? 0 : b.words < 20 ? 1 : 2))
        let group = signature[i]
        out.add(.signatureScore, Self.share(first.signatureMass[group] - mass, Float(signatureWords[group] - b.words)))
    }

    private static func tenth(_ score: Float?) -> Int { score.map { min(9, Int($0 * 10)) } ?? 10 }

    private static func share(_ part: Float, _ whole: Float) -> Int {
        whole < 1 ? 10 : max(0, min(9, Int(part / whole * 10)))
    }

    private static func mass(_ part: Float, _ whole: Float) -> Int {
        guard whole > 1 else { return 0 }
        let share = part / whole
        return share < 0.002
            ? 0
            : share < 0.02
                ? 1 : share < 0.1 ? 2 : share < 0.3 ? 3 : share < 0.6 ? 4 : share < 0.9 ? 5 : share < 0.98 ? 6 : 7
    }

    private static func distanceBin(_ distance: Int) -> Int {
        distance < 4 ? distance - 1 : distance < 7 ? 3 : distance < 15 ? 4 : distance < 40 ? 5 : distance < 99 ? 6 : 7
    }

    private static func logitBin(_ score: Float, _ bins: Int) -> Int {
        // Finer at both ends, where most blocks are.
        let edges: [Float] = [0.003, 0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.42, 0.55, 0.67, 0.78, 0.87, 0.93, 0.97, 0.99]
        var bin = 0
        while bin < edges.count, score >= edges[bin] { bin += 1 }
        return min(bin, bins - 1)
    }
}
