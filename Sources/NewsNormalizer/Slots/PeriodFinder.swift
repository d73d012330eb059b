internal import NewsLanguage
internal import NewsModel

/// Finds the time a fact speaks of: a date of its clause, of a clause above, of the sentences before, or the publication.
struct PeriodFinder {
    let story: Story
    /// Day of publication, or the date that stands alone on one of the first lines.
    let published: CalendarDate?
    /// The last explicit period of a month or longer that a flow was said of, unless in comparison.
    private(set) var reporting: PeriodValue?
    /// The first such period: what headline and bullets before it speak of.
    private(set) var main: PeriodValue?
    /// The last date that a state of things was given for: "as of the end of 2023".
    private(set) var asOf: PeriodValue?
    /// The last day, near the publication, that an event was put on.
    private(set) var eventDay: PeriodValue?

    /// A period with what to write beside it.
    struct Found: Sendable {
        var period: FactPeriod
        var value: PeriodValue?
        var range: TextRange?
    }

    private static let firstLines = 4
    private static func set(_ words: String...) -> Set<UInt64> { Set(words.map { WordHash.of($0) }) }
    private static let since = set("since")
    private static let by = set("by", "until", "till")
    private static let ahead = set("next", "coming", "following")
    private static let behind = set("past", "last", "previous", "preceding")
    private static let from = set("from", "between")
    private static let to = set("to", "and", "through", "until")
    private static let over = set("over", "in", "during", "within", "for", "through")
    private static let end = set("end", "close")
    private static let earlier = set("earlier", "before", "ago", "previously")
    private static let same = set("same", "year-ago", "corresponding", "comparable", "prior-year", "year-earlier")

    init(_ story: Story) {
        self.story = story
        var day = story.article.published.flatMap { CalendarDate(iso: $0) }
        if day == nil {
            // A dateline alone on its line.
            for date in story.dates {
                guard let value = date.value.flatMap({ PeriodValue($0) }), value.grain == .day else { continue }
                let i = story.stream.sentenceIndex(atByte: date.range.start)
                guard i < story.stream.sentences.count, story.stream.sentences[i].line < Self.firstLines,
                    story.stream.sentences[i].range == date.range
                else { break }
                day = value.start
                break
            }
        }
        published = day
    }

    private var stream: TokenStream { story.stream }

    /// A date mention of the sentence with what it stands for.
    private struct Candidate {
        var chunk: Int
        var mention: DateMention
        var value: PeriodValue
        var range: TextRange
        var cost: Int
        var isInstant = false
    }

    /// The period of the fact that was read from figure chunk `c`.
    mutating func period(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence, isForecast: Bool) -> Found
    {
        let candidates = candidates(for: c, reading, in: sentence)
        if let best = candidates.min(by: { ($0.cost, $0.chunk) < ($1.cost, $1.chunk) }), best.cost < 10 {
            var value = best.value
            // "in the same period a year earlier": the comparison's year before the reporting period.
            if let compared = comparison(near: best.chunk, in: sentence) { value = compared }
            // "from £468m at the end of December": a comparison looks back.
            if reading.roles.contains(.comparison), let published, value.start > published,
                let back = value.shifted(years: -1)
            {
                value = back
            }
            note(value, reading, best.cost)
            if best.isInstant || isAsOf(best.chunk, in: sentence) { asOf = value } else if best.cost < 4 { asOf = nil }
            return found(value, basis: "explicit", range: best.range, isInstant: best.isInstant)
        }
        if let (compared, range) = bareComparison(c, in: sentence) {
            return found(compared, basis: "partial", range: range)
        }
        if reading.roles.contains(.timeless) {
            var p = FactPeriod(basis: "none")
            p.kind = "instant"
            return Found(period: p)
        }
        if let reporting, reading.roles.contains(.flow), !isForecast || reading.roles.contains(.flow) {
            return found(reporting, basis: "inherited")
        }
        // What the story goes on to count holds for the date it gave for the state of things.
        if let asOf, !isForecast, reading.change == nil,
            !(reading.verb.map { sentence.syntax.chunks[$0].verb.isPast } ?? false)
        {
            return found(asOf, basis: "inherited", isInstant: true)
        }
        if let eventDay, !isForecast { return found(eventDay, basis: "inherited") }
        guard let published else { return Found(period: FactPeriod(basis: "none")) }
        return found(PeriodValue(day: published), basis: "published")
    }

    private mutating func note(_ value: PeriodValue, _ reading: FigureReading, _ cost: Int) {
        if value.grain == .day {
            if let published, value.end.dayNumber <= published.dayNumber + 1,
                published.dayNumber - value.start.dayNumber <= 7
            {
                eventDay = value
            }
        } else if value.grain != .span, reading.roles.contains(.flow), !reading.roles.contains(.comparison) {
            // A year before the story's own period is a comparison.
            if let reporting, value.end <= reporting.start { return }
            if let published,
                value.start > published
                    || published.dayNumber - value.end.dayNumber > (value.grain == .year ? 400 : 150)
            {
                return
            }
            reporting = value
            if main == nil { main = value }
        }
    }

    private func found(_ value: PeriodValue, basis: String, range: TextRange? = nil, isInstant: Bool = false) -> Found {
        var p = FactPeriod(basis: basis)
        p.value = value.text
        p.start = value.start.description
        p.end = value.end.description
        p.kind = value.grain == .day || isInstant ? "instant" : "duration"
        p.text = range.map { stream.string($0) }
        p.calendar = value.grain == .quarter || value.grain == .half ? "assumed" : "calendar"
        return Found(period: p, value: value, range: range)
    }

    /// The story's own period for a flow that was read before the text named it; nil where it never does.
    func late() -> FactPeriod? { main.map { found($0, basis: "inherited").period } }

    // MARK: dates of the sentence

    private func candidates(for c: Int, _ reading: FigureReading, in sentence: StorySentence) -> [Candidate] {
        let syntax = sentence.syntax
        var out: [Candidate] = []
        let mine = syntax.clauses[c]
        let chain = mine.map { syntax.chain($0) } ?? []
        let firstVerb = syntax.chunks.firstIndex { $0.kind == .verbGroup } ?? syntax.chunks.count
        let isPerfect =
            reading.verb.map {
                ((syntax.chunks[$0].verb.isPerfect || syntax.chunks[$0].verb.isProgressive)
                    && !syntax.chunks[$0].verb.isPast) || syntax.chunks[$0].verb.modal != nil
            } ?? false
        for d in syntax.chunks.indices {
            for index in syntax.chunks[d].dates {
                let mention = story.dates[index]
                guard let (value, range, isInstant) = resolve(mention, d, in: sentence) else { continue }
                var cost = 0
                let clause = syntax.clauses[d]
                if clause != mine {
                    if let clause, chain.contains(clause) {
                        cost += 4
                        // "said on Tuesday that …": the day of saying, unless nothing else is there.
                        if SentenceSyntax.reports(syntax.chunks[clause].verb.lemma) { cost += 3 }
                    } else if let clause, syntax.chain(clause).contains(where: { $0 == mine }) {
                        cost += 5
                        if syntax.chain(clause).prefix(while: { $0 != mine }).contains(where: {
                            syntax.links[$0] == .relative || syntax.links[$0] == .adverbial
                        }) {
                            cost += 6
                        }
                    } else {
                        cost += 10
                    }
                }
                if d < firstVerb && d < c && opensSentence(d, syntax) { cost = min(cost, 3) }
                if isNamePart(mention, in: sentence) { continue }
                // "In 2009 it bought a stake …, and has since raised it": a perfect tense takes no past date of another clause.
                if isPerfect, !reports(clause, syntax), clause != reading.verb, clause != mine || d < firstVerb,
                    let published, value.end <= published
                {
                    cost += 10
                }
                // "wants to close 80 of its 300 shops by June": there are 300 now.
                if reading.roles.contains(.presupposed), d != c, d > c || clause != mine, let published,
                    value.start > published
                {
                    cost += 12
                }
                // A date right behind the figure's phrase belongs to it; one behind another figure belongs to that.
                if d > c {
                    let between = syntax.chunks[(c + 1)..<d]
                    if let other = between.lastIndex(where: { !$0.figures.isEmpty && $0.kind == .nounPhrase }) {
                        // "23%, up from 19% a year ago": the date of the comparison; "60 jobs and 3 mills by June": of both.
                        // "rose 6.4% to £1.12bn in the first half": of both, too.
                        cost +=
                            between[..<other].contains {
                                $0.kind == .particle || $0.kind == .verbGroup
                                    || $0.kind == .preposition && !Self.shared.contains(stream.tokens[$0.head].hash)
                            } ? 10 : 4
                    } else if between.count <= 3 {
                        cost -= 1
                    }
                } else if d < c {
                    cost += 1
                    if syntax.chunks[(d + 1)..<c].contains(where: { !$0.figures.isEmpty && $0.kind == .nounPhrase })
                        && d >= firstVerb
                    {
                        cost += 4
                    }
                }
                if d == c { cost -= 2 }
                out.append(
                    Candidate(chunk: d, mention: mention, value: value, range: range, cost: cost, isInstant: isInstant))
            }
        }
        return out
    }

    /// What a date mention stands for, with the words around it ("since", "over the next", "the end of").
    private func resolve(_ mention: DateMention, _ d: Int, in sentence: StorySentence) -> (
        PeriodValue, TextRange, Bool
    )? {
        let syntax = sentence.syntax
        let before = syntax.previous(d)
        let preposition = before.flatMap {
            syntax.chunks[$0].kind == .preposition ? stream.tokens[syntax.chunks[$0].head].hash : nil
        }
        if mention.type == .duration, isComparedWith(d, preposition, in: sentence) { return nil }
        if mention.type == .duration { return duration(mention, d, preposition, in: sentence) }
        if mention.type == .set { return nil }
        guard let raw = mention.value, var value = PeriodValue(raw) else { return nil }
        if isComparedWith(d, preposition, in: sentence) { return nil }
        // The first part of "between May and July" is read with the second.
        if let preposition, Self.from.contains(preposition), let k = syntax.next(d),
            syntax.chunks[k].kind == .conjunction || isWord(k, Self.to, syntax), let e = syntax.next(k),
            syntax.chunks[e].kind == .date
        {
            return nil
        }
        // "between May and July", "from 2011 to 2016".
        if let preposition,
            Self.to.contains(preposition) || before.map({ syntax.chunks[$0].kind == .conjunction }) == true,
            let p = before,
            let e = syntax.previous(p), syntax.chunks[e].kind == .date, let q = syntax.previous(e),
            syntax.chunks[q].kind == .preposition,
            Self.from.contains(stream.tokens[syntax.chunks[q].head].hash), let first = syntax.chunks[e].dates.first,
            let start = story.dates[first].value.flatMap({ PeriodValue($0) }),
            let span = PeriodValue("\(start.text)/\(value.text)")
        {
            return (span, TextRange(story.dates[first].range.start, mention.range.end), false)
        }
        if before.map({ syntax.chunks[$0].kind == .conjunction }) == true, let p = before, let e = syntax.previous(p),
            syntax.chunks[e].kind == .date,
            let q = syntax.previous(e), isWord(q, Self.from, syntax), let first = syntax.chunks[e].dates.first,
            let start = story.dates[first].value.flatMap({ PeriodValue($0) }),
            let span = PeriodValue("\(start.text)/\(value.text)")
        {
            return (span, TextRange(story.dates[first].range.start, mention.range.end), false)
        }
        if sincePreposition(d, in: sentence), let published, value.start < published {
            let now = PeriodValue.holding(published, grain: value.grain)
            if now.text != value.text, let span = PeriodValue("\(value.text)/\(now.text)") {
                return (span, mention.range, false)
            }
        }
        if mention.mod == "END", value.grain > .week, hasWord(mention.range, Self.end),
            !(preposition.map { Self.by.contains($0) } ?? false)
        {
            value = PeriodValue(day: value.end.adding(days: -1))
            return (value, mention.range, true)
        }
        return (value, mention.range, false)
    }

    private static let `as` = set("as")

    /// "as of June 30", "as at the end of May".
    private func isAsOf(_ d: Int, in sentence: StorySentence) -> Bool {
        let first = sentence.syntax.chunks[d].tokens.lowerBound
        return first - 2 >= sentence.tokens.lowerBound && Self.as.contains(stream.tokens[first - 2].hash)
    }

    private func reports(_ clause: Int?, _ syntax: SentenceSyntax) -> Bool {
        clause.map { SentenceSyntax.reports(syntax.chunks[$0].verb.lemma) } ?? false
    }

    /// Prepositions across which two figures share a date.
    private static let shared = set("to", "of", "at", "in", "for", "by", "with")
    private static let not = set("not", "never")

    /// Whether only an adverbial stands before date chunk `d`, so that it holds for the whole sentence.
    private func opensSentence(_ d: Int, _ syntax: SentenceSyntax) -> Bool {
        for k in 0..<d where syntax.chunks[k].kind == .nounPhrase {
            if syntax.chunks[k].possessor == nil, syntax.preposition(of: k) == nil { return false }
        }
        return true
    }

    /// A year inside a name: "the Russell 2000 Index".
    private func isNamePart(_ mention: DateMention, in sentence: StorySentence) -> Bool {
        let t = stream.tokenIndex(atByte: mention.range.end)
        let first = stream.tokenIndex(atByte: mention.range.start)
        guard sentence.tokens.contains(t), first > sentence.tokens.lowerBound, t == first + 1 else { return false }
        return stream.tokens[t].shape == .capitalised && stream.tokens[first - 1].shape == .capitalised
    }

    private static let comparing = set("from", "than", "against")
    private static let superlative = set("most", "least", "best", "worst", "first")

    /// A date that only names what something is compared with: "from Monday's close", "an increase from March 12", "the
    /// lowest level since 1997", "the largest in a decade".
    private func isComparedWith(_ d: Int, _ preposition: UInt64?, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        if let preposition, Self.comparing.contains(preposition) {
            // "from 2011 to 2016" is a period.
            if let k = syntax.next(d), isWord(k, Self.to, syntax), let e = syntax.next(k),
                syntax.chunks[e].kind == .date
            {
                return false
            }
            return true
        }
        guard preposition != nil, let p = syntax.previous(d), let n = syntax.previous(p) else { return false }
        // "a level not reached since last March"
        if syntax.chunks[n].kind == .verbGroup, syntax.chunks[n].verb.isParticiple,
            syntax.chunks[n].verb.isNegated || n > 0 && isWord(n - 1, Self.not, syntax)
        {
            return true
        }
        guard syntax.chunks[n].kind == .nounPhrase else { return false }
        return syntax.chunks[n].tokens.contains { t in
            let token = stream.tokens[t]
            return Self.superlative.contains(token.hash)
                || token.count > 4 && stream.bytes[(Int(token.end) - 3)..<Int(token.end)].elementsEqual("est".utf8)
        }
    }

    /// "since 2003", "since its launch in 2003".
    private func sincePreposition(_ d: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        var k = d - 1
        var steps = 0
        while k >= 0, steps < 5 {
            switch syntax.chunks[k].kind {
            case .preposition: if isWord(k, Self.since, syntax) { return true }
            case .nounPhrase, .adverb, .adjective: break
            default: return false
            }
            k -= 1
            steps += 1
        }
        return false
    }

    private func isWord(_ chunk: Int, _ words: Set<UInt64>, _ syntax: SentenceSyntax) -> Bool {
        words.contains(stream.tokens[syntax.chunks[chunk].head].hash)
    }

    private func hasWord(_ range: TextRange, _ words: Set<UInt64>) -> Bool {
        var t = stream.tokenIndex(atByte: range.start)
        while t < stream.tokens.count, Int(stream.tokens[t].start) < range.end {
            if words.contains(stream.tokens[t].hash) { return true }
            t += 1
        }
        return false
    }

    /// "over the next four years", "in the past twelve days": from or to the publication.
    private func duration(_ mention: DateMention, _ d: Int, _ preposition: UInt64?, in sentence: StorySentence) -> (
        PeriodValue, TextRange, Bool
    )? {
        guard let published, let days = Self.length(mention.value) else { return nil }
        var isAhead = hasWord(mention.range, Self.ahead)
        var isBehind = hasWord(mention.range, Self.behind)
        if !isAhead, !isBehind, let t = sentence.syntax.chunks[d].tokens.first {
            // The words just before the mention.
            var k = t - 1
            while k >= max(sentence.tokens.lowerBound, t - 2) {
                if Self.ahead.contains(stream.tokens[k].hash) { isAhead = true }
                if Self.behind.contains(stream.tokens[k].hash) { isBehind = true }
                k -= 1
            }
        }
        guard isAhead || isBehind else { return nil }
        let other: CalendarDate
        switch days {
        case .days(let n): other = published.adding(days: isAhead ? n : -n)
        case .months(let n): other = published.adding(months: isAhead ? n : -n)
        }
        let text = isAhead ? "\(published)/\(other)" : "\(other)/\(published)"
        return PeriodValue(text).map { ($0, mention.range, false) }
    }

    private enum Length { case days(Int), months(Int) }

    private static func length(_ value: String?) -> Length? {
        guard let bytes = value.map({ Array($0.utf8) }), bytes.count >= 3, bytes[0] == UInt8(ascii: "P"),
            let unit = bytes.last
        else { return nil }
        var n = 0
        for b in bytes[1..<bytes.count - 1] {
            guard b >= 0x30 && b <= 0x39, n < 10_000 else { return nil }
            n = n * 10 + Int(b) - 0x30
        }
        guard n > 0 else { return nil }
        switch unit {
        case UInt8(ascii: "D"): return .days(n)
        case UInt8(ascii: "W"): return .days(n * 7)
        case UInt8(ascii: "M"): return .months(n)
        case UInt8(ascii: "Y"): return .months(n * 12)
        default: return nil
        }
    }

    // MARK: comparisons

    /// "a year earlier", "the same period last year" around a date chunk: the reporting period a year before.
    private func comparison(near d: Int, in sentence: StorySentence) -> PeriodValue? {
        let syntax = sentence.syntax
        let token = syntax.chunks[d].tokens
        let range =
            max(
                sentence.tokens.lowerBound, token.lowerBound - 4)..<min(
                sentence.tokens.upperBound, token.upperBound + 2)
        return yearEarlier(range)
    }

    private static let year = set("year")
    private static let yearAgo = set("year-ago", "year-earlier")

    private func yearEarlier(_ tokens: Range<Int>) -> PeriodValue? {
        guard let reporting else { return nil }
        var hasYear = false
        var hasEarlier = false
        var hasSame = false
        var hasLast = false
        for t in tokens {
            let h = stream.tokens[t].hash
            if Self.year.contains(h) { hasYear = true }
            if Self.earlier.contains(h) { hasEarlier = true }
            if Self.same.contains(h) { hasSame = true }
            if Self.behind.contains(h) { hasLast = true }
        }
        guard hasYear, hasEarlier || hasSame && hasLast else { return nil }
        return reporting.shifted(years: -1)
    }

    /// "… a year ago" where the extractor marked no resolvable date behind the figure.
    private func bareComparison(_ c: Int, in sentence: StorySentence) -> (PeriodValue, TextRange)? {
        let end = sentence.syntax.chunks[c].tokens.upperBound
        let range = end..<min(sentence.tokens.upperBound, end + 5)
        guard !range.isEmpty, let value = yearEarlier(range) else { return nil }
        return (value, stream.range(range))
    }
}
