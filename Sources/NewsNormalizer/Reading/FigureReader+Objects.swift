internal import NewsLanguage
internal import NewsModel

/// Figures that are the object of a verb: what is sold, paid, owned, cut or reached.
extension FigureReader {
    /// The figure is the object of a verb.
    func object(_ figure: Figure, _ c: Int, _ v: Int, inPoints: Bool) -> FigureReading {
        var reading = FigureReading(rule: "object", measure: "")
        reading.verb = v
        let verb = syntax.chunks[v].verb
        let entry = entry(v)
        if verb.isCopula, let s = syntax.subjects[v] {
            reading.rule = "copula"
            if isCommon(s) { take(&reading, phrase: s) } else { reading.owner = .chunk(s) }
            if isCommon(s), figure.unit == "%" || figure.unit == "pp", let change = roles(s).change {
                // "The decline was 2 percent."
                reading.change = change
                reading.decidesChange = true
            }
            return reading
        }
        if entry?.roles.isDisjoint(with: [.close, .trade]) == false, figure.unit == "%" || inPoints,
            c + 1 < syntax.chunks.count,
            syntax.chunks[c + 1].kind == .particle, isWord(c + 1, .up) || isWord(c + 1, .down)
        {
            // "closing 0.9 percent up"
            return directed(figure, c, isUp: isWord(c + 1, .up), v)
        }
        if let s = syntax.subjects[v], s < v, FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == "currency",
            figure.unit == "1", c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .to),
            syntax.chunks[c + 2].kind == .nounPhrase,
            Words.crowns.contains(stream.tokens[syntax.chunks[c + 2].head].hash)
        {
            // "climbed past 59 to the dollar"
            var reading = FigureReading(rule: "quotation", measure: "exchange rate")
            reading.verb = v
            reading.owner = .chunk(s)
            reading.decidesChange = true
            reading.roles.insert(.market)
            return reading
        }
        guard let entry else {
            reading.rule = "object-unknown"
            // "sowed 16 million hectares": the area sown.
            let dimension = FactLexicon.units[figure.unit] ?? "amount"
            reading.measure = SyntaxLexicon.verbs[verb.lemma].map { "\(dimension) \($0.participle)" } ?? ""
            reading.roles.insert(.weakMeasure)
            return reading
        }
        let isMove =
            figure.unit == "%" || figure.unit == "pp" || figure.unit == "bp" || inPoints
            || entry.roles.contains(.change) && isTraded(figure, v, c)
        return object(figure, c, v, entry, isMove: isMove, reading)
    }

    /// What the tables say of the verb decides.
    private func object(
        _ figure: Figure, _ c: Int, _ v: Int, _ entry: FactLexicon.VerbEntry, isMove: Bool, _ begun: FigureReading
    ) -> FigureReading {
        let verb = syntax.chunks[v].verb
        var reading = begun
        if Words.set.contains(verb.lemma) || Words.put.contains(verb.lemma) || Words.lay.contains(verb.lemma),
            let aside = stream.tokens.indices.contains(syntax.chunks[v].tokens.upperBound)
                ? syntax.chunks[v].tokens.upperBound : nil, Words.aside.contains(stream.tokens[aside].hash)
        {
            reading.rule = "set-aside"
            reading.measure = "amount set aside" + aim(behind: c)
            return reading
        }
        if entry.roles.contains(.property) {
            guard FactLexicon.units[figure.unit] != nil else { return fallback(figure, c) }
            // "weighs 118 grams"
            reading.rule = "property"
            reading.measure = entry.noun
            reading.decidesChange = true
            reading.roles.insert(.timeless)
            if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
            return reading
        }
        if entry.roles.contains(.own), figure.unit == "%" {
            // "owns 28%"
            reading.rule = "stake"
            reading.measure = "stake"
            reading.decidesChange = true
            return reading
        }
        if isMove || isTraded(figure, v, c), !entry.roles.isDisjoint(with: [.cut, .add]),
            !entry.roles.contains(.change),
            let change = entry.change, let s = syntax.subjects[v]
        {
            // "shares added 26%"
            reading.rule = "change-object"
            reading.change = change
            reading.decidesChange = true
            nameMoved(&reading, s, change == .increase ? "gain" : "loss")
            return reading
        }
        if entry.roles.contains(.part) { return partOf(v) }
        if entry.roles.contains(.fund), figure.unit.utf8.count == 3 {
            // "raised $45 million"
            reading.rule = "funds-raised"
            reading.measure = "funds raised"
            reading.decidesChange = true
            return reading
        }
        if figure.unit == "%", entry.roles.contains(.transfer) {
            reading.rule = "stake"
            reading.measure = "stake"
            return reading
        }
        if entry.roles.contains(.count), figure.unit == "1" {
            reading.rule = "workforce"
            reading.measure = entry.noun
            return reading
        }
        if entry.roles.contains(.change), let change = entry.change,
            isMove || entry.roles.isDisjoint(with: [.flow, .cut])
        {
            reading.rule = "change-object"
            reading.change = change
            reading.decidesChange = true
            if let s = syntax.subjects[v] { nameMoved(&reading, s, entry.noun) } else { reading.measure = entry.noun }
            return reading
        }
        if entry.roles.contains(.flow) {
            reading.rule = "flow-object"
            reading.measure = entry.noun
            if let dimension = FactLexicon.units[figure.unit], let verb = SyntaxLexicon.verbs[verb.lemma] {
                // "are to generate 2.4 gigawatts": no money.
                reading.measure = "\(dimension) \(verb.participle)"
            }
            reading.decidesChange = true
            reading.roles.insert(.flow)
            return reading
        }
        if !entry.roles.isDisjoint(with: [.cut, .add]), let change = entry.change {
            reading.rule = "cut-object"
            reading.change = change
            reading.decidesChange = true
            reading.measure = entry.noun
            if figure.unit != "1", c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
                isWord(c + 1, change == .increase ? Words.to : Words.from), syntax.chunks[c + 2].kind == .nounPhrase,
                isCommon(phrases.possessed(c + 2))
            {
                // "add 5 million to costs"
                reading.measure =
                    phrases.measure(phrases.possessed(c + 2)) + (change == .increase ? " increase" : " decrease")
            }
            reading.roles.insert(.weakMeasure)
            return reading
        }
        if entry.roles.contains(.price) {
            reading.rule = "price-object"
            reading.measure = entry.noun
            if let s = syntax.subjects[v] {
                reading.owner = .chunk(s)
                if Words.cost.contains(verb.lemma),
                    isUndertaking(s)
                        || isCommon(s)
                            && (syntax.next(v).map { $0 < c && syntax.chunks[$0].kind == .nounPhrase } ?? false)
                {
                    cost(&reading, of: s, v, c)
                }
            }
            return reading
        }
        if entry.roles.contains(.pay) {
            reading.rule = "payment"
            reading.measure = entry.noun + aim(behind: c)
            reading.roles.insert(.deal)
            return reading
        }
        if !entry.roles.isDisjoint(with: [.level, .close, .light]), let s = syntax.subjects[v], !isThing(s) {
            reading.rule = "level-object"
            take(&reading, phrase: s)
            // "The figure is to exceed 150,000": the one told last.
            if isWord(s, .figureWords), phrases.isBare(s) { reading.measure = "" }
            return reading
        }
        reading.measure = entry.noun + (entry.noun.isEmpty ? "" : aim(behind: c))
        reading.roles.insert(.weakMeasure)
        return reading
    }
}
