internal import NewsLanguage
internal import NewsModel

/// Reads what one figure of a sentence measures, from the chunks around it.
///
/// A figure with nouns behind it in its phrase is described by them ("60 jets"); one that is its phrase is read off what
/// it hangs on: a noun before `of`, a verb, a preposition, another figure. Each way of reading is a named rule.
struct FigureReader {
    let story: Story
    let sentence: StorySentence
    let phrases: PhraseReader
    var syntax: SentenceSyntax { sentence.syntax }
    var stream: TokenStream { story.stream }
    /// How far coordination is followed back.
    static let deepest = 8

    init(_ story: Story, _ sentence: StorySentence) {
        self.story = story
        self.sentence = sentence
        phrases = PhraseReader(story: story, syntax: sentence.syntax)
    }

    func isWord(_ chunk: Int, _ words: Words) -> Bool {
        words.contains(stream.tokens[syntax.chunks[chunk].head].hash)
    }

    /// The verb group of the clause chunk `c` stands in.
    func verb(_ c: Int) -> Int? { syntax.clauses[c] }

    /// What the tables say of a verb group's verb.
    func entry(_ verb: Int?) -> FactLexicon.VerbEntry? {
        verb.flatMap { FactLexicon.verbs[syntax.chunks[$0].verb.lemma] }
    }

    /// What the tables say of a phrase's head noun.
    func roles(_ n: Int) -> FactLexicon.NounRoles { FactLexicon.measures[stream.tokens[syntax.chunks[n].head]] ?? [] }

    /// Reads figure `f`, which stands in chunk `c`.
    func read(_ f: Int, _ c: Int, depth: Int = 0) -> FigureReading {
        let figure = story.figures[f]
        let chunk = syntax.chunks[c]
        let relation = relation(c)
        let after = stream.tokenIndex(atByte: figure.range.end)
        var tail = chunk.figures.last == f ? phrases.content(c, after: after) : []
        // "6 percent year on year": how a change is measured, not what changed.
        if let t = tail.first, ComparisonFinder.opens(stream, at: t, end: sentence.tokens.upperBound) { tail = [] }
        // "gained 0.7% limping on", "the peak of $40 billion hit in 2016": a verb follows, not what is measured.
        if tail.count == 1, tail[0] == chunk.tokens.upperBound - 1, isVerbal(tail[0]) { tail = [] }
        // "$9 million a season": what the amount is shared out over measures nothing.
        if figure.unit.utf8.count == 3, after < chunk.tokens.upperBound,
            Words.apiece.contains(stream.tokens[after].hash)
        {
            tail = []
        }
        if isIdentifier(f, c) || isPronoun(f, c) || isPointing(f, c) {
            return FigureReading(rule: Self.identifierRule, measure: "")
        }
        let inPoints = isPointWord(tail) || isPointUnit(figure)
        var reading: FigureReading
        if let dimension = dimension(figure) {
            reading = property(dimension, relation, c)
        } else if figure.unit == "a", !tail.isEmpty, let age = age(ofPhrase: c, relation) {
            reading = age
        } else if let t = tail.first, FactLexicon.units[figure.unit] == Self.lengthUnit,
            Words.bearings.contains(stream.tokens[t].hash)
        {
            // "30 km north of the port"
            reading = FigureReading(rule: "distance", measure: "distance")
            reading.roles.insert(.timeless)
            reading.decidesChange = true
        } else if let more = moreThan(figure, c, depth) {
            reading = more
        } else if !tail.isEmpty, !isPointWord(tail) || isScored(relation) {
            reading = described(figure, c, tail, relation, measure: phrases.measure(c, after: after, dropping: false))
        } else if chunk.figures.last == f, tail.isEmpty, let n = sharedNoun(figure, c) {
            let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
            reading = described(
                figure, c, phrases.content(n, after: counted), relation,
                measure: phrases.measure(n, after: counted, dropping: false))
        } else {
            reading = label(figure, c) ?? bare(f, figure, c, relation, depth, inPoints: inPoints)
            if inPoints, reading.change != nil, !reading.measure.isEmpty, !reading.measure.hasSuffix("points") {
                reading.measure += " in points"
            }
        }
        if reading.verb == nil { reading.verb = governing(relation, c) }
        if let own = respective(c) { reading.owner = .chunk(own) }
        if let v = reading.verb, let s = syntax.subjects[v], !syntax.chunks[v].verb.isPast, isWord(s, .every) {
            // "Each has an output of 6 megawatts"
            reading.roles.insert(.timeless)
        }
        return reading
    }

    /// "Acme and Bolt fell 4.1% and 3.8%, respectively": the subject that stands at the figure's place in its list.
    private func respective(_ c: Int) -> Int? {
        guard
            syntax.chunks[c...].prefix(12).contains(where: {
                $0.tokens.contains { Words.respectively.contains(stream.tokens[$0].hash) }
            }), let v = verb(c), let s = syntax.subjects[v], s < v
        else { return nil }
        var subjects = [s]
        var k = s + 1
        while k + 1 < v, subjects.count < Self.deepest {
            let joint = syntax.chunks[k].kind
            guard joint == .comma || joint == .conjunction else { break }
            if syntax.chunks[k + 1].kind == .nounPhrase {
                subjects.append(phrases.possessed(k + 1))
                k = phrases.possessed(k + 1) + 1
            } else {
                k += 1
            }
        }
        let figures = ((v + 1)..<syntax.chunks.count).filter { !syntax.chunks[$0].figures.isEmpty && verb($0) == v }
        guard subjects.count > 1, figures.count == subjects.count, let place = figures.firstIndex(of: c) else {
            return nil
        }
        return subjects[place]
    }

    /// "…, 29 percent more than the year before", "…, 74 fewer than in 2018": the change of what the figure before counts.
    private func moreThan(_ figure: Figure, _ c: Int, _ depth: Int) -> FigureReading? {
        let after = stream.tokenIndex(atByte: figure.range.end)
        guard after + 1 < sentence.tokens.upperBound, depth < Self.deepest,
            let k = leading(c), syntax.chunks[k].kind != .verbGroup,
            syntax.chunks[k].kind != .preposition,
            syntax.chunks[k].kind != .nounPhrase || !syntax.chunks[k].figures.isEmpty,
            let first = earlierFigure(c)
        else { return nil }
        let word = stream.tokens[after].hash
        let isThan = Words.than.contains(stream.tokens[after + 1].hash)
        let isPlace =
            (figure.unit == "%" || figure.unit == "pp") && Words.joints.contains(stream.tokens[after + 1].hash)
        let isMore = isThan && Words.greater.contains(word) || isPlace && Words.ahead.contains(word)
        guard isMore || isThan && Words.smaller.contains(word) || isPlace && Words.short.contains(word) else {
            return nil
        }
        // "down 5 percent and 9 percent lower than": the level stands before both.
        var reading = read(first.figure, first.chunk, depth: depth + 1)
        reading.rule = "more-than"
        // "rose 8 percent, still 19 percent lower than": of what rose.
        if reading.change != nil, reading.measureChunk != nil, let space = reading.measure.lastIndex(of: " ") {
            reading.measure = String(reading.measure[..<space])
            reading.change = nil
        }
        if reading.change == nil, !reading.measure.isEmpty { reading.measure += isMore ? " increase" : " decrease" }
        reading.change = isMore ? .increase : .decrease
        reading.decidesChange = true
        reading.follows = first.figure
        reading.restates = nil
        reading.roles.remove(.timeless)
        return reading
    }

    /// "Together the two sold …": a numeral for things named before, which counts nothing new.
    private func isPronoun(_ f: Int, _ c: Int) -> Bool {
        let figure = story.figures[f]
        let chunk = syntax.chunks[c]
        guard figure.unit == "1", chunk.isDefinite, chunk.tokens.count == 2, c + 1 < syntax.chunks.count,
            syntax.chunks[c + 1].kind == .verbGroup, syntax.chunks[c + 1].verb.isFinite,
            figure.value.map({ $0 < ExactDecimal(10) }) ?? false
        else { return false }
        return stream.tokens[chunk.head].kind == .word
    }

    /// "the two countries' presidents": a numeral that only points back.
    private func isPointing(_ f: Int, _ c: Int) -> Bool {
        let figure = story.figures[f]
        let chunk = syntax.chunks[c]
        guard figure.unit == "1", figure.bound == .equal, chunk.isDefinite, c + 1 < syntax.chunks.count,
            syntax.chunks[c + 1].possessor == c,
            figure.value.map({ $0 < ExactDecimal(4) && $0 > ExactDecimal(1) }) ?? false
        else { return false }
        let t = stream.tokenIndex(atByte: figure.range.start)
        return stream.tokens[t].kind == .word
    }

    /// What lengths are in `facts/units`.
    private static let lengthUnit = "length"

    /// The rule of figures that are none: a code in quotation marks, a ticker in parentheses, "the 410 programme".
    static let identifierRule = "identifier"

    private func isIdentifier(_ f: Int, _ c: Int) -> Bool {
        let figure = story.figures[f]
        guard figure.unit == "1", figure.low == nil, figure.high == nil else { return false }
        let first = stream.tokenIndex(atByte: figure.range.start)
        let behind = stream.tokenIndex(atByte: figure.range.end)
        guard first > sentence.tokens.lowerBound, behind < sentence.tokens.upperBound else { return false }
        let before = stream.tokens[first - 1]
        let after = stream.tokens[behind]
        if isQuotation(before), isQuotation(after), !after.spaceBefore { return true }
        if isModel(figure, c, first, after: behind) { return true }
        return before.isSign(":") && (after.isSign(")") || after.isSign(",")) && first > sentence.tokens.lowerBound + 1
            && stream.tokens[first - 2].shape == .upper
    }

    /// Whether the word behind a figure is a form of a verb that names nothing.
    private func isVerbal(_ t: Int) -> Bool {
        let token = stream.tokens[t]
        guard token.shape == .lower, FactLexicon.measures[token] == nil, FactLexicon.kinds[token] == nil else {
            return false
        }
        guard t + 1 < sentence.tokens.upperBound else { return false }
        let next = SyntaxLexicon.words[stream.tokens[t + 1]]?.classes.first
        guard next == .preposition || next == .particle || next == .prepositionOrSubordinator else { return false }
        guard let entry = SyntaxLexicon.words[token] else { return false }
        return entry.classes.isEmpty && (entry.forms.contains(.participle) || entry.forms.contains(.gerund))
            && !entry.isNounToo
    }

    /// "The 410 programme", and elsewhere "the last 410": a number that the story uses as a name counts nothing.
    private func isModel(_ figure: Figure, _ c: Int, _ first: Int, after: Int) -> Bool {
        guard let value = figure.value, story.models.contains(value), figure.bound == .equal,
            stream.tokens[first].kind == .number
        else { return false }
        // "410 jets" are counted all the same.
        return after >= syntax.chunks[c].tokens.upperBound || Words.models.contains(stream.tokens[after].hash)
    }

    private func isQuotation(_ token: Token) -> Bool {
        token.isSign("\"") || token.isSign("'")
            || token.kind == .punctuation && token.count == 3 && stream.bytes[Int(token.start)] == 0xE2
                && (0x98...0x9F).contains(stream.bytes[Int(token.start) + 2])
    }

    /// "scored 10 points": of a game, not of an index.
    private func isScored(_ relation: Relation) -> Bool {
        guard case .object(let v) = relation else { return false }
        return Words.scoring.contains(syntax.chunks[v].verb.lemma)
    }

    private func isPointWord(_ tail: [Int]) -> Bool {
        tail.count == 1 && Words.points.contains(stream.tokens[tail[0]].hash)
    }

    func isPointUnit(_ figure: Figure) -> Bool {
        if figure.unit == "{point}" || figure.unitName == "point" { return true }
        let last = stream.tokenIndex(atByte: figure.range.end - 1)
        return last < stream.tokens.count && Words.points.contains(stream.tokens[last].hash)
    }

    /// The phrase whose nouns a figure shares though it stands apart: behind a parenthesis with the same amount in
    /// another unit ("$70 million (£55 million) order"), or behind a coordinated figure ("300 and 700 pages").
    private func sharedNoun(_ figure: Figure, _ c: Int) -> Int? {
        var k = c + 1
        guard k < syntax.chunks.count else { return nil }
        if syntax.chunks[k].kind == .open {
            var steps = 0
            var hasFigure = false
            while k < syntax.chunks.count, syntax.chunks[k].kind != .close, steps < 8 {
                if !syntax.chunks[k].figures.isEmpty { hasFigure = true }
                if syntax.chunks[k].kind == .verbGroup { return nil }
                k += 1
                steps += 1
            }
            guard hasFigure, k + 1 < syntax.chunks.count, syntax.chunks[k].kind == .close else { return nil }
            k += 1
            while k < syntax.chunks.count, syntax.chunks[k].kind == .quotation { k += 1 }
            guard k < syntax.chunks.count, syntax.chunks[k].kind == .nounPhrase, syntax.chunks[k].figures.isEmpty,
                startsBare(k), isCommon(k)
            else { return nil }
            return k
        }
        guard figure.unit == "1" || figure.unit == "%", syntax.chunks[k].kind == .conjunction,
            k + 1 < syntax.chunks.count, syntax.chunks[k + 1].kind == .nounPhrase,
            let other = syntax.chunks[k + 1].figures.first, story.figures[other].unit == figure.unit
        else { return nil }
        let after = stream.tokenIndex(atByte: story.figures[other].range.end)
        let nouns = phrases.content(k + 1, after: after)
        // "a 30% and 10% improvement", but not "5% and 3% more".
        if figure.unit == "%" {
            guard let last = nouns.last, FactLexicon.measures[stream.tokens[last]]?.change != nil else { return nil }
        }
        return nouns.isEmpty ? nil : k + 1
    }

    /// Whether a phrase has no determiner of its own.
    func startsBare(_ n: Int) -> Bool {
        guard let t = syntax.chunks[n].tokens.first else { return false }
        let cls = SyntaxLexicon.words[stream.tokens[t]]?.classes.first
        return cls != .determiner && cls != .possessive && cls != .pronoun
    }

    private func governing(_ relation: Relation, _ c: Int) -> Int? {
        switch relation {
        case .object(let v), .subject(let v): v
        case .particle(_, let v): v ?? verb(c)
        default: verb(c)
        }
    }

    /// Whether the head of a phrase is a common noun.
    func isCommon(_ n: Int) -> Bool {
        let chunk = syntax.chunks[n]
        let head = stream.tokens[chunk.head]
        // "EBITDA" is a name in no story.
        if head.shape == .upper, FactLexicon.measures[head] != nil { return true }
        if chunk.names.contains(where: { story.names[$0].range.end >= Int(head.end) }) { return false }
        if head.kind != .word { return false }
        let cls = SyntaxLexicon.words[head]?.classes.first
        if cls == .pronoun || cls == .existential { return false }
        if head.shape == .lower { return true }
        // A capital at the start of the sentence, or a headline's: a common noun where the tables know it as one, or where
        // nothing in the story says that it is a name.
        return FactLexicon.measures[head] != nil
            || chunk.head == sentence.opening && chunk.names.isEmpty && head.shape == .capitalised
                && FactLexicon.kinds[head] == nil && !story.isName(head)
    }

    /// Whether a phrase names a thing that moves as a whole (an index, a company, a currency), not a quantity.
    func isThing(_ n: Int) -> Bool {
        guard isCommon(n) else { return true }
        if isWord(n, .marketWords), roles(n).isEmpty,
            syntax.chunks[n].tokens.contains(where: {
                $0 > sentence.opening && stream.tokens[$0].shape == .capitalised
            })
        {
            // "the technology-heavy Main composite"
            return true
        }
        guard FactLexicon.kinds[stream.tokens[syntax.chunks[n].head]] != nil else { return false }
        // "the Dow Jones industrial average" is a thing, "the average" a quantity.
        return roles(n).isEmpty
            || syntax.chunks[n].tokens.contains {
                $0 > sentence.opening && stream.tokens[$0].shape == .capitalised
            }
    }

    func markFlow(_ reading: inout FigureReading, _ n: Int) {
        if roles(n).contains(.flow) { reading.roles.insert(.flow) }
    }

    /// Makes a phrase the measure and looks for the subject in its owner.
    func take(_ reading: inout FigureReading, phrase n: Int, suffix: String = "") {
        reading.measure = phrases.measure(n) + (suffix.isEmpty ? "" : " " + suffix)
        reading.measureChunk = n
        reading.owner = .possessor(n)
        markFlow(&reading, n)
    }

    /// The nearest noun phrase to the left that is no name; else nothing.
    func fallback(_ figure: Figure, _ c: Int) -> FigureReading {
        var reading = FigureReading(rule: "nearest-noun", measure: "")
        if let counted = figure.counted, !counted.isEmpty {
            reading.rule = "counted-by-extractor"
            reading.measure = counted
            return reading
        }
        var k = c - 1
        var steps = 0
        while k >= 0, steps < 8 {
            if syntax.chunks[k].kind == .nounPhrase, isCommon(k), syntax.chunks[k].figures.isEmpty {
                reading.measure = phrases.measure(k)
                reading.measureChunk = k
                if phrases.hasOwner(k) { reading.owner = .possessor(k) }
                markFlow(&reading, k)
                return reading
            }
            k -= 1
            steps += 1
        }
        return reading
    }
}
