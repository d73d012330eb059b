internal import NewsLanguage
internal import NewsModel

extension FigureReader {
    /// How a figure's phrase hangs in its sentence.
    enum Relation {
        case object(verb: Int)
        case subject(verb: Int)
        case preposition(Int, host: Int?)
        case particle(Int, verb: Int?)
        case parenthesis(of: Int)
        case apposition(to: Int)
        /// Joined by "and", "or" or a comma to the figure phrase at that chunk.
        case coordinated(with: Int)
        case none
    }

    /// How chunk `c` hangs in the sentence. Words that bound the figure ("about", "more than") are adverbs and transparent.
    func relation(_ c: Int) -> Relation {
        let lead = leading(c)
        let kind = lead.map { syntax.chunks[$0].kind }
        // "said 40 people were rescued": behind a verb of saying, the subject of what is said.
        let isSaid = kind == .verbGroup && lead.map { SentenceSyntax.reports(syntax.chunks[$0].verb.lemma) } ?? false
        if kind != .preposition, isSaid || kind != .verbGroup,
            let v = syntax.subjects.indices.first(where: {
                $0 > c && syntax.subjects[$0] == c && syntax.chunks[$0].kind == .verbGroup
                    && syntax.links[$0] != .relative && (!isSaid || syntax.links[$0] == .complement)
            })
        {
            return .subject(verb: v)
        }
        guard var k = lead else { return .none }
        // "rose between 2% and 5%": the range is the object.
        if syntax.chunks[k].kind == .preposition, isWord(k, .between), let before = syntax.previous(k) {
            k = before
        }
        switch syntax.chunks[k].kind {
        case .preposition: return .preposition(k, host: host(ofPreposition: k))
        case .particle:
            let v = syntax.previous(k).flatMap { syntax.chunks[$0].kind == .verbGroup ? $0 : nil }
            return .particle(k, verb: v ?? verb(c))
        case .verbGroup: return .object(verb: k)
        case .open:
            if let n = syntax.previous(k), syntax.chunks[n].kind == .nounPhrase { return .parenthesis(of: n) }
            return .none
        case .conjunction, .comma:
            var p = syntax.previous(k)
            // ", or", ", and"
            if let q = p, syntax.chunks[q].kind == .comma { p = syntax.previous(q) }
            if let q = p, let f = figureChunk(before: q) { return .coordinated(with: f) }
            if let q = p, syntax.chunks[k].kind == .comma, syntax.chunks[q].kind == .nounPhrase {
                return .apposition(to: q)
            }
            return .none
        case .nounPhrase:
            // "gave workers $500": the verb behind the other object.
            if let p = syntax.previous(k), syntax.chunks[p].kind == .verbGroup { return .object(verb: p) }
            return .apposition(to: k)
        default: return .none
        }
    }

    /// The chunk before `c`, adverbs and the possessors of its phrase skipped.
    func leading(_ c: Int) -> Int? {
        var first = c
        while let owner = syntax.chunks[first].possessor, owner < first { first = owner }
        guard let k = syntax.previous(first) else { return nil }
        // "as many as", "as little as" bound the figure and hang on nothing.
        let t = syntax.chunks[k].tokens.lowerBound
        if isWord(k, .as), t - 2 >= sentence.tokens.lowerBound, Words.as.contains(stream.tokens[t - 2].hash),
            FactLexicon.bounds[stream.tokens[t - 1]] != nil || Words.little.contains(stream.tokens[t - 1].hash),
            let opening = syntax.chunk(ofToken: t - 2)
        {
            return syntax.previous(opening)
        }
        return k
    }

    /// The noun phrase or verb group that a preposition hangs on.
    private func host(ofPreposition p: Int) -> Int? {
        var k = syntax.previous(p)
        var steps = 0
        while let j = k, steps < 6 {
            switch syntax.chunks[j].kind {
            case .nounPhrase, .verbGroup: return j
            case .comma:
                // "bought Acme, a maker of pumps, for $85 million"
                guard let open = apposition(endingAt: j) else { return nil }
                return open
            case .particle, .adjective: k = syntax.previous(j)
            case .date:
                k = syntax.previous(j)
                if let q = k, syntax.chunks[q].kind == .preposition { k = syntax.previous(q) }
            case .close:
                var o = j
                while o > 0 && syntax.chunks[o].kind != .open { o -= 1 }
                k = syntax.previous(o)
            default: return nil
            }
            steps += 1
        }
        return nil
    }

    /// The phrase that an apposition explains which the comma at `j` ends.
    private func apposition(endingAt j: Int) -> Int? {
        var k = j - 1
        while k > 1, k > j - 8 {
            switch syntax.chunks[k].kind {
            case .comma:
                return syntax.chunks[k - 1].kind == .nounPhrase && syntax.chunks[k - 1].figures.isEmpty
                    && syntax.chunks[k + 1].kind == .nounPhrase && startsWithArticle(k + 1) ? k - 1 : nil
            case .nounPhrase, .preposition, .adverb, .adjective: k -= 1
            default: return nil
            }
        }
        return nil
    }

    func startsWithArticle(_ n: Int) -> Bool {
        syntax.chunks[n].tokens.first.map { Words.articles.contains(stream.tokens[$0].hash) } ?? false
    }

    /// The phrase with a figure that the coordination before `q` (inclusive) goes back to, in the same clause.
    private func figureChunk(before q: Int) -> Int? {
        var k = q
        var steps = 0
        while k >= 0, steps < Self.deepest {
            let chunk = syntax.chunks[k]
            switch chunk.kind {
            case .nounPhrase:
                if !chunk.figures.isEmpty { return k }
            case .preposition, .adverb, .date, .close, .open, .adjective, .quotation: break
            case .conjunction where k > 0 && syntax.chunks[k - 1].kind == .date: break
            default: return nil
            }
            k -= 1
            steps += 1
        }
        return nil
    }
}
