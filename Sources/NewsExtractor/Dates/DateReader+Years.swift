internal import NewsLanguage

/// When four digits are a year: the words around decide.
extension DateReader {
    /// Whether a bare number of four digits is a year here.
    func isYearEvident(_ i: Int, _ next: Int) -> Bool {
        guard tokens[i].kind == .number, let number = digits(i) else { return true }
        if isBracketedYear(i) { return true }
        if isGlued(i), i > start, !isOpening(i - 1), !isHyphen(i - 1), !isSign(i - 1, "/") { return false }
        if isHyphen(i - 1), isGlued(i), isGlued(i - 1), i > start + 1 {
            // Behind a hyphen only another year: "2021-2025"; "post-1959" and "pre-1990" too.
            guard isNumber(i - 2) || tokens[i - 2].kind == .word && tokens[i - 2].shape == .lower else { return false }
            if isNumber(i - 2), digits(i - 2)?.count != 4 { return false }
        }
        // "Regulation 765/2018", "file 12/095/2018": neither a month nor a year stands before the stroke.
        if isSign(i - 1, "/"), isGlued(i), isGlued(i - 1), isNumber(i - 2),
            digits(i - 2).map({ $0.count != 4 && !(1...12).contains($0.value) }) ?? true
        {
            return false
        }
        if isHyphen(next), isGlued(next), isGlued(next + 1), next + 1 < end, tokens[next + 1].kind == .number,
            let other = digits(next + 1), other.count > 4 || other.count == 3
        {
            return false
        }
        // "2024-13-05" is no date and no year.
        if isHyphen(next), digits(next + 1)?.count == 2, isHyphen(next + 2), isNumber(next + 3),
            (next...(next + 3)).allSatisfy({ isGlued($0) })
        {
            return false
        }
        if isModel(i, next) || isIndex(i, next) { return false }
        // An amount: the unit, a percent word or money follows.
        if hasAny(next, [.units, .scale, .suffix]) || isWord(next, Spelled.percent) { return false }
        let before = i > start ? i - 1 : i
        let prepositional =
            i > start
            && (hasAny(before, [.in, .of, .to, .from, .edge, .article, .shift, .possessive, .and, .or])
                || Self.openers.contains(tokens[before].hash))
        if (1900..<2100).contains(number.value) {
            if i > start, Self.codes.contains(tokens[before].hash) { return false }
            if prepositional || i == start { return true }
            // "1,998 people" has a comma, but "2000 people" does not: a plural noun behind a round number counts.
            if number.value % 100 == 0 || number.value % 1000 == 0 { return !isPluralNoun(next) }
            return true
        }
        guard i > start,
            has(before, .in) || has(before, .from) || has(before, .to) && isWord(before - 1, Spelled.back)
                || Self.openers.contains(tokens[before].hash) && !isWord(before, Spelled.than)
        else { return false }
        return !isPluralNoun(next)
            && (next >= end || tokens[next].kind != .word
                || tokens[next].shape == .lower && !isPluralNoun(next) && number.value < 1900
                    && (has(before, .in) || isWord(before, Spelled.since)))
    }

    /// `40` of "1925-40", `24` of "2023/24": the last year of a stretch of years, its century left out.
    func readYearOfRange(_ i: Int, behind last: ReadExpression) -> ReadExpression? {
        guard last.expression.rule == "year", case .calendar(let fields) = last.expression.meaning,
            let first = fields.year, last.tokens.count == 1, isNumber(last.tokens.lowerBound),
            isHyphen(i) || isSign(i, "/"), isGlued(i), isGlued(i + 1), let number = digits(i + 1), number.count == 2,
            !isHyphen(last.tokens.lowerBound - 1), !isSign(last.tokens.lowerBound - 1, "/"),
            !isGlued(i + 2) || has(i + 2, .clitic)
                || isClosing(i + 2) && !isHyphen(i + 2) && !isSign(i + 2, "/")
                    && !(isSign(i + 2, ":") && isGlued(i + 3))
        else { return nil }
        let year = first / 100 * 100 + number.value + (number.value == 0 && first % 100 == 99 ? 100 : 0)
        // Of a year to come a writer gives all four digits: "2015-32" is a code.
        guard year > first, first < 2000 || year - first < 15 else { return nil }
        var end = CalendarFields()
        end.year = year
        return ReadExpression(
            tokens: (i + 1)..<(i + 2), expression: TimeExpression(.calendar(end), "year-of-range"))
    }

    /// Whether a number is one of two years in brackets, as lives and terms are told: "(1885-1941)".
    private func isBracketedYear(_ i: Int) -> Bool {
        let first = isHyphen(i - 1) ? i - 2 : i
        guard isSign(first - 1, "("), isGlued(first), isHyphen(first + 1), isGlued(first + 1), isGlued(first + 2),
            isSign(first + 3, ")"), let from = digits(first), from.count == 4, let to = digits(first + 2), to.count == 4
        else { return false }
        return (1000..<2100).contains(from.value) && to.value > from.value && to.value - from.value <= 150
            && to.value < 2200
    }

    static let openers = TimeWords.sets["year_takers"]
    private static let codes = TimeWords.sets["numbered"]

    func isPluralNoun(_ i: Int) -> Bool {
        guard i < end, tokens[i].kind == .word, tokens[i].shape == .lower, tokens[i].count > 3 else { return false }
        let last = Int(tokens[i].end) - 1
        return stream.bytes[last] == UInt8(ascii: "s") && stream.bytes[last - 1] != UInt8(ascii: "s")
            || isWord(i, Spelled.people)
    }
}
