internal import NewsLanguage
internal import NewsModel

/// Nouns beside which the words of a date mean something else: the table `dates/nouns`.
enum DateNouns {
    /// What a noun does to the date word beside it.
    enum Kind: String, Sendable {
        /// "today's consumers" are of an age, not of a day.
        case generic
        /// "player of the year" names no year.
        case award
        /// "her 2012 Toyota": the year of a model.
        case make
        /// What takes a time with a watch: "clocked", "ran".
        case timing
        /// Beside which such a time stands: "record", "lap".
        case timed
        /// A race whose time begins with hours.
        case marathon
        /// What is done in a match: figures with a colon behind it are of the match's clock.
        case scoring
        /// Behind such figures: "with 3:12 left".
        case clocked
        /// What nobody announces: the day "of the May 3 blast" is over.
        case sudden
        /// What is told in tens of degrees or miles an hour: "highs in the 60s" are of no decade.
        case weather
    }

    static let kinds: WordTable<Kind> = WordTable(
        Table("dates/nouns").rows.compactMap { row in
            row.count >= 2 ? Kind(rawValue: row[1]).map { (row[0], $0) } : nil
        })
}

/// Words of dates that name no date because of the noun beside them.
extension DateReader {
    /// What a noun does to the date words beside it; nil for any other word.
    func noun(_ i: Int) -> DateNouns.Kind? { i >= start && i < end ? DateNouns.kinds[tokens[i]] : nil }

    /// "today's fast-moving economy", "the cities of tomorrow": the age we live in, or the one to come.
    func isAge(_ i: Int) -> Bool {
        if has(i - 1, .of), noun(i - 2) == .generic { return true }
        guard isWord(i, Spelled.today), has(i + 1, .clitic) else { return false }
        for at in (i + 2)..<min(end, i + 7) {
            if noun(at) == .generic { return true }
            let token = tokens[at]
            if isHyphen(at), isGlued(at) { continue }
            guard token.kind == .word, token.shape == .lower, roles[at] == 0,
                ClosedClass.of(token).isDisjoint(with: [.preposition, .determiner, .auxiliary])
            else { return false }
        }
        return false
    }

    /// "player of the year", "Book of the Month"; "the third game of the day" is a game of that day. `i` is the unit.
    func isAward(_ i: Int) -> Bool {
        let at = i - 3
        guard at >= start, has(i - 2, .of), tokens[at].kind == .word else { return false }
        if isCapitalised(i), tokens[i].shape == .capitalised {
            return isCapitalised(at) && !hasAny(at, [.edgeNoun, .unit, .units, .part, .season])
        }
        guard noun(at) == .award else { return false }
        return !hasAny(at - 1, [.ordinal, .shift, .cardinal, .every]) && !isSuperlative(at - 1)
    }

    /// "latest", "best", "worst", "only", "most …"
    private func isSuperlative(_ i: Int) -> Bool {
        guard i >= start, tokens[i].kind == .word, tokens[i].count > 3 else { return false }
        let last = Int(tokens[i].end)
        return stream.bytes[last - 1] | 0x20 == UInt8(ascii: "t") && stream.bytes[last - 2] | 0x20 == UInt8(ascii: "s")
            || isWord(i, Spelled.only) || isWord(i - 1, Spelled.most)
    }

    /// "a 2012 Toyota", "Mr Lund's 1998 Volvo"
    func isModel(_ i: Int, _ next: Int) -> Bool {
        guard i > start, isCapitalised(next), hasAny(i - 1, [.one, .possessive, .clitic]) else { return false }
        return noun(next) == .make
    }

    /// "the Harbour 2000 Index"
    func isIndex(_ i: Int, _ next: Int) -> Bool {
        i > start && isWord(next, Spelled.index) && isCapitalised(i - 1) && roles[i - 1] == 0
    }
}
