internal import NewsLanguage
internal import NewsModel

/// What the caption of a table says about its numbers: "(in thousands, except per share amounts)", "US$ in millions".
extension FigureReader {
    /// The scale of the rows below a caption, and the money they are in.
    struct TableScale {
        var power: Int
        /// Index of the currency; -1 until the caption or a cell names it.
        var money = -1
        var inferred = true
    }

    /// Reads a sentence as caption of the table below, as a row of it, or as the prose that ends it. True where the sentence
    /// is a caption and nothing else.
    mutating func readCaption() -> Bool {
        guard start < end else { return false }
        let isProse = tokens[end - 1].isSign(".")
        for k in start..<end where tokens[k].hash == Self.inWord {
            guard k + 1 < end, case .plural(let n)? = lexicon.numbers[tokens[k + 1]],
                let power = [1000: 3, 1_000_000: 6, 1_000_000_000: 9][n], end - start <= 30,
                k + 2 >= end || tokens[k + 2].kind == .punctuation || tokens[k + 2].hash == Self.of
                    || Self.exceptions.contains(tokens[k + 2].hash), isInBrackets(k) || !isProse && k - start <= 3,
                !tokens[start..<end].contains(where: { $0.isSign("|") })
            else { continue }
            memory.table = TableScale(power: power)
            let behind = k + 3
            if k + 2 < end, tokens[k + 2].hash == Self.of, let match = unitForms(at: behind) {
                setMoney(match.value)
            } else if k > start, let match = lexicon.after.match(tokens, at: k - 1, end: k) {
                setMoney(match.value)
            } else {
                for count in 1...2 where k - count >= start {
                    if let match = lexicon.before.match(tokens, at: k - count, end: k), match.count == count {
                        setMoney(match.value.filter { $0.exact.map { isWritten($0, k - count, k) } ?? true })
                    }
                }
            }
            return !isProse
        }
        // A sentence of prose ends the table.
        if memory.table != nil, isProse, end - start > 12 { memory.table = nil }
        return false
    }

    private mutating func setMoney(_ forms: [UnitForm]) {
        guard let form = forms.first(where: { lexicon.units[$0.unit].kind == .money && $0.power == 0 }) else { return }
        memory.table?.money = form.unit
        memory.table?.inferred = form.inferred
    }

    /// Whether a bracket is open before token `k`.
    private func isInBrackets(_ k: Int) -> Bool {
        for i in (start..<k).reversed() {
            if tokens[i].isSign("(") { return true }
            if tokens[i].isSign(")") { return false }
        }
        return false
    }

    private static let exceptions = FigureWords.sets["exceptions"]

    /// Words in the first cell of a row whose numbers stand unscaled, and those whose numbers are no money.
    private static let unscaled = FigureWords.sets["unscaled"]
    private static let counting = FigureWords.sets["counted_cells"]

    /// Scales a cell by the caption; a bare one is in the money of the table.
    mutating func scaleCell(_ amount: inout Amount) {
        guard let known = memory.table, row == nil, amount.number.form == .digits, !amount.number.scaled, !amount.isAge,
            amount.number.plainDigits != 4 || amount.unit >= 0,
            amount.unit < 0 || lexicon.units[amount.unit].kind == .money && amount.power == 0
        else { return }
        var takesMoney = true
        for token in tokens[start..<amount.first] {
            if token.isSign("|") { break }
            if token.isSign("%") || Self.unscaled.contains(token.hash) { return }
            if Self.counting.contains(token.hash) { takesMoney = false }
        }
        if amount.unit >= 0 {
            memory.table?.money = amount.unit
            memory.table?.inferred = amount.inferred
        } else if takesMoney, known.money >= 0 {
            amount.unit = known.money
            amount.inferred = known.inferred
        }
        amount.number.raise(by: known.power)
    }
}
