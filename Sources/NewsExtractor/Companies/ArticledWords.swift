internal import NewsLanguage

/// Single words with an article before them: `the Harrow is rising` is a river, `the Harrow works` are the company's.
enum ArticledWords {
    private static let articles = WordTable(["the", "a", "an"].map { ($0, true) })
    private static let joins = NameWords.sets["list_links"]

    /// Whether a capitalised word has an article before it and nothing behind it that could be a company's.
    static func isThing(_ name: Range<Int>, _ tokens: [Token], _ lexicon: NameLexicon) -> Bool {
        guard name.count == 1, name.lowerBound > 0, tokens[name.lowerBound].shape == .capitalised,
            articles[tokens[name.lowerBound - 1]] != nil
        else { return false }
        guard name.upperBound < tokens.count else { return true }
        let next = tokens[name.upperBound]
        if next.kind == .punctuation {
            return next.isSign(".") || next.isSign(",") || next.isSign(";") || next.isSign(")")
        }
        return !joins.contains(next.hash) && next.spaceBefore && lexicon[next.hash].marks.contains(.neverName)
    }
}
