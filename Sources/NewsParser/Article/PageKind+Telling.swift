internal import NewsMarkup
internal import NewsModel

extension PageKind {
    /// Tells what a page is. The doubt is the article's: a page is something else only where its little text says so.
    static func of(_ page: ParsedPage, status: Int?, story: [(block: Int, kind: BlockKind)], published: String?)
        -> PageKind
    {
        let blocks = page.blocks
        if let status, status == 404 || status == 410 || status >= 500 { return .error }
        let hasLinkedBody = !StoryAssembler.linkedParagraphs(page.linked).isEmpty
        if hasLinkedBody { return .article }
        if blocks.totalWords == 0 { return page.head.refresh == nil ? .empty : .redirect }
        let storyWords = story.reduce(0) { $0 + blocks.blocks[$1.block].words }
        let titleCues = page.head.title.map(Self.cues) ?? []
        var cues: Cues = titleCues
        var headCues: Cues = titleCues
        var consentWords = 0
        var wallWords = 0
        for block in blocks.blocks {
            if block.place.contains(.hidden) { continue }
            if block.cues.contains(.consent) || block.near.contains(.consent) || block.far.contains(.consent) {
                consentWords += block.words
            }
            if !block.cues.isDisjoint(with: [.wall, .choice, .consent]) { wallWords += block.words }
            if block.cues.contains(.choice) { headCues.formUnion(.choice) }
            if block.tag == .h1 || blocks.totalWords < 80 { headCues.formUnion(block.cues) }
            if block.tag == .h1 || blocks.totalWords < 250 { cues.formUnion(block.cues) }
        }
        let isDeclared = page.isDeclared
        if !isDeclared,
            (blocks.totalWords < 120 && cues.contains(.challenge))
                || (blocks.totalWords < 400 && titleCues.contains(.challenge))
        {
            return .challenge
        }
        if status == 403 || status == 429 || status == 503 { return cues.contains(.challenge) ? .challenge : .error }
        if !isDeclared, storyWords < 120,
            titleCues.contains(.error) || (cues.contains(.error) && blocks.totalWords < 250)
        {
            return .error
        }
        if !isDeclared, storyWords < 150, consentWords * 2 > blocks.totalWords { return .consent }
        // A story on cookies has such words as well, but no buttons to accept them.
        if !isDeclared, storyWords < 150, headCues.contains(.choice), wallWords * 2 > blocks.totalWords {
            return .consent
        }
        if !isDeclared, published == nil, storyWords < 120, headCues.contains(.outage) { return .error }
        if !isDeclared, published == nil, storyWords < 150, WallSigns(page).isWall { return .wall }
        if page.head.refresh?.lowercasedASCII.firstRange(of: "url=") != nil, blocks.totalWords < 40 { return .redirect }
        if story.isEmpty { return .empty }
        // Nothing but the headline: the story is loaded later, or stands in a frame.
        if !isDeclared, published == nil,
            story.allSatisfy({ blocks.blocks[$0.block].tag == .h1 || blocks.standing[$0.block].inTitle > 0.9 })
        {
            return .empty
        }
        // A scrap of text that nothing calls a story and that no writer nests so deep.
        if !isDeclared, published == nil, blocks.titleBlock < 0, storyWords < 12,
            story.allSatisfy({ blocks.blocks[$0.block].depth >= 100 })
        {
            return .empty
        }
        return isIndex(page, storyWords, published, isDeclared) ? .index : .article
    }

    /// A page of teasers: the address of a front, no article declared, most words in links, no run of prose.
    private static func isIndex(_ page: ParsedPage, _ storyWords: Int, _ published: String?, _ isDeclared: Bool) -> Bool
    {
        if isDeclared { return false }
        let blocks = page.blocks
        let links = blocks.totalWords - blocks.totalPlainWords
        let isFront = page.address.map { $0.path == "/" || $0.path.isEmpty || $0.path.hasPrefix("/index.") } ?? false
        if isFront { return links * 2 > blocks.totalWords && storyWords < 150 }
        return storyWords < 60 && links * 3 > blocks.totalWords * 2 && blocks.count >= 60 && published == nil
    }

    private static func cues(_ text: String) -> Cues {
        var text = text
        return text.withUTF8 { Cues.of($0, 0..<$0.count) }
    }
}
