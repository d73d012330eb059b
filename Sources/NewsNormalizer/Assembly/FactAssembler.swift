internal import NewsLanguage
internal import NewsModel

/// Reads a story from its headline to its last figure and puts the facts together.
struct FactAssembler {
    private let story: Story
    private var subjects: SubjectFinder
    private var periods: PeriodFinder
    /// The last measure for each unit.
    private var lastMeasures: [String: String] = [:]
    /// The line of the last fact.
    private var lastLine = -1
    private let modalities: ModalityFinder
    private let attributions: AttributionFinder
    private let qualifiers: QualifierFinder
    private let participants: ParticipantFinder
    private let comparisons: ComparisonFinder
    /// Table and row of each block that is a table's row.
    private var rows: [Int: (table: Int, row: Int)] = [:]
    private let tables: TableReader
    /// Blocks above the numbers of their table.
    private var headings: Set<Int> = []
    /// Whether it is noted what is observed and where each slot comes from: for a trainer, and for people.
    private let noted: Bool

    init(_ story: Story, noted: Bool = false) {
        self.story = story
        self.noted = noted
        periods = PeriodFinder(story)
        subjects = SubjectFinder(story, isReport: periods.report != nil)
        tables = TableReader(story: story, report: periods.report?.value, published: periods.published)
        for (t, table) in story.tables.enumerated() {
            for (r, row) in table.rows.enumerated() { rows[row.block] = (t, r) }
            headings.formUnion(table.blocks.lowerBound..<table.rows[0].block)
        }
        modalities = ModalityFinder(story: story)
        attributions = AttributionFinder(story: story)
        qualifiers = QualifierFinder(story: story)
        participants = ParticipantFinder(story: story)
        comparisons = ComparisonFinder(story: story)
    }

    /// All facts, repeats merged, in the order of their first figure.
    func facts() -> [Fact] { drafts().map { $0.fact } }

    /// The facts with what they rest on.
    func observed() -> [ObservedFact] {
        let drafts = drafts()
        let seen = FactObserver(story: story, noted: true).observations(drafts)
        return zip(drafts, seen).map { draft, seen in
            ObservedFact(fact: draft.fact, observations: seen.names, sources: draft.sources)
        }
    }

    private func drafts() -> [FactDraft] {
        var reader = self
        var drafts: [FactDraft] = []
        for s in story.sentences.indices {
            drafts += reader.read(s)
            reader.subjects.hear(story.sentences[s])
        }
        // Headline and bullets speak of the period that the story names further down.
        if let late = reader.periods.late() {
            for i in drafts.indices
            where drafts[i].reading.roles.contains(.flow) && drafts[i].fact.period.basis == "published"
                && drafts[i].fact.modality == "actual"
            {
                drafts[i].fact.period = late
                drafts[i].set(SlotSource(slot: "period", rule: late.basis))
            }
        }
        // "Sugar crop to rise 6 percent": a headline without a name tells of what the story is about.
        if let topic = reader.subjects.reported ?? reader.subjects.topic {
            for i in drafts.indices
            where drafts[i].isHeadline && drafts[i].fact.subject.basis == "unresolved" && drafts[i].fact.unit != "1"
                && drafts[i].fact.rule != FigureReader.ageRule
            {
                drafts[i].fact.subject = reader.subjects.inherited(topic)
            }
        }
        return reader.finished(FactMerger.merge(drafts))
    }

    private mutating func read(_ s: Int) -> [FactDraft] {
        let sentence = story.sentences[s]
        if let block = sentence.block, let place = rows[block] {
            // A long row may be cut in two sentences: it is read once.
            return s > 0 && story.sentences[s - 1].block == block ? [] : cells(place.table, place.row, s)
        }
        if let block = sentence.block, headings.contains(block) { return [] }
        let reader = FigureReader(story, sentence)
        var drafts: [FactDraft] = []
        for c in sentence.syntax.chunks.indices {
            for f in sentence.syntax.chunks[c].figures {
                var reading = reader.read(f, c)
                if reading.rule == FigureReader.identifierRule { continue }
                if let other = reading.restates ?? reading.follows,
                    let first = drafts.first(where: { $0.figure == other })
                {
                    share(&reading, first)
                }
                drafts.append(draft(f, c, reading, s, drafts))
                lastLine = sentence.line
                lastMeasures[drafts[drafts.count - 1].fact.unit] = drafts[drafts.count - 1].fact.measure
            }
        }
        return drafts
    }

    /// The facts of one row of a table.
    private func cells(_ t: Int, _ r: Int, _ s: Int) -> [FactDraft] {
        let row = story.tables[t].rows[r]
        let sentence = story.sentences[s]
        return tables.read(row, of: story.tables[t]).map { cell in
            let figure = story.figures[cell.figure]
            let subject =
                cell.name.map { subjects.subject(named: $0) }
                ?? cell.thing.map { thing in
                    subjects.explicit(
                        Referent(
                            name: story.stream.string(thing.range), range: thing.range, kind: thing.kind, id: nil,
                            isNamed: true))
                } ?? subjects.inherited(byRow: sentence)
            let period =
                cell.period.map { periods.headed($0, range: cell.periodRange) } ?? periods.publication()
            let isAhead = cell.period.map { value in periods.published.map { value.start > $0 } ?? false } ?? false
            var fact = Fact(
                article: story.article, figure: figure, subject: subject,
                statistic: cell.change != nil ? "change" : "level", period: period,
                modality: isAhead ? "forecast" : "actual", confidence: 0, rule: "table-cell")
            fact.value = cell.value
            fact.low = cell.low
            fact.high = cell.high
            fact.decimals = cell.decimals
            fact.unit = cell.unit
            fact.unitName = cell.unitName
            fact.change = cell.change
            fact.measure = cell.measure.isEmpty ? nil : cell.measure
            var evidence = Evidence(range: row.range)
            evidence.figure = figure.range
            evidence.block = row.block
            evidence.period = cell.periodRange.flatMap { row.range.contains($0) ? $0 : nil }
            fact.evidence = [evidence]
            let reading = FigureReading(rule: "table-cell", measure: cell.measure)
            let draft = FactDraft(
                fact: fact, figure: cell.figure, sentence: s, reading: reading, isHeadline: false)
            if noted {
                draft.sources = SlotTracer(story: story).sources(
                    cell: fact, figure, period: cell.periodRange, row: row.range)
            }
            return draft
        }
    }

    /// A restated or coordinated figure without words of its own takes those of the first.
    private func share(_ reading: inout FigureReading, _ first: FactDraft) {
        if reading.measure.isEmpty { reading.measure = first.reading.measure }
        if reading.verb == nil { reading.verb = first.reading.verb }
    }

    private mutating func draft(_ f: Int, _ c: Int, _ reading: FigureReading, _ s: Int, _ earlier: [FactDraft])
        -> FactDraft
    {
        let sentence = story.sentences[s]
        let figure = story.figures[f]
        let other = (reading.restates ?? reading.follows).flatMap { o in earlier.first { $0.figure == o } }
        var subject = subjects.subject(reading, chunk: c, in: sentence)
        let cue = modalities.modality(reading, chunk: c, in: sentence)
        var modality = cue.modality
        var found = periods.period(
            reading, chunk: c, in: sentence, isForecast: modality == "forecast" || modality == "possible")
        if let other, reading.follows != nil, other.fact.subject.kind == "place",
            let place = subjects.place(behind: c, in: sentence)
        {
            // "690,000 of them are in Asia, 305,000 in Europe"
            subject = subjects.explicit(place)
        }
        if reading.rule == FigureReader.ageRule { age(reading, c, &modality, &found) }
        // "42% do not rent": the measure says what they do not.
        if modality == "negated", reading.rule == "share-of", reading.measure.holds(" not ") { modality = "actual" }
        subjects.last = subject
        if figure.unit == "1", let counted = figure.counted, !counted.isEmpty {
            subjects.counted = Referent(name: counted, range: figure.range, kind: "product", id: nil, isNamed: true)
        }
        if let other, reading.restates != nil {
            subject = other.fact.subject
            modality = other.fact.modality
            found.period = other.fact.period
            found.range = other.fact.evidence.first?.period
        }
        // "after an $880 million loss last year": a time that is over, whatever the clause plans.
        if modality != "actual", let value = found.value, let published = periods.published, value.end <= published,
            found.period.basis == "explicit", let range = found.range,
            modality == "forecast" && range.start >= figure.range.end && range.start - figure.range.end < 40
                && !isForecastVerb(reading, sentence) || looksBack(reading, c, sentence)
        {
            modality = "actual"
        }
        if modality == "actual", let value = found.value, let published = periods.published, value.start > published,
            found.period.basis == "explicit"
        {
            modality = "forecast"
        }
        var fact = Fact(
            article: story.article, figure: figure, subject: subject, statistic: "level", period: found.period,
            modality: modality,
            confidence: 0, rule: reading.rule)
        if fact.bound == .more, isPhrasalOver(figure) { fact.bound = .equal }
        if reading.decidesChange || reading.change != nil { fact.change = reading.change }
        // "down from 12.1 million": in the unit of what it is compared with.
        if reading.roles.contains(.comparison) || reading.rule == "more-than" || reading.rule == "gapped",
            fact.unit == "1", figure.counted == nil,
            let other, other.fact.unit != "1",
            reading.rule == "parenthesis-before" || figure.decimals <= -3 && other.fact.unit != "%"
        {
            fact.unit = other.fact.unit
            fact.unitName = other.fact.unitName
        }
        fact.measure = measure(reading, c, figure, subject, sentence)
        let own = fact.measure
        // "Cafes recorded $94 million": of what the last amount in that unit was.
        // "Its rival has seven": of what the paragraph counted last.
        if fact.measure == nil,
            fact.unit != "1"
                || lastLine == sentence.line
                    && (reading.rule.hasPrefix("object") || reading.rule == "level-object"
                        || reading.rule == "part-amount")
        {
            fact.measure = lastMeasures[fact.unit]
        }
        // "60 of them": of what was counted before.
        if let words = fact.measure, words.hasPrefix("them"), let counted = lastMeasures[fact.unit] {
            let rest = words.dropFirst(4)
            fact.measure = counted.hasSuffix(rest) ? counted : counted + rest
        }
        // "Analysts had forecast 49.0": of what was told before.
        if fact.measure == nil, let v = reading.verb, reading.rule == "object",
            FactLexicon.verbs[sentence.syntax.chunks[v].verb.lemma]?.roles.contains(.plan) ?? false
        {
            fact.measure = lastMeasures[fact.unit]
        }
        // "Another five are due": of what was counted before.
        if reading.rule == "subject", fact.unit == "1", figure.counted == nil, let counted = lastMeasures["1"] {
            fact.measure = counted
        }
        fact.statistic = statistic(fact, reading)
        fact.attributedTo = attributions.attribution(reading.verb, chunk: c, in: sentence, subjects)
        if fact.attributedTo?.name != nil, fact.attributedTo?.name == subject.name { fact.attributedTo = nil }
        fact.qualifiers = qualifiers.qualifiers(reading, chunk: c, in: sentence, subject: subject)
        fact.participants = participants.participants(reading, chunk: c, in: sentence, subject: subject)
        if fact.change != nil {
            fact.comparedWith = comparisons.comparison(behind: c, in: sentence, period: found.value)
        }
        var evidence = Evidence(range: quote(sentence))
        evidence.figure = figure.range
        evidence.subject = subjects.range(of: subject, in: sentence)
        evidence.period = found.range
        evidence.block = sentence.block
        fact.evidence = [evidence]
        let draft = FactDraft(
            fact: fact, figure: f, sentence: s, reading: reading, isHeadline: sentence.isHeadline,
            chunk: c)
        draft.isCarried = own != fact.measure
        draft.isOfReport = found.period.basis == "inherited" && found.value == periods.report?.value
        if noted {
            draft.sources = SlotTracer(story: story).sources(fact, figure, reading, cue, subjects, in: sentence)
        }
        return draft
    }

    /// "Mara Ellin, 49, was not seen last year": beside a name an age is that of the day the text appears, whatever its clause says.
    private func age(_ reading: FigureReading, _ c: Int, _ modality: inout String, _ found: inout PeriodFinder.Found) {
        var isAside = false
        if case .chunk(let n) = reading.owner { isAside = n != c && reading.roles.contains(.apposed) }
        if reading.roles.contains(.apposed) { modality = "actual" }
        guard isAside || found.period.basis == "inherited" else { return }
        found = periods.onPublication()
    }

    /// "take over 38 stores": the word belongs to the verb and bounds nothing.
    private func isPhrasalOver(_ figure: Figure) -> Bool {
        let t = story.stream.tokenIndex(atByte: figure.range.start)
        return t > 1 && Words.over.contains(story.stream.tokens[t - 1].hash)
            && Words.takers.contains(story.stream.tokens[t - 2].hash)
    }

    /// "hopes to break even after a loss of 12 million in 2008", "last year's crop of 27 million", "compared with 1.7 tonnes in
    /// 2011": what a plan is measured against is over.
    private func looksBack(_ reading: FigureReading, _ c: Int, _ sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        for n in [reading.measureChunk, c] {
            guard let n else { continue }
            if let owner = syntax.chunks[n].possessor, !syntax.chunks[owner].dates.isEmpty { return true }
            if n != c, !syntax.chunks[n].dates.isEmpty { return true }
            guard let p = syntax.preposition(of: n),
                Words.backward.contains(story.stream.tokens[syntax.chunks[p].head].hash)
            else { continue }
            return true
        }
        return false
    }

    private func isForecastVerb(_ reading: FigureReading, _ sentence: StorySentence) -> Bool {
        guard let v = reading.verb else { return false }
        return sentence.syntax.chain(v).contains {
            FactLexicon.verbs[sentence.syntax.chunks[$0].verb.lemma]?.roles.contains(.plan) ?? false
        }
    }

    /// The sentence, which holds the whole assertion.
    private func quote(_ sentence: StorySentence) -> TextRange { sentence.range }

    private func measure(
        _ reading: FigureReading, _ c: Int, _ figure: Figure, _ subject: Subject, _ sentence: StorySentence
    ) -> String? {
        var words = reading.measure
        // "output at the Acton mine", said of the mine: its name is the subject's.
        if let n = reading.measureChunk, n != c, subject.kind != "place", let tail = ownTail(n, subject, sentence),
            words.contains(tail)
        {
            words = words.replacing(tail, with: "")
        }
        // A capital that only starts the sentence: "Sales increase" is "sales increase".
        let first = story.stream.tokens[sentence.opening]
        if first.shape == .capitalised, !story.isName(first) {
            let word = story.stream.string(first.range)
            if words.hasPrefix(word) {
                words = words.prefix(1).lowercased() + words.dropFirst()
            } else if words.hasPrefix("cost of \(word)") {
                words = "cost of " + word.prefix(1).lowercased() + words.dropFirst(9)
            }
        }
        // "bankruptcy of Acme", said of Acme: the name is the subject's.
        for name in [subject.name, subject.text] where reading.rule != "share-of" {
            if let name, words.hasSuffix(" of \(name)"), words.utf8.count > name.utf8.count + 4 {
                words = String(words.dropLast(name.count + 4))
            }
        }
        // A change of what has no words.
        if words.first == " " { words.removeFirst() }
        if words.holds(" of of ") { words = words.replacing(" of of ", with: " of ") }
        if words.holds("losses") { words = words.replacing("losses", with: "loss") }
        if let slash = figure.unit.firstIndex(of: "/"), figure.unit != "1/a" {
            let denominator = figure.unit[figure.unit.index(after: slash)...].filter { $0.isLetter }
            if figure.unit.contains("{"), !denominator.isEmpty, !words.holds(" per ") {
                words += (words.isEmpty ? "price" : "") + " per \(denominator)"
            }
        }
        if saysNothing(words) { words = "" }
        return words.isEmpty ? figure.counted : words
    }

    /// A lone adjective, adverb or preposition, left over where no rule found a noun.
    private func saysNothing(_ words: String) -> Bool {
        guard !words.utf8.contains(UInt8(ascii: " ")) else { return false }
        let tokens = TokenStream(words).tokens
        guard tokens.count == 1, let token = tokens.first, token.kind == .word, token.shape == .lower,
            FactLexicon.measures[token] == nil, FactLexicon.kinds[token] == nil,
            let entry = SyntaxLexicon.words[token], let first = entry.classes.first
        else { return false }
        return first == .adjective && !entry.isNounToo || first == .adverb || first == .preposition
            || first == .prepositionOrSubordinator || first == .subordinator
    }

    /// The prepositional phrase behind the measured phrase that names the subject.
    private func ownTail(_ n: Int, _ subject: Subject, _ sentence: StorySentence) -> String? {
        let syntax = sentence.syntax
        guard n + 2 < syntax.chunks.count, syntax.chunks[n + 1].kind == .preposition,
            syntax.chunks[n + 2].kind == .nounPhrase, !syntax.chunks[n + 2].names.isEmpty,
            let found = subjects.resolve(n + 2, in: sentence), found.isNamed, found.name == subject.name
        else { return nil }
        let phrases = PhraseReader(story: story, syntax: syntax)
        return " " + story.words([syntax.chunks[n + 1].head]) + " " + story.words(phrases.content(n + 2))
    }

    private func statistic(_ fact: Fact, _ reading: FigureReading) -> String {
        if fact.change != nil { return "change" }
        if reading.rule == "share-of" || reading.rule == "share-noun" { return "share" }
        return fact.unit.contains("/") ? "rate" : "level"
    }

    /// Identities, groups, restatements and confidence, once all facts are known.
    private func finished(_ drafts: [FactDraft]) -> [FactDraft] {
        let out = drafts.sorted { $0.figure < $1.figure }
        var idOfFigure: [Int: String] = [:]
        for i in out.indices {
            out[i].fact.factID = FactIdentity.id(
                of: out[i].fact, figure: story.figures[out[i].figure].range, ordinal: 0)
            idOfFigure[out[i].figure] = out[i].fact.factID
            // Whom the sentence itself names is no inheritance, however the reader came to it.
            if out[i].fact.subject.basis == "inherited", out[i].fact.evidence.first?.subject != nil {
                out[i].fact.subject.basis = "explicit"
            }
        }
        let groups = FactGroups(out, story)
        let seen = FactObserver(story: story, noted: false).observations(out)
        for i in out.indices {
            if let other = out[i].reading.restates { out[i].fact.restates = idOfFigure[other] }
            if let first = groups.first(of: i) { out[i].fact.group = "g" + out[first].fact.factID.prefix(12) }
            out[i].fact.confidence = Confidence.probability(seen[i])
            out[i].fact.factKey = FactIdentity.key(of: out[i].fact)
        }
        return out
    }
}
