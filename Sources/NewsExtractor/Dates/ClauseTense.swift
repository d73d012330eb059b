internal import NewsLanguage
internal import NewsModel

/// Which way a clause looks: decides whether "Monday" was or will be.
enum ClauseTense: Sendable {
    case past, future
    /// What was arranged or may be: a weekday lies ahead, while a month or a feast is the nearest one.
    case tentative
    /// Whatever the verb says, the nearest one is meant: "ahead of Friday's vote", "through January".
    case nearest
    /// What has happened, whatever a verb says: the day of a blast is never ahead.
    case over
    case unknown

    /// Whether a bare weekday is the next one.
    var looksAhead: Bool { self == .future || self == .tentative }

    private enum Cue: Sendable {
        case past, future
        /// Past where a participle follows: "has opened", not "has a meeting".
        case perfect
        /// Future where a date follows directly: "by Friday".
        case to
        /// Future where "to" follows: "is to meet", "set to open".
        case infinitive
        /// What is arranged lies ahead, told of now or, less surely, then: "was expected"; only "had been due" is over.
        case arranged
        /// A verb where what is planned follows, else an adjective or a noun: "planned a rally", "the planned sale".
        case plan
        /// A present tense that speaks of what is fixed: "ministers meet on Monday".
        case present
        /// A modal verb: "may close on Friday", but "may have closed".
        case modal
        /// Future where a participle follows: "is visiting Oslo on Monday".
        case progressive
    }

    private static let cueNames: [String: Cue] = [
        "past": .past, "perfect": .perfect, "future": .future, "to": .to, "infinitive": .infinitive,
        "arranged": .arranged, "plan": .plan,
        "present": .present, "modal": .modal, "progressive": .progressive,
    ]

    private static let cues: WordTable<Cue> = WordTable(
        Table("dates/tense").rows.compactMap { row -> (String, Cue)? in
            guard row.count >= 2, let cue = cueNames[row[1]] else { return nil }
            return (row[0], cue)
        })

    private static let presents = TimeWords.sets["present_openers"]
    private static let infinitive = WordHash.of("to")
    private static let passive = WordHash.of("be")
    private static let auxiliaries = TimeWords.sets["past_auxiliaries"]

    /// The tense around the expression at `range` of a sentence: the nearest cue before it, else the nearest behind it.
    static func around(_ range: Range<Int>, in reader: DateReader) -> ClauseTense {
        let tokens = reader.tokens
        let i = range.lowerBound - 1
        if i >= reader.start, cues[tokens[i]] == .to { return hasPerfect(range, reader) ? .past : .future }
        // "as soon as Tuesday", "as early as May"
        if i > reader.start, reader.isWord(i, Spelled.as),
            reader.has(i - 1, .edge) || reader.isWord(i - 1, Spelled.soon)
        {
            return .future
        }
        if reader.has(i, .of), reader.has(i - 1, .ahead) {
            return before(range, reader) == .future ? .future : .nearest
        }
        // "ahead of the May 3 vote"
        if reader.has(i, .article), reader.has(i - 1, .of), reader.has(i - 2, .ahead), range.count > 1,
            reader.has(range.lowerBound, .month) || reader.isNumber(range.lowerBound)
        {
            return .future
        }
        // "shown in January": what was done in a month that was not called the next one.
        if reader.has(range.upperBound - 1, .month), reader.has(i, .in), range.count <= 3, i > reader.start,
            tense(of: i - 1, reader, range) == .past
                && !(i - 2 >= reader.start && presents.contains(reader.tokens[i - 2].hash))
                || isBehindPast(i - 1, reader) && isPerfect(i - 1, reader)
        {
            return .over
        }
        if reader.has(range.lowerBound, .month), reader.isWord(i, Spelled.through),
            !(1...3).contains(where: { reader.has(i - $0, .from) }),
            before(range, reader) == .past
        {
            return .nearest
        }
        // "Sunday is the last day" to come.
        if reader.has(range.lowerBound, .weekday), reader.isWord(range.upperBound, Spelled.is) { return .tentative }
        // "Friday's ruling" has been made.
        if reader.has(range.upperBound, .clitic), reader.has(range.lowerBound, .weekday) { return .past }
        if opensClause(range, reader), let tense = behind(range, reader) { return tense }
        return before(range, reader) ?? behind(range, reader) ?? .unknown
    }

    /// How many words from a date its verb is looked for.
    private static let reach = 40

    private static func before(_ range: Range<Int>, _ reader: DateReader) -> ClauseTense? {
        for i in (max(reader.start, range.lowerBound - reach)..<range.lowerBound).reversed() {
            if reader.tokens[i].isSign(";") { return nil }
            if let tense = tense(of: i, reader, range) { return tense }
        }
        return nil
    }

    private static func behind(_ range: Range<Int>, _ reader: DateReader) -> ClauseTense? {
        for i in range.upperBound..<max(range.upperBound, min(reader.end, range.upperBound + reach)) {
            if reader.tokens[i].isSign(";") || reader.tokens[i].isSign(":") { return nil }
            if let tense = tense(of: i, reader, range) { return tense }
        }
        return nil
    }

    /// Whether a clause begins with the date, so that its verb stands behind: "…, and on Monday the bank said".
    private static func opensClause(_ range: Range<Int>, _ reader: DateReader) -> Bool {
        var i = range.lowerBound - 1
        if i >= reader.start, reader.hasAny(i, [.on, .in]) { i -= 1 }
        guard i >= reader.start else { return true }
        let next = range.upperBound
        guard next + 1 < reader.end, reader.tokens[next].kind != .punctuation, !reader.hasAny(next, [.and, .or])
        else { return false }
        return clauseOpeners.contains(reader.tokens[i].hash)
    }

    private static let clauseOpeners = TimeWords.sets["clause_openers"]

    /// Whether "had" stands near: "had signed papers by Monday", "until Friday, nobody had".
    private static func hasPerfect(_ range: Range<Int>, _ reader: DateReader) -> Bool {
        for i in max(reader.start, range.lowerBound - 9)..<min(reader.end, range.upperBound + 6)
        where reader.isWord(i, perfect) { return true }
        return false
    }

    private static let perfect = WordHash.of("had")

    /// The tense that one word shows.
    private static func tense(of i: Int, _ reader: DateReader, _ range: Range<Int>) -> ClauseTense? {
        let token = reader.tokens[i]
        guard token.kind == .word else { return nil }
        // "to be completed", "would be paid": the form is no past.
        if i > reader.start, reader.tokens[i - 1].hash == passive { return nil }
        let next = i + 1
        let isToNext = next < reader.end && reader.tokens[next].hash == infinitive
        switch cues[token] {
        case .past: return isBehindModal(i, reader) ? nil : .past
        case .perfect: return isPerfect(next, reader) ? .past : nil
        case .infinitive:
            // "set to open", "is to resume", "set for Friday"
            return isToNext || next + 1 == range.lowerBound && reader.isWord(next, Spelled.for)
                ? arranged(i, reader) : nil
        case .progressive:
            if isToNext { return .future }
            return isFormInIng(next, reader) ? .tentative : nil
        case .future:
            // "was payable": seen from then, but already past.
            return isBehindPast(i, reader) ? .past : .future
        case .arranged: return arranged(i, reader)
        case .plan:
            if isToNext { return arranged(i, reader) }
            guard next < reader.end,
                reader.hasAny(next, [.article, .one])
                    || next + 1 == range.lowerBound && ClosedClass.of(reader.tokens[next]).contains(.preposition)
            else { return nil }
            return isPerfectPast(i, reader) ? .past : .tentative
        case .present:
            guard i > reader.start, ClosedClass.of(reader.tokens[i - 1]).isEmpty else { return nil }
            return .tentative
        case .modal:
            guard token.shape == .lower else { return nil }
            guard next < reader.end else { return .tentative }
            let follower = reader.tokens[next].hash
            return follower == have || follower == denial || isDenied(i, reader) ? .past : .tentative
        case .to: return nil
        case nil: break
        }
        // Regular verbs: "announced"; not the adjective of "an unsigned deal".
        return isFormInEd(token, reader) && !isAttributive(i, reader) ? .past : nil
    }

    /// "neither of them could be reached": what a modal verb denies is told of what was.
    private static func isDenied(_ i: Int, _ reader: DateReader) -> Bool {
        reader.tokens[i].hash == could
            && (max(reader.start, i - 8)..<i).contains { denials.contains(reader.tokens[$0].hash) }
    }

    private static let could = WordHash.of("could")
    private static let denials = TimeWords.sets["denials"]

    /// "will shut", "may cut", "plans to hit": the form is the verb's base, and the word before it or ahead of that decides.
    private static func isBehindModal(_ i: Int, _ reader: DateReader) -> Bool {
        guard i > reader.start else { return false }
        if reader.tokens[i - 1].hash == infinitive { return true }
        let cue = cues[reader.tokens[i - 1]]
        return cue == .future || cue == .modal
    }

    private static let have = WordHash.of("have")
    private static let denial = WordHash.of("not")
    private static let been = WordHash.of("been")

    /// What is planned at a word lies ahead, less surely where it was planned, and is over where it had been.
    private static func arranged(_ i: Int, _ reader: DateReader) -> ClauseTense {
        if isPerfectPast(i, reader) { return .past }
        return isBehindPast(i, reader) ? .tentative : .future
    }

    /// Whether a participle follows "has" or "have", at once or behind "not", an adverb or a pronoun.
    private static func isPerfect(_ i: Int, _ reader: DateReader) -> Bool {
        for at in i..<max(i, min(i + 2, reader.end)) {
            let token = reader.tokens[at]
            guard token.kind == .word else { return false }
            if cues[token] == .past || isFormInEd(token, reader) { return true }
            let end = Int(token.end)
            if token.count > 3, token.shape == .lower,
                participleEndings.contains(where: { $0 == (reader.stream.bytes[end - 2], reader.stream.bytes[end - 1]) }
                )
            {
                return true
            }
            guard ClosedClass.of(token).isDisjoint(with: [.determiner, .possessive, .preposition]) else { return false }
        }
        return false
    }

    /// "taken", "grown", "gone", "begun", "become": the forms that the past tense does not share.
    private static let participleEndings: [(UInt8, UInt8)] = ["en", "wn", "ne", "un", "me"].map {
        ($0.utf8.first ?? 0, $0.utf8.last ?? 0)
    }

    /// Whether "had" or "had been" stands before a word.
    private static func isPerfectPast(_ i: Int, _ reader: DateReader) -> Bool {
        guard i > reader.start else { return false }
        if reader.tokens[i - 1].hash == perfect { return true }
        return reader.tokens[i - 1].hash == been && i - 1 > reader.start && reader.tokens[i - 2].hash == perfect
    }

    /// A small word that ends in -ing.
    private static func isFormInIng(_ i: Int, _ reader: DateReader) -> Bool {
        guard i < reader.end, case let token = reader.tokens[i], token.shape == .lower, token.count > 4 else {
            return false
        }
        let end = Int(token.end)
        return reader.stream.bytes[end - 3] == UInt8(ascii: "i") && reader.stream.bytes[end - 2] == UInt8(ascii: "n")
            && reader.stream.bytes[end - 1] == UInt8(ascii: "g")
    }

    private static func isBehindPast(_ i: Int, _ reader: DateReader) -> Bool {
        // "was always going to be hard"
        let isParted = i - 1 > reader.start && ClosedClass.of(reader.tokens[i - 1]).contains(.adverb)
        let at = isParted ? i - 2 : i - 1
        return at >= reader.start && auxiliaries.contains(reader.tokens[at].hash)
    }

    /// Whether an article, directly or before an adverb, makes the participle an adjective: "a still unsigned contract".
    private static func isAttributive(_ i: Int, _ reader: DateReader) -> Bool {
        guard i > reader.start, i + 1 < reader.end, reader.tokens[i + 1].kind == .word,
            ClosedClass.of(reader.tokens[i + 1]).isEmpty
        else { return false }
        let before = reader.tokens[i - 1]
        if ClosedClass.of(before).contains(.determiner) { return true }
        return i - 1 > reader.start && ClosedClass.of(before).contains(.adverb)
            && ClosedClass.of(reader.tokens[i - 2]).contains(.determiner)
    }

    /// A small word that ends in -ed.
    private static func isFormInEd(_ token: Token, _ reader: DateReader) -> Bool {
        guard token.shape == .lower, token.count > 4 else { return false }
        let end = Int(token.end)
        return reader.stream.bytes[end - 1] == UInt8(ascii: "d") && reader.stream.bytes[end - 2] == UInt8(ascii: "e")
            && reader.stream.bytes[end - 3] != UInt8(ascii: "e")
    }
}
