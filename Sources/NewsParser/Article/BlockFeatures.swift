internal import NewsMarkup

extension PageBlocks {
    /// The features of a block that the page alone shows.
    package func firstFeatures(_ i: Int, into out: inout FeatureVector) {
        let b = blocks[i]
        let tag = Self.tagClass(b.tag)
        let words = Self.wordBin(b.words)
        let links = Self.linkBin(b.linkWords, b.words)
        let short = b.words < 12
        out.add(.bias, 0)
        out.add(.tag, tag)
        out.add(.words, words)
        out.add(.links, links)
        let coarseLinks = links == 0 ? 0 : links < 3 ? 1 : links < 5 ? 2 : 3
        out.add(.wordsAndLinks, words * 4 + coarseLinks)
        out.add(.tagAndWords, tag * 5 + min(4, words / 2))
        out.add(.tagAndLinks, tag * 4 + coarseLinks)
        out.add(.ending, ending(b) + (short ? 4 : 0))
        let size = words < 3 ? 0 : words < 5 ? 1 : 2
        out.add(.stops, size * 4 + min(3, b.stops))
        out.add(.commas, size * 4 + min(3, b.commas))
        let letters = max(1, b.letters)
        out.add(
            .digits,
            (short ? 4 : 0) + (b.digits == 0 ? 0 : b.digits * 12 < letters ? 1 : b.digits * 3 < letters ? 2 : 3))
        out.add(
            .capitals,
            (short ? 4 : 0)
                + (b.capitals * 25 < letters ? 0 : b.capitals * 8 < letters ? 1 : b.capitals * 3 < letters ? 2 : 3))
        out.add(.emphasis, b.emphasized ? (short ? 1 : 2) : 0)
        out.add(.cells, b.cells == 0 ? 0 : b.cells < 3 ? 1 : 2)
        out.add(short ? .ownShort : .ownLong, bits: b.own.rawValue)
        out.add(short ? .nearShort : .nearLong, bits: b.near.rawValue)
        out.add(short ? .middleShort : .middleLong, bits: b.middle.rawValue)
        out.add(short ? .farShort : .farLong, bits: b.far.subtracting(b.near).subtracting(b.middle).rawValue)
        out.add(short ? .marksShort : .marksLong, bits: b.marks.rawValue)
        out.add(short ? .placeShort : .placeLong, bits: b.place.rawValue)
        out.add(short ? .cueShort : .cueLong, bits: b.cues.rawValue)
        out.add(.previous, i > 0 ? shape(i - 1) : 15 * 9 + 8)
        out.add(.next, i + 1 < count ? shape(i + 1) : 15 * 9 + 8)
        out.add(.beforePrevious, i > 1 ? coarseShape(i - 2) : 15 * 6 + 5)
        out.add(.afterNext, i + 2 < count ? coarseShape(i + 2) : 15 * 6 + 5)
        out.add(.headingCue, bits: headingDistance[i] < 12 ? headingCues[i].rawValue : 0)
        out.add(.headingDistance, headingDistance[i] < 4 ? headingDistance[i] : headingDistance[i] < 10 ? 4 : 5)
        out.add(.position, i * 12 / max(1, count))
        let distance = titleBlock < 0 ? 0 : i - titleBlock
        out.add(.afterTitle, titleBlock < 0 ? 0 : distance < 0 ? 1 : distance == 0 ? 2 : 3)
        out.add(
            .titleDistance,
            titleBlock < 0 ? 7 : distance <= 0 ? 0 : distance < 4 ? distance : distance < 10 ? 4 : distance < 40 ? 5 : 6
        )
        out.add(.duplicate, min(3, repeats[i]) - 1 + (short ? 3 : 0))
        out.add(.inTitle, inTitle[i] < 0.3 ? 0 : inTitle[i] < 0.6 ? 1 : inTitle[i] < 0.9 ? 2 : 3)
        out.add(
            .inSummary,
            inSummary[i] < 0 ? 0 : inSummary[i] < 0.1 ? 1 : inSummary[i] < 0.5 ? 2 : inSummary[i] < 0.8 ? 3 : 4)
        let body = inLinkedBody[i]
        out.add(
            .inLinkedBody,
            (b.words < 4 ? 0 : short ? 1 : 2) * 6
                + (body < 0 ? 0 : body < 0.05 ? 1 : body < 0.3 ? 2 : body < 0.7 ? 3 : body < 0.95 ? 4 : 5))
        let parent = Int(tree.nodes[b.node].parent)
        let grandparent = parent >= 0 ? Int(tree.nodes[parent].parent) : -1
        siblingFeatures(b, parent, grandparent, short, &out)
        let group = signature[i]
        out.add(.signatureShare, Self.shareBin(signatureWords[group], totalWords))
        out.add(.signatureLinks, Self.linkBin(signatureLinkWords[group], signatureWords[group]))
        out.add(
            .signatureCount,
            signatureBlocks[group] < 4 ? signatureBlocks[group] - 1 : signatureBlocks[group] < 12 ? 4 : 5)
        out.add(.depthFromMain, stepsToMain(b.node))
        surroundingFeatures(i, b, parent, short, &out)
    }

    /// Series of boxes, the article element, the way to the headline, prose, the place among the parent's blocks.
    private func surroundingFeatures(
        _ i: Int, _ b: BlockCandidate, _ parent: Int, _ short: Bool, _ out: inout FeatureVector
    ) {
        let series = Int(repetition.series[b.node])
        let item = Int(repetition.itemWords[b.node])
        let seriesBin = series < 2 ? 0 : series < 3 ? 1 : series < 5 ? 2 : series < 10 ? 3 : series < 25 ? 4 : 5
        out.add(.series, seriesBin * 5 + (item < 12 ? 0 : item < 30 ? 1 : item < 80 ? 2 : item < 250 ? 3 : 4))
        let articles = repetition.articles
        out.add(.sameArticle, articleRelation(b) * 3 + (articles < 2 ? 0 : articles < 5 ? 1 : 2))
        out.add(.titleSteps, stepsToTitle(b) * 2 + (i < titleBlock ? 0 : 1))
        let share = prose[i]
        let proseBin =
            share < 0
            ? 0 : share < 0.02 ? 1 : share < 0.12 ? 2 : share < 0.22 ? 3 : share < 0.32 ? 4 : share < 0.42 ? 5 : 6
        out.add(.prose, proseBin * 4 + (b.words < 5 ? 0 : b.words < 12 ? 1 : b.words < 30 ? 2 : 3))
        guard parent >= 0 else { return }
        let isFirst = i == 0 || blocks[i - 1].node < parent
        let isLast = i + 1 >= count || blocks[i + 1].node >= Int(tree.nodes[parent].end)
        out.add(.edge, ((isFirst ? 1 : 0) + (isLast ? 2 : 0)) * 3 + (b.words < 6 ? 0 : b.words < 20 ? 1 : 2))
    }

    /// How the block's `article` element stands to the headline's: 0 neither has one, 1 only the headline, 2 only the block,
    /// 3 the same, 4 an earlier, 5 a later one.
    func articleRelation(_ b: BlockCandidate) -> Int {
        let article = Int(repetition.article[b.node])
        let titleArticle = titleBlock >= 0 ? Int(repetition.article[blocks[titleBlock].node]) : -1
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

    private func siblingFeatures(
        _ b: BlockCandidate, _ parent: Int, _ grandparent: Int, _ short: Bool, _ out: inout FeatureVector
    ) {
        guard parent >= 0 else { return }
        let blocksBelow = Int(nodeBlocks[parent])
        out.add(
            .siblings,
            blocksBelow < 4 ? blocksBelow - 1 : blocksBelow < 8 ? 3 : blocksBelow < 20 ? 4 : blocksBelow < 60 ? 5 : 6)
        out.add(.parentWords, Self.massBin(Int(nodeWords[parent])))
        out.add(.parentLinks, Self.linkBin(Int(nodeLinkWords[parent]), Int(nodeWords[parent])) + (short ? 6 : 0))
        guard grandparent >= 0 else { return }
        out.add(.grandparentWords, Self.massBin(Int(nodeWords[grandparent])))
        out.add(
            .grandparentLinks,
            Self.linkBin(Int(nodeLinkWords[grandparent]), Int(nodeWords[grandparent])) + (short ? 6 : 0))
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

    private func shape(_ i: Int) -> Int {
        let b = blocks[i]
        let words = b.words < 5 ? 0 : b.words < 16 ? 1 : 2
        let links = b.linkWords == 0 ? 0 : b.linkWords * 2 < b.words ? 1 : 2
        return Self.tagClass(b.tag) * 9 + words * 3 + links
    }

    private func coarseShape(_ i: Int) -> Int {
        let b = blocks[i]
        return Self.tagClass(b.tag) * 6 + (b.words < 5 ? 0 : b.words < 16 ? 1 : 2) * 2
            + (b.linkWords * 2 < b.words ? 0 : 1)
    }

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

    static func wordBin(_ words: Int) -> Int {
        switch words {
        case ..<2: 0
        case 2...3: 1
        case 4...6: 2
        case 7...10: 3
        case 11...16: 4
        case 17...26: 5
        case 27...45: 6
        case 46...90: 7
        default: 8
        }
    }

    static func linkBin(_ links: Int, _ words: Int) -> Int {
        guard links > 0, words > 0 else { return 0 }
        let share = Double(links) / Double(words)
        return share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.9 ? 4 : 5
    }

    static func massBin(_ words: Int) -> Int {
        switch words {
        case ..<5: 0
        case ..<15: 1
        case ..<40: 2
        case ..<100: 3
        case ..<200: 4
        case ..<400: 5
        case ..<800: 6
        case ..<1600: 7
        default: 8
        }
    }

    static func shareBin(_ part: Int, _ whole: Int) -> Int {
        guard whole > 0 else { return 0 }
        let share = Double(part) / Double(whole)
        return share < 0.005
            ? 0
            : share < 0.02
                ? 1 : share < 0.05 ? 2 : share < 0.1 ? 3 : share < 0.2 ? 4 : share < 0.4 ? 5 : share < 0.6 ? 6 : 7
    }
}
