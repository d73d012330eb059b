internal import NewsMarkup
internal import NewsModel

/// Reads the feed that an XML tree holds.
struct FeedReader {
    let tree: XMLTree
    let root: XMLTree.Index
    let format: String
    let vocabulary: FeedVocabulary
    /// Address of the document, for relative links; what `xml:base` says comes on top.
    let documentBase: WebURL?
    let contentLanguage: String?
    let isAtom03: Bool
    let styles = StyleMemo()
    private let hasBases: Bool

    /// Nil where the tree's root is no feed's.
    init?(_ tree: XMLTree, _ capture: Capture) {
        guard let found = FeedReader.root(tree) else { return nil }
        self.tree = tree
        (root, format) = found
        vocabulary = FeedVocabulary(tree, root: root, isAtom: format == "atom")
        let url = capture.url.flatMap { WebURL($0) }
        let location = capture.headers["content-location"]
        // A Content-Location that no browser would open is no base.
        documentBase = location.flatMap { url?.resolving($0) ?? WebURL($0) }.flatMap { $0.isWeb ? $0 : nil } ?? url
        isAtom03 =
            format == "atom"
            && (tree.name(root).namespace.contains("purl.org/atom") || tree.attribute(root, "version") == "0.3")
        contentLanguage = capture.headers["content-language"]
        hasBases = tree.names.contains { $0.namespace == XMLTree.xmlNamespace && $0.local == "base" }
    }

    /// The element that makes the document a feed, and the format it makes it. Usually the root; broken documents have
    /// it further in.
    private static func root(_ tree: XMLTree) -> (XMLTree.Index, String)? {
        func format(_ node: XMLTree.Index) -> String? {
            switch tree.name(node).local.lowercasedASCII {
            case "rss": "rss"
            case "rdf": "rdf"
            case "feed", "entry": "atom"
            case "channel": "cdf"
            case "urlset", "sitemapindex": "sitemap"
            default: nil
            }
        }
        var level = tree.children(0).filter { tree.isElement($0) }
        // Three levels are enough for a feed inside something else.
        for _ in 0..<3 {
            for node in level { if let format = format(node) { return (node, format) } }
            if let first = level.first, tree.name(first).local.lowercasedASCII == "html" { return nil }
            level = level.flatMap { tree.children($0).filter { tree.isElement($0) } }
        }
        return nil
    }

    mutating func read(_ input: String) throws(Rejection) -> Feed {
        var feed = Feed(format: format)
        feed.isIndex = format == "sitemap" && tree.name(root).local.lowercasedASCII == "sitemapindex"
        let channel = tree.children(root).first { tree.isElement($0) && key($0) == "core:channel" } ?? root
        let fields = FeedFields(self, channel, vocabulary.feed)
        readChannel(channel, fields, &feed)
        let siteBase = documentBase ?? feed.link.flatMap { WebURL($0) }
        // An Atom entry may be a document of its own (RFC 4287 §2).
        var entries: [XMLTree.Index] = key(root) == "core:entry" ? [root] : []
        if entries.isEmpty { collectEntries(root, &entries) }
        guard entries.count <= FeedParser.maximumEntries else {
            throw FeedParser.rejection(
                input, "too_many_entries", "the feed has more than \(FeedParser.maximumEntries) entries")
        }
        feed.entries.reserveCapacity(entries.count)
        for entry in entries { feed.entries.append(self.entry(entry, feed, siteBase)) }
        return feed
    }

    private func collectEntries(_ node: XMLTree.Index, _ out: inout [XMLTree.Index]) {
        for child in tree.children(node) where tree.isElement(child) {
            switch key(child) {
            case "core:item", "core:entry": out.append(child)
            case "core:url" where format == "sitemap", "core:sitemap" where format == "sitemap": out.append(child)
            default: collectEntries(child, &out)
            }
        }
    }

    private func readChannel(_ channel: XMLTree.Index, _ fields: FeedFields, _ feed: inout Feed) {
        feed.id = fields.plain(.id).map { absoluteIdentifier($0.text, $0.node) }
        feed.link = link(channel, fields) ?? attribute(channel, "href").map { absolute($0, channel) }
        // A feed without title is called by its address, as readers show it.
        feed.title =
            fields.markup(.title, isTitle: true) ?? (format == "sitemap" ? nil : feed.link ?? documentBase?.description)
        feed.description = fields.markup(.description)
        feed.language =
            fields.plain(.language)?.text ?? language(channel) ?? (channel == root ? nil : language(root))
            ?? contentLanguage
        feed.updated = fields.date(.updated) ?? attribute(channel, "lastmod").flatMap(FeedDate.rfc3339)
        feed.published = fields.date(.published)
        feed.authors = fields.authors()
        feed.categories = fields.categories()
        feed.hints = fields.scheduleHints()
    }

    private func entry(_ node: XMLTree.Index, _ feed: Feed, _ siteBase: WebURL?) -> FeedEntry {
        let fields = FeedFields(self, node, vocabulary.entry)
        var entry = FeedEntry()
        let guid = fields.plain(.guid)
        entry.id =
            guid.map { format == "atom" ? absoluteIdentifier($0.text, $0.node) : $0.text }
            ?? tree.attribute(node, "about", namespace: "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
        entry.title = fields.markup(.title, isTitle: true)
        entry.link = link(node, fields)
        if entry.link == nil, let guid, (attribute(guid.node, "isPermaLink") ?? "true").lowercasedASCII == "true",
            let url = WebURL(guid.text), url.isWeb
        {
            entry.link = guid.text
        }
        if entry.link == nil { entry.link = attribute(node, "href").map { absolute($0, node) } }
        (entry.summary, entry.content) = fields.bodies()
        if entry.title == nil, format != "sitemap" {
            entry.title = (entry.summary ?? entry.content).flatMap(Headline.of) ?? entry.link
        }
        entry.published = fields.date(.published)
        entry.updated = fields.date(.updated) ?? attribute(node, "lastmod").flatMap(FeedDate.rfc3339)
        if entry.published == nil, format != "sitemap" { entry.published = entry.updated }
        entry.authors = fields.authors()
        if entry.authors.isEmpty { entry.authors = feed.authors }
        entry.categories = fields.categories()
        entry.enclosures = fields.enclosures()
        entry.language = fields.plain(.language)?.text ?? language(node)
        return entry
    }

    // MARK: Names and addresses

    func key(_ node: XMLTree.Index) -> String { vocabulary.keys[tree.nameIndex(node)] }

    /// The attribute of that name, in any case (CDF shouts).
    func attribute(_ node: XMLTree.Index, _ name: String) -> String? {
        tree.attribute(node, name) ?? tree.attribute(node, name.uppercased())
    }

    private func language(_ node: XMLTree.Index) -> String? {
        let language = tree.attribute(node, "lang", namespace: XMLTree.xmlNamespace)?.trimmedASCII
        return language?.isEmpty == true ? nil : language
    }

    /// The address at which relative ones of this element start.
    func base(_ node: XMLTree.Index) -> WebURL? {
        guard hasBases else { return documentBase }
        var bases: [String] = []
        var current = node
        while current > 0 {
            if let base = tree.attribute(current, "base", namespace: XMLTree.xmlNamespace) { bases.append(base) }
            current = tree.parent(current)
        }
        var out = documentBase
        for base in bases.reversed() { out = out?.resolving(base) ?? WebURL(base) ?? out }
        return out
    }

    /// A relative address made absolute where that is possible; an absolute one stays as written.
    func absolute(_ reference: String, _ node: XMLTree.Index) -> String {
        let written = reference.trimmedASCII
        if HTMLBytes.scheme(written.utf8) != nil { return written }
        return base(node)?.resolving(written)?.description ?? written
    }

    /// Identifiers are opaque; only one that looks like a relative address is resolved.
    private func absoluteIdentifier(_ id: String, _ node: XMLTree.Index) -> String {
        id.hasPrefix("/") || id.hasPrefix("./") || id.hasPrefix("../") ? absolute(id, node) : id
    }

    /// The address of the page that a channel or entry stands for.
    private func link(_ node: XMLTree.Index, _ fields: FeedFields) -> String? {
        var best: (rank: Int, url: String)?
        for (element, rank) in fields.all(.link) {
            var rank = rank * 100
            let url: String
            if let href = attribute(element, "href") {
                let relation = attribute(element, "rel")?.lowercasedASCII ?? "alternate"
                guard relation == "alternate" || relation.hasSuffix("#alternate") || relation.isEmpty else { continue }
                let type = attribute(element, "type")?.lowercasedASCII ?? ""
                // A page is rather HTML than anything else.
                if !type.isEmpty, !type.contains("html") { rank += 10 }
                url = absolute(href, element)
            } else {
                let text = String(decoding: tree.text(element), as: UTF8.self).trimmedASCII
                guard !text.isEmpty else { continue }
                url = absolute(text, element)
                rank += 1
            }
            if best.map({ rank < $0.rank }) ?? true { best = (rank, url) }
        }
        return best?.url
    }
}
