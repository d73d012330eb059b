internal import NewsLanguage
internal import NewsModel

/// Figures that repeat the reading of one before: in brackets, in lists, in clauses without a verb of their own.
extension FigureReader {
    func parenthesis(_ figure: Figure, _ c: Int, _ n: Int, _ depth: Int) -> FigureReading {
        if let other = syntax.chunks[n].figures.last, depth < Self.deepest {
            if let about = aboutParenthesis(c) {
                // "(550 for the larger model)": the same measure of another thing.
                var reading = read(other, n, depth: depth + 1)
                reading.rule = "parenthesis-other"
                reading.owner = .chunk(about)
                return reading
            }
            var reading = read(other, n, depth: depth + 1)
            if story.figures[other].unit == figure.unit
                || figure.unit == "1" && figure.counted == nil
                    && (story.figures[other].unit == "%" || story.figures[other].decimals > 0)
            {
                // "Return on equity: 15.8% (13.9%)": in a report, the same a year before.
                reading.rule = "parenthesis-before"
                reading.follows = other
                reading.roles.insert(.comparison)
                reading.roles.insert(.yearBefore)
                return reading
            }
            reading.rule = "restated"
            reading.restates = other
            return reading
        }
        var reading = FigureReading(rule: "parenthesis", measure: "")
        reading.owner = .chunk(n)
        if let p = syntax.preposition(of: n), isWord(p, .of), let host = syntax.previous(p),
            syntax.chunks[host].kind == .nounPhrase, isCommon(host)
        {
            reading.measure = phrases.measure(host, tails: 0)
        } else if let other = figureInParenthesis(before: c), depth < Self.deepest {
            // "A ($3 million), B ($2 million)": the first one's measure.
            reading.measure = read(other.figure, other.chunk, depth: depth + 1).measure
        } else if isCommon(n) {
            reading.measure = phrases.measure(n)
            reading.owner = .possessor(n)
        }
        return reading
    }

    /// The figure of the last parenthesis before chunk `c`.
    func figureInParenthesis(before c: Int) -> (figure: Int, chunk: Int)? {
        var k = c - 2
        var steps = 0
        while k > 0, steps < 12 {
            if let f = syntax.chunks[k].figures.first { return syntax.chunks[k - 1].kind == .open ? (f, k) : nil }
            if syntax.chunks[k].kind == .verbGroup { return nil }
            k -= 1
            steps += 1
        }
        return nil
    }

    /// "690,000 of them are in Asia, 305,000 in Europe": the same measure in another place.
    func parallel(_ figure: Figure, _ c: Int, _ n: Int, _ depth: Int) -> FigureReading? {
        guard let p = syntax.preposition(of: n), c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            stream.tokens[syntax.chunks[p].head].hash == stream.tokens[syntax.chunks[c + 1].head].hash,
            syntax.chunks[c + 2].kind == .nounPhrase, !isCommon(n), !isCommon(c + 2),
            let first = earlierFigure(p, unit: figure.unit)
        else { return nil }
        var reading = read(first.figure, first.chunk, depth: depth + 1)
        reading.rule = "gapped"
        reading.follows = first.figure
        reading.restates = nil
        return reading
    }

    /// "Sales of cars fell 8 percent and those of vans 3 percent", "Acme sold 900 boats, and Bolt 700": a clause without
    /// the verb of the one before it.
    func gapped(_ figure: Figure, _ n: Int, _ depth: Int, unit: String? = nil) -> FigureReading? {
        var head = n
        while let p = syntax.preposition(of: head), let host = syntax.previous(p),
            syntax.chunks[host].kind == .nounPhrase
        {
            head = host
        }
        var start = head
        while let owner = syntax.chunks[start].possessor, owner < start { start = owner }
        guard let k = syntax.previous(start),
            syntax.chunks[k].kind == .comma || syntax.chunks[k].kind == .conjunction
                || syntax.chunks[k].kind == .semicolon,
            syntax.chunks[n].figures.isEmpty, let first = earlierFigure(k, unit: unit ?? figure.unit),
            !syntax.chunks[first.chunk..<k].contains(where: { $0.kind == .verbGroup })
        else { return nil }
        let other = read(first.figure, first.chunk, depth: depth + 1)
        guard other.follows == nil || other.rule == "gapped", other.verb.map({ $0 < k }) ?? false else { return nil }
        var reading = other
        reading.rule = "gapped"
        reading.follows = first.figure
        reading.restates = nil
        let isThose = head != n && Words.those.contains(stream.tokens[syntax.chunks[head].head].hash)
        let isTrading =
            FactLexicon.kinds[stream.tokens[syntax.chunks[n].head]].map {
                ["market", "commodity", "currency"].contains($0)
            } ?? false
        if !isCommon(n) || other.measureChunk == nil && (isTrading || !syntax.chunks[n].names.isEmpty) {
            reading.owner = .chunk(n)
            return reading
        }
        guard let m = other.measureChunk, m != first.chunk else { return nil }
        if isWord(n, .one), head == n {
            // "the American rate stands at 1.5 percent, the European one at 3.75"
            let own = phrases.content(n).filter { $0 != syntax.chunks[n].head }
            reading.measure = story.words(own + [syntax.chunks[m].head])
            reading.measureChunk = n
            reading.owner = .clause
            return reading
        }
        var words = isThose ? story.words([syntax.chunks[m].head]) + " of " + phrases.measure(n) : phrases.measure(head)
        if let change = other.change { words += change == .increase ? " increase" : " decrease" }
        reading.measure = words
        reading.measureChunk = isThose ? m : head
        return reading
    }

    /// "the $400 million that the fund had asked for": the object of a clause that has a subject of its own.
    func relative(_ figure: Figure, _ c: Int) -> FigureReading? {
        guard figure.unit.utf8.count == 3, c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .relative,
            syntax.chunks[c + 2].kind == .nounPhrase,
            let v = syntax.chunks.indices.first(where: { $0 > c + 2 && syntax.chunks[$0].kind == .verbGroup }),
            let s = syntax.subjects[v], s > c, syntax.links[v] == .relative
        else { return nil }
        var reading = FigureReading(rule: "relative-object", measure: "")
        let entry = entry(v)
        reading.measure = entry.map(\.noun) ?? ""
        if reading.measure.isEmpty {
            reading.measure =
                SyntaxLexicon.verbs[syntax.chunks[v].verb.lemma].map { "amount \($0.participle)" } ?? "amount"
        }
        reading.verb = v
        reading.owner = .chunk(s)
        return reading
    }

    /// The quantity that is the subject of a verb which takes it to a level.
    func levelled(_ relation: Relation, _ c: Int) -> Int? {
        let v: Int
        switch relation {
        case .object(let verb) where syntax.chunks[verb].verb.isCopula || entry(verb)?.roles.contains(.level) ?? false:
            v = verb
        case .preposition(let p, _) where isWord(p, .levels):
            guard let verb = verb(c), verb < p, let entry = entry(verb),
                !entry.roles.isDisjoint(with: [.change, .level])
            else {
                return nil
            }
            v = verb
        default: return nil
        }
        guard let s = syntax.subjects[v], s < v, !isThing(s), !roles(s).isEmpty, roles(s).change == nil,
            !roles(s).contains(.share), syntax.chunks[s].figures.isEmpty
        else { return nil }
        return s
    }
}
