internal import NewsLanguage
internal import NewsModel

/// The dates of a sentence, and which of them a figure goes with.
extension PeriodFinder {
    func candidates(for c: Int, _ reading: FigureReading, in sentence: StorySentence) -> [Candidate] {
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
        let isDone =
            reading.verb.map {
                let group = syntax.chunks[$0].verb
                return (group.isPast || group.isPerfect) && group.isFinite && group.modal == nil && !group.isScheduled
                    && !SentenceSyntax.reports(group.lemma)
                    // "would close two and cut 560 jobs"
                    && !(syntax.links[$0] == .coordinate && stream.tokens[syntax.chunks[$0].head].hash == group.lemma)
            } ?? false
        for d in syntax.chunks.indices {
            for index in syntax.chunks[d].dates {
                let mention = story.dates[index]
                guard let (value, range, isInstant) = resolve(mention, d, in: sentence) else { continue }
                var cost = 0
                let clause = syntax.clauses[d]
                if clause != mine {
                    if let clause, chain.contains(clause) {
                        cost += syntax.chunks[clause].verb.isFinite || syntax.links[clause] == .main ? 4 : 8
                        // "said on Tuesday that …": the day of saying, unless nothing else is there.
                        if SentenceSyntax.reports(syntax.chunks[clause].verb.lemma) { cost += 3 }
                    } else if let clause, syntax.chain(clause).contains(where: { $0 == mine }) {
                        cost += 5
                        // "…, the ministry said Thursday": the day of saying, in a report on a month.
                        if report != nil, SentenceSyntax.reports(syntax.chunks[clause].verb.lemma) { cost += 6 }
                        if syntax.chain(clause).prefix(while: { $0 != mine }).contains(where: {
                            syntax.links[$0] == .relative || syntax.links[$0] == .adverbial
                        }) {
                            cost += 6
                        }
                    } else {
                        cost += 10
                    }
                }
                // "sales of $9m (2022: $8m)": the date of the bracket's own figure.
                if let open = bracket(d, syntax), bracket(c, syntax) != open, hasFigure(open, syntax) { cost += 12 }
                // A share jumps on the day that a year's profit is told, not in that year.
                if reading.roles.contains(.market), value.grain > .week,
                    clause != mine || syntax.previous(d).map({ isWord($0, .for, syntax) }) ?? false
                {
                    cost += 12
                }
                if d < firstVerb && d < c && opensSentence(d, syntax) { cost = min(cost, 3) }
                if isNamePart(mention, in: sentence) { continue }
                // "In 2009 it bought a stake …, and has since raised it": a perfect tense takes no past date of another clause.
                if isPerfect, !reports(clause, syntax), clause != reading.verb, clause != mine || d < firstVerb,
                    let published, value.end <= published
                {
                    cost += 10
                }
                // "It has ordered 20 jets and will retire the last by 2031": what is done waits for no date of another clause.
                if isDone, clause != reading.verb, clause != mine, let published, value.start > published {
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
                            isDeadline(d, of: c, syntax)
                            ? -2
                            : value.grain == .day && !isInstant && clause == mine && !reading.roles.contains(.market)
                                && isOnDay(d, syntax)
                                && published.map({ value.start <= $0 }) ?? false
                                && !between[..<other].contains { $0.kind == .particle || $0.kind == .verbGroup }
                                ? 5
                                : between[..<other].contains {
                                    $0.kind == .particle || $0.kind == .verbGroup
                                        || $0.kind == .preposition
                                            && !Words.shared.contains(stream.tokens[$0.head].hash)
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
                // "PORT ACTON, 29 November 2019 - In the first half …": the dateline.
                if value.grain == .day, d < firstVerb, d < 6, value.start == published, let k = syntax.next(d),
                    syntax.chunks[k].kind == .dash
                {
                    cost += 4
                }
                if let published, value.end <= published, let v = reading.verb {
                    let group = syntax.chunks[v].verb
                    let isAhead =
                        group.isScheduled
                        || group.modal.map { FactLexicon.cues[stream.tokens[$0]] == .forecast && !group.isPerfect }
                            ?? false
                    // "Its margin, 8.8 percent in 2007, is to be at least 4 percent": what will be was not then.
                    if isAhead, value.grain > .day, clause == mine || (d < c) { cost += 12 }
                    // "In July it had forecast 4.1 percent": the day of the forecast.
                    if clause == v, (d < c), FactLexicon.verbs[group.lemma]?.roles.contains(.plan) ?? false,
                        group.isPast
                    {
                        cost += 12
                    }
                }
                // "The euro sank on Friday, and oil traded at $48.50": of another subject.
                if d < c, d >= firstVerb, clause != mine, let mine, let clause, syntax.links[mine] == .coordinate,
                    syntax.governors[mine] == clause, syntax.subjects[mine] != syntax.subjects[clause],
                    value.grain == .day
                {
                    cost += 6
                }
                if d == c { cost -= 2 }
                if let n = reading.measureChunk, n != c, syntax.chunks[n].possessor == d || n == d {
                    cost = min(cost - 2, 2)
                }
                // "a premium of 34 percent over the closing price on Wednesday"
                if d > c, value.grain == .day, closesPrice(d, in: sentence) { cost += 12 }
                // "… in the same period of 2016, on sales of $384 million": the comparison is over.
                if d < c, d >= firstVerb, isSame(d, in: sentence) { cost += 6 }
                // "in its August report": a date in a phrase that measures nothing.
                if syntax.chunks[d].kind == .nounPhrase, d != c, d != reading.measureChunk,
                    d != syntax.clauses[c].flatMap({ syntax.subjects[$0] })
                {
                    cost += 4
                }
                out.append(
                    Candidate(chunk: d, mention: mention, value: value, range: range, cost: cost, isInstant: isInstant))
            }
        }
        return out
    }

    /// "will close two plants and cut 4,600 jobs by the end of 2010": the deadline of both.
    func isDeadline(_ d: Int, of c: Int, _ syntax: SentenceSyntax) -> Bool {
        guard let p = syntax.previous(d), syntax.chunks[p].kind == .preposition, isWord(p, .byDay, syntax),
            let mine = syntax.clauses[c], let clause = syntax.clauses[d], clause != mine,
            syntax.links[clause] == .coordinate
        else { return false }
        return syntax.governors[clause] == mine
    }

    /// "on Wednesday", "Wednesday": not "at the end of June".
    func isOnDay(_ d: Int, _ syntax: SentenceSyntax) -> Bool {
        guard let p = syntax.previous(d), syntax.chunks[p].kind == .preposition else { return true }
        return isWord(p, .on, syntax)
    }

    /// The bracket that opens around a chunk, if one does.
    func bracket(_ c: Int, _ syntax: SentenceSyntax) -> Int? {
        var k = c - 1
        var steps = 0
        while k >= 0, steps < 12 {
            if syntax.chunks[k].kind == .open { return k }
            if syntax.chunks[k].kind == .close { return nil }
            k -= 1
            steps += 1
        }
        return nil
    }

    func hasFigure(_ open: Int, _ syntax: SentenceSyntax) -> Bool {
        var k = open + 1
        while k < syntax.chunks.count, syntax.chunks[k].kind != .close {
            if !syntax.chunks[k].figures.isEmpty { return true }
            k += 1
        }
        return false
    }

    func isBracketed(_ d: Int, in sentence: StorySentence) -> Bool { bracket(d, sentence.syntax) != nil }

    /// What a date mention stands for, with the words around it ("since", "over the next", "the end of").
    func resolve(_ mention: DateMention, _ d: Int, in sentence: StorySentence) -> (
        PeriodValue, TextRange, Bool
    )? {
        let syntax = sentence.syntax
        let before = syntax.previous(d)
        let preposition = before.flatMap {
            syntax.chunks[$0].kind == .preposition ? stream.tokens[syntax.chunks[$0].head].hash : nil
        }
        if mention.type == .duration, isComparedWith(d, preposition, in: sentence) { return nil }
        if let told = anchored(mention, preposition) { return told.map { ($0, mention.range, mention.mod == "END") } }
        if mention.type == .duration {
            return duration(mention, d, preposition, in: sentence)
        }
        if mention.type == .set { return nil }
        guard let raw = mention.value,
            var value = PeriodValue(raw) ?? (Self.isSeason(raw) ? mention.interval.flatMap { PeriodValue($0) } : nil)
        else { return nil }
        let startsAhead =
            preposition.map { Words.rangeFrom.contains($0) } ?? false && published.map { value.start > $0 } ?? false
        if !startsAhead, isComparedWith(d, preposition, in: sentence) { return nil }
        if isContractMonth(d, value, in: sentence) { return nil }
        // The first part of "between May and July" is read with the second.
        if let preposition, Words.rangeFrom.contains(preposition), let k = syntax.next(d),
            syntax.chunks[k].kind == .conjunction || isWord(k, .rangeTo, syntax), let e = syntax.next(k),
            syntax.chunks[e].kind == .date
        {
            return nil
        }
        // "between May and July", "from 2011 to 2016".
        if let preposition,
            Words.rangeTo.contains(preposition) || before.map({ syntax.chunks[$0].kind == .conjunction }) == true,
            let p = before,
            let e = syntax.previous(p), syntax.chunks[e].kind == .date, let q = syntax.previous(e),
            syntax.chunks[q].kind == .preposition,
            Words.rangeFrom.contains(stream.tokens[syntax.chunks[q].head].hash),
            let first = syntax.chunks[e].dates.first,
            let start = story.dates[first].value.flatMap({ PeriodValue($0) }),
            let span = PeriodValue("\(start.text)/\(value.text)")
        {
            return (span, TextRange(story.dates[first].range.start, mention.range.end), false)
        }
        if before.map({ syntax.chunks[$0].kind == .conjunction }) == true, let p = before, let e = syntax.previous(p),
            syntax.chunks[e].kind == .date,
            let q = syntax.previous(e), isWord(q, .rangeFrom, syntax), let first = syntax.chunks[e].dates.first,
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
        if mention.mod == "END", value.grain > .week, hasWord(mention.range, .closes),
            !(preposition.map { Words.byDay.contains($0) } ?? false)
        {
            value = PeriodValue(day: value.end.adding(days: -1))
            return (value, mention.range, true)
        }
        return (value, mention.range, false)
    }

    /// `2014-WI`, a season of a year.
    static func isSeason(_ value: String) -> Bool {
        value.utf8.count == 7 && ["-SP", "-SU", "-FA", "-WI"].contains { value.hasSuffix($0) }
    }

    static let spans: [UInt64: PeriodValue.Grain] = [
        WordHash.of("month"): .month, WordHash.of("quarter"): .quarter, WordHash.of("half"): .half,
        WordHash.of("half-year"): .half, WordHash.of("year"): .year,
    ]

    /// "the month", "the end of the quarter" in a story that reports on one: that one. In a monthly statistic "on the month"
    /// and "over the year" only say what a change is measured against, which is no period: nil inside.
    func anchored(_ mention: DateMention, _ preposition: UInt64?) -> PeriodValue?? {
        let end = stream.tokenIndex(atByte: mention.range.end)
        guard mention.type != .set, end > 1, end <= stream.tokens.count else { return nil }
        let word = stream.tokens[end - 1].hash
        let grain = Self.spans[word]
        // "ended the day down": no day but that of the story.
        if Words.day.contains(word), end - 2 == stream.tokenIndex(atByte: mention.range.start),
            Words.pointing.contains(stream.tokens[end - 2].hash)
        {
            return .some(nil)
        }
        guard let report = report?.value else { return nil }
        if Words.closes.contains(word), mention.type == .date, let before = Self.spans[stream.tokens[end - 2].hash] {
            // "at quarter end"
            return before == report.grain ? .some(PeriodValue(day: report.end.adding(days: -1))) : nil
        }
        let isBare =
            stream.tokenIndex(atByte: mention.range.start) == end - 2
            && Words.pointing.contains(stream.tokens[end - 2].hash)
        if isBare, let grain, let preposition, Words.across.contains(preposition), report.grain <= .quarter,
            grain == report.grain || grain == .year
        {
            return .some(nil)
        }
        guard Words.pointing.contains(stream.tokens[end - 2].hash), grain == report.grain || Words.period.contains(word)
        else {
            return nil
        }
        if mention.mod == "END" { return PeriodValue(day: report.end.adding(days: -1)) }
        return isBare ? report : nil
    }

    /// "as of June 30", "as at the end of May".
    func isAsOf(_ d: Int, in sentence: StorySentence) -> Bool {
        let first = sentence.syntax.chunks[d].tokens.lowerBound
        return first - 2 >= sentence.tokens.lowerBound && Words.as.contains(stream.tokens[first - 2].hash)
            && Words.asOf.contains(stream.tokens[first - 1].hash)
    }

    func reports(_ clause: Int?, _ syntax: SentenceSyntax) -> Bool {
        clause.map { SentenceSyntax.reports(syntax.chunks[$0].verb.lemma) } ?? false
    }

    /// Prepositions across which two figures share a date.

    /// Whether only an adverbial stands before date chunk `d`, so that it holds for the whole sentence.
    func opensSentence(_ d: Int, _ syntax: SentenceSyntax) -> Bool {
        for k in 0..<d where syntax.chunks[k].kind == .nounPhrase {
            if syntax.chunks[k].possessor == nil, syntax.preposition(of: k) == nil { return false }
        }
        return true
    }

    /// A year inside a name: "the Russell 2000 Index".
    func isNamePart(_ mention: DateMention, in sentence: StorySentence) -> Bool {
        let t = stream.tokenIndex(atByte: mention.range.end)
        let first = stream.tokenIndex(atByte: mention.range.start)
        // "In 2009 Acme sold": the capital before the year only starts the sentence.
        guard sentence.tokens.contains(t), first - 1 > sentence.tokens.lowerBound, t == first + 1 else { return false }
        return stream.tokens[t].shape == .capitalised && stream.tokens[first - 1].shape == .capitalised
    }

    /// "futures for November", "December wheat": the month of delivery.
    func isContractMonth(_ d: Int, _ value: PeriodValue, in sentence: StorySentence) -> Bool {
        guard value.grain == .month else { return false }
        let syntax = sentence.syntax
        let chunk = syntax.chunks[d]
        if chunk.kind == .nounPhrase {
            let head = stream.tokens[chunk.head]
            return Words.contracts.contains(head.hash) || FactLexicon.kinds[head] == "commodity"
        }
        guard let p = syntax.previous(d), syntax.chunks[p].kind == .preposition, let n = syntax.previous(p),
            syntax.chunks[n].kind == .nounPhrase
        else { return false }
        return isWord(n, .contracts, syntax)
    }

    /// "since 2003", "since its launch in 2003".
    func sincePreposition(_ d: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        var k = d - 1
        var steps = 0
        while k >= 0, steps < 5 {
            switch syntax.chunks[k].kind {
            case .preposition: if isWord(k, .since, syntax) { return true }
            case .nounPhrase, .adverb, .adjective: break
            default: return false
            }
            k -= 1
            steps += 1
        }
        return false
    }

    func isWord(_ chunk: Int, _ words: Words, _ syntax: SentenceSyntax) -> Bool {
        words.contains(stream.tokens[syntax.chunks[chunk].head].hash)
    }

    func hasWord(_ range: TextRange, _ words: Words) -> Bool {
        var t = stream.tokenIndex(atByte: range.start)
        while t < stream.tokens.count, Int(stream.tokens[t].start) < range.end {
            if words.contains(stream.tokens[t].hash) { return true }
            t += 1
        }
        return false
    }

    /// "over the next four years", "in the past twelve days": from or to the publication.
    func duration(_ mention: DateMention, _ d: Int, _ preposition: UInt64?, in sentence: StorySentence) -> (
        PeriodValue, TextRange, Bool
    )? {
        if let closed = ClosedStretch(mention, chunk: d, in: sentence, of: story) {
            return (closed.value, closed.range, false)
        }
        if !hasWord(mention.range, .coming), !hasWord(mention.range, .past),
            let value = mention.interval.flatMap({ PeriodValue($0) }), value.end.dayNumber - value.start.dayNumber >= 13
        {
            return (value, mention.range, false)
        }
        guard let published, let days = ClosedStretch.length(mention.value) else { return nil }
        var isAhead = hasWord(mention.range, .coming)
        var isBehind = hasWord(mention.range, .past)
        if !isAhead, !isBehind, let t = sentence.syntax.chunks[d].tokens.first {
            // The words just before the mention.
            var k = t - 1
            while k >= max(sentence.tokens.lowerBound, t - 2) {
                if Words.coming.contains(stream.tokens[k].hash) { isAhead = true }
                if Words.past.contains(stream.tokens[k].hash) { isBehind = true }
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
}
