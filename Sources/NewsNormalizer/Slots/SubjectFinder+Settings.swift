internal import NewsLanguage
internal import NewsModel

/// Subjects that no clause names as one: places, countries, wares and things told one by one.
extension SubjectFinder {

    /// Whether a clause tells what outsiders expected: "Economists had forecast 0.2 percent."
    func isExpectation(_ v: Int, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        return syntax.chain(v).contains { g in
            guard let s = syntax.subjects[g], isOutsider(s, syntax), syntax.chunks[s].names.isEmpty else {
                return false
            }
            return syntax.chunks[g].verb.isPerfect && syntax.chunks[g].verb.isPast
                && (FactLexicon.verbs[syntax.chunks[g].verb.lemma]?.roles.contains(.plan) ?? false)
        }
    }

    /// The place that a clause is set in: "in Acton it is 187,000", "Acton, where flats now sell for 408,000"; in a story
    /// of no company, whose sales "in Norland" are its own.
    func setting(of c: Int, _ reading: FigureReading, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        guard reported?.kind != "company", topic?.kind != "company", let v = syntax.clauses[c], v < c,
            let s = syntax.subjects[v], s < v
        else { return nil }
        let start = syntax.starts[v]
        if let w = [start, start - 1].first(where: {
            $0 > 1 && Words.where.contains(stream.tokens[syntax.chunks[$0].head].hash)
        }) {
            var k = w - 1
            if syntax.chunks[k].kind == .comma { k -= 1 }
            guard k >= 0, syntax.chunks[k].kind == .nounPhrase, let found = resolve(k, in: sentence), found.isNamed,
                found.kind == "place"
            else { return nil }
            return found
        }
        var first = s
        while let owner = syntax.chunks[first].possessor, owner < first { first = owner }
        guard first > 1, isPronoun(s, syntax) || isUnowned(s, in: sentence),
            syntax.chunks[first - 1].kind == .nounPhrase,
            syntax.chunks[first - 2].kind == .preposition,
            Words.sited.contains(stream.tokens[syntax.chunks[first - 2].head].hash),
            first == 2 || [.semicolon, .comma, .conjunction, .colon, .dash].contains(syntax.chunks[first - 3].kind),
            let found = resolve(first - 1, in: sentence), found.isNamed, found.kind == "place"
        else { return nil }
        return found
    }

    /// A common phrase that says nothing of whose it is.
    func isUnowned(_ n: Int, in sentence: StorySentence) -> Bool {
        let chunk = sentence.syntax.chunks[n]
        return chunk.names.isEmpty && chunk.possessor == nil && owner(of: n, in: sentence) == nil
            && stream.tokens[chunk.head].shape == .lower
    }

    /// "German unemployment", "the American rate", in a story of no company: the country of the adjective in front.
    func country(of reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Referent? {
        guard let n = reading.measureChunk, n != c, reported?.kind != "company", topic?.kind != "company" else {
            return nil
        }
        let chunk = sentence.syntax.chunks[n]
        guard chunk.possessor == nil, chunk.names.isEmpty, !reading.roles.contains(.deal),
            FactLexicon.measures[stream.tokens[chunk.head]] != nil
                || Words.one.contains(stream.tokens[chunk.head].hash),
            !Words.shares.contains(stream.tokens[chunk.head].hash),
            let t = PhraseReader(story: story, syntax: sentence.syntax).content(n).first, t < chunk.head,
            stream.tokens[t].shape == .capitalised, let name = FactLexicon.nationalities[stream.tokens[t]]
        else { return nil }
        return Referent(name: name, range: stream.tokens[t].range, kind: "place", id: nil, isNamed: true)
    }

    /// "Office vacancy in Acton", "the annual rate of inflation": what is measured of a country or a place, whoever measures it.
    func measured(_ reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Subject? {
        guard let n = reading.measureChunk, n != c else { return nil }
        let chunks = sentence.syntax.chunks
        // "the rate of inflation", "new claims for jobless benefits"
        let completed =
            n + 2 < chunks.count && chunks[n + 2].kind == .nounPhrase
            && (chunks[n + 1].isOf
                || chunks[n + 1].kind == .preposition && Words.for.contains(stream.tokens[chunks[n + 1].head].hash))
        let words = Array(chunks[n].tokens) + (completed ? Array(chunks[n + 2].tokens) : [])
        // "house prices", "consumer prices": of a country; "paper prices" may be a company's.
        let isBasket =
            Words.prices.contains(stream.tokens[chunks[n].head].hash) && chunks[n].head > chunks[n].tokens.lowerBound
            && Words.baskets.contains(stream.tokens[chunks[n].head - 1].hash)
        guard chunks[n].possessor == nil,
            isBasket
                || words.contains(where: { t in
                    // "gross domestic product"
                    Words.statistics.contains(stream.tokens[t].hash)
                        || Words.domestic.contains(stream.tokens[t].hash) && t + 1 < stream.tokens.count
                            && Words.product.contains(stream.tokens[t + 1].hash)
                })
        else { return nil }
        if let found = place(behind: completed ? n + 2 : n, in: sentence) { return explicit(found) }
        if let reported, reported.kind == "place" { return inherited(reported) }
        if let found = spoken.last(where: { $0.kind == "place" }) ?? (topic?.kind == "place" ? topic : nil) {
            return inherited(found)
        }
        return Self.place(story).map { inherited($0) }
    }

    /// "Each has an output of 6 megawatts", "Each of the aircraft costs $18 million": the things themselves.
    func each(_ s: Int, in sentence: StorySentence) -> Referent? {
        let chunks = sentence.syntax.chunks
        guard chunks[s].tokens.count == 1, Words.every.contains(stream.tokens[chunks[s].head].hash) else { return nil }
        if s + 2 < chunks.count, chunks[s + 1].isOf, chunks[s + 2].kind == .nounPhrase {
            return phrase(s + 2, sentence.syntax, named: true, kind: "product")
        }
        return counted
    }

    /// "the price of milk powder": what is priced.
    func ware(pricedBy n: Int, in sentence: StorySentence) -> Referent? {
        let chunks = sentence.syntax.chunks
        guard Words.prices.contains(stream.tokens[chunks[n].head].hash), n + 2 < chunks.count, chunks[n + 1].isOf,
            chunks[n + 2].kind == .nounPhrase, chunks[n + 2].figures.isEmpty, chunks[n + 2].possessor == nil
        else { return nil }
        let phrases = PhraseReader(story: story, syntax: sentence.syntax)
        guard !phrases.hasPossessive(n + 2), !startsWithArticle(n + 2, in: sentence) else { return nil }
        return phrase(n + 2, sentence.syntax, named: true, kind: "market")
    }
}
