internal import NewsMarkup
internal import NewsModel

/// The sanitiser's tables.
struct HTMLRules: Sendable {
    static let shared = HTMLRules()

    enum Treatment: Sendable { case keep, content, tags, svg, math }
    enum Value: Sendable { case text, uri, style, svg, math }

    struct Element: Sendable {
        var name: [UInt8]
        var treatment: Treatment
    }

    struct Attribute: Sendable {
        var name: [UInt8]
        var value: Value
        var index: Int
    }

    /// Which attributes a tag has had.
    struct Seen {
        private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        /// False where the attribute was there before.
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

    let elements: FoldedTable<Element>
    let attributes: FoldedTable<Attribute>
    let schemes: Set<[UInt8]>

    private init() {
        schemes = Set(Table("feed/uri-schemes").rows.compactMap(\.first).map { Array($0.utf8) })
        elements = FoldedTable(
            Table("feed/html-elements").rows.filter { $0.count >= 2 }.map { row in
                let treatment: Treatment =
                    switch row[1] {
                    case "keep": .keep
                    case "content": .content
                    case "svg": .svg
                    case "math": .math
                    default: .tags
                    }
                return (row[0], Element(name: Array(row[0].utf8), treatment: treatment))
            })
        attributes = FoldedTable(
            Table("feed/html-attributes").rows.filter { $0.count >= 2 }.enumerated().map { index, row in
                let value: Value =
                    switch row[1] {
                    case "uri": .uri
                    case "style": .style
                    case "svg": .svg
                    case "math": .math
                    default: .text
                    }
                return (row[0], Attribute(name: Array(row[0].utf8), value: value, index: index))
            })
    }

    /// Whether an element does something: anything but what is kept anyway, and words that are no element of HTML at all.
    func isActive(_ name: UInt64) -> Bool {
        guard let element = elements[name] else { return false }
        switch element.treatment {
        case .content, .svg, .math: return true
        case .tags: return !["blink", "marquee", "plaintext"].contains { $0.utf8.elementsEqual(element.name) }
        case .keep: return false
        }
    }
}
