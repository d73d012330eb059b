internal import NewsModel

/// One thing that came out of an input.
struct InputItem: Sendable {
    /// What came out.
    enum Content: Sendable {
        /// A page that is still to be parsed.
        case capture(Capture)
        /// An article that was parsed before.
        case article(Article)
        /// Something that could not be read.
        case rejected(Rejection)
        /// No page, and not meant to be one: an image, a redirect.
        case skipped

        /// Bytes that are worked on.
        var weight: Int {
            switch self {
            case .capture(let capture): capture.body.count
            case .article(let article): article.text.utf8.count
            case .rejected, .skipped: 0
            }
        }
    }

    /// What came out of it.
    var content: Content
    /// Index of the input it came from.
    var input: Int

    /// An item of the input with that index.
    init(_ content: Content, input: Int) {
        self.content = content
        self.input = input
    }
}

/// Gives items one by one; nil behind the last. Never fails: what cannot be read comes as a rejection.
protocol ItemSource: AnyObject {
    /// The next item's content, or a further source to read first.
    func next() -> ItemStep?
}

/// What an ``ItemSource`` gives.
enum ItemStep {
    case item(InputItem.Content)
    case source(any ItemSource)
}

/// How much is read of anything.
package struct InputLimits: Equatable, Sendable {
    /// Bytes of a page or a feed, unpacked.
    package var body = 10 << 20
    /// Bytes of a line of JSON-lines.
    package var line = 128 << 20
    /// Folders within folders.
    package var depth = 64

    /// The limits that hold unless a caller sets others.
    package init() {}
}
