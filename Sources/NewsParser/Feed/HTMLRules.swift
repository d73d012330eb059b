internal import NewsMarkup
internal import NewsModel

/// The sanitiser's tables.
struct HTMLRules: Sendable {
    static let shared = HTMLRules()

    enum Treatment: Sendable { case keep, content, tags, svg, math }
    enum Value: Sendable { case text, uri, style, svg, math }

    struct Element: Sendable {
        var treatment: Treatment
        /// "<name" and "</name".
        var opening: Words.Place
        var closing: Words.Place
        /// Does nothing, though it is not kept.
        var isHarmless: Bool
    }

    struct Attribute: Sendable {
        var value: Value
        var index: Int
        /// A space, the name, and =".
        var opening: Words.Place
    }

    /// Words that are written again and again: plain memory that is never given back, so that writing one counts no references.
    struct Words: @unchecked Sendable {
        struct Place: Sendable {
            fileprivate var start: Int32
            fileprivate var count: Int32
        }

        private var collected: [UInt8] = []
        private var memory = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

        mutating func add(_ word: String) -> Place {
            defer { collected += word.utf8 }
            return Place(start: Int32(collected.count), count: Int32(word.utf8.count))
        }

        /// Nothing is added any more.
        mutating func close() {
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: collected.count)
            _ = copy.initialize(from: collected)
            memory = UnsafeBufferPointer(copy)
            collected = []
        }

        subscript(_ place: Place) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: memory[Int(place.start)..<Int(place.start + place.count)])
        }
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
    let words: Words
    let schemes: Set<[UInt8]>

    private init() {
        schemes = Set(Table("feed/uri-schemes").rows.compactMap(\.first).map { Array($0.utf8) })
        var words = Words()
        let elementRows = Table("feed/html-elements").rows.filter { $0.count >= 2 }
        elements = elementRows.map { row in
            let treatment: Treatment =
                switch row[1] {
                case "keep": .keep
                case "content": .content
                case "svg": .svg
                case "math": .math
                default: .tags
                }
            return Element(
                treatment: treatment, opening: words.add("<" + row[0]), closing: words.add("</" + row[0]),
                isHarmless: ["blink", "marquee", "plaintext"].contains(row[0]))
        }
        let attributeRows = Table("feed/html-attributes").rows.filter { $0.count >= 2 }
        attributes = attributeRows.enumerated().map { index, row in
            let value: Value =
                switch row[1] {
                case "uri": .uri
                case "style": .style
                case "svg": .svg
                case "math": .math
                default: .text
                }
            return Attribute(value: value, index: index, opening: words.add(" " + row[0] + "=\""))
        }
        words.close()
        self.words = words
        elementPlaces = Places(elementRows.map { Array($0[0].utf8) })
        attributePlaces = Places(attributeRows.map { Array($0[0].utf8) })
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
        case .tags: return !element.isHarmless
        case .keep: return false
        }
    }
}
