internal import NewsLanguage
internal import NewsModel

/// Finds what narrows a fact: "excluding one-off costs", "above the designated size", "in France".
struct QualifierFinder {
    let story: Story

    /// The qualifiers of the fact read from figure chunk `c`.
    func qualifiers(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence, subject: Subject) -> [Qualifier]
    {
        let syntax = sentence.syntax
        let phrases = PhraseReader(story: story, syntax: syntax)
        var out: [Qualifier] = []
        func hash(_ k: Int) -> UInt64 { story.stream.tokens[syntax.chunks[k].head].hash }
        func add(_ name: String, _ n: Int, from k: Int? = nil) {
            let words = phrases.measure(n, dropping: false, tails: 1)
            guard !words.isEmpty else { return }
            let value =
                k.map {
                    story.stream.string(
                        TextRange(
                            Int(story.stream.tokens[syntax.chunks[$0].tokens.lowerBound].start),
                            Int(story.stream.tokens[syntax.chunks[n].tokens.upperBound - 1].end)))
                } ?? words
            let qualifier = Qualifier(name: name, value: value)
            if !out.contains(qualifier) { out.append(qualifier) }
        }
        // "leaving out one-off costs, it lost …", "profit excluding charges": in the figure's own clause, or opening the sentence.
        for k in syntax.chunks.indices.dropLast()
        where syntax.chunks[k + 1].kind == .nounPhrase && syntax.chunks[k + 1].figures.isEmpty {
            let isNear = syntax.clauses[k] == syntax.clauses[c] || k < 2
            guard isNear else { continue }
            if syntax.chunks[k].kind == .preposition, Words.excluding.contains(hash(k)), k < c || k <= c + 2 {
                add("excluding", k + 1)
            } else if syntax.chunks[k].kind == .verbGroup && Words.exclude.contains(syntax.chunks[k].verb.lemma)
                && syntax.chunks[k].verb.isGerund
            {
                add("excluding", k + 1)
            } else if k > 0 || syntax.chunks[k].verb.isNegated {
                let isNot =
                    syntax.chunks[k].verb.isNegated && Words.include.contains(syntax.chunks[k].verb.lemma)
                    || k > 0 && Words.including.contains(hash(k))
                        && Words.not.contains(story.stream.tokens[syntax.chunks[k].tokens.lowerBound - 1].hash)
                if isNot { add("excluding", k + 1) }
            }
        }
        // "1,200 firms are above the designated size": a predicate that only narrows.
        if let v = syntax.subjects.indices.first(where: { syntax.subjects[$0] == c && syntax.chunks[$0].verb.isCopula }
        ), v + 2 < syntax.chunks.count,
            syntax.chunks[v + 1].kind == .preposition, Words.condition.contains(hash(v + 1)),
            syntax.chunks[v + 2].kind == .nounPhrase, syntax.chunks[v + 2].figures.isEmpty
        {
            add("condition", v + 2, from: v + 1)
        }
        if c + 2 < syntax.chunks.count, syntax.chunks[c + 1].kind == .preposition,
            syntax.chunks[c + 2].kind == .nounPhrase
        {
            if Words.condition.contains(hash(c + 1)), syntax.chunks[c + 2].figures.isEmpty,
                syntax.chunks[c + 2].names.isEmpty
            {
                add("condition", c + 2, from: c + 1)
            }
            if Words.sited.contains(hash(c + 1)), let name = syntax.chunks[c + 2].names.first,
                story.names[name].kind == "place", story.names[name].name != subject.name
            {
                out.append(Qualifier(name: "place", value: story.names[name].name))
            }
        }
        return out
    }
}
