internal import NewsLanguage
internal import NewsModel

/// One quantity in two units, or with half of its unit behind it: "6 feet 2 inches", "5-foot-10", "a mile and a half".
///
/// The value is in the unit written first, so that heights and weights of one text compare; it is exact where the smaller
/// unit divides a power of ten, and else rounded to six decimals as fractions are.
extension FigureReader {
    /// Adds what stands behind the unit of an amount and belongs to it.
    mutating func addSmallerUnits(_ amount: inout Amount) {
        guard amount.unit >= 0, amount.power == 0, amount.next < end, !amount.unitBefore, amount.number.scale == 0,
            amount.next > amount.number.next
        else { return }
        if lexicon.units[amount.unit].kind == .physical, amount.number.form != .fraction, !amount.number.hasPoint {
            var unit = amount.unit
            var factor = 1
            // "2 yards 1 foot 4 inches"
            for _ in 0..<2 {
                guard let (part, compound, next) = smallerPart(behind: amount, unit),
                    let share = part.divided(by: ExactDecimal(factor * compound.factor), places: 6),
                    let sum = amount.number.value.magnitude.adding(share)
                else { break }
                unit = compound.smaller
                factor *= compound.factor
                extend(&amount, sum, next)
            }
            if unit != amount.unit { return }
        }
        addHalfOfUnit(&amount)
    }

    private func extend(_ amount: inout Amount, _ value: ExactDecimal, _ next: Int) {
        amount.number.value = amount.number.value < .zero ? value.negated : value
        amount.number.decimals = max(0, -value.exponent)
        extend(&amount, to: next)
    }

    /// The number of smaller units behind the unit of `amount`: what it is, in which unit, and the token behind it.
    private func smallerPart(behind amount: Amount, _ unit: Int) -> (ExactDecimal, CompoundUnit, Int)? {
        var j = amount.next
        guard j < end else { return nil }
        var isJoined = false
        let isHyphened = isHyphen(j)
        if isHyphened {
            j += 1
        } else if tokens[j].isSign(",") || tokens[j].hash == Self.and {
            isJoined = true
            j += 1
            if tokens[j - 1].isSign(","), j < end, tokens[j].hash == Self.and { j += 1 }
        }
        guard j < end, tokens[j].kind == .number || tokens[j].kind == .word && lexicon.numbers[tokens[j]] != nil,
            lexicon.compounds.contains(where: { $0.larger == unit }),
            !(isJoined && isBetween(amount.first)),
            let part = number(at: j, money: false), part.first == j, !part.scaled, !part.signed, part.form != .vague,
            .zero < part.value
        else { return nil }
        var k = part.next
        guard k < end else {
            return isJoined ? nil : bare(part, unit, isHyphened)
        }
        if isHyphen(k) { k += 1 }
        var found = -1
        var next = k
        if tokens[k].hash == Self.inWord, unit == lexicon.foot, let inch = lexicon.inch {
            // "6ft 2in", "6 ft 2 in tall", but "6 ft 2 in the end"
            guard
                !tokens[k].spaceBefore || k + 1 >= end || tokens[k + 1].kind == .punctuation
                    || isCue(tokens[k + 1], .dimension)
            else { return nil }
            found = inch
            next = k + 1
        } else if unit == lexicon.foot, k == part.next, let mark = inchMark(k), let inch = lexicon.inch {
            found = inch
            next = mark
        } else if let match = self.unit(at: k, number: part), match.form.power == 0 {
            found = match.form.unit
            next = match.next
        }
        if found < 0 { return isJoined ? nil : bare(part, unit, isHyphened) }
        guard
            let compound = lexicon.compounds.first(where: {
                $0.larger == unit && lexicon.units[$0.smaller].code == lexicon.units[found].code
                    && (!isJoined || $0.isJoined)
            }), part.value < ExactDecimal(compound.factor)
        else { return nil }
        // The full stop of "6 ft 2 in." ends the sentence.
        if next == end, next > k + 1, tokens[end - 1].isSign(".") { next -= 1 }
        return (part.value, compound, next)
    }

    /// "5-foot-10", "11 stone 4": the smaller unit is left out.
    private func bare(_ part: NumberReading, _ unit: Int, _ isHyphened: Bool) -> (ExactDecimal, CompoundUnit, Int)? {
        guard let compound = lexicon.compounds.first(where: { $0.larger == unit && $0.isBare }),
            part.value < ExactDecimal(compound.factor), part.form == .words || part.plainDigits > 0,
            !part.leadingZero, !isHyphen(part.next), !isTimeOfDay(at: part.next - 1)
        else { return nil }
        if part.next < end {
            let behind = tokens[part.next]
            guard behind.spaceBefore || behind.kind == .punctuation, !behind.isSign("%"), behind.kind != .symbol else {
                return nil
            }
            if !isHyphened {
                // "5 feet 4 times", "20 feet 3 divers"
                guard
                    behind.kind == .punctuation && !behind.isSign("-") || !ClosedClass.of(behind).isEmpty
                        || isInDate(part.next) && !isInDate(part.first)
                else { return nil }
            }
        }
        return (part.value, compound, part.next)
    }

    /// An inch mark at token `k`: the token behind it.
    private func inchMark(_ k: Int) -> Int? {
        guard !tokens[k].spaceBefore else { return nil }
        if tokens[k].isSign("\"") { return k + 1 }
        // "5'10''"
        if tokens[k].isSign("'"), k + 1 < end, tokens[k + 1].isSign("'"), !tokens[k + 1].spaceBefore { return k + 2 }
        return isSign(k, "”") ? k + 1 : nil
    }

    /// "a mile and a half", "two pounds and a quarter": half of the unit behind the unit.
    private func addHalfOfUnit(_ amount: inout Amount) {
        let j = amount.next
        guard j + 2 < end, tokens[j].hash == Self.and, tokens[j + 1].hash == Self.a, amount.number.form != .fraction,
            !amount.number.hasPoint, let (numerator, denominator, next) = fractionAhead(j + 1), numerator == 1,
            next >= end || tokens[next].kind == .punctuation && !isHyphen(next)
                || !ClosedClass.of(tokens[next]).isEmpty && tokens[next].hash != Self.of
                || isCue(tokens[next], .distance) || isCue(tokens[next], .dimension) || isInDate(next),
            let part = ExactDecimal(1).divided(by: ExactDecimal(denominator), places: 6),
            let sum = amount.number.value.magnitude.adding(part)
        else { return }
        extend(&amount, sum, next)
    }
}
