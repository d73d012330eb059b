internal import NewsLanguage
internal import NewsModel

/// Two numbers that are one figure: "between 5 and 7 percent", "$10 million to $12 million", "one in five".
extension FigureReader {
    enum Joint {
        case dash, to, and, or
    }

    /// The range that begins with `low`, or the share "two out of five"; nil where the amount stands alone.
    /// Where a unit stands only behind the second of two amounts ("8 or 9 euros"), `low` takes it over.
    mutating func range(from low: Amount) -> (Draft, Amount)? {
        if let share = share(low) { return (share, share.amount) }
        guard let (joint, j) = joint(behind: low), j < end, let i = numberToken(from: j) else { return nil }
        let saved = free
        free = j
        defer { free = saved }
        guard let high = amount(at: i), high.first >= j, high.first <= j + 3 else { return nil }
        guard
            high.first == j
                || tokens[j..<high.first].allSatisfy({
                    $0.kind == .symbol || $0.kind == .word && lexicon.beforeLast[$0] != nil || $0.isSign("-")
                })
        else { return nil }
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
        if b < a, joint == .to, isRanging(low.first) { swap(&a, &b) }
        guard a < b else { return nil }
        // "rose from 3.1 to 4.2 percent": two levels, as in a fall.
        if joint == .to, isRise(from: low.first) { return nil }
        if joint == .dash, !isDashRange(first, second) { return nil }
        if joint == .to, changesLevel(low, second) || changesCount(low, second, a, b) { return nil }
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
        if tokens[j].hash == Self.up, j + 1 < end, tokens[j + 1].hash == Self.to, hasBefore(low.first, Self.from) {
            return (.to, j + 2)
        }
        // "between 5 percent, and 7 percent" and "from 30 miles in 2011 to 42" are left apart.
        j += 1
        return nil
    }

    private func isBetween(_ first: Int) -> Bool {
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
        high.unit = low.unit
        high.power = low.power
        high.inferred = low.inferred
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

    /// Takes over the unit of the next amount of a list: "8 or 9 euros", "5, 10 and 15 percent".
    mutating func takeUnitAhead(_ amount: inout Amount) {
        guard amount.unit < 0, !amount.isAge else { return }
        var j = amount.next
        var steps = 0
        while steps < 3, j + 1 < end {
            guard tokens[j].hash == Self.or || tokens[j].hash == Self.and || tokens[j].isSign(",") else { return }
            j += 1
            if tokens[j - 1].isSign(","), tokens[j].hash == Self.or || tokens[j].hash == Self.and { j += 1 }
            guard j < end, let i = numberToken(from: j) else { return }
            let saved = free
            free = j
            let other = self.amount(at: i)
            free = saved
            guard let other, other.first == j else { return }
            if other.unit >= 0 {
                let kind = lexicon.units[other.unit].kind
                guard kind == .share || kind == .physical || kind == .money else { return }
                // Only a list that ends in "and" or "or" shares its unit.
                guard tokens[other.first - 1].hash == Self.or || tokens[other.first - 1].hash == Self.and else {
                    return
                }
                if tokens[other.first - 1].hash == Self.and, other.unitBefore { return }
                amount.unit = other.unit
                amount.power = other.power
                amount.inferred = other.inferred
                if amount.number.scale == 0, other.number.scale > 0, !amount.number.scaled, !amount.number.grouped,
                    amount.number.value < other.number.unscaled,
                    tokens[amount.next].hash == Self.or
                {
                    amount.number.raise(by: other.number.scale)
                }
                return
            }
            j = other.next
            steps += 1
        }
    }

    /// "The yuan weakened to 7.25 per dollar": a rate of exchange is in the currency the sentence speaks of.
    func takeQuotedCurrency(_ draft: inout Draft) {
        guard let rate = denominator(at: draft.next, unit: -1) ?? exchange(at: draft.next, for: -1),
            rate.code.utf8.count == 3,
            rate.code.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
        else { return }
        var k = draft.first - 1
        while k >= start, k > draft.first - 25 {
            if let match = lexicon.after.match(tokens, at: k, end: draft.first),
                let form = match.value.first(where: { $0.exact == nil }),
                lexicon.units[form.unit].kind == .money, form.power == 0, lexicon.units[form.unit].code != rate.code
            {
                draft.amount.unit = form.unit
                draft.amount.inferred = true
                return
            }
            k -= 1
        }
    }

    /// "310 million of the 1.8 billion crowns": a part in the money of its whole.
    mutating func takeUnitOfWhole(_ amount: inout Amount) {
        guard amount.unit < 0, amount.number.scaled || amount.number.grouped, amount.next + 2 < end,
            tokens[amount.next].hash == Self.of
        else { return }
        var j = amount.next + 1
        if ClosedClass.of(tokens[j]).contains(.determiner) || ClosedClass.of(tokens[j]).contains(.possessive) { j += 1 }
        guard j < end, let i = numberToken(from: j) else { return }
        let saved = free
        free = j
        let whole = self.amount(at: i)
        free = saved
        guard let whole, whole.first == j, whole.unit >= 0, lexicon.units[whole.unit].kind == .money, whole.power == 0
        else { return }
        amount.unit = whole.unit
        amount.inferred = whole.inferred
    }

    /// "from 14-18 miles per gallon to 24", "82 percent, against 79 a year ago", "50 million euros, from 10 million": a bare
    /// number compared with the figure before it.
    func takeUnitBefore(_ amount: inout Amount) {
        // "2.4 million yen ($22,480), or 2.3 million ($21,972)": the conversion behind it makes it money.
        if amount.unit < 0, !amount.isAge, amount.number.scaled || amount.number.grouped, let money = convertedMoney,
            amount.next + 2 < end, tokens[amount.next].isSign("("),
            lexicon.beforeLast[tokens[amount.next + 1]] != nil,
            tokens[amount.next + 1].kind == .symbol || tokens[amount.next + 2].kind == .symbol
        {
            amount.unit = money
            return
        }
        guard amount.unit < 0, !amount.isAge, let previous, previous.unit >= 0, amount.first > previous.next else {
            return
        }
        guard
            amount.next >= end || tokens[amount.next].kind == .punctuation || isInDate(amount.next)
                || !ClosedClass.of(tokens[amount.next]).isDisjoint(with: .function)
        else { return }
        let joint = tokens[amount.first - 1]
        let near = amount.first - previous.next <= 3
        let compares =
            near
            && (joint.hash == Self.from || joint.hash == Self.against || joint.hash == Self.versus
                || joint.hash == Self.vs
                || joint.hash == Self.than)
        let isLevel = isLevelBehind(amount.first)
        let isGapped = isGappedChange(amount.first, behind: previous.next)
        let leads = isLevel || isGapped || joint.hash == Self.to && amount.first == previous.next + 1
        if !compares, !leads { return takeUnitOfParallel(&amount, previous, joint) }
        guard
            isLevel || isGapped
                || tokens[previous.next..<amount.first - 1].allSatisfy({
                    $0.isSign(",") || $0.hash == Self.compared || $0.hash == Self.up || $0.hash == Self.downWord
                })
        else { return }
        switch lexicon.units[previous.unit].kind {
        case .physical: break
        case .share: guard compares || isLevel || isGapped else { return }
        case .money:
            guard isLevel || compares && (amount.number.scaled || amount.number.hasPoint || isOfOrder(amount, previous))
            else { return }
            // "from 98 cents to 95": the minor unit as well.
            if isLevel { amount.power = previous.power }
        case .time: return
        }
        amount.unit = previous.unit
        amount.inferred = lexicon.units[previous.unit].kind == .money && previous.figure.unitBasis == "inferred"
    }

    /// "1,450 yen, against 2,600 in May": separators that no count of people hides, and a sum of the same order.
    private func isOfOrder(_ amount: Amount, _ previous: Previous) -> Bool {
        guard amount.number.grouped, let known = previous.figure.value?.magnitude,
            let most = known.multiplied(by: ExactDecimal(20)),
            let back = amount.number.value.multiplied(by: ExactDecimal(20))
        else { return false }
        return amount.number.value < most && known < back
    }

    /// "the Orion fell 3 percent and the Vega rose 2": names and a word of change alone stand before the number.
    private func isGappedChange(_ first: Int, behind: Int) -> Bool {
        guard first - behind >= 3, first - behind <= 8, let cue = lexicon.changes[tokens[first - 1]],
            cue.before == .verb
        else { return false }
        return isGapped(behind..<first - 1)
    }

    /// "wool fetched 61.5 cents, while cotton was at 48.2": a number of the same size in a parallel clause.
    private func takeUnitOfParallel(_ amount: inout Amount, _ previous: Previous, _ joint: Token) {
        guard joint.hash == Self.isWord || joint.hash == Self.was || joint.hash == Self.at,
            amount.first - previous.next <= 12, amount.next >= end || tokens[amount.next].kind == .punctuation,
            lexicon.units[previous.unit].kind == .physical
                || lexicon.units[previous.unit].kind == .money && previous.power < 0,
            tokens[previous.next..<amount.first].contains(where: {
                $0.hash == Self.whileWord || $0.hash == Self.whereas || $0.hash == Self.whilst
            }),
            let known = previous.figure.value?.scaled(by: -previous.power).magnitude,
            let low = known.divided(by: ExactDecimal(3), places: 6), let high = known.multiplied(by: ExactDecimal(3)),
            low < amount.number.value.magnitude, amount.number.value.magnitude < high
        else { return }
        amount.unit = previous.unit
        amount.power = previous.power
        amount.inferred = previous.figure.unitBasis == "inferred"
    }

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
