internal import NewsMarkup

/// Where a block stands, as seen from the headline, the main element and the `article` elements.
extension PageBlocks {
    /// How the block's `article` element stands to the headline's: 0 neither has one, 1 only the headline, 2 only the block,
    /// 3 the same, 4 an earlier, 5 a later one.
    func articleRelation(_ b: BlockCandidate) -> Int {
        let article = Int(nodes[b.node].article)
        let titleArticle = titleBlock >= 0 ? Int(nodes[blocks[titleBlock].node].article) : -1
        if article < 0 { return titleArticle < 0 ? 0 : 1 }
        if titleArticle < 0 { return 2 }
        return article == titleArticle ? 3 : article < titleArticle ? 4 : 5
    }

    /// Steps up from the block until the headline is below, at most 7; 8 without a headline.
    func stepsToTitle(_ b: BlockCandidate) -> Int {
        guard titleBlock >= 0 else { return 8 }
        let titleNode = blocks[titleBlock].node
        var steps = 0
        var node = b.node
        while node >= 0, steps < 7, !(node <= titleNode && titleNode < Int(tree.nodes[node].end)) {
            node = Int(tree.nodes[node].parent)
            steps += 1
        }
        return steps
    }

    /// How far the block's element lies below the main node: 7 outside of it.
    func stepsToMain(_ node: Int) -> Int {
        guard node >= mainNode, node < Int(tree.nodes[mainNode].end) else { return 7 }
        var steps = 0
        var current = node
        while current != mainNode, current >= 0, steps < 6 {
            current = Int(tree.nodes[current].parent)
            steps += 1
        }
        return steps
    }

    /// How a block ends: 1 with a stop, 2 with a colon, 3 with an ellipsis, 0 otherwise.
    func ending(_ b: BlockCandidate) -> Int {
        var i = b.range.upperBound - 1
        let bytes = text.bytes
        // Closing quotes and brackets stand behind the stop.
        while i > b.range.lowerBound {
            let c = bytes[i]
            if c == UInt8(ascii: "\"") || c == UInt8(ascii: "'") || c == UInt8(ascii: ")") {
                i -= 1
            } else if i - b.range.lowerBound >= 3, bytes[i - 2] == 0xE2, bytes[i - 1] == 0x80, c >= 0x98, c <= 0x9F {
                i -= 3
            } else if i - b.range.lowerBound >= 2, bytes[i - 1] == 0xC2, c == 0xBB || c == 0xAB {
                i -= 2
            } else {
                break
            }
        }
        let c = bytes[i]
        if c == UInt8(ascii: ".") || c == UInt8(ascii: "!") || c == UInt8(ascii: "?") { return 1 }
        if c == UInt8(ascii: ":") { return 2 }
        if i - b.range.lowerBound >= 2, bytes[i - 2] == 0xE3, bytes[i - 1] == 0x80, c == 0x82 { return 1 }
        if i - b.range.lowerBound >= 2, bytes[i - 2] == 0xE2, bytes[i - 1] == 0x80, c == 0xA6 { return 3 }
        return 0
    }

    /// Classes of tags that behave alike.
    static func tagClass(_ tag: Tag) -> Int {
        switch tag {
        case .p: 0
        case .h1: 1
        case .h2: 2
        case .h3, .h4, .h5, .h6: 3
        case .li: 4
        case .tr: 5
        case .td, .th: 6
        case .a: 7
        case .div, .section, .article, .main, .center: 8
        case .blockquote: 9
        case .pre: 10
        case .dt, .dd: 11
        case .figcaption, .figure, .caption: 12
        case .button, .label, .summary, .legend: 13
        case .time: 14
        default: 15
        }
    }
}
