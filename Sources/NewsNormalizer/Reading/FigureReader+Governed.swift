internal import NewsLanguage
internal import NewsModel

/// Figures that are the object of a preposition: "a loss of", "rose to", "closed at", "bought for", "against".
extension FigureReader {
    /// A figure behind a preposition, and what the preposition hangs on.
    struct Governed {
        let figure: Figure
        let chunk: Int
        let preposition: Int
        /// The verb that the preposition hangs on.
        let verb: Int?
        /// The noun phrase that it hangs on.
        let noun: Int?
        /// Whether the figure counts the points of an index.
        let inPoints: Bool
    }

    /// The ways to read it; the first that fits counts.
    private static let governedRows: [@Sendable (FigureReader, Governed) -> FigureReading?] = [
        { $0.amountOf($1) }, { $0.gappedBehind($1) }, { $0.comparedWith($1) }, { $0.worth($1) }, { $0.otherSide($1) },
        { $0.changeBy($1) },
        { $0.levelAttended($1) }, { $0.stockPriceAt($1) }, { $0.quotedAt($1) }, { $0.valuedAt($1) },
        { $0.physicalRate($1) },
        { $0.levelAt($1) }, { $0.levelBehindChange($1) }, { $0.countWith($1) }, { $0.toldWith($1) },
        { $0.ofNounBefore($1) }, { $0.partAmount($1) }, { $0.priceFor($1) }, { $0.ofSubject($1) },
    ]

    func governed(_ figure: Figure, _ c: Int, _ p: Int, _ host: Int?, inPoints: Bool) -> FigureReading {
        let kind = host.map { syntax.chunks[$0].kind }
        let governed = Governed(
            figure: figure, chunk: c, preposition: p, verb: kind == .verbGroup ? host : nil,
            noun: kind == .nounPhrase ? host : nil, inPoints: inPoints)
        for row in Self.governedRows {
            if let reading = row(self, governed) { return reading }
        }
        return fallback(figure, c)
    }

    /// The verb that the preposition hangs on, or that of the clause before it.
    private func verbAbove(_ g: Governed) -> Int? { g.verb ?? governingVerb(before: g.preposition) }

    /// "a loss of $512 million"
    private func amountOf(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .of), let n = g.noun else { return nil }
        return nounOf(g.figure, n, g.chunk)
    }

    /// "Sales rose to 156 million and net profit to 33 million", "Acton will account for 250,000 tonnes, Borden for 177,000".
    private func gappedBehind(_ g: Governed) -> FigureReading? {
        guard let n = g.noun, syntax.chunks[n].figures.isEmpty, syntax.preposition(of: n) == nil,
            let first = earlierFigure(n), let p = syntax.preposition(of: first.chunk),
            stream.tokens[syntax.chunks[p].head].hash == stream.tokens[syntax.chunks[g.preposition].head].hash,
            g.figure.unit == "1" || story.figures[first.figure].unit == g.figure.unit
        else { return nil }
        return gapped(g.figure, n, Self.deepest - 2, unit: story.figures[first.figure].unit)
    }

    /// "with the Main Index down 54 points at 7,816"
    private func levelAttended(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .at), let n = g.noun, let first = syntax.chunks[n].figures.last,
            case .particle(let p, _) = relation(n), let thing = syntax.previous(p).flatMap({ attended($0) }),
            isThing(thing), let found = levelBehind(g.figure, n, g.preposition), found.follows == first
        else { return nil }
        return found
    }

    /// "512 boxes, against 476 a year earlier"
    private func comparedWith(_ g: Governed) -> FigureReading? {
        guard
            isWord(g.preposition, .against)
                || syntax.previous(g.preposition).map({
                    syntax.chunks[$0].kind == .verbGroup && Words.compare.contains(syntax.chunks[$0].verb.lemma)
                }) == true,
            earlierFigure(g.chunk, unit: g.figure.unit) != nil
                || g.figure.unit == "1" && earlierFigure(g.chunk) != nil
        else { return nil }
        return comparison(g.figure, g.chunk)
    }

    /// "an order worth $2 billion", "the two are worth $145 million"
    private func worth(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .worth), let n = g.noun ?? verbAbove(g).flatMap({ syntax.subjects[$0] }) else {
            return nil
        }
        return worth(n)
    }

    /// "up from 14 percent": the other side of a comparison.
    private func otherSide(_ g: Governed) -> FigureReading? {
        guard let particle = particleBefore(g.preposition), isWord(g.preposition, .from) else { return nil }
        var reading = comparison(g.figure, g.chunk)
        reading.verb = verb(particle)
        return reading
    }

    /// "rose by 5 percent"
    private func changeBy(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .by) else { return nil }
        let v = verbAbove(g)
        guard let entry = entry(v), entry.roles.contains(.change) else { return nil }
        var reading = FigureReading(rule: "change-by", measure: "")
        reading.verb = v
        reading.change = entry.change
        reading.decidesChange = entry.change != nil
        moved(&reading, v, noun: entry.noun, g.chunk)
        return reading
    }

    /// "the shares closed at $12", "the stock changed hands at $13.90"
    private func stockPriceAt(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .at), g.figure.unit.utf8.count == 3, let v = verbAbove(g),
            let s = syntax.subjects[v], isWord(s, .securities)
        else { return nil }
        return stockPrice(v, s)
    }

    /// "sterling was flat at $1.27"
    private func quotedAt(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .at), let v = verbAbove(g) else { return nil }
        return quoted(g.figure, v, g.noun)
    }

    /// "valuing the company at $1.7 billion"
    private func valuedAt(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .at), let v = verbAbove(g), entry(v)?.roles.contains(.price) == true,
            let n = g.noun ?? (syntax.chunks[v].verb.isPassive ? syntax.subjects[v] : nil),
            n > v || syntax.chunks[v].verb.isPassive
        else { return nil }
        let isValue = Words.value.contains(syntax.chunks[v].verb.lemma)
        var reading = FigureReading(rule: "valuation", measure: isValue ? "valuation" : "price")
        reading.verb = v
        reading.owner = .chunk(n > v ? objectBetween(v, g.chunk) ?? n : syntax.subjects[v] ?? n)
        return reading
    }

    /// "runs at 300 kilometres an hour"
    private func physicalRate(_ g: Governed) -> FigureReading? {
        guard let dimension = FactLexicon.units[g.figure.unit], let v = g.verb, g.figure.unit.contains("/") else {
            return nil
        }
        var reading = FigureReading(rule: "physical", measure: dimension)
        reading.verb = v
        return reading
    }

    /// "rose to 71,900", "closed at 9,412", "brings the total to 230"
    private func levelAt(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .levels), let v = verbAbove(g), let entry = entry(v) else { return nil }
        let isMove = !entry.roles.isDisjoint(with: [.change, .close, .level])
        // "brings the total to 230" needs its object; "is below 5 percent" its subject.
        if isMove || entry.roles.contains(.bring) && g.noun != nil {
            return level(g.figure, g.chunk, v, entry, isFrom: isWord(g.preposition, .from))
        }
        guard syntax.chunks[v].verb.isCopula, g.verb != nil else { return nil }
        return object(g.figure, g.chunk, v, inPoints: g.inPoints)
    }

    private func levelBehindChange(_ g: Governed) -> FigureReading? {
        g.noun.flatMap { levelBehind(g.figure, $0, g.preposition) }
    }

    /// "followed by Acme with 5,310 and Bolt with 4,880": the count that went before.
    private func countWith(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .accompanying), let n = g.noun, !isCommon(n), g.figure.unit == "1",
            let first = earlierFigure(g.chunk, unit: "1")
        else { return nil }
        var reading = FigureReading(
            rule: "with-count", measure: read(first.figure, first.chunk, depth: Self.deepest - 1).measure)
        reading.owner = .chunk(n)
        reading.follows = first.figure
        return reading
    }

    /// "In second place was Acme with $12.2 million": of what was told before.
    private func toldWith(_ g: Governed) -> FigureReading? {
        guard isWord(g.preposition, .accompanying), let n = g.noun, n + 1 == g.preposition, !isCommon(n),
            g.figure.unit.utf8.count == 3 || g.figure.unit == "1"
        else { return nil }
        var reading = FigureReading(rule: "with-count", measure: "")
        reading.owner = .chunk(n)
        return reading
    }

    /// "an order for $2 billion", "investment in rail above 3 million"
    private func ofNounBefore(_ g: Governed) -> FigureReading? {
        guard let n = g.noun else { return nil }
        return isWord(g.preposition, .for) ? priceFor(g.figure, g.chunk, n) : nounBefore(g.figure, n, g.preposition)
    }

    /// "accounted for 7 percent", "The north will account for 290,000 tonnes"
    private func partAmount(_ g: Governed) -> FigureReading? {
        guard let v = g.verb, isWord(g.preposition, .for), entry(v)?.roles.contains(.part) == true else { return nil }
        let isShare = g.figure.unit == "1" && !(g.figure.value.map { $0 > ExactDecimal(1) } ?? false)
        if g.figure.unit == "%" || isShare { return partOf(v) }
        // An amount of what was told before.
        var reading = FigureReading(rule: "part-amount", measure: "")
        reading.verb = v
        if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
        return reading
    }

    /// "sells for $279"
    private func priceFor(_ g: Governed) -> FigureReading? {
        guard let v = g.verb, entry(v)?.roles.isDisjoint(with: [.price, .transfer]) == false else { return nil }
        return priceOf(g.figure, v)
    }

    /// Another preposition behind a verb: of what its subject is.
    private func ofSubject(_ g: Governed) -> FigureReading? {
        guard let v = g.verb, let s = syntax.subjects[v], s < v else { return nil }
        var reading = FigureReading(rule: "verb-preposition", measure: "")
        reading.verb = v
        // "Ticket revenue is put at 90 million": the verb adds nothing.
        let isEstimate = isWord(g.preposition, .at) && syntax.chunks[v].verb.isPassive
        nameMoved(&reading, s, isEstimate ? "" : entry(v)?.noun ?? "")
        reading.roles.insert(.weakMeasure)
        return reading
    }
}
