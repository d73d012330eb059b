internal import NewsLanguage
internal import NewsModel

/// Days that say which event is meant: "the May 3 blast", "the Oct. 7 attacks".
extension DateReader {
    /// Whether the noun that a day and month stand before names what nobody announces, so that the day is over.
    func isOver(_ read: ReadExpression) -> Bool { nouns(behind: read).contains { noun($0) == .sudden } }

    /// Gives an event that is known by its day the year of that event, unless the text is older.
    func date(_ read: inout ReadExpression, publishedOn day: CalendarDate?) {
        guard case .calendar(var fields) = read.expression.meaning, fields.year == nil, let month = fields.month,
            let number = fields.day
        else { return }
        for event in NamedDays.all where event.day.month == month && event.day.day == number {
            guard day.map({ event.day <= $0 }) ?? true,
                read.expression.rule == "named-figures"
                    || nouns(behind: read).contains(where: { at in event.nouns.contains { $0 == tokens[at].hash } })
            else { continue }
            fields.year = event.day.year
            read.expression.meaning = .calendar(fields)
            read.expression.rule = "named-day"
            return
        }
    }

    /// The words behind a date up to the third that can still be the noun it stands before: "the Oct. 7 cross-border attack".
    private func nouns(behind read: ReadExpression) -> Range<Int> {
        let first = read.tokens.upperBound
        var i = first
        while i < min(end, first + 5) {
            if isHyphen(i), isGlued(i), isGlued(i + 1) {
                i += 1
                continue
            }
            guard tokens[i].kind == .word,
                ClosedClass.of(tokens[i]).isDisjoint(with: [
                    .preposition, .determiner, .conjunction, .auxiliary, .pronoun,
                ])
            else { break }
            i += 1
        }
        return first..<i
    }
}

/// Events known by their day and month alone: the table `dates/namedays`.
struct NamedDays {
    let day: CalendarDate
    /// Whether month and day in figures name it, too: "9/11".
    let isCalledByFigures: Bool
    /// Hashes of the nouns beside which the day means the event.
    let nouns: [UInt64]

    static let all: [NamedDays] = Table("dates/namedays").rows.compactMap { row in
        guard row.count >= 2, let day = CalendarDate(iso: row[0]) else { return nil }
        return NamedDays(
            day: day, isCalledByFigures: row.count > 2 && row[2] == "figures",
            nouns: row[1].split(separator: " ").map { WordHash.of(String($0)) })
    }
}
