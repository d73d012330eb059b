internal import NewsLanguage
internal import NewsModel

/// Currencies, units and the amounts they make.
extension FigureReader {
    /// A form found in the text.
    struct UnitMatch {
        var form: UnitForm
        /// Token behind the form.
        var next: Int
    }

    /// Whether the tokens from `first` to `next` are written exactly as `exact`, spaces aside.
    func isWritten(_ exact: [UInt8], _ first: Int, _ next: Int) -> Bool {
        var k = 0
        for token in tokens[first..<next] {
            for i in Int(token.start)..<Int(token.end) {
                guard k < exact.count, bytes[i] == exact[k] else { return false }
                k += 1
            }
        }
        return k == exact.count
    }

    /// The unit at token `j`, behind a number.
    func unit(at j: Int, number: NumberReading) -> UnitMatch? {
        guard j < end, var match = unitForms(at: j) else { return nil }
        while true {
            if let found = unit(match, at: j, number: number) { return found }
            // "3 MB/s": where the longest form is written otherwise ("Mb/s"), a shorter one may fit.
            guard match.count > 1, let shorter = lexicon.after.match(tokens, at: j, end: j + match.count - 1) else {
                return nil
            }
            match = shorter
        }
    }

    /// The unit that the forms found at token `j` mean.
    private func unit(_ match: (count: Int, value: [UnitForm]), at j: Int, number: NumberReading) -> UnitMatch? {
        let next = j + match.count
        let glued = !tokens[j].spaceBefore
        // "$ 12,500 $ 13,000", "1 $10 note": the sign belongs to the number behind it.
        if !glued, tokens[next - 1].kind == .symbol, next < end, tokens[next].kind == .number,
            match.value.contains(where: { lexicon.units[$0.unit].kind == .money })
        {
            return nil
        }
        var word: UnitForm?
        var loose: UnitForm?
        for form in match.value {
            guard let exact = form.exact else {
                if word == nil { word = form }
                continue
            }
            if form.place == .tail || form.place == .glued && !glued { continue }
            if isWritten(exact, j, next) {
                // "2022′s market": a prime as apostrophe.
                if exact[0] == 0xE2, next < end, !tokens[next].spaceBefore, tokens[next].kind == .word { continue }
                if exact.count == 1, exact[0] == UInt8(ascii: "F"),
                    isTemperature(number) == (lexicon.units[form.unit].code == "F")
                {
                    continue
                }
                // "66 Ma ago" and "(31 Ma)" are ages of rocks, "in 2019 Ma left" is a name; "27 AU states" are a union's.
                if !glued, exact.count == 2, exact[1] == UInt8(ascii: "a") || exact[1] | 0x20 == UInt8(ascii: "u"),
                    exact[0] | 0x20 == UInt8(ascii: "m") || exact[0] | 0x20 == UInt8(ascii: "a"),
                    number.plainDigits > 3
                        || next < end && tokens[next].kind == .word
                            && ClosedClass.of(tokens[next]).isDisjoint(with: .function)
                            && tokens[next].hash != Self.ago && tokens[next].hash != Self.old
                {
                    continue
                }
                if !glued, exact.count == 1, exact[0] < 0x80, !isLoneSymbol(j, exact[0], number) { continue }
                return UnitMatch(form: form, next: next)
            }
            // "24 HR managers" are no hours, "12 MS patients" no milliseconds.
            if loose == nil, mayMean(exact, j, next),
                exact.count != 2 || lexicon.units[form.unit].kind != .time && exact[1] != UInt8(ascii: "s")
            {
                loose = form
            }
        }
        if let form = word ?? loose {
            return fits(form, at: j, number: number) ? UnitMatch(form: form, next: next) : nil
        }
        return nil
    }

    /// "F" is a degree Fahrenheit behind any number news writes for the weather; only a small decimal is a capacity.
    private func isTemperature(_ number: NumberReading) -> Bool {
        number.signed || !number.hasPoint || ExactDecimal(9) < number.value
    }

    /// A symbol in other case than its own: "HZ", "KM", "Mph", "300w"; but "FA" is no femtoampere, "an" no attonewton.
    private func mayMean(_ exact: [UInt8], _ j: Int, _ next: Int) -> Bool {
        if exact == [UInt8(ascii: "W")], !tokens[j].spaceBefore, next == j + 1 { return true }
        guard exact.count > 1, next == j + 1, tokens[j].shape != .mixed, ClosedClass.of(tokens[j]).isEmpty else {
            return false
        }
        let small = exact.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
        if tokens[j].shape == .capitalised { return small && exact.count > 2 }
        return small || exact[0] == tokens[j].first
    }

    /// A one-letter symbol behind a space: "5 W", but not "grade 5 A levels".
    private func isLoneSymbol(_ j: Int, _ symbol: UInt8, _ number: NumberReading) -> Bool {
        // "1.3 A/cm2": what it is divided by makes the letter a symbol.
        if j + 2 < end, tokens[j + 1].isSign("/"), !tokens[j + 1].spaceBefore, !tokens[j + 2].spaceBefore,
            let over = unitForms(at: j + 2), over.value.contains(where: { $0.exact != nil })
        {
            return true
        }
        switch symbol {
        case UInt8(ascii: "K"): return isKelvin(j, number)
        case UInt8(ascii: "A"), UInt8(ascii: "N"), UInt8(ascii: "d"), UInt8(ascii: "s"),
            UInt8(ascii: "J"):
            return false
        case UInt8(ascii: "%"), UInt8(ascii: "$"): return true
        default:
            return j + 1 >= end || tokens[j + 1].kind != .punctuation || tokens[j + 1].spaceBefore
                || !tokens[j + 1].isSign("-")
        }
    }

    /// "cooled to 77 K" is a temperature, "a 10 K race" and "5 K Street" are not: the sentence has to speak of heat.
    private func isKelvin(_ j: Int, _ number: NumberReading) -> Bool {
        guard number.form == .digits, j + 1 >= end || tokens[j + 1].shape != .capitalised else { return false }
        return (start..<end).contains { isCue(tokens[$0], .heat) }
    }

    /// Words that are units only in some places.
    private func fits(_ form: UnitForm, at j: Int, number: NumberReading) -> Bool {
        switch tokens[j].hash {
        case Self.won, Self.real: return number.scaled || number.grouped
        case Self.ether, Self.rand: return tokens[j].shape == .lower
        case Self.stone:
            return number.plainDigits > 0 && number.plainDigits <= 3 || tokens[number.first].hash == Self.a
        // "two stones were thrown"
        case Self.stones:
            return number.first > start && isCue(tokens[number.first - 1], .measuring) || isBeforePounds(j + 1)
        case Self.cup, Self.cups: return number.form == .fraction || j + 1 < end && tokens[j + 1].hash == Self.of
        case Self.mark: return false
        default: return true
        }
    }

    /// "12 stones 4 pounds", "12 stones and 4 pounds": pounds behind stones make them a weight.
    private func isBeforePounds(_ j: Int) -> Bool {
        guard j + 1 < end else { return false }
        let k = tokens[j].hash == Self.and || tokens[j].isSign(",") ? j + 1 : j
        return k + 1 < end && tokens[k].kind == .number && isCue(tokens[k + 1], .pound)
    }

    /// The number at token `i` with the currency or unit around it; nil where it is none, or a stretch of time. `isMoney` where
    /// what stands before it shows that it is a sum, so that "m" is no metre.
    mutating func amount(at i: Int, isMoney: Bool = false) -> Amount? {
        if tokens[i].kind == .alphanumeric, isDimension(i) {
            guard let number = prefixedDigits(at: i) else { return nil }
            var amount = Amount(
                number: number, first: i, next: number.next, start: Int(tokens[i].start) + 1, end: number.end)
            addUnit(&amount)
            return amount
        }
        if tokens[i].kind == .alphanumeric {
            guard let (form, first) = currencyPrefix(i), first >= free, let number = number(at: i, money: true) else {
                return nil
            }
            // "P1.2 billion" is money; one letter and a point ("P1.2") name a thing.
            let isPointed = number.hasPoint && form.exact?.count != 1
            if form.place == .guarded && !number.scaled && !number.grouped && !isPointed { return nil }
            var amount = Amount(
                number: number, first: first, next: number.next, start: Int(tokens[first].start), end: number.end)
            setMoney(&amount, form)
            addMoneyTail(&amount)
            return amount
        }
        var before = currency(before: i)
        // "$-99.99", "-$5", "$.50"
        if before == nil, i > start + 1, !tokens[i].spaceBefore, isMinus(i - 1) || isBehindPoint(i) {
            before = currency(before: i - 1)
        }
        guard var number = number(at: i, money: isMoney || before != nil) else { return nil }
        // "$(1.2) million"
        if before == nil, number.signed, number.first > start, tokens[number.first].isSign("("),
            !tokens[number.first].spaceBefore, let sign = currency(before: number.first)
        {
            before = sign
            addScale(&number, money: true)
        }
        // "TTD -0.17%": the symbol of a share before its change.
        if before != nil, number.next < end, tokens[number.next].isSign("%") { before = nil }
        if before == nil, number.next < end, hasMoneyAhead(number) { addScale(&number, money: true) }
        if let (form, first) = before, first >= free {
            let confirmed = number.scaled || number.grouped || number.hasPoint
            // "MAD 300 million" is money, "ALL 300 million people" and "a MAD 3.5" are not.
            let isApart = tokens[i].spaceBefore && !(number.scaled && !pluralAhead(number.next) && !isShouted(first))
            if form.place != .guarded || confirmed && !isApart {
                var amount = Amount(
                    number: number, first: min(first, number.first), next: number.next, start: 0, end: number.end)
                if first > start, isMinus(first - 1), !tokens[first].spaceBefore, !number.signed,
                    first - 1 == start || tokens[first - 1].spaceBefore || tokens[first - 2].isSign("(")
                {
                    amount.first = first - 1
                    amount.number.value = number.value.negated
                }
                amount.start = min(Int(tokens[amount.first].start), number.start)
                setMoney(&amount, form)
                addScaleBehindBracket(&amount)
                addMoneyTail(&amount)
                return amount
            }
        }
        var amount = Amount(
            number: number, first: number.first, next: number.next, start: number.start, end: number.end)
        addUnit(&amount)
        addMinorUnit(&amount)
        addSmallerUnits(&amount)
        return amount
    }

    /// The amount at token `i`, read as if reading had come to token `j`: nothing before it is part of it.
    mutating func amount(at i: Int, from j: Int, isMoney: Bool = false) -> Amount? {
        let saved = free
        free = j
        defer { free = saved }
        return amount(at: i, isMoney: isMoney)
    }

    /// The unit behind a number, glued, after a space or behind a hyphen.
    mutating func addUnit(_ amount: inout Amount) {
        let number = amount.number
        // "absolute zero" is a temperature whatever follows.
        if number.form == .words, number.value == .zero, amount.first - 1 >= free, amount.first > start,
            tokens[amount.first - 1].hash == Self.absolute, let kelvin = lexicon.kelvin
        {
            amount.first -= 1
            amount.start = Int(tokens[amount.first].start)
            amount.unit = kelvin
            return
        }
        var j = number.next
        guard j < end else { return }
        if isHyphen(j) { j += 1 }
        if number.form == .vague, tokens[j].hash == Self.of, let match = unit(at: j + 1, number: number),
            match.form.exact == nil
        {
            // "millions of dollars", "billions of pounds"
            take(match, into: &amount)
            if isCue(tokens[j + 1], .pound), ExactDecimal(999) < number.value, !isWare(behind: match.next),
                let sterling = lexicon.sterling
            {
                amount.unit = sterling
            }
            return
        }
        if let age = age(at: j) {
            amount.isAge = true
            amount.ageUnit = age.unit
            extend(&amount, to: age.next)
            return
        }
        // "12 in²" is longer than the preposition.
        if tokens[j].hash == Self.inWord, (unitForms(at: j)?.count ?? 0) < 2 {
            guard j + 1 < end, isCue(tokens[j + 1], .dimension), let inch = lexicon.inch else { return }
            amount.unit = inch
            extend(&amount, to: j + 1)
            return
        }
        if let mark = primeMark(j) {
            amount.unit = arc(mark, number, j) ?? mark
            extend(&amount, to: j + 1)
            return
        }
        if number.form == .fraction {
            // "half a mile", "1/16 of an inch"
            var k = j
            if tokens[k].hash == Self.of { k += 1 }
            if k + 1 < end, tokens[k].hash == Self.a || tokens[k].hash == Self.an { k += 1 }
            if k < end, tokens[k].hash == Self.point, number.value < ExactDecimal(1),
                let point = lexicon.percentagePoint,
                isOfPercentage(amount.first, k)
            {
                amount.unit = point
                extend(&amount, to: k + 1)
                return
            }
            if k > j, let match = unit(at: k, number: number), match.form.exact == nil {
                take(match, into: &amount)
                return
            }
        }
        guard var match = unit(at: j, number: number) else { return }
        // "10-K" and "20-F" are forms to file, "60-W" and "5-V" are measures.
        if isHyphen(number.next), let exact = match.form.exact,
            exact == [UInt8(ascii: "K")] || exact == [UInt8(ascii: "F")]
        {
            return
        }
        // The full stop of "it weighs 4 lb." ends the sentence.
        if match.next == end, match.next > j + 1, tokens[end - 1].isSign(".") { match.next -= 1 }
        take(match, into: &amount)
        if lexicon.units[amount.unit].code == "deg", let scale = temperatureScale(amount.next) { amount.unit = scale }
        if lexicon.units[amount.unit].code == "[lb_av]", isCue(tokens[j], .pound), !isHyphen(number.next),
            let sterling = lexicon.sterling, poundIsMoney(amount)
        {
            amount.unit = sterling
            amount.inferred = true
        }
    }

    private func take(_ match: UnitMatch, into amount: inout Amount) {
        amount.unit = match.form.unit
        amount.power = match.form.power
        amount.inferred = match.form.inferred || lexicon.units[match.form.unit].inferred
        extend(&amount, to: match.next)
    }

    /// Makes an amount reach up to token `next`.
    func extend(_ amount: inout Amount, to next: Int) {
        amount.next = next
        amount.end = Int(tokens[next - 1].end)
    }

    /// "−40° on the Celsius scale": the words behind tell which degrees they are.
    private func temperatureScale(_ j: Int) -> Int? {
        guard j + 3 < end, tokens[j].hash == Self.on, tokens[j + 1].hash == Self.the, tokens[j + 3].hash == Self.scale,
            let match = unitForms(at: j + 2), match.count == 1
        else { return nil }
        return match.value.first { $0.exact == nil }?.unit
    }

    static let on = WordHash.of("on")
    static let scale = WordHash.of("scale")
    static let absolute = WordHash.of("absolute")
    static let won = WordHash.of("won")
    static let real = WordHash.of("real")
    static let rand = WordHash.of("rand")
    static let ether = WordHash.of("ether")
    static let mark = WordHash.of("mark")
    static let stone = WordHash.of("stone")
    static let stones = WordHash.of("stones")
    static let cup = WordHash.of("cup")
    static let cups = WordHash.of("cups")
    static let pence = WordHash.of("pence")
    static let sterling = WordHash.of("sterling")
    static let inWord = WordHash.of("in")
}
