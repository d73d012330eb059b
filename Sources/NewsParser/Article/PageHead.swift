internal import NewsMarkup
internal import NewsModel

/// What a page declares about itself: `meta` and `link` elements, microdata, `<title>`, the language.
struct PageHead: Sendable {
    /// Values of `meta` by name, property or itemprop in small letters, in document order.
    private(set) var metas: [String: [String]] = [:]
    private(set) var canonical: String?
    private(set) var amp = false
    private(set) var title: String?
    private(set) var language: String?
    private(set) var base: String?
    /// `meta http-equiv=refresh`.
    private(set) var refresh: String?

    init(_ tree: MarkupTree) {
        for i in tree.nodes.indices {
            switch tree.nodes[i].tag {
            case .meta:
                guard let content = tree.value(.content, of: i) ?? tree.value(.value, of: i) else { continue }
                if tree.has(.httpEquiv, "refresh", i) { refresh = content }
                if tree.has(.httpEquiv, "content-language", i), language == nil { language = content }
                let value = trimmed(content)
                guard !value.isEmpty, value.utf8.count < 20_000 else { continue }
                for attribute in [AttributeName.property, .name, .itemprop] {
                    guard let name = tree.value(attribute, of: i) else { continue }
                    metas[trimmed(name).lowercasedASCII, default: []].append(value)
                }
            case .link:
                guard let rel = tree.value(.rel, of: i)?.lowercasedASCII, let href = tree.value(.href, of: i) else {
                    continue
                }
                if rel == "canonical", canonical == nil { canonical = trimmed(href) }
            case .base: if base == nil { base = tree.value(.href, of: i) }
            case .html:
                if let lang = tree.value(.lang, of: i) ?? tree.value(.xmlLang, of: i), !lang.isEmpty { language = lang }
            case .title:
                // An inline picture may have a title of its own.
                if title == nil, tree.nodes[i].parent < 0 || tree.nodes[Int(tree.nodes[i].parent)].tag != .svg {
                    let text = trimmed(tree.plainText(of: i, limit: 2000))
                    if !text.isEmpty { title = text }
                }
            default: break
            }
        }
    }

    /// The first value of a name.
    func meta(_ name: String) -> String? { metas[name]?.first }

    /// The first value of the first of these names that has one.
    func meta(_ names: String...) -> String? {
        for name in names {
            if let value = metas[name]?.first { return value }
        }
        return nil
    }

    /// Declared values that are a date with a time of day, whatever they are called, in the order of their names.
    var moments: [String] {
        metas.keys.sorted().flatMap { metas[$0] ?? [] }.filter { value in
            let bytes = Array(value.utf8.prefix(20))
            return bytes.count >= 16 && bytes[4] == UInt8(ascii: "-") && bytes[10] == UInt8(ascii: "T")
                && bytes[13] == UInt8(ascii: ":") && bytes[..<4].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
    }

    /// All values of these names.
    func all(_ names: String...) -> [String] {
        var out: [String] = []
        for name in names {
            if let values = metas[name] { out += values }
        }
        return out
    }

    /// The author by Twitter's card labels ("Written by" beside the name), as WordPress writes them.
    var twitterAuthors: [String] {
        if metas.isEmpty { return [] }
        return ["1", "2"].flatMap { number -> [String] in
            guard let label = meta("twitter:label\(number)"), let data = meta("twitter:data\(number)") else {
                return []
            }
            let folded = FoldedText(label)
            return Self.writtenBy.contains(folded) ? [data] : []
        }
    }

    private static let writtenBy: Set<FoldedText> = Set(
        Table("markup/authors").rows.filter { $0.first == "label" && $0.count > 1 }
            .flatMap { $0[1].split(separator: "|").map { FoldedText(String($0)) } })
}
