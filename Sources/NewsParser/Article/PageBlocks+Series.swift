internal import NewsMarkup

/// How often the boxes around a block are repeated on the page: teasers, comments and list entries come in series.
extension PageBlocks {
    /// Finds the series and the `article` element of every element with text.
    mutating func findSeries(_ numbers: inout WordNumbers) {
        // Every box with text that may be one of a series, in document order, with the number of its kind.
        var boxes: [Int32] = []
        var kinds: [(count: Int32, words: Int32)] = []
        let count = tree.nodes.count
        numbers.removeAll()
        for i in 0..<count where nodes[i].blocks > 0 {
            guard let key = seriesKey(i) else { continue }
            let kind = numbers.number(key)
            boxes.append(Int32(truncatingIfNeeded: kind))
            if kind == kinds.count { kinds.append((0, 0)) }
            kinds[kind].count += 1
            kinds[kind].words &+= nodes[i].words
        }
        var box = 0
        for i in 0..<count where nodes[i].blocks > 0 {
            let parent = Int(tree.nodes[i].parent)
            if parent >= 0 {
                nodes[i].series = nodes[parent].series
                nodes[i].itemWords = nodes[parent].itemWords
                nodes[i].article = nodes[parent].article
            }
            if tree.nodes[i].tag == .article {
                nodes[i].article = Int32(truncatingIfNeeded: i)
                articles += 1
            }
            guard Self.isBox(tree.nodes[i].tag) else { continue }
            let kind = kinds[Int(boxes[box])]
            box += 1
            if kind.count > nodes[i].series, kind.count > 1 {
                nodes[i].series = kind.count
                nodes[i].itemWords = kind.words / kind.count
            }
        }
    }

    private static func isBox(_ tag: Tag) -> Bool {
        switch tag {
        case .article, .section, .div, .li, .tr, .aside, .a, .dd, .dl, .table: true
        default: false
        }
    }

    /// What boxes of a series have in common: the parent, the tag and the first class; nil for other elements.
    private func seriesKey(_ i: Int) -> UInt64? {
        let node = tree.nodes[i]
        guard Self.isBox(node.tag) else { return nil }
        var key = UInt64(UInt32(bitPattern: node.parent)) << 8 | UInt64(node.tag.rawValue)
        if let name = tree.attribute(.class, of: i) {
            // The first class alone: the others count ("item odd", "item even last").
            for b in tree.bytes[name] {
                if b <= 0x20 || b == UInt8(ascii: "-") && name.count > 40 { break }
                key = (key ^ UInt64(b)) &* 0x0000_0100_0000_01b3
            }
        }
        return key | 1
    }
}
