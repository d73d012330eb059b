internal import NewsLanguage
internal import NewsModel

/// Periods that only stand on the other side of a comparison.
extension PeriodFinder {
    /// "a year earlier", "the same period last year" around a date chunk: the reporting period a year before.
    func comparison(near d: Int, in sentence: StorySentence) -> PeriodValue? {
        let syntax = sentence.syntax
        let token = syntax.chunks[d].tokens
        let range =
            max(
                sentence.tokens.lowerBound, token.lowerBound - 4)..<min(
                sentence.tokens.upperBound, token.upperBound + 2)
        return yearEarlier(range, own: token.lowerBound)
    }

    static let year = set("year")
    static let present = set("this", "next", "current")
    static let yearAgo = set("year-ago", "year-earlier")

    /// `own` is the first token that may say "earlier"; "the same" may stand before it.
    func yearEarlier(_ tokens: Range<Int>, own: Int) -> PeriodValue? {
        guard let reporting = spoken ?? reporting else { return nil }
        var hasYear = false
        var hasEarlier = false
        var hasSame = false
        var hasLast = false
        for t in tokens {
            let h = stream.tokens[t].hash
            if Self.year.contains(h) { hasYear = true }
            // "this year before easing" compares with nothing.
            if Self.earlier.contains(h), t >= own,
                t == tokens.lowerBound || !Self.year.contains(stream.tokens[t - 1].hash)
                    || t < 2 || !Self.present.contains(stream.tokens[t - 2].hash)
            {
                hasEarlier = true
            }
            if Self.same.contains(h) { hasSame = true }
            if Self.behind.contains(h) { hasLast = true }
        }
        guard hasYear, hasEarlier || hasSame && hasLast else { return nil }
        return reporting.shifted(years: -1)
    }

    /// "… a year ago" where the extractor marked no resolvable date behind the figure.
    func bareComparison(_ c: Int, in sentence: StorySentence) -> (PeriodValue, TextRange)? {
        let end = sentence.syntax.chunks[c].tokens.upperBound
        let range = end..<min(sentence.tokens.upperBound, end + 5)
        guard !range.isEmpty, !range.contains(where: { Self.basis.contains(stream.tokens[$0].hash) }),
            let value = yearEarlier(range, own: range.lowerBound)
        else { return nil }
        return (value, stream.range(range))
    }
}
