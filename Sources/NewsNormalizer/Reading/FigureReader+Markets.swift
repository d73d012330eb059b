internal import NewsLanguage
internal import NewsModel

/// Prices: what shares, currencies and wares stand at, what their moves lead to, and what undertakings cost.
extension FigureReader {
    /// "Revenue down 3% to $284 million": what the amount of change before it led to.
    func levelBehind(_ figure: Figure, _ n: Int, _ p: Int) -> FigureReading? {
        guard isWord(p, .levels), let first = syntax.chunks[n].figures.last,
            story.figures[first].range.end == Int(stream.tokens[syntax.chunks[n].tokens.upperBound - 1].end)
        else { return nil }
        let other = read(first, n, depth: Self.deepest - 1)
        if other.change != nil, other.measureChunk == nil, case .chunk(let thing) = other.owner, !isWord(p, .from),
            let word = ["share price", "index", "price"].first(where: { other.measure.hasPrefix($0) })
        {
            // "the bank added 48 rupees to 1,485"
            var reading = FigureReading(rule: "level", measure: word == "index" ? "index level" : word)
            reading.owner = .chunk(thing)
            reading.verb = other.verb
            reading.decidesChange = true
            reading.follows = first
            reading.roles.insert(.market)
            return reading
        }
        guard other.change != nil, let moved = other.measureChunk else { return nil }
        var reading = FigureReading(
            rule: isWord(p, .from) ? "level-from" : "level", measure: phrases.measure(moved))
        reading.measureChunk = moved
        reading.owner = other.owner
        reading.verb = other.verb
        reading.decidesChange = true
        reading.roles = other.roles.intersection([.flow, .market])
        if isWord(p, .from) { reading.roles.insert(.comparison) }
        return reading
    }

    /// "sterling was flat at $1.27", "copper rose 2 percent at $9,060 a tonne": what a thing that trades stands at.
    func quoted(_ figure: Figure, _ v: Int, _ n: Int?) -> FigureReading? {
        guard let s = syntax.subjects[v], s < v,
            figure.unit.utf8.count == 3 || figure.unit.contains("/") || figure.unit == "1", figure.unit != "1/a",
            n.map({
                $0 < v || !syntax.chunks[$0].figures.isEmpty || !isCommon($0) || syntax.chunks[$0].tokens.count == 1
            }) ?? true
        else { return nil }
        let kind = FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]]
        if figure.unit == "1", Words.crowns.contains(stream.tokens[syntax.chunks[s].head].hash) { return nil }
        let isIndex =
            figure.unit == "1"
            && (kind == "market"
                || kind == nil && syntax.chunks[s].names.last.map { story.names[$0].kind == "other" } ?? false)
            && syntax.chunks[v].verb.isCopula && syntax.chunks[s].figures.isEmpty
        if isIndex {
            var reading = FigureReading(rule: "quotation", measure: "index level")
            reading.verb = v
            reading.owner = .chunk(s)
            reading.decidesChange = true
            reading.roles.insert(.market)
            return reading
        }
        guard figure.unit != "1", kind == "currency" || kind == "commodity" || kind == "market" else { return nil }
        var reading = FigureReading(rule: "quotation", measure: kind == "currency" ? "exchange rate" : "price")
        reading.verb = v
        reading.owner = .chunk(s)
        reading.decidesChange = true
        reading.roles.insert(.market)
        return reading
    }

    func stockPrice(_ v: Int, _ s: Int) -> FigureReading {
        var reading = FigureReading(rule: "stock-price", measure: "share price")
        reading.roles.insert(.market)
        reading.verb = v
        reading.measureChunk = s
        reading.owner = .possessor(s)
        reading.decidesChange = true
        return reading
    }

    /// "the contract for July delivery", "the July contract": a contract that trades.
    func isDeliverable(_ s: Int) -> Bool {
        guard Words.contract.contains(stream.tokens[syntax.chunks[s].head].hash) else { return false }
        return !syntax.chunks[s].dates.isEmpty
            || s + 2 < syntax.chunks.count && syntax.chunks[s + 1].kind == .preposition
                && (syntax.chunks[s + 2].kind == .date || isWord(s + 2, .delivery))
    }

    /// Whether the subject of `v` is a thing that trades and the figure a price.
    func isTraded(_ figure: Figure, _ v: Int, _ c: Int) -> Bool {
        guard figure.unit.utf8.count == 3, let s = syntax.subjects[v] else { return false }
        // "the bank added 48 rupees to 1,485"
        if c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition, isWord(c + 1, .to),
            !syntax.chunks[c + 2].figures.isEmpty, isThing(s) || roles(s).isEmpty, figure.decimals >= 0
        {
            return true
        }
        let head = stream.tokens[syntax.chunks[s].head]
        return FactLexicon.kinds[head] == "commodity" || Words.futures.contains(head.hash) || isDeliverable(s)
            || Words.securities.contains(head.hash)
    }

    /// Whether what costs is no ware: repairs, storms, plans, fuel.
    func isUndertaking(_ s: Int) -> Bool {
        guard isCommon(s), syntax.chunks[s].names.isEmpty, let first = syntax.chunks[s].tokens.first,
            !Words.articles.contains(stream.tokens[first].hash)
        else { return false }
        let kind = FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]]
        return kind == nil || kind == "commodity"
    }

    /// "The repairs will cost Acme $40 million": what they cost is said of whom it costs.
    func cost(_ reading: inout FigureReading, of s: Int, _ v: Int, _ c: Int) {
        reading.measure = "cost of \(phrases.measure(s, tails: 1))"
        reading.measureChunk = s
        if let payer = syntax.next(v), payer < c, syntax.chunks[payer].kind == .nounPhrase {
            reading.owner = .chunk(phrases.possessed(payer))
        } else {
            reading.owner = phrases.hasOwner(s) ? .possessor(s) : .clause
        }
    }

    /// "Timber fell by a tenth to 640,000 tonnes": a ware by its amount, not by its price.
    func isVolume(_ s: Int) -> Bool {
        guard FactLexicon.kinds[stream.tokens[syntax.chunks[s].head]] == "commodity",
            let v = syntax.subjects.indices.first(where: {
                $0 > s && syntax.subjects[$0] == s && syntax.chunks[$0].kind == .verbGroup
            })
        else { return false }
        var k = v + 1
        while k < syntax.chunks.count, syntax.chunks[k].kind != .verbGroup, syntax.chunks[k].kind != .comma {
            if let f = syntax.chunks[k].figures.last, FactLexicon.units[story.figures[f].unit] != nil { return true }
            k += 1
        }
        return false
    }

    /// What moved where a thing rises or falls as a whole: a company's share price, an index, a commodity's price.
    func marketWord(_ s: Int, _ word: String) -> String {
        guard !word.isEmpty else { return word }
        let chunk = syntax.chunks[s]
        let kind = FactLexicon.kinds[stream.tokens[chunk.head]]
        if kind == "commodity" || Words.futures.contains(stream.tokens[chunk.head].hash) { return "price \(word)" }
        guard kind == nil || kind == "market", !Words.growing.contains(WordHash.of(word)) else { return word }
        guard let name = chunk.names.last.map({ story.names[$0].kind }) else {
            return kind == nil ? word : "index \(word)"
        }
        switch name {
        case "company": return "share price \(word)"
        case "other": return "index \(word)"
        default: return word
        }
    }
}
