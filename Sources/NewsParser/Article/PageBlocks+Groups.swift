internal import NewsMarkup

/// Groups of like blocks.
extension PageBlocks {
    /// Groups the blocks by what their class words mean and by the tags around them.
    mutating func groupBySignature(_ numbers: inout WordNumbers) {
        numbers.removeAll()
        for (i, block) in blocks.enumerated() {
            var h = UInt64(block.near.rawValue)
            var node = block.node
            for _ in 0..<4 where node >= 0 {
                h = (h ^ UInt64(tree.nodes[node].tag.rawValue)) &* 0xff51_afd7_ed55_8ccd
                h ^= h >> 32
                node = Int(tree.nodes[node].parent)
            }
            let group = numbers.number(h)
            standing[i].signature = group
            Self.add(block, to: &signatures, group)
        }
    }

    /// Groups the blocks that a site's style sheet would print alike: same tags and class names of the element and the three
    /// around it. A page's story mostly is one or two such groups, whatever the site calls them.
    mutating func groupByStyle(_ numbers: inout WordNumbers) {
        numbers.removeAll()
        for (i, block) in blocks.enumerated() {
            var h: UInt64 = 0x9E37_79B9_7F4A_7C15
            var node = block.node
            for _ in 0..<4 where node >= 0 {
                h = (h ^ UInt64(nodes[node].name)) &* 0xFF51_AFD7_ED55_8CCD
                h ^= h >> 32
                node = Int(tree.nodes[node].parent)
            }
            let group = numbers.number(h)
            standing[i].style = group
            Self.add(block, to: &styles, group)
        }
        findCycles()
    }

    private static func add(_ block: BlockCandidate, to groups: inout [BlockGroup], _ group: Int) {
        if group == groups.count { groups.append(BlockGroup()) }
        groups[group].words += block.words
        groups[group].linkWords += block.linkWords
        groups[group].blocks += 1
    }

    private mutating func findCycles() {
        // Steps back to the block of the same style with the same style before it.
        var back: [Int] = []
        back.reserveCapacity(count)
        for i in 0..<count {
            let style = standing[i].style
            let k = styles[style].last
            let isBack =
                k >= 0 && i - k <= 12
                && (i - k == 1 || (k > 0 && standing[i - 1].style == standing[k - 1].style))
            back.append(isBack ? i - k : 0)
            styles[style].last = i
        }
        for i in 0..<count where back[i] > 0 {
            let k = i - back[i]
            standing[i].rounds = back[k] == back[i] ? standing[k].rounds + 1 : 1
        }
        for i in (0..<count).reversed() where back[i] > 0 {
            let k = i - back[i]
            standing[i].cycle = back[i]
            if standing[k].rounds < standing[i].rounds, back[k] == back[i] || back[k] == 0 {
                standing[k].rounds = standing[i].rounds
                if standing[k].cycle == 0 { standing[k].cycle = back[i] }
            }
        }
    }
}
