internal import NewsMarkup
internal import NewsModel

/// Reads the authors off the page, where it does not declare them: bylines near the headline or behind the story, links of
/// the relation `author`, microdata.
struct Bylines {
    private let siteNames: [String]
    /// Names that the page marks up as an author's.
    private let marked: [String]?
    /// Lines that look like bylines, with what speaks for each.
    private let candidates: [(text: String, rank: Int)]

    init(_ page: ParsedPage) {
        siteNames = page.siteNames
        marked = Self.people(Self.marked(page), siteNames)
        candidates = marked == nil ? Self.candidates(page.blocks) : []
    }

    /// `weak` also takes bylines that are only named so, or only begin with "By".
    func authors(weak: Bool) -> [String] {
        if let marked { return marked }
        for wanted in stride(from: 6, through: weak ? 4 : 6, by: -1) {
            for candidate in candidates where candidate.rank == wanted {
                if let names = Self.people([candidate.text], siteNames) { return names }
            }
        }
        return []
    }

    private static func candidates(_ blocks: PageBlocks) -> [(text: String, rank: Int)] {
        var candidates: [(text: String, rank: Int)] = []
        for (i, block) in blocks.blocks.enumerated() where block.words >= 2 && block.words <= 16 {
            guard block.place.isDisjoint(with: [.navigation, .aside, .footer, .form, .figure]), !blocks.isComment(i)
            else { continue }
            guard block.far.isDisjoint(with: [.related, .teaser]) || block.own.contains(.byline) else { continue }
            guard blocks.titleBlock < 0 || i >= blocks.titleBlock - 3 else { continue }
            let named = block.own.contains(.byline) || block.near.contains(.byline)
            let cue = block.cues.contains(.byline)
            guard named || cue, block.cues.isDisjoint(with: [.credit, .readMore, .related, .copyright]) || named && cue
            else { continue }
            let near = blocks.titleBlock < 0 || i <= blocks.titleBlock + 12
            candidates.append((blocks.string(i), (named ? 2 : 0) + (cue ? 2 : 0) + (near ? 2 : 0)))
        }
        return candidates
    }

    /// Texts of elements that are marked as the author's name.
    private static func marked(_ page: ParsedPage) -> [String] {
        let tree = page.tree
        var out: [String] = []
        for i in tree.nodes.indices
        where tree.nodes[i].tag != .text && tree.nodes[i].count > 0 && tree.nodes[i].tag != .meta
            && tree.nodes[i].tag != .link
        {
            guard tree.has(.rel, "author", i) || tree.has(.itemprop, "author", i) || tree.has(.itemprop, "creator", i)
            else { continue }
            var text = tree.plainText(of: i, limit: 200)
            for k in tree.descendants(of: i) where tree.has(.itemprop, "name", k) {
                text = tree.value(.content, of: k) ?? tree.plainText(of: k, limit: 200)
                break
            }
            out.append(text)
            if out.count >= 8 { break }
        }
        return out
    }

    /// The people of a byline; nil where it names none. A date or an organisation behind the names is left out.
    private static func people(_ texts: [String], _ siteNames: [String]) -> [String]? {
        let names = AuthorNames.cleaned(texts, siteNames: siteNames).prefix { AuthorNames.looksLikePerson($0) }
        return names.isEmpty ? nil : Array(names.prefix(6))
    }
}
