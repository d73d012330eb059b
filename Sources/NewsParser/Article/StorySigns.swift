internal import NewsMarkup

/// Signs by which a page's stories part, as many as were seen so far: further headlines and bylines begin another story, notes
/// on sharing, tags, comments and related stories end one.
struct StorySigns: Sendable {
    /// Headlines behind the page's own.
    private(set) var headlines = 0
    /// Bylines and dates, those that stand together counted once.
    private(set) var bylines = 0
    /// Notes that mostly follow a story.
    private(set) var ends = 0
    private var lastByline = -9
    private var lastEnd = -9

    /// Takes note of a block behind the page's headline.
    mutating func see(_ block: BlockCandidate, _ i: Int) {
        guard block.words <= 16 else { return }
        if block.tag == .h1 { headlines += 1 }
        let named = !block.own.isDisjoint(with: [.byline, .date]) || block.tag == .time
        if named || !block.cues.isDisjoint(with: [.byline, .published, .updated]) {
            if i > lastByline + 3 { bylines += 1 }
            lastByline = i
        }
        if !block.cues.isDisjoint(with: [.comment, .related, .newsletter, .tags, .share, .copyright]) {
            if i > lastEnd + 3 { ends += 1 }
            lastEnd = i
        }
    }
}
