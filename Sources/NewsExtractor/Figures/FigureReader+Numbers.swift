internal import NewsLanguage
internal import NewsModel

/// Numbers in digits and their scale.
extension FigureReader {
    /// The number that begins at token `i`, or whose first proper word is token `i` ("a dozen" is found at "dozen").
    func number(at i: Int, money: Bool) -> NumberReading? {
        switch tokens[i].kind {
        case .number: return digits(at: i, money: money)
        case .alphanumeric: return prefixedDigits(at: i)
        case .word: return words(at: i)
        case .punctuation, .symbol: return nil
        }
    }

    /// Reads the bytes from `from` to `to` as digits with separators. Invisible characters among them are left out, and the
    /// raised point of British print is a point.
    func digitNumber(_ from: Int, _ to: Int) -> DigitNumber? {
        bytes.withUnsafeBufferPointer {
            let digits = UnsafeBufferPointer(rebasing: $0[from..<to])
            guard digits.contains(where: { $0 >= 0x80 }) else {
                return DigitNumber(digits, decimalComma: decimalComma)
            }
            let plain = digits.compactMap { $0 == 0xB7 ? UInt8(ascii: ".") : $0 < 0x80 ? $0 : nil }
            return plain.withUnsafeBufferPointer { DigitNumber($0, decimalComma: decimalComma) }
        }
    }

    func reading(_ number: DigitNumber, first: Int, next: Int, start: Int, end: Int) -> NumberReading {
        let value = ExactDecimal(significand: number.significand, exponent: -number.places)
        var reading = NumberReading(
            first: first, next: next, start: start, end: end, value: value, decimals: number.places, form: .digits,
            unscaled: value)
        reading.grouped = number.grouped
        reading.hasPoint = number.hasPoint
        reading.plainDigits = number.grouped || number.hasPoint ? 0 : number.digits
        reading.leadingZero = number.leadingZero
        return reading
    }

    private func digits(at i: Int, money: Bool) -> NumberReading? {
        let token = tokens[i]
        let from = Int(token.start)
        if token.first >= 0x80 { return vulgarFraction(at: i) }
        guard let number = digitNumber(from, Int(token.end)) else { return nil }
        var result = reading(number, first: i, next: i + 1, start: from, end: Int(token.end))
        if isBehindPoint(i), !number.grouped, !number.hasPoint {
            result.first = i - 1
            result.start = Int(tokens[i - 1].start)
            result.value = ExactDecimal(significand: number.significand, exponent: -number.digits)
            result.unscaled = result.value
            result.decimals = number.digits
            result.hasPoint = true
            result.plainDigits = 0
            result.leadingZero = false
        }
        joinGroups(&result)
        joinSwissGroups(&result)
        addFraction(&result)
        addExponent(&result)
        addTolerance(&result)
        addSign(&result)
        addScale(&result, money: money)
        // "3 million and a half"
        if !result.hasPoint, !result.leadingZero, !money || result.scale > 0 { addHalf(&result) }
        return result
    }

    /// ".500", "$.50": the point before digits is a token of its own.
    func isBehindPoint(_ i: Int) -> Bool {
        i > start && !tokens[i].spaceBefore && tokens[i - 1].isSign(".")
            && (i - 1 == start || tokens[i - 1].spaceBefore || tokens[i - 2].kind == .symbol
                || tokens[i - 2].kind == .punctuation)
    }

    /// "10 000": groups of three behind a space that does not break, or behind a plain one where nothing speaks against it.
    private func joinGroups(_ result: inout NumberReading) {
        guard result.plainDigits >= 1 && result.plainDigits <= 3, !result.leadingZero else { return }
        var joined = result
        var hard = false
        while !joined.hasPoint, joined.next < end, tokens[joined.next].spaceBefore {
            let next = joined.next
            let gap = Int(tokens[next].start) - Int(tokens[next - 1].end)
            let isHard = bytes[Int(tokens[next - 1].end)] >= 0x80
            guard gap <= 3, gap == 1 || isHard, next == result.next || isHard == hard, add(groupAt: next, to: &joined)
            else { break }
            hard = isHard
        }
        let next = joined.next
        guard next > result.next else { return }
        if !hard {
            // A plain space also parts two numbers: "in section 12 300 people".
            if next < end, tokens[next].spaceBefore,
                tokens[next].kind == .number || tokens[next].shape == .capitalised
                    || tokens[next].shape == .upper && tokens[next].count > 3 || tokens[next].shape == .mixed
            {
                return
            }
            if result.first > start, tokens[result.first - 1].shape != .lower, tokens[result.first - 1].kind == .word {
                return
            }
        }
        result = joined
    }

    /// "1'234'567.50": groups of three behind apostrophes, as the Swiss write.
    private func joinSwissGroups(_ result: inout NumberReading) {
        guard result.plainDigits >= 1 && result.plainDigits <= 3, !result.leadingZero else { return }
        while !result.hasPoint, result.next + 1 < end, tokens[result.next].hash == Self.apostrophe,
            !tokens[result.next].spaceBefore, !tokens[result.next + 1].spaceBefore,
            add(groupAt: result.next + 1, to: &result)
        {}
    }

    /// Adds the three digits at token `j`, which may have decimals behind them, to the digits before; false where there are none.
    private func add(groupAt j: Int, to result: inout NumberReading) -> Bool {
        let token = tokens[j]
        guard token.kind == .number, token.first < 0x80, token.count == 3 || token.count > 4,
            bytes[Int(token.start)..<Int(token.start) + 3].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            token.count == 3 || bytes[Int(token.start) + 3] < 0x30,
            let group = digitNumber(Int(token.start), Int(token.end)), !group.grouped,
            let sum = result.value.scaled(by: 3).adding(
                ExactDecimal(significand: group.significand, exponent: -group.places))
        else { return false }
        result.value = sum
        result.unscaled = sum
        result.decimals = group.places
        result.hasPoint = group.hasPoint
        result.next = j + 1
        result.end = Int(token.end)
        result.grouped = true
        result.plainDigits = 0
        return true
    }

    /// A minus sign, "minus" or accounting brackets before the number.
    private func addSign(_ result: inout NumberReading) {
        let i = result.first
        guard i > start else { return }
        let before = tokens[i - 1]
        if before.kind == .word {
            guard before.hash == Self.minus || before.hash == Self.negative else { return }
            // "plus or minus 2 percent" is how far off it may be.
            if i - 3 >= start, tokens[i - 2].hash == Self.or, tokens[i - 3].hash == Self.plus { return }
            negate(&result, from: i - 1)
        } else if !tokens[i].spaceBefore, isMinus(i - 1) || isDash(i - 1) {
            if i - 2 >= start, tokens[i - 2].hash == Self.minus, isMinus(i - 1) {
                negate(&result, from: i - 2)
                return
            }
            // A dash glued to what stands before it joins; a minus has room, a bracket or a currency sign before it.
            let free =
                i - 1 == start || before.spaceBefore || tokens[i - 2].isSign("(")
                || tokens[i - 2].kind == .symbol && !tokens[i - 2].isSign("%")
            if free { negate(&result, from: i - 1) }
        } else if before.isSign("+"), !tokens[i].spaceBefore,
            i - 1 == start || before.spaceBefore || tokens[i - 2].isSign("(")
        {
            result.signed = true
            result.first = i - 1
            result.start = Int(before.start)
        } else if before.isSign("("), result.next < end, tokens[result.next].isSign(")"),
            isBehindSign(i - 1) || result.next + 1 < end && isScaleOrUnit(result.next + 1)
        {
            result.next += 1
            result.end = Int(tokens[result.next - 1].end)
            negate(&result, from: i - 1)
        }
    }

    private func negate(_ result: inout NumberReading, from: Int) {
        result.value = result.value.negated
        result.unscaled = result.value
        result.first = from
        result.start = Int(tokens[from].start)
        result.signed = true
    }

    private func isScaleOrUnit(_ j: Int) -> Bool {
        if case .scale? = lexicon.numbers[tokens[j]] { return true }
        // "(2) a yard": an article, no unit.
        return ClosedClass.of(tokens[j]).isEmpty && unitForms(at: j) != nil
    }

    /// Scale words and abbreviations behind the digits: "2.7 million", "3.2bn", "$1MM", "4 hundred", "3 dozen".
    func addScale(_ result: inout NumberReading, money: Bool) {
        for _ in 0..<2 {
            var j = result.next
            // "a 2.5-million-member union"
            if isHyphen(j), case .scale? = lexicon.numbers[tokens[j + 1]] { j += 1 }
            // "15+ million": the bound stands inside.
            if j + 1 < end, tokens[j].isSign("+"), !tokens[j].spaceBefore, result.form == .digits,
                case .scale? = lexicon.numbers[tokens[j + 1]]
            {
                j += 1
            }
            guard j < end, tokens[j].kind == .word else { return }
            var k = j
            if tokens[j].shape != .none, let word = lexicon.numbers[tokens[j]] {
                switch word {
                case .scale(let power): result.raise(by: power)
                case .hundred: result.raise(by: 2)
                case .group(let n) where n == 12, .plural(let n) where n == 12:
                    guard let product = result.value.multiplied(by: ExactDecimal(n)) else { return }
                    result.value = product
                    result.scaled = true
                default: return
                }
            } else if let form = lexicon.scales[tokens[j]],
                scaleFits(form.place, at: j, money: money, scaled: result.scaled)
            {
                result.raise(by: form.power)
                if j + 1 < end, tokens[j + 1].isSign("."), !tokens[j + 1].spaceBefore, j + 2 < end,
                    tokens[j + 2].spaceBefore,
                    tokens[j + 2].shape == .lower, tokens[j].count > 1
                {
                    k = j + 1
                }
            } else {
                return
            }
            result.next = k + 1
            result.end = Int(tokens[k].end)
            result.plainDigits = 0
        }
    }

    /// "Block 1B", "5300M", "2B Mindset": digits and a capital that name something.
    private func isCode(at j: Int) -> Bool {
        guard j - 1 >= start,
            tokens[j - 1].count <= 3
                || tokens[j - 1].count <= 7
                    && !bytes[Int(tokens[j - 1].start)..<Int(tokens[j - 1].end)].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }
                    )
        else {
            return true
        }
        if j + 1 < end, tokens[j + 1].kind == .word, tokens[j + 1].shape != .lower, !pluralAhead(j + 1) { return true }
        guard j - 2 >= start, tokens[j - 2].kind == .word, tokens[j - 2].shape != .lower, tokens[j - 2].shape != .none
        else { return false }
        return ClosedClass.of(tokens[j - 2]).isEmpty && lexicon.boundLast[tokens[j - 2]] == nil
            && !isVerb(tokens[j - 2])
    }

    /// Whether an abbreviation is a scale word here.
    private func scaleFits(_ place: ScalePlace, at j: Int, money: Bool, scaled: Bool) -> Bool {
        guard !scaled else { return false }
        let glued = !tokens[j].spaceBefore
        switch place {
        case .any: return true
        case .glued:
            // "4K video" has lines, "4k people" are thousands.
            if glued, !money, j > start, tokens[j - 1].count == 1,
                tokens[j - 1].first == UInt8(ascii: "4") || tokens[j - 1].first == UInt8(ascii: "8")
            {
                return pluralAhead(j + 1)
            }
            return glued || money
        case .money:
            // "T" and "B" stand with a space only in capitals; "$5 m" does with any.
            if money {
                return glued || tokens[j].count > 1 || tokens[j].shape != .lower
                    || tokens[j].first | 0x20 == UInt8(ascii: "m")
                    || tokens[j].first == UInt8(ascii: "b")
            }
            if glued, tokens[j].count > 1 || tokens[j].shape != .lower && isCode(at: j) { return false }
            // "3.5B/s" are bytes.
            if glued, j + 2 < end, tokens[j + 1].isSign("/"), tokens[j].first == UInt8(ascii: "B"),
                let forms = unitForms(at: j + 2)?.value,
                forms.contains(where: { lexicon.units[$0.unit].kind == .time })
            {
                return false
            }
            if glued, tokens[j].shape != .lower, j + 1 >= end || tokens[j + 1].kind == .punctuation {
                return tokens[j].first != UInt8(ascii: "T")
            }
            if memory.abbreviatesMillions || (memory.abbreviatesBillions || tellsMillions) && isCompared(j - 1), glued,
                tokens[j].first == UInt8(ascii: "m"), !isLength(j + 1)
            {
                return true
            }
            guard j + 1 < end, tokens[j + 1].spaceBefore else { return false }
            if !glued && tokens[j].shape == .lower { return false }
            if let forms = unitForms(at: j + 1)?.value,
                let form = forms.first(where: { $0.exact == nil })
            {
                return tokens[j].first | 0x20 == UInt8(ascii: "m") || lexicon.units[form.unit].kind == .money
            }
            guard tokens[j].first | 0x20 == UInt8(ascii: "m") || tokens[j].first | 0x20 == UInt8(ascii: "b"),
                tokens[j].count == 1
            else { return false }
            // A capital glued to digits is no metre: "10M", "4.3B".
            if glued, tokens[j].shape != .lower { return true }
            return pluralAhead(j + 1)
        }
    }

    /// Whether the figure before it in the sentence has millions, so that the "2.1m" it is compared with are millions too.
    private var tellsMillions: Bool { previous.map { $0.scale >= 6 } ?? false }

    /// Whether a number is set against another: "1.1bn users, up from 900m".
    private func isCompared(_ j: Int) -> Bool {
        guard j > start else { return false }
        let before = tokens[j - 1].hash
        return before == Self.from || before == Self.against || before == Self.versus || before == Self.vs
            || before == Self.than || before == Self.to
    }

    /// Whether the words at token `j` show that "m" was a metre: "1.2m wide", "5m from the kerb", "20m x 10m".
    private func isLength(_ j: Int) -> Bool {
        guard j < end else { return false }
        return isCue(tokens[j], .length) || tokens[j].isSign("/") || isTimesSign(j)
            || isHyphen(j) && j + 1 < end && isCue(tokens[j + 1], .length)
    }

    /// Whether a noun phrase with a plural head begins at token `j`.
    func pluralAhead(_ j: Int) -> Bool {
        var k = j
        while k < end && k < j + 6 {
            let token = tokens[k]
            if token.kind == .number || token.kind == .alphanumeric, k > j, tokens[k - 1].shape != .lower {
                if isPluralNumber(k) { return true }
                // "Halden 720-600 jets"
                if k + 2 < end, isHyphen(k + 1), tokens[k + 2].kind == .number, !tokens[k + 2].spaceBefore { k += 2 }
                k += 1
                continue
            }
            // "full-length films"
            if isHyphen(k), k > j, tokens[k - 1].shape == .lower {
                k += 1
                continue
            }
            guard token.kind == .word else { return false }
            if !closedClass(k).isDisjoint(with: .function) {
                guard token.hash == Self.and && k > j || isCue(token, .modifier) else { return false }
            }
            if mayBePlural(token) { return true }
            k += 1
        }
        return false
    }

    /// "RMB1.2", "USD10m", "US113" behind "$": digits behind the letters of a currency.
    func prefixedDigits(at i: Int) -> NumberReading? {
        var from = Int(tokens[i].start)
        while from < Int(tokens[i].end), bytes[from] < 0x30 || bytes[from] > 0x39 { from += 1 }
        var to = from
        let limit = Int(tokens[end - 1].end)
        while to < limit {
            let b = bytes[to]
            if b >= 0x30 && b <= 0x39 {
                to += 1
            } else if (b == UInt8(ascii: ",") || b == UInt8(ascii: ".")) && to + 1 < limit && bytes[to + 1] >= 0x30
                && bytes[to + 1] <= 0x39
            {
                to += 2
            } else {
                break
            }
        }
        guard to > from, let number = digitNumber(from, to) else { return nil }
        var next = i + 1
        while next < end && Int(tokens[next].end) <= to { next += 1 }
        var result = reading(number, first: i, next: next, start: Int(tokens[i].start), end: to)
        let last = next < end && Int(tokens[next].start) < to ? next : next - 1
        if Int(tokens[last].end) > to {
            // Letters glued behind the digits in the same token: only a scale word fits.
            let hash = bytes.withUnsafeBufferPointer {
                WordHash.of(UnsafeBufferPointer(rebasing: $0[to..<Int(tokens[last].end)]))
            }
            guard let scale = lexicon.scales[hash] else { return nil }
            result.raise(by: scale.power)
            result.end = Int(tokens[last].end)
            result.next = last + 1
            result.plainDigits = 0
        } else {
            joinSwissGroups(&result)
            addScale(&result, money: true)
        }
        return result
    }

    /// Whether an alphanumeric token starts with the letters of a currency.
    func hasCurrencyPrefix(_ i: Int) -> Bool { currencyPrefix(i) != nil }

    static let apostrophe = WordHash.of("'")
    static let of = WordHash.of("of")
    static let and = WordHash.of("and")
    static let a = WordHash.of("a")
    static let an = WordHash.of("an")
    static let to = WordHash.of("to")
    static let or = WordHash.of("or")
    static let minus = WordHash.of("minus")
    static let negative = WordHash.of("negative")
}
