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

    /// `23rd` of "between the 21st and 23rd": one more day of the month that the text is in.
    func readListedDayOfMonth(_ i: Int, behind last: ReadExpression) -> ReadExpression? {
        guard last.expression.rule == "day-of-month", last.expression.clock == nil,
            case .calendar(var fields) = last.expression.meaning, let before = fields.day,
            hasAny(i, [.and, .or, .to]), case let at = has(i + 1, .article) ? i + 2 : i + 1, isNumber(at),
            let day = readOrdinal(at), day.value > before, day.value <= 31, isClosing(day.next)
        else { return nil }
        fields.day = day.value
        return ReadExpression(
            tokens: (i + 1)..<day.next, expression: TimeExpression(.calendar(fields), "day-of-month"))
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
