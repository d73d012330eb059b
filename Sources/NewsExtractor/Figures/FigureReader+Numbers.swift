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

    /// Reads the bytes from `from` to `to` as digits with separators.
    private func digitNumber(_ from: Int, _ to: Int) -> DigitNumber? {
        bytes.withUnsafeBufferPointer {
            DigitNumber(UnsafeBufferPointer(rebasing: $0[from..<to]), decimalComma: decimalComma)
        }
    }

    private func reading(_ number: DigitNumber, first: Int, next: Int, start: Int, end: Int) -> NumberReading {
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
        // ".500": the point is a token of its own.
        if i > start, !token.spaceBefore, tokens[i - 1].isSign("."), !number.grouped, !number.hasPoint,
            i - 1 == start || tokens[i - 1].spaceBefore || tokens[i - 2].kind == .symbol
                || tokens[i - 2].kind == .punctuation
        {
            result.first = i - 1
            result.start = Int(tokens[i - 1].start)
            result.value = ExactDecimal(significand: number.significand, exponent: -number.digits)
            result.unscaled = result.value
            result.decimals = number.digits
            result.hasPoint = true
            result.plainDigits = 0
        }
        joinGroups(&result)
        addFraction(&result)
        addExponent(&result)
        addTolerance(&result)
        addSign(&result)
        addScale(&result, money: money)
        return result
    }

    /// "10 000": groups of three behind a space that does not break, or behind a plain one where nothing speaks against it.
    private func joinGroups(_ result: inout NumberReading) {
        guard result.plainDigits >= 1 && result.plainDigits <= 3, !result.leadingZero else { return }
        var next = result.next
        var value = result.value
        var hard = false
        while next < end, tokens[next].kind == .number, tokens[next].spaceBefore, tokens[next].first < 0x80 {
            let gap = Int(tokens[next].start) - Int(tokens[next - 1].end)
            let isHard = bytes[Int(tokens[next - 1].end)] >= 0x80
            guard gap <= 3, gap == 1 || isHard, next == result.next || isHard == hard else { break }
            hard = isHard
            let token = tokens[next]
            var digits = 0
            while digits < token.count, bytes[Int(token.start) + digits] >= 0x30,
                bytes[Int(token.start) + digits] <= 0x39
            { digits += 1 }
            guard digits == 3, let group = digitNumber(Int(token.start), Int(token.end)), !group.grouped else { break }
            let isLast = group.hasPoint
            guard
                let sum = value.scaled(by: 3).adding(
                    ExactDecimal(significand: group.significand, exponent: -group.places))
            else { break }
            value = sum
            result.decimals = group.places
            next += 1
            if isLast { break }
        }
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
        result.value = value
        result.unscaled = value
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.grouped = true
        result.plainDigits = 0
    }

    /// "2 1/2", "2½" and "1/16".
    private func addFraction(_ result: inout NumberReading) {
        guard result.plainDigits > 0, result.next < end else { return }
        let j = result.next
        if isHyphen(j), let (part, next) = fraction(at: j + 1), part < ExactDecimal(1),
            let sum = result.value.adding(part)
        {
            // "5-1/4 cents"
            set(&result, sum, next)
            return
        }
        if let (part, next) = fraction(at: j), let sum = result.value.adding(part),
            tokens[j].first >= 0x80 || tokens[j].spaceBefore
        {
            set(&result, sum, next)
        } else if let (part, next) = fraction(at: result.first), next > result.next {
            // Alone, "7/8" may be a date or a score: only a fraction of something, or one with a unit.
            guard part < ExactDecimal(1), next < end, tokens[next].spaceBefore || tokens[next].kind == .word,
                tokens[next].hash == Self.of || unit(at: next, number: result) != nil
            else { return }
            set(&result, part, next)
        }
    }

    private func set(_ result: inout NumberReading, _ value: ExactDecimal, _ next: Int) {
        result.value = value
        result.unscaled = value
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.form = .fraction
        result.decimals = max(0, -value.exponent)
        result.plainDigits = 0
        result.hasPoint = true
    }

    /// A vulgar fraction sign or "1/2" at token `j`: its value, and the token behind it.
    private func fraction(at j: Int) -> (ExactDecimal, Int)? {
        guard j < end, tokens[j].kind == .number else { return nil }
        if tokens[j].first >= 0x80 {
            guard let (numerator, denominator) = Self.vulgar(bytes, tokens[j]) else { return nil }
            return ExactDecimal(numerator).divided(by: ExactDecimal(denominator), places: 6).map { ($0, j + 1) }
        }
        guard j + 2 < end, !tokens[j + 1].spaceBefore, !tokens[j + 2].spaceBefore, tokens[j + 2].kind == .number,
            tokens[j + 2].first < 0x80,
            tokens[j + 1].isSign("/") || isFractionSlash(j + 1),
            j + 3 >= end || tokens[j + 3].spaceBefore || !tokens[j + 3].isSign("/"),
            let above = digitNumber(Int(tokens[j].start), Int(tokens[j].end)),
            let below = digitNumber(Int(tokens[j + 2].start), Int(tokens[j + 2].end)),
            above.places == 0, below.places == 0, below.significand > 1, above.significand > 0
        else { return nil }
        return ExactDecimal(significand: above.significand).divided(
            by: ExactDecimal(significand: below.significand), places: 6
        ).map { ($0, j + 3) }
    }

    private func isFractionSlash(_ j: Int) -> Bool {
        let at = Int(tokens[j].start)
        return tokens[j].count == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x81 && bytes[at + 2] == 0x84
    }

    /// Numerator and denominator of a vulgar fraction sign (Unicode: Number Forms).
    private static func vulgar(_ bytes: [UInt8], _ token: Token) -> (Int, Int)? {
        let at = Int(token.start)
        if token.count == 2 && bytes[at] == 0xC2 {
            switch bytes[at + 1] {
            case 0xBC: return (1, 4)
            case 0xBD: return (1, 2)
            case 0xBE: return (3, 4)
            default: return nil
            }
        }
        guard token.count == 3, bytes[at] == 0xE2, bytes[at + 1] == 0x85 else { return nil }
        let signs = [
            (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8),
            (5, 8), (7, 8),
        ]
        let index = Int(bytes[at + 2]) - 0x90
        return signs.indices.contains(index) ? signs[index] : nil
    }

    private func vulgarFraction(at i: Int) -> NumberReading? {
        guard let (value, next) = fraction(at: i) else { return nil }
        return NumberReading(
            first: i, next: next, start: Int(tokens[i].start), end: Int(tokens[next - 1].end), value: value,
            decimals: max(0, -value.exponent),
            form: .fraction, hasPoint: true, unscaled: value)
    }

    /// "4e14", "1e-3", "2.5×10−5", "2.5x10-5".
    private func addExponent(_ result: inout NumberReading) {
        guard result.next < end, !result.grouped else { return }
        var j = result.next
        let token = tokens[j]
        var exponent: Int?
        if !token.spaceBefore, token.first | 0x20 == UInt8(ascii: "e") {
            if token.kind == .alphanumeric {
                // "7e7" is a code as often as a number.
                guard token.count > 2 || result.hasPoint else { return }
                exponent = integer(Int(token.start) + 1, Int(token.end))
                j += 1
            } else if token.count == 1, let (value, next) = signedInteger(at: j + 1) {
                exponent = value
                j = next
            }
        } else {
            var from = -1
            if token.kind == .alphanumeric, token.first | 0x20 == UInt8(ascii: "x"), token.count == 3,
                bytes[Int(token.start) + 1] == 0x31,
                bytes[Int(token.start) + 2] == 0x30
            {
                from = j + 1
            } else if isTimes(j), j + 1 < end, tokens[j + 1].kind == .number, tokens[j + 1].count == 2,
                tokens[j + 1].first == 0x31,
                bytes[Int(tokens[j + 1].start) + 1] == 0x30
            {
                from = j + 2
            }
            if from > 0 {
                if from < end, tokens[from].isSign("^") { from += 1 }
                if let (value, next) = signedInteger(at: from), next > from {
                    exponent = value
                    j = next
                }
            }
        }
        guard let exponent, abs(exponent) <= 40 else { return }
        result.value = result.value.scaled(by: exponent)
        result.unscaled = result.value
        result.decimals -= exponent
        result.next = j
        result.end = Int(tokens[j - 1].end)
        result.scaled = true
        result.plainDigits = 0
    }

    private func isTimes(_ j: Int) -> Bool {
        let at = Int(tokens[j].start)
        return tokens[j].count == 2 && bytes[at] == 0xC3 && bytes[at + 1] == 0x97
    }

    private func integer(_ from: Int, _ to: Int) -> Int? {
        guard to > from, to - from <= 3 else { return nil }
        var value = 0
        for i in from..<to {
            guard bytes[i] >= 0x30 && bytes[i] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[i] - 0x30)
        }
        return value
    }

    /// Digits with a sign glued before them.
    private func signedInteger(at j: Int) -> (Int, Int)? {
        guard j < end, !tokens[j].spaceBefore else { return nil }
        var k = j
        let negative = isMinus(k) || isDash(k)
        if negative || tokens[k].isSign("+") { k += 1 }
        guard k < end, !tokens[k].spaceBefore, tokens[k].kind == .number,
            let value = integer(Int(tokens[k].start), Int(tokens[k].end))
        else {
            return nil
        }
        return (negative ? -value : value, k + 1)
    }

    /// "±0.01" belongs to the number's span.
    private func addTolerance(_ result: inout NumberReading) {
        let j = result.next
        guard j + 1 < end, tokens[j].count == 2, tokens[j].first == 0xC2, bytes[Int(tokens[j].start) + 1] == 0xB1,
            tokens[j + 1].kind == .number
        else {
            return
        }
        result.next = j + 2
        result.end = Int(tokens[j + 1].end)
    }

    /// A minus sign, "minus" or accounting brackets before the number.
    private func addSign(_ result: inout NumberReading) {
        let i = result.first
        guard i > start else { return }
        let before = tokens[i - 1]
        if before.kind == .word {
            guard before.hash == Self.minus || before.hash == Self.negative else { return }
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
        } else if before.isSign("("), result.next < end, tokens[result.next].isSign(")"), result.next + 1 < end,
            isScaleOrUnit(result.next + 1)
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
        return lexicon.after.match(tokens, at: j, end: end) != nil
    }

    func isMinus(_ j: Int) -> Bool {
        let token = tokens[j]
        if token.isSign("-") { return true }
        let at = Int(token.start)
        return token.count == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x88 && bytes[at + 2] == 0x92
    }

    /// An en dash, em dash or non-breaking hyphen.
    func isDash(_ j: Int) -> Bool {
        let token = tokens[j]
        let at = Int(token.start)
        return token.count == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] >= 0x90
            && bytes[at + 2] <= 0x95
    }

    /// Scale words and abbreviations behind the digits: "2.7 million", "3.2bn", "$1MM", "4 hundred", "3 dozen".
    func addScale(_ result: inout NumberReading, money: Bool) {
        for _ in 0..<2 {
            var j = result.next
            // "a 2.5-million-member union"
            if isHyphen(j), case .scale? = lexicon.numbers[tokens[j + 1]] { j += 1 }
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
                return glued || tokens[j].shape != .lower || tokens[j].first | 0x20 == UInt8(ascii: "m")
                    || tokens[j].first == UInt8(ascii: "b")
            }
            if glued, tokens[j].count > 1 { return false }
            if glued, tokens[j].shape != .lower, j + 1 >= end || tokens[j + 1].kind == .punctuation {
                return tokens[j].first != UInt8(ascii: "T")
            }
            guard j + 1 < end, tokens[j + 1].spaceBefore else { return false }
            if !glued && tokens[j].shape == .lower { return false }
            if let forms = lexicon.after.match(tokens, at: j + 1, end: end)?.value,
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

    /// Whether a noun phrase with a plural head begins at token `j`.
    func pluralAhead(_ j: Int) -> Bool {
        var k = j
        while k < end && k < j + 6 {
            let token = tokens[k]
            if token.kind == .number || token.kind == .alphanumeric, k > j, tokens[k - 1].shape != .lower {
                k += 1
                continue
            }
            guard token.kind == .word else { return false }
            if !ClosedClass.of(token).isDisjoint(with: .function) {
                guard token.hash == Self.and, k > j else { return false }
            }
            if NounNumber.mayBePlural(token, in: bytes) { return true }
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
            addScale(&result, money: true)
        }
        return result
    }

    /// Whether an alphanumeric token starts with the letters of a currency.
    func hasCurrencyPrefix(_ i: Int) -> Bool { currencyPrefix(i) != nil }

    static let of = WordHash.of("of")
    static let and = WordHash.of("and")
    static let a = WordHash.of("a")
    static let an = WordHash.of("an")
    static let to = WordHash.of("to")
    static let or = WordHash.of("or")
    static let minus = WordHash.of("minus")
    static let negative = WordHash.of("negative")
}
