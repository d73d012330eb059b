/// Finds for every verb group of a sentence its subject, its governor and the clause it opens.
struct ClauseParser {
    let chunks: [Chunk]
    private(set) var subjects: [Int?]
    private(set) var governors: [Int?]
    private(set) var links: [SentenceSyntax.Link]
    private(set) var starts: [Int]
    private(set) var clauses: [Int?]

    /// Verbs whose object is the subject of the infinitive behind it ("expects sales to exceed …").
    private static let raising = SyntaxWords.sets["raising"]
    /// Reads the clauses off the chunks of one sentence.
    init(_ chunks: [Chunk]) {
        self.chunks = chunks
        subjects = [Int?](repeating: nil, count: chunks.count)
        governors = subjects
        clauses = subjects
        links = [SentenceSyntax.Link](repeating: .main, count: chunks.count)
        starts = Array(0..<chunks.count)
        var last: Int?
        for i in chunks.indices where chunks[i].kind == .verbGroup {
            attach(i, after: last)
            last = i
        }
        assignClauses()
    }

    private func previous(_ i: Int) -> Int? { chunks.previous(i) }

    private mutating func attach(_ i: Int, after last: Int?) {
        let verb = chunks[i].verb
        guard let k = previous(i) else {
            // "Founded in 1900, …", "Cutting costs, …": the next clause's subject; resolved when asked.
            links[i] =
                verb.isInfinitive ? .infinitive : verb.isGerund ? .gerund : verb.isParticiple ? .participle : .main
            return
        }
        governors[i] = last
        if verb.isInfinitive {
            links[i] = .infinitive
            if let last, chunks[k].kind == .nounPhrase, !chunks[last].verb.isPassive,
                Self.raising.contains(chunks[last].verb.lemma), last < k, noVerb(between: last, and: k)
            {
                subjects[i] = firstOfPhrase(k, from: last)
            } else if let last {
                subjects[i] = subjects[last]
            } else {
                // A headline's future: "Maker to cut 300 jobs".
                links[i] = .main
                subjects[i] = subjectBefore(i, last: nil)
                starts[i] = subjects[i] ?? i
            }
            return
        }
        if verb.isGerund || verb.isParticiple {
            links[i] = verb.isGerund ? .gerund : .participle
            if chunks[k].kind == .nounPhrase {
                subjects[i] = k
                if last == nil && verb.isGerund && noVerbAhead(i) {
                    links[i] = .main
                    subjects[i] = subjectBefore(i, last: nil)
                    starts[i] = subjects[i] ?? i
                }
            } else if let last {
                subjects[i] = subjects[last]
            }
            return
        }
        attachFinite(i, previous: k, last: last)
    }

    private mutating func attachFinite(_ i: Int, previous k: Int, last: Int?) {
        switch chunks[k].kind {
        case .relative:
            links[i] = .relative
            starts[i] = k
            var a = k - 1
            while a >= 0,
                chunks[a].kind == .comma || chunks[a].kind == .preposition || chunks[a].kind == .adverb
                    || chunks[a].kind == .quotation || chunks[a].kind == .close
            { a -= 1 }
            if a >= 0, chunks[a].kind == .nounPhrase {
                subjects[i] = antecedent(a, verb: last)
            } else {
                subjects[i] = last.flatMap { subjects[$0] }
            }
        case .conjunction:
            links[i] = .coordinate
            if let last {
                subjects[i] = subjects[last]
                links[i] = .coordinate
                // A finite verb is coordinated with a finite one: "to whom it sold … and bought …".
                var g = last
                while !chunks[g].verb.isFinite, let up = governors[g], up < g { g = up }
                subjects[i] = subjects[g]
                governors[i] = g
            }
        case .subordinator:
            links[i] = .adverbial
            subjects[i] = last.flatMap { subjects[$0] }
        default: attachClause(i, last: last)
        }
    }

    /// A finite verb group behind a subject of its own, or behind nothing that links it.
    private mutating func attachClause(_ i: Int, last: Int?) {
        let subject = subjectBefore(i, last: last)
        subjects[i] = subject ?? last.flatMap { subjects[$0] }
        var first = subject ?? i
        while let owner = chunks[first].possessor, owner < first { first = owner }
        starts[i] = opening(before: first)
        guard var last else { return }
        // A verb between the subject and its predicate belongs to the subject ("Jones, born in 1955, has built").
        while last > first {
            guard let up = governors[last], up < last else {
                governors[i] = nil
                return
            }
            last = up
        }
        governors[i] = last
        var before = starts[i] - 1
        while before >= 0, chunks[before].kind == .adverb || chunks[before].kind == .quotation { before -= 1 }
        guard before >= 0 else { return }
        switch chunks[before].kind {
        case .relative:
            // "the offer that the company made" or "said that the company made".
            starts[i] = min(starts[i], before)
            links[i] =
                before > 0 && chunks[before - 1].kind == .nounPhrase
                    && !SentenceSyntax.reports(chunks[last].verb.lemma) ? .relative : .complement
        case .subordinator, .preposition: links[i] = .adverbial
        case .conjunction: links[i] = .coordinate
        case .verbGroup: links[i] = .complement
        case .semicolon, .colon: links[i] = .main
        default:
            // Zero "that" behind a reporting verb and an adverbial: "said Friday it will".
            links[i] =
                SentenceSyntax.reports(chunks[last].verb.lemma) && noComma(between: last, and: before + 1)
                ? .complement : last < (subject ?? i) ? .coordinate : .main
        }
    }

    /// The noun that a relative clause says something of: the phrase before it, or the head of "family of jets" where a
    /// bare noun stands behind `of`.
    private func antecedent(_ a: Int, verb last: Int?) -> Int {
        if let p = governingList(a, last: last), isPlaceBehind(a) { return p - 1 }
        guard let p = previous(a), chunks[p].kind == .preposition, chunks[p].isOf, chunks[a].tokens.count == 1,
            chunks[a].names.isEmpty, chunks[a].figures.isEmpty, let head = previous(p),
            chunks[head].kind == .nounPhrase, head > (last ?? -1)
        else { return a }
        return head
    }

    /// First chunk of an adverbial that opens the clause of the subject at `first`: "that as of February, the store …".
    private func opening(before first: Int) -> Int {
        guard first > 1, chunks[first - 1].kind == .comma else { return first }
        var k = first - 2
        while k >= 0 {
            switch chunks[k].kind {
            case .date, .nounPhrase, .preposition, .adverb: k -= 1
            case .relative, .conjunction, .subordinator, .semicolon, .colon: return k + 1
            default: return first
            }
        }
        return 0
    }

    private func noVerb(between a: Int, and b: Int) -> Bool { !chunks[(a + 1)..<b].contains { $0.kind == .verbGroup } }
    private func noComma(between a: Int, and b: Int) -> Bool {
        a + 1 >= b || !chunks[(a + 1)..<b].contains { $0.kind == .comma || $0.kind == .semicolon }
    }
    private func noVerbAhead(_ i: Int) -> Bool {
        !chunks[(i + 1)...].contains { $0.kind == .verbGroup && $0.verb.isFinite }
    }

    /// The first noun phrase of a run "NP of NP in NP" that ends at `k`, not before `from`.
    private func firstOfPhrase(_ k: Int, from: Int) -> Int {
        var i = k
        while true {
            var first = i
            while let owner = chunks[first].possessor, owner < first { first = owner }
            guard let p = previous(first), p > from, chunks[p].kind == .preposition, let n = previous(p), n > from,
                chunks[n].kind == .nounPhrase
            else { return i }
            i = n
        }
    }

    /// The noun phrase that is the subject of the finite group at `i`: the last one to the left that no preposition
    /// governs, appositions, parentheses and relative clauses skipped.
    private func subjectBefore(_ i: Int, last: Int?) -> Int? {
        var j = i - 1
        while j >= 0 {
            switch chunks[j].kind {
            case .adverb, .quotation, .particle, .adjective: j -= 1
            case .date:
                j -= 1
                if j >= 0, chunks[j].kind == .preposition { j -= 1 }
            case .close:
                while j >= 0 && chunks[j].kind != .open { j -= 1 }
                j -= 1
            case .dash:
                var k = j - 1
                while k >= 0 && chunks[k].kind != .dash { k -= 1 }
                guard k > 0 else { return nil }
                j = k - 1
            case .comma:
                if let open = appositionStart(j) {
                    j = open - 1
                } else {
                    // A stray comma between subject and verb, where nothing else can be the subject.
                    guard last == nil, j > 0, chunks[j - 1].kind == .nounPhrase || chunks[j - 1].kind == .close else {
                        return nil
                    }
                    j -= 1
                }
            case .verbGroup:
                // A reduced relative: "units sold by the firm rose".
                guard chunks[j].verb.isParticiple || chunks[j].verb.isGerund || chunks[j].verb.isInfinitive,
                    let s = subjects[j], s < j, chunks[s].kind == .nounPhrase
                else { return nil }
                j = s
                return governedRun(j, last: last) ?? s
            case .nounPhrase:
                if let p = governingList(j, last: last) {
                    j = p - 1
                    continue
                }
                // "Ann Sudo, 74, the lead plaintiff, said": an age is no subject.
                if j > 1, chunks[j - 1].kind == .comma, chunks[j].figures.count == 1, chunks[j].tokens.count == 1,
                    chunks[j - 2].kind == .nounPhrase, !chunks[j - 2].names.isEmpty
                {
                    j -= 2
                    continue
                }
                if let found = governedRun(j, last: last) { return found }
                var first = j
                while let owner = chunks[first].possessor, owner < first { first = owner }
                // Governed by a preposition: the phrase before it.
                guard let p = previous(first) else { return nil }
                if chunks[p].kind == .conjunction, let a = previous(p), chunks[a].kind == .nounPhrase {
                    // "Authorities in A and B have": both stand behind the preposition.
                    j = a
                    continue
                }
                guard chunks[p].kind == .preposition else { return nil }
                j = p - 1
            default: return nil
            }
        }
        return nil
    }

    /// `j` itself where no preposition governs it, the start of its coordination where it is coordinated.
    private func governedRun(_ j: Int, last: Int?) -> Int? {
        var first = j
        while let owner = chunks[first].possessor, owner < first { first = owner }
        guard let p = previous(first) else { return j }
        switch chunks[p].kind {
        case .preposition: return chunks[p].canSubordinate && (last ?? -1) < p ? j : nil
        case .conjunction:
            // "A and B rose": A is the first of the subject, unless A is the object of an earlier verb.
            guard let a = previous(p), chunks[a].kind == .nounPhrase, last == nil || noNounPhraseFree(last, a) else {
                return j
            }
            var start = a
            while let owner = chunks[start].possessor, owner < start { start = owner }
            if let q = previous(start), chunks[q].kind == .preposition || chunks[q].kind == .verbGroup {
                return chunks[q].kind == .preposition && last == nil && q > 0 && chunks[q - 1].kind == .nounPhrase
                    && !chunks[q].canSubordinate && chunks[j].names.isEmpty == chunks[a].names.isEmpty ? nil : j
            }
            return listStart(a)
        default: return j
        }
    }

    /// The preposition behind a noun phrase that governs the whole list which ends at `j`: "shops in A, B and C", "sales of
    /// cars and trucks", and a name explained by another: "Acme of Acton, Norland".
    private func governingList(_ j: Int, last: Int?) -> Int? {
        var first = j
        var joints = 0
        while chunks[first].possessor == nil, joints < 6, let p = previous(first), p > 0,
            chunks[p].kind == .conjunction || chunks[p].kind == .comma, let a = previous(p),
            chunks[a].kind == .nounPhrase, chunks[a].possessor == nil,
            chunks[a].names.isEmpty == chunks[j].names.isEmpty, chunks[a].isDefinite == chunks[j].isDefinite,
            chunks[a].figures.isEmpty, chunks[j].figures.isEmpty,
            chunks[p].kind == .conjunction || joints > 0 || isPlaceBehind(j)
        {
            first = a
            joints += 1
        }
        // A verb behind the list, of a relative clause, bounds nothing.
        let verb = last.map { $0 < j ? $0 : -1 } ?? -1
        guard joints > 0, let p = previous(first), p > 0, chunks[p].kind == .preposition, !chunks[p].canSubordinate,
            chunks[p - 1].kind == .nounPhrase, p - 1 > verb
        else { return nil }
        return p
    }

    /// Whether the name at `j` stands between commas, as the land behind a town does.
    private func isPlaceBehind(_ j: Int) -> Bool {
        j + 1 < chunks.count && chunks[j + 1].kind == .comma && chunks[j].tokens.count <= 2 && !chunks[j].names.isEmpty
            && chunks[..<j].allSatisfy { $0.kind != .verbGroup }
    }

    /// The first phrase of a list "A, B and C" whose last but one is `a`.
    private func listStart(_ a: Int) -> Int {
        var first = a
        while first > 1, chunks[first - 1].kind == .comma, chunks[first - 2].kind == .nounPhrase,
            chunks[first].possessor == nil, chunks[first - 2].possessor == nil,
            chunks[first - 2].names.isEmpty == chunks[a].names.isEmpty
        {
            if let q = previous(first - 2), chunks[q].kind == .preposition || chunks[q].kind == .verbGroup {
                return first
            }
            first -= 2
        }
        return first
    }

    /// Whether a clause boundary stands between an earlier verb and `a`.
    private func noNounPhraseFree(_ last: Int?, _ a: Int) -> Bool {
        guard let last else { return true }
        return last < a
            && chunks[(last + 1)..<a].contains {
                $0.kind == .subordinator || $0.kind == .relative || $0.kind == .semicolon
            }
    }

    /// The comma that opens the apposition or relative clause which the comma at `j` closes.
    private func appositionStart(_ j: Int) -> Int? {
        var k = j - 1
        while k > 0 {
            if chunks[k].kind == .semicolon || chunks[k].kind == .colon { return nil }
            if chunks[k].kind == .comma {
                // The phrase before the opening comma must be a noun phrase (or its parenthesis).
                let before = chunks[k - 1].kind
                if before == .nounPhrase || before == .close { return k }
                return nil
            }
            k -= 1
        }
        return nil
    }

    /// Gives every chunk the verb group of its clause.
    private mutating func assignClauses() {
        let verbs = chunks.indices.filter { chunks[$0].kind == .verbGroup }
        guard !verbs.isEmpty else { return }
        var v = 0
        // The clause that goes on behind the comma that ends a relative clause.
        var resumed: Int?
        for c in chunks.indices {
            if chunks[c].kind == .verbGroup {
                clauses[c] = c
                resumed = nil
                continue
            }
            while v < verbs.count && verbs[v] < c { v += 1 }
            let left = v > 0 ? verbs[v - 1] : nil
            // Inside the subject or the opening of a later clause.
            if v < verbs.count {
                let right = verbs[v]
                if left == nil || (starts[right] <= c && starts[right] > left!) {
                    clauses[c] = right
                    continue
                }
            }
            if chunks[c].kind == .comma, let left, resumed == nil, links[left] == .relative, starts[left] > 0,
                chunks[starts[left] - 1].kind == .comma
            {
                resumed = governors[left]
            }
            clauses[c] = resumed ?? left
        }
    }
}

extension [Chunk] {
    /// The chunk before `i`, adverbs, quotation marks and particles aside.
    func previous(_ i: Int) -> Int? {
        var k = i - 1
        while k >= 0, self[k].kind == .adverb || self[k].kind == .quotation { k -= 1 }
        return k >= 0 ? k : nil
    }
}
