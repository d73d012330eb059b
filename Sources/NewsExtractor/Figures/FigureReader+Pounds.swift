internal import NewsLanguage
internal import NewsModel

/// Pounds and pence: which pounds are money, and the minor unit behind a sum.
extension FigureReader {
    /// Whether "pounds" are money: where they are paid, where there are millions of them, or where the text shows the sign or
    /// speaks of sterling. "20 million pounds of copper" and "5 pounds of flour" are weighed.
    mutating func poundIsMoney(_ amount: Amount) -> Bool {
        let ofWare = isWare(behind: amount.next)
        if ofWare, !amount.number.scaled { return false }
        if !ofWare, amount.number.scaled || isPaid(before: amount.first) || pennies(behind: amount) != nil {
            return true
        }
        if let known = memory.poundsAreMoney { return known }
        let money = memory.text.contains { showsPoundsAsMoney($0.stream) }
        memory.poundsAreMoney = money
        return money
    }

    /// Whether the text shows the sign of pounds or speaks of sterling.
    private func showsPoundsAsMoney(_ stream: TokenStream) -> Bool {
        stream.tokens.indices.contains { i in
            let token = stream.tokens[i]
            return token.first == 0xC2 && token.count == 2 && stream.bytes[Int(token.start) + 1] == 0xA3
                || token.hash == Self.pence || token.hash == Self.sterling || isPriceInPounds(i, stream.tokens)
        }
    }

    /// "2,300 pounds a tonne": nothing weighs pounds a tonne.
    private func isPriceInPounds(_ i: Int, _ tokens: [Token]) -> Bool {
        guard isCue(tokens[i], .pound), i + 2 < tokens.count,
            tokens[i + 1].hash == Self.a || tokens[i + 1].hash == Self.per,
            let forms = lexicon.after.match(tokens, at: i + 2, end: tokens.count)?.value
        else { return false }
        return forms.contains { $0.exact == nil && ["t", "kg"].contains(lexicon.units[$0.unit].code) }
    }

    /// "five pounds fifty", "3 euros 20": two digits behind a currency are its minor unit.
    func pennies(behind amount: Amount) -> NumberReading? {
        let j = amount.next
        guard amount.power == 0, !amount.unitBefore, !amount.number.hasPoint, !amount.number.scaled, j < end,
            j > amount.number.next, amount.number.value < ExactDecimal(1000), tokens[j].spaceBefore, !isInDate(j),
            tokens[j].kind == .number && tokens[j].count == 2
                || tokens[j].kind == .word && lexicon.numberFilter.mayHold(tokens[j])
                    && lexicon.numbers[tokens[j]] != nil,
            tokens[j - 1].kind == .word, tokens[j - 1].shape == .lower, let minor = number(at: j, money: false),
            minor.first == j, minor.form == .words || minor.plainDigits == 2, !minor.scaled,
            ExactDecimal(9) < minor.value, minor.value < ExactDecimal(100)
        else { return nil }
        guard minor.next < end else { return minor }
        let behind = tokens[minor.next]
        guard
            behind.kind == .punctuation
                ? !isHyphen(minor.next) && !behind.isSign(",") : !ClosedClass.of(behind).isEmpty,
            unitForms(at: minor.next) == nil || behind.hash == Self.inWord || behind.hash == Self.a
        else { return nil }
        return minor
    }

    /// "4 dollars 20 cents", "thirteen pounds and forty pence", "two euros fifty": one sum.
    mutating func addMinorUnit(_ amount: inout Amount) {
        guard amount.unit >= 0, amount.power == 0, !amount.number.hasPoint, !amount.number.scaled,
            lexicon.units[amount.unit].kind == .money, amount.next + 1 < end
        else { return }
        let j = tokens[amount.next].hash == Self.and ? amount.next + 1 : amount.next
        guard tokens[j].kind == .number || tokens[j].kind == .word && lexicon.numbers[tokens[j]] != nil,
            let minor = number(at: j, money: false), minor.first == j,
            ExactDecimal.zero < minor.value, minor.value < ExactDecimal(100),
            let match = unit(at: minor.next, number: minor), match.form.power == -2, match.form.unit == amount.unit
        else {
            if let minor = pennies(behind: amount) { addMinor(minor, next: minor.next, to: &amount) }
            return
        }
        addMinor(minor, next: match.next, to: &amount)
    }

    private func addMinor(_ minor: NumberReading, next: Int, to amount: inout Amount) {
        guard let sum = amount.number.value.adding(minor.value.scaled(by: -2)) else { return }
        amount.number.value = sum
        amount.number.decimals = 2
        amount.number.hasPoint = true
        extend(&amount, to: next)
    }
}
