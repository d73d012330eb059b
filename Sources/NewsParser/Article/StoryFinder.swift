internal import NewsMarkup

/// Decides which candidate blocks are the story.
struct StoryFinder {
    /// For every block whether it belongs to the story.
    static func story(_ blocks: [BlockCandidate]) -> [Bool] {
        var score = blocks.map(quick)
        // A block is judged with its neighbours: short lines between paragraphs belong to them.
        let alone = score
        for i in blocks.indices {
            var around = 0.0
            for (distance, weight) in [(1, 0.35), (2, 0.2), (3, 0.1)] {
                if i >= distance { around += weight * max(-2, min(2, alone[i - distance])) }
                if i + distance < blocks.count { around += weight * max(-2, min(2, alone[i + distance])) }
            }
            score[i] += around
        }
        return score.map { $0 > 0 }
    }

    private static func quick(_ b: BlockCandidate) -> Double {
        var s = -1.0
        s += min(2.5, Double(b.words) / 12)
        s -= 3.5 * b.linkDensity
        if b.stops > 0 { s += 0.4 }
        if b.commas > 0 { s += 0.2 }
        switch b.tag {
        case .p: s += 0.6
        case .li, .td, .a, .button: s -= 0.5
        default: break
        }
        if b.place.contains(.articleBody) { s += 1 }
        if b.place.contains(.article) || b.place.contains(.main) { s += 0.3 }
        if !b.place.isDisjoint(with: [.navigation, .footer, .aside, .form, .hidden, .button, .link]) { s -= 2 }
        if b.place.contains(.figure) { s -= 1.5 }
        if !b.near.isDisjoint(with: [.story, .content, .paragraph]) { s += 0.5 }
        if !b.near.isDisjoint(with: [.related, .navigation, .footer, .sidebar, .share, .comment, .advert, .newsletter, .consent, .paywall, .tags, .teaser, .biography]) {
            s -= 1
        }
        if !b.far.isDisjoint(with: [.comment, .consent, .related, .footer, .newsletter]) { s -= 1 }
        if !b.cues.isDisjoint(with: [.advert, .readMore, .share, .newsletter, .consent, .paywall, .copyright, .comment, .tags, .related, .app]) {
            s -= 1.5
        }
        if !b.cues.isDisjoint(with: [.byline, .published, .updated, .credit]), b.words < 12 { s -= 1 }
        return s
    }
}
