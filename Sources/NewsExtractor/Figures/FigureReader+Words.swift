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

    func reading(
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
                // "three-quarters of a million" is found at "million".
                if isOfScale(j + 1) { return nil }
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
