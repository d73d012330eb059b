internal import NewsLanguage
internal import NewsModel

/// Numbers in words.
extension FigureReader {
    /// The number that begins at word `i`, with an article before it where that counts ("a dozen").
    func words(at i: Int) -> NumberReading? {
        guard let word = lexicon.numbers[tokens[i]] else { return nil }
        if tokens[i].shape != .lower, i > start, isNamePart(i) { return nil }
        switch word {
        case .unit, .ten: return cardinal(at: i)
        case .hundred, .scale, .group: return withArticle(at: i)
        case .part(let n): return part(n, at: i)
        case .plural(let n): return plural(n, at: i)
        }
    }

    /// "BBC One": a capital in running text, behind another capital.
    private func isNamePart(_ i: Int) -> Bool {
        let before = tokens[i - 1]
        guard before.kind == .word, before.shape != .lower, before.shape != .none else { return false }
        return i - 1 > start || ClosedClass.of(before).isEmpty && lexicon.numbers[before] == nil
    }

    private func reading(
        _ first: Int, _ next: Int, _ value: ExactDecimal, _ form: NumberReading.Form, decimals: Int = 0
    ) -> NumberReading {
        NumberReading(
            first: first, next: next, start: Int(tokens[first].start), end: Int(tokens[next - 1].end), value: value,
            decimals: decimals, form: form,
            unscaled: value)
    }

    /// "thirty-one thousand five hundred seventy-six", "one hundred and two", "two and a half million", "two-thirds".
    private func cardinal(at i: Int) -> NumberReading? {
        var total: Int128 = 0
        var group: Int128 = 0
        /// Value of the lowest place filled in the group: 1, 10 or 100; 1000 when empty.
        var lowest: Int128 = 1000
        var lastScale = 100
        var j = i
        var next = i
        var power = 0
        reading: while j < end {
            guard tokens[j].kind == .word, let word = lexicon.numbers[tokens[j]] else { break }
            switch word {
            case .unit(let n):
                let place: Int128 = n >= 10 ? 10 : 1
                guard n >= 10 ? lowest >= 100 : lowest >= 10, n > 0 || next == i else { break reading }
                // "twenty eleven" is no number.
                group += Int128(n)
                lowest = n >= 10 ? 1 : place
                power = 0
            case .ten(let n):
                guard lowest >= 100 else { break reading }
                group += Int128(n)
                lowest = 10
                power = 0
            case .hundred:
                guard group > 0, group < 100, lowest < 100 else { break reading }
                group *= 100
                lowest = 100
                power = 2
            case .scale(let p):
                guard group > 0, p < lastScale else { break reading }
                var factor: Int128 = 1
                for _ in 0..<p { factor *= 10 }
                total += group * factor
                group = 0
                lowest = 1000
                lastScale = p
                power = p
            case .group(let n):
                guard n == 12, group > 0, total == 0 else { break reading }
                group *= Int128(n)
                lowest = 0
                j += 1
                next = j
                break reading
            case .part(let n):
                // "two-thirds", "one fifth of", but "two quarters" of a year.
                guard total == 0, group > 0, j > i, group < 100,
                    let fraction = fractionWords(Int(group), n, at: j, hyphen: isHyphen(j - 1))
                else { break reading }
                return reading(i, j + 1, fraction, .fraction, decimals: max(0, -fraction.exponent))
            case .plural(let n):
                guard n == 12, group > 0, total == 0 else { break reading }
                group *= Int128(n)
                next = j + 1
                break reading
            }
            j += 1
            next = j
            guard j < end else { break }
            // Joints: a hyphen, "and" or "&" behind a hundred or a scale, a comma between scales.
            if isHyphen(j), lexicon.numbers[tokens[j + 1]] != nil {
                j += 1
            } else if tokens[j].hash == Self.and || tokens[j].isSign("&"), power >= 2, j + 1 < end,
                isSmall(j + 1, below: power), fractionAhead(j + 1) == nil
            {
                j += 1
            } else if tokens[j].isSign(","), lastScale < 100, group == 0, j + 2 < end,
                case .unit? = lexicon.numbers[tokens[j + 1]],
                case .hundred? = lexicon.numbers[tokens[j + 2]]
            {
                j += 1
            }
        }
        guard next > i, !endsAsOrdinal(next) else { return nil }
        var result = reading(i, next, ExactDecimal(significand: total + group), .words, decimals: -power)
        result.scaled = power >= 3
        result.scale = power >= 3 ? power : 0
        if power >= 3 { result.unscaled = result.value.scaled(by: -power) }
        addPoint(&result)
        addHalf(&result)
        addWordSign(&result)
        return result
    }

    /// "her twenty-fifth novel": a place in a row, no number.
    private func endsAsOrdinal(_ next: Int) -> Bool {
        guard isHyphen(next), case .ten? = lexicon.numbers[tokens[next - 1]] else { return false }
        if tokens[next + 1].hash == Self.first { return true }
        guard case .part(let n)? = lexicon.numbers[tokens[next + 1]], n > 2 else { return false }
        return bytes[Int(tokens[next + 1].end) - 1] | 0x20 == UInt8(ascii: "h") || n == 3
    }

    private func isSmall(_ j: Int, below power: Int) -> Bool {
        switch lexicon.numbers[tokens[j]] {
        case .unit(let n): return n > 0
        case .ten: return true
        default: return false
        }
    }

    /// "and a half", before or behind the scale: "two and a half million", "a million and a half"; "five and one-third";
    /// with a scale of its own in "three billion and a half million".
    func addHalf(_ result: inout NumberReading) {
        var j = result.next
        let step = isHyphen(j) ? 2 : 1
        if step == 2 { j += 1 }
        guard j + step < end, tokens[j].hash == Self.and, let (numerator, denominator, next) = fractionAhead(j + step)
        else { return }
        guard denominator == 2 || denominator == 4 || result.scale == 0 else { return }
        guard let part = ExactDecimal(numerator).divided(by: ExactDecimal(denominator), places: 6) else { return }
        if next < end, case .scale(let power)? = lexicon.numbers[tokens[next]], power < result.scale {
            guard let sum = result.value.adding(part.scaled(by: power)) else { return }
            result.value = sum
            result.decimals = max(0, -part.exponent) - power
            result.next = next + 1
            result.end = Int(tokens[next].end)
            return
        }
        guard let sum = result.unscaled.adding(part) else { return }
        result.value = sum.scaled(by: result.scale)
        result.unscaled = sum
        result.decimals = max(0, -part.exponent) - result.scale
        result.next = next
        result.end = Int(tokens[next - 1].end)
        if result.scale == 0 { addScale(&result, money: false) }
    }

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

    /// "five point two", "nought point nought four".
    private func addPoint(_ result: inout NumberReading) {
        guard result.next + 1 < end, tokens[result.next].hash == Self.point, !result.scaled else { return }
        var j = result.next + 1
        var digits = 0
        var value = result.value
        while j < end, digits < 12, case .unit(let n)? = lexicon.numbers[tokens[j]], n < 10 {
            digits += 1
            guard let sum = value.adding(ExactDecimal(significand: Int128(n), exponent: -digits)) else { return }
            value = sum
            j += 1
        }
        guard digits > 0 else { return }
        result.value = value
        result.unscaled = value
        result.decimals = digits
        result.hasPoint = true
        result.next = j
        result.end = Int(tokens[j - 1].end)
        addScale(&result, money: false)
    }

    private func addWordSign(_ result: inout NumberReading) {
        let i = result.first
        guard i > start else { return }
        var before = i - 1
        if isHyphen(before), before > start { before -= 1 }
        guard tokens[before].hash == Self.minus || tokens[before].hash == Self.negative else { return }
        result.value = result.value.negated
        result.first = before
        result.start = Int(tokens[before].start)
        result.signed = true
    }

    /// The fraction, where "thirds" at token `j` is one and not an ordinal or a quarter of a year.
    private func fractionWords(_ numerator: Int, _ denominator: Int, at j: Int, hyphen: Bool) -> ExactDecimal? {
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

    /// "a dozen", "a hundred and two", "half a million", "a score of".
    private func withArticle(at i: Int) -> NumberReading? {
        guard let word = lexicon.numbers[tokens[i]] else { return nil }
        if let bare = bareHundred(at: i) { return bare }
        guard i > start else { return nil }
        var first = i - 1
        var value = ExactDecimal(1)
        var isHalf = false
        var parts = 2
        if isHyphen(first), first > start, case .part(let n)? = lexicon.numbers[tokens[first - 1]], n == 2 || n == 4 {
            // "half-million", "a half-dozen", "quarter-million"
            first -= 1
            isHalf = true
            if n == 4 { parts = 4 }
            if first > start, tokens[first - 1].hash == Self.a { first -= 1 }
        } else if case .part(let n)? = lexicon.numbers[tokens[first]], n == 2 || n == 4,
            !endsInS(tokens[first])
        {
            isHalf = true
            parts = n
            if first > start, tokens[first - 1].hash == Self.a {
                first -= 1
            } else if n == 4, first > start, !isVerb(tokens[first - 1]), lexicon.boundLast[tokens[first - 1]] == nil {
                // "last quarter million-dollar deals rose"
                return nil
            }
        } else {
            guard tokens[first].hash == Self.a || tokens[first].hash == Self.an else { return nil }
            if first > start, case .part(let n)? = lexicon.numbers[tokens[first - 1]], n == 2 {
                first -= 1
                isHalf = true
            } else if first > start + 1, tokens[first - 1].hash == Self.of,
                case .part(let n)? = lexicon.numbers[tokens[first - 2]], n > 1
            {
                // "a quarter of a million", "three-quarters of a billion"
                guard let (fraction, from) = fractionBefore(first - 1) else { return nil }
                value = fraction
                first = from
            } else if first > start, [Self.few, Self.several].contains(tokens[first - 1].hash) {
                return nil
            }
        }
        if isHalf, let half = ExactDecimal(1).divided(by: ExactDecimal(parts), places: 2) { value = half }
        guard first >= free else { return nil }
        var result = reading(first, i + 1, value, .words)
        switch word {
        case .hundred:
            result.value = value.scaled(by: 2)
            result.decimals = -2
            // "a hundred and two", "a hundred forty million"
            if !isHalf, i + 1 < end, let rest = belowHundred(at: tokens[i + 1].hash == Self.and ? i + 2 : i + 1),
                let sum = result.value.adding(ExactDecimal(rest.value))
            {
                result.value = sum
                result.next = rest.next
                result.end = Int(tokens[rest.next - 1].end)
                result.decimals = 0
            }
            result.unscaled = result.value
            addScale(&result, money: false)
        case .scale(let power):
            result.raise(by: power)
            addHalf(&result)
        case .group(let n):
            if n == 20 {
                guard i + 1 < end, tokens[i + 1].hash == Self.of, pluralAhead(i + 2) else { return nil }
            }
            guard let product = value.multiplied(by: ExactDecimal(n)) else { return nil }
            result.value = product
        default: return nil
        }
        return result
    }

    /// "nearly hundred thousand euros": the article is left out; not "several hundred thousand".
    private func bareHundred(at i: Int) -> NumberReading? {
        guard case .hundred? = lexicon.numbers[tokens[i]], i + 1 < end, tokens[i + 1].spaceBefore,
            case .scale? = lexicon.numbers[tokens[i + 1]],
            i == start || lexicon.boundLast[tokens[i - 1]] != nil || isVerb(tokens[i - 1])
        else { return nil }
        var result = reading(i, i + 1, ExactDecimal(100), .words, decimals: -2)
        addScale(&result, money: false)
        return result
    }

    /// A number below a hundred in words at token `j`: "thirty-one", "two".
    private func belowHundred(at j: Int) -> (value: Int, next: Int)? {
        guard j < end, tokens[j].kind == .word else { return nil }
        switch lexicon.numbers[tokens[j]] {
        case .unit(let n): return n > 0 ? (n, j + 1) : nil
        case .ten(let n):
            let k = isHyphen(j + 1) ? j + 2 : j + 1
            if k < end, tokens[k].kind == .word, case .unit(let m)? = lexicon.numbers[tokens[k]], m > 0, m < 10 {
                return (n + m, k + 1)
            }
            return (n, j + 1)
        default: return nil
        }
    }

    /// The fraction in words that ends before token `j`: "three-quarters", "a quarter".
    private func fractionBefore(_ j: Int) -> (ExactDecimal, Int)? {
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
    private func part(_ n: Int, at i: Int) -> NumberReading? {
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
        if next.hash == Self.of, i + 3 < end, tokens[i + 2].hash == Self.a,
            case .scale? = lexicon.numbers[tokens[i + 3]]
        {
            return nil
        }
        return fractionReading(i - 1, i + 1, 1, n)
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
    private func isSubject(_ first: Int, _ next: Int) -> Bool {
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

    /// "thousands of", "tens of thousands", "hundreds of millions"; not "in the hundreds".
    private func plural(_ n: Int, at i: Int) -> NumberReading? {
        var low = ExactDecimal(n)
        var next = i + 1
        var last = n
        while next + 1 < end, tokens[next].hash == Self.of, case .plural(let m)? = lexicon.numbers[tokens[next + 1]],
            m > last,
            let product = low.multiplied(by: ExactDecimal(m))
        {
            low = product
            last = m
            next += 2
        }
        // Alone, "millions" needs what it counts.
        guard next < end,
            tokens[next].hash == Self.of || unitForms(at: next) != nil || next > i + 1
                || NounNumber.mayBePlural(tokens[next], in: bytes) && ClosedClass.of(tokens[next]).isEmpty
                || n != 20 && isSubject(i, next)
        else { return nil }
        if i > start, tokens[i - 1].hash == Self.the { return nil }
        var result = reading(i, next, low, .vague)
        result.high = low.scaled(by: 1)
        result.decimals = -low.exponent
        result.scaled = true
        return result
    }

    static let first = WordHash.of("first")
    static let have = WordHash.of("have")
    static let are = WordHash.of("are")
    static let were = WordHash.of("were")
    static let point = WordHash.of("point")
    static let the = WordHash.of("the")
    static let few = WordHash.of("few")
    static let several = WordHash.of("several")
    static let by = WordHash.of("by")
}
