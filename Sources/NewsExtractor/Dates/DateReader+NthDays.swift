internal import NewsLanguage

/// Counted days: `the last day of March`, `the first day of the year`, `today is the fifth day of the fair`.
extension DateReader {
    /// The first or last day of a period, or a counted day of an event that the sentence dates; `i` is behind the article.
    func readCountedDay(_ i: Int) -> Dated? {
        let ordinal = isWord(i, Spelled.last) ? (value: -1, next: i + 1) : readOrdinal(i)
        guard let ordinal, isWord(ordinal.next, Spelled.dayWord), has(ordinal.next + 1, .of) else { return nil }
        let of = ordinal.next + 1
        if let period = readDate(of + 1), isPlaceable(period.expression), !isDay(period.expression),
            period.expression.clock == nil
        {
            guard ordinal.value == 1 || ordinal.value == -1 else { return nil }
            return (
                TimeExpression(
                    .edgeDay(period.expression.meaning, isLast: ordinal.value < 0), "edge-day"), period.next
            )
        }
        guard let meaning = dayNamed(before: has(i - 1, .article) || has(i - 1, .possessive) ? i - 1 : i) else {
            return nil
        }
        return (TimeExpression(meaning, "nth-day"), of)
    }

    /// The day that what begins at a token is said to be: "Monday, the second day", "today is the", "it's the".
    private func dayNamed(before i: Int) -> TimeExpression.Meaning? {
        if isSign(i - 1, ","), hasAny(i - 2, [.weekday, .day]) { return .anaphoricUnit(.day, shift: 0) }
        let isPresent = isWord(i - 1, Spelled.is) || has(i - 1, .clitic)
        guard isPresent || isWord(i - 1, Spelled.was) || isWord(i - 1, Spelled.marked) || isWord(i - 1, Spelled.marks)
        else { return nil }
        if hasAny(i - 2, [.weekday, .day]) { return .anaphoricUnit(.day, shift: 0) }
        return isPresent && (isWord(i - 2, Spelled.it) || has(i - 2, .shift) && word(i - 2).shift == 0)
            ? .day(shift: 0) : nil
    }
}
