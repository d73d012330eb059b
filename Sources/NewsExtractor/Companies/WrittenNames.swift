internal import NewsLanguage

/// Names to be found again in a text by the letters of their words, in one walk from each place: ten thousand names that begin
/// with the same word cost no more than one.
struct WrittenNames {
    /// A token as the walk sees it.
    enum Word {
        /// A sign that names may be written with or without.
        case sign
        /// Hash of the token's letters.
        case letters(UInt64)
    }

    /// What is known of the first words of names.
    private struct Beginning {
        /// The name that consists of them.
        var number = -1
        /// Tokens of that name, signs included.
        var tokens = 0
        /// A longer name begins with them.
        var goesOn = false
    }

    /// Longest name that is looked for, in tokens: what is longer is a list that was taken for a name.
    static let longest = 32

    private var beginnings: [UInt64: Beginning] = [:]

    /// Whether there is nothing to be found.
    var isEmpty: Bool { beginnings.isEmpty }

    /// Adds a name by the hashes of its words and its length in tokens.
    mutating func add(_ number: Int, _ letters: [UInt64], tokens: Int) {
        guard !letters.isEmpty, tokens <= Self.longest else { return }
        var key: UInt64 = 0
        for word in letters.dropLast() {
            key = WordHash.join(key, word)
            beginnings[key, default: Beginning()].goesOn = true
        }
        key = WordHash.join(key, letters[letters.count - 1])
        beginnings[key, default: Beginning()].number = number
        beginnings[key, default: Beginning()].tokens = tokens
    }

    /// The longest name that begins at `start` and ends by `end`. `word` gives the token at a place, nil where no name may go on.
    func longest(at start: Int, end: Int, word: (Int) -> Word?) -> (number: Int, count: Int)? {
        var best: (number: Int, count: Int)?
        var key: UInt64 = 0
        var beginning = Beginning(goesOn: true)
        var i = start
        while i < end, i - start < Self.longest, let next = word(i) {
            if case .letters(let letters) = next {
                guard beginning.goesOn else { break }
                key = WordHash.join(key, letters)
                guard let known = beginnings[key] else { break }
                beginning = known
            }
            i += 1
            if beginning.number >= 0, beginning.tokens == i - start { best = (beginning.number, i - start) }
            // Signs may still belong to the name; further words do not.
            if !beginning.goesOn, beginning.tokens <= i - start { break }
        }
        return best
    }
}
