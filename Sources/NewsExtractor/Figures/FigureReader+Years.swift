internal import NewsLanguage
internal import NewsModel

/// Numbers of a calendar that were not read as dates.
extension FigureReader {
    /// "Aug. 14", "14 August", "Sept. 20-24".
    func isMonthDay(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits == 1 || number.plainDigits == 2, number.value < ExactDecimal(32) else { return false }
        var k = draft.first - 1
        if k > start, tokens[k].isSign(".") { k -= 1 }
        if k >= start, tokens[k].kind == .word, tokens[k].shape != .lower, isCue(tokens[k], .month) { return true }
        k = draft.next
        if k < end, tokens[k].hash == Self.of { k += 1 }
        return k < end && tokens[k].kind == .word && tokens[k].shape != .lower && isCue(tokens[k], .month)
    }

    /// A bare number that looks like a year and stands like one.
    func isYear(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits == 4, draft.low == nil, !number.signed else { return false }
        let value = number.value
        guard ExactDecimal(999) < value, value < ExactDecimal(2201) else { return false }
        let recent = ExactDecimal(1899) < value && value < ExactDecimal(2060)
        let before = draft.first > start ? tokens[draft.first - 1] : nil
        // "between A.D. 1100 and 1340": a year in a list with one.
        if let before, draft.first - 2 >= start,
            before.hash == Self.and || before.hash == Self.to || before.hash == Self.or || before.isSign("-"),
            isInDate(draft.first - 2) || yearNext == draft.first - 1, tokens[draft.first - 2].kind == .number
        {
            return true
        }
        if let before, lexicon.boundLast[before] != nil, !isCue(before, .beforeYear) { return false }
        let counts =
            draft.next < end && tokens[draft.next].kind == .word && tokens[draft.next].shape == .lower
            && pluralAhead(draft.next)
        guard let before else { return !counts }
        if isCue(before, .beforeYear) { return recent || !counts }
        if before.hash == Self.of || before.hash == Self.to || before.hash == Self.from || before.hash == Self.and
            || before.hash == Self.at
        {
            return recent && !counts && (before.hash != Self.at)
        }
        if !counts, ExactDecimal(1699) < value,
            isCue(before, .beforeYear) || before.hash == Self.the || ClosedClass.of(before).contains(.possessive)
                || before.kind == .word && before.count <= 4 && !before.spaceBefore
        {
            return true
        }
        if counts { return recent && (before.hash == Self.the || ClosedClass.of(before).contains(.possessive)) }
        return recent
    }

    /// "between 1500 and 1750"
    func isYearRange(_ draft: Draft) -> Bool {
        guard let low = draft.low, let high = draft.high, draft.amount.unit < 0, draft.amount.number.plainDigits == 4
        else { return false }
        guard ExactDecimal(999) < low, high < ExactDecimal(2201) else { return false }
        return draft.first > start && isCue(tokens[draft.first - 1], .beforeYear)
            || ExactDecimal(1899) < high && !pluralAhead(draft.next)
            || draft.first > start && tokens[draft.first - 1].hash == Self.between && high < ExactDecimal(2061)
                && !pluralAhead(draft.next)
            || draft.first > start && tokens[draft.first - 1].hash == Self.between && ExactDecimal(1499) < low
                && ExactDecimal(1799) < high && high < ExactDecimal(2061)
    }
}
