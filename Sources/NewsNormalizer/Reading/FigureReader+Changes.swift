internal import NewsLanguage
internal import NewsModel

/// Figures on verbs: amounts of change, levels reached, prices, payments.
extension FigureReader {
    /// "was down 2.48%", "closed up 19 points".
    func particle(_ figure: Figure, _ c: Int, _ p: Int, _ v: Int?) -> FigureReading {
        let isUp = isWord(p, .up)
        if isUp, let k = syntax.previous(p), syntax.chunks[k].kind == .verbGroup,
            Words.makingUp.contains(syntax.chunks[k].verb.lemma)
        {
            return partOf(k)
        }
        if isUp, let k = syntax.previous(p), syntax.chunks[k].kind == .verbGroup,
            Words.give.contains(syntax.chunks[k].verb.lemma)
        {
            // "gave up 68 points"
            var reading = FigureReading(rule: "particle", measure: "")
            reading.change = .decrease
            reading.decidesChange = true
            reading.verb = k
            moved(&reading, k, noun: "loss", c)
            return reading
        }
        guard isUp || isWord(p, .down) else { return fallback(figure, c) }
        if let k = verbOfParticle(figure, p) {
            // "free up $12 million", "stump up $12 million": the particle is part of the verb and gives no direction.
            return syntax.chunks[k].kind == .verbGroup
                ? object(figure, c, k, inPoints: false) : FigureReading(rule: "object", measure: "")
        }
        if let k = syntax.previous(p), syntax.chunks[k].kind == .comma || syntax.chunks[k].kind == .open,
            let first = earlierFigure(c)
        {
            // "sold 412,000 cars, up 58 percent": the change of what was sold.
            let other = read(first.figure, first.chunk, depth: Self.deepest - 1)
            var reading = FigureReading(
                rule: "particle-apposition", measure: other.measure + (isUp ? " increase" : " decrease"))
            reading.change = isUp ? .increase : .decrease
            reading.decidesChange = true
            reading.verb = other.verb
            reading.owner = other.owner
            reading.measureChunk = other.measureChunk
            reading.roles = other.roles.intersection([.flow, .market])
            reading.follows = first.figure
            if other.change != nil { reading.measure = other.measure }
            return reading
        }
        if let n = syntax.previous(p), syntax.chunks[n].kind == .nounPhrase, let thing = attended(n) {
            // "European markets were lower, with the Main Index in Acton down 54 points"
            var reading = FigureReading(rule: "particle", measure: "")
            reading.change = isUp ? .increase : .decrease
            reading.decidesChange = true
            nameMoved(&reading, thing, isUp ? "increase" : "decline")
            return reading
        }
        if let n = syntax.previous(p), syntax.chunks[n].kind == .nounPhrase, v.map({ $0 < n || $0 > c + 1 }) ?? true,
            v.map({ !syntax.chunks[$0].verb.isFinite }) ?? true
                || v.map({ $0 > c + 1 && syntax.subjects[$0] != n }) == true
        {
            // "Revenue down 3%": a headline or list item without verb.
            var reading = FigureReading(rule: "particle", measure: "")
            reading.change = isUp ? .increase : .decrease
            reading.decidesChange = true
            nameMoved(&reading, n, isUp ? "increase" : "decline")
            return reading
        }
        return directed(figure, c, isUp: isUp, v)
    }

    /// The verb that a particle in front of an amount belongs to, where it tells of no move; a verb that no table has passes for a
    /// noun behind "to".
    private func verbOfParticle(_ figure: Figure, _ p: Int) -> Int? {
        guard figure.unit != "%", figure.unit != "pp", figure.unit != "bp", !isPointUnit(figure), p > 0 else {
            return nil
        }
        let k = p - 1
        switch syntax.chunks[k].kind {
        case .verbGroup:
            let roles = entry(k)?.roles ?? []
            return !syntax.chunks[k].verb.isCopula
                && roles.isDisjoint(with: [.change, .level, .close, .trade, .open]) ? k : nil
        case .nounPhrase:
            guard k > 1, isWord(k - 1, .to), syntax.chunks[k - 2].kind == .verbGroup,
                Words.have.contains(syntax.chunks[k - 2].verb.lemma), syntax.chunks[k].tokens.count == 1,
                roles(k).isEmpty
            else { return nil }
            return k
        default: return nil
        }
    }

    /// The phrase behind "with" that a run of phrases ending at `n` is about.
    func attended(_ n: Int) -> Int? {
        var k = n
        for _ in 0..<3 {
            guard let p = syntax.preposition(of: k) else { return nil }
            if isWord(p, .with) { return k }
            guard let host = syntax.previous(p), syntax.chunks[host].kind == .nounPhrase else { return nil }
            k = host
        }
        return nil
    }

    /// "made up 40 percent", "accounted for 7 percent": the subject's share of a whole.
    func partOf(_ v: Int) -> FigureReading {
        var reading = FigureReading(rule: "part-of-whole", measure: "share of total")
        reading.verb = v
        if let s = syntax.subjects[v] {
            if isThing(s) { reading.owner = .chunk(s) } else { take(&reading, phrase: s, suffix: "share") }
        }
        return reading
    }

    /// A move whose direction a word beside the figure gives.
    func directed(_ figure: Figure, _ c: Int, isUp: Bool, _ v: Int?) -> FigureReading {
        var reading = FigureReading(rule: "particle", measure: "")
        reading.change = isUp ? .increase : .decrease
        reading.decidesChange = true
        reading.verb = v
        moved(&reading, v, noun: isUp ? "increase" : "decline", c)
        return reading
    }

    func particleBefore(_ p: Int) -> Int? {
        syntax.previous(p).flatMap {
            syntax.chunks[$0].kind == .particle && (isWord($0, .up) || isWord($0, .down)) ? $0 : nil
        }
    }

    /// "…, up from 14 percent a year ago": the measure of the level before it.
    func comparison(_ figure: Figure, _ c: Int) -> FigureReading {
        var reading = FigureReading(rule: "comparison", measure: "")
        reading.roles.insert(.comparison)
        reading.decidesChange = true
        if let first = earlierFigure(c, unit: figure.unit) ?? (figure.unit == "1" ? earlierFigure(c) : nil) {
            let other = read(first.figure, first.chunk, depth: Self.deepest - 1)
            reading.measure = other.measure
            reading.measureChunk = other.measureChunk
            reading.owner = other.owner
            reading.roles.formUnion(other.roles.intersection([.flow, .market]))
            reading.follows = first.figure
        }
        return reading
    }

    /// The last figure before chunk `c` in the sentence, of that unit if one is given.
    func earlierFigure(_ c: Int, unit: String? = nil) -> (figure: Int, chunk: Int)? {
        var k = c - 1
        while k >= 0 {
            if let f = syntax.chunks[k].figures.last, unit == nil || story.figures[f].unit == unit { return (f, k) }
            k -= 1
        }
        return nil
    }

    /// The verb of the clause a preposition stands in, where it comes before.
    func governingVerb(before p: Int) -> Int? { verb(p).flatMap { $0 < p ? $0 : nil } }

    /// What an amount of change is a change of: the verb's object, or its subject phrase.
    func moved(_ reading: inout FigureReading, _ v: Int?, noun: String, _ c: Int) {
        reading.measure = noun
        guard let v else { return }
        let entry = entry(v)
        let word = entry?.roles.contains(.change) == true && !(entry?.noun.isEmpty ?? true) ? entry?.noun ?? noun : noun
        if let o = objectBetween(v, c) {
            take(&reading, phrase: o, suffix: word)
            return
        }
        if let o = indexBetween(v, c) {
            // "lifting the index by 1.9 percent"
            nameMoved(&reading, o, word)
            return
        }
        guard let s = syntax.subjects[v] else {
            reading.measure = word
            return
        }
        nameMoved(&reading, s, word)
    }

    /// The object of `v` that stands before the figure: "reduce costs by 30%".
    func objectBetween(_ v: Int, _ c: Int) -> Int? {
        guard let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase else { return nil }
        let n = phrases.possessed(o)
        // "ended the day down 31 points"
        if isWord(n, .times) || isWord(n, .spans) { return nil }
        return n < c && syntax.chunks[n].figures.isEmpty && n != syntax.subjects[v] && isCommon(n) ? n : nil
    }

    /// The index that a verb moves: "lifting the Regent 100 by 2 percent".
    private func indexBetween(_ v: Int, _ c: Int) -> Int? {
        guard let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase, !isCommon(o),
            o != syntax.subjects[v],
            syntax.chunks[o].figures.isEmpty, syntax.chunks[o].isDefinite,
            syntax.chunks[o].names.allSatisfy({ story.names[$0].kind == "other" })
        else { return nil }
        return o
    }

    /// The phrase that moved: a quantity is the measure and its owner the subject; a thing is the subject itself.
    func nameMoved(_ reading: inout FigureReading, _ s: Int, _ word: String) {
        if isVolume(s) {
            take(&reading, phrase: s, suffix: word)
        } else if isDeliverable(s) {
            reading.measure = word.isEmpty ? "price" : "price \(word)"
            reading.owner = .possessor(s)
            reading.roles.insert(.market)
        } else if isThing(s) {
            reading.measure = marketWord(s, word)
            reading.owner = .chunk(s)
            reading.roles.insert(.market)
        } else if isPronoun(s) {
            // "those of Acme rose 31 percent": of what was measured before.
            reading.measure = ""
            if s + 2 < syntax.chunks.count, syntax.chunks[s + 1].isOf, syntax.chunks[s + 2].kind == .nounPhrase {
                reading.owner = .chunk(s + 2)
            }
        } else if Words.securities.contains(stream.tokens[syntax.chunks[s].head].hash), phrases.isBare(s), !word.isEmpty
        {
            // "shares in Acme rose": their price did; so did that of bonds.
            let isStock = isWord(s, .shares)
            reading.measure = isStock ? "share price \(word)" : "price \(word)"
            reading.measureChunk = s
            reading.owner = .possessor(s)
            reading.roles.insert(.market)
        } else {
            take(&reading, phrase: s, suffix: word)
        }
    }

    private func isPronoun(_ n: Int) -> Bool {
        syntax.chunks[n].tokens.count == 1 && Words.those.contains(stream.tokens[syntax.chunks[n].head].hash)
    }

    /// A level: where an index closed, what sales rose to, what a deal brings a total to.
    func level(_ figure: Figure, _ c: Int, _ v: Int, _ entry: FactLexicon.VerbEntry?, isFrom: Bool) -> FigureReading {
        var reading = FigureReading(rule: isFrom ? "level-from" : "level", measure: "")
        reading.verb = v
        reading.decidesChange = true
        let roles = entry?.roles ?? []
        if isFrom { reading.roles.insert(.comparison) }
        if !roles.contains(.close), let o = objectBetween(v, c) {
            take(&reading, phrase: o)
            return reading
        }
        if figure.unit == "1", let o = indexBetween(v, c) {
            reading.measure = "index level"
            reading.owner = .chunk(o)
            reading.roles.insert(.market)
            return reading
        }
        guard let s = syntax.subjects[v] else {
            reading.measure = "level"
            return reading
        }
        if figure.unit.utf8.count == 3, Words.securities.contains(stream.tokens[syntax.chunks[s].head].hash) {
            return stockPrice(v, s)
        }
        if isVolume(s) {
            take(&reading, phrase: s)
            return reading
        }
        if isDeliverable(s), figure.unit != "1" {
            nameMoved(&reading, s, "")
            return reading
        }
        if !isThing(s) {
            take(&reading, phrase: s)
            return reading
        }
        reading.owner = .chunk(s)
        if let dimension = FactLexicon.units[figure.unit] {
            // "closes at up to 50 km/h", "hit 14 degrees": no price and no level of an index.
            reading.measure = dimension
            return reading
        }
        if figure.unit == "%" || figure.unit == "pp", let first = earlierFigure(c, unit: figure.unit) {
            // "raised its stake to 38 percent, due to reach 51%".
            let other = read(first.figure, first.chunk, depth: Self.deepest - 1)
            reading.measure = other.measure
            reading.measureChunk = other.measureChunk
            return reading
        }
        let isCurrency = FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == "currency"
        switch (roles.contains(.trade), roles.contains(.close), figure.unit == "1" && !isCurrency) {
        case (true, _, true): reading.measure = "trading level"
        case (true, _, false): reading.measure = isCurrency ? "exchange rate" : "trading price"
        case (_, true, true): reading.measure = "closing level"
        case (_, true, false): reading.measure = "closing price"
        case (_, _, true): reading.measure = "index level"
        case (_, _, false): reading.measure = isCurrency ? "exchange rate" : figure.unit == "%" ? "level" : "price"
        }
        reading.roles.insert(.market)
        return reading
    }
}
