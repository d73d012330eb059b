internal import NewsMarkup
internal import NewsModel

/// The elements of one channel or entry, by what they say.
struct FeedFields {
    /// Persons, categories and files beyond this are not read: each is compared with those before it.
    static let maximumList = 200

    private let reader: FeedReader
    private var tree: XMLTree { reader.tree }
    /// In document order.
    private var elements: [(node: XMLTree.Index, meaning: FeedVocabulary.Meaning)] = []

    init(_ reader: FeedReader, _ parent: XMLTree.Index, _ meanings: [FeedVocabulary.Meaning?]) {
        self.reader = reader
        collect(parent, meanings, depth: 0)
    }

    private mutating func collect(_ parent: XMLTree.Index, _ meanings: [FeedVocabulary.Meaning?], depth: Int) {
        if elements.isEmpty { elements.reserveCapacity(24) }
        // Held once: asked of the reader, the tree would be copied for every child.
        let tree = reader.tree
        for child in tree.children(parent) where tree.isElement(child) {
            guard let meaning = meanings[tree.nameIndex(child)] else { continue }
            if meaning.role == .group {
                if depth < 3 { collect(child, meanings, depth: depth + 1) }
            } else {
                elements.append((child, meaning))
            }
        }
    }

    func all(_ role: FeedVocabulary.Role) -> [(node: XMLTree.Index, rank: Int)] {
        elements.lazy.filter { $0.meaning.role == role }.map { ($0.node, $0.meaning.rank) }
    }

    /// What the lowest-ranked element says for which `read` gives something.
    private func best<Value>(_ role: FeedVocabulary.Role, _ read: (XMLTree.Index) -> Value?) -> Value? {
        var best: (rank: Int, value: Value)?
        for element in elements where element.meaning.role == role {
            if let best, best.rank <= element.meaning.rank { continue }
            if let value = read(element.node) { best = (element.meaning.rank, value) }
        }
        return best?.value
    }

    func plain(_ role: FeedVocabulary.Role) -> (text: String, node: XMLTree.Index)? {
        best(role) { node in text(node).map { ($0, node) } }
    }

    /// The element's text, inner markup written out; nil where it is blank.
    func text(_ node: XMLTree.Index) -> String? { reader.text(node) }

    func markup(_ role: FeedVocabulary.Role, isTitle: Bool = false) -> String? {
        best(role) { FeedMarkup(reader, $0).html(isTitle: isTitle) }
    }

    func date(_ role: FeedVocabulary.Role) -> String? {
        best(role) { reader.tree.withText($0, FeedDate.rfc3339) }
    }

    /// Summary and content. RSS feeds that have both description and summary mean the longer text by summary.
    func bodies() -> (summary: String?, content: String?) {
        var content = best(.content) { FeedMarkup(reader, $0).html() }
        var summary = best(.summary) { FeedMarkup(reader, $0).html() }
        if content == nil, reader.format != "atom" {
            let core = all(.summary).filter { $0.rank == 0 }
            if let description = core.first(where: { reader.key($0.node) == "core:description" }),
                let other = core.first(where: { reader.key($0.node) == "core:summary" })
            {
                summary = FeedMarkup(reader, description.node).html()
                content = FeedMarkup(reader, other.node).html()
            }
        }
        return (summary, content)
    }

    // MARK: Persons, categories, files

    func authors() -> [FeedAuthor] {
        var out: [FeedAuthor] = []
        var rank: Int?
        let elements = all(.author)
        guard let least = elements.map(\.rank).min() else { return [] }
        rank = least
        for element in elements.sorted(by: { ($0.rank, $0.node) < ($1.rank, $1.node) }) {
            // A further kind of author element is asked only where the nearer ones name nobody.
            if element.rank != rank, !out.isEmpty { break }
            rank = element.rank
            guard out.count < Self.maximumList, let person = person(element.node), !out.contains(person) else {
                continue
            }
            out.append(person)
        }
        return out
    }

    private func person(_ node: XMLTree.Index) -> FeedAuthor? {
        var author = FeedAuthor()
        var isStructured = false
        for child in tree.children(node) where tree.isElement(child) {
            let value = text(child)
            switch tree.name(child).local.lowercasedASCII {
            case "name":
                author.name = author.name ?? value
                isStructured = true
            case "email":
                author.email = author.email ?? value
                isStructured = true
            case "uri", "url", "homepage":
                author.url = author.url ?? value.map { reader.absolute($0, child) }
                isStructured = true
            default: break
            }
        }
        if isStructured { return author == FeedAuthor() ? nil : author }
        return text(node).flatMap(FeedPerson.init)?.author
    }

    func categories() -> [String] {
        var out: [String] = []
        func add(_ text: String?) {
            guard out.count < Self.maximumList, let text = text?.trimmedASCII, !text.isEmpty, !out.contains(text) else {
                return
            }
            out.append(text)
        }
        func nested(_ node: XMLTree.Index) {
            add(reader.attribute(node, .text))
            for child in tree.children(node) where tree.isElement(child) { nested(child) }
        }
        for element in elements {
            switch element.meaning.role {
            case .category:
                if reader.attribute(element.node, .text) != nil {
                    nested(element.node)
                } else {
                    add(
                        reader.attribute(element.node, .term) ?? text(element.node)
                            ?? reader.attribute(element.node, .label))
                }
            case .keywords:
                let words = text(element.node) ?? reader.attribute(element.node, .text) ?? ""
                for word in words.split(separator: ",") { add(String(word)) }
            default: break
            }
        }
        return out
    }

    func enclosures() -> [FeedEnclosure] {
        var out: [FeedEnclosure] = []
        func add(_ node: XMLTree.Index, _ url: String?, _ length: FeedAttribute) {
            guard out.count < Self.maximumList, let url = url?.trimmedASCII, !url.isEmpty else { return }
            let address = reader.absolute(url, node)
            // Addresses of different length are different ones, and that is told without reading them.
            guard !out.contains(where: { $0.url.utf8.count == address.utf8.count && $0.url == address }) else { return }
            out.append(
                FeedEnclosure(
                    url: address, type: reader.attribute(node, .type),
                    length: reader.attribute(node, length).flatMap { Int($0.trimmedASCII) }))
        }
        for element in elements {
            switch element.meaning.role {
            case .enclosure:
                add(
                    element.node, reader.attribute(element.node, .url) ?? reader.attribute(element.node, .href),
                    .length)
            case .link where reader.attribute(element.node, .rel)?.lowercasedASCII == "enclosure":
                add(element.node, reader.attribute(element.node, .href), .length)
            case .media: add(element.node, reader.attribute(element.node, .url), .fileSize)
            default: break
            }
        }
        // FeedBurner puts its own address before the publisher's.
        if out.count == 1, let original = plain(.originalEnclosure) {
            out[0].url = reader.absolute(original.text, original.node)
        }
        return out
    }

    // MARK: Schedule

    func scheduleHints() -> ScheduleHints {
        var hints = ScheduleHints()
        hints.ttl = plain(.ttl).flatMap { Int($0.text) }.flatMap { $0 > 0 ? $0 : nil }
        if let period = plain(.updatePeriod)?.text.lowercasedASCII {
            let seconds = [
                "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
            ][period]
            let frequency = max(1, plain(.updateFrequency).flatMap { Int($0.text) } ?? 1)
            hints.updateInterval = seconds.map { $0 / frequency }
        }
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        for (node, _) in all(.skipHours) {
            for child in tree.children(node) where tree.isElement(child) {
                guard let hour = text(child).flatMap({ Int($0) }), (0...24).contains(hour),
                    !hints.skipHours.contains(hour % 24)
                else { continue }
                hints.skipHours.append(hour % 24)
            }
        }
        for (node, _) in all(.skipDays) {
            for child in tree.children(node) where tree.isElement(child) {
                guard let day = text(child), names.contains(day.lowercasedASCII), !hints.skipDays.contains(day) else {
                    continue
                }
                hints.skipDays.append(day)
            }
        }
        return hints
    }
}
