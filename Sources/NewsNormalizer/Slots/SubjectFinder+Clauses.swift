internal import NewsLanguage
internal import NewsModel

/// Subjects of clauses, agents, employers and the parties of deals.
extension SubjectFinder {
    /// The subject of verb group `v`; of the ones that govern it where it has none of its own; the agent of a passive.
    func clauseSubject(_ v: Int, except: [Int], in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var common: Referent?
        // Behind a clause with a subject of its own, a common noun has nothing to say.
        var crossed = false
        for g in syntax.chain(v) {
            // "was led by Acme, bringing the total to 60": whom a passive names does not bring.
            if g == v || syntax.links[v] != .gerund || !brings(v, syntax),
                syntax.chunks[g].verb.isPassive || syntax.chunks[g].verb.isParticiple,
                let agent = agent(g, in: sentence)
            {
                return agent
            }
            if let source = source(g, in: sentence) { return source }
            if let s = syntax.subjects[g], except.contains(s), syntax.chunks[g].verb.isFinite { crossed = true }
            guard let s = syntax.subjects[g], !except.contains(s), let found = resolve(s, in: sentence) else {
                continue
            }
            if found.kind == "person", isOutsider(s, syntax) { return nil }
            if found.kind == "person", !isOfCompany, reported == nil {
                // Where no company acts through people, what someone does is their own, and what they say of others is not.
                if let own = syntax.subjects[v], g != v, own != s { return nil }
                if found.isNamed {
                    // "Norland's President Ada Holm announced cuts": in office.
                    if syntax.chain(v).contains(where: {
                        syntax.subjects[$0] == s && SentenceSyntax.reports(syntax.chunks[$0].verb.lemma)
                    }), let owner = syntax.chunks[s].possessor,
                        let body = resolve(owner, in: sentence), body.isNamed, body.kind != "person"
                    {
                        return body
                    }
                    return found
                }
                // "Officials from Norland agreed": for those they serve.
                return (isBarePlural(s, in: sentence) ? companyOf(s, in: sentence) : nil)
                    ?? (SentenceSyntax.reports(syntax.chunks[g].verb.lemma)
                        && (topic?.kind == "organisation" || topic?.kind == "place") ? topic : found)
            }
            if found.kind == "person" {
                // What a person says or does for a company is said of the company.
                return companyOf(s, in: sentence) ?? reported ?? spoken.last {
                    $0.kind == "company" || $0.kind == "organisation"
                }
                    ?? (SentenceSyntax.reports(syntax.chunks[g].verb.lemma) && topic?.kind == "place" ? topic : nil)
                    ?? found
            }
            if found.isNamed {
                // "The budget office reckons that fees will cut output by 2 percent": of what, the clause tells.
                let isOutside =
                    found.kind == "organisation" || found.kind == "other"
                    || found.kind == "company" && found.name != topic?.name && found.name != reported?.name
                        && Words.estimating.contains(syntax.chunks[g].verb.lemma)
                if g != v, isOutside, reckons(g, of: v, except: except, syntax) { return nil }
                return found
            }
            // "The best performer was Acme": the name stands behind the copula.
            if let equal = equated(s, in: sentence) { return equal }
            if let owner = owner(of: s, in: sentence) { return owner }
            if syntax.chunks[g].verb.isPassive || syntax.chunks[g].verb.isParticiple
                || Words.compare.contains(syntax.chunks[g].verb.lemma)
            {
                continue
            }
            // "The average price is", "Part of it went": what is measured bears nothing; a hospital or a plant does.
            let isMeasure =
                reported == nil && !isOfCompany
                && FactLexicon.measures[stream.tokens[syntax.chunks[s].head]].map { !$0.contains(.asset) } ?? false
            if common == nil, !crossed, !isMeasure, !Words.according.contains(stream.tokens[syntax.chunks[s].head].hash)
            {
                common = found
                // "Hotels in Norland recorded a million nights": the place, where the story is about places.
                if found.kind == "group", reported?.kind == "place", let place = place(behind: s, in: sentence) {
                    return place
                }
                if found.kind == "company", isBarePlural(s, in: sentence) { common?.kind = "group" }
            }
        }
        // A named thing that the story goes on about tells more than "the plans".
        if let common,
            topic == nil || common.kind == "market" || common.kind == "place" || common.kind == "group"
                || common.kind == "organisation" || reported == nil && !isOfCompany && takes(v, except[0], syntax)
        {
            return common
        }
        return nil
    }

    /// Whether figure chunk `c` belongs to what verb group `v` says of its subject: its object, or what stands close behind; not an
    /// aside ("…, with gusts of 165 km/h"), nor where the subject is only the first of two.
    private func takes(_ v: Int, _ c: Int, _ syntax: SentenceSyntax) -> Bool {
        guard v < c else { return true }
        if let s = syntax.subjects[v], s + 1 < v, syntax.chunks[s + 1].kind == .conjunction { return false }
        return !syntax.chunks[(v + 1)..<c].contains { [.comma, .semicolon, .relative, .dash].contains($0.kind) }
    }

    private func brings(_ v: Int, _ syntax: SentenceSyntax) -> Bool {
        FactLexicon.verbs[syntax.chunks[v].verb.lemma]?.roles.contains(.bring) ?? false
    }

    /// Whether verb group `g` only tells what the clause of `v` says of something with a subject of its own.
    private func reckons(_ g: Int, of v: Int, except: [Int], _ syntax: SentenceSyntax) -> Bool {
        guard SentenceSyntax.reports(syntax.chunks[g].verb.lemma), let s = syntax.subjects[v], s != syntax.subjects[g],
            syntax.chunks[v].verb.isFinite, !isPronoun(s, syntax)
        else { return false }
        // "A trade body reported that 87 percent of owners believe": they do.
        if except.contains(s), !syntax.chunks[s].figures.isEmpty { return syntax.chunks[s].possessor == nil }
        guard !except.contains(s) else { return false }
        return syntax.chunks[s].possessor == nil
            && !PhraseReader(story: story, syntax: syntax).hasPossessive(s)
    }

    /// "banks will lend $5 billion": not the ones that the story is about.
    func isBarePlural(_ n: Int, in sentence: StorySentence) -> Bool {
        let chunk = sentence.syntax.chunks[n]
        let head = stream.tokens[chunk.head]
        return !chunk.isDefinite && chunk.possessor == nil && stream.bytes[Int(head.end) - 1] == UInt8(ascii: "s")
    }

    /// "The best performer was Acme": the name behind the copula whose subject is phrase `n`.
    func equated(_ n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        guard
            let v = syntax.subjects.indices.first(where: { syntax.subjects[$0] == n && syntax.chunks[$0].verb.isCopula }
            ), let p = syntax.next(v),
            syntax.chunks[p].kind == .nounPhrase, let equal = resolve(phrasesEnd(p, syntax), in: sentence),
            equal.isNamed
        else { return nil }
        return equal
    }

    func phrasesEnd(_ n: Int, _ syntax: SentenceSyntax) -> Int {
        PhraseReader(story: story, syntax: syntax).possessed(n)
    }

    /// Whether a phrase names people who speak of others, not for those who employ them.
    func isOutsider(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        syntax.chunks[n].tokens.contains { Words.outsiders.contains(stream.tokens[$0].hash) }
    }

    /// Where a passive without agent takes place: "songs downloaded from the Acme store".
    func source(_ v: Int, in sentence: StorySentence) -> Referent? {
        let verb = sentence.syntax.chunks[v].verb
        guard verb.isPassive || verb.isParticiple else { return nil }
        return named(behind: v, Words.places, within: 3, in: sentence)
    }

    /// "by" and a name behind a passive.
    func agent(_ v: Int, in sentence: StorySentence) -> Referent? {
        named(behind: v, Words.by, within: 5, in: sentence)
    }

    /// The name behind one of these prepositions, at most so many chunks behind verb `v` and in its clause.
    private func named(behind v: Int, _ prepositions: Words, within reach: Int, in sentence: StorySentence) -> Referent?
    {
        let chunks = sentence.syntax.chunks
        var k = v + 1
        while k + 1 < chunks.count, k <= v + reach, chunks[k].kind != .verbGroup, chunks[k].kind != .comma {
            if chunks[k].kind == .preposition, prepositions.contains(stream.tokens[chunks[k].head].hash),
                let found = resolve(k + 1, in: sentence), found.isNamed
            {
                return found
            }
            k += 1
        }
        return nil
    }

    /// The company in a person's phrase: "Airbus chief executive …", "GM executives", "officials from the ministry".
    func companyOf(_ s: Int, in sentence: StorySentence) -> Referent? {
        let chunk = sentence.syntax.chunks[s]
        if let name = chunk.names.first(where: {
            story.names[$0].kind == "company" || story.names[$0].kind == "organisation"
        }) {
            return named(name, chunk)
        }
        if let owner = chunk.possessor, let found = resolve(owner, in: sentence), found.kind != "person" {
            return found
        }
        let chunks = sentence.syntax.chunks
        if s + 2 < chunks.count, chunks[s + 1].kind == .preposition,
            Words.employers.contains(stream.tokens[chunks[s + 1].head].hash)
        {
            let n = PhraseReader(story: story, syntax: sentence.syntax).possessed(s + 2)
            if chunks[n].kind == .nounPhrase, let found = resolve(n, in: sentence), found.isNamed,
                found.kind != "person"
            {
                return found
            }
        }
        return nil
    }

    /// A party of a deal, beside the noun or verb that names it: "a deal with Boeing", "leased from Acme".
    func party(behind n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var k = n + 1
        while k + 1 < syntax.chunks.count, k < n + 6, syntax.chunks[k].kind != .verbGroup,
            syntax.chunks[k].kind != .comma
        {
            if syntax.chunks[k].kind == .preposition, Words.parties.contains(stream.tokens[syntax.chunks[k].head].hash),
                let found = resolve(k + 1, in: sentence),
                found.isNamed, found.kind == "company" || found.kind == "organisation"
            {
                return found
            }
            k += 1
        }
        return nil
    }

}
