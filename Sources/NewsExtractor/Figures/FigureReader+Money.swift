internal import NewsLanguage
internal import NewsModel

/// Currencies before a number, and what repeats or scales a sum behind it.
extension FigureReader {
    /// The currency letters an alphanumeric token starts with: "RMB1" or, behind a dollar sign, "US113".
    func currencyPrefix(_ i: Int) -> (form: UnitForm, first: Int)? {
        let token = tokens[i]
        var letters = 0
        while letters < token.count,
            bytes[Int(token.start) + letters] < 0x30 || bytes[Int(token.start) + letters] > 0x39
        { letters += 1 }
        guard letters >= 1, letters <= 8, letters < token.count else { return nil }
        let from = Int(token.start)
        let hash = bytes.withUnsafeBufferPointer {
            WordHash.of(UnsafeBufferPointer(rebasing: $0[from..<from + letters]))
        }
        if i > start, tokens[i - 1].kind == .symbol, !token.spaceBefore,
            let forms = lexicon.beforeJoined[WordHash.join(tokens[i - 1].hash, hash)]
        {
            if let form = forms.first(where: { matches($0, tokens[i - 1], from + letters) }) { return (form, i - 1) }
        }
        guard let forms = lexicon.beforeJoined[hash],
            let form = forms.first(where: { matches($0, token, from + letters) }),
            letters >= 2 || form.place == .guarded
        else { return nil }
        return (form, i)
    }

    private func matches(_ form: UnitForm, _ first: Token, _ to: Int) -> Bool {
        guard let exact = form.exact, to - Int(first.start) == exact.count else { return false }
        for i in 0..<exact.count where bytes[Int(first.start) + i] != exact[i] { return false }
        return true
    }

    /// The currency that stands before token `i`.
    func currency(before i: Int) -> (form: UnitForm, first: Int)? {
        guard i > start, lexicon.beforeLast[tokens[i - 1]] != nil else { return nil }
        for count in stride(from: min(3, i - free), through: 1, by: -1) {
            guard let match = lexicon.before.match(tokens, at: i - count, end: i), match.count == count else {
                continue
            }
            // "A $5 million plan" begins with an article, "A$5 million" with Australia.
            if count > 1, tokens[i - count].hash == Self.a, tokens[i - count + 1].spaceBefore { continue }
            for form in match.value where form.exact.map({ isWritten($0, i - count, i) }) ?? true {
                return (form, i - count)
            }
        }
        return nil
    }

    /// Whether the word before token `first` is in capitals too, so that capitals mark no code.
    func isShouted(_ first: Int) -> Bool {
        first > start && tokens[first - 1].kind == .word && tokens[first - 1].shape == .upper
    }

    func hasMoneyAhead(_ number: NumberReading) -> Bool {
        guard lexicon.scales[tokens[number.next]] != nil, number.next + 1 < end,
            let match = unitForms(at: number.next + 1)
        else { return false }
        return match.value.contains {
            lexicon.units[$0.unit].kind == .money && $0.place == .after
                && ($0.exact == nil || isWritten($0.exact ?? [], number.next + 1, number.next + 1 + match.count))
        }
    }

    /// "($1.2) million": accountants' brackets around the sum, its scale behind them.
    func addScaleBehindBracket(_ amount: inout Amount) {
        let j = amount.next
        guard amount.number.scale == 0, amount.first > start, tokens[amount.first - 1].isSign("("), j + 1 < end,
            tokens[j].isSign(")"), case .scale? = lexicon.numbers[tokens[j + 1]]
        else { return }
        amount.number.next = j + 1
        addScale(&amount.number, money: true)
        amount.number.value = amount.number.value.negated
        amount.first -= 1
        amount.start = Int(tokens[amount.first].start)
        amount.next = amount.number.next
        amount.end = amount.number.end
    }

    func setMoney(_ amount: inout Amount, _ form: UnitForm) {
        amount.unit = form.unit
        amount.inferred = form.inferred
        amount.power = form.power
        amount.unitBefore = true
    }

    /// What repeats the currency behind an amount: "$310 USD", "$2.7 billion dollars", "$640 US".
    func addMoneyTail(_ amount: inout Amount) {
        guard amount.next < end, let match = unitForms(at: amount.next) else { return }
        let next = amount.next + match.count
        // "$ 12,500 $ 13,000": the second sign begins a sum of its own.
        if tokens[next - 1].kind == .symbol, tokens[amount.next].spaceBefore, next < end, tokens[next].kind == .number {
            return
        }
        let bare = amount.unit == lexicon.dollar && amount.inferred
        for form in match.value where form.power == 0 && lexicon.units[form.unit].kind == .money {
            if let exact = form.exact, !isWritten(exact, amount.next, next) { continue }
            guard form.place == .after || form.place == .tail && bare && tailStands(next) else { continue }
            guard form.unit == amount.unit || bare && !form.inferred && isDollar(form.unit) else { continue }
            amount.unit = form.unit
            amount.inferred = amount.inferred && form.inferred
            extend(&amount, to: next)
            return
        }
    }

    private func isDollar(_ unit: Int) -> Bool { lexicon.units[unit].name.hasSuffix("dollar") }

    /// "$350 US rent" is an amount in US dollars; in "$5 US Airways" the letters begin a name.
    private func tailStands(_ next: Int) -> Bool {
        guard next < end else { return true }
        return tokens[next].kind != .word
            || tokens[next].shape == .lower && !ClosedClass.of(tokens[next]).isDisjoint(with: .function)
    }
}
