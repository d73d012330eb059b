internal import NewsLanguage
internal import NewsModel

/// Where a figure stands in its sentence, as far as the choice of its date asks.
struct FigurePlace {
    let chunk: Int
    let reading: FigureReading
    /// Its clause, and those above it.
    let clause: Int?
    let chain: [Int]
    let firstVerb: Int
    /// Whether its verb tells what holds up to now: "has raised", "is building", "may close".
    let isPerfect: Bool
    /// Whether its verb tells what has been done.
    let isDone: Bool

    init(chunk: Int, reading: FigureReading, in syntax: SentenceSyntax, _ stream: TokenStream) {
        self.chunk = chunk
        self.reading = reading
        clause = syntax.clauses[chunk]
        chain = clause.map { syntax.chain($0) } ?? []
        firstVerb = syntax.chunks.firstIndex { $0.kind == .verbGroup } ?? syntax.chunks.count
        isPerfect =
            reading.verb.map {
                ((syntax.chunks[$0].verb.isPerfect || syntax.chunks[$0].verb.isProgressive)
                    && !syntax.chunks[$0].verb.isPast) || syntax.chunks[$0].verb.modal != nil
            } ?? false
        isDone =
            reading.verb.map {
                let group = syntax.chunks[$0].verb
                return (group.isPast || group.isPerfect) && group.isFinite && group.modal == nil && !group.isScheduled
                    && !SentenceSyntax.reports(group.lemma)
                    // "would close two and cut 560 jobs"
                    && !(syntax.links[$0] == .coordinate && stream.tokens[syntax.chunks[$0].head].hash == group.lemma)
            } ?? false
    }
}

/// What counts for and against a date as the period of a figure; the rules are rows of ``DateCost``.
extension PeriodFinder {
    /// The candidate with its cost.
    func weighed(_ candidate: Candidate, for figure: FigurePlace, in sentence: StorySentence) -> Candidate {
        var candidate = candidate
        weighClause(&candidate, figure, sentence.syntax)
        weighOwner(&candidate, figure, sentence.syntax)
        weighDistance(&candidate, figure, sentence.syntax)
        weighVerb(&candidate, figure, sentence.syntax)
        weighPhrase(&candidate, figure, in: sentence)
        return candidate
    }

    private func add(_ rule: DateCost, to candidate: inout Candidate) {
        candidate.cost = rule.added(to: candidate.cost)
    }

    /// Where the date's clause stands to that of the figure.
    private func weighClause(_ candidate: inout Candidate, _ figure: FigurePlace, _ syntax: SentenceSyntax) {
        let clause = syntax.clauses[candidate.chunk]
        guard clause != figure.clause else { return }
        if let clause, figure.chain.contains(clause) {
            let isFirm = syntax.chunks[clause].verb.isFinite || syntax.links[clause] == .main
            add(isFirm ? .clauseAbove : .looseClauseAbove, to: &candidate)
            // "said on Tuesday that …": the day of saying, unless nothing else is there.
            if SentenceSyntax.reports(syntax.chunks[clause].verb.lemma) { add(.dayOfSaying, to: &candidate) }
        } else if let clause, syntax.chain(clause).contains(where: { $0 == figure.clause }) {
            add(.clauseBelow, to: &candidate)
            // "…, the ministry said Thursday": the day of saying, in a report on a month.
            if report != nil, SentenceSyntax.reports(syntax.chunks[clause].verb.lemma) {
                add(.dayOfSayingReport, to: &candidate)
            }
            if syntax.chain(clause).prefix(while: { $0 != figure.clause }).contains(where: {
                syntax.links[$0] == .relative || syntax.links[$0] == .adverbial
            }) {
                add(.relativeClauseBelow, to: &candidate)
            }
        } else {
            add(.clauseElsewhere, to: &candidate)
        }
    }

    /// Whose date it is: that of a bracket, of a market's day, of a clause that waits for another.
    private func weighOwner(_ candidate: inout Candidate, _ figure: FigurePlace, _ syntax: SentenceSyntax) {
        let (c, d, value) = (figure.chunk, candidate.chunk, candidate.value)
        let clause = syntax.clauses[d]
        // "sales of $9m (2022: $8m)": the date of the bracket's own figure.
        if let open = bracket(d, syntax), bracket(c, syntax) != open, hasFigure(open, syntax) {
            add(.dateOfBracket, to: &candidate)
        }
        // A share jumps on the day that a year's profit is told, not in that year.
        if figure.reading.roles.contains(.market), value.grain > .week,
            clause != figure.clause || syntax.previous(d).map({ isWord($0, .for, syntax) }) ?? false
        {
            add(.yearOfMarket, to: &candidate)
        }
        if d < figure.firstVerb && d < c && opensSentence(d, syntax) { add(.opensSentence, to: &candidate) }
        guard let published else { return }
        // "In 2009 it bought a stake …, and has since raised it": a perfect tense takes no past date of another clause.
        if figure.isPerfect, !reports(clause, syntax), clause != figure.reading.verb,
            clause != figure.clause || d < figure.firstVerb, value.end <= published
        {
            add(.perfectBeforeDate, to: &candidate)
        }
        guard value.start > published else { return }
        // "It has ordered 20 jets and will retire the last by 2031": what is done waits for no date of another clause.
        if figure.isDone, clause != figure.reading.verb, clause != figure.clause {
            add(.doneBeforeDate, to: &candidate)
        }
        // "wants to close 80 of its 300 shops by June": there are 300 now.
        if figure.reading.roles.contains(.presupposed), d != c, d > c || clause != figure.clause {
            add(.presupposedBeforeDate, to: &candidate)
        }
    }

    /// What stands between figure and date.
    private func weighDistance(_ candidate: inout Candidate, _ figure: FigurePlace, _ syntax: SentenceSyntax) {
        let (c, d, value) = (figure.chunk, candidate.chunk, candidate.value)
        if d > c {
            // A date right behind the figure's phrase belongs to it; one behind another figure belongs to that.
            let between = syntax.chunks[(c + 1)..<d]
            if let other = between.lastIndex(where: { !$0.figures.isEmpty && $0.kind == .nounPhrase }) {
                add(ruleAcross(other, between, candidate, figure, syntax), to: &candidate)
            } else if between.count <= 3 {
                add(.rightBehind, to: &candidate)
            }
        } else if d < c {
            add(.ahead, to: &candidate)
            if syntax.chunks[(d + 1)..<c].contains(where: { !$0.figures.isEmpty && $0.kind == .nounPhrase })
                && d >= figure.firstVerb
            {
                add(.aheadOfOtherFigure, to: &candidate)
            }
        }
        // "PORT ACTON, 29 November 2019 - In the first half …": the dateline.
        if value.grain == .day, d < figure.firstVerb, d < 6, value.start == published, let k = syntax.next(d),
            syntax.chunks[k].kind == .dash
        {
            add(.dateline, to: &candidate)
        }
    }

    /// The rule for a date behind another figure: "23%, up from 19% a year ago" is the date of the comparison, "60 jobs and
    /// 3 mills by June" of both, and so is "rose 6.4% to £1.12bn in the first half".
    private func ruleAcross(
        _ other: Int, _ between: ArraySlice<Chunk>, _ candidate: Candidate, _ figure: FigurePlace,
        _ syntax: SentenceSyntax
    ) -> DateCost {
        let (d, value) = (candidate.chunk, candidate.value)
        if isDeadline(d, of: figure.chunk, syntax) { return .deadlineOfBoth }
        if value.grain == .day, !candidate.isInstant, syntax.clauses[d] == figure.clause,
            !figure.reading.roles.contains(.market), isOnDay(d, syntax),
            published.map({ value.start <= $0 }) ?? false,
            !between[..<other].contains(where: { $0.kind == .particle || $0.kind == .verbGroup })
        {
            return .dayOfBoth
        }
        let isAcross = between[..<other].contains {
            $0.kind == .particle || $0.kind == .verbGroup
                || $0.kind == .preposition && !Words.shared.contains(stream.tokens[$0.head].hash)
        }
        return isAcross ? .behindFigureAcross : .behindFigure
    }

    /// What the verb says of the time.
    private func weighVerb(_ candidate: inout Candidate, _ figure: FigurePlace, _ syntax: SentenceSyntax) {
        let (c, d, value) = (figure.chunk, candidate.chunk, candidate.value)
        let clause = syntax.clauses[d]
        if let published, value.end <= published, let v = figure.reading.verb {
            let group = syntax.chunks[v].verb
            let isAhead =
                group.isScheduled
                || group.modal.map { FactLexicon.cues[stream.tokens[$0]] == .forecast && !group.isPerfect } ?? false
            // "Its margin, 8.8 percent in 2007, is to be at least 4 percent": what will be was not then.
            if isAhead, value.grain > .day, clause == figure.clause || d < c {
                add(.aheadVerbPastDate, to: &candidate)
            }
            // "In July it had forecast 4.1 percent": the day of the forecast.
            if clause == v, d < c, FactLexicon.verbs[group.lemma]?.roles.contains(.plan) ?? false, group.isPast {
                add(.dayOfForecast, to: &candidate)
            }
        }
        // "The euro sank on Friday, and oil traded at $48.50": of another subject.
        if d < c, d >= figure.firstVerb, clause != figure.clause, let mine = figure.clause, let clause,
            syntax.links[mine] == .coordinate, syntax.governors[mine] == clause,
            syntax.subjects[mine] != syntax.subjects[clause], value.grain == .day
        {
            add(.otherSubject, to: &candidate)
        }
    }

    /// The phrase that the date stands in.
    private func weighPhrase(_ candidate: inout Candidate, _ figure: FigurePlace, in sentence: StorySentence) {
        let syntax = sentence.syntax
        let (c, d) = (figure.chunk, candidate.chunk)
        let measure = figure.reading.measureChunk
        if d == c { add(.samePhrase, to: &candidate) }
        if let measure, measure != c, syntax.chunks[measure].possessor == d || measure == d {
            add(.ofMeasure, to: &candidate)
        }
        // "a premium of 34 percent over the closing price on Wednesday"
        if d > c, candidate.value.grain == .day, closesPrice(d, in: sentence) { add(.closingPrice, to: &candidate) }
        // "… in the same period of 2016, on sales of $384 million": the comparison is over.
        if d < c, d >= figure.firstVerb, isSame(d, in: sentence) { add(.ofComparison, to: &candidate) }
        if isOfSource(d, figure: c, candidate.value, syntax) { add(.ofSource, to: &candidate) }
        // "in its August report": a date in a phrase that measures nothing.
        if syntax.chunks[d].kind == .nounPhrase, d != c, d != measure,
            d != syntax.clauses[c].flatMap({ syntax.subjects[$0] })
        {
            add(.phraseWithoutMeasure, to: &candidate)
        }
    }
    /// "…, according to figures released in July": when what is told was told; a day of that kind may be all there is.
    private func isOfSource(_ d: Int, figure c: Int, _ value: PeriodValue, _ syntax: SentenceSyntax) -> Bool {
        guard value.grain > .day else { return false }
        var k = d - 1
        while k >= 0, k > d - 10, k != c, ![.comma, .semicolon, .stop].contains(syntax.chunks[k].kind) {
            if isWord(k, .according, syntax) { return true }
            k -= 1
        }
        return false
    }
}
