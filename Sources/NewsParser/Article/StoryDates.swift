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
        // A shorter story has no end worth the name: dates behind it may well be its own.
        let shown = ShownDates(page, belief, storyEnd: words >= 60 ? story.last?.block : nil).best
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
