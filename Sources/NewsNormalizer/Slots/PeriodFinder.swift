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
    /// What the story as a whole reports on: the quarter of a results release, the month of a statistic.
    let report: StoryPeriod?
    /// The last period, a week or longer, that the paragraph gave for something that was.
    var spoken: PeriodValue?
    /// The last period ahead that the paragraph gave for something expected.
    var outlook: PeriodValue?
    /// The first period ahead that the story gave for something expected.
    var prospect: PeriodValue?
    /// The last period, a week or longer, that the story named.
    var stretch: PeriodValue?
    /// The line that both were said on.
    var line = -1

    /// The day before the publication that the first sentence of the body puts its event on: "stocks had their worst day
    /// since July on Thursday".
    func leadDay(_ published: CalendarDate) -> PeriodValue? {
        guard
            let lead = story.sentences.first(where: { sentence in
                !sentence.isHeadline && sentence.syntax.chunks.contains { $0.kind == .verbGroup && $0.verb.isFinite }
            })
        else { return nil }
        let syntax = lead.syntax
        guard syntax.chunks.allSatisfy({ $0.figures.isEmpty }) else { return nil }
        for d in syntax.chunks.indices where syntax.chunks[d].kind == .date {
            guard let v = syntax.clauses[d], syntax.links[v] == .main, syntax.chunks[v].verb.isPast, d > v,
                !SentenceSyntax.reports(syntax.chunks[v].verb.lemma), let index = syntax.chunks[d].dates.first,
                let (value, _, _) = resolve(story.dates[index], d, in: lead), value.grain == .day,
                value.start < published, published.dayNumber - value.start.dayNumber <= 7
            else { continue }
            return value
        }
        return nil
    }

    /// A period with what to write beside it.
    struct Found: Sendable {
        var period: FactPeriod
        var value: PeriodValue?
        var range: TextRange?
    }

    static let firstLines = 4

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
        report = day.flatMap { StoryPeriod(story, published: $0) }
        reporting = report?.value
        main = reporting
        if report == nil, let day { eventDay = leadDay(day) }
    }

    var stream: TokenStream { story.stream }

    /// A date mention of the sentence with what it stands for.
    struct Candidate {
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
        if sentence.line != line {
            line = sentence.line
            spoken = nil
            outlook = nil
        }
        let candidates = candidates(for: c, reading, in: sentence).filter { !isOfFormer($0, c, in: sentence) }
        if let best = candidates.min(by: { ($0.cost, $0.chunk) < ($1.cost, $1.chunk) }), best.cost < 10 {
            var value = best.value
            // "in the same period a year earlier": the comparison's year before the reporting period.
            let compared = comparison(near: best.chunk, in: sentence)
            if let compared { value = compared }
            if value.grain == .year, let report = report?.value, report.grain < .year,
                isBracketed(best.chunk, in: sentence),
                let same = report.shifted(years: value.start.year - report.start.year)
            {
                value = same
            }
            // "last year's 25 million tonnes": the date of what is compared with.
            if sentence.syntax.chunks[c].possessor == best.chunk, value.grain > .day {
                return found(value, basis: "explicit", range: best.range, isInstant: best.isInstant)
            }
            // "last year's record crop of 27 million"
            if let n = reading.measureChunk, n != c,
                sentence.syntax.chunks[n].possessor == best.chunk || n == best.chunk
            {
                return found(value, basis: "explicit", range: best.range, isInstant: best.isInstant)
            }
            if compared == nil {
                if let end = end(of: best, reading, chunk: c, in: sentence) {
                    return found(end, basis: "explicit", range: best.range)
                }
                if !isForecast, let former = former(best, reading, chunk: c, in: sentence) { return former }
            }
            // "from £468m at the end of December": a comparison looks back.
            if reading.roles.contains(.comparison), !isForecast, let published, value.start > published,
                let back = value.shifted(years: -1)
            {
                value = back
            }
            // "has climbed 31 percent since May to $265": what it climbed to, it stands at now.
            if value.grain == .span, reading.rule.hasPrefix("level"), reading.change == nil, let published,
                sincePreposition(best.chunk, in: sentence)
            {
                return found(PeriodValue(day: published), basis: "published")
            }
            note(
                value, reading, best.cost,
                isEvent: !closesPrice(best.chunk, in: sentence) && !isAside(best.chunk, in: sentence)
                    && !isOrigin(c, in: sentence))
            if value.grain >= .week, !reading.roles.contains(.comparison), !best.isInstant,
                !isSame(best.chunk, in: sentence) || spoken == nil && report == nil,
                !(value.grain == .span && sincePreposition(best.chunk, in: sentence))
            {
                if isForecast {
                    outlook = value
                    if prospect == nil, let published, value.end > published { prospect = value }
                } else if spoken.map({ value.end > $0.start }) ?? true, !isBracketed(best.chunk, in: sentence) {
                    spoken = value
                    stretch = value
                }
            }
            if best.isInstant || isAsOf(best.chunk, in: sentence) { asOf = value } else if best.cost < 4 { asOf = nil }
            return found(value, basis: "explicit", range: best.range, isInstant: best.isInstant)
        }
        if reading.change == nil, let (compared, range) = bareComparison(c, in: sentence) {
            return found(compared, basis: "partial", range: range)
        }
        if reading.roles.contains(.timeless) {
            var p = FactPeriod(basis: "none")
            p.kind = "instant"
            return Found(period: p)
        }
        if reading.roles.contains(.yearBefore), let back = (spoken ?? report?.value)?.shifted(years: -1) {
            return found(back, basis: "inherited")
        }
        if isForecast, let year = wholeYear(before: c, in: sentence) { return found(year, basis: "inherited") }
        if isForecast, let outlook { return found(outlook, basis: "inherited") }
        if isForecast, let whole = spoken ?? reporting, wasExpected(reading, c, in: sentence) {
            return found(whole, basis: "inherited")
        }
        // "The region expects 700,000 tonnes this season. … Acton will account for 290,000": in a story that looks ahead.
        if isForecast, let prospect, report == nil, !reading.roles.contains(.deal),
            reading.rule.hasPrefix("level") || reading.roles.contains(.flow) || reading.rule.hasPrefix("share")
        {
            return found(prospect, basis: "inherited")
        }
        if let stretch, pointsBack(behind: c, in: sentence) {
            spoken = stretch
            return found(stretch, basis: "inherited")
        }
        // "rose to 94 million from 88": in a report on a quarter or a year, what was a year before.
        if reading.roles.contains(.comparison), !isForecast, let whole = spoken ?? report?.value,
            let back = former(whole, reading)
        {
            return found(back, basis: "inherited")
        }
        if !isForecast, let whole = spoken ?? report?.value, isReported(reading, c, in: sentence) {
            return found(whole, basis: "inherited")
        }
        if let reporting, reading.roles.contains(.flow),
            !isForecast || published.map({ reporting.end > $0 }) ?? true
        {
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

    /// "stood at 3.1%, from 3.4% late on Tuesday": the day of the level behind "from", not of the one before it.
    private func isOfFormer(_ candidate: Candidate, _ c: Int, in sentence: StorySentence) -> Bool {
        guard candidate.value.grain == .day, candidate.chunk > c + 1,
            let former = sentence.syntax.chunks[(c + 1)..<candidate.chunk].lastIndex(where: {
                !$0.figures.isEmpty && $0.kind == .nounPhrase
            })
        else { return false }
        return candidate.chunk - former <= 3 && isOrigin(former, in: sentence)
    }

    /// Whether a figure stands apart as what something came from: ", from 12", "down from 12".
    private func isOrigin(_ c: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        guard let p = syntax.preposition(of: c), isWord(p, .from, syntax), p > 0 else { return false }
        return syntax.chunks[p - 1].kind == .comma || syntax.chunks[p - 1].kind == .particle
    }

    /// Whether a figure without a date tells what was in the period that the story reports on: a list item without verb, a
    /// clause in the past tense; not what is, nor the moves of a trading day, nor the terms of a deal.
    func isReported(_ reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Bool {
        if !reading.roles.isDisjoint(with: [.deal, .presupposed]) { return false }
        let syntax = sentence.syntax
        if reading.roles.contains(.market) {
            // "The employment index rose to 49.7" in a survey's report; not an index of shares.
            guard case .chunk(let n) = reading.owner, report != nil, isWord(n, .gauges, syntax),
                syntax.chunks[n].names.isEmpty,
                !syntax.chunks[n].tokens.dropFirst().contains(where: {
                    stream.tokens[$0].shape == .upper || stream.tokens[$0].shape == .capitalised
                })
            else { return false }
        }
        guard let verb = reading.verb ?? syntax.clauses[c] else { return true }
        for v in syntax.chain(verb) where syntax.chunks[v].verb.isFinite {
            // "saw its traffic grow": what was seen was.
            if syntax.links[v] == .complement, !syntax.chunks[v].verb.isPast, let up = syntax.governors[v],
                Words.see.contains(syntax.chunks[up].verb.lemma), syntax.chunks[v].verb.modal == nil
            {
                continue
            }
            // "said it had 61,000 rooms": it has them.
            if syntax.links[v] == .complement, !reading.roles.contains(.flow), reading.change == nil,
                Words.have.contains(syntax.chunks[v].verb.lemma) || syntax.chunks[v].verb.isCopula,
                !syntax.chunks[v].verb.isPerfect,
                let up = syntax.governors[v], SentenceSyntax.reports(syntax.chunks[up].verb.lemma),
                syntax.chunks[up].verb.isPast
            {
                return false
            }
            return syntax.chunks[v].verb.isPast || sentence.isHeadline
        }
        return true
    }

    /// "its forecast for full-year profit": the year that the story's quarter is part of, or the running one.
    func wholeYear(before c: Int, in sentence: StorySentence) -> PeriodValue? {
        guard let published else { return nil }
        let end = sentence.syntax.chunks[c].tokens.upperBound
        guard
            (max(sentence.tokens.lowerBound, end - 16)..<end).contains(where: { t in
                Words.wholeYear.contains(stream.tokens[t].hash)
                    || Words.year.contains(stream.tokens[t].hash) && t > 0
                        && Words.full.contains(stream.tokens[t - 1].hash)
                    || t + 2 < end && Words.full.contains(stream.tokens[t].hash)
                        && Words.year.contains(stream.tokens[t + 2].hash)
            })
        else { return nil }
        if let report = report?.value, report.grain == .year { return report.shifted(years: 1) }
        return PeriodValue.holding(report?.value.start ?? published, grain: .year)
    }

    /// "analysts had expected 2.7 billion": of the period whose outcome is told.
    func wasExpected(_ reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        guard let verb = reading.verb ?? syntax.clauses[c] else { return false }
        return syntax.chain(verb).contains { v in
            let group = syntax.chunks[v].verb
            return group.isPast && group.isPerfect
                && (FactLexicon.verbs[group.lemma]?.roles.contains(.plan) ?? false)
        }
    }

    /// "in the period" behind a figure: the one that was named last.
    func pointsBack(behind c: Int, in sentence: StorySentence) -> Bool {
        let tokens = sentence.syntax.chunks[c].tokens.upperBound
        let end = min(sentence.tokens.upperBound, tokens + 6)
        guard tokens + 1 < end else { return false }
        return (tokens + 1..<end).contains {
            Words.period.contains(stream.tokens[$0].hash) && Words.pointing.contains(stream.tokens[$0 - 1].hash)
        }
    }

    /// "in the same quarter of 2007": a period that only stands beside the one the story is about.
    func isSame(_ d: Int, in sentence: StorySentence) -> Bool {
        let t = sentence.syntax.chunks[d].tokens
        return (max(sentence.tokens.lowerBound, t.lowerBound - 4)..<t.upperBound).contains {
            Words.same.contains(stream.tokens[$0].hash)
        }
    }

    /// A day that only a subordinate clause puts something on: "after they went on sale on Friday".
    func isAside(_ d: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        guard let clause = syntax.clauses[d] else { return false }
        // "had collapsed on Tuesday": before what the story tells.
        if syntax.chunks[clause].verb.isPerfect, syntax.chunks[clause].verb.isPast { return true }
        return syntax.chain(clause).contains { syntax.links[$0] == .adverbial || syntax.links[$0] == .relative }
    }

    /// "the closing price on Monday": the day of a price, on which nothing happened.
    func closesPrice(_ d: Int, in sentence: StorySentence) -> Bool {
        guard let p = sentence.syntax.previous(d), let n = sentence.syntax.previous(p) else { return false }
        // "Wednesday's close"
        if let n = sentence.syntax.next(d), sentence.syntax.chunks[n].possessor == d,
            isWord(n, .closing, sentence.syntax)
        {
            return true
        }
        return sentence.syntax.chunks[n].kind == .nounPhrase && isWord(n, .closing, sentence.syntax)
    }

    mutating func note(_ value: PeriodValue, _ reading: FigureReading, _ cost: Int, isEvent: Bool) {
        if value.grain == .day {
            if isEvent, !reading.roles.contains(.comparison), let published,
                value.end.dayNumber <= published.dayNumber + 1,
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

    func found(_ value: PeriodValue, basis: String, range: TextRange? = nil, isInstant: Bool = false) -> Found {
        var p = FactPeriod(basis: basis)
        p.value = value.text
        p.start = value.start.description
        p.end = value.end.description
        p.kind = value.grain == .day || isInstant ? "instant" : "duration"
        p.text = range.map { stream.string($0) }
        p.calendar =
            value.text.hasPrefix("FY")
            ? "fiscal" : value.grain == .quarter || value.grain == .half ? "assumed" : "calendar"
        return Found(period: p, value: value, range: range)
    }

    /// A period that a table's heading gives; `range` is nil where the story's own stands in for it.
    func headed(_ value: PeriodValue, range: TextRange?) -> FactPeriod {
        found(value, basis: range == nil ? "inherited" : "explicit", range: range).period
    }

    /// The day of publication, where one is known.
    func publication() -> FactPeriod { onPublication().period }

    func onPublication() -> Found {
        published.map { found(PeriodValue(day: $0), basis: "published") } ?? Found(period: FactPeriod(basis: "none"))
    }

    /// The story's own period for a flow that was read before the text named it; nil where it never does.
    func late() -> FactPeriod? { main.map { found($0, basis: "inherited").period } }
}
