internal import NewsMarkup
internal import NewsModel

/// Everything read from one page.
struct PageReading {
    private(set) var article: Article
    private(set) var kind: PageKind

    init(_ capture: Capture, _ page: ParsedPage) {
        let head = page.head
        let linked = page.linked
        let blocks = page.blocks
        var headings: [String] = []
        for (i, block) in blocks.blocks.enumerated() where block.tag == .h1 { headings.append(blocks.string(i)) }
        let title = page.titles.title(linked: linked, head: head, headings: headings)
        let story = StoryAssembler.select(page, StoryModel.builtIn.scores(blocks))
        let dates = StoryDates(page, capture, story: story)
        let assembled = StoryAssembler.assemble(page, story, title: title)
        let site = page.url
        let canonical = Self.canonical(page)
        let docID: String
        if let canonical {
            docID = Digest.identifier("doc", canonical)
        } else if let url = page.address, url.isWeb {
            docID = Digest.identifier("doc", url.normalized.description)
        } else if let id = capture.id {
            docID = Digest.identifier("doc", id)
        } else {
            docID = Digest.identifier("doc", title ?? "", assembled.text)
        }
        article = Article(docID: docID, text: assembled.text)
        article.blocks = assembled.blocks
        article.title = title
        article.docVersion = Digest.identifier(docID, title ?? "", assembled.text)
        article.observedAt = capture.observedAt
        article.url = capture.url
        article.canonicalURL = canonical
        article.publisher =
            linked.publisher ?? head.meta("og:site_name", "application-name", "dc.publisher", "publisher")
            ?? site?.registrableDomain
        article.published = dates.published
        article.modified = dates.modified
        article.language = page.blocks.spokenLanguage(
            declared: Self.language(
                head.meta("dc.language", "language", "content-language"), head.language ?? linked.language))
        article.section = linked.section ?? head.meta("article:section", "parsely-section", "section", "category")
        var seen: Set<String> = []
        let declared =
            linked.keywords
            + head.all("article:tag", "news_keywords", "keywords", "parsely-tags").flatMap {
                $0.split(separator: ",").map { trimmed(String($0)) }
            }
        article.keywords = declared.filter {
            !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercasedASCII).inserted
        }
        article.summary =
            head.meta("og:description", "description", "twitter:description", "dc.description") ?? linked.description
        article.image = (head.meta("og:image", "og:image:url", "twitter:image") ?? linked.image).flatMap {
            site?.resolving($0)?.description ?? $0
        }
        article.authors = Self.authors(page)
        var source = capture.source
        source.path = capture.path ?? source.path
        if source.status == nil { source.status = capture.status }
        source.sha256 = Digest.hex(sha256Of: capture.body)
        article.source = source
        kind = PageKind.of(page, status: capture.status, story: story, published: dates.published)
    }

    /// The people who wrote the story: as declared, else as the byline names them, else the organisation that signs.
    private static func authors(_ page: ParsedPage) -> [String] {
        let declared = page.linked.authors
        var authors = AuthorNames.cleaned(declared, siteNames: page.siteNames)
        if !authors.isEmpty { return authors }
        let metas =
            page.head.all(
                "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
                "article:author_name", "citation_author", "twitter:creator:name", "cxenseparse:author",
                "twitter:misc:written by") + page.head.twitterAuthors
        authors = AuthorNames.cleaned(metas, siteNames: page.siteNames)
        if !authors.isEmpty { return authors }
        let bylines = Bylines(page)
        authors = bylines.authors(weak: false)
        if !authors.isEmpty { return authors }
        let organisations = AuthorNames.organisations(declared)
        if !organisations.isEmpty { return organisations }
        let weak = bylines.authors(weak: true)
        return weak.isEmpty ? AuthorNames.organisations(metas) : weak
    }

    /// BCP 47 with a small primary subtag.
    private static func language(_ meta: String?, _ declared: String?) -> String? {
        guard let tag = declared ?? meta else { return nil }
        let clean =
            trimmed(tag).split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first.map(String.init) ?? ""
        let parts = clean.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        guard let primary = parts.first, (2...3).contains(primary.utf8.count) else { return nil }
        return ([primary.lowercasedASCII] + parts.dropFirst()).joined(separator: "-")
    }

    /// The declared canonical address, where it is on the page's own site and looks like an article's.
    private static func canonical(_ page: ParsedPage) -> String? {
        guard let declared = page.head.canonical ?? page.head.meta("og:url") else { return nil }
        guard let base = page.url else {
            guard let url = WebURL(declared), url.isWeb, url.path.utf8.count > 1 else { return nil }
            return url.normalized.description
        }
        guard let url = base.resolving(declared), url.isWeb, url.registrableDomain == base.registrableDomain else {
            return nil
        }
        // A home page is no article's address, unless the page itself is one.
        guard url.path.utf8.count > 1 || page.address.map({ $0.path.utf8.count <= 1 }) ?? false else { return nil }
        return url.normalized.description
    }
}
