internal import NewsLanguage
internal import NewsModel

/// Figures that are their phrase: "a loss of $512 million", "lost $3 billion", "64% of sales", "(£35 million)".
extension FigureReader {
    func bare(_ f: Int, _ figure: Figure, _ c: Int, _ relation: Relation, _ depth: Int, inPoints: Bool) -> FigureReading
    {
        let next = c + 1
        if next + 1 < syntax.chunks.count, syntax.chunks[next].kind == .preposition, isWord(next, .of),
            syntax.chunks[next + 1].kind == .nounPhrase
        {
            return part(figure, c, phrases.possessed(next + 1), relation)
        }
        if FactLexicon.units[figure.unit] == "length", next < syntax.chunks.count, isWord(next, .away) {
            // "130 kilometres off the coast", "40 miles from Acton"
            var reading = FigureReading(rule: "distance", measure: "distance")
            reading.roles.insert(.timeless)
            reading.decidesChange = true
            return reading
        }
        if let reading = relative(figure, c) { return reading }
        if figure.unit == "a" { return age(c, relation) }
        if let n = amountIn(figure, c, relation) {
            // "has $7.4 billion in assets"
            var reading = FigureReading(rule: "amount-in", measure: phrases.measure(n))
            reading.measureChunk = n
            markFlow(&reading, n)
            return reading
        }
        switch relation {
        case .preposition(let p, let host): return governed(figure, c, p, host, inPoints: inPoints)
        case .particle(let p, let v): return particle(figure, c, p, v)
        case .object(let v): return object(figure, c, v, inPoints: inPoints)
        case .subject(let v): return subject(figure, c, v)
        case .parenthesis(let n): return parenthesis(figure, c, n, depth)
        case .apposition(let n): return apposition(figure, c, n, depth)
        case .coordinated(let other): return coordinated(figure, c, other, depth, inPoints: inPoints)
        case .none: return fallback(figure, c)
        }
    }

    /// "Return on equity: 15.8%", "Wheat: 18 million tonnes": a list item whose words before the colon are the measure.
    func label(_ figure: Figure, _ c: Int) -> FigureReading? {
        guard let k = leading(c), syntax.chunks[k].kind == .colon, k > 0 else { return nil }
        let before = syntax.chunks[..<k]
        guard before.allSatisfy({ $0.figures.isEmpty && $0.kind != .quotation }),
            // "Help is at hand: 30 percent of …" is a clause, no label.
            !before.contains(where: { chunk in
                chunk.kind == .verbGroup && chunk.verb.isFinite
                    && (chunk.tokens.lowerBound == sentence.tokens.lowerBound || chunk.verb.isCopula)
            }),
            before.reduce(0, { $0 + $1.tokens.count }) <= 8
        else { return nil }
        let tokens = (sentence.tokens.lowerBound..<syntax.chunks[k].tokens.lowerBound).filter { t in
            let cls = SyntaxLexicon.words[stream.tokens[t]]?.classes.first
            return stream.tokens[t].kind != .punctuation && cls != .determiner
        }
        guard !tokens.isEmpty else { return nil }
        var reading = FigureReading(rule: "label", measure: story.words(tokens))
        if let n = before.lastIndex(where: { $0.kind == .nounPhrase }) {
            reading.measureChunk = before.firstIndex { $0.kind == .nounPhrase } ?? n
            if let head = reading.measureChunk {
                reading.owner = .possessor(head)
                if !isCommon(head), before.count == 1 { reading.owner = .chunk(head) }
            }
        }
        reading.roles.insert(.flow)
        return reading
    }

    /// The bare noun of "$7.4 billion in assets".
    private func amountIn(_ figure: Figure, _ c: Int, _ relation: Relation) -> Int? {
        guard figure.unit.utf8.count == 3, c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .in), syntax.chunks[c + 2].kind == .nounPhrase,
            syntax.chunks[c + 2].names.isEmpty, syntax.chunks[c + 2].figures.isEmpty, !syntax.chunks[c + 2].isDefinite,
            isCommon(c + 2), startsBare(c + 2), !Words.dealing.contains(stream.tokens[syntax.chunks[c + 2].head].hash)
        else { return nil }
        if case .preposition(let p, _) = relation,
            isWord(p, .for) || isWord(p, .at) || isWord(p, .by) || isWord(p, .of)
        {
            return nil
        }
        // "invest 380 billion yuan in cloud computing" has no such thing in it.
        if case .object(let v) = relation, let entry = entry(v),
            !entry.roles.isDisjoint(with: [.change, .flow, .price])
                || Words.investing.contains(syntax.chunks[v].verb.lemma)
        {
            return nil
        }
        return c + 2
    }

    /// "64% of all sales", "half of those orders", "six of its mills", "$2 billion of debt".
    private func part(_ figure: Figure, _ c: Int, _ n: Int, _ relation: Relation) -> FigureReading {
        let whole = phrases.measure(n, dropping: false, tails: 1)
        if figure.unit == "1", figure.value.map({ $0 >= ExactDecimal(1) }) ?? true {
            var reading = FigureReading(rule: "counted-of", measure: whole)
            reading.measureChunk = n
            action(&reading, relation, c)
            return reading
        }
        let isShare = figure.unit == "%" || figure.unit == "1"
        let owns: Bool
        if case .object(let v) = relation {
            owns = entry(v).map { !$0.roles.isDisjoint(with: [.own, .transfer]) } ?? false
        } else {
            owns = false
        }
        let isStake = figure.unit == "%" && owns && !isCommon(n)
        let words = whole.isEmpty ? "total" : whole
        var reading = FigureReading(
            rule: isShare ? "share-of" : "amount-of",
            measure: isStake ? "stake in \(words)" : isShare ? "share of \(words)" : words)
        reading.measureChunk = n
        if isShare, let s = levelled(relation, c) {
            // "the deficit must fall to 3 percent of output", "debt is 60 percent of GDP"
            reading.measure = phrases.measure(s) + " share of " + words
            reading.measureChunk = s
            reading.owner = .possessor(s)
            reading.decidesChange = true
            markFlow(&reading, s)
            return reading
        }
        if isShare {
            if case .subject(let v) = relation, v > n {
                reading.measure += deed(v)
            } else if n + 1 < syntax.chunks.count, syntax.chunks[n + 1].kind == .verbGroup,
                syntax.links[n + 1] == .gerund,
                syntax.subjects[n + 1] == n
            {
                // "with 74% of tenants paying in cash": a clause of its own.
                reading.verb = n + 1
                reading.measure += deed(n + 1)
            }
            if !isCommon(n) { reading.roles.insert(.weakMeasure) }
            return reading
        }
        markFlow(&reading, n)
        switch relation {
        case .subject, .object: action(&reading, relation, c)
        default: break
        }
        return reading
    }

    /// "Four in ten of the shops will change hands": what those of a share do or are, for without it the share is of nothing.
    private func deed(_ v: Int) -> String {
        let group = syntax.chunks[v].verb
        guard group.isFinite || syntax.links[v] == .gerund,
            !SentenceSyntax.reports(group.lemma) || Words.see.contains(group.lemma),
            let entry = SyntaxLexicon.verbs[group.lemma]
        else {
            return ""
        }
        var words = group.isNegated ? " not" : ""
        if group.isPassive {
            words += " \(entry.participle)"
        } else if !group.isCopula {
            words += " \(entry.gerund)"
        }
        let alone = group.isPassive ? words : ""
        guard let o = syntax.next(v) else { return alone }
        let object = syntax.chunks[o]
        switch object.kind {
        case .nounPhrase where !group.isPassive && object.figures.isEmpty:
            let n = phrases.possessed(o)
            let content = phrases.content(n)
            guard !content.isEmpty, syntax.chunks[n].figures.isEmpty, !isPronounPhrase(n) else { return alone }
            let isNone = object.tokens.first.map { Words.no.contains(stream.tokens[$0].hash) } ?? false
            return words + (isNone ? " no " : " ") + story.words(Array(content.suffix(Self.longestDeed)))
        case .adjective where group.isCopula: return words + " " + story.words(Array(object.tokens))
        case .preposition where !group.isCopula:
            guard o + 1 < syntax.chunks.count, syntax.chunks[o + 1].kind == .nounPhrase,
                syntax.chunks[o + 1].figures.isEmpty
            else { return alone }
            let content = phrases.content(phrases.possessed(o + 1))
            guard !content.isEmpty, content.count <= Self.longestDeed else { return alone }
            return words + " " + story.words([object.head] + content)
        default: return alone
        }
    }

    private func isPronounPhrase(_ n: Int) -> Bool {
        SyntaxLexicon.words[stream.tokens[syntax.chunks[n].head]]?.classes.first == .pronoun
    }

    /// The most words of what those of a share do something to.
    private static let longestDeed = 3

    /// A figure as the subject of its clause: "$90 million will be spent on the new dock".
    private func subject(_ figure: Figure, _ c: Int, _ v: Int) -> FigureReading {
        var reading = FigureReading(rule: "subject", measure: "")
        reading.verb = v
        let entry = entry(v)
        let noun =
            entry?.noun.isEmpty ?? true
            ? SyntaxLexicon.verbs[syntax.chunks[v].verb.lemma].map { "amount \($0.participle)" } ?? "amount"
            : entry?.noun ?? ""
        reading.measure = noun + aim(behind: v)
        reading.roles.insert(.weakMeasure)
        return reading
    }

    /// "a loss of $512 million", "debt of", "deep cuts of 18% in its output".
    func nounOf(_ figure: Figure, _ noun: Int, _ c: Int) -> FigureReading {
        let n = measuring(noun)
        let roles = roles(n)
        if roles.contains(.quantity), let p = syntax.preposition(of: n), isWord(p, .by), let v = verb(c), v < p,
            let entry = entry(v), entry.roles.contains(.change), let change = entry.change
        {
            // "rose by an average of 3%"
            var reading = FigureReading(rule: "change-by", measure: "")
            reading.verb = v
            reading.change = change
            reading.decidesChange = true
            moved(&reading, v, noun: entry.noun, c)
            return reading
        }
        if roles.contains(.quantity), let p = syntax.preposition(of: n), isWord(p, .worth), let v = verb(p), v < p,
            let s = syntax.subjects[v]
        {
            // "are worth a total of $145 million"
            return worth(s)
        }
        if isWord(n, .extremes), let p = syntax.preposition(of: n), isWord(p, .levels), let v = verb(c), v < p,
            let entry = entry(v), entry.roles.contains(.change)
        {
            // "cut interest rates to a record low of 7.5 percent"
            var reading = level(figure, n, v, entry, isFrom: isWord(p, .from))
            let own = " " + story.words([syntax.chunks[p].head] + phrases.content(n))
            if reading.measure.hasSuffix(own) { reading.measure = String(reading.measure.dropLast(own.count)) }
            return reading
        }
        if figure.unit == "%", isWord(n, .holders) {
            // "Acme, owner of 21 percent, wants …"
            var reading = FigureReading(rule: "stake", measure: "stake")
            reading.decidesChange = true
            if let k = leading(n), syntax.chunks[k].kind == .comma, let owner = syntax.previous(k),
                syntax.chunks[owner].kind == .nounPhrase
            {
                reading.owner = .chunk(owner)
            }
            return reading
        }
        var reading = FigureReading(rule: "noun-of", measure: phrases.measure(n))
        reading.measureChunk = n
        // What lies behind the figure completes the noun.
        let tail = phrases.tail(c, room: 5, tails: 1)
        if !tail.isEmpty { reading.measure += " " + story.words(tail) }
        if phrases.hasOwner(n) || phrases.owningName(n) != nil { reading.owner = .possessor(n) }
        if roles.contains(.flow) { reading.roles.insert(.flow) }
        if roles.contains(.deal) {
            reading.measure = "value of \(reading.measure)"
            reading.roles.insert(.deal)
        }
        let content = phrases.content(n)
        if n != noun, let t = content.first,
            ComparisonFinder.opens(stream, at: t, end: syntax.chunks[n].tokens.upperBound)
        {
            // "a year-on-year increase in revenue of 20 percent": the increase in revenue.
            reading.measure = phrases.measure(n, after: syntax.chunks[n].head)
        }
        // "a year-on-year increase of 74 percent"
        let isBare =
            content.count == 1
            || content.first.map { ComparisonFinder.opens(stream, at: $0, end: syntax.chunks[n].tokens.upperBound) }
                ?? false
        if roles.change != nil, isBare, tail.isEmpty, let k = leading(n),
            syntax.chunks[k].kind == .comma, let first = earlierFigure(n)
        {
            // "17.2%, an increase of 90 basis points": of what the figure before it measures.
            let other = read(first.figure, first.chunk, depth: Self.deepest - 1)
            reading.measure = other.measure + " " + story.words([syntax.chunks[n].head])
            reading.owner = other.owner
            reading.measureChunk = other.measureChunk
            reading.follows = first.figure
            reading.verb = other.verb
            reading.roles.formUnion(other.roles.intersection([.flow, .market]))
        }
        if let change = roles.change {
            reading.rule = "change-of"
            reading.change = change
            reading.decidesChange = true
            if roles.contains(.cut) { reading.roles.insert(.announcedCut) }
        } else {
            reading.decidesChange = true
        }
        if roles.contains(.quantity) || roles.contains(.level) && !roles.contains(.price) && figure.unit != "%" {
            // "at a rate of 12 a year", "to a level of 743": the phrase before tells, or the clause's subject.
            reading.rule = "level-of"
            if let p = syntax.preposition(of: n), let host = syntax.previous(p),
                syntax.chunks[host].kind == .nounPhrase, !isPointsChunk(host)
            {
                let counted = syntax.chunks[host].figures.last.map {
                    stream.tokenIndex(atByte: story.figures[$0].range.end)
                }
                reading.measure = phrases.measure(host, after: counted) + " " + story.words([syntax.chunks[n].head])
            } else if let v = verb(c), let s = syntax.subjects[v], isThing(s),
                FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] != "person"
            {
                // "samples at a rate of 8 a week" have no price.
                let isMoney = figure.unit.prefix { $0 != "/" }.utf8.count == 3 && FactLexicon.units[figure.unit] == nil
                reading.measure =
                    figure.unit == "1" ? "index level" : isMoney ? "price" : story.words([syntax.chunks[n].head])
                reading.owner = .chunk(s)
                reading.roles.insert(.market)
            }
        }
        return reading
    }

    /// The noun that a figure behind `of` measures: "net income per share of $2" the income, "an increase in revenue of 20%" the
    /// increase; else the noun before `of` itself.
    private func measuring(_ n: Int) -> Int {
        guard let p = syntax.preposition(of: n), let host = syntax.previous(p), syntax.chunks[host].kind == .nounPhrase,
            syntax.chunks[host].figures.isEmpty
        else { return n }
        if isWord(p, .per), isWord(n, .share) { return host }
        let own = roles(n)
        let isChange = roles(host).change != nil && own.change == nil && own.isDisjoint(with: [.quantity, .level])
        return isWord(p, .in) && isChange ? host : n
    }

    private func isPointsChunk(_ n: Int) -> Bool {
        isWord(n, .points) || !syntax.chunks[n].figures.isEmpty && phrases.content(n).isEmpty
    }

    func nounBefore(_ figure: Figure, _ n: Int, _ p: Int) -> FigureReading {
        if isWord(p, .at), isWord(n, .dealing), let v = syntax.previous(n), syntax.chunks[v].kind == .verbGroup,
            syntax.chunks[v].verb.isCopula, let s = syntax.subjects[v], isThing(s)
        {
            // "was last trading at $2.10"
            let isCurrency = FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == "currency"
            var reading = FigureReading(
                rule: "level",
                measure: isCurrency ? "exchange rate" : figure.unit == "1" ? "trading level" : "trading price")
            reading.verb = v
            reading.owner = .chunk(s)
            reading.decidesChange = true
            reading.roles.insert(.market)
            return reading
        }
        if isWord(p, .by), !isCommon(n), !syntax.chunks[n].names.isEmpty, let v = verb(n), v < n {
            // "Holm beat Lund by 35 points": nothing of Lund is measured.
            var reading = FigureReading(rule: "verb-preposition", measure: "")
            reading.verb = v
            reading.roles.insert(.weakMeasure)
            return reading
        }
        let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        var reading = FigureReading(rule: "noun-preposition", measure: phrases.measure(n, after: counted))
        reading.measureChunk = n
        if phrases.hasOwner(n) || phrases.owningName(n) != nil { reading.owner = .possessor(n) }
        if figure.unit.contains("/"), isWord(p, .at) {
            reading.rule = "unit-price"
            reading.measure = "price"
        }
        markFlow(&reading, n)
        return reading
    }

    /// " for a stake in X", " to the search": what a payment is for; a restatement in parentheses is skipped.
    func aim(behind c: Int) -> String {
        var k = c + 1
        if k < syntax.chunks.count, syntax.chunks[k].kind == .open {
            var steps = 0
            while k < syntax.chunks.count, syntax.chunks[k].kind != .close, steps < 8 { k += 1; steps += 1 }
            k += 1
        }
        guard k + 1 < syntax.chunks.count, syntax.chunks[k].kind == .preposition,
            syntax.chunks[k + 1].kind == .nounPhrase
        else { return "" }
        let n = phrases.possessed(k + 1)
        let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        var words = phrases.measure(n, after: counted, dropping: false, tails: 1)
        if n + 2 < syntax.chunks.count, syntax.chunks[n + 1].kind == .conjunction,
            syntax.chunks[n + 2].kind == .nounPhrase, syntax.chunks[n + 2].figures.isEmpty
        {
            words += " " + story.words([syntax.chunks[n + 1].head]) + " " + phrases.measure(n + 2, tails: 0)
        }
        // "for 30 percent of it"
        if words.isEmpty || words.hasPrefix("of ") { return "" }
        return " " + story.words([syntax.chunks[k].head]) + " " + words
    }

    private func apposition(_ figure: Figure, _ c: Int, _ n: Int, _ depth: Int) -> FigureReading {
        if let v = bringing(n, before: c) { return level(figure, c, v, entry(v), isFrom: false) }
        if depth < Self.deepest, let gapped = parallel(figure, c, n, depth) ?? gapped(figure, n, depth) {
            return gapped
        }
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

    /// The verb that moves phrase `n`: "lift the worth of the plant (as high as) $40 million".
    private func bringing(_ n: Int, before c: Int) -> Int? {
        guard let v = verb(c), v < n, let entry = entry(v), entry.roles.contains(.bring) else { return nil }
        return v
    }

    /// "fell 312 points or 4.1%", "$8.15 per share", "2,900 in Norway".
    private func coordinated(_ figure: Figure, _ c: Int, _ other: Int, _ depth: Int, inPoints: Bool) -> FigureReading {
        guard depth < Self.deepest, let first = syntax.chunks[other].figures.last else { return fallback(figure, c) }
        var reading = read(first, other, depth: depth + 1)
        let isOr = leading(c).map { syntax.chunks[$0].kind == .conjunction && isWord($0, .or) } ?? false
        reading.follows = first
        // "$9 a month or $70 a year" are two prices, not one in two units.
        let isOffer = figure.unit.prefix(4) == story.figures[first].unit.prefix(4) && figure.unit.contains("/")
        reading.restates = isOr && !isOffer && figure.unit != story.figures[first].unit ? first : nil
        reading.rule = isOr ? "alternative" : "coordinated"
        if reading.measure.hasSuffix(" in points") {
            reading.measure = String(reading.measure.dropLast(" in points".utf8.count))
        }
        guard !isOr else { return reading }
        if figure.unit == "%" || figure.unit == "pp", c + 1 < syntax.chunks.count,
            syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .under) || isWord(c + 1, .beyond)
        {
            // "up 14 percent but still 9 percent below the level of 2019"
            reading.change = isWord(c + 1, .under) ? .decrease : .increase
            reading.decidesChange = true
            return reading
        }
        if figure.unit != "1", c + 1 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .accompanying), c + 2 >= syntax.chunks.count || syntax.chunks[c + 2].kind != .nounPhrase
        {
            // "$500 with insurance and $900 without"
            reading.measure = reading.measure.replacing(" with ", with: " \(story.words([syntax.chunks[c + 1].head])) ")
            return reading
        }
        if figure.unit != "1", let v = verb(c), c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            isWord(c + 1, .accompanying)
        {
            // "a $500 voucher and $900 with insurance": an amount with a complement of its own.
            let noun = entry(v)?.noun ?? ""
            reading.measure = (noun.isEmpty ? "amount" : noun) + aim(behind: c)
            reading.measureChunk = c
        } else if figure.unit == "1", reading.measureChunk == other {
            // A counted noun that the second figure leaves out, with a place of its own.
            let after = stream.tokenIndex(atByte: story.figures[first].range.end)
            let nouns = phrases.content(other, after: after)
            let place = phrases.tail(c, room: 4, tails: 1)
            if !nouns.isEmpty {
                reading.measure = story.words(nouns + place)
                action(&reading, relation(other), other)
                reading.rule = "coordinated"
            }
        }
        return reading
    }
}
