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
            return named(PhraseReader(story: story, syntax: syntax).possessed(k + 2), in: sentence, subjects)
        }
        return nil
    }

    private func named(_ n: Int, in sentence: StorySentence, _ subjects: SubjectFinder) -> Attribution? {
        guard sentence.syntax.chunks[n].kind == .nounPhrase else { return nil }
        let text = story.stream.string(story.stream.range(sentence.syntax.chunks[n].tokens))
        let found = subjects.resolve(n, in: sentence)
        return Attribution(name: found?.isNamed == true ? found?.name : nil, text: text, kind: found?.kind ?? "other")
    }
}
