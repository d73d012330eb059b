internal import NewsMarkup
internal import NewsModel

/// The candidate blocks of one page with everything the model compares them by.
package struct PageBlocks: Sendable {
    let tree: MarkupTree
    let text: PageText
    let blocks: [BlockCandidate]
    /// How every block stands to the page.
    var standing: [BlockStanding] = []
    /// What is known of every element and text of the tree, and a last one that only ends the sums.
    var nodes: [PageNode]
    /// Groups of blocks in the same surroundings, and of blocks that look alike by the names of the elements around them.
    var signatures: [BlockGroup] = []
    var styles: [BlockGroup] = []
    /// Word hashes of all blocks, and which of the page's different words each is.
    private(set) var hashes: [UInt64] = []
    private(set) var wordNumbers: [Int32] = []
    private(set) var words: [PageWord] = []
    private(set) var totalWords = 0
    private(set) var totalPlainWords = 0
    /// The block that shows the headline; -1 where none does.
    private(set) var titleBlock = -1
    /// The deepest node that holds most of the text outside links.
    private(set) var mainNode = 0
    /// Number of `article` elements with text.
    var articles = 0
    /// Function words found of every language of the table.
    private var languageCounts: [Int] = []
    /// The language most of the text is in, by its function words.
    private(set) var language: String?
    /// That language's bit in ``PageWord/languages``; 0 where there is none.
    private var languageBit: UInt32 = 0

    /// Whether the page declares itself an article.
    let isDeclared: Bool

    /// Where the words of the headline and of the summary stand.
    private(set) var topic = TopicWords()

    /// Number of blocks.
    package var count: Int { blocks.count }
    /// Word hashes of one block.
    package func words(_ block: Int) -> ArraySlice<UInt64> { hashes[standing[block].span] }
    /// The text of one block.
    package func string(_ block: Int) -> String { String(decoding: text.bytes[blocks[block].range], as: UTF8.self) }
    /// The language of the text: as declared, unless its words clearly are another's; else detected.
    func spokenLanguage(declared: String?) -> String? {
        guard let language else { return declared ?? scriptLanguage }
        guard let declared else { return language }
        let primary = String(declared.prefix { $0 != "-" })
        if primary == language { return declared }
        guard let own = Stopwords.languages.firstIndex(of: primary) else {
            return Stopwords.languages.contains(language) && ["zh", "ja", "ko", "th"].contains(primary)
                ? language : declared
        }
        let other = Stopwords.languages.firstIndex(of: language) ?? own
        let (theirs, ours) = (languageCounts[other], languageCounts[own])
        // Of a short text the words have to be nearly all the other's: templates declare English around anything.
        return theirs > 40 && theirs * 2 > ours * 3 || theirs > 12 && theirs > ours * 4 ? language : declared
    }

    /// Chinese, Japanese or Korean by its script.
    private var scriptLanguage: String? {
        // Of an alphabet nothing needs to be counted.
        guard
            text.bytes.withUnsafeBufferPointer({ ByteScan.firstWide(in: $0, from: 0, to: $0.count) }) < text.bytes.count
        else { return nil }
        var kana = 0
        var hangul = 0
        var han = 0
        var i = 0
        let bytes = text.bytes
        while i + 2 < bytes.count {
            let b = bytes[i]
            if b < 0xE0 {
                i += 1
                continue
            }
            switch b {
            case 0xE3 where bytes[i + 1] >= 0x81 && bytes[i + 1] <= 0x83: kana += 1
            case 0xEA...0xED where b > 0xEA || bytes[i + 1] >= 0xB0: hangul += 1
            case 0xE4...0xE9: han += 1
            default: break
            }
            i += 3
        }
        guard kana + hangul + han > 40 else { return nil }
        if hangul > kana + han { return "ko" }
        return kana * 10 > han ? "ja" : "zh"
    }

    /// Whether a block stands among readers' comments.
    package func isComment(_ i: Int) -> Bool { blocks[i].near.union(blocks[i].middle).contains(.comment) }
    /// One line about a block, for those who look at the model's errors.
    package func description(_ i: Int) -> String {
        let b = blocks[i]
        let near = ClassWords.names.enumerated().filter { b.near.rawValue >> UInt32($0.offset) & 1 == 1 }.map(\.element)
        let place = Place.names.enumerated().filter { b.place.rawValue >> UInt32($0.offset) & 1 == 1 }.map(\.element)
        let cues = Cues.names.enumerated().filter { b.cues.rawValue >> UInt32($0.offset) & 1 == 1 }.map(\.element)
        return
            "\(b.tag.name) w=\(b.words) l=\(b.linkWords) near=\(near) place=\(place) cues=\(cues) sum=\(standing[i].inSummary) ld=\(standing[i].inLinkedBody)"
    }

    init(_ tree: MarkupTree, title: String?, summaries: [String], linkedBody: String?, isDeclared: Bool) {
        self.tree = tree
        self.isDeclared = isDeclared
        let segmented = Segmenter.segmented(tree)
        text = segmented.text
        blocks = segmented.blocks
        nodes = segmented.nodes
        var numbers = WordNumbers(capacity: blocks.count)
        indexWords(&numbers)
        sumUpTree()
        findSeries(&numbers)
        for i in blocks.indices {
            standing[i].glimpse = BlockGlimpse(blocks[i], series: Int(nodes[blocks[i].node].series))
        }
        groupBySignature(&numbers)
        groupByStyle(&numbers)
        numberWords(&numbers)
        readLanguage()
        compareWith(title: title, summaries: summaries, linkedBody: linkedBody, numbers)
        followHeadings()
    }

    /// Hashes all words, and counts how often every block's text stands on the page.
    private mutating func indexWords(_ numbers: inout WordNumbers) {
        hashes.reserveCapacity(text.bytes.count / 5 + 8)
        standing.reserveCapacity(blocks.count)
        text.bytes.withUnsafeBufferPointer { bytes in
            for block in blocks {
                let start = hashes.count
                WordHashes.append(bytes, block.range, to: &hashes)
                standing.append(BlockStanding(span: start..<hashes.count))
            }
        }
        var counts: [Int32] = []
        counts.reserveCapacity(blocks.count)
        for i in blocks.indices {
            var h: UInt64 = 1
            for k in standing[i].span { h = (h ^ hashes[k]) &* 0xff51_afd7_ed55_8ccd }
            standing[i].repeats = numbers.number(h)
            if standing[i].repeats == counts.count { counts.append(0) }
            counts[standing[i].repeats] += 1
        }
        for i in blocks.indices { standing[i].repeats = Int(counts[standing[i].repeats]) }
    }

    private mutating func sumUpTree() {
        var images: Int32 = 0
        var links: Int32 = 0
        for (i, node) in tree.nodes.enumerated() {
            nodes[i].imagesBefore = images
            nodes[i].linksBefore = links
            if node.tag == .img || node.tag == .ampImg { images += 1 }
            if node.tag == .a { links += 1 }
        }
        nodes[tree.nodes.count].imagesBefore = images
        nodes[tree.nodes.count].linksBefore = links
        for (i, block) in blocks.enumerated() {
            standing[i].wordsBefore = totalWords
            let words = Int32(truncatingIfNeeded: block.words)
            let linkWords = Int32(truncatingIfNeeded: block.linkWords)
            totalWords += block.words
            totalPlainWords += max(0, block.words - block.linkWords)
            var node = block.node
            while node >= 0 {
                nodes[node].words &+= words
                nodes[node].linkWords &+= linkWords
                nodes[node].blocks &+= 1
                node = Int(tree.nodes[node].parent)
            }
        }
        // Down from the root as long as one child holds most of the text.
        var node = 0
        while node < tree.nodes.count {
            let plain = nodes[node].plainWords
            var child = node + 1
            let end = Int(tree.nodes[node].end)
            var heaviest = -1
            while child < end {
                if heaviest < 0 || nodes[child].plainWords > nodes[heaviest].plainWords { heaviest = child }
                child = max(child + 1, Int(tree.nodes[child].end))
            }
            guard heaviest >= 0, nodes[heaviest].plainWords * 10 >= plain * 6, plain > 0, nodes[heaviest].blocks > 1
            else { break }
            node = heaviest
        }
        mainNode = node
    }

    /// Words of all blocks before one, or of all.
    func wordsBefore(_ i: Int) -> Int { i < count ? standing[i].wordsBefore : totalWords }

    /// Numbers the page's different words and looks each up once.
    private mutating func numberWords(_ numbers: inout WordNumbers) {
        numbers.removeAll(capacity: hashes.count / 2 + 32)
        wordNumbers.reserveCapacity(hashes.count)
        words.reserveCapacity(hashes.count / 2)
        let table = Stopwords.table
        for hash in hashes {
            let number = numbers.number(hash)
            if number == words.count {
                let known = table.places.number(of: hash)
                words.append(PageWord(languages: known < 0 ? 0 : table.values[known]))
            }
            wordNumbers.append(Int32(truncatingIfNeeded: number))
        }
    }

    /// Whether a word of the text is a function word of the page's language.
    func isFunctionWord(_ k: Int) -> Bool { words[Int(wordNumbers[k])].languages & languageBit != 0 }

    private mutating func readLanguage() {
        var counts = [Int](repeating: 0, count: Stopwords.languages.count)
        var all = 0
        for i in blocks.indices where blocks[i].words >= 12 {
            all += standing[i].span.count
            for k in standing[i].span {
                var rest = words[Int(wordNumbers[k])].languages
                while rest != 0 {
                    counts[rest.trailingZeroBitCount] += 1
                    rest &= rest - 1
                }
            }
        }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] * 12 > all, counts[best] >= 5
        else { return }
        language = Stopwords.languages[best]
        languageCounts = counts
        languageBit = UInt32(1) << UInt32(best)
        for i in blocks.indices {
            let span = standing[i].span
            standing[i].prose = span.isEmpty ? 0 : Double(span.count { isFunctionWord($0) }) / Double(span.count)
        }
    }

    private mutating func compareWith(
        title: String?, summaries: [String], linkedBody: String?, _ numbers: borrowing WordNumbers
    ) {
        let titleWords = title.map { WordHashes.of($0) } ?? []
        let titleSet = ShingleSet(titleWords)
        let summaryShingles =
            summaries.map { WordHashes.shingles(WordHashes.of($0)) }.max { $0.count < $1.count } ?? ShingleSet()
        let bodyShingles = linkedBody.map { WordHashes.shingles(WordHashes.of($0)) } ?? ShingleSet()
        let hasBody = bodyShingles.count >= 40
        for i in blocks.indices {
            if summaryShingles.count >= 3 { standing[i].inSummary = 0 }
            if hasBody { standing[i].inLinkedBody = 0 }
            let span = standing[i].span
            if !titleSet.isEmpty, span.count <= 40, !span.isEmpty {
                let shared = span.count { titleSet.contains(hashes[$0]) }
                standing[i].inTitle = Double(shared) / Double(max(span.count, titleWords.count))
                if titleBlock < 0 || blocks[titleBlock].tag != .h1, blocks[i].tag == .h1 || blocks[i].tag == .h2,
                    standing[i].inTitle > 0.7
                {
                    titleBlock = i
                }
            }
            guard span.count >= 4, !summaryShingles.isEmpty || hasBody else { continue }
            var summary = 0
            var body = 0
            for k in span.lowerBound...(span.upperBound - 4) {
                let shingle = WordHashes.shingle(hashes, k)
                if summaryShingles.contains(shingle) { summary += 1 }
                if hasBody, bodyShingles.contains(shingle) { body += 1 }
            }
            let all = Double(span.count - 3)
            if standing[i].inSummary >= 0 {
                standing[i].inSummary = max(
                    Double(summary) / all, 0.8 * Double(summary) / Double(summaryShingles.count))
            }
            if hasBody { standing[i].inLinkedBody = Double(body) / all }
        }
        // Short blocks within JSON-LD's body cannot be told by shingles: they follow their neighbours.
        if titleBlock < 0, let first = blocks.firstIndex(where: { $0.tag == .h1 }) { titleBlock = first }
        let longest = summaries.max { $0.utf8.count < $1.utf8.count } ?? ""
        topic = TopicWords(title: titleWords, summary: WordHashes.of(longest), numbers: numbers, words: &words)
        spreadTopic()
    }

    /// Marks the blocks and elements that speak of the page's matter.
    private mutating func spreadTopic() {
        guard !topic.isEmpty else { return }
        for i in blocks.indices {
            var found: UInt64 = 0
            for k in standing[i].span { found |= words[Int(wordNumbers[k])].topic }
            standing[i].topic = found
            // The headline itself and its likes prove nothing.
            if i == titleBlock || standing[i].inTitle > 0.6 || blocks[i].linkDensity > 0.8 { continue }
            var node = blocks[i].node
            while node >= 0, nodes[node].topic | found != nodes[node].topic {
                nodes[node].topic |= found
                node = Int(tree.nodes[node].parent)
            }
        }
    }

    private mutating func followHeadings() {
        var cues: Cues = []
        var since = 99
        var kind = 0
        var linked = 0
        var signs = StorySigns()
        for (i, block) in blocks.enumerated() {
            standing[i].headingCues = cues
            standing[i].headingDistance = since
            standing[i].headingKind = kind
            standing[i].linkedHeadings = linked
            standing[i].signs = signs
            if i > titleBlock { signs.see(block, i) }
            switch block.tag {
            case .h1, .h2, .h3, .h4, .h5, .h6:
                cues = block.cues
                since = 0
                kind = block.linkDensity > 0.7 ? 2 : 1
                linked += kind - 1
            default: since += 1
            }
        }
    }
}
