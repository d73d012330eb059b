internal import NewsLanguage
internal import NewsModel

/// Finds what a change is measured against: "from a year earlier", "year on year", "from the previous quarter".
struct ComparisonFinder {
    let story: Story
    /// Phrases of `facts/comparisons`, each with the distance to the period compared with.
    private static let phrases: PhraseTable<String> = PhraseTable(
        Table("facts/comparisons").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })
    /// How far behind the figure a comparison may stand, in tokens.
    private static let reach = 14

    /// Whether a phrase that names a comparison starts at token `t`: "year on year".
    static func opens(_ stream: TokenStream, at t: Int, end: Int) -> Bool {
        phrases.match(stream.tokens, at: t, end: end) != nil
    }

    func comparison(behind c: Int, in sentence: StorySentence, period: PeriodValue?) -> Comparison? {
        let start = sentence.syntax.chunks[c].tokens.lowerBound
        let end = min(sentence.tokens.upperBound, sentence.syntax.chunks[c].tokens.upperBound + Self.reach)
        var t = start
        while t < end {
            if let match = Self.phrases.match(story.stream.tokens, at: t, end: sentence.tokens.upperBound) {
                let text = story.stream.string(t..<t + match.count)
                let years = match.value == "year" ? -1 : 0
                let before =
                    years != 0 ? period?.shifted(years: years) : match.value == "previous" ? period?.previous : nil
                return Comparison(text: text, period: before?.text)
            }
            t += 1
        }
        return nil
    }
}
