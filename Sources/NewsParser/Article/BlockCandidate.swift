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
    /// Below an element that opens over the text it stands in.
    static let popup = Place(rawValue: 1 << 20)

    /// The names as they stand in the table of weights, in the order of the bits.
    static let names = [
        "article", "main", "nav", "aside", "footer", "header", "form", "figure", "list", "table", "quote", "hidden",
        "articleBody", "details", "link", "button", "section", "code", "figcaption", "address", "popup",
    ]
}

/// Signs in a block's text that tell prose from labels.
struct Marks: OptionSet, Sendable {
    let rawValue: UInt32
    static let bar = Marks(rawValue: 1 << 0)
    static let arrow = Marks(rawValue: 1 << 1)
    static let at = Marks(rawValue: 1 << 2)
    static let address = Marks(rawValue: 1 << 3)
    static let startsSmall = Marks(rawValue: 1 << 4)
    static let startsDigit = Marks(rawValue: 1 << 5)
    static let startsQuote = Marks(rawValue: 1 << 6)
    static let earlyColon = Marks(rawValue: 1 << 7)
    static let copyright = Marks(rawValue: 1 << 8)
    static let clock = Marks(rawValue: 1 << 9)
    static let year = Marks(rawValue: 1 << 10)
    static let dash = Marks(rawValue: 1 << 11)

    /// The names as they stand in the table of weights, in the order of the bits.
    static let names = [
        "bar", "arrow", "at", "address", "startsSmall", "startsDigit", "startsQuote", "earlyColon", "copyright",
        "clock", "year", "dash",
    ]

    /// The marks of a run of bytes; of a long text those of its first 400 bytes.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Marks {
        var found: Marks = []
        let end = min(range.upperBound, range.lowerBound + 400)
        var i = range.lowerBound
        guard i < end else { return [] }
        switch bytes[i] {
        case 0x61...0x7A: found.insert(.startsSmall)
        case 0x30...0x39: found.insert(.startsDigit)
        case 0x22, 0x27: found.insert(.startsQuote)
        case 0xC2 where i + 1 < end && bytes[i + 1] == 0xAB: found.insert(.startsQuote)
        case 0xE2 where i + 2 < end && bytes[i + 1] == 0x80:
            if bytes[i + 2] >= 0x98 && bytes[i + 2] <= 0x9F { found.insert(.startsQuote) }
            if bytes[i + 2] == 0x93 || bytes[i + 2] == 0x94 { found.insert(.dash) }
        case UInt8(ascii: "-"): found.insert(.dash)
        default: break
        }
        var digits = 0
        while i < end {
            let b = bytes[i]
            if b >= 0x30 && b <= 0x39 {
                digits += 1
            } else {
                if digits == 4, bytes[i - 4] == 0x31 || bytes[i - 4] == 0x32 { found.insert(.year) }
                if b == UInt8(ascii: ":") {
                    if digits > 0 && digits <= 2 && i + 1 < end && bytes[i + 1] >= 0x30 && bytes[i + 1] <= 0x39 {
                        found.insert(.clock)
                    } else if i - range.lowerBound < 24 {
                        found.insert(.earlyColon)
                        if i + 2 < end, bytes[i + 1] == UInt8(ascii: "/"), bytes[i + 2] == UInt8(ascii: "/") {
                            found.insert(.address)
                        }
                    }
                }
                digits = 0
                switch b {
                case UInt8(ascii: "|"): found.insert(.bar)
                case UInt8(ascii: "@"): found.insert(.at)
                case UInt8(ascii: ">"): found.insert(.arrow)
                case 0xC2 where i + 1 < end:
                    if bytes[i + 1] == 0xA9 { found.insert(.copyright) }
                    if bytes[i + 1] == 0xBB && i + 3 >= end { found.insert(.arrow) }
                case 0xE2 where i + 2 < end:
                    if bytes[i + 1] == 0x86 || bytes[i + 1] == 0x96 || (bytes[i + 1] == 0x80 && bytes[i + 2] == 0xBA) {
                        found.insert(.arrow)
                    }
                default: break
                }
            }
            i += 1
        }
        if digits == 4, bytes[end - 4] == 0x31 || bytes[end - 4] == 0x32 { found.insert(.year) }
        return found
    }
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
    /// Meanings of the element's own class words.
    var own: ClassWords
    /// Meanings of the class words of the element and its next two ancestors.
    var near: ClassWords
    /// Meanings of the class words of the three ancestors above those.
    var middle: ClassWords
    /// Meanings of the class words of all ancestors.
    var far: ClassWords
    var place: Place
    /// Whole block within bold or emphasis.
    var emphasized: Bool
    /// Cells joined, where the block is a table row; 0 otherwise.
    var cells: Int
    var cues: Cues = []
    var marks: Marks = []
    /// Elements open around it.
    var depth: Int

    /// Share of the words that stand in links.
    var linkDensity: Double { words == 0 ? 0 : Double(linkWords) / Double(words) }
}

/// A block at a glance, as its neighbours see it: traits in the small numbers of ``BlockTraits``.
struct BlockGlimpse: Sendable {
    private(set) var words: UInt8 = 0
    private(set) var links: UInt8 = 0
    private(set) var tag: UInt8 = 0
    private(set) var series: UInt8 = 0

    /// Not looked at yet.
    init() {}

    init(_ block: BlockCandidate, series: Int) {
        words = UInt8(clamping: TraitWriter.log(block.words))
        links = UInt8(clamping: TraitWriter.level(share: block.linkDensity))
        tag = UInt8(clamping: PageBlocks.tagClass(block.tag))
        self.series = UInt8(clamping: TraitWriter.log(series))
    }
}
