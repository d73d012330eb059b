internal import NewsMarkup

/// Parts of a page that are no story wherever there is one beside them.
extension PageBlocks {
    /// For every block whether it stands in an element of readers' comments (named so, begun behind the headline and not
    /// holding it), in a hidden one about cookies, in an `article` behind the story's that has a headline of its own, in a
    /// series above the headline, is one hidden word, or is a notice that the page repeats in place of what it may not show.
    func foreignBlocks() -> [Bool] {
        let title = titleBlock >= 0 ? blocks[titleBlock].node : -1
        let next = nextStories()
        let isHeadline = titleBlock >= 0 && standing[titleBlock].inTitle > 0.7
        return blocks.indices.map { i in
            let block = blocks[i]
            if standing[i].repeats >= 3, !block.cues.isDisjoint(with: [.consent, .advert, .newsletter, .paywall, .app])
            {
                return true
            }
            // A time stamp, an address or a key for the page's own scripts.
            if block.words <= 1, block.place.contains(.hidden) { return true }
            guard title >= 0 else { return false }
            if i < titleBlock { return isHeadline && nodes[block.node].series >= 5 }
            if next.contains(nodes[block.node].article) { return true }
            let isHidden = block.place.contains(.hidden) && block.far.contains(.consent)
            guard i > titleBlock, isHidden || block.far.contains(.comment) else { return false }
            var node = block.node
            while node > title {
                let names = nodes[node].classWords
                if names.contains(.comment) || isHidden && names.contains(.consent) { return true }
                node = Int(tree.nodes[node].parent)
            }
            return false
        }
    }

    /// The `article` elements behind the story's own that begin another story: pages that load the next one when readers come
    /// to the end, and live pages with a second text below.
    private func nextStories() -> Set<Int32> {
        guard titleBlock >= 0, articles > 1 else { return [] }
        let own = nodes[blocks[titleBlock].node].article
        guard own >= 0 else { return [] }
        var found: Set<Int32> = []
        for i in blocks.indices where i > titleBlock && blocks[i].tag == .h1 && standing[i].inTitle < 0.6 {
            let article = nodes[blocks[i].node].article
            if article >= tree.nodes[Int(own)].end { found.insert(article) }
        }
        return found
    }
}
