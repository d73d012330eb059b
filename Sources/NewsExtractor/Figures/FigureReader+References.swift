internal import NewsLanguage
internal import NewsModel

/// Numbers that point somewhere: notes in brackets, pages of a list, telephones, arguments of program code.
extension FigureReader {
    /// Whether plain digits refer or call, and count nothing.
    func refers(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard draft.amount.unit < 0, draft.low == nil, !number.signed else { return false }
        if number.hasPoint { return isFootnotedYear(draft) }
        guard number.plainDigits > 0 else { return false }
        return isBracketed(draft) || isShirt(draft) || isTelephone(draft) || isCompared(with: draft)
    }

    /// "of 40 guests (5).", "the survey (12), which": a note in brackets before the end of a clause; and "range(10)", the
    /// argument of a function. "Five (5) days" and "fewer (12 of them)" are none, nor is a cell of a table.
    private func isBracketed(_ draft: Draft) -> Bool {
        let first = draft.first
        guard draft.amount.number.plainDigits <= 3, first - 2 >= start, draft.next < end, tokens[first - 1].isSign("("),
            !tokens[first].spaceBefore, tokens[draft.next].isSign(")"), !tokens[draft.next].spaceBefore,
            tokens[first - 2].kind == .word, lexicon.numbers[tokens[first - 2]] == nil
        else { return false }
        if !tokens[first - 1].spaceBefore { return true }
        guard draft.amount.number.plainDigits <= 2, draft.next + 1 < end, tokens[first - 2].shape == .lower else {
            return false
        }
        let behind = tokens[draft.next + 1]
        return behind.isSign(".") || behind.isSign(";") || behind.isSign(",") && draft.first - start > 6
    }

    /// "0800 024 8998": groups of digits beside one that begins with a nought.
    private func isTelephone(_ draft: Draft) -> Bool {
        func isGroup(_ j: Int) -> Bool {
            tokens[j].kind == .number && tokens[j].first == UInt8(ascii: "0") && tokens[j].count >= 3
                && bytes[Int(tokens[j].start)..<Int(tokens[j].end)].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return draft.amount.number.plainDigits >= 3
            && (draft.first > start && tokens[draft.first].spaceBefore && isGroup(draft.first - 1)
                || draft.next < end && tokens[draft.next].spaceBefore && isGroup(draft.next))
    }

    /// "2 | 3 | 4": a sentence that counts up by one and says nothing else is the way to other pages.
    func isPageList() -> Bool {
        guard end - start >= 5, tokens[start].kind == .number, isBar(start + 1) else { return false }
        var last: ExactDecimal?
        var cells = 0
        for j in start..<end where !isBar(j) {
            guard tokens[j].kind == .number, let number = digitNumber(Int(tokens[j].start), Int(tokens[j].end)),
                !number.hasPoint, !number.grouped
            else { return false }
            let value = ExactDecimal(significand: number.significand)
            if let last, last.adding(ExactDecimal(1)) != value { return false }
            last = value
            cells += 1
        }
        return cells > 2
    }

    /// "if i == 1": what program code compares with.
    private func isCompared(with draft: Draft) -> Bool {
        draft.first - 2 >= start && tokens[draft.first - 1].isSign("=")
            && (tokens[draft.first - 2].isSign("=") || tokens[draft.first - 2].isSign("!"))
    }

    /// "in 2018.2 The fall": a year with the mark of its note.
    private func isFootnotedYear(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard !number.grouped, !number.scaled, number.decimals == 1 || number.decimals == 2,
            ExactDecimal(1900) < number.value, number.value < ExactDecimal(2100), draft.first > start,
            isCue(tokens[draft.first - 1], .beforeYear) || tokens[draft.first - 1].hash == Self.inWord
        else { return false }
        return draft.next >= end || tokens[draft.next].shape == .capitalised
    }
}
