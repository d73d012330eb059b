internal import NewsMarkup
internal import NewsModel

/// What the elements of one document mean (`feed/namespaces`, `feed/elements`), decided once for each of its names.
struct FeedVocabulary {
    /// What an element says about its channel or entry.
    enum Role: String {
        case title, link, description, language, updated, published, id, author, category, keywords
        case guid, summary, content, enclosure, originalEnclosure = "original_enclosure", media, group
        case ttl, skipHours = "skip_hours", skipDays = "skip_days", updatePeriod = "update_period", updateFrequency =
            "update_frequency"
    }

    struct Meaning {
        var role: Role
        var rank: Int
    }

    /// "core:title", "dc:creator": short namespace and lower-case local name, by name index.
    let keys: [String]
    let feed: [Meaning?]
    let entry: [Meaning?]
    /// What the names are as attributes (``FeedAttribute``).
    let attributes: [Int]

    private struct Tables {
        static let shared = Tables()
        var namespaces: [String: Set<String>] = [:]
        var feed: [String: Meaning] = [:]
        var entry: [String: Meaning] = [:]

        init() {
            for row in Table("feed/namespaces").rows where row.count >= 2 {
                namespaces[row[1], default: []].insert(row[0])
            }
            for row in Table("feed/elements").rows where row.count >= 4 {
                guard let role = Role(rawValue: row[2]) else { continue }
                let meaning = Meaning(role: role, rank: Int(row[3]) ?? 0)
                if row[0] == "feed" { feed[row[1]] = meaning } else { entry[row[1]] = meaning }
            }
        }

        /// The short name of a namespace; an unknown one has none, an undeclared prefix may be one itself.
        func short(_ namespace: String, home: Set<String>, isAtom: Bool) -> String {
            if home.contains(namespace) { return "core" }
            var uri = namespace.lowercasedASCII[...]
            while uri.last == "/" || uri.last == "#" { uri.removeLast() }
            if let known = namespaces[String(uri)] {
                // Atom is core in an Atom feed, and a guest elsewhere.
                if known.contains("atom") { return isAtom ? "core" : "atom" }
                return known.first ?? ""
            }
            return FeedVocabulary.prefixes.contains(namespace) ? namespace : ""
        }
    }

    /// Prefixes so usual that they are understood undeclared.
    private static let prefixes: Set<String> = [
        "atom", "content", "dc", "dcterms", "itunes", "media", "sy", "googleplay", "rdf", "feedburner",
    ]

    init(_ tree: XMLTree, root: XMLTree.Index, isAtom: Bool) {
        let tables = Tables.shared
        let name = tree.name(root)
        let isRDF = name.local.lowercasedASCII == "rdf"
        // The root's namespace is home, whatever it is called; so is none, unless the root has a prefix.
        var home: Set<String> = isRDF ? [] : [name.namespace]
        if name.prefix.isEmpty || isRDF { home.insert("") }
        keys = tree.names.map {
            tables.short($0.namespace, home: home, isAtom: isAtom) + ":" + $0.local.lowercasedASCII
        }
        feed = keys.map { tables.feed[$0] }
        entry = keys.map { tables.entry[$0] }
        attributes = FeedAttribute.codes(tree.names)
    }
}
