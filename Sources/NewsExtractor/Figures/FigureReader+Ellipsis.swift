internal import NewsLanguage
internal import NewsModel

/// Units that a number takes over from another of its sentence.
extension FigureReader {
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
            guard let other = self.amount(at: i, from: j), other.first == j else { return }
            if other.unit >= 0 {
                let kind = lexicon.units[other.unit].kind
                // "packs of 5, 10 or 20 hours": stretches of time too, so that they are no counts.
                if kind == .time, denominator(at: other.next, unit: other.unit) != nil || other.isAge { return }
                // Only a list that ends in "and" or "or" shares its unit.
                guard tokens[other.first - 1].hash == Self.or || tokens[other.first - 1].hash == Self.and else {
                    return
                }
                if tokens[other.first - 1].hash == Self.and, other.unitBefore { return }
                amount.takeUnit(of: other)
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

    /// "10x12 feet", "60 × 10 × 3 mm", "3 by 5 inches": the sides of a thing share the unit behind the last one.
    mutating func takeUnitOfOtherSide(_ amount: inout Amount) {
        guard amount.unit < 0, !amount.isAge, amount.number.form == .digits, !amount.number.scaled else { return }
        var j = amount.next
        for _ in 0..<3 {
            guard j + 1 < end else { return }
            if isTimesSign(j) || tokens[j].hash == Self.by || tokens[j].hash == Self.x {
                j += 1
            } else if !isDimension(j) {
                return
            }
            guard tokens[j].kind == .number || tokens[j].kind == .alphanumeric else { return }
            guard let other = self.amount(at: j, from: j), other.first == j,
                areAlike(amount.number.value, other.number.value)
            else { return }
            if other.unit >= 0 {
                guard lexicon.sides.contains(lexicon.units[other.unit].code) else { return }
                amount.unit = other.unit
                return
            }
            j = other.next
        }
    }

    static let x = WordHash.of("x")

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
        guard let whole = self.amount(at: i, from: j), whole.first == j, whole.unit >= 0,
            lexicon.units[whole.unit].kind == .money, whole.power == 0
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
        let isOtherTime = isOtherTime(amount, behind: previous)
        let leads =
            isLevel || isGapped || isOtherTime || joint.hash == Self.to && amount.first == previous.next + 1
        if !compares, !leads { return takeUnitOfParallel(&amount, previous, joint) }
        guard
            isLevel || isGapped || isOtherTime
                || tokens[previous.next..<amount.first - 1].allSatisfy({
                    $0.isSign(",") || $0.hash == Self.compared || $0.hash == Self.up || $0.hash == Self.downWord
                })
        else { return }
        switch lexicon.units[previous.unit].kind {
        case .physical: break
        case .share: guard compares || isLevel || isGapped || isOtherTime else { return }
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

    /// "3.2 percent in 2018 and 2.9 last year": the same measure at another time, of the same order.
    private func isOtherTime(_ amount: Amount, behind previous: Previous) -> Bool {
        guard amount.first - previous.next >= 2, amount.first - previous.next <= 7, amount.next < end,
            tokens[amount.first - 1].hash == Self.and || tokens[amount.first - 1].isSign(","),
            isInDate(amount.next)
                || amount.next + 1 < end && isPreposition(amount.next)
                    && isInDate(amount.next + 1),
            (previous.next..<amount.first - 1).allSatisfy({
                isInDate($0) || isPreposition($0) || tokens[$0].isSign(",")
                    || tokens[$0].shape == .lower && ClosedClass.of(tokens[$0]).isEmpty && !isVerb(tokens[$0])
            }),
            (previous.next..<amount.first - 1).contains(where: { isInDate($0) }),
            let known = previous.figure.value?.scaled(by: -previous.power).magnitude, ExactDecimal.zero < known
        else { return false }
        let mine = amount.number.value.magnitude
        return mine < known.scaled(by: 1) && known < mine.scaled(by: 1)
    }

    private func isPreposition(_ j: Int) -> Bool { ClosedClass.of(tokens[j]).contains(.preposition) }

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
}
