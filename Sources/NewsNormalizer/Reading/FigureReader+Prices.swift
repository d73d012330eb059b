internal import NewsLanguage
internal import NewsModel

/// Figures that are what something costs or is worth: "a tablet for $279", "the sale of its fields for $120 million".
extension FigureReader {
    /// What phrase `n` is worth.
    func worth(_ n: Int) -> FigureReading {
        var reading = FigureReading(rule: "worth", measure: "value of \(phrases.measure(n, tails: 1))")
        reading.measureChunk = n
        reading.roles.insert(.deal)
        if phrases.hasOwner(n) { reading.owner = .possessor(n) }
        return reading
    }

    /// "order 12 ferries for $1.3 billion", "a 128GB tablet for $279".
    func priceFor(_ figure: Figure, _ c: Int, _ n: Int) -> FigureReading {
        if let sale = saleNoun(above: n) {
            var reading = FigureReading(rule: "price-of-sale", measure: "value of \(phrases.measure(sale, tails: 1))")
            reading.measureChunk = sale
            reading.roles.insert(.deal)
            if phrases.hasOwner(sale) { reading.owner = .possessor(sale) }
            return reading
        }
        let v = verb(c)
        let isDeal = entry(v)?.roles.contains(.transfer) ?? false
        var n = n
        // What changes hands is the verb's object, or the subject of a passive, not whom it goes to.
        if isDeal, let v, v < c {
            n = syntax.chunks[v].verb.isPassive ? syntax.subjects[v] ?? n : firstObject(of: v, before: c) ?? n
        }
        let counted = syntax.chunks[n].figures.last.map { stream.tokenIndex(atByte: story.figures[$0].range.end) }
        var reading = FigureReading(
            rule: "price-for",
            measure:
                "\(isDeal ? "purchase price" : "price") of \(phrases.measure(n, after: counted, dropping: false, tails: 1))"
        )
        reading.measureChunk = n
        reading.roles.insert(.deal)
        if !isDeal { reading.owner = .chunk(n) }
        return reading
    }

    /// The first noun phrase behind a verb.
    private func firstObject(of v: Int, before c: Int) -> Int? {
        guard let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase else { return nil }
        let n = phrases.possessed(o)
        return n < c ? n : nil
    }

    /// "the sale of its fields to Acme (for $120 million)": the noun at the head of the run of phrases that ends at `n`.
    private func saleNoun(above n: Int) -> Int? {
        var k = n
        for _ in 0..<5 {
            if Words.sale.contains(stream.tokens[syntax.chunks[k].head].hash) { return k }
            guard let p = syntax.preposition(of: k), let host = syntax.previous(p),
                syntax.chunks[host].kind == .nounPhrase
            else { return nil }
            k = host
        }
        return nil
    }

    func priceOf(_ figure: Figure, _ v: Int) -> FigureReading {
        let entry = entry(v)
        var reading = FigureReading(
            rule: "price-verb", measure: entry?.roles.contains(.price) == true ? entry?.noun ?? "price" : "price")
        reading.verb = v
        if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
        return reading
    }
}
