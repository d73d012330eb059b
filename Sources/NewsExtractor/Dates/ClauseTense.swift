internal import NewsLanguage
internal import NewsModel

/// Which way a clause looks: decides whether "Monday" was or will be.
enum ClauseTense: Sendable {
    case past, future, unknown

    private enum Cue: Sendable {
        case past, future
        /// Future where a date follows directly: "by Friday".
        case to
        /// Future where "to" follows: "is to meet", "set to open".
        case infinitive
    }

    private static let cues: WordTable<Cue> = WordTable(
        Table("dates/tense").rows.compactMap { row -> (String, Cue)? in
            guard row.count >= 2 else { return nil }
            switch row[1] {
            case "past": return (row[0], .past)
            case "future": return (row[0], .future)
            case "to": return (row[0], .to)
            case "infinitive": return (row[0], .infinitive)
            default: return nil
            }
        })

    private static let infinitive = WordHash.of("to")
    private static let passive = WordHash.of("be")
    private static let auxiliaries: [UInt64] = ["was", "were", "had", "been"].map { WordHash.of($0) }

    /// The tense around the expression at `range` of a sentence: the nearest cue before it, else the nearest behind it.
    static func around(_ range: Range<Int>, in reader: DateReader) -> ClauseTense {
        let tokens = reader.tokens
        var i = range.lowerBound - 1
        if i >= reader.start, cues[tokens[i]] == .to { return hasPerfect(range, reader) ? .past : .future }
        // "as soon as Tuesday", "as early as May"
        if i > reader.start, reader.isWord(i, Spelled.as),
            reader.has(i - 1, .edge) || reader.isWord(i - 1, Spelled.soon)
        {
            return .future
        }
        // "Friday's ruling" has been made.
        if reader.has(range.upperBound, .clitic), reader.has(range.lowerBound, .weekday) { return .past }
        var steps = 0
        while i >= reader.start, steps < 14 {
            let token = tokens[i]
            if token.isSign(";") { break }
            if let tense = tense(of: i, reader) { return tense }
            i -= 1
            steps += 1
        }
        i = range.upperBound
        steps = 0
        while i < reader.end, steps < 20 {
            if tokens[i].isSign(";") { break }
            if let tense = tense(of: i, reader) { return tense }
            i += 1
            steps += 1
        }
        return .unknown
    }

    /// Whether "had" stands near: "had signed papers by Monday", "until Friday, nobody had".
    private static func hasPerfect(_ range: Range<Int>, _ reader: DateReader) -> Bool {
        for i in max(reader.start, range.lowerBound - 9)..<min(reader.end, range.upperBound + 6)
        where reader.isWord(i, perfect) { return true }
        return false
    }

    private static let perfect = WordHash.of("had")

    /// The tense that one word shows.
    private static func tense(of i: Int, _ reader: DateReader) -> ClauseTense? {
        let token = reader.tokens[i]
        guard token.kind == .word else { return nil }
        // "to be completed", "would be paid": the form is no past.
        if i > reader.start, reader.tokens[i - 1].hash == passive { return nil }
        switch cues[token] {
        case .past: return .past
        case .infinitive:
            // "set to open", "is to resume"; "was set to open" is past already
            guard i + 1 < reader.end, reader.tokens[i + 1].hash == infinitive else { return nil }
            return isBehindPast(i, reader) ? .past : .future
        case .future:
            // "was scheduled", "had planned": seen from then, but already past.
            return isBehindPast(i, reader) ? .past : .future
        case .to, nil: break
        }
        // Regular verbs: "announced"; not the adjective of "an unsigned deal".
        return isPastParticiple(token, reader) && !isAttributive(i, reader) ? .past : nil
    }

    private static func isBehindPast(_ i: Int, _ reader: DateReader) -> Bool {
        i > reader.start && auxiliaries.contains { $0 == reader.tokens[i - 1].hash }
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
    private static func isPastParticiple(_ token: Token, _ reader: DateReader) -> Bool {
        guard token.shape == .lower, token.count > 4 else { return false }
        let end = Int(token.end)
        return reader.stream.bytes[end - 1] == UInt8(ascii: "d") && reader.stream.bytes[end - 2] == UInt8(ascii: "e")
            && reader.stream.bytes[end - 3] != UInt8(ascii: "e")
    }
}
