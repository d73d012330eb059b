internal import NewsLanguage

/// Names of companies that the text uses for a thing: `the Harrow is rising`, `in the Harrow`: a river, a forest, a ship.
extension DocumentNames {
    /// Takes the company from single words that mostly stand with an article and nothing behind them that could be the company's.
    mutating func settleThings(_ spans: [NameSpan]) {
        let tokens = stream.tokens
        var things: [Int: Int] = [:]
        for span in spans
        where span.kind == .company && ArticledWords.isThing(span.tokens, tokens, lexicon) {
            guard let number = number(ofCore: span.tokens) else { continue }
            things[number, default: 0] += 1
        }
        for (number, count) in things where 2 * count > forms[number].count {
            guard forms[number].fullest.count == forms[number].core.count else { continue }
            decide(number, .other)
        }
    }
}
