internal import NewsModel
internal import NewsParser

/// The stories behind a feed's entries: the stored page where the configuration names one, else the story that the entry
/// carries itself. A feed never makes the program open anything else.
final class FeedItems: ItemSource {
    private let capture: Capture
    private let opener: InputOpener
    private var entries: [FeedEntry]?
    private var language: String?
    private var index = 0
    private var found = 0

    init(_ capture: Capture, opener: InputOpener) {
        self.capture = capture
        self.opener = opener
    }

    func next() -> ItemStep? {
        guard let entries else { return open() }
        while index < entries.count {
            let entry = entries[index]
            index += 1
            if let link = entry.link, let (path, page) = opener.pages?.page(link) {
                found += 1
                return .source(FeedPage(opener.open(path, entry: page).source, feed: capture.path))
            }
            if let content = entry.content, !content.isEmpty {
                found += 1
                return .item(.capture(EntryPage.capture(entry, content, feed: capture, language: language)))
            }
            if opener.pages != nil {
                found += 1
                return rejected(
                    "page_not_stored", "no page is stored for this entry: add it to the source's pages",
                    entry.link ?? entry.id)
            }
        }
        guard found == 0 else { return nil }
        found = 1
        return rejected(
            "feed_without_stories", "its entries carry no story in full: fetch the pages that they link to", nil)
    }

    private func open() -> ItemStep? {
        entries = []
        do throws(Rejection) {
            let feed = try FeedParser().process(capture)
            language = feed.language
            entries = feed.entries
            // A source's feed without entries is in order, there are no news; one that breaks off before its first entry is not.
            found = feed.entries.isEmpty && !feed.malformed && opener.isSource ? 1 : 0
        } catch {
            found = 1
            return .item(.rejected(error))
        }
        return next()
    }

    private func rejected(_ code: String, _ message: String, _ source: String?) -> ItemStep {
        let input = capture.path ?? capture.url ?? "-"
        return .item(
            .rejected(
                Rejection(
                    input: source ?? input, stage: "feed", code: code, message: message,
                    source: source == nil ? nil : input)))
    }
}

/// A stored page that a feed led to: it remembers the feed.
final class FeedPage: ItemSource {
    private let source: any ItemSource
    private let feed: String?

    init(_ source: any ItemSource, feed: String?) {
        self.source = source
        self.feed = feed
    }

    func next() -> ItemStep? {
        guard let step = source.next() else { return nil }
        guard case .item(.capture(var capture)) = step else { return step }
        capture.source.feed = feed
        return .item(.capture(capture))
    }
}
