internal import NewsLanguage
internal import NewsModel

/// Two numbers that are one figure: "between 5 and 7 percent", "$10 million to $12 million", "one in five".
extension FigureReader {
    enum Joint {
        case dash, to, and, or
    }

    /// The range that begins with `low`, or the share "two out of five"; nil where the amount stands alone.
    /// Where a unit stands only behind the second of two amounts ("8 or 9 euros"), `low` takes it over.
    mutating func range(from amount: Amount) -> (Draft, Amount)? {
        if let share = share(amount) { return (share, share.amount) }
        var low = amount
        // "between 2x and 10x"
        let isMultiple = isMultiplier(behind: low)
        if isMultiple { low.next += 1 }
        // "5 mg/kg to 10 mg/kg": both ends are rates.
        let rate = low.unit >= 0 ? denominator(at: low.next, unit: low.unit) : nil
        if let rate { low.next = rate.next }
        guard let (joint, j) = joint(behind: low), j < end, let i = numberToken(from: j) else { return nil }
        // "$5-10m", "between $5m and 10m"
        let isMoney =
            low.unitBefore && lexicon.units[low.unit].kind == .money && i == j && tokens[i].kind == .number
            && joint != .or
        guard let high = self.amount(at: i, from: j, isMoney: isMoney), high.first >= j, high.first <= j + 3,
            !isMultiple || isMultiplier(behind: high)
        else { return nil }
        guard
            high.first == j
                || tokens[j..<high.first].allSatisfy({
                    $0.kind == .symbol || $0.kind == .word && lexicon.beforeLast[$0] != nil || $0.isSign("-")
                })
        else { return nil }
        if let rate { guard denominator(at: high.next, unit: high.unit)?.code == rate.code else { return nil } }
        var first = low
        var second = high
        // "fell by a third to $2": a share of change and the level it led to.
        if low.number.form == .fraction, low.unit < 0, high.number.form != .fraction { return nil }
        guard share(unitOf: &first, with: &second, joint: joint) else { return nil }
        guard joint != .or else { return nil }
        if first.number.scale == 0, !first.number.scaled, second.number.scale > 0, !first.number.grouped,
            first.number.value.magnitude < ExactDecimal(1000), first.number.value < second.number.unscaled
        {
            first.number.raise(by: second.number.scale)
        }
        // "from $4.2 to $3.1 billion" is a fall.
        if joint == .to, isFallInScale(first.number, second.number), fromWord(before: low.first) != nil { return nil }
        var a = first.number.value.scaled(by: first.power)
        var b = second.number.value.scaled(by: second.power)
        // "ranged from 9 to 2", "ranging from -2 to -30 degrees": a range has no direction.
        if b < a, joint == .to, isRanging(low.first) || isSpan(low, second) { swap(&a, &b) }
        guard a < b else { return nil }
        // "rose from 3.1 to 4.2 percent": two levels, as in a fall.
        if joint == .to, isRise(from: low.first) { return nil }
        if joint == .dash, !isMultiple, !isDashRange(first, second) { return nil }
        if joint == .to, changesLevel(low, second) || changesCount(low, second, a, b) || namesChange(low, a, b) {
            return nil
        }
        var draft = Draft(amount: second)
        draft.amount.isAge = second.isAge || first.isAge
        draft.first = low.first
        draft.start = low.start
        draft.boundFirst = low.first
        draft.low = a
        draft.high = b
        draft.bound = .range
        draft.decimals = max(first.number.decimals - first.power, draft.decimals)
        draft.rule = "range"
        return (draft, second)
    }

    /// "10x": the sign of a multiple glued to plain digits.
    private func isMultiplier(behind amount: Amount) -> Bool {
        let j = amount.next
        return amount.unit < 0 && amount.number.form == .digits && j < end && j == amount.number.next
            && !tokens[j].spaceBefore && tokens[j].kind == .word && tokens[j].count == 1
            && tokens[j].first | 0x20 == UInt8(ascii: "x")
    }

    /// The number token at or closely behind `j`: a sign or currency may stand before it.
    func numberToken(from j: Int) -> Int? {
        var k = j
        while k < end && k < j + 4 {
            let token = tokens[k]
            if token.kind == .number { return k }
            if token.kind == .alphanumeric { return hasCurrencyPrefix(k) ? k : nil }
            if token.kind == .word {
                if let word = lexicon.numbers[token] {
                    switch word {
                    case .unit, .ten: return k
                    default: return nil
                    }
                }
                guard lexicon.beforeLast[token] != nil || token.hash == Self.minus || k == j && token.hash == Self.about
                else { return nil }
            } else if token.kind == .punctuation, !isMinus(k), !isDash(k), !token.isSign(".") {
                return nil
            }
            k += 1
        }
        return nil
    }

    func joint(behind low: Amount) -> (Joint, Int)? {
        var j = low.next
        guard j < end else { return nil }
        // "8- to 16-metre", "200 to-260"
        if isMinus(j) || isDash(j) {
            guard j + 1 < end else { return nil }
            if tokens[j + 1].hash == Self.to { return (.to, j + 2) }
            if tokens[j + 1].hash == Self.or { return (.or, j + 2) }
            // "5 -7" is no range; "5-7" and "5 – 7" are.
            guard tokens[j].spaceBefore == tokens[j + 1].spaceBefore else { return nil }
            if isHyphen(j), j + 3 < end, tokens[j + 1].hash == Self.to, isMinus(j + 2) { return (.to, j + 3) }
            return (.dash, j + 1)
        }
        if tokens[j].isSign("~") { return (.dash, j + 1) }
        if tokens[j].hash == Self.to {
            if j + 1 < end, !tokens[j + 1].spaceBefore, isMinus(j + 1) { return (.to, j + 2) }
            return (.to, j + 1)
        }
        if tokens[j].hash == Self.or { return (.or, j + 1) }
        if tokens[j].hash == Self.and { return isBetween(low.first) ? (.and, j + 1) : (.or, j + 1) }
        if tokens[j].isSign(",") { return (.or, j + 1) }
        // "from $10 all the way up to $200"
        if tokens[j].hash == Self.all, j + 4 < end, tokens[j + 1].hash == Self.the, tokens[j + 2].hash == Self.wayWord {
            let to = tokens[j + 3].hash == Self.up ? j + 4 : j + 3
            if to + 1 < end, tokens[to].hash == Self.to, hasBefore(low.first, Self.from) || isBetween(low.first) {
                return (.to, to + 1)
            }
        }
        if tokens[j].hash == Self.up, j + 1 < end, tokens[j + 1].hash == Self.to, hasBefore(low.first, Self.from) {
            return (.to, j + 2)
        }
        // "between 5 percent, and 7 percent" and "from 30 miles in 2011 to 42" are left apart.
        j += 1
        return nil
    }

    func isBetween(_ first: Int) -> Bool {
        var k = first - 1
        while k >= start && k >= first - 3 {
            if tokens[k].hash == Self.between { return true }
            guard lexicon.boundLast[tokens[k]] != nil || tokens[k].hash == Self.a || tokens[k].hash == Self.an else {
                return false
            }
            k -= 1
        }
        return false
    }

    /// Whether "ranged from" or the like stands before the first end.
    private func isRanging(_ first: Int) -> Bool {
        first - 2 >= start && tokens[first - 1].hash == Self.from && isCue(tokens[first - 2], .ranging)
    }

    /// "a fall of 40 cents to $18.70": behind a noun of change the second sum is a level where it is of another order.
    private func namesChange(_ low: Amount, _ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        guard low.unit >= 0, lexicon.units[low.unit].kind == .money, low.first - 2 >= start,
            tokens[low.first - 1].hash == Self.of, lexicon.changes[tokens[low.first - 2]]?.isNoun == true,
            let least = a.multiplied(by: ExactDecimal(3))
        else { return false }
        return b > least
    }

    /// "temperatures of 5 °C to -3 °C": both ends with their unit behind "of"; "a drop of 30 km to 12 km" is a change.
    private func isSpan(_ low: Amount, _ high: Amount) -> Bool {
        low.unit >= 0 && low.unit == high.unit && lexicon.units[low.unit].kind == .physical && low.first - 2 >= start
            && tokens[low.first - 1].hash == Self.of && lexicon.changes[tokens[low.first - 2]] == nil
    }

    private func hasBefore(_ first: Int, _ hash: UInt64) -> Bool { first > start && tokens[first - 1].hash == hash }

    /// Makes the units agree: one end may leave its unit to the other. False where they are two figures.
    private mutating func share(unitOf low: inout Amount, with high: inout Amount, joint: Joint) -> Bool {
        if low.unit >= 0, high.unit >= 0 {
            if low.isAge != high.isAge { return false }
            return low.unit == high.unit
        }
        if low.unit < 0 && high.unit < 0 { return low.isAge == high.isAge || high.isAge }
        if low.unit < 0 {
            // "5 to 7 percent", "5 to 7 cents"; but "rose 300 to $5" has two kinds of number.
            low.power = high.power
            return !high.unitBefore || lexicon.units[high.unit].kind == .money && joint != .dash
        }
        // "from 180 pounds to 165", "$14-16": only directly behind the other.
        guard
            joint == .dash && low.unitBefore || joint == .and
                || joint == .to && (low.unitBefore || hasBefore(low.first, Self.from))
        else { return false }
        high.takeUnit(of: low)
        return true
    }

    /// "12-15 times" is a range, "2-0", "2013-14" and "555-1234" are not.
    private func isDashRange(_ low: Amount, _ high: Amount) -> Bool {
        if low.number.leadingZero || high.number.leadingZero { return false }
        if high.next < end, !tokens[high.next].spaceBefore, isMinus(high.next), high.next + 1 < end,
            tokens[high.next + 1].kind == .number
        {
            return false
        }
        if high.unit >= 0 || high.isAge || low.number.scaled || low.number.grouped || low.number.hasPoint
            || high.number.form == .words
        {
            return true
        }
        // "women aged 45-64"
        if low.first > start, tokens[low.first - 1].hash == Self.aged || tokens[low.first - 1].hash == Self.ages {
            return true
        }
        // "between the ages of 18-24"
        if low.first - 2 >= start, tokens[low.first - 1].hash == Self.of, tokens[low.first - 2].hash == Self.ages {
            return true
        }
        // "12 Halden 720-600 jets": a model behind its name.
        if low.number.plainDigits >= 2, high.number.plainDigits >= 2, low.first - 1 > start,
            tokens[low.first - 1].kind == .word, tokens[low.first - 1].shape != .lower,
            tokens[low.first - 1].shape != .none, ClosedClass.of(tokens[low.first - 1]).isEmpty,
            lexicon.changes[tokens[low.first - 1]] == nil, lexicon.boundLast[tokens[low.first - 1]] == nil
        {
            return false
        }
        if low.number.plainDigits >= 4, high.number.plainDigits <= 2 || high.number.value < ExactDecimal(2100) {
            return false
        }
        return pluralAhead(high.next)
    }

    /// "rose $2 to $97": an amount of change and the level it led to.
    private func changesLevel(_ low: Amount, _ high: Amount) -> Bool {
        guard low.unit >= 0 || low.number.next == low.next, low.first > start else { return false }
        if low.unit < 0 { return false }
        let before = wordOfChange(before: low.first)
        if before.hash == Self.by {
            return low.unitBefore
                || low.next > low.number.next && high.unit >= 0 && lexicon.units[low.unit].kind == .money
        }
        guard let cue = lexicon.changes[before], cue.before != nil else { return false }
        return lexicon.units[low.unit].kind == .money
    }

    /// What stands before an amount of change: "fell a further 40 cents", "was down just 15 cents".
    private func wordOfChange(before first: Int) -> Token {
        var k = first - 1
        while k > start, k > first - 4, tokens[k].kind == .word, lexicon.changes[tokens[k]]?.before == nil,
            isCue(tokens[k], .betweenChange) || tokens[k].hash == Self.a || tokens[k].hash == Self.an
                || ClosedClass.of(tokens[k]).contains(.adverb)
        { k -= 1 }
        return tokens[k]
    }

    /// "fell by 6,000 to 1.42 million": where the second number is of another order, a change and the level it led to.
    /// "Halden rose 5 to 33": shares and indices move by less than half of what they are.
    private func changesCount(_ low: Amount, _ high: Amount, _ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        guard low.first > start, a > .zero else { return false }
        let before = wordOfChange(before: low.first)
        let cue = lexicon.changes[before]
        guard before.hash == Self.by || cue?.before != nil else { return false }
        if b >= a.scaled(by: 1) { return true }
        let isBy = before.hash == Self.by
        guard isBy || cue?.before == .verb && !isCue(before, .transitive), low.unit < 0, high.unit < 0, !low.isAge,
            !high.isAge, high.next >= end || !pluralAhead(high.next),
            let least = a.multiplied(by: ExactDecimal(isBy ? 3 : 2))
        else { return false }
        return b > least
    }

    /// "one in five", "9 out of 10".
    private mutating func share(_ part: Amount) -> Draft? {
        guard part.unit < 0, !part.isAge, part.number.form == .words || part.number.plainDigits > 0, part.next + 1 < end
        else { return nil }
        var j = part.next
        var sure = false
        if tokens[j].hash == Self.out, tokens[j + 1].hash == Self.of {
            sure = true
            j += 2
        } else if tokens[j].hash == Self.inWord {
            j += 1
        } else {
            return nil
        }
        if j < end, tokens[j].hash == Self.every || tokens[j].hash == Self.each {
            sure = true
            j += 1
        }
        guard j < end, tokens[j].kind == .number || tokens[j].kind == .word, let whole = number(at: j, money: false),
            whole.first == j
        else { return nil }
        guard unit(at: whole.next, number: whole) == nil, part.number.value < whole.value, !whole.hasPoint,
            ExactDecimal.zero < part.number.value
        else { return nil }
        if !sure {
            let one = part.number.value == ExactDecimal(1)
            // "two in three voters": small numbers in words are a share too.
            let isSpelled =
                part.number.form == .words && whole.form == .words && whole.value < ExactDecimal(11)
                && (pluralAhead(whole.next) || whole.next < end && tokens[whole.next].hash == Self.of)
            guard
                one || isSpelled || whole.value == ExactDecimal(10) || whole.value == ExactDecimal(100)
                    || whole.value == ExactDecimal(5),
                whole.value < ExactDecimal(1000)
                    || whole.grouped || whole.scaled
            else { return nil }
        }
        guard let value = part.number.value.divided(by: whole.value, places: 6) else { return nil }
        var amount = part
        amount.number.value = value
        amount.number.form = .ratio
        amount.number.decimals = max(0, -value.exponent)
        amount.number.plainDigits = 0
        amount.next = whole.next
        amount.end = whole.end
        var draft = Draft(amount: amount)
        draft.rule = "one-in"
        return draft
    }

    static let all = WordHash.of("all")
    static let wayWord = WordHash.of("way")
    static let was = WordHash.of("was")
    static let whereas = WordHash.of("whereas")
    static let whilst = WordHash.of("whilst")
    static let against = WordHash.of("against")
    static let vs = WordHash.of("vs")
    static let compared = WordHash.of("compared")
    static let downWord = WordHash.of("down")
    static let between = WordHash.of("between")
    static let from = WordHash.of("from")
    static let up = WordHash.of("up")
    static let out = WordHash.of("out")
    static let every = WordHash.of("every")
    static let each = WordHash.of("each")
    static let about = WordHash.of("about")
}
