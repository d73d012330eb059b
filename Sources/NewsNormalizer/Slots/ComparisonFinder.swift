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
        phrases.longest(stream.tokens, at: t, end: end) != nil
    }

    func comparison(behind c: Int, in sentence: StorySentence, period: PeriodValue?) -> Comparison? {
        let start = sentence.syntax.chunks[c].tokens.lowerBound
        let end = min(sentence.tokens.upperBound, sentence.syntax.chunks[c].tokens.upperBound + Self.reach)
        var t = start
        while t < end {
            if let match = Self.phrases.longest(story.stream.tokens, at: t, end: sentence.tokens.upperBound) {
                let text = story.stream.string(t..<t + match.count)
                let span = Self.phrases[match]
                let years = span == "year" ? -1 : 0
                let before =
                    years != 0 ? period?.shifted(years: years) : span == "previous" ? period?.previous : nil
                return Comparison(text: text, period: before?.text)
            }
            t += 1
        }
        return dated(behind: c, in: sentence, period: period)
    }

    private static let near = 6

    /// "up 0.3 points from March", "rose 4 percent compared with May": a date that only compares.
    private func dated(behind c: Int, in sentence: StorySentence, period: PeriodValue?) -> Comparison? {
        let chunks = sentence.syntax.chunks
        for k in chunks.indices where k > c && k <= c + Self.near && k + 1 < chunks.count {
            guard chunks[k].kind == .preposition || chunks[k].kind == .subordinator else { continue }
            let t = chunks[k].head
            let isAgainst =
                Words.comparedFrom.contains(story.stream.tokens[t].hash)
                || Words.comparedWith.contains(story.stream.tokens[t].hash) && t > 0
                    && Words.compared.contains(story.stream.tokens[t - 1].hash)
            // A figure behind it is what is compared with, and a fact of its own.
            guard isAgainst, chunks[k + 1].figures.isEmpty, let d = chunks[k + 1].dates.first,
                let value = story.dates[d].value.flatMap({ PeriodValue($0) }), value != period
            else { continue }
            let start = Int(story.stream.tokens[chunks[k].tokens.lowerBound].start)
            return Comparison(
                text: story.stream.string(TextRange(start, story.dates[d].range.end)), period: value.text)
        }
        return nil
    }
}
