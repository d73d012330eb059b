internal import NewsMarkup
internal import NewsModel

/// Everything read from one page.
struct PageReading {
    private(set) var article: Article
    private(set) var kind: PageKind

    init(_ capture: Capture, _ tree: MarkupTree) {
        let head = PageHead(tree)
        let linked = LinkedData(tree)
        let (text, blocks) = Segmenter.blocks(of: tree)
        let isStory = StoryFinder.story(blocks)

        let pageURL = capture.url ?? head.base
        let site = pageURL.flatMap { WebURL($0) }
        var siteNames = head.all("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "al:ios:app_name", "cre")
        if let publisher = linked.publisher { siteNames.append(publisher) }
        if let domain = site?.registrableDomain {
            siteNames.append(domain)
            if let label = domain.split(separator: ".").first { siteNames.append(String(label)) }
        }
        if let host = site?.host { siteNames.append(host) }

        let titles = TitleFinder(siteNames: siteNames)
        var headings: [(text: String, block: Int)] = []
        for (i, block) in blocks.enumerated() where block.tag == .h1 {
            headings.append((String(decoding: text.bytes[block.range], as: UTF8.self), i))
        }
        let title = titles.title(linked: linked, head: head, headings: headings.map(\.text))
        let dates = StoryDates(
            linked: linked, head: head, tree: tree, text: text, blocks: blocks, url: capture.url, observed: capture.observedAt)

        let assembled = StoryAssembler.assemble(tree: tree, text: text, blocks: blocks, isStory: isStory, title: title, summary: head.meta("og:description", "description", "twitter:description") ?? linked.description)
        let canonical = Self.canonical(head: head, page: pageURL)
        let docID: String
        if let canonical {
            docID = Digest.identifier("doc", canonical)
        } else if let url = site?.isWeb == true ? site : nil {
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
        article.publisher = linked.publisher ?? head.meta("og:site_name", "application-name", "dc.publisher", "publisher") ?? site?.registrableDomain
        article.published = dates.published
        article.modified = dates.modified
        article.language = Self.language(head.meta("dc.language", "language", "content-language") , head.language ?? linked.language)
        article.section = linked.section ?? head.meta("article:section", "parsely-section", "section", "category")
        var seen: Set<String> = []
        let declared = linked.keywords + head.all("article:tag", "news_keywords", "keywords", "parsely-tags").flatMap { $0.split(separator: ",").map { trimmed(String($0)) } }
        article.keywords = declared.filter { !$0.isEmpty && $0.utf8.count < 100 && seen.insert($0.lowercasedASCII).inserted }
        article.summary = head.meta("og:description", "description", "twitter:description", "dc.description") ?? linked.description
        article.image = (head.meta("og:image", "og:image:url", "twitter:image") ?? linked.image).flatMap { site?.resolving($0)?.description ?? $0 }
        var authors = AuthorNames.cleaned(linked.authors, siteNames: siteNames)
        if authors.isEmpty {
            authors = AuthorNames.cleaned(
                head.all("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author_name", "citation_author", "twitter:creator:name"),
                siteNames: siteNames)
        }
        article.authors = authors
        var source = capture.source
        source.path = capture.path ?? source.path
        if source.status == nil { source.status = capture.status }
        source.sha256 = Digest.hex(Digest.sha256(capture.body))
        article.source = source
        kind = assembled.text.isEmpty ? .empty : .article
    }

    /// BCP 47 with a small primary subtag.
    private static func language(_ meta: String?, _ declared: String?) -> String? {
        guard let tag = declared ?? meta else { return nil }
        let clean = trimmed(tag).split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first.map(String.init) ?? ""
        let parts = clean.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        guard let primary = parts.first, (2...3).contains(primary.utf8.count) else { return nil }
        return ([primary.lowercasedASCII] + parts.dropFirst()).joined(separator: "-")
    }

    /// The declared canonical address, where it is on the page's own site and looks like an article's.
    private static func canonical(head: PageHead, page: String?) -> String? {
        guard let declared = head.canonical ?? head.meta("og:url") else { return nil }
        guard let base = page.flatMap({ WebURL($0) }) else {
            guard let url = WebURL(declared), url.isWeb, url.path.utf8.count > 1 else { return nil }
            return url.normalized.description
        }
        guard let url = base.resolving(declared), url.isWeb, url.registrableDomain == base.registrableDomain else { return nil }
        // A home page is no article's address, unless the page itself is one.
        guard url.path.utf8.count > 1 || base.path.utf8.count <= 1 else { return nil }
        return url.normalized.description
    }
}
