internal import NewsLanguage
internal import NewsModel

/// Bare names of one word that a text uses for something else as often: `HP`, `GM`, `Dell`, `the Amazon`. They are linked only
/// where the text says that they are companies.
enum BareNames {
    private static func cues(_ side: String) -> WordTable<Bool> {
        WordTable(
            Table("companies/link_cues").rows.filter { $0.count >= 2 && $0[0] == side }.flatMap {
                $0[1].split(separator: " ").map { (String($0), true) }
            })
    }
    private static let before = cues("before")
    static let behind = cues("behind")
    private static let articles = WordTable(["the", "a", "an"].map { ($0, true) })

    /// Whether the mentions of a company by a single word may be linked by that word.
    static func isSure(_ mentions: [NameSpan], in stream: TokenStream, lexicon: NameLexicon) -> Bool {
        let tokens = stream.tokens
        // A longer name elsewhere says what the short one is.
        if mentions.contains(where: { $0.tokens.count > 1 }) { return true }
        if mentions.contains(where: { isThing($0.tokens, tokens) }) { return false }
        guard let name = mentions.first.map({ tokens[$0.tokens.lowerBound] }), isAmbiguous(name, lexicon) else {
            return true
        }
        return mentions.contains { mention in
            let start = mention.tokens.lowerBound
            let end = mention.tokens.upperBound
            if start > 0, before[tokens[start - 1]] != nil { return true }
            guard end < tokens.count else { return false }
            // "Toyota, a Japanese group"
            if tokens[end].isSign(","), end + 1 < tokens.count, articles[tokens[end + 1]] != nil { return true }
            return behind[tokens[end]] != nil
        }
    }

    /// `the Amazon`, `a UPS`: with an article and no noun behind it a word names a thing.
    private static func isThing(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        guard range.lowerBound > 0, articles[tokens[range.lowerBound - 1]] != nil else { return false }
        guard range.upperBound < tokens.count else { return true }
        let next = tokens[range.upperBound]
        return next.kind != .word || (next.shape == .lower && next.count <= 4)
    }

    private static func isAmbiguous(_ name: Token, _ lexicon: NameLexicon) -> Bool {
        if name.shape == .upper, name.count <= 3 { return true }
        let marks = lexicon[name.hash].marks
        return !marks.contains(.common) && !marks.isDisjoint(with: [.familyName, .firstName, .town])
    }
}
