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

    private let elementPlaces: Places
    private let attributePlaces: Places
    private let elements: [Element]
    private let attributes: [Attribute]
    let schemes: Set<[UInt8]>

    private init() {
        schemes = Set(Table("feed/uri-schemes").rows.compactMap(\.first).map { Array($0.utf8) })
        elements = Table("feed/html-elements").rows.filter { $0.count >= 2 }.map { row in
            let treatment: Treatment =
                switch row[1] {
                case "keep": .keep
                case "content": .content
                case "svg": .svg
                case "math": .math
                default: .tags
                }
            return Element(name: Array(row[0].utf8), treatment: treatment)
        }
        attributes = Table("feed/html-attributes").rows.filter { $0.count >= 2 }.enumerated().map { index, row in
            let value: Value =
                switch row[1] {
                case "uri": .uri
                case "style": .style
                case "svg": .svg
                case "math": .math
                default: .text
                }
            return Attribute(name: Array(row[0].utf8), value: value, index: index)
        }
        elementPlaces = Places(elements.map(\.name))
        attributePlaces = Places(attributes.map(\.name))
    }

    /// What is done with the element of that hashed name (``FoldedHash``); nil for one that is not listed.
    func element(_ hash: UInt64) -> Element? { elementPlaces[hash].map { elements[$0] } }

    /// What is done with the attribute of that hashed name; nil for one that is not listed.
    func attribute(_ hash: UInt64) -> Attribute? { attributePlaces[hash].map { attributes[$0] } }

    /// Where each name stands in its list, by hash.
    private struct Places: Sendable {
        private var keys: [UInt64]
        private var places: [Int]

        init(_ names: [[UInt8]]) {
            var size = 16
            while size < names.count * 4 { size *= 2 }
            keys = [UInt64](repeating: 0, count: size)
            places = [Int](repeating: 0, count: size)
            for (place, name) in names.enumerated() {
                let hash = name.withUnsafeBufferPointer { FoldedHash.extend(FoldedHash.seed, $0, 0..<$0.count) }
                var slot = self.slot(hash)
                while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
                keys[slot] = hash
                places[slot] = place
            }
        }

        private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (keys.count - 1) }

        subscript(_ hash: UInt64) -> Int? {
            var slot = slot(hash)
            while keys[slot] != 0 {
                if keys[slot] == hash { return places[slot] }
                slot = (slot + 1) & (keys.count - 1)
            }
            return nil
        }
    }

    /// Whether an element does something: anything but what is kept anyway, and words that are no element of HTML at all.
    func isActive(_ name: UInt64) -> Bool {
        guard let element = element(name) else { return false }
        switch element.treatment {
        case .content, .svg, .math: return true
        case .tags: return !["blink", "marquee", "plaintext"].contains { $0.utf8.elementsEqual(element.name) }
        case .keep: return false
        }
    }
}
