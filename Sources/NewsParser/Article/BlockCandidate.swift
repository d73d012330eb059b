internal import NewsMarkup

/// Where in a page's structure a block stands, by the elements around it.
struct Place: OptionSet, Sendable {
    let rawValue: UInt32
    static let article = Place(rawValue: 1 << 0)
    static let main = Place(rawValue: 1 << 1)
    static let navigation = Place(rawValue: 1 << 2)
    static let aside = Place(rawValue: 1 << 3)
    static let footer = Place(rawValue: 1 << 4)
    static let header = Place(rawValue: 1 << 5)
    static let form = Place(rawValue: 1 << 6)
    static let figure = Place(rawValue: 1 << 7)
    static let list = Place(rawValue: 1 << 8)
    static let table = Place(rawValue: 1 << 9)
    static let quote = Place(rawValue: 1 << 10)
    static let hidden = Place(rawValue: 1 << 11)
    /// Below an element with `itemprop="articleBody"`.
    static let articleBody = Place(rawValue: 1 << 12)
    static let details = Place(rawValue: 1 << 13)
    /// Below a link that holds whole blocks.
    static let link = Place(rawValue: 1 << 14)
    static let button = Place(rawValue: 1 << 15)
    static let section = Place(rawValue: 1 << 16)
    static let code = Place(rawValue: 1 << 17)
    static let figcaption = Place(rawValue: 1 << 18)
    static let address = Place(rawValue: 1 << 19)

    /// The names as they stand in the table of weights, in the order of the bits.
    static let names = [
        "article", "main", "nav", "aside", "footer", "header", "form", "figure", "list", "table", "quote", "hidden",
        "articleBody", "details", "link", "button", "section", "code", "figcaption", "address",
    ]
}

/// A run of text between two block boundaries of the page, with what can be seen of it at once.
struct BlockCandidate: Sendable {
    /// Bytes of the page text.
    var range: Range<Int>
    /// The block-level element it stands in.
    var node: Int
    /// That element's tag, or the inline element's that fills the whole block (`a`, `b`, `time`).
    var tag: Tag
    var words: Int
    var linkWords: Int
    var digits: Int
    var capitals: Int
    var letters: Int
    var commas: Int
    var stops: Int
    /// Meanings of the class words of the element and its next two ancestors.
    var near: ClassWords
    /// Meanings of the class words of all ancestors.
    var far: ClassWords
    var place: Place
    /// Whole block within bold or emphasis.
    var emphasized: Bool
    /// Cells joined, where the block is a table row; 0 otherwise.
    var cells: Int
    var cues: Cues = []
    /// Elements open around it.
    var depth: Int

    /// Share of the words that stand in links.
    var linkDensity: Double { words == 0 ? 0 : Double(linkWords) / Double(words) }
}
