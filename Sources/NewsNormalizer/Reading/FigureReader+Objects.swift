internal import NewsLanguage
internal import NewsModel

/// Figures that are the object of a verb: what is sold, paid, owned, cut or reached.
extension FigureReader {
    /// A figure behind a verb.
    struct VerbObject {
        let figure: Figure
        let chunk: Int
        /// Chunk of the verb group.
        let verb: Int
        let group: Chunk.Verb
        /// What the tables say of the verb.
        let entry: FactLexicon.VerbEntry?
        let subject: Int?
        /// Whether the figure counts the points of an index.
        let inPoints: Bool
        /// Whether the figure is an amount by which something moves.
        let isMove: Bool

        func has(_ roles: FactLexicon.VerbRoles) -> Bool { !(entry?.roles.isDisjoint(with: roles) ?? true) }
    }

    /// The ways to read it; the first that fits counts.
    private static let objectRows: [@Sendable (FigureReader, VerbObject) -> FigureReading?] = [
        { $0.copula($1) }, { $0.closedUp($1) }, { $0.toTheCurrency($1) }, { $0.unknownVerb($1) },
        { $0.setAside($1) }, { $0.property($1) }, { $0.stakeOwned($1) }, { $0.added($1) },
        { $0.partOfWhole($1) }, { $0.fundsRaised($1) }, { $0.stakeTraded($1) }, { $0.workforce($1) },
        { $0.changed($1) }, { $0.flow($1) }, { $0.removed($1) }, { $0.price($1) }, { $0.payment($1) },
        { $0.levelReached($1) },
    ]

    /// The figure is the object of a verb.
    func object(_ figure: Figure, _ c: Int, _ v: Int, inPoints: Bool) -> FigureReading {
        let entry = entry(v)
        let isMove =
            figure.unit == "%" || figure.unit == "pp" || figure.unit == "bp" || inPoints
            || (entry?.roles.contains(.change) ?? false) && isTraded(figure, v, c)
        let object = VerbObject(
            figure: figure, chunk: c, verb: v, group: syntax.chunks[v].verb, entry: entry,
            subject: syntax.subjects[v], inPoints: inPoints, isMove: isMove)
        for row in Self.objectRows {
            if let reading = row(self, object) { return reading }
        }
        // Of the verb's noun, and what stands behind the figure. "put 4 hectares up for tender", "holds $2 million": what is
        // no money is not invested, and money has no capacity.
        var noun = isPlainCount(object) ? "" : entry?.noun ?? ""
        let dimension = FactLexicon.units[figure.unit]
        let isMoney = figure.unit.utf8.count == 3 && dimension == nil
        if object.has(.capacity) ? isMoney : dimension != nil && Words.investing.contains(object.group.lemma),
            let verb = SyntaxLexicon.verbs[object.group.lemma]
        {
            noun = "\(dimension ?? "amount") \(verb.participle)"
        }
        var reading = reading("object", object, measure: noun + (noun.isEmpty ? "" : aim(behind: c)))
        reading.roles.insert(.weakMeasure)
        return reading
    }

    private func reading(_ rule: String, _ o: VerbObject, measure: String = "") -> FigureReading {
        var reading = FigureReading(rule: rule, measure: measure)
        reading.verb = o.verb
        return reading
    }

    private func reading(_ rule: String, _ o: VerbObject, change: Change) -> FigureReading {
        var reading = reading(rule, o)
        reading.change = change
        reading.decidesChange = true
        return reading
    }

    /// "The rate is 4 percent", "The decline was 2 percent."
    private func copula(_ o: VerbObject) -> FigureReading? {
        guard o.group.isCopula, let s = o.subject else { return nil }
        var reading = reading("copula", o)
        if isCommon(s) { take(&reading, phrase: s) } else { reading.owner = .chunk(s) }
        if isCommon(s), o.figure.unit == "%" || o.figure.unit == "pp", let change = roles(s).change {
            reading.change = change
            reading.decidesChange = true
        }
        return reading
    }

    /// "closing 0.9 percent up"
    private func closedUp(_ o: VerbObject) -> FigureReading? {
        let next = o.chunk + 1
        guard o.has([.close, .trade]), o.figure.unit == "%" || o.inPoints, next < syntax.chunks.count,
            syntax.chunks[next].kind == .particle, isWord(next, .up) || isWord(next, .down)
        else { return nil }
        return directed(o.figure, o.chunk, isUp: isWord(next, .up), o.verb)
    }

    /// "climbed past 59 to the dollar", "The euro bought $1.35"
    private func toTheCurrency(_ o: VerbObject) -> FigureReading? {
        let next = o.chunk + 1
        guard let s = o.subject, s < o.verb,
            FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == "currency",
            o.figure.unit.utf8.count == 3 && o.has([.transfer, .price])
                || o.figure.unit == "1" && next + 1 < syntax.chunks.count && syntax.chunks[next].kind == .preposition
                    && isWord(next, .to) && syntax.chunks[next + 1].kind == .nounPhrase && isWord(next + 1, .crowns)
        else { return nil }
        var reading = reading("quotation", o, measure: "exchange rate")
        reading.owner = .chunk(s)
        reading.decidesChange = true
        reading.roles.insert(.market)
        return reading
    }

    /// "sowed 16 million hectares": the area sown.
    private func unknownVerb(_ o: VerbObject) -> FigureReading? {
        guard o.entry == nil else { return nil }
        let dimension = FactLexicon.units[o.figure.unit] ?? "amount"
        let measure = SyntaxLexicon.verbs[o.group.lemma].map { "\(dimension) \($0.participle)" } ?? ""
        var reading = reading("object-unknown", o, measure: measure)
        reading.roles.insert(.weakMeasure)
        return reading
    }

    /// "set aside 75 million"
    private func setAside(_ o: VerbObject) -> FigureReading? {
        let next = syntax.chunks[o.verb].tokens.upperBound
        guard [Words.set, .put, .lay].contains(where: { $0.contains(o.group.lemma) }),
            stream.tokens.indices.contains(next), Words.aside.contains(stream.tokens[next].hash)
        else { return nil }
        return reading("set-aside", o, measure: "amount set aside" + aim(behind: o.chunk))
    }

    /// "weighs 118 grams"
    private func property(_ o: VerbObject) -> FigureReading? {
        guard o.has(.property), let entry = o.entry else { return nil }
        guard FactLexicon.units[o.figure.unit] != nil else { return fallback(o.figure, o.chunk) }
        var reading = reading("property", o, measure: entry.noun)
        reading.decidesChange = true
        reading.roles.insert(.timeless)
        if let s = o.subject { reading.owner = .chunk(s) }
        return reading
    }

    /// "owns 28%"
    private func stakeOwned(_ o: VerbObject) -> FigureReading? {
        guard o.has(.own), o.figure.unit == "%" else { return nil }
        var reading = reading("stake", o, measure: "stake")
        reading.decidesChange = true
        return reading
    }

    /// "shares added 26%"
    private func added(_ o: VerbObject) -> FigureReading? {
        guard o.isMove || isTraded(o.figure, o.verb, o.chunk), o.has([.cut, .add]), !o.has(.change),
            let change = o.entry?.change, let s = o.subject
        else { return nil }
        var reading = reading("change-object", o, change: change)
        nameMoved(&reading, s, change == .increase ? "gain" : "loss")
        return reading
    }

    private func partOfWhole(_ o: VerbObject) -> FigureReading? { o.has(.part) ? partOf(o.verb) : nil }

    /// "raised $45 million"
    private func fundsRaised(_ o: VerbObject) -> FigureReading? {
        guard o.has(.fund), o.figure.unit.utf8.count == 3 else { return nil }
        var reading = reading("funds-raised", o, measure: "funds raised")
        reading.decidesChange = true
        return reading
    }

    /// "bought 30%"
    private func stakeTraded(_ o: VerbObject) -> FigureReading? {
        guard o.figure.unit == "%", o.has(.transfer) else { return nil }
        return reading("stake", o, measure: "stake")
    }

    /// "employs 900"
    private func workforce(_ o: VerbObject) -> FigureReading? {
        guard o.has(.count), o.figure.unit == "1", let entry = o.entry else { return nil }
        return reading("workforce", o, measure: entry.noun)
    }

    /// "rose 5 percent"
    private func changed(_ o: VerbObject) -> FigureReading? {
        guard o.has(.change), let entry = o.entry, let change = entry.change, o.isMove || !o.has([.flow, .cut]) else {
            return nil
        }
        var reading = reading("change-object", o, change: change)
        if let s = o.subject { nameMoved(&reading, s, entry.noun) } else { reading.measure = entry.noun }
        return reading
    }

    /// "lost $6 billion"; "are to generate 2.4 gigawatts", which is no money.
    private func flow(_ o: VerbObject) -> FigureReading? {
        guard o.has(.flow), let entry = o.entry, !isPlainCount(o) else { return nil }
        var reading = reading("flow-object", o, measure: entry.noun)
        if let dimension = FactLexicon.units[o.figure.unit], let verb = SyntaxLexicon.verbs[o.group.lemma] {
            reading.measure = "\(dimension) \(verb.participle)"
        }
        reading.decidesChange = true
        reading.roles.insert(.flow)
        return reading
    }

    /// "made 25 saves", "lost five straight": a bare count is no money that was made or lost.
    private func isPlainCount(_ o: VerbObject) -> Bool {
        o.figure.unit == "1" && o.figure.decimals == 0 && o.figure.low == nil
            && Words.amounts.contains(WordHash.of(o.entry?.noun ?? ""))
    }

    /// "cut 900", "add 5 million to costs"
    private func removed(_ o: VerbObject) -> FigureReading? {
        guard o.has([.cut, .add]), let entry = o.entry, let change = entry.change else { return nil }
        var reading = reading("cut-object", o, change: change)
        reading.measure = entry.noun
        let next = o.chunk + 1
        if o.figure.unit != "1", next + 1 < syntax.chunks.count, syntax.chunks[next].kind == .preposition,
            isWord(next, change == .increase ? .to : .from), syntax.chunks[next + 1].kind == .nounPhrase,
            isCommon(phrases.possessed(next + 1))
        {
            let word = change == .increase ? "increase" : "decrease"
            reading.measure = "\(phrases.measure(phrases.possessed(next + 1))) \(word)"
        }
        reading.roles.insert(.weakMeasure)
        return reading
    }

    /// "costs 63 francs", "fetched 3 million"
    private func price(_ o: VerbObject) -> FigureReading? {
        guard o.has(.price), let entry = o.entry else { return nil }
        var reading = reading("price-object", o, measure: entry.noun)
        guard let s = o.subject else { return reading }
        reading.owner = .chunk(s)
        let hasPayer = syntax.next(o.verb).map { $0 < o.chunk && syntax.chunks[$0].kind == .nounPhrase } ?? false
        if Words.cost.contains(o.group.lemma), isUndertaking(s) || isCommon(s) && hasPayer {
            cost(&reading, of: s, o.verb, o.chunk)
        }
        return reading
    }

    /// "paid $2 million for the rights"
    private func payment(_ o: VerbObject) -> FigureReading? {
        guard o.has(.pay), let entry = o.entry else { return nil }
        var reading = reading("payment", o, measure: entry.noun + aim(behind: o.chunk))
        reading.roles.insert(.deal)
        return reading
    }

    /// "sales reached 3 million"; "The figure is to exceed 150,000": the one told last.
    private func levelReached(_ o: VerbObject) -> FigureReading? {
        guard o.has([.level, .close, .light]), let s = o.subject else { return nil }
        // "oil could reach $120"
        if o.has(.level), let kind = FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]],
            kind == "commodity" || kind == "currency", o.figure.unit != "1", FactLexicon.units[o.figure.unit] == nil
        {
            return level(o.figure, o.chunk, o.verb, o.entry, isFrom: false)
        }
        if isThing(s) { return nil }
        // "Shares touched $92"
        if o.has(.level), o.figure.unit.utf8.count == 3, isWord(s, .securities) { return stockPrice(o.verb, s) }
        if o.figure.unit == "%", Words.have.contains(o.group.lemma), roles(s).isEmpty,
            let first = earlierFigure(o.chunk, unit: "%"), let v = verb(first.chunk), v != o.verb,
            Words.have.contains(syntax.chunks[v].verb.lemma), syntax.subjects[v] != s
        {
            // "Mills have 20% foreign owners, while shops have only 8%": of the same.
            var reading = read(first.figure, first.chunk, depth: Self.deepest - 1)
            reading.rule = "gapped"
            reading.owner = .chunk(s)
            reading.verb = o.verb
            reading.follows = first.figure
            reading.restates = nil
            return reading
        }
        var reading = reading("level-object", o)
        take(&reading, phrase: s)
        if isWord(s, .figureWords), phrases.isBare(s) { reading.measure = "" }
        return reading
    }
}
