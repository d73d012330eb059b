internal import NewsLanguage
internal import NewsModel

/// Figures with nouns: "179 new tankers", "a 45% drop in sales", "a $40 billion contract".
extension FigureReader {
    /// `tail` are the nouns behind the figure, `measure` those nouns with their complements.
    func described(_ figure: Figure, _ c: Int, _ tail: [Int], _ relation: Relation, measure: String) -> FigureReading {
        guard let last = tail.last else { return fallback(figure, c) }
        if tail.count == 1, Words.up.contains(stream.tokens[last].hash) || Words.down.contains(stream.tokens[last].hash)
        {
            // "opened 0.3 percent lower"
            return directed(figure, c, isUp: Words.up.contains(stream.tokens[last].hash), verb(c))
        }
        let noun = FactLexicon.measures[stream.tokens[last]] ?? []
        var reading = FigureReading(rule: "counted", measure: measure)
        reading.measureChunk = c
        let chunk = syntax.chunks[c]
        if chunk.possessor != nil || phrases.hasPossessive(c) { reading.owner = .possessor(c) }
        if noun.contains(.flow) { reading.roles.insert(.flow) }
        if let change = noun.change {
            reading.rule = "change-noun"
            reading.change = change
            reading.decidesChange = true
            if noun.contains(.cut) { reading.roles.insert(.announcedCut) }
            reading.roles.insert(.flow)
            return reading
        }
        if chunk.isDefinite || chunk.possessor != nil { reading.roles.insert(.presupposed) }
        if case .object(let v) = relation, let k = leading(c), k > v, Words.giving.contains(syntax.chunks[v].verb.lemma)
        {
            // "hands the group a 61 percent stake"
            reading.owner = .chunk(k)
        }
        if figure.unit == "%" {
            reading.rule = noun.contains(.share) ? "share-noun" : "percent-noun"
            return reading
        }
        // "120,000 trucks a year" are counted too.
        if figure.unit != "1", figure.unit != "1/a" {
            reading.rule = "amount-noun"
            if let dimension = FactLexicon.units[figure.unit] {
                reading.measure = "\(dimension) of \(reading.measure)"
            } else if noun.contains(.asset) {
                reading.measure = "cost of \(reading.measure)"
            }
            if chunk.isDefinite, figure.unit.utf8.count != 3 { reading.roles.insert(.reference) }
            if noun.contains(.deal) {
                reading.rule = "deal-value"
                reading.roles.insert(.deal)
                reading.measure = "value of \(story.words(Array(tail.suffix(4))))"
            }
            return reading
        }
        if let hyphen = stream.tokens.indices.contains(tail[0] - 1) ? tail[0] - 1 : nil,
            stream.tokens[hyphen].isSign("-"), !stream.tokens[hyphen].spaceBefore, tail.count > 1,
            Int(stream.tokens[hyphen].start) == figure.range.end
        {
            // "a 44-turbine wind farm": what is counted is glued to the number.
            reading.rule = "counted-compound"
            reading.measure = "\(story.words([tail[0]])) of \(story.words(Array(tail.dropFirst())))"
            return reading
        }
        if chunk.isDefinite, tail.count == 1 { reading.roles.insert(.reference) }
        if let first = tail.first, Words.times.contains(stream.tokens[first].hash) || isTimes(figure) {
            return multiple(reading, c, tail)
        }
        if case .preposition(let p, _) = relation, isWord(p, .to), let v = verb(p), v < p, let entry = entry(v),
            !entry.roles.isDisjoint(with: [.change, .level]),
            let s = syntax.subjects[v], !isThing(s)
        {
            // "deliveries rose to 71,900 units"
            reading.rule = "level-count"
            reading.decidesChange = true
            take(&reading, phrase: s)
            reading.verb = v
            return reading
        }
        if case .object(let v) = relation, entry(v)?.roles.contains(.level) ?? false, let s = syntax.subjects[v], s < v,
            !isThing(s),
            !roles(s).isEmpty
        {
            // "capacity will reach 22 million units"
            reading.rule = "level-count"
            reading.decidesChange = true
            take(&reading, phrase: s)
            reading.verb = v
            return reading
        }
        if c + 1 < syntax.chunks.count, syntax.chunks[c + 1].kind == .verbGroup, syntax.chunks[c + 1].verb.isParticiple
        {
            // "141 units sold by the firm"
            act(&reading, c + 1, passive: true)
            reading.verb = c + 1
            return reading
        }
        action(&reading, relation, c)
        if reading.rule == "counted", case .preposition(let p, let host) = relation, isWord(p, .with), let host,
            syntax.chunks[host].kind == .nounPhrase, let whole = explained(host)
        {
            // "Acme, a family-owned shop in Acton with 120 staff"
            reading.owner = .chunk(whole)
            return reading
        }
        if reading.rule == "counted", case .preposition = relation, c + 2 < syntax.chunks.count,
            syntax.chunks[c + 1].isOf,
            let name = syntax.chunks[phrases.possessed(c + 2)].names.last, story.names[name].kind == "company"
        {
            // "at four plants of tyre maker Acme"
            reading.owner = .chunk(phrases.possessed(c + 2))
        }
        return reading
    }

    /// The phrase with an article behind a comma that a run of phrases ending at `n` belongs to: it explains the name before.
    private func explained(_ n: Int) -> Int? {
        var k = n
        for _ in 0..<3 {
            guard let p = syntax.preposition(of: k), let host = syntax.previous(p),
                syntax.chunks[host].kind == .nounPhrase
            else { break }
            k = host
        }
        guard k > 1, syntax.chunks[k - 1].kind == .comma, syntax.chunks[k - 2].kind == .nounPhrase, isCommon(k),
            !isCommon(k - 2), startsWithArticle(k)
        else { return nil }
        return k
    }

    /// The dimension that a word behind a length names: "214 metres long".
    func dimension(_ figure: Figure) -> String? {
        let after = stream.tokenIndex(atByte: figure.range.end)
        guard FactLexicon.units[figure.unit] == Self.length, after < sentence.tokens.upperBound,
            after + 1 >= sentence.tokens.upperBound || stream.tokens[after + 1].kind == .punctuation
                || [.conjunction, .preposition].contains(SyntaxLexicon.words[stream.tokens[after + 1]]?.classes.first)
        else { return nil }
        return FactLexicon.dimensions[stream.tokens[after]]
    }

    /// "The ferries are 214 metres long", "a basin 1,400 metres long and 17 metres deep", "turbines, each 260 metres high".
    func property(_ dimension: String, _ relation: Relation, _ c: Int) -> FigureReading {
        var reading = FigureReading(rule: "property", measure: dimension)
        reading.verb = verb(c)
        reading.decidesChange = true
        reading.roles.insert(.timeless)
        var thing: Int?
        switch relation {
        case .object(let v) where syntax.chunks[v].verb.isCopula:
            thing = syntax.subjects[v]
            reading.verb = v
        case .apposition(let n): thing = n
        case .coordinated(let other):
            thing = syntax.previous(other).flatMap { syntax.chunks[$0].kind == .comma ? syntax.previous($0) : $0 }
            // "214 metres long and 26 metres wide", "Its 190 turbines, each 260 metres high"
            if let n = thing, syntax.chunks[n].kind == .verbGroup { thing = syntax.subjects[n] }
            if syntax.chunks[other].figures.last.map({ FactLexicon.units[story.figures[$0].unit] == nil }) ?? false {
                thing = other
            }
        default: break
        }
        guard let n = thing, syntax.chunks[n].kind == .nounPhrase else { return reading }
        reading.owner = .chunk(n)
        if !syntax.chunks[n].isDefinite, isCommon(n) {
            reading.measure = "\(dimension) of \(phrases.measure(n, tails: 0))"
            reading.owner = .clause
        }
        return reading
    }

    private static let length = "length"

    private func isTimes(_ figure: Figure) -> Bool {
        let last = stream.tokenIndex(atByte: figure.range.end - 1)
        return last < stream.tokens.count && Words.times.contains(stream.tokens[last].hash)
    }

    /// "three times quicker than its forerunner".
    private func multiple(_ reading: FigureReading, _ c: Int, _ tail: [Int]) -> FigureReading {
        var reading = reading
        reading.rule = "multiple"
        let adjective = tail.filter { !Words.times.contains(stream.tokens[$0].hash) }
        var words = "times"
        if !adjective.isEmpty { words += " " + story.words(adjective) }
        if c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition, isWord(c + 1, .than),
            syntax.chunks[c + 2].kind == .nounPhrase
        {
            words += " than " + phrases.measure(c + 2, tails: 0)
        }
        reading.measure = words
        if let n = aboutParenthesis(c) { reading.owner = .chunk(n) }
        return reading
    }

    /// Inside a parenthesis, the phrase that the figure is said of: "(550 for the larger model)".
    func aboutParenthesis(_ c: Int) -> Int? {
        guard let k = leading(c), syntax.chunks[k].kind == .open || syntax.chunks[k].kind == .comma,
            c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .about), syntax.chunks[c + 2].kind == .nounPhrase
        else { return nil }
        let n = phrases.possessed(c + 2)
        return isCommon(n) ? nil : n
    }

    /// Adds what happens to the counted things, from what the figure's phrase hangs on: "planes purchased", "jobs cut".
    func action(_ reading: inout FigureReading, _ relation: Relation, _ c: Int, depth: Int = 0) {
        switch relation {
        case .object(let v): act(&reading, v, passive: false)
        case .subject(let v):
            // "10,800 shops carry the brand" are no load.
            if syntax.chunks[v].verb.isPassive || entry(v)?.roles.contains(.capacity) != true {
                act(&reading, v, passive: syntax.chunks[v].verb.isPassive)
            }
        case .particle(let p, let v):
            // "lay off 45 people"
            if let v, syntax.previous(p) == v { act(&reading, v, passive: false) }
        case .preposition(let p, let host):
            guard let n = host else { return }
            if syntax.chunks[n].kind == .verbGroup {
                guard isWord(p, .by), syntax.chunks[n].verb.isPassive || syntax.chunks[n].verb.isParticiple else {
                    return
                }
                // "visited by 8,000 guests": they do it; the subject of the passive is what the fact is about.
                reading.rule = "counted-agent"
                if let verb = SyntaxLexicon.verbs[syntax.chunks[n].verb.lemma] { reading.measure += " \(verb.gerund)" }
                reading.owner = syntax.subjects[n].map { .chunk($0) } ?? .clause
            } else if isWord(p, .of) {
                governedCount(&reading, n)
            } else if roles(n).contains(.deal) {
                reading.rule = "counted-deal"
                reading.measure += " " + story.words([syntax.chunks[n].head])
                if phrases.hasOwner(n) { reading.owner = .possessor(n) }
            }
        case .coordinated(let other):
            // "had 3,460 firms, an increase of 410, and 27 parks": behind an apposition the list goes on with the verb's objects.
            if let v = verb(c), v < other,
                roles(syntax.previous(syntax.previous(other) ?? other) ?? other).change != nil,
                let k = leading(c), k > 0, syntax.chunks[k - 1].kind == .comma
            {
                act(&reading, v, passive: false)
                return
            }
            if depth < Self.deepest { action(&reading, self.relation(other), other, depth: depth + 1) }
        default: break
        }
    }

    private func act(_ reading: inout FigureReading, _ v: Int, passive: Bool) {
        let group = syntax.chunks[v].verb
        let entry = FactLexicon.verbs[group.lemma]
        guard entry?.roles.isDisjoint(with: [.light, .level, .part]) ?? true || entry?.roles.contains(.undo) ?? false,
            !group.isCopula
        else { return }
        // "carried 1.92 million boxes last year" counts what was carried.
        if entry?.roles.contains(.capacity) ?? false, !passive, !group.isPast, !group.isPerfect {
            reading.rule = "capacity"
            // "can carry 290", "holds 500": a property; "will be carrying 500": an event.
            let modal = group.modal.map { FactLexicon.cues[stream.tokens[$0]] == nil } ?? true
            if modal, !group.isProgressive, !group.isPast { reading.roles.insert(.timeless) }
            reading.measure += " capacity"
            return
        }
        reading.rule = passive ? "counted-patient" : "counted-object"
        if let entry, let change = entry.change, !entry.roles.isDisjoint(with: [.cut, .add, .end]) {
            reading.change = change
            reading.decidesChange = true
        }
        if let verb = SyntaxLexicon.verbs[group.lemma] { reading.measure += " \(verb.participle)" }
    }

    /// "cuts of 2,500 jobs", "a total of 11 mills", "the closure of six mills".
    private func governedCount(_ reading: inout FigureReading, _ n: Int) {
        let roles = roles(n)
        if phrases.hasOwner(n) { reading.owner = .possessor(n) }
        if roles.contains(.quantity)
            || syntax.chunks[n].head == syntax.chunks[n].tokens.lowerBound
                && stream.tokens[syntax.chunks[n].head].kind == .number
        {
            reading.rule = "counted-total"
            return
        }
        if FactLexicon.kinds[stream.tokens[syntax.chunks[n].head]] != nil {
            // "a start-up of seven people"
            reading.rule = "counted-members"
            reading.owner = .chunk(n)
            return
        }
        if roles.contains(.collective) {
            // "its staff of 31,000 people"
            reading.rule = "collective"
            reading.decidesChange = true
            reading.measure = phrases.measure(n, tails: 0)
            if phrases.hasOwner(n) || syntax.chunks[n].isDefinite { reading.roles.insert(.presupposed) }
            return
        }
        if let change = roles.change {
            reading.change = change
            reading.decidesChange = true
            if roles.contains(.cut) { reading.roles.insert(.announcedCut) }
        }
        guard isCommon(n) else { return }
        reading.rule = "counted-governed"
        reading.measure += " " + story.words([syntax.chunks[n].head])
    }
}
