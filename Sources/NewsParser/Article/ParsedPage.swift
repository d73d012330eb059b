internal import NewsMarkup
package import NewsModel

/// A page in parts: what it declares of itself and its candidate blocks, before it is decided which are the story.
package struct ParsedPage: Sendable {
    let tree: MarkupTree
    let head: PageHead
    let linked: LinkedData
    /// Names by which the site calls itself.
    let siteNames: [String]
    let titles: TitleFinder
    /// The address that the page was captured at.
    let address: WebURL?
    /// That address, or the page's `base`, which many pages of a site share: what relative addresses are resolved against.
    let url: WebURL?
    /// The headline that the page declares, without the site's name.
    let declaredTitle: String?
    /// Whether the page declares itself an article.
    let isDeclared: Bool
    /// The candidate blocks.
    package let blocks: PageBlocks

    init(_ capture: Capture, _ tree: MarkupTree) {
        self.tree = tree
        head = PageHead(tree)
        linked = LinkedData(tree)
        address = capture.url.flatMap { WebURL($0) }
        url = capture.url == nil ? head.base.flatMap { WebURL($0) } : address
        var names = head.all(
            "og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "al:ios:app_name", "cre")
        if let publisher = linked.publisher { names.append(publisher) }
        if let domain = url?.registrableDomain {
            names.append(domain)
            if let label = domain.split(separator: ".").first { names.append(String(label)) }
        }
        if let host = url?.host { names.append(host) }
        siteNames = names
        // "Headline | Sport": the section is no part of the headline either.
        titles = TitleFinder(siteNames: names + [linked.section, head.meta("article:section")].compactMap { $0 })
        let declared = head.meta("og:title", "twitter:title") ?? linked.headline ?? head.title
        let summaries = [
            head.meta("og:description"), head.meta("description"), head.meta("twitter:description"), linked.description,
        ].compactMap { $0 }
        isDeclared = linked.isArticle || head.meta("og:type")?.lowercasedASCII == "article"
        declaredTitle = declared.map(titles.withoutSiteName)
        blocks = PageBlocks(
            tree, title: declaredTitle, summaries: summaries, linkedBody: linked.body,
            isDeclared: isDeclared)
    }

    /// Reads a page's bytes within the limits.
    package init(_ capture: Capture) throws(Rejection) {
        self.init(capture, try ArticleParser.tree(of: capture))
    }

    /// The story's blocks as the model sees them, in reading order, with what each is.
    package func story(_ scores: [Float]) -> [(block: Int, kind: BlockKind)] { StoryAssembler.select(self, scores) }

    /// Whether a block looks like the standfirst: named so or in the header or a heading, and told by the page's summary.
    package func isStandfirst(_ i: Int) -> Bool {
        let block = blocks.blocks[i]
        guard block.words >= 5, block.words <= 120, block.linkDensity < 0.5, i < blocks.titleBlock + 16 else {
            return false
        }
        if block.place.contains(.figure) || block.tag == .h1 { return false }
        let summed = blocks.standing[i].inSummary >= 0.6
        let heading = block.tag == .h2 || block.tag == .h3
        if block.own.contains(.standfirst) && !block.own.contains(.paragraph) {
            return summed || block.place.contains(.header) || block.tag != .p || block.words >= 8
        }
        if heading { return summed && block.words >= 8 }
        guard block.near.contains(.standfirst) else { return false }
        return block.place.contains(.header) || (summed && block.tag != .p)
    }
}
