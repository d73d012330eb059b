internal import NewsMarkup
internal import NewsModel

/// Chooses a story's blocks by their scores, says what each of them is, and puts them together.
package enum StoryAssembler {
    /// The lowest and the highest score from which a block may count as story.
    private static let thresholds: ClosedRange<Float> = 0.2...0.5

    /// Words of the longest line under a headline.
    private static let longestStandfirst = 24

    /// The score from which a page's blocks count as story: the one that promises the best F1.
    ///
    /// Where the scores are p and the words w, choosing all blocks from some score on promises 2·Σ chosen p·w / (Σ chosen w + Σ p·w);
    /// the best choice is at half the F1 that it promises. A page of which the model is sure is cut at one half; on one of a
    /// kind it has not met, where the story's own blocks get middling scores, the cut lies lower.
    static func threshold(_ blocks: PageBlocks, _ scores: [Float]) -> Float {
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        let total = order.reduce(Float(0)) { $0 + scores[$1] * (Float(blocks.blocks[$1].words) + 0.5) }
        var mass: Float = 0
        var words: Float = 0
        var best: Float = 0
        for i in order {
            let w = Float(blocks.blocks[i].words) + 0.5
            mass += scores[i] * w
            words += w
            best = max(best, 2 * mass / (words + total))
        }
        return max(thresholds.lowerBound, min(thresholds.upperBound, best / 2))
    }

    /// The chosen blocks in reading order.
    static func select(_ page: ParsedPage, _ scores: [Float]) -> [(block: Int, kind: BlockKind)] {
        let blocks = page.blocks
        let threshold = threshold(blocks, scores)
        var chosen = scores.map { $0 >= threshold }
        // A heading goes with what it stands over: four in five with such a score are story where the next block is.
        for i in chosen.indices.dropLast() where !chosen[i] && chosen[i + 1] && scores[i] >= 0.3 {
            switch blocks.blocks[i].tag {
            case .h2, .h3, .h4, .h5, .h6: chosen[i] = true
            default: break
            }
        }
        // A table is not cut in the middle: "(in millions)" stands between its rows.
        for i in chosen.indices.dropFirst().dropLast()
        where !chosen[i] && chosen[i - 1] && chosen[i + 1]
            && (i - 1...i + 1).allSatisfy({ blocks.blocks[$0].place.contains(.table) })
            && blocks.blocks[i].linkDensity < 0.5
        {
            chosen[i] = true
        }
        leaveOutForeign(blocks, &chosen)
        if !chosen.contains(true) {
            // No block convinces: the best ones are better than nothing.
            let best = scores.indices.max {
                scores[$0] * Float(blocks.blocks[$0].words) < scores[$1] * Float(blocks.blocks[$1].words)
            }
            if let best, blocks.blocks[best].words >= 5 { chosen[best] = true }
        }
        var result: [(block: Int, kind: BlockKind)] = []
        guard let firstBody = chosen.indices.first(where: { chosen[$0] && isBody(page, $0) }),
            let last = chosen.indices.last(where: { chosen[$0] })
        else { return chosen.indices.filter { chosen[$0] }.map { ($0, .paragraph) } }
        var said = SaidWords()
        for i in max(0, min(firstBody, blocks.titleBlock))...last {
            let block = blocks.blocks[i]
            if i <= firstBody, page.isStandfirst(i),
                chosen[i] || scores[i] > 0.15 || blocks.standing[i].inSummary > 0.8,
                i < firstBody || hasBody(page, chosen, after: i)
            {
                // A longer lead tells what the body does not tell again: it is the story's first paragraph, unless the page
                // sets it as a heading beside the headline.
                let isLine = block.words <= longestStandfirst || isHeading(block) && block.place.contains(.header)
                result.append((i, isLine ? .standfirst : .paragraph))
                continue
            }
            if isCaption(block) {
                if chosen[i] || captionBelongs(block) { result.append((i, .caption)) }
                continue
            }
            guard chosen[i] else { continue }
            // A line above the story that is its date alone.
            if i < firstBody, block.words <= 4, block.digits >= 4, block.place.isDisjoint(with: [.list, .table]),
                WrittenDate.first(in: blocks.string(i)) != nil
            {
                continue
            }
            // The headline itself, and what repeats it before the story begins.
            if block.tag == .h1 && (i == blocks.titleBlock || blocks.standing[i].inTitle > 0.6) { continue }
            if blocks.standing[i].inTitle > 0.9 && i < firstBody { continue }
            if said.repeats(blocks.words(i)), block.place.contains(.hidden) || block.words >= 150 { continue }
            result.append((i, kind(of: block)))
        }
        return withBoilerplate(page, result)
    }

    /// Leaves out what is no story where there is one beside it.
    private static func leaveOutForeign(_ blocks: PageBlocks, _ chosen: inout [Bool]) {
        let isForeign = blocks.foreignBlocks()
        var words = 0
        for i in chosen.indices where chosen[i] && !isForeign[i] && blocks.blocks[i].words >= 8 {
            words += blocks.blocks[i].words
        }
        guard words >= 40 else { return }
        for i in chosen.indices where isForeign[i] { chosen[i] = false }
    }

    /// Names the standing texts at a release's end: a short heading "About …" or "Media contact" in the last part of the story
    /// with all that follows it up to the next other heading, and forward-looking statements.
    private static func withBoilerplate(_ page: ParsedPage, _ story: [(block: Int, kind: BlockKind)]) -> [(
        block: Int, kind: BlockKind
    )] {
        var result = story
        var inside = false
        for k in result.indices {
            let block = page.blocks.blocks[result[k].block]
            let isHeading = result[k].kind == .heading || (result[k].kind == .paragraph && block.emphasized)
            if k * 5 >= result.count * 3, isHeading || block.marks.contains(.earlyColon), block.words <= 9 {
                inside =
                    !block.cues.isDisjoint(with: [.boilerplate, .contact, .forwardLooking])
                    && !block.cues.contains(.byline)
            } else if result[k].kind == .heading {
                inside = false
            }
            if inside || (block.cues.contains(.forwardLooking) && k * 2 >= result.count && block.words >= 25) {
                result[k].kind = .boilerplate
            }
        }
        return result
    }

    private static func isHeading(_ block: BlockCandidate) -> Bool {
        switch block.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    private static func isBody(_ page: ParsedPage, _ i: Int) -> Bool {
        let block = page.blocks.blocks[i]
        switch block.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: return false
        default:
            return block.words >= 8 && !isCaption(block) && !(page.isStandfirst(i) && block.place.contains(.header))
        }
    }

    private static func hasBody(_ page: ParsedPage, _ chosen: [Bool], after i: Int) -> Bool {
        chosen.indices.contains { $0 > i && chosen[$0] && page.blocks.blocks[$0].words >= 12 }
    }

    private static func isCaption(_ block: BlockCandidate) -> Bool {
        if block.tag == .figcaption || block.place.contains(.figcaption) { return true }
        if block.place.contains(.figure) { return block.words < 60 && block.cells == 0 }
        return block.own.contains(.caption) && block.words < 60 && block.tag != .td && block.tag != .tr
    }

    /// A caption within the story that is no credit alone and no teaser's.
    private static func captionBelongs(_ block: BlockCandidate) -> Bool {
        block.words >= 3 && block.words < 90 && block.linkDensity < 0.4
            && block.place.isDisjoint(with: [.navigation, .aside, .footer, .hidden, .form, .link])
            && block.far.isDisjoint(with: [.related, .comment, .teaser, .newsletter, .consent])
    }

    /// The text and blocks of a story, the headline first.
    static func assemble(_ page: ParsedPage, _ story: [(block: Int, kind: BlockKind)], title: String?) -> (
        text: String, blocks: [Block]
    ) {
        var out: [UInt8] = []
        var result: [Block] = []
        var paths = ElementPaths(page.tree)
        func add(_ kind: BlockKind, _ bytes: some Sequence<UInt8>, _ node: Int?) {
            if !out.isEmpty { out.append(0x0A) }
            let start = out.count
            out.append(contentsOf: bytes)
            result.append(Block(kind: kind, range: TextRange(start, out.count), path: node.map { paths.path(of: $0) }))
        }
        // Pages that build their text in the browser may hold it in JSON-LD alone.
        let words = story.reduce(0) { $0 + page.blocks.blocks[$1.block].words }
        let declared = words < 40 ? linkedParagraphs(page.linked) : []
        let titleBlock = page.blocks.titleBlock
        if let title { add(.title, title.utf8, titleBlock >= 0 ? page.blocks.blocks[titleBlock].node : nil) }
        for paragraph in declared { add(.paragraph, paragraph.utf8, nil) }
        for (i, kind) in story where declared.isEmpty {
            let block = page.blocks.blocks[i]
            add(kind, page.blocks.text.bytes[block.range], block.node)
        }
        return (String(decoding: out, as: UTF8.self), result)
    }

    /// The paragraphs of JSON-LD's body, where it is long enough to be a story.
    static func linkedParagraphs(_ linked: LinkedData) -> [String] {
        guard let body = linked.body, body.utf8.count >= 300 else { return [] }
        return body.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }).map { trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    private static func kind(of block: BlockCandidate) -> BlockKind {
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

/// The shingles of the blocks taken so far: a page may carry its story twice, for small screens or hidden for machines.
private struct SaidWords {
    private var shingles = ShingleSet()

    /// Whether nearly all of a block was said before; if not, it is said now.
    mutating func repeats(_ words: ArraySlice<UInt64>) -> Bool {
        guard words.count >= 12 else { return false }
        let places = 0...(words.count - 4)
        let known = shingles.isEmpty ? 0 : places.count { shingles.contains(WordHashes.shingle(words, $0)) }
        if known * 10 >= places.count * 8 { return true }
        for place in places { shingles.insert(WordHashes.shingle(words, place)) }
        return false
    }
}
