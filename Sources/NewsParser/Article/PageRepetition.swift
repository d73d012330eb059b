internal import NewsMarkup

/// How often the boxes around a block are repeated on the page: teasers, comments and list entries come in series.
struct PageRepetition: Sendable {
    /// For every node the size of the largest series that it or one of its ancestors belongs to.
    private(set) var series: [Int32]
    /// For every node the mean words of an item of that series.
    private(set) var itemWords: [Int32]
    /// For every node its nearest `article` ancestor or itself; -1 for none.
    private(set) var article: [Int32]
    /// Number of `article` elements with text.
    private(set) var articles = 0

    /// Nothing is known yet.
    init() {
        series = []
        itemWords = []
        article = []
    }

    init(_ tree: MarkupTree, words: [Int32], blocks: [Int32]) {
        let count = tree.nodes.count
        series = [Int32](repeating: 0, count: count)
        itemWords = series
        article = [Int32](repeating: -1, count: count)
        var keys = [UInt64](repeating: 0, count: count)
        var sizes: [UInt64: (n: Int32, words: Int32)] = [:]
        for i in 0..<count where blocks[i] > 0 {
            let node = tree.nodes[i]
            switch node.tag {
            case .article, .section, .div, .li, .tr, .aside, .a, .dd, .dl, .table:
                var key = UInt64(UInt32(bitPattern: node.parent)) << 8 | UInt64(node.tag.rawValue)
                if let name = tree.attribute(.class, of: i) {
                    // The first class alone: the others count ("item odd", "item even last").
                    for b in tree.bytes[name] {
                        if b <= 0x20 || b == UInt8(ascii: "-") && name.count > 40 { break }
                        key = (key ^ UInt64(b)) &* 0x0000_0100_0000_01b3
                    }
                }
                keys[i] = key | 1
                let old = sizes[key | 1] ?? (0, 0)
                sizes[key | 1] = (old.n + 1, old.words &+ words[i])
            default: break
            }
        }
        for i in 0..<count where blocks[i] > 0 {
            let parent = Int(tree.nodes[i].parent)
            if parent >= 0 {
                series[i] = series[parent]
                itemWords[i] = itemWords[parent]
                article[i] = article[parent]
            }
            if tree.nodes[i].tag == .article {
                article[i] = Int32(i)
                articles += 1
            }
            if keys[i] != 0, let size = sizes[keys[i]], size.n > series[i], size.n > 1 {
                series[i] = size.n
                itemWords[i] = size.words / size.n
            }
        }
    }
}
