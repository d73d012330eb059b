internal import NewsLanguage

/// What a document says of a word elsewhere: evidence that one mention gives another.
struct NameSurroundings {
    /// Facts about one cased word.
    struct Marks: OptionSet {
        let rawValue: UInt8
        /// Stands in lower case elsewhere: a common word, capitalised for its place.
        static let small = Marks(rawValue: 1)
        /// Stands capitalised inside a sentence.
        static let inner = Marks(rawValue: 2)
        /// A legal form or a listing follows it somewhere.
        static let legal = Marks(rawValue: 4)
        /// A title or a first name stands before it somewhere.
        static let titled = Marks(rawValue: 8)
        /// "in" or "at" stands before it somewhere.
        static let located = Marks(rawValue: 16)
        /// The possessive 's follows it somewhere.
        static let possessive = Marks(rawValue: 32)
        /// Stands three times or more.
        static let frequent = Marks(rawValue: 64)
    }

    private var keys: [UInt64]
    private var marks: [UInt8]
    private var counts: [UInt8]
    private let mask: Int

    private static let places = NameWords.sets["places"]
    private static let titles = NameWords.sets["titles"]

    init(_ stream: TokenStream, lexicon: NameLexicon) {
        let tokens = stream.tokens
        var cased = 0
        for token in tokens where NameIslands.isCased(token) { cased += 1 }
        var size = 16
        while size < cased * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        marks = [UInt8](repeating: 0, count: size)
        counts = [UInt8](repeating: 0, count: size)
        mask = size - 1
        for sentence in stream.sentences {
            var small = 0
            var big = 0
            for i in sentence.tokens where tokens[i].kind == .word && tokens[i].count > 3 {
                if tokens[i].shape == .lower { small += 1 } else { big += 1 }
            }
            let running = small >= big
            for i in sentence.tokens where NameIslands.isCased(tokens[i]) {
                var found: Marks = []
                if running && i > sentence.tokens.lowerBound { found.insert(.inner) }
                var j = i + 1
                if j < sentence.tokens.upperBound, tokens[j].isSign(",") { j += 1 }
                if j < sentence.tokens.upperBound {
                    if LegalForms.strength(tokens[j]) == .sure { found.insert(.legal) }
                    if tokens[j].count <= 4, tokens[j].kind == .word, !tokens[j].spaceBefore {
                        found.insert(.possessive)
                    }
                }
                if i > sentence.tokens.lowerBound {
                    let before = tokens[i - 1]
                    if before.isSign("."), i - 1 > sentence.tokens.lowerBound, Self.titles.contains(tokens[i - 2].hash)
                    {
                        found.insert(.titled)
                    }
                    if Self.titles.contains(before.hash) { found.insert(.titled) }
                    if before.shape == .capitalised, lexicon[before.hash].marks.contains(.firstName) {
                        found.insert(.titled)
                    }
                    if Self.places.contains(before.hash) { found.insert(.located) }
                }
                let slot = slot(of: tokens[i].hash)
                keys[slot] = tokens[i].hash
                marks[slot] |= found.rawValue
                if counts[slot] < 255 { counts[slot] += 1 }
            }
        }
        for token in tokens where token.shape == .lower && token.kind == .word {
            let slot = slot(of: token.hash)
            if keys[slot] != 0 { marks[slot] |= Marks.small.rawValue }
        }
        for slot in 0..<size where counts[slot] >= 3 { marks[slot] |= Marks.frequent.rawValue }
    }

    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: hash) & mask
        while keys[i] != 0 && keys[i] != hash { i = (i &+ 1) & mask }
        return i
    }

    /// What is known of a word; nothing where it never stands cased.
    @inline(__always)
    subscript(hash: UInt64) -> Marks { Marks(rawValue: marks[slot(of: hash)]) }
}
