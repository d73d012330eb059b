internal import NewsMarkup

/// Signs by which a page's stories part: further headlines and bylines begin another story, notes on sharing, tags, comments
/// and related stories end one.
struct StorySigns: Sendable {
    /// For every block how many headlines stand between the page's own and it.
    private(set) var headlines: [Int] = []
    /// Bylines and dates, those that stand together counted once.
    private(set) var bylines: [Int] = []
    /// Notes that mostly follow a story.
    private(set) var ends: [Int] = []

    init() {}

    init(_ page: PageBlocks) {
        var sums = (headlines: 0, bylines: 0, ends: 0)
        var lastByline = -9
        var lastEnd = -9
        for (i, block) in page.blocks.enumerated() {
            headlines.append(sums.headlines)
            bylines.append(sums.bylines)
            ends.append(sums.ends)
            guard i > page.titleBlock, block.words <= 16 else { continue }
            if block.tag == .h1 { sums.headlines += 1 }
            let named = !block.own.isDisjoint(with: [.byline, .date]) || block.tag == .time
            if named || !block.cues.isDisjoint(with: [.byline, .published, .updated]) {
                if i > lastByline + 3 { sums.bylines += 1 }
                lastByline = i
            }
            if !block.cues.isDisjoint(with: [.comment, .related, .newsletter, .tags, .share, .copyright]) {
                if i > lastEnd + 3 { sums.ends += 1 }
                lastEnd = i
            }
        }
    }
}
