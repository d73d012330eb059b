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

    /// `own` is the first token that may say "earlier"; "the same" may stand before it.
    func yearEarlier(_ tokens: Range<Int>, own: Int) -> PeriodValue? {
        guard let reporting = spoken ?? reporting else { return nil }
        var hasYear = false
        var hasEarlier = false
        var hasSame = false
        var hasLast = false
        for t in tokens {
            let h = stream.tokens[t].hash
            if Words.year.contains(h) { hasYear = true }
            // "this year before easing" compares with nothing.
            if Words.earlier.contains(h), t >= own,
                t == tokens.lowerBound || !Words.year.contains(stream.tokens[t - 1].hash)
                    || t < 2 || !Words.present.contains(stream.tokens[t - 2].hash)
            {
                hasEarlier = true
            }
            if Words.same.contains(h) { hasSame = true }
            if Words.past.contains(h) { hasLast = true }
        }
        guard hasYear, hasEarlier || hasSame && hasLast else { return nil }
        return reporting.shifted(years: -1)
    }

    /// "… a year ago" where the extractor marked no resolvable date behind the figure.
    func bareComparison(_ c: Int, in sentence: StorySentence) -> (PeriodValue, TextRange)? {
        let end = sentence.syntax.chunks[c].tokens.upperBound
        let range = end..<min(sentence.tokens.upperBound, end + 5)
        guard !range.isEmpty, !range.contains(where: { Words.basis.contains(stream.tokens[$0].hash) }),
            let value = yearEarlier(range, own: range.lowerBound)
        else { return nil }
        return (value, stream.range(range))
    }

    /// A date that only names what something is compared with: "from Monday's close", "an increase from March 12", "the
    /// lowest level since 1997", "the largest in a decade".
    func isComparedWith(_ d: Int, _ preposition: UInt64?, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        if let preposition, Words.comparing.contains(preposition) {
            // "from 2011 to 2016" is a period.
            if let k = syntax.next(d), isWord(k, .rangeTo, syntax), let e = syntax.next(k),
                syntax.chunks[e].kind == .date
            {
                return false
            }
            return true
        }
        let first = syntax.chunks[d].tokens.lowerBound
        // The extractor's "more than a year earlier".
        if syntax.chunks[d].kind == .date,
            syntax.chunks[d].tokens.contains(where: { Words.basis.contains(stream.tokens[$0].hash) })
        {
            return true
        }
        if first > sentence.tokens.lowerBound, Words.basis.contains(stream.tokens[first - 1].hash),
            !(syntax.next(d).map { isWord($0, .rangeTo, syntax) } ?? false)
        {
            return true
        }
        // "flat with the prior-year period"
        if let preposition, Words.with.contains(preposition), hasWord(stream.range(syntax.chunks[d].tokens), .same) {
            return true
        }
        guard let p = syntax.previous(d),
            syntax.chunks[p].kind == .preposition || syntax.chunks[p].kind == .subordinator
        else { return false }
        // "71 fewer than in the same months of 2018", "less than at the sale two weeks ago"
        var k = d - 1
        while k > d - 6, k >= 0, [.nounPhrase, .preposition, .adjective, .date].contains(syntax.chunks[k].kind),
            syntax.chunks[k].figures.isEmpty
        {
            if Words.basis.contains(stream.tokens[syntax.chunks[k].head].hash) || isWord(k, .as, syntax), k > 0,
                hasMeasure(before: k, syntax)
            {
                return true
            }
            k -= 1
        }
        // "Compared with June 2023, turnover was …"
        if let v = syntax.previous(p), syntax.chunks[v].kind == .verbGroup,
            Words.compare.contains(syntax.chunks[v].verb.lemma)
        {
            return true
        }
        guard let n = syntax.previous(p) else { return false }
        // "more than in June", "5 percent ahead of last year"
        let before = syntax.chunks[p].tokens.lowerBound - 1
        if before > sentence.tokens.lowerBound, Words.relating.contains(stream.tokens[before].hash),
            !syntax.chunks[p].isOf, !isAsOf(d, in: sentence)
        {
            return true
        }
        // "a level not reached since last March"
        if syntax.chunks[n].kind == .verbGroup, syntax.chunks[n].verb.isParticiple,
            syntax.chunks[n].verb.isNegated || n > 0 && isWord(n - 1, .not, syntax)
        {
            return true
        }
        // "below the level of 2019"
        if syntax.chunks[p].isOf, let q = syntax.preposition(of: n), isWord(q, .bounding, syntax) { return true }
        guard syntax.chunks[n].kind == .nounPhrase else { return false }
        let from = n > 0 && syntax.chunks[n - 1].kind == .date ? max(0, n - 2) : n
        return (syntax.chunks[from].tokens.lowerBound..<syntax.chunks[n].tokens.upperBound).contains { t in
            let token = stream.tokens[t]
            return Words.superlative.contains(token.hash)
                || token.count > 4 && stream.bytes[(Int(token.end) - 3)..<Int(token.end)].elementsEqual("est".utf8)
        }
    }

    /// "fewer" and the like in front of "than" at chunk `k`.
    private func hasMeasure(before k: Int, _ syntax: SentenceSyntax) -> Bool {
        let t = syntax.chunks[k].tokens.lowerBound - 1
        return t >= 0
            && (Words.much.contains(stream.tokens[t].hash) || Words.greater.contains(stream.tokens[t].hash)
                || Words.smaller.contains(stream.tokens[t].hash))
    }
}
