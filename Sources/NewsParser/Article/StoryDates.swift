internal import NewsMarkup
internal import NewsModel

/// When a story was published and changed, by what the page declares, shows and is called, in an order of trust.
struct StoryDates: Sendable {
    var published: String?
    var modified: String?

    /// Names of `meta` elements that declare the day of publication, the most trusted first.
    private static let publishedNames: [String] = Table("markup/date_metas").rows.filter { $0.first == "published" }.compactMap { $0.count > 1 ? $0[1] : nil }
    private static let modifiedNames: [String] = Table("markup/date_metas").rows.filter { $0.first == "modified" }.compactMap { $0.count > 1 ? $0[1] : nil }

    /// `observed` bounds the dates believed: nothing is published after it was seen.
    init(_ page: ParsedPage, url: String?, observed: String?) {
        let linked = page.linked
        let head = page.head
        let tree = page.tree
        let text = page.blocks.text
        let blocks = page.blocks.blocks
        let limit = observed.flatMap { CalendarDate(iso: $0) }.map { $0.adding(days: 1) }
        func believed(_ date: WrittenDate?) -> String? {
            guard let date, date.day.year >= 1990 else { return nil }
            if let limit, date.day > limit { return nil }
            return date.description
        }
        func read(_ value: String?) -> String? { value.flatMap { believed(WrittenDate.first(in: $0, epochs: true)) } }
        published = read(linked.isArticle ? linked.published : nil)
        if published == nil {
            for name in Self.publishedNames {
                if let date = read(head.meta(name)) {
                    published = date
                    break
                }
            }
        }
        modified = read(linked.isArticle ? linked.modified : nil)
        if modified == nil {
            for name in Self.modifiedNames {
                if let date = read(head.meta(name)) {
                    modified = date
                    break
                }
            }
        }
        if published == nil {
            var best = 0
            for i in tree.nodes.indices {
                let tag = tree.nodes[i].tag
                guard tag == .time || tree.attribute(.itemprop, of: i) != nil else { continue }
                var rank = 1
                if tree.has(.itemprop, "datepublished", i) { rank = 5 } else if tag != .time { continue }
                if rank == 1, let words = tree.attribute(.class, of: i) {
                    let found = tree.bytes.withUnsafeBufferPointer { ClassWords.of($0, words) }
                    if found.contains(.date) { rank = 2 }
                }
                if tree.has(.itemprop, "datemodified", i) { rank = 0 }
                guard rank > best else { continue }
                let value = tree.value(.datetime, of: i) ?? tree.value(.content, of: i) ?? tree.plainText(of: i, limit: 200)
                if let date = read(value) ?? read(tree.plainText(of: i, limit: 200)) {
                    published = date
                    best = rank
                }
            }
        }
        if published == nil, let url, let date = Self.date(inPath: url) { published = believed(date) }
        if published == nil { published = read(linked.published) }
        if published == nil {
            text.bytes.withUnsafeBufferPointer { bytes in
                for pass in 0..<2 {
                    for block in blocks where block.words <= 25 {
                        if pass == 0 && block.cues.isDisjoint(with: [.published, .byline, .updated]) && !block.near.contains(.date) { continue }
                        if let date = believed(WrittenDate.first(in: bytes, block.range)) {
                            published = date
                            return
                        }
                    }
                }
            }
        }
        if published == nil { published = modified }
    }

    /// The day in a path such as `/2024/03/01/…`, `/2024-03-01-…` or `/20240301…`.
    static func date(inPath url: String) -> WrittenDate? {
        let path = Array((WebURL(url)?.path ?? "").utf8)
        var i = 0
        while i < path.count {
            let start = i
            while i < path.count, path[i] >= 0x30, path[i] <= 0x39 { i += 1 }
            if i - start == 4 || i - start == 8 {
                let end = min(path.count, start + 10)
                if let date = path.withUnsafeBufferPointer({ WrittenDate.first(in: $0, start..<(i - start == 8 ? i : end)) }), date.day.year >= 1990 {
                    return WrittenDate(day: date.day)
                }
            }
            if i == start { i += 1 }
        }
        return nil
    }
}
