internal import NewsModel
internal import NewsParser

/// The stories that a feed carries in full: one page an entry with content.
final class FeedItems: ItemSource {
    private let capture: Capture

    init(_ capture: Capture, opener: InputOpener) { self.capture = capture }

    func next() -> ItemStep? { nil }
}
