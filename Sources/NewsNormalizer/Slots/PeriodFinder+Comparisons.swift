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

    /// When the level held that something rose or fell from, where `date` says when it rose or fell: "rose from 3.1 to 4.2 percent in
    /// May". Nil where the date is the former level's own ("from 3.1 percent in April") or only a day, until which it held.
    func former(_ date: Candidate, _ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> Found? {
        let syntax = sentence.syntax
        let d = date.chunk
        guard reading.roles.contains(.comparison), d != c, let published else { return nil }
        // "voted last week to raise the fee from 2 to 5 euros", "said in May that it had fallen": the day of the vote or of saying.
        if let mine = syntax.clauses[c], let clause = syntax.clauses[d], clause != mine,
            !(d < mine && opensSentence(d, syntax)),
            !syntax.chunks[mine].verb.isFinite || SentenceSyntax.reports(syntax.chunks[clause].verb.lemma)
        {
            return nil
        }
        if d > c {
            // Behind the level that it led to.
            guard
                syntax.chunks.indices[(c + 1)..<d].contains(where: { k in
                    syntax.chunks[k].kind == .nounPhrase && !syntax.chunks[k].figures.isEmpty
                        && syntax.preposition(of: k).map { isWord($0, .to, syntax) } ?? false
                })
            else { return nil }
        } else if let p = syntax.preposition(of: c), p < d {
            // "from the March level of 3.1 percent"
            return nil
        }
        // "from 131,000 in the second": of the quarters.
        if let value = numbered(behind: c, beside: date.value, syntax) { return found(value, basis: "partial") }
        // "from the 190 million that it had planned": no level that it had, but an older plan for the same time.
        if syntax.chunks[(c + 1)...].prefix(while: { $0.kind != .comma }).contains(where: {
            $0.kind == .verbGroup && $0.verb.isPerfect && $0.verb.isPast
        }) {
            return nil
        }
        // "will rise from 14,000 to 20,000 in 2028": what will change holds now.
        if date.value.start > published { return found(PeriodValue(day: published), basis: "published") }
        return former(date.value, reading).map { found($0, basis: "inherited", range: date.range) }
    }

    /// The quarter of the year that "in the second" behind figure chunk `c` means beside quarter `other`: the last of that number before it.
    private func numbered(behind c: Int, beside other: PeriodValue, _ syntax: SentenceSyntax) -> PeriodValue? {
        guard other.grain == .quarter, let p = syntax.next(c), isWord(p, .in, syntax), let n = syntax.next(p),
            syntax.chunks[n].kind == .nounPhrase, syntax.chunks[n].figures.isEmpty,
            let quarter = [Words.first, .second, .third, .fourth].firstIndex(where: { isWord(n, $0, syntax) })
        else { return nil }
        let year = quarter + 1 < other.start.quarter ? other.start.year : other.start.year - 1
        let calendar = other.text.hasPrefix("FY") ? "FY" : ""
        return PeriodValue("\(calendar)\(CalendarDate.yearText(year))-Q\(quarter + 1)")
    }

    /// The period that `value` is usually compared with: amounts and whatever a quarter or longer reports with the year before,
    /// levels with the month or week before.
    func former(_ value: PeriodValue, _ reading: FigureReading) -> PeriodValue? {
        switch value.grain {
        case .day: nil
        case .week: value.previous
        case .month: reading.roles.contains(.flow) ? value.shifted(years: -1) : value.previous
        case .quarter, .half, .year, .span: value.shifted(years: -1)
        }
    }

    /// The end of a stretch at which one of the two levels of a move held: "grew from 30 to 42 million tonnes between 2011 and 2015".
    /// Amounts over months or days are not split: "exports between January and May" are those of all five months.
    func end(of stretch: Candidate, _ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> PeriodValue?
    {
        let syntax = sentence.syntax
        let parts = stretch.value.text.split(separator: "/").compactMap { PeriodValue(String($0)) }
        let first = stream.tokenIndex(atByte: stretch.range.start)
        guard parts.count == 2, parts[0].grain == parts[1].grain, reading.change == nil,
            parts[0].grain == .year || !reading.roles.contains(.flow),
            first > sentence.tokens.lowerBound, Words.rangeFrom.contains(stream.tokens[first - 1].hash)
        else { return nil }
        if reading.rule == "level-from" { return parts[0] }
        guard reading.rule == "level",
            syntax.chunks.indices.contains(where: { k in
                k != c && syntax.chunks[k].kind == .nounPhrase && !syntax.chunks[k].figures.isEmpty
                    && syntax.clauses[k] == syntax.clauses[c]
                    && syntax.preposition(of: k).map { isWord($0, .from, syntax) } ?? false
            })
        else { return nil }
        return parts[1]
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
