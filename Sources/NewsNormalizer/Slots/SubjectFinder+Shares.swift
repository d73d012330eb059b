internal import NewsLanguage
internal import NewsModel

/// Whose a share of a whole is.
extension SubjectFinder {
    /// Whether the story is a company's, so that people and things in it are told of for its sake.
    var isOfCompany: Bool { (reported ?? topic)?.kind == "company" }

    /// "Foreign nurses make up 11 percent of the population": who does, and not whose the whole is. "42% of householders rent": they
    /// do, in a story of no company. nil where the clause does not say.
    func sharer(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        guard reading.rule == "share-of", let whole = reading.measureChunk, whole > c,
            let v = reading.verb ?? syntax.clauses[c], let s = syntax.subjects[v]
        else { return nil }
        if v > whole, s == c || s == whole {
            return isOfCompany || reported != nil ? nil : members(whole, in: sentence)
        }
        guard s < v, v < c, (v + 1..<c).allSatisfy({ isTransparent(syntax.chunks[$0].kind) }),
            !SentenceSyntax.reports(syntax.chunks[v].verb.lemma),
            FactLexicon.measures[stream.tokens[syntax.chunks[s].head]] == nil, let found = resolve(s, in: sentence),
            found.isNamed ? found.kind != "person" : reported == nil && !isOfCompany
        else { return nil }
        return found
    }

    private func isTransparent(_ kind: Chunk.Kind) -> Bool {
        kind == .adverb || kind == .particle || kind == .preposition
    }

    /// The members of a whole, told by their common noun: "householders", "people".
    private func members(_ n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let chunk = syntax.chunks[n]
        let head = stream.tokens[chunk.head]
        guard chunk.names.isEmpty, chunk.figures.isEmpty, !PhraseReader(story: story, syntax: syntax).hasOwner(n),
            head.kind == .word, head.shape == .lower, !isPronoun(n, syntax), FactLexicon.measures[head] == nil,
            isBarePlural(n, in: sentence) || !chunk.isDefinite && FactLexicon.kinds[head] == "person",
            owner(of: n, in: sentence) == nil
        else { return nil }
        return phrase(n, syntax, named: false, kind: FactLexicon.kinds[head] == "person" ? "group" : "other")
    }
}
