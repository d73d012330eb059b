internal import NewsMarkup
internal import NewsModel

/// When a story was published and changed, by what the page declares, shows and is called, in an order of trust.
struct StoryDates: Sendable {
    var published: String?
    var modified: String?

    /// Names of `meta` elements that declare dates, the most trusted first.
    private static let names: (published: [String], modified: [String], weak: [String]) = {
        var out: (published: [String], modified: [String], weak: [String]) = ([], [], [])
        for row in Table("markup/date_metas").rows where row.count >= 2 {
            switch row[0] {
            case "published": out.published.append(row[1])
            case "modified": out.modified.append(row[1])
            default: out.weak.append(row[1])
            }
        }
        return out
    }()

    /// `story`: the story's blocks, in reading order.
    init(_ page: ParsedPage, _ capture: Capture, story: [(block: Int, kind: BlockKind)]) {
        let belief = DateBelief(observed: capture.observedAt)
        func declared(_ names: [String]) -> WrittenDate? {
            for name in names {
                if let date = belief.read(page.head.meta(name)) { return date }
            }
            return nil
        }
        let linked = page.linked
        let inURL = belief.believed(capture.url.flatMap(Self.date(inPath:)))
        var found = linked.isArticle ? belief.read(linked.published) : nil
        if found == nil { found = declared(Self.names.published) }
        var changed = linked.isArticle ? belief.read(linked.modified) : nil
        if changed == nil { changed = declared(Self.names.modified) }
        let words = story.reduce(0) { $0 + page.blocks.blocks[$1.block].words }
        let shown = Self.shown(page, belief, storyEnd: words >= 60 ? story.last?.block : nil)
        if let told = found { found = Self.local(told, shown: shown?.date, inURL: inURL) }
        // Two witnesses that name the same day outweigh JSON-LD alone: it may tell when the story was first drafted.
        if linked.isArticle, let told = found, let meta = declared(Self.names.published), meta.day != told.day,
            meta.day != changed?.day, meta.day == shown?.date.day || meta.day == declared(Self.names.weak)?.day
        {
            found = meta
        }
        // What the page shows clearly beats weak declarations: "date" may be the day the page was made.
        if found == nil, let shown, shown.rank >= 7 { found = shown.date }
        if found == nil { found = inURL }
        if found == nil { found = declared(Self.names.weak) }
        if found == nil { found = belief.read(linked.published) }
        if found == nil { found = shown?.date }
        if found == nil, changed == nil { found = ScriptedDates.published(capture.body).flatMap(belief.read) }
        // The last resort: any moment among the declarations.
        if found == nil, changed == nil { found = page.head.moments.lazy.compactMap { belief.read($0) }.first }
        published = (found ?? changed)?.description
        modified = changed?.description
    }

    /// A time declared in UTC belongs to the day that the publisher's readers saw: where the address or the page names the
    /// neighbouring day, and the hour allows it, the day named stands.
    private static func local(_ declared: WrittenDate, shown: WrittenDate?, inURL: WrittenDate?) -> WrittenDate {
        guard declared.offset == 0, let seconds = declared.seconds, shown?.day != declared.day else { return declared }
        for (other, isShown) in [(shown, true), (inURL, false)] {
            guard let other, !isShown || other.offset != 0 else { continue }
            let days = other.day.dayNumber - declared.day.dayNumber
            guard (days == -1 && seconds < 43_200) || (days == 1 && seconds >= 50_400) else { continue }
            if other.offset != nil && other.offset != 0 { return other }
            return WrittenDate(day: other.day)
        }
        return declared
    }

    /// The date that the page shows for its story: of all short blocks with a date the one whose name, words and place speak
    /// most for it. Behind the story's end stand other stories' dates.
    private static func shown(_ page: ParsedPage, _ belief: DateBelief, storyEnd: Int?) -> (
        date: WrittenDate, rank: Int
    )? {
        let blocks = page.blocks
        var times: [Int: Int] = [:]
        for i in page.tree.nodes.indices where page.tree.nodes[i].tag != .text && page.tree.nodes[i].tag != .meta {
            // hAtom writes the date for machines into the title of an element of the class "published".
            let isTitled = blocks.nodes[i].classWords.contains(.date) && page.tree.attribute(.title, of: i) != nil
            guard page.tree.nodes[i].tag == .time || isTitled || page.tree.has(.itemprop, "datepublished", i) else {
                continue
            }
            if page.tree.nodes[i].tag == .time, page.tree.attribute(.datetime, of: i) == nil,
                page.tree.attribute(.content, of: i) == nil, !page.tree.has(.itemprop, "datepublished", i)
            {
                continue
            }
            // The block that holds the element: the last one that begins at or before it, or the first behind.
            var low = 0
            var high = blocks.count
            while low < high {
                let middle = (low + high) / 2
                if blocks.blocks[middle].node <= i { low = middle + 1 } else { high = middle }
            }
            let block = max(0, low - 1)
            if times[block] == nil || page.tree.has(.itemprop, "datepublished", i) { times[block] = i }
        }
        let declaredDay = page.declaredTitle.flatMap { WrittenDate.first(in: $0) }?.day
        var best: (date: WrittenDate, rank: Int)?
        blocks.text.bytes.withUnsafeBufferPointer { bytes in
            for (i, block) in blocks.blocks.enumerated() {
                let time = times[i]
                // A long block counts only by how it begins ("3 July 2018 – …", "Oslo, 3 July 2018").
                // So does a sentence that names no publication: a photo's caption ends with the day the photo was taken.
                let tells = block.own.contains(.date) || !block.cues.isDisjoint(with: [.published, .updated, .byline])
                let long = block.words > (tells ? 45 : 16) && time == nil
                guard block.digits >= 1 || time != nil else { continue }
                var date: WrittenDate?
                var rank = 0
                if let time {
                    let value =
                        page.tree.value(.datetime, of: time) ?? page.tree.value(.content, of: time)
                        ?? page.tree.value(.title, of: time)
                    date = value.flatMap { belief.believed(WrittenDate.first(in: $0)) }
                    if date != nil { rank += 2 }
                    // "Published 3 July": what readers see of the publication counts more than an attribute beside it.
                    if block.cues.contains(.published), block.words <= 12,
                        let told = belief.believed(WrittenDate.first(in: bytes, block.range)), told.day != date?.day
                    {
                        date = told
                    }
                    if page.tree.has(.itemprop, "datepublished", time) { rank += 5 }
                    if page.tree.has(.itemprop, "datemodified", time) { rank -= 3 }
                }
                if date == nil {
                    date = belief.believed(WrittenDate.first(in: bytes, long ? block.range.prefix(48) : block.range))
                }
                guard let date else { continue }
                // The day in a headline mostly is what the story is about; beside a headline that does not have it, it is a date.
                if i == blocks.titleBlock || blocks.standing[i].inTitle > 0.6,
                    declaredDay == nil || declaredDay == date.day
                {
                    rank -= page.declaredTitle == nil || declaredDay != nil ? 5 : 1
                }
                if block.own.contains(.date) { rank += 3 } else if block.near.contains(.date) { rank += 1 }
                if block.cues.contains(.published) { rank += 3 }
                if block.cues.contains(.updated) { rank -= 1 }
                if block.cues.contains(.byline) || block.near.contains(.byline) { rank += 2 }
                if block.cues.contains(.copyright) || block.marks.contains(.copyright) { rank -= 6 }
                if block.words <= 8 { rank += 2 } else if block.words > 20 { rank -= long ? 3 : 2 }
                if blocks.titleBlock >= 0 {
                    let distance = i - blocks.titleBlock
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
                } else if i < 30 {
                    rank += 1
                }
                if block.place.contains(.article) || block.place.contains(.main) { rank += 1 }
                if !block.place.isDisjoint(with: [.navigation, .aside, .footer, .form]) {
                    rank -= 4
                } else if block.place.contains(.link) {
                    // A byline's card may be one link to the author.
                    rank -= block.cues.contains(.byline) ? 2 : 4
                }
                if block.place.contains(.hidden) { rank -= 1 }
                // A sentence with a day in it tells what happens then.
                if !tells, time == nil, !long, block.stops > 0, block.words > 6,
                    WrittenDate.first(in: bytes, block.range.prefix(24)) == nil
                {
                    rank -= 3
                }
                if blocks.isComment(i) { rank -= 3 }
                if !block.far.isDisjoint(with: [.comment, .related, .sidebar, .teaser, .navigation]) { rank -= 3 }
                if block.far.contains(.comment) || block.cues.contains(.navigation) { rank -= 2 }
                if block.linkDensity > 0.5 { rank -= 2 }
                if blocks.nodes[block.node].series > 4 { rank -= 2 }
                // What little speaks for is no date of the story; behind its end another one is preferred.
                guard rank >= -3 else { continue }
                if let storyEnd, i > storyEnd, !block.cues.contains(.published) { rank -= 2 }
                if best.map({ rank > $0.rank }) ?? true { best = (date, rank) }
            }
        }
        return best
    }

    /// The day in a path such as `/2024/03/01/…`, `/2024-03-01-…`, `/20240301…` or `/01-03-2024-…`.
    static func date(inPath url: String) -> WrittenDate? {
        let path = Array((WebURL(url)?.path ?? "").utf8)
        var i = 0
        while i < path.count {
            let start = i
            while i < path.count, path[i] >= 0x30, path[i] <= 0x39 { i += 1 }
            let digits = i - start
            // The day first, only with hyphens: other figures come in twos as well.
            let dayFirst =
                digits == 2 && path[start...].count >= 10 && path[i] == UInt8(ascii: "-")
                && path[start + 5] == UInt8(ascii: "-")
                && (start == 0 || path[start - 1] == UInt8(ascii: "/") || path[start - 1] == UInt8(ascii: "-"))
            if digits == 4 || digits == 8 || dayFirst {
                let end = min(path.count, start + 10)
                if let date = path.withUnsafeBufferPointer({
                    WrittenDate.first(in: $0, start..<(digits == 8 ? i : end))
                }), date.day.year >= 1990 {
                    return WrittenDate(day: date.day)
                }
            }
            if digits == 0 { i += 1 }
        }
        return nil
    }
}

/// Which dates are believed at all: none after the observation, none before the web.
private struct DateBelief {
    let limit: CalendarDate?

    init(observed: String?) { limit = observed.flatMap { CalendarDate(iso: $0) }.map { $0.adding(days: 1) } }

    func believed(_ date: WrittenDate?) -> WrittenDate? {
        guard let date, date.day.year >= 1990 else { return nil }
        if let limit, date.day > limit { return nil }
        return date
    }

    func read(_ value: String?) -> WrittenDate? { value.flatMap { believed(WrittenDate.first(in: $0, epochs: true)) } }
}
