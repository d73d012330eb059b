internal import NewsMarkup

/// The candidate blocks of one page with everything the model compares them by.
package struct PageBlocks: Sendable {
    let tree: MarkupTree
    let text: PageText
    var blocks: [BlockCandidate]
    /// Word hashes of all blocks and each block's share of them.
    private(set) var hashes: [UInt64] = []
    private(set) var spans: [Range<Int>] = []
    /// The meanings of every element's own class words.
    let classWords: [ClassWords]
    /// A hash of every element's tag and class.
    let names: [UInt32]
    /// Words and words in links below every node.
    private(set) var nodeWords: [Int32]
    private(set) var nodeLinkWords: [Int32]
    /// Blocks below every node.
    private(set) var nodeBlocks: [Int32]
    /// Pictures and links before every node.
    private(set) var imagesBefore: [Int32] = []
    private(set) var linksBefore: [Int32] = []
    private(set) var totalWords = 0
    private(set) var totalPlainWords = 0
    /// Number of the group of blocks in the same surroundings, for every block, and the groups' sums.
    private(set) var signature: [Int] = []
    private(set) var signatureWords: [Int] = []
    private(set) var signatureLinkWords: [Int] = []
    private(set) var signatureBlocks: [Int] = []
    /// Groups of blocks that look alike by the names of the elements around them.
    private(set) var styles = BlockStyles()
    /// A number for every different word, and whether a word of the text is a function word.
    private(set) var wordNumbers = WordNumbers()
    private(set) var isFunctionWord: [Bool] = []
    /// What a block's neighbours see of it.
    private(set) var glimpses: [BlockGlimpse] = []
    /// Times the block's text stands on the page.
    private(set) var repeats: [Int] = []
    /// The block that shows the headline; -1 where none does.
    private(set) var titleBlock = -1
    /// Share of the block's words in the headline, of its shingles in the summary and in JSON-LD's body; -1 where the page
    /// declares none.
    private(set) var inTitle: [Double] = []
    private(set) var inSummary: [Double] = []
    private(set) var inLinkedBody: [Double] = []
    /// Cues of the last heading before each block, and how many blocks ago it stood.
    private(set) var headingCues: [Cues] = []
    private(set) var headingDistance: [Int] = []
    /// The last heading before each block: 0 none, 1 a plain one, 2 one that leads elsewhere, as a teaser's does.
    private(set) var headingKind: [Int] = []
    /// For every block how many headings that lead elsewhere stand before it.
    private(set) var linkedHeadings: [Int] = []
    /// The deepest node that holds most of the text outside links.
    private(set) var mainNode = 0
    /// Series of like boxes.
    private(set) var repetition: PageRepetition
    /// Share of function words of the page's language in every block; -1 where the language writes none apart.
    private(set) var prose: [Double] = []
    /// Function words found of every language of the table.
    private var languageCounts: [Int] = []
    /// The language most of the text is in, by its function words.
    private(set) var language: String?

    /// Whether the page declares itself an article.
    let isDeclared: Bool

    /// Where the words of the headline and of the summary stand.
    private(set) var topic = TopicWords()
    /// Signs of a story's beginning and end behind the headline and before each block.
    private(set) var signs = StorySigns()

    /// Number of blocks.
    package var count: Int { blocks.count }
    /// Word hashes of one block.
    package func words(_ block: Int) -> ArraySlice<UInt64> { hashes[spans[block]] }
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
        return languageCounts[other] > 40 && languageCounts[other] * 2 > languageCounts[own] * 3 ? language : declared
    }

    /// Chinese, Japanese or Korean by its script.
    private var scriptLanguage: String? {
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
            "\(b.tag.name) w=\(b.words) l=\(b.linkWords) near=\(near) place=\(place) cues=\(cues) sum=\(inSummary[i]) ld=\(inLinkedBody[i])"
    }

    init(_ tree: MarkupTree, title: String?, summaries: [String], linkedBody: String?, isDeclared: Bool) {
        self.tree = tree
        self.isDeclared = isDeclared
        let segmented = Segmenter.segmented(tree)
        text = segmented.text
        blocks = segmented.blocks
        classWords = segmented.nodeWords
        names = segmented.nodeNames
        nodeWords = [Int32](repeating: 0, count: tree.nodes.count)
        nodeLinkWords = nodeWords
        nodeBlocks = nodeWords
        repetition = PageRepetition()
        indexWords()
        sumUpTree()
        repetition = PageRepetition(tree, words: nodeWords, blocks: nodeBlocks)
        glimpses = blocks.map { BlockGlimpse($0, series: Int(repetition.series[$0.node])) }
        readLanguage()
        groupBySignature()
        styles = BlockStyles(self)
        wordNumbers = WordNumbers(hashes)
        compareWith(title: title, summaries: summaries, linkedBody: linkedBody)
        followHeadings()
        signs = StorySigns(self)
    }

    private mutating func indexWords() {
        hashes.reserveCapacity(text.bytes.count / 5)
        spans.reserveCapacity(blocks.count)
        text.bytes.withUnsafeBufferPointer { bytes in
            for block in blocks {
                let start = hashes.count
                WordHashes.append(bytes, block.range, to: &hashes)
                spans.append(start..<hashes.count)
            }
        }
        let keys = spans.map { span in
            var h: UInt64 = 1
            for word in hashes[span] { h = (h ^ word) &* 0xff51_afd7_ed55_8ccd }
            return h
        }
        let texts = WordNumbers(keys)
        var counts = [Int](repeating: 0, count: texts.count)
        for number in texts.of { counts[Int(number)] += 1 }
        repeats = texts.of.map { counts[Int($0)] }
    }

    private mutating func sumUpTree() {
        imagesBefore.reserveCapacity(tree.nodes.count + 1)
        linksBefore.reserveCapacity(tree.nodes.count + 1)
        var images: Int32 = 0
        var links: Int32 = 0
        for node in tree.nodes {
            imagesBefore.append(images)
            linksBefore.append(links)
            if node.tag == .img || node.tag == .ampImg { images += 1 }
            if node.tag == .a { links += 1 }
        }
        imagesBefore.append(images)
        linksBefore.append(links)
        for block in blocks {
            let words = Int32(truncatingIfNeeded: block.words)
            let linkWords = Int32(truncatingIfNeeded: block.linkWords)
            totalWords += block.words
            totalPlainWords += max(0, block.words - block.linkWords)
            var node = block.node
            while node >= 0 {
                nodeWords[node] &+= words
                nodeLinkWords[node] &+= linkWords
                nodeBlocks[node] &+= 1
                node = Int(tree.nodes[node].parent)
            }
        }
        // Down from the root as long as one child holds most of the text.
        var node = 0
        while node < tree.nodes.count {
            let plain = plainWords(node)
            var child = node + 1
            let end = Int(tree.nodes[node].end)
            var heaviest = -1
            while child < end {
                if heaviest < 0 || plainWords(child) > plainWords(heaviest) { heaviest = child }
                child = max(child + 1, Int(tree.nodes[child].end))
            }
            guard heaviest >= 0, plainWords(heaviest) * 10 >= plain * 6, plain > 0, nodeBlocks[heaviest] > 1 else {
                break
            }
            node = heaviest
        }
        mainNode = node
    }

    private func plainWords(_ node: Int) -> Int { Int(nodeWords[node] &- nodeLinkWords[node]) }

    private mutating func readLanguage() {
        let table = Stopwords.table
        let bits = hashes.map { hash -> UInt32 in
            let number = table.places.number(of: hash)
            return number < 0 ? 0 : table.values[number]
        }
        var counts = [Int](repeating: 0, count: Stopwords.languages.count)
        var words = 0
        for (i, span) in spans.enumerated() where blocks[i].words >= 12 {
            words += span.count
            for k in span {
                var rest = bits[k]
                while rest != 0 {
                    counts[rest.trailingZeroBitCount] += 1
                    rest &= rest - 1
                }
            }
        }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] * 12 > words,
            counts[best] >= 5
        else {
            prose = [Double](repeating: -1, count: blocks.count)
            isFunctionWord = [Bool](repeating: false, count: hashes.count)
            return
        }
        language = Stopwords.languages[best]
        languageCounts = counts
        let bit = UInt32(1) << UInt32(best)
        isFunctionWord = bits.map { $0 & bit != 0 }
        prose = spans.map { span in
            span.isEmpty ? 0 : Double(span.count { bits[$0] & bit != 0 }) / Double(span.count)
        }
    }

    private mutating func groupBySignature() {
        let keys = blocks.map { block in
            var h = UInt64(block.near.rawValue)
            var node = block.node
            for _ in 0..<4 where node >= 0 {
                h = (h ^ UInt64(tree.nodes[node].tag.rawValue)) &* 0xff51_afd7_ed55_8ccd
                h ^= h >> 32
                node = Int(tree.nodes[node].parent)
            }
            return h
        }
        let groups = WordNumbers(keys)
        signature = groups.of.map(Int.init)
        signatureWords = [Int](repeating: 0, count: groups.count)
        signatureLinkWords = signatureWords
        signatureBlocks = signatureWords
        for (block, group) in zip(blocks, signature) {
            signatureWords[group] += block.words
            signatureLinkWords[group] += block.linkWords
            signatureBlocks[group] += 1
        }
    }

    private mutating func compareWith(title: String?, summaries: [String], linkedBody: String?) {
        let titleWords = title.map { WordHashes.of($0) } ?? []
        let titleSet = Set(titleWords)
        let summaryShingles =
            summaries.map { WordHashes.shingles(WordHashes.of($0)) }.max { $0.count < $1.count } ?? ShingleSet()
        let bodyShingles = linkedBody.map { WordHashes.shingles(WordHashes.of($0)) } ?? ShingleSet()
        let hasBody = bodyShingles.count >= 40
        inTitle = [Double](repeating: 0, count: blocks.count)
        inSummary = [Double](repeating: summaryShingles.count >= 3 ? 0 : -1, count: blocks.count)
        inLinkedBody = [Double](repeating: hasBody ? 0 : -1, count: blocks.count)
        for (i, span) in spans.enumerated() {
            let words = hashes[span]
            if !titleSet.isEmpty, words.count <= 40, !words.isEmpty {
                inTitle[i] = Double(words.count { titleSet.contains($0) }) / Double(max(words.count, titleWords.count))
                if titleBlock < 0 || blocks[titleBlock].tag != .h1, blocks[i].tag == .h1 || blocks[i].tag == .h2,
                    inTitle[i] > 0.7
                {
                    titleBlock = i
                }
            }
            guard words.count >= 4, !summaryShingles.isEmpty || hasBody else { continue }
            var summary = 0
            var body = 0
            let base = span.lowerBound
            for k in base...(span.upperBound - 4) {
                let shingle = WordHashes.shingle(hashes, k)
                if summaryShingles.contains(shingle) { summary += 1 }
                if hasBody, bodyShingles.contains(shingle) { body += 1 }
            }
            let all = Double(words.count - 3)
            if inSummary[i] >= 0 {
                inSummary[i] = max(Double(summary) / all, 0.8 * Double(summary) / Double(summaryShingles.count))
            }
            if hasBody { inLinkedBody[i] = Double(body) / all }
        }
        // Short blocks within JSON-LD's body cannot be told by shingles: they follow their neighbours.
        if titleBlock < 0, let first = blocks.firstIndex(where: { $0.tag == .h1 }) { titleBlock = first }
        let longest = summaries.max { $0.utf8.count < $1.utf8.count } ?? ""
        topic = TopicWords(self, title: titleWords, summary: WordHashes.of(longest))
    }

    private mutating func followHeadings() {
        var cues: Cues = []
        var since = 99
        var kind = 0
        var linked = 0
        for block in blocks {
            headingCues.append(cues)
            headingDistance.append(since)
            headingKind.append(kind)
            linkedHeadings.append(linked)
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
