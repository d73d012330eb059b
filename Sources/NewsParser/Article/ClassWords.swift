internal import NewsMarkup
internal import NewsModel

/// What the words in an element's class, id and role say about it.
struct ClassWords: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let story = ClassWords(1)
    static let content = ClassWords(2)
    static let headline = ClassWords(3)
    static let standfirst = ClassWords(4)
    static let byline = ClassWords(5)
    static let date = ClassWords(6)
    static let caption = ClassWords(7)
    static let related = ClassWords(8)
    static let navigation = ClassWords(9)
    static let header = ClassWords(10)
    static let footer = ClassWords(11)
    static let sidebar = ClassWords(12)
    static let share = ClassWords(13)
    static let comment = ClassWords(14)
    static let advert = ClassWords(15)
    static let newsletter = ClassWords(16)
    static let consent = ClassWords(17)
    static let paywall = ClassWords(18)
    static let tags = ClassWords(19)
    static let biography = ClassWords(20)
    static let hidden = ClassWords(21)
    static let embed = ClassWords(22)
    static let quote = ClassWords(23)
    static let box = ClassWords(24)
    static let teaser = ClassWords(25)
    static let search = ClassWords(26)
    static let gallery = ClassWords(27)
    static let note = ClassWords(28)
    static let paragraph = ClassWords(29)
    static let live = ClassWords(30)
    static let tool = ClassWords(31)
    static let popup = ClassWords(32)

    /// The names as they stand in the tables, in the order of the bits.
    static let names = [
        "story", "content", "headline", "standfirst", "byline", "date", "caption", "related", "navigation", "header",
        "footer",
        "sidebar", "share", "comment", "advert", "newsletter", "consent", "paywall", "tags", "biography", "hidden",
        "embed",
        "quote", "box", "teaser", "search", "gallery", "note", "paragraph", "live", "tool", "popup",
    ]

    init(rawValue: UInt32) { self.rawValue = rawValue }
    private init(_ position: UInt32) { rawValue = 1 << (position - 1) }

    private static let table: FoldedTable<ClassWords> = {
        var bits: [String: ClassWords] = [:]
        for (i, name) in names.enumerated() { bits[name] = ClassWords(rawValue: 1 << UInt32(i)) }
        var words: [String: ClassWords] = [:]
        var order: [String] = []
        for row in Table("markup/class_words").rows where row.count >= 2 {
            guard let bit = bits[row[0]] else { continue }
            for word in row[1].split(separator: " ") {
                if words[String(word)] == nil { order.append(String(word)) }
                words[String(word), default: []].insert(bit)
            }
        }
        return FoldedTable(order.map { ($0, words[$0] ?? []) })
    }()

    /// The meanings of all words of an attribute's value. Words end at anything but letters and at a change from small
    /// to capital letters; a compound is also looked up as a whole.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> ClassWords {
        var found: ClassWords = []
        var i = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + 400)
        var tokenStart = i
        while i < end {
            let start = i
            var wasSmall = false
            while i < end {
                let b = bytes[i]
                let small = b >= 0x61 && b <= 0x7A
                let capital = b >= 0x41 && b <= 0x5A
                guard small || capital, !(capital && wasSmall) else { break }
                wasSmall = small
                i += 1
            }
            if i > start + 1 { found.formUnion(meaning(bytes, start..<i)) }
            if i < end, bytes[i] >= 0x41 && bytes[i] <= 0x5A && i > start { continue }
            // The end of a camel-case compound: as one word, too.
            if tokenStart < start { found.formUnion(meaning(bytes, tokenStart..<i)) }
            if i < end { i += 1 }
            tokenStart = i
        }
        return found
    }

    /// The meanings of one word.
    private static func meaning(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> ClassWords {
        let number = table.places.number(of: FoldedHash.extend(FoldedHash.seed, bytes, word))
        return number < 0 ? [] : table.values[number]
    }
}
