internal import NewsLanguage
internal import NewsModel

/// Fractions in words: "two-thirds", "half of", "a quarter point".
extension FigureReader {
    /// "a half", "two-thirds" at token `j`: numerator, denominator and the token behind.
    func fractionAhead(_ j: Int) -> (Int, Int, Int)? {
        guard j + 1 < end else { return nil }
        var numerator = 1
        if tokens[j].hash != Self.a {
            guard case .unit(let n)? = lexicon.numbers[tokens[j]], n > 0 else { return nil }
            numerator = n
        }
        let last = isHyphen(j + 1) ? j + 2 : j + 1
        guard last < end, case .part(let denominator)? = lexicon.numbers[tokens[last]] else { return nil }
        let plural = endsInS(tokens[last])
        guard plural == (numerator != 1), denominator <= 10 else { return nil }
        return (numerator, denominator, last + 1)
    }

    /// The fraction, where "thirds" at token `j` is one and not an ordinal or a quarter of a year.
    func fractionWords(_ numerator: Int, _ denominator: Int, at j: Int, hyphen: Bool) -> ExactDecimal? {
        let plural = endsInS(tokens[j])
        guard plural == (numerator != 1) else { return nil }
        let followedByOf = j + 1 < end && tokens[j + 1].hash == Self.of
        // Two quarters are half a year.
        if denominator == 4, !hyphen, !followedByOf || numerator == 2 || numerator > 3 { return nil }
        if !plural, !hyphen, !followedByOf, denominator > 3, j + 1 < end, tokens[j + 1].kind == .word,
            ClosedClass.of(tokens[j + 1]).isEmpty
        {
            return nil
        }
        return ExactDecimal(numerator).divided(by: ExactDecimal(denominator), places: 6)
    }

    /// The fraction in words that ends before token `j`: "three-quarters", "a quarter".
    func fractionBefore(_ j: Int) -> (ExactDecimal, Int)? {
        guard case .part(let n)? = lexicon.numbers[tokens[j - 1]], j - 2 >= start else { return nil }
        var k = j - 2
        if isHyphen(k), k > start { k -= 1 }
        var numerator = 1
        if case .unit(let m)? = lexicon.numbers[tokens[k]] {
            numerator = m
        } else if tokens[k].hash != Self.a {
            return nil
        }
        guard let value = ExactDecimal(numerator).divided(by: ExactDecimal(n), places: 6) else { return nil }
        return (value, k)
    }

    /// "half of", "a third of", "a quarter of"; not "the third", "the first half", "last quarter".
    func part(_ n: Int, at i: Int) -> NumberReading? {
        let next = i + 1 < end ? tokens[i + 1] : nil
        guard !endsInS(tokens[i]) else { return nil }
        if n == 2 || n == 4, let reading = partOfUnit(n, at: i) { return reading }
        if n == 2 {
            // "half a million" is found at "million".
            guard let next, i == start || !isCue(tokens[i - 1], .beforeHalf), !isHyphen(i + 1) else { return nil }
            let classes = ClosedClass.of(next)
            let article = next.hash == Self.a || next.hash == Self.an
            if article, i + 2 < end,
                let form = unitForms(at: i + 2)?.value.first(where: { $0.exact == nil }),
                lexicon.units[form.unit].kind != .time
            {
                // "a half an inch"
                return fractionReading(i > start && tokens[i - 1].hash == Self.a ? i - 1 : i, i + 1, 1, 2)
            }
            // "half a point"
            if article, i + 2 < end, tokens[i + 2].hash == Self.point { return fractionReading(i, i + 1, 1, 2) }
            guard
                next.hash == Self.of || next.hash == Self.the || classes.contains(.possessive)
                    || (!article && hedged(i)) || isSubject(i, i + 1)
            else { return nil }
            if i > start, tokens[i - 1].hash == Self.the { return nil }
            var first = i
            if i > start, tokens[i - 1].hash == Self.a { first = i - 1 }
            return fractionReading(first, i + 1, 1, 2)
        }
        guard i > start, tokens[i - 1].hash == Self.a || tokens[i - 1].hash == Self.an else { return nil }
        guard let next else { return hedged(i - 1) ? fractionReading(i - 1, i + 1, 1, n) : nil }
        // "a quarter point", "a quarter of a percentage point" is found at "of"
        if next.hash == Self.point || isHyphen(i + 1) && tokens[i + 2].hash == Self.point {
            return fractionReading(i - 1, i + 1, 1, n)
        }
        if let unit = unitForms(at: i + 1)?.value.first(where: { $0.exact == nil }),
            lexicon.units[unit.unit].kind == .share
        {
            return fractionReading(i - 1, i + 1, 1, n)
        }
        let comparative = isCue(next, .comparative)
        let hedge =
            (hedged(i - 1) || isBehindChange(i - 1)) && (next.kind == .punctuation || !ClosedClass.of(next).isEmpty)
        guard next.hash == Self.of || comparative || hedge || isSubject(i - 1, i + 1) else { return nil }
        // "a quarter of a million" is found at "million".
        if isOfScale(i + 1) { return nil }
        return fractionReading(i - 1, i + 1, 1, n)
    }

    /// "of a million" at token `j`
    func isOfScale(_ j: Int) -> Bool {
        guard j + 2 < end, tokens[j].hash == Self.of, tokens[j + 1].hash == Self.a,
            case .scale? = lexicon.numbers[tokens[j + 2]]
        else { return false }
        return true
    }

    /// "a half-inch bolt", "a half percentage point", "a quarter-mile": a part of the unit that follows at once.
    private func partOfUnit(_ n: Int, at i: Int) -> NumberReading? {
        let isJoined = isHyphen(i + 1)
        let article = i > start && (tokens[i - 1].hash == Self.a || tokens[i - 1].hash == Self.an)
        guard isJoined || article, !isHyphen(i - 1) else { return nil }
        let j = isJoined ? i + 2 : i + 1
        guard j < end else { return nil }
        if tokens[j].hash != Self.point {
            guard let form = unitForms(at: j)?.value.first(where: { $0.exact == nil }),
                lexicon.units[form.unit].kind == .physical || lexicon.units[form.unit].kind == .share,
                !endsInS(tokens[j])
            else { return nil }
        }
        return fractionReading(article ? i - 1 : i, i + 1, 1, n)
    }

    /// "and half have a car", "a third are empty": a share of what was named before, with its verb in the plural.
    func isSubject(_ first: Int, _ next: Int) -> Bool {
        guard next < end, [Self.have, Self.are, Self.were].contains(tokens[next].hash) else { return false }
        return first == start || tokens[first - 1].kind == .punctuation
            || ClosedClass.of(tokens[first - 1]).contains(.conjunction)
    }

    private func hedged(_ i: Int) -> Bool {
        i > start && lexicon.boundLast[tokens[i - 1]] != nil || i > start && tokens[i - 1].hash == Self.by
    }

    /// "sales are up a third", "shares fell almost a quarter": a verb or particle of change takes the share.
    private func isBehindChange(_ article: Int) -> Bool {
        guard article > start, let cue = lexicon.changes[tokens[article - 1]], cue.before == .verb else { return false }
        return article + 2 >= end || tokens[article + 2].kind == .punctuation
            || tokens[article + 2].hash == Self.inWord || tokens[article + 2].hash == Self.to
    }

    private func fractionReading(_ first: Int, _ next: Int, _ numerator: Int, _ denominator: Int) -> NumberReading? {
        ExactDecimal(numerator).divided(by: ExactDecimal(denominator), places: 6).map {
            reading(first, next, $0, .fraction, decimals: max(0, -$0.exponent))
        }
    }
}
