internal import NewsLanguage
internal import NewsModel

/// Rows of tables, whose cells stand apart by bars: "Exports (million tonnes) | 12.3 | 11.8".
extension FigureReader {
    /// The unit that the first cell of a row names for the numbers in the others.
    struct RowUnit {
        var unit: Int
        /// Power of ten of "million" in "million tonnes".
        var scale: Int
        var power: Int
        var inferred: Bool
    }

    /// The unit named in brackets, behind a comma or behind "in", up to the bracket or the bar at token `bar`.
    func rowUnit(before bar: Int) -> RowUnit? {
        var k = start
        while k < bar {
            let opens = tokens[k].isSign("(") || tokens[k].isSign(",") || tokens[k].hash == Self.inWord
            k += 1
            guard opens, k < bar else { continue }
            var close = k
            while close < bar, !tokens[close].isSign(")") { close += 1 }
            if let found = unitPhrase(k, close) { return found }
        }
        return nil
    }

    /// "$m", "US$ million", "million tonnes", "km", "%", "thousands of barrels": all of the tokens from `first` to `close`.
    private func unitPhrase(_ first: Int, _ close: Int) -> RowUnit? {
        var k = first
        if let money = lexicon.before.match(tokens, at: k, end: close),
            let form = money.value.first(where: {
                $0.exact.map { isWritten($0, k, k + money.count) } ?? true
            })
        {
            let scale = rowScale(k + money.count, close)
            guard scale.next == close else { return nil }
            return RowUnit(unit: form.unit, scale: scale.power, power: form.power, inferred: form.inferred)
        }
        let scale = rowScale(k, close)
        k = scale.next
        if k < close, tokens[k].hash == Self.of { k += 1 }
        guard k < close, let match = lexicon.after.match(tokens, at: k, end: close), k + match.count == close,
            let form = match.value.first(where: { $0.exact.map { isWritten($0, k, close) } ?? false })
                ?? match.value.first(where: { $0.exact == nil }),
            lexicon.units[form.unit].kind != .time
        else { return nil }
        return RowUnit(unit: form.unit, scale: scale.power, power: form.power, inferred: form.inferred)
    }

    private func rowScale(_ i: Int, _ close: Int) -> (power: Int, next: Int) {
        guard i < close else { return (0, i) }
        if case .scale(let power)? = lexicon.numbers[tokens[i]] { return (power, i + 1) }
        if case .plural(let n)? = lexicon.numbers[tokens[i]] {
            switch n {
            case 1000: return (3, i + 1)
            case 1_000_000: return (6, i + 1)
            case 1_000_000_000: return (9, i + 1)
            default: return (0, i)
            }
        }
        if let scale = lexicon.scales[tokens[i]] { return (scale.power, i + 1) }
        return (0, i)
    }

    /// Gives a cell that holds a number and nothing else the unit of its row; brackets around it make it negative.
    mutating func completeCell(_ amount: inout Amount) {
        guard !amount.isAge, amount.number.form == .digits else { return }
        let isBracketed =
            amount.first > start && tokens[amount.first - 1].isSign("(") && amount.next < end
            && tokens[amount.next].isSign(")")
        guard isBar(amount.first - (isBracketed ? 2 : 1)),
            case let next = amount.next + (isBracketed ? 1 : 0), next >= end || isBar(next)
        else { return }
        defer { scaleCell(&amount) }
        guard amount.unit < 0 else { return }
        if isBracketed, !amount.number.signed {
            amount.number.value = amount.number.value.negated
            amount.number.signed = true
            amount.number.plainDigits = 0
            amount.first -= 1
            amount.start = Int(tokens[amount.first].start)
            amount.end = Int(tokens[amount.next].end)
            amount.next = next
        }
        guard let row, amount.number.plainDigits != 4 || amount.number.grouped || row.scale > 0 else { return }
        amount.unit = row.unit
        amount.power = row.power
        amount.inferred = row.inferred
        if row.scale > 0, !amount.number.scaled { amount.number.raise(by: row.scale) }
    }
}
