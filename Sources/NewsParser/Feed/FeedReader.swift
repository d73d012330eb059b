internal import NewsMarkup
internal import NewsModel

/// Reads the feed that an XML tree holds.
///
/// A class: every field of every entry refers to it, and a copy would count a dozen references.
final class FeedReader {
    let tree: XMLTree
    let root: XMLTree.Index
    let format: String
    let vocabulary: FeedVocabulary
    /// Address of the document, for relative links; what `xml:base` says comes on top.
    let documentBase: WebURL?
    let contentLanguage: String?
    let isAtom03: Bool
    /// Serves all fields one after the other.
    var sanitizer: HTMLSanitizer
    /// By name index.
    private let isEntry: [Bool]
    private let hasBases: Bool
    private let hasLanguages: Bool

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
        let isSitemap = format == "sitemap"
        isEntry = vocabulary.keys.map {
            $0 == "core:item" || $0 == "core:entry" || (isSitemap && ($0 == "core:url" || $0 == "core:sitemap"))
        }
        hasBases = tree.names.contains { $0.namespace == XMLTree.xmlNamespace && $0.local == "base" }
        hasLanguages = tree.names.contains { $0.namespace == XMLTree.xmlNamespace && $0.local == "lang" }
        sanitizer = HTMLSanitizer(base: documentBase)
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

    func read(_ input: String) throws(Rejection) -> Feed {
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
            if isEntry[tree.nameIndex(child)] { out.append(child) } else { collectEntries(child, &out) }
        }
    }

    private func readChannel(_ channel: XMLTree.Index, _ fields: FeedFields, _ feed: inout Feed) {
        feed.id = fields.plain(.id).map { absoluteIdentifier($0.text, $0.node) }
        feed.link = link(channel, fields) ?? attribute(channel, .href).map { absolute($0, channel) }
        // A feed without title is called by its address, as readers show it.
        feed.title =
            fields.markup(.title, isTitle: true) ?? (format == "sitemap" ? nil : feed.link ?? documentBase?.description)
        feed.description = fields.markup(.description)
        feed.language =
            fields.plain(.language)?.text ?? language(channel) ?? (channel == root ? nil : language(root))
            ?? contentLanguage
        feed.updated = fields.date(.updated) ?? attribute(channel, .lastmod).flatMap(FeedDate.rfc3339)
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
        if entry.link == nil, let guid, (attribute(guid.node, .isPermaLink) ?? "true").lowercasedASCII == "true",
            let url = WebURL(guid.text), url.isWeb
        {
            entry.link = guid.text
        }
        if entry.link == nil { entry.link = attribute(node, .href).map { absolute($0, node) } }
        (entry.summary, entry.content) = fields.bodies()
        if entry.title == nil, format != "sitemap" {
            entry.title = (entry.summary ?? entry.content).flatMap(Headline.of) ?? entry.link
        }
        entry.published = fields.date(.published)
        entry.updated = fields.date(.updated) ?? attribute(node, .lastmod).flatMap(FeedDate.rfc3339)
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

    /// The attribute of that name; the same in capitals where there is none.
    func attribute(_ node: XMLTree.Index, _ name: FeedAttribute) -> String? {
        guard tree.hasAttributes(node) else { return nil }
        let code = name.rawValue * 2
        return tree.attribute(node) { vocabulary.attributes[$0] == code }
            ?? tree.attribute(node) { vocabulary.attributes[$0] == code + 1 }
    }

    /// The element's text without white space around it, inner markup written out; nil where it is blank.
    func text(_ node: XMLTree.Index) -> String? {
        guard tree.hasElements(node) else { return plainText(node) }
        var out = OutputBytes()
        FeedMarkup(self, node).appendInner(to: &out)
        return Self.trimmed(out.bytes)
    }

    /// All text below the element without white space around it, its markup left out; nil where it is blank.
    private func plainText(_ node: XMLTree.Index) -> String? {
        tree.withText(node, Self.trimmed)
    }

    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        let range = HTMLBytes.trimmed(text, 0..<text.count)
        return range.isEmpty ? nil : String(wellFormed: UnsafeBufferPointer(rebasing: text[range]))
    }

    /// Has the sanitiser resolve addresses as this element says.
    func setBase(_ node: XMLTree.Index) { if hasBases { sanitizer.base = base(node) } }

    private func language(_ node: XMLTree.Index) -> String? {
        guard hasLanguages else { return nil }
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
        if HTMLBytes.hasScheme(written) { return written }
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
            if let href = attribute(element, .href) {
                let relation = attribute(element, .rel)?.lowercasedASCII ?? "alternate"
                guard relation == "alternate" || relation.hasSuffix("#alternate") || relation.isEmpty else { continue }
                let type = attribute(element, .type)?.lowercasedASCII ?? ""
                // A page is rather HTML than anything else.
                if !type.isEmpty, !type.contains(ascii: "html") { rank += 10 }
                url = absolute(href, element)
            } else {
                guard let text = plainText(element) else { continue }
                url = absolute(text, element)
                rank += 1
            }
            if best.map({ rank < $0.rank }) ?? true { best = (rank, url) }
        }
        return best?.url
    }
}
