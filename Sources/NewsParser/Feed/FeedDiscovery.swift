internal import NewsMarkup
public import NewsModel

/// A feed that a page names.
public struct FeedLink: Equatable, Sendable {
    /// Address of the feed, resolved.
    public var url: String
    /// The page's name for it.
    public var title: String?
    /// Media type as declared.
    public var type: String?
}

/// Finds the feeds of a page (RSS autodiscovery; HTML living standard, link type `alternate`).
public enum FeedDiscovery {
    /// Bytes of a page that are searched: the head, and the links at the top of a page.
    private static let searched = 512 << 10
    /// Links beyond this are somebody's whole directory.
    private static let maximumLinks = 50

    /// The feeds that `link` elements name, in order; where there are none, those that links of the text lead to by their
    /// address. Empty for a page that names none.
    public static func links(in capture: Capture) -> [FeedLink] {
        let html = Charset.utf8(Array(capture.body.prefix(searched)), declared: capture.charset).bytes
        return html.withUnsafeBufferPointer { links($0, capture.url.flatMap { WebURL($0) }) }
    }

    private static func links(_ html: UnsafeBufferPointer<UInt8>, _ url: WebURL?) -> [FeedLink] {
        var base = url
        var declared: [FeedLink] = []
        var likely: [FeedLink] = []
        var at = 0
        while let open = html[at...].firstIndex(of: UInt8(ascii: "<")), declared.count < maximumLinks {
            if html[open...].starts(with: "<!--".utf8) {
                at = HTMLBytes.find("-->", html, open + 4).map { $0 + 3 } ?? html.count
                continue
            }
            guard let tag = HTMLTag(html, open) else {
                at = open + 1
                continue
            }
            at = tag.end
            if tag.isEnd { continue }
            switch tag.name {
            case "script", "style": at = HTMLBytes.endOf(tag.name.utf8, html, at)
            case "base":
                if let href = tag.value("href"), let resolved = base?.resolving(href) ?? WebURL(href) {
                    base = resolved
                }
            case "link": add(tag, base, to: &declared)
            case "a" where likely.count < maximumLinks: addLikely(tag, base, to: &likely)
            default: break
            }
        }
        return declared.isEmpty ? likely : declared
    }

    private static func add(_ tag: HTMLTag, _ base: WebURL?, to links: inout [FeedLink]) {
        let relations = (tag.value("rel") ?? "").lowercasedASCII.split(separator: " ")
        guard relations.contains("alternate") || relations.contains("feed"),
            let type = tag.value("type")?.lowercasedASCII,
            let href = tag.value("href")
        else { return }
        // Other representations of the page (an app, a translation) are alternates too.
        let isFeed = [
            "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
            "application/json",
            "text/xml", "application/xml", "text/rss+xml",
        ].contains(type.split(separator: ";").first.map(String.init) ?? "")
        guard isFeed,
            tag.value("hreflang") == nil || type.contains("rss") || type.contains("atom") || type.contains("feed")
        else { return }
        append(href, tag.value("title"), type, base, to: &links)
    }

    private static func addLikely(_ tag: HTMLTag, _ base: WebURL?, to links: inout [FeedLink]) {
        guard let href = tag.value("href") else { return }
        let path = href.lowercasedASCII.split(separator: "?").first.map(String.init) ?? ""
        let isLikely = [
            ".rss", ".rdf", ".atom", "/feed", "/feed/", "/rss", "/rss/", "/atom.xml", "/rss.xml", "/feed.xml",
            "/index.xml", "/feed.json",
        ]
        .contains { path.hasSuffix($0) }
        if isLikely { append(href, tag.value("title"), nil, base, to: &links) }
    }

    private static func append(
        _ href: String, _ title: String?, _ type: String?, _ base: WebURL?, to links: inout [FeedLink]
    ) {
        guard let url = base?.resolving(href) ?? WebURL(href), url.isWeb,
            !links.contains(where: { $0.url == url.description })
        else { return }
        links.append(FeedLink(url: url.description, title: title, type: type))
    }
}
