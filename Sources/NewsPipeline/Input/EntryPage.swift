internal import NewsModel

/// Makes a page of a feed's entry that carries its story in full, so that it goes the way of every page.
enum EntryPage {
    static func capture(_ entry: FeedEntry, _ content: String, feed: Capture, language: String?) -> Capture {
        var head = "<meta charset=\"utf-8\"><title>\(escaped(entry.title))</title>"
        if let link = entry.link { head += "<link rel=\"canonical\" href=\"\(escaped(link))\">" }
        head += meta("article:published_time", entry.published) + meta("article:modified_time", entry.updated)
        for author in entry.authors { head += meta("author", author.name) }
        let tag = entry.language ?? language
        let html =
            "<!DOCTYPE html><html\(tag.map { " lang=\"\(escaped($0))\"" } ?? "")><head>\(head)</head><body><article>"
            + "<h1>\(escaped(entry.title))</h1>\n\(content)\n</article></body></html>"
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "feed", path: feed.path))
        capture.source.feed = feed.path
        capture.source.warcFile = feed.source.warcFile
        capture.source.warcOffset = feed.source.warcOffset
        capture.source.warcRecordID = feed.source.warcRecordID
        capture.url = entry.link
        capture.id = entry.id
        capture.mediaType = "text/html"
        capture.charset = "utf-8"
        capture.observedAt = feed.observedAt
        return capture
    }

    private static func meta(_ name: String, _ content: String?) -> String {
        guard let content else { return "" }
        let key = name.contains(":") ? "property" : "name"
        return "<meta \(key)=\"\(name)\" content=\"\(escaped(content))\">"
    }

    private static func escaped(_ text: String?) -> String {
        var out: [UInt8] = []
        for byte in (text ?? "").utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
