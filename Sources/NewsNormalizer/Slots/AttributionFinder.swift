internal import NewsLanguage
internal import NewsModel

/// Finds who says what a sentence states: the subject of a reporting verb above or behind it, or "according to".
struct AttributionFinder {
    let story: Story

    /// The attribution of a fact whose figure is governed by verb group `verb`.
    func attribution(_ verb: Int?, chunk c: Int, in sentence: StorySentence, _ subjects: SubjectFinder) -> Attribution?
    {
        let syntax = sentence.syntax
        if let verb {
            for v in syntax.chain(verb).dropFirst() where Words.saying.contains(syntax.chunks[v].verb.lemma) {
                // "The shares added 5 percent": says nothing.
                if let o = syntax.next(v), !syntax.chunks[o].figures.isEmpty { continue }
                if let s = syntax.subjects[v], let found = named(s, in: sentence, subjects) { return found }
            }
        }
        // "…, officials said": a reporting verb behind the figure whose clause opens with its subject behind a comma.
        for v in syntax.chunks.indices
        where v > c && syntax.chunks[v].kind == .verbGroup && Words.saying.contains(syntax.chunks[v].verb.lemma) {
            guard syntax.chunks[v].verb.isFinite, let s = syntax.subjects[v], s > c || s == v + 1,
                let k = syntax.previous(syntax.starts[v]),
                syntax.chunks[k].kind == .comma || syntax.chunks[k].kind == .quotation
            else { continue }
            if let found = named(s, in: sentence, subjects) { return found }
        }
        for k in syntax.chunks.indices.dropLast(2) {
            let token = story.stream.tokens[syntax.chunks[k].head]
            guard Words.according.contains(token.hash),
                Words.to.contains(story.stream.tokens[syntax.chunks[k + 1].head].hash),
                syntax.chunks[k + 2].kind == .nounPhrase
            else { continue }
            let n = PhraseReader(story: story, syntax: syntax).possessed(k + 2)
            // "according to figures from Acme"
            if n + 2 < syntax.chunks.count, syntax.chunks[n].names.isEmpty, isSource(n, syntax),
                syntax.chunks[n + 1].kind == .preposition,
                Words.originators.contains(story.stream.tokens[syntax.chunks[n + 1].head].hash),
                syntax.chunks[n + 2].kind == .nounPhrase, !syntax.chunks[n + 2].names.isEmpty,
                let found = named(
                    PhraseReader(story: story, syntax: syntax).possessed(n + 2), in: sentence, subjects)
            {
                return found
            }
            return named(n, in: sentence, subjects)
        }
        return nil
    }

    private func isSource(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        Words.sources.contains(story.stream.tokens[syntax.chunks[n].head].hash)
    }

    /// Whether a phrase without a name can say something: someone, or someone's paper; not "the gains" nor "the price".
    private func speaks(_ n: Int, _ found: Referent?, _ syntax: SentenceSyntax) -> Bool {
        let chunk = syntax.chunks[n]
        let head = story.stream.tokens[chunk.head]
        if isSource(n, syntax) { return true }
        guard chunk.figures.isEmpty, head.kind == .word, found?.kind != "market" else { return false }
        let kind = FactLexicon.kinds[head]
        return kind != nil && kind != "market" && kind != "product" && kind != "commodity" && kind != "currency"
            || FactLexicon.measures[head] == nil && SyntaxLexicon.words[head]?.classes.first != .adjective
    }

    private func named(_ n: Int, in sentence: StorySentence, _ subjects: SubjectFinder) -> Attribution? {
        guard sentence.syntax.chunks[n].kind == .nounPhrase else { return nil }
        let text = story.stream.string(story.stream.range(sentence.syntax.chunks[n].tokens))
        let found = subjects.resolve(n, in: sentence)
        guard found?.isNamed == true && !sentence.syntax.chunks[n].names.isEmpty || speaks(n, found, sentence.syntax)
        else {
            return nil
        }
        return Attribution(name: found?.isNamed == true ? found?.name : nil, text: text, kind: found?.kind ?? "other")
    }
}
