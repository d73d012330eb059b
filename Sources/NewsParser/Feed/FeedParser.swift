internal import NewsMarkup
public import NewsModel

/// Reads a feed or a sitemap: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, CDF, sitemaps, sitemap indexes and
/// news sitemaps.
///
/// Links come out absolute where a base is known, dates as RFC 3339, markup sanitised. Ill-formed XML is repaired, and
/// ``Feed/malformed`` says so. Rejects with stage `feed` what is no feed at all (`not_a_feed`, `empty`) and what exceeds
/// the limits (`too_large`, `too_deep`, `too_many_nodes`, `too_many_entries`).
public struct FeedParser: Stage {
    /// Bytes of a body that are read.
    package static let maximumBody = 10 * 1024 * 1024
    /// Entries of a feed that are read.
    static let maximumEntries = 50_000

    /// A parser; it has no settings.
    public init() {}

    /// Reads the feed that a capture holds.
    public func process(_ capture: Capture) throws(Rejection) -> Feed {
        let input = capture.path ?? capture.url ?? "-"
        guard capture.body.count <= Self.maximumBody else {
            throw Self.rejection(
                input, "too_large", "the body has more than \(Self.maximumBody) bytes: no feed of news needs that")
        }
        guard let first = capture.body.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) else {
            throw Self.rejection(input, "empty", "the body is empty: ask the source again later")
        }
        var feed: Feed
        if first == UInt8(ascii: "{") {
            feed = try JSONFeedReader.read(capture, input)
        } else {
            feed = try xmlFeed(capture, input)
        }
        feed.path = capture.path
        return feed
    }

    private func xmlFeed(_ capture: Capture, _ input: String) throws(Rejection) -> Feed {
        let encoding = XMLEncoding(
            capture.body, mediaType: capture.mediaType ?? capture.headers["content-type"], charset: capture.charset)
        let tree: XMLTree
        do throws(XMLFailure) { tree = try XMLTree(encoding) } catch {
            switch error {
            case .tooLarge(let limit):
                throw Self.rejection(input, "too_large", "the document has more than \(limit) bytes of text")
            case .tooDeep(let limit):
                throw Self.rejection(input, "too_deep", "elements are nested deeper than \(limit)")
            case .tooManyNodes(let limit):
                throw Self.rejection(input, "too_many_nodes", "the document has more than \(limit) elements and texts")
            }
        }
        guard let reader = FeedReader(tree, capture) else {
            let found = FeedDiscovery.links(in: capture).map(\.url)
            let hint =
                found.isEmpty
                ? "is this a page?" : "this is a page; its feeds are \(found.prefix(5).joined(separator: ", "))"
            throw Self.rejection(
                input, "not_a_feed", "no element of RSS, RDF, Atom, CDF or a sitemap stands at the root: \(hint)")
        }
        var feed = try reader.read(input)
        feed.encoding = encoding.name
        let type = (capture.mediaType ?? capture.headers["content-type"])?.lowercasedASCII ?? ""
        // RFC 7303: what is sent as text/plain is not sent as XML.
        feed.malformed = tree.isMalformed || encoding.isMistaken || type.hasPrefix("text/plain")
        return feed
    }

    static func rejection(_ input: String, _ code: String, _ message: String) -> Rejection {
        Rejection(input: input, stage: "feed", code: code, message: message)
    }
}
