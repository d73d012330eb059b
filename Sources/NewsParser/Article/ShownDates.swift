internal import NewsMarkup
internal import NewsModel

/// The dates that a page shows: which of them is the story's tell the names, words and place of their blocks.
struct ShownDates {
    private let page: ParsedPage
    private let blocks: PageBlocks
    private let belief: DateBelief
    /// The story's last block; nil where there is little story to speak of.
    private let storyEnd: Int?
    /// The day in the headline that the page declares.
    private let declaredDay: CalendarDate?
    /// By block, the element that holds its date for machines.
    private let times: [Int: Int]

    init(_ page: ParsedPage, _ belief: DateBelief, storyEnd: Int?) {
        self.page = page
        blocks = page.blocks
        self.belief = belief
        self.storyEnd = storyEnd
        declaredDay = page.declaredTitle.flatMap { WrittenDate.first(in: $0) }?.day
        times = Self.times(page)
    }

    /// A block that may show the story's date.
    private struct Candidate {
        let index: Int
        let block: BlockCandidate
        /// The element in it that holds the date for machines.
        let time: Int?
        /// Whether its name or words speak of dates, of publication or of an author.
        let tells: Bool
        /// Whether it counts only by how it begins ("3 July 2018 – …", "Oslo, 3 July 2018"). So does a sentence that names no
        /// publication: a photo's caption ends with the day the photo was taken.
        let isLong: Bool

        init(_ index: Int, _ block: BlockCandidate, time: Int?) {
            self.index = index
            self.block = block
            self.time = time
            tells = block.own.contains(.date) || !block.cues.isDisjoint(with: [.published, .updated, .byline])
            isLong = block.words > (tells ? 45 : 16) && time == nil
        }
    }

    /// The date of the block for which most speaks, with how much; nil where little speaks for any.
    var best: (date: WrittenDate, rank: Int)? {
        var best: (date: WrittenDate, rank: Int)?
        blocks.text.bytes.withUnsafeBufferPointer { bytes in
            for (i, block) in blocks.blocks.enumerated() {
                let time = times[i]
                guard block.digits >= 1 || time != nil else { continue }
                let candidate = Candidate(i, block, time: time)
                guard let date = date(of: candidate, bytes) else { continue }
                var rank = time.map { rankOfElement($0, isDate: date.isFromElement) } ?? 0
                rank +=
                    rankOfHeadline(candidate, date.date.day) + rankOfWords(candidate, bytes) + rankOfPlace(candidate)
                // What little speaks for is no date of the story; behind its end another one is preferred.
                guard rank >= -3 else { continue }
                if let storyEnd, i > storyEnd, !block.cues.contains(.published) { rank -= 2 }
                if best.map({ rank > $0.rank }) ?? true { best = (date.date, rank) }
            }
        }
        return best
    }

    // MARK: Elements

    /// By block, the element that holds its date for machines: `time`, microdata, hAtom.
    private static func times(_ page: ParsedPage) -> [Int: Int] {
        let blocks = page.blocks
        let tree = page.tree
        var times: [Int: Int] = [:]
        for i in tree.nodes.indices where tree.nodes[i].tag != .text && tree.nodes[i].tag != .meta {
            let isPublished = tree.has(.itemprop, "datepublished", i)
            guard isPublished || holdsDate(i, page) else { continue }
            // The block that holds the element: the last one that begins at or before it, or the first behind.
            var low = 0
            var high = blocks.count
            while low < high {
                let middle = (low + high) / 2
                if blocks.blocks[middle].node <= i { low = middle + 1 } else { high = middle }
            }
            let block = max(0, low - 1)
            if times[block] == nil || isPublished { times[block] = i }
        }
        return times
    }

    private static func holdsDate(_ i: Int, _ page: ParsedPage) -> Bool {
        let tree = page.tree
        if tree.nodes[i].tag == .time {
            return tree.attribute(.datetime, of: i) != nil || tree.attribute(.content, of: i) != nil
        }
        // hAtom writes the date for machines into the title of an element of the class "published".
        return page.blocks.nodes[i].classWords.contains(.date) && tree.attribute(.title, of: i) != nil
    }

    /// The date that a block shows, and whether its element has one for machines.
    private func date(
        of candidate: Candidate, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (date: WrittenDate, isFromElement: Bool)? {
        let block = candidate.block
        var date: WrittenDate?
        var isFromElement = false
        if let time = candidate.time {
            let tree = page.tree
            let value =
                tree.value(.datetime, of: time) ?? tree.value(.content, of: time) ?? tree.value(.title, of: time)
            date = value.flatMap { belief.believed(WrittenDate.first(in: $0)) }
            isFromElement = date != nil
            // "Published 3 July": what readers see of the publication counts more than an attribute beside it.
            if block.cues.contains(.published), block.words <= 12,
                let told = belief.believed(WrittenDate.first(in: bytes, block.range)), told.day != date?.day
            {
                date = told
            }
        }
        if date == nil {
            let range = candidate.isLong ? block.range.prefix(48) : block.range
            date = belief.believed(WrittenDate.first(in: bytes, range))
        }
        return date.map { ($0, isFromElement) }
    }

    // MARK: What speaks for a date, and what against it

    private func rankOfElement(_ time: Int, isDate: Bool) -> Int {
        var rank = isDate ? 2 : 0
        if page.tree.has(.itemprop, "datepublished", time) { rank += 5 }
        if page.tree.has(.itemprop, "datemodified", time) { rank -= 3 }
        return rank
    }

    /// The day in a headline mostly is what the story is about; beside a headline that does not have it, it is a date.
    private func rankOfHeadline(_ candidate: Candidate, _ day: CalendarDate) -> Int {
        guard candidate.index == blocks.titleBlock || blocks.standing[candidate.index].inTitle > 0.6,
            declaredDay == nil || declaredDay == day
        else { return 0 }
        return page.declaredTitle == nil || declaredDay != nil ? -5 : -1
    }

    private func rankOfWords(_ candidate: Candidate, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let block = candidate.block
        var rank = 0
        if block.own.contains(.date) { rank += 3 } else if block.near.contains(.date) { rank += 1 }
        if block.cues.contains(.published) { rank += 3 }
        if block.cues.contains(.updated) { rank -= 1 }
        if block.cues.contains(.byline) || block.near.contains(.byline) { rank += 2 }
        if block.cues.contains(.copyright) || block.marks.contains(.copyright) { rank -= 6 }
        if block.words <= 8 { rank += 2 } else if block.words > 20 { rank -= candidate.isLong ? 3 : 2 }
        // A sentence with a day in it tells what happens then.
        if !candidate.tells, candidate.time == nil, !candidate.isLong, block.stops > 0, block.words > 6,
            WrittenDate.first(in: bytes, block.range.prefix(24)) == nil
        {
            rank -= 3
        }
        return rank
    }

    private func rankOfPlace(_ candidate: Candidate) -> Int {
        let block = candidate.block
        var rank = rankBesideHeadline(candidate)
        if block.place.contains(.article) || block.place.contains(.main) { rank += 1 }
        if !block.place.isDisjoint(with: [.navigation, .aside, .footer, .form]) {
            rank -= 4
        } else if block.place.contains(.link) {
            // A byline's card may be one link to the author.
            rank -= block.cues.contains(.byline) ? 2 : 4
        }
        if block.place.contains(.hidden) { rank -= 1 }
        if blocks.isComment(candidate.index) { rank -= 3 }
        if !block.far.isDisjoint(with: [.comment, .related, .sidebar, .teaser, .navigation]) { rank -= 3 }
        if block.far.contains(.comment) || block.cues.contains(.navigation) { rank -= 2 }
        if block.linkDensity > 0.5 { rank -= 2 }
        if blocks.nodes[block.node].series > 4 { rank -= 2 }
        return rank
    }

    /// The story's date mostly stands right above or below the headline.
    private func rankBesideHeadline(_ candidate: Candidate) -> Int {
        guard blocks.titleBlock >= 0 else { return candidate.index < 30 ? 1 : 0 }
        let block = candidate.block
        let distance = candidate.index - blocks.titleBlock
        var rank = 0
        // Above the headline often stands the day of today.
        if distance < 0, block.place.isDisjoint(with: [.article, .main]), !block.cues.contains(.published) {
            rank -= distance < -10 && block.place.contains(.header) ? 6 : 2
        }
        if distance >= -4 && distance <= 8 {
            rank += distance < 0 ? 3 : 4
        } else if distance > 8 && distance <= 25 {
            rank += 1
        }
        if block.place.contains(.article), blocks.articleRelation(block) > 3 { rank -= 4 }
        return rank
    }
}
