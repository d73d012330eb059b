internal import NewsLanguage
internal import NewsModel

/// What stands beside a year to say from which side of the year 1 it counts: the table `dates/eras`.
struct Era: Sendable {
    /// Years count back from the year 1.
    var isBefore: Bool
    /// It stands behind the year: "44 BC".
    var isBehind: Bool
    /// It stands before the year: "AD 79".
    var isAhead: Bool

    static let all: WordTable<Era> = WordTable(
        Table("dates/eras").rows.compactMap { row in
            guard row.count >= 3 else { return nil }
            return (row[0], Era(isBefore: row[1] == "before", isBehind: row[2] != "ahead", isAhead: row[2] != "behind"))
        })
}

/// Years with their era: "44 BC", "AD 79", "from 300 to 200 B.C.".
extension DateReader {
    /// The era that a word in capitals names.
    @inline(__always)
    func era(_ i: Int) -> Era? {
        guard i >= start, i < end, tokens[i].shape == .upper else { return nil }
        return Era.all[tokens[i]]
    }

    /// A year of one to four digits with its era, or with the one of the year that it is joined to: the `300` of "300-200 BC".
    func readEraYear(_ i: Int) -> ReadExpression? {
        guard let number = digits(i), number.count <= 4, number.value > 0,
            stream.bytes[Int(tokens[i].start)] != UInt8(ascii: "0"),
            !isGlued(i) || i == start || isOpening(i - 1) || isHyphen(i - 1)
        else { return nil }
        let tokens: Range<Int>
        let isBefore: Bool
        if let era = era(i + 1), era.isBehind, isEraEvident(i), isClosingYear(i + 2) {
            tokens = i..<(i + 2)
            isBefore = era.isBefore
        } else if let era = era(i - 1), era.isAhead, !isNumber(i - 2), isClosingYear(i + 1) {
            tokens = (i - 1)..<(i + 1)
            isBefore = era.isBefore
        } else if let later = digits(i + 2), later.value < number.value, let era = era(i + 3), era.isBefore,
            era.isBehind,
            isHyphen(i + 1) || hasAny(i + 1, [.and, .or, .to]), isEraEvident(i), isClosingYear(i + 4)
        {
            tokens = i..<(i + 1)
            isBefore = true
        } else {
            return nil
        }
        var fields = CalendarFields()
        // The year before AD 1 is 1 BC, which ISO 8601 numbers 0.
        fields.year = isBefore ? 1 - number.value : number.value
        return ReadExpression(tokens: tokens, expression: TimeExpression(.calendar(fields), "era-year"))
    }

    /// Whether the word before takes a year: "in 44 BC"; "300 BC residents" live in British Columbia.
    private func isEraEvident(_ i: Int) -> Bool {
        i == start || isOpening(i - 1) || isHyphen(i - 1) || isSign(i - 1, ".")
            || hasAny(i - 1, [.in, .of, .to, .from, .and, .or, .edge]) || Self.openers.contains(tokens[i - 1].hash)
    }

    /// Whether nothing that could be counted follows.
    private func isClosingYear(_ i: Int) -> Bool {
        isClosing(i) || isHyphen(i) || isSign(i, "(")
            || tokens[i].kind == .word && tokens[i].shape == .lower && !ClosedClass.of(tokens[i]).isEmpty
            || tokens[i].kind == .word && tokens[i].shape == .lower && !isPluralNoun(i)
                && !hasAny(i, [.scale, .unit, .units]) && !isWord(i, Spelled.percent)
    }
}
