internal import NewsLanguage
internal import NewsModel

/// Reads what one figure of a sentence measures, from the chunks around it.
struct FigureReader {
    let story: Story
    let sentence: StorySentence
    let phrases: PhraseReader
    var syntax: SentenceSyntax { sentence.syntax }
    private var stream: TokenStream { story.stream }
    /// How far coordination is followed back.
    private static let deepest = 8

    init(_ story: Story, _ sentence: StorySentence) {
        self.story = story
        self.sentence = sentence
        phrases = PhraseReader(story: story, syntax: sentence.syntax)
    }

    /// How a figure's phrase hangs in its sentence.
    enum Relation {
        case object(verb: Int)
        case subject(verb: Int)
        case preposition(Int, host: Int?)
        case particle(Int, verb: Int?)
        case parenthesis(of: Int)
        case apposition(to: Int)
        case coordinated(with: Int)
        case none
    }

    // MARK: words

    func hash(_ chunk: Int) -> UInt64 { stream.tokens[syntax.chunks[chunk].head].hash }
    func isWord(_ chunk: Int, _ set: Set<UInt64>) -> Bool { set.contains(hash(chunk)) }

    static func set(_ words: String...) -> Set<UInt64> { Set(words.map { WordHash.of($0) }) }
    private static let of = set("of")
    private static let by = set("by")
    private static let levels = set("to", "at", "from", "below", "above", "under", "over", "near", "on", "than", "past", "around", "toward", "towards")
    private static let price = set("for")
    private static let worth = set("worth")
    private static let from = set("from")
    private static let or = set("or")
    private static let up = set("up", "higher")
    private static let down = set("down", "lower", "off")
    private static let per = set("per", "each", "apiece")
    private static let points = set("point", "points")
    private static let comparisons = set("compared", "against", "versus", "than", "from")
    private static let asWord = set("as")
    private static let respectively = set("respectively")

    /// The chunk before figure chunk `c`, words that only bound the figure skipped ("more than", "as much as", "up to").
    func lead(_ c: Int, bounded: Bool) -> Int? {
        var k = c - 1
        var steps = 0
        while k >= 0, steps < 6 {
            let chunk = syntax.chunks[k]
            let token = stream.tokens[chunk.head]
            let single = chunk.tokens.count == 1
            if chunk.kind == .adverb || chunk.kind == .quotation { k -= 1; steps += 1; continue }
            if single, bounded || chunk.kind == .adjective, FactLexicon.bounds[token] != nil, chunk.kind != .date {
                // "as", "than", "up", "at", "to" only as parts of a bound: "up to 60", "as much as 3%".
                k -= 1
                steps += 1
                continue
            }
            if bounded, single, isWord(k, Self.set("to")), k > 0, isWord(k - 1, Self.set("up", "close")) { k -= 2; steps += 2; continue }
            if bounded, chunk.kind == .nounPhrase, chunk.figures.isEmpty, chunk.tokens.allSatisfy({ FactLexicon.bounds[stream.tokens[$0]] != nil }) { k -= 1; steps += 1; continue }
            return k
        }
        return k >= 0 ? k : nil
    }

    /// The verb group of the clause chunk `c` stands in.
    func verb(_ c: Int) -> Int? { syntax.clauses[c] }

    func entry(_ verb: Int?) -> FactLexicon.VerbEntry? { verb.flatMap { FactLexicon.verbs[syntax.chunks[$0].verb.lemma] } }

    /// How chunk `c` hangs in the sentence.
    func relation(_ c: Int, bounded: Bool) -> Relation {
        if let v = syntax.subjects.indices.first(where: { syntax.subjects[$0] == c && syntax.chunks[$0].kind == .verbGroup && $0 > c }) { return .subject(verb: v) }
        guard let k = lead(c, bounded: bounded) else { return .none }
        switch syntax.chunks[k].kind {
        case .preposition: return .preposition(k, host: hostOfPreposition(k))
        case .particle:
            let v = syntax.previous(k).flatMap { syntax.chunks[$0].kind == .verbGroup ? $0 : nil }
            return .particle(k, verb: v ?? verb(c))
        case .verbGroup: return .object(verb: k)
        case .open:
            if let n = syntax.previous(k), syntax.chunks[n].kind == .nounPhrase { return .parenthesis(of: n) }
            return .none
        case .conjunction, .comma:
            var p = syntax.previous(k)
            // ", or", ", and"
            if let q = p, syntax.chunks[q].kind == .comma { p = syntax.previous(q) }
            if let q = p, let f = figureChunk(before: q) { return .coordinated(with: f) }
            if let q = p, syntax.chunks[k].kind == .comma, syntax.chunks[q].kind == .nounPhrase { return .apposition(to: q) }
            return .none
        case .nounPhrase:
            // "gave workers $500": the verb behind the other object.
            if let p = syntax.previous(k), syntax.chunks[p].kind == .verbGroup { return .object(verb: p) }
            return .apposition(to: k)
        default: return .none
        }
    }

    /// The noun phrase or verb group that a preposition hangs on.
    private func hostOfPreposition(_ p: Int) -> Int? {
        guard let k = syntax.previous(p) else { return nil }
        switch syntax.chunks[k].kind {
        case .nounPhrase, .verbGroup: return k
        case .particle: return syntax.previous(k)
        case .date: return syntax.previous(k).flatMap { syntax.chunks[$0].kind == .preposition ? hostOfPreposition($0) : $0 }
        case .close:
            var j = k
            while j > 0 && syntax.chunks[j].kind != .open { j -= 1 }
            return syntax.previous(j)
        default: return nil
        }
    }

    /// The phrase with a figure that the coordination before `q` (inclusive) starts from, in the same clause.
    private func figureChunk(before q: Int) -> Int? {
        var k = q
        var steps = 0
        while k >= 0, steps < Self.deepest {
            let chunk = syntax.chunks[k]
            switch chunk.kind {
            case .nounPhrase:
                if !chunk.figures.isEmpty { return k }
            case .preposition, .adverb, .date, .close, .open, .adjective, .quotation: break
            default: return nil
            }
            k -= 1
            steps += 1
        }
        return nil
    }

    // MARK: reading

    /// Reads figure `f`, which stands in chunk `c`.
    func read(_ f: Int, _ c: Int, depth: Int = 0) -> FigureReading {
        let figure = story.figures[f]
        let bounded = figure.bound != .equal
        let chunk = syntax.chunks[c]
        let relation = relation(c, bounded: bounded)
        let after = stream.tokenIndex(atByte: figure.range.end)
        let tail = phrases.content(c, after: after)
        let isLast = chunk.figures.last == f
        var reading = isLast && !tail.isEmpty && !isPointWord(tail)
            ? described(figure, c, after, tail, relation)
            : bare(f, figure, c, relation, depth, inPoints: isPointWord(tail) || isPointUnit(figure))
        if reading.verb == nil { reading.verb = governing(relation, c) }
        return reading
    }

    private func isPointWord(_ tail: [Int]) -> Bool { tail.count == 1 && Self.points.contains(stream.tokens[tail[0]].hash) }
    private func isPointUnit(_ figure: Figure) -> Bool {
        if figure.unit == "{point}" || figure.unitName == "point" { return true }
        let last = stream.tokenIndex(atByte: max(figure.range.start, figure.range.end - 1))
        return last < stream.tokens.count && Self.points.contains(stream.tokens[last].hash)
    }

    private func governing(_ relation: Relation, _ c: Int) -> Int? {
        switch relation {
        case .object(let v), .subject(let v): return v
        case .particle(_, let v): return v ?? verb(c)
        default: return verb(c)
        }
    }

    // MARK: a figure with nouns behind it in its phrase

    private func described(_ figure: Figure, _ c: Int, _ after: Int, _ tail: [Int], _ relation: Relation) -> FigureReading {
        let head = stream.tokens[tail.last ?? syntax.chunks[c].head]
        let noun = FactLexicon.measures[head] ?? []
        var reading = FigureReading(rule: "counted", measure: phrases.measure(c, after: after, dropping: false))
        reading.measureChunk = c
        if noun.contains(.flow) { reading.roles.insert(.flow) }
        if let change = noun.change {
            // "a 45% drop in sales", "10,000 job cuts".
            reading.rule = "change-noun"
            reading.change = change
            reading.decidesChange = true
            if noun.contains(.cut) { reading.roles.insert(.announcedCut) }
            reading.roles.insert(.flow)
            return reading
        }
        if figure.unit == "%" {
            if noun.contains(.share) { reading.rule = "share-noun" } else { reading.rule = "percent-noun" }
            return reading
        }
        if figure.unit != "1" {
            reading.rule = "amount-noun"
            if noun.contains(.deal) {
                reading.rule = "deal-value"
                reading.roles.insert(.deal)
                let words = story.words(Array(tail.suffix(4)))
                reading.measure = "value of \(words)"
            }
            return reading
        }
        // A count: the action it takes part in says what happened to the things.
        switch relation {
        case .object(let v): action(&reading, v, passive: false)
        case .subject(let v): action(&reading, v, passive: syntax.chunks[v].verb.isPassive)
        case .preposition(let p, let host):
            if isWord(p, Self.by), let v = host, syntax.chunks[v].kind == .verbGroup, syntax.chunks[v].verb.isPassive || syntax.chunks[v].verb.isParticiple {
                reading.rule = "counted-agent"
                if let verb = SyntaxLexicon.verbs[syntax.chunks[v].verb.lemma] { reading.measure += " \(verb.gerund)" }
                reading.owner = syntax.subjects[v].map { .chunk($0) } ?? .clause
            } else if isWord(p, Self.of), let n = host, syntax.chunks[n].kind == .nounPhrase {
                governedCount(&reading, n, c)
            } else if let n = host, syntax.chunks[n].kind == .nounPhrase, let roles = FactLexicon.measures[stream.tokens[syntax.chunks[n].head]], roles.contains(.deal) {
                reading.rule = "counted-deal"
                reading.measure += " " + story.words([syntax.chunks[n].head])
            }
        case .coordinated(let other):
            if let v = verb(other), v < other { action(&reading, v, passive: false) }
        default: break
        }
        return reading
    }

    /// Adds what a verb does to counted things: "planes purchased", "jobs cut".
    private func action(_ reading: inout FigureReading, _ v: Int, passive: Bool) {
        let lemma = syntax.chunks[v].verb.lemma
        let entry = FactLexicon.verbs[lemma]
        guard !(entry?.roles.contains(.light) ?? false), !syntax.chunks[v].verb.isCopula else { return }
        if entry?.roles.contains(.capacity) ?? false {
            reading.rule = "capacity"
            reading.roles.insert(.timeless)
            reading.measure += " capacity"
            return
        }
        reading.rule = passive ? "counted-patient" : "counted-object"
        if let change = entry?.change, entry?.roles.isDisjoint(with: [.cut, .add]) == false {
            reading.change = change
            reading.decidesChange = true
        }
        if let verb = SyntaxLexicon.verbs[lemma] { reading.measure += " \(verb.participle)" }
    }

    /// "cuts of 10,000 jobs", "a total of 20 plants", "orders of 30 jets".
    private func governedCount(_ reading: inout FigureReading, _ n: Int, _ c: Int) {
        let roles = FactLexicon.measures[stream.tokens[syntax.chunks[n].head]] ?? []
        if roles.contains(.quantity) { return quantity(&reading, n) }
        if let change = roles.change {
            reading.change = change
            reading.decidesChange = true
            if roles.contains(.cut) { reading.roles.insert(.announcedCut) }
        }
        reading.rule = "counted-governed"
        reading.measure += " " + story.words([syntax.chunks[n].head])
        if phrases.hasOwner(n) { reading.owner = .possessor(n) }
    }

    private func quantity(_ reading: inout FigureReading, _ n: Int) {
        reading.rule = "counted-total"
        if phrases.hasOwner(n) { reading.owner = .possessor(n) }
    }

    // MARK: a figure that is its phrase

    private func bare(_ f: Int, _ figure: Figure, _ c: Int, _ relation: Relation, _ depth: Int, inPoints: Bool) -> FigureReading {
        var reading = bareReading(f, figure, c, relation, depth, inPoints: inPoints)
        if inPoints, reading.change != nil, !reading.measure.isEmpty, !reading.measure.hasSuffix("points") { reading.measure += " in points" }
        return reading
    }

    private func bareReading(_ f: Int, _ figure: Figure, _ c: Int, _ relation: Relation, _ depth: Int, inPoints: Bool) -> FigureReading {
        // "70% of all digital music sales", "half of those cuts", "$4 billion of debt".
        let next = c + 1 < syntax.chunks.count ? c + 1 : nil
        if let p = next, syntax.chunks[p].kind == .preposition, isWord(p, Self.of), let n = syntax.next(p), syntax.chunks[n].kind == .nounPhrase {
            return part(figure, c, n, relation)
        }
        switch relation {
        case .preposition(let p, let host): return governed(f, figure, c, p, host, inPoints: inPoints)
        case .particle(let p, let v):
            var reading = FigureReading(rule: "particle", measure: "")
            let isUp = isWord(p, Self.up)
            let isDown = isWord(p, Self.down)
            guard isUp || isDown else { return fallback(figure, c) }
            reading.change = isUp ? .increase : .decrease
            reading.decidesChange = true
            reading.verb = v
            moved(&reading, v, noun: isUp ? "increase" : "decline", c)
            return reading
        case .object(let v): return object(figure, c, v, inPoints: inPoints)
        case .subject(let v):
            var reading = fallback(figure, c)
            reading.verb = v
            return reading
        case .parenthesis(let n): return parenthesis(f, figure, c, n, depth)
        case .apposition(let n): return apposition(figure, c, n)
        case .coordinated(let other): return coordinated(f, figure, c, other, depth, inPoints: inPoints)
        case .none: return fallback(figure, c)
        }
    }

    /// A part of something.
    private func part(_ figure: Figure, _ c: Int, _ n: Int, _ relation: Relation) -> FigureReading {
        let whole = phrases.measure(n, dropping: false, tails: 1)
        let isPart = figure.unit == "%" || figure.unit == "1"
        var reading = FigureReading(rule: isPart ? "share-of" : "amount-of", measure: isPart ? "share of \(whole)" : whole)
        reading.measureChunk = n
        if !isPart, let roles = FactLexicon.measures[stream.tokens[syntax.chunks[n].head]], roles.contains(.flow) { reading.roles.insert(.flow) }
        return reading
    }

    /// What an amount of change is a change of: the subject phrase of its verb, or the verb's object.
    private func moved(_ reading: inout FigureReading, _ v: Int?, noun: String, _ c: Int) {
        reading.measure = noun
        guard let v else { return }
        let entry = entry(v)
        let word = entry?.roles.contains(.change) == true && !(entry?.noun.isEmpty ?? true) ? entry!.noun : noun
        // A transitive verb of change: "reduce costs by 30%".
        if let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase, syntax.chunks[o].figures.isEmpty, o != syntax.subjects[v] {
            reading.measure = "\(phrases.measure(o)) \(word)"
            reading.measureChunk = o
            if phrases.hasOwner(o) || phrases.owningName(o) != nil { reading.owner = .possessor(o) }
            markFlow(&reading, o)
            return
        }
        guard let s = syntax.subjects[v] else { reading.measure = word; return }
        nameMoved(&reading, s, word)
    }

    /// The phrase that moved: a common noun is the measure and its owner the subject; a name is the subject itself.
    private func nameMoved(_ reading: inout FigureReading, _ s: Int, _ word: String) {
        let head = stream.tokens[syntax.chunks[s].head]
        let isMeasure = FactLexicon.kinds[head] == nil && isCommon(s)
        if isMeasure {
            reading.measure = "\(phrases.measure(s)) \(word)"
            reading.measureChunk = s
            reading.owner = .possessor(s)
            markFlow(&reading, s)
        } else {
            reading.measure = word
            reading.owner = .chunk(s)
            reading.roles.insert(.market)
        }
    }

    private func markFlow(_ reading: inout FigureReading, _ n: Int) {
        if let roles = FactLexicon.measures[stream.tokens[syntax.chunks[n].head]], roles.contains(.flow) { reading.roles.insert(.flow) }
    }

    /// Whether the head of a phrase is a common noun.
    func isCommon(_ n: Int) -> Bool {
        let chunk = syntax.chunks[n]
        let head = stream.tokens[chunk.head]
        if chunk.names.contains(where: { story.names[$0].range.end >= Int(head.end) }) { return false }
        if head.kind != .word { return false }
        if head.shape == .lower { return SyntaxLexicon.words[head]?.classes.first != .pronoun }
        // A capital at the start of the sentence, or a headline's: a common noun where the tables know it as one.
        return FactLexicon.measures[head] != nil || (chunk.head == sentence.tokens.lowerBound && chunk.names.isEmpty && SyntaxLexicon.words[head]?.classes.first != .pronoun && SyntaxLexicon.words[head] != nil)
    }

    /// The figure is the object of a preposition.
    private func governed(_ f: Int, _ figure: Figure, _ c: Int, _ p: Int, _ host: Int?, inPoints: Bool) -> FigureReading {
        let v = host.flatMap { syntax.chunks[$0].kind == .verbGroup ? $0 : nil }
        if isWord(p, Self.of), let n = host, syntax.chunks[n].kind == .nounPhrase { return nounOf(figure, n, c) }
        if isWord(p, Self.worth), let n = host, syntax.chunks[n].kind == .nounPhrase { return worth(n) }
        if isWord(p, Self.worth), let v, let s = syntax.subjects[v] { return worth(s) }
        if isWord(p, Self.by) {
            var reading = FigureReading(rule: "change-by", measure: "")
            let verb = v ?? changeVerb(before: p)
            reading.verb = verb
            if let entry = entry(verb), entry.roles.contains(.change) {
                reading.change = entry.change
                reading.decidesChange = entry.change != nil
                moved(&reading, verb, noun: entry.noun, c)
                return reading
            }
        }
        if isWord(p, Self.levels), let verb = v ?? levelVerb(before: p), let entry = entry(verb),
            !entry.roles.isDisjoint(with: [.change, .close, .level])
        {
            return level(figure, c, verb, entry, isFrom: isWord(p, Self.from))
        }
        if let n = host, syntax.chunks[n].kind == .nounPhrase {
            if isWord(p, Self.price) { return priceFor(figure, c, n) }
            return nounBefore(figure, n, p)
        }
        if let v {
            if isWord(p, Self.price) || entry(v)?.roles.contains(.price) == true { return priceOf(figure, v, c) }
            if let s = syntax.subjects[v], s < v {
                var reading = FigureReading(rule: "verb-preposition", measure: "")
                reading.verb = v
                nameMoved(&reading, s, entry(v)?.noun ?? "")
                return reading
            }
        }
        return fallback(figure, c)
    }

    /// The verb of change that a `by` behind other phrases belongs to.
    private func changeVerb(before p: Int) -> Int? {
        guard let v = verb(p), v < p, entry(v)?.roles.contains(.change) == true else { return nil }
        return v
    }

    private func levelVerb(before p: Int) -> Int? {
        guard let v = verb(p), v < p, let entry = entry(v), !entry.roles.isDisjoint(with: [.change, .close, .level]) else { return nil }
        return v
    }

    /// "a loss of $381 million", "debt of", "cuts of 21%".
    private func nounOf(_ figure: Figure, _ n: Int, _ c: Int) -> FigureReading {
        let head = stream.tokens[syntax.chunks[n].head]
        let roles = FactLexicon.measures[head] ?? []
        var reading = FigureReading(rule: "noun-of", measure: phrases.measure(n))
        reading.measureChunk = n
        // What lies behind the figure completes the noun: "cuts of 21% in its production".
        let tail = phrases.tail(c, room: 5, tails: 1)
        if !tail.isEmpty { reading.measure += " " + story.words(tail) }
        if phrases.hasOwner(n) || phrases.owningName(n) != nil { reading.owner = .possessor(n) }
        if roles.contains(.flow) { reading.roles.insert(.flow) }
        if let change = roles.change {
            reading.rule = "change-of"
            reading.change = change
            reading.decidesChange = true
            if roles.contains(.cut) { reading.roles.insert(.announcedCut) }
        }
        if roles.contains(.quantity) || roles.contains(.level) && figure.unit == "1" {
            // "a total of 20", "at a rate of 15 a year": the phrase before tells.
            if let p = syntax.preposition(of: n), let host = syntax.previous(p), syntax.chunks[host].kind == .nounPhrase {
                reading.rule = "rate-of"
                reading.measure = phrases.measure(host, after: syntax.chunks[host].figures.isEmpty ? nil : syntax.chunks[host].tokens.lowerBound) + " " + story.words([syntax.chunks[n].head])
            }
        }
        return reading
    }

    private func worth(_ n: Int) -> FigureReading {
        var reading = FigureReading(rule: "worth", measure: "value of \(phrases.measure(n, tails: 1))")
        reading.measureChunk = n
        reading.roles.insert(.deal)
        if phrases.hasOwner(n) { reading.owner = .possessor(n) }
        return reading
    }

    /// A level: where an index closed, what sales rose to.
    private func level(_ figure: Figure, _ c: Int, _ v: Int, _ entry: FactLexicon.VerbEntry, isFrom: Bool) -> FigureReading {
        var reading = FigureReading(rule: isFrom ? "level-from" : "level", measure: "")
        reading.verb = v
        reading.decidesChange = true
        if isFrom { reading.roles.insert(.comparison) }
        if let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase, syntax.chunks[o].figures.isEmpty, o != syntax.subjects[v], isCommon(o), !entry.roles.contains(.close) {
            reading.measure = phrases.measure(o)
            reading.measureChunk = o
            if phrases.hasOwner(o) { reading.owner = .possessor(o) }
            markFlow(&reading, o)
            return reading
        }
        guard let s = syntax.subjects[v] else {
            reading.measure = "level"
            return reading
        }
        let head = stream.tokens[syntax.chunks[s].head]
        if FactLexicon.kinds[head] == nil && isCommon(s) {
            reading.measure = phrases.measure(s)
            reading.measureChunk = s
            reading.owner = .possessor(s)
            markFlow(&reading, s)
        } else {
            reading.measure = entry.roles.contains(.trade) ? "trading level" : entry.roles.contains(.close) ? "closing level" : "index level"
            if figure.unit != "1" { reading.measure = entry.roles.contains(.trade) ? "trading price" : entry.roles.contains(.close) ? "closing price" : "price" }
            reading.owner = .chunk(s)
            reading.roles.insert(.market)
        }
        return reading
    }

    /// "purchase 20 planes for $4.6 billion", "a 60GB edition for $399".
    private func priceFor(_ figure: Figure, _ c: Int, _ n: Int) -> FigureReading {
        let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        let isDeal = verb(c).flatMap { entry($0) }?.roles.contains(.transfer) ?? false
        var reading = FigureReading(rule: "price-for", measure: "\(isDeal ? "purchase price" : "price") of \(phrases.measure(n, after: counted, dropping: false, tails: 1))")
        reading.measureChunk = n
        reading.roles.insert(.deal)
        if !isDeal { reading.owner = .chunk(n) }
        return reading
    }

    private func priceOf(_ figure: Figure, _ v: Int, _ c: Int) -> FigureReading {
        let entry = entry(v)
        var reading = FigureReading(rule: "price-verb", measure: entry?.roles.contains(.price) == true ? entry?.noun ?? "price" : "price")
        reading.verb = v
        if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
        return reading
    }

    private func nounBefore(_ figure: Figure, _ n: Int, _ p: Int) -> FigureReading {
        let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        var reading = FigureReading(rule: "noun-preposition", measure: phrases.measure(n, after: counted))
        reading.measureChunk = n
        if phrases.hasOwner(n) || phrases.owningName(n) != nil { reading.owner = .possessor(n) }
        markFlow(&reading, n)
        return reading
    }

    /// The figure is the object of a verb.
    private func object(_ figure: Figure, _ c: Int, _ v: Int, inPoints: Bool) -> FigureReading {
        var reading = FigureReading(rule: "object", measure: "")
        reading.verb = v
        let verb = syntax.chunks[v].verb
        let entry = entry(v)
        if verb.isCopula, let s = syntax.subjects[v] {
            reading.rule = "copula"
            if isCommon(s) {
                reading.measure = phrases.measure(s)
                reading.measureChunk = s
                reading.owner = .possessor(s)
                markFlow(&reading, s)
            } else {
                reading.owner = .chunk(s)
            }
            return reading
        }
        guard let entry else {
            reading.rule = "object-unknown"
            let noun = SyntaxLexicon.verbs[verb.lemma]
            reading.measure = noun.map { "amount \($0.participle)" } ?? ""
            return reading
        }
        let isMove = figure.unit == "%" || figure.unit == "pp" || figure.unit == "bp" || inPoints
        if entry.roles.contains(.change), let change = entry.change, isMove || !entry.roles.contains(.flow) {
            reading.rule = "change-object"
            reading.change = change
            reading.decidesChange = true
            if let s = syntax.subjects[v] { nameMoved(&reading, s, entry.noun) } else { reading.measure = entry.noun }
            return reading
        }
        if entry.roles.contains(.flow) {
            reading.rule = "flow-object"
            reading.measure = entry.noun
            reading.decidesChange = true
            reading.roles.insert(.flow)
            return reading
        }
        if entry.roles.contains(.price) {
            reading.rule = "price-object"
            reading.measure = entry.noun
            if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
            return reading
        }
        if entry.roles.contains(.pay) {
            reading.rule = "payment"
            reading.measure = entry.noun + aim(behind: c)
            reading.roles.insert(.deal)
            return reading
        }
        if !entry.roles.isDisjoint(with: [.level, .close]) || entry.roles.contains(.light), let s = syntax.subjects[v], isCommon(s), FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == nil {
            reading.rule = "level-object"
            reading.measure = phrases.measure(s)
            reading.measureChunk = s
            reading.owner = .possessor(s)
            markFlow(&reading, s)
            return reading
        }
        reading.measure = entry.noun
        return reading
    }

    /// " for a stake in X", " to the search": what a payment is for.
    private func aim(behind c: Int) -> String {
        guard c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition, syntax.chunks[c + 2].kind == .nounPhrase else { return "" }
        let counted = syntax.chunks[c + 2].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        let words = phrases.measure(c + 2, after: counted, dropping: false, tails: 1)
        return words.isEmpty ? "" : " " + story.words([syntax.chunks[c + 1].head]) + " " + words
    }

    private func parenthesis(_ f: Int, _ figure: Figure, _ c: Int, _ n: Int, _ depth: Int) -> FigureReading {
        if let other = syntax.chunks[n].figures.last, depth < Self.deepest {
            var reading = read(other, n, depth: depth + 1)
            reading.rule = "restated"
            reading.restates = other
            return reading
        }
        var reading = fallback(figure, c)
        reading.rule = "parenthesis"
        reading.owner = .chunk(n)
        return reading
    }

    private func apposition(_ figure: Figure, _ c: Int, _ n: Int) -> FigureReading {
        var reading = fallback(figure, c)
        reading.rule = "apposition"
        if isCommon(n) {
            reading.measure = phrases.measure(n)
            reading.measureChunk = n
            if phrases.hasOwner(n) { reading.owner = .possessor(n) }
        } else {
            reading.owner = .chunk(n)
        }
        return reading
    }

    /// "fell 678 points or 7.3%", "$9.66 per share", "3,700 in Germany".
    private func coordinated(_ f: Int, _ figure: Figure, _ c: Int, _ other: Int, _ depth: Int, inPoints: Bool) -> FigureReading {
        guard depth < Self.deepest, let first = syntax.chunks[other].figures.last else { return fallback(figure, c) }
        var reading = read(first, other, depth: depth + 1)
        let isOr = lead(c, bounded: figure.bound != .equal).map { syntax.chunks[$0].kind == .conjunction && isWord($0, Self.or) } ?? false
        reading.follows = first
        if isOr && !(figure.unit == story.figures[first].unit) { reading.restates = first }
        reading.rule = isOr ? "alternative" : "coordinated"
        if reading.measure.hasSuffix(" in points") { reading.measure = String(reading.measure.dropLast(" in points".utf8.count)) }
        // A counted noun that the second figure leaves out, with a place of its own.
        if !isOr, figure.unit == "1", let chunk = reading.measureChunk, chunk == other {
            let after = stream.tokenIndex(atByte: story.figures[first].range.end)
            let nouns = phrases.content(other, after: after)
            let place = phrases.tail(c, room: 4, tails: 1)
            if !nouns.isEmpty { reading.measure = story.words(nouns + place) + actionWord(reading) }
        }
        return reading
    }

    private func actionWord(_ reading: FigureReading) -> String {
        guard let v = reading.verb, reading.change != nil, let verb = SyntaxLexicon.verbs[syntax.chunks[v].verb.lemma] else { return "" }
        return " \(verb.participle)"
    }

    /// The nearest noun phrase to the left that is no name; else nothing.
    private func fallback(_ figure: Figure, _ c: Int) -> FigureReading {
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
