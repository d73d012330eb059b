internal import NewsLanguage
internal import NewsModel

/// The dates of a sentence, and which of them a figure goes with.
extension PeriodFinder {
    /// The dates of the sentence that can be the period of the figure in chunk `c`, each with what counts against it.
    func candidates(for c: Int, _ reading: FigureReading, in sentence: StorySentence) -> [Candidate] {
        let syntax = sentence.syntax
        let figure = FigurePlace(chunk: c, reading: reading, in: syntax, stream)
        var out: [Candidate] = []
        for d in syntax.chunks.indices {
            for index in syntax.chunks[d].dates {
                let mention = story.dates[index]
                guard let (value, range, isInstant) = resolve(mention, d, in: sentence),
                    !isNamePart(mention, in: sentence)
                else { continue }
                let candidate = Candidate(
                    chunk: d, mention: mention, value: value, range: range, cost: 0, isInstant: isInstant)
                out.append(weighed(candidate, for: figure, in: sentence))
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

    /// "up 0.5 percent in morning trading": of the day of publication, where the paragraph names no day before; the day that another
    /// paragraph named last (an agenda's, an event's) is not that of the session.
    private func sessionDay(_ mention: DateMention, in sentence: StorySentence) -> CalendarDate? {
        guard mention.type == .time, let published, let value = mention.value, value.utf8.count == 13,
            Self.sessions.contains(where: { value.hasSuffix($0) }), value.prefix(10) != published.description[...]
        else { return nil }
        let first = stream.tokenIndex(atByte: mention.range.start)
        guard stream.tokens[first].range == mention.range, stream.tokens[first].shape == .lower else { return nil }
        // The first sentence of the paragraph, by halving.
        var low = 0
        var high = story.sentences.count
        while low < high {
            let middle = (low + high) / 2
            if story.sentences[middle].line < sentence.line { low = middle + 1 } else { high = middle }
        }
        let before = TextRange(story.sentences[low].range.start, mention.range.start)
        return story.dates(in: before).isEmpty ? published : nil
    }

    /// Parts of a day that markets trade in.
    private static let sessions = ["TMO", "TAF"]

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
        if let day = sessionDay(mention, in: sentence) { return (PeriodValue(day: day), mention.range, false) }
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
