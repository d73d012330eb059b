internal import NewsMarkup
internal import NewsModel

/// Puts a story's blocks together and says what each of them is.
enum StoryAssembler {
    static func assemble(tree: MarkupTree, text page: PageText, blocks: [BlockCandidate], isStory: [Bool], title: String?, summary: String?) -> (text: String, blocks: [Block]) {
        var out: [UInt8] = []
        var result: [Block] = []
        func add(_ kind: BlockKind, _ bytes: some Sequence<UInt8>, _ node: Int?) {
            if !out.isEmpty { out.append(0x0A) }
            let start = out.count
            out.append(contentsOf: bytes)
            result.append(Block(kind: kind, range: TextRange(start, out.count), path: node.map { tree.path(of: $0) }))
        }
        let folded = title.map { FoldedText($0) }
        let foldedSummary = summary.map { FoldedText($0) }
        var titleNode: Int?
        for block in blocks where titleNode == nil && (block.tag == .h1 || block.tag == .h2) {
            if FoldedText(String(decoding: page.bytes[block.range], as: UTF8.self)) == folded { titleNode = block.node }
        }
        if let title { add(.title, title.utf8, titleNode) }
        var body = 0
        for (i, block) in blocks.enumerated() where isStory[i] {
            let bytes = page.bytes[block.range]
            if block.words <= 40, let folded, FoldedText(String(decoding: bytes, as: UTF8.self)) == folded { continue }
            var kind = kind(of: block)
            if body < 2, kind == .paragraph {
                if block.near.contains(.standfirst) && !block.near.contains(.paragraph) { kind = .standfirst }
            }
            _ = foldedSummary
            if kind == .paragraph { body += 1 }
            add(kind, bytes, block.node)
        }
        return (String(decoding: out, as: UTF8.self), result)
    }

    private static func kind(of block: BlockCandidate) -> BlockKind {
        if block.place.contains(.figure) || block.tag == .figcaption || block.near.contains(.caption) && block.words < 60 { return .caption }
        switch block.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
        case .tr: return .tableRow
        case .li, .dt, .dd: return .listItem
        default: break
        }
        if block.place.contains(.quote) { return .quote }
        if block.place.contains(.list) && block.tag != .p { return .listItem }
        return .paragraph
    }
}
