internal import NewsMarkup
internal import NewsModel

/// The sanitiser's tables.
///
/// They stay in plain memory for as long as the program runs: looking something up counts no references.
struct HTMLRules: Sendable {
    static let shared = HTMLRules()

    enum Treatment: Sendable { case keep, content, tags, svg, math }
    enum Value: Sendable { case text, uri, style, svg, math }

    struct Element: Sendable {
        var treatment: Treatment
        /// "<name" and "</name>".
        var opening: PaddedBytes
        var closing: PaddedBytes
        /// Does nothing, though it is not kept.
        var isHarmless: Bool
    }

    struct Attribute: Sendable {
        var value: Value
        var index: Int
        /// A space, the name, and =".
        var opening: PaddedBytes
    }

    /// Which attributes a tag has had.
    struct Seen {
        private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        /// False where the attribute was there before.
        @inline(__always)
        mutating func insert(_ index: Int) -> Bool {
            let bit: UInt64 = 1 << UInt64(index & 63)
            func add(_ word: inout UInt64) -> Bool {
                defer { word |= bit }
                return word & bit == 0
            }
            switch index >> 6 & 3 {
            case 0: return add(&bits.0)
            case 1: return add(&bits.1)
            case 2: return add(&bits.2)
            default: return add(&bits.3)
            }
        }
    }

    private let elements: HashedNames<Element>
    private let attributes: HashedNames<Attribute>
    private let schemes: HashedNames<Bool>

    private init() {
        schemes = HashedNames(Table("feed/uri-schemes").rows.compactMap(\.first).map { ($0, true) })
        elements = HashedNames(
            Table("feed/html-elements").rows.filter { $0.count >= 2 }.map { row in
                let treatment: Treatment =
                    switch row[1] {
                    case "keep": .keep
                    case "content": .content
                    case "svg": .svg
                    case "math": .math
                    default: .tags
                    }
                return (
                    row[0],
                    Element(
                        treatment: treatment, opening: PaddedBytes("<" + row[0]),
                        closing: PaddedBytes("</" + row[0] + ">"),
                        isHarmless: ["blink", "marquee", "plaintext"].contains(row[0]))
                )
            })
        attributes = HashedNames(
            Table("feed/html-attributes").rows.filter { $0.count >= 2 }.enumerated().map { index, row in
                let value: Value =
                    switch row[1] {
                    case "uri": .uri
                    case "style": .style
                    case "svg": .svg
                    case "math": .math
                    default: .text
                    }
                return (row[0], Attribute(value: value, index: index, opening: PaddedBytes(" " + row[0] + "=\"")))
            })
    }

    /// What is done with the element of that hashed name (``HashedNames``); nil for one that is not listed.
    @inline(__always)
    func element(_ hash: UInt64) -> Element? { elements[hash] }

    /// What is done with the attribute of that hashed name; nil for one that is not listed.
    @inline(__always)
    func attribute(_ hash: UInt64) -> Attribute? { attributes[hash] }

    /// Whether addresses of the scheme may stay.
    func allows(scheme: UInt64) -> Bool { schemes[scheme] ?? false }

    /// Whether an element does something: anything but what is kept anyway, and words that are no element of HTML at all.
    func isActive(_ name: UInt64) -> Bool {
        guard let element = element(name) else { return false }
        switch element.treatment {
        case .content, .svg, .math: return true
        case .tags: return !element.isHarmless
        case .keep: return false
        }
    }
}
