internal import NewsMarkup
internal import NewsModel

/// Signs that a page speaks to its reader and tells no story, whatever words it finds: "your first five stories are on us".
///
/// News speaks of others. What asks for money, a name, a consent, patience or a proof of being human says "you", "vous", "usted", and has a
/// button below it. On pages without a date that call themselves no article such words are 2 to 20 percent of the text of most walls, and
/// hardly any of that of stories.
struct WallSigns {
    /// Words outside links, navigation and quotations.
    private var words = 0
    /// Of these, words by which a reader is addressed, and words of an offer or a check.
    private var addresses = 0
    private var offers = 0
    /// Whether there is something to press or to fill in, other than what stands around every story.
    private var hasControl = false

    /// Counts the signs of a page.
    init(_ page: ParsedPage) {
        let blocks = page.blocks
        for (i, block) in blocks.blocks.enumerated() {
            guard block.place.isDisjoint(with: Self.around), block.linkDensity < 0.5 else { continue }
            if block.place.contains(.button), block.cues.isDisjoint(with: Self.beside) { hasControl = true }
            // Whom somebody quotes addresses somebody else.
            guard !Self.hasQuotation(blocks.text.bytes[block.range]) else { continue }
            words += block.words
            for hash in blocks.words(i) {
                let number = Self.table.places.number(of: hash)
                guard number >= 0 else { continue }
                if Self.table.values[number] { addresses += 1 } else { offers += 1 }
            }
        }
        hasControl = hasControl || page.tree.nodes.indices.contains { Self.isField($0, page.tree) }
    }

    /// Where a page stands that is no part of what it says.
    private static let around: Place = [.hidden, .navigation, .header, .footer, .aside]
    /// What a button says that stands beside a story.
    private static let beside: Cues = [.share, .comment, .media, .navigation, .readMore, .related, .tags]

    /// Whether a node is a field to fill in that does not stand in the page's head, foot or side.
    private static func isField(_ node: Int, _ tree: MarkupTree) -> Bool {
        guard tree.nodes[node].tag == .input else { return false }
        var parent = Int(tree.nodes[node].parent)
        while parent >= 0 {
            if [.header, .nav, .footer, .aside].contains(tree.nodes[parent].tag) { return false }
            parent = Int(tree.nodes[parent].parent)
        }
        return true
    }

    /// Whether the little text of the page is addressed to the reader.
    var isWall: Bool {
        guard words < 250 else { return false }
        if addresses >= 2, addresses * 30 >= words { return true }
        guard hasControl else { return false }
        return addresses > 0 && addresses * 50 >= words || offers >= 2 && (addresses + offers) * 25 >= words
    }

    /// By a word's hash: whether it addresses a reader; else it belongs to an offer.
    private static let table: FoldedTable<Bool> = {
        var entries: [(UInt64, Bool)] = []
        var seen: Set<UInt64> = []
        for row in Table("markup/addresses").rows where row.count >= 3 {
            for word in row[2].split(separator: " ") {
                guard let hash = WordHashes.of(String(word)).first, seen.insert(hash).inserted else { continue }
                entries.append((hash, row[0] == "reader"))
            }
        }
        return FoldedTable(hashes: entries)
    }()

    private static func hasQuotation(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            for i in bytes.indices {
                if bytes[i] == 0x22 || bytes[i] == 0xC2 && i + 1 < bytes.count && bytes[i + 1] == 0xAB { return true }
                // “ ” „
                if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, 0x9C...0x9E ~= bytes[i + 2] {
                    return true
                }
            }
            return false
        }
    }
}
