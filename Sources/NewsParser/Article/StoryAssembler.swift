internal import NewsMarkup
internal import NewsModel

/// Chooses a story's blocks by their scores, says what each of them is, and puts them together.
enum StoryAssembler {
    /// The score from which a block is story.
    static let threshold: Float = 0.5

    /// The chosen blocks in reading order.
    static func select(_ page: ParsedPage, _ scores: [Float]) -> [(block: Int, kind: BlockKind)] {
        let blocks = page.blocks
        var chosen = scores.map { $0 >= threshold }
        if !chosen.contains(true) {
            // No block convinces: the best ones are better than nothing.
            let best = scores.indices.max { scores[$0] * Float(blocks.blocks[$0].words) < scores[$1] * Float(blocks.blocks[$1].words) }
            if let best, blocks.blocks[best].words >= 5 { chosen[best] = true }
        }
        var result: [(block: Int, kind: BlockKind)] = []
        var body = 0
        for i in chosen.indices where chosen[i] {
            let block = blocks.blocks[i]
            if blocks.inTitle[i] > 0.9 && (block.tag == .h1 || body == 0) { continue }
            let kind = kind(of: block, first: body < 2)
            if kind == .paragraph { body += 1 }
            result.append((i, kind))
        }
        return result
    }

    /// The text and blocks of a story, the headline first.
    static func assemble(_ page: ParsedPage, _ story: [(block: Int, kind: BlockKind)], title: String?) -> (text: String, blocks: [Block]) {
        var out: [UInt8] = []
        var result: [Block] = []
        func add(_ kind: BlockKind, _ bytes: some Sequence<UInt8>, _ node: Int?) {
            if !out.isEmpty { out.append(0x0A) }
            let start = out.count
            out.append(contentsOf: bytes)
            result.append(Block(kind: kind, range: TextRange(start, out.count), path: node.map { page.tree.path(of: $0) }))
        }
        let titleBlock = page.blocks.titleBlock
        if let title { add(.title, title.utf8, titleBlock >= 0 ? page.blocks.blocks[titleBlock].node : nil) }
        for (i, kind) in story {
            let block = page.blocks.blocks[i]
            add(kind, page.blocks.text.bytes[block.range], block.node)
        }
        return (String(decoding: out, as: UTF8.self), result)
    }

    private static func kind(of block: BlockCandidate, first: Bool) -> BlockKind {
        if block.place.contains(.figure) || block.tag == .figcaption || block.near.contains(.caption) && block.words < 60 { return .caption }
        switch block.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
        case .tr: return .tableRow
        case .li, .dt, .dd: return .listItem
        default: break
        }
        if first, block.near.contains(.standfirst) && !block.near.contains(.paragraph) { return .standfirst }
        if block.place.contains(.quote) { return .quote }
        if block.place.contains(.list) && block.tag != .p { return .listItem }
        return .paragraph
    }
}
