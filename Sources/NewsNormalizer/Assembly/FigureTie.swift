internal import NewsLanguage
internal import NewsModel

/// How the syntax of a sentence ties a figure to its clause, and to the subject that was found for it.
///
/// It is looked at again once all slots are filled, without asking which rule filled them: a figure that is its verb's own object
/// and a subject that is its verb's own subject are seldom wrong; one that stands phrases away, or was taken from a clause above, is.
struct FigureTie {
    private let story: Story
    private let sentence: StorySentence
    /// Chunk of the figure.
    private let chunk: Int
    private let reading: FigureReading

    private var syntax: SentenceSyntax { sentence.syntax }

    init(_ story: Story, _ sentence: StorySentence, chunk: Int, _ reading: FigureReading) {
        self.story = story
        self.sentence = sentence
        self.chunk = chunk
        self.reading = reading
    }

    /// Where the figure stands to the verb of its clause; `apposed` beside or in front of whom it describes.
    var place: String {
        if reading.roles.contains(.apposed) { return "apposed" }
        guard let v = syntax.clauses[chunk] else { return "verbless" }
        if syntax.subjects[v] == chunk { return "subject" }
        guard v < chunk else { return "front" }
        guard let before = syntax.previous(chunk) else { return "front" }
        if before == v { return "object" }
        if syntax.chunks[before].kind == .preposition {
            return (v + 1..<before).contains { syntax.chunks[$0].kind == .nounPhrase } ? "nested" : "adjunct"
        }
        return "listed"
    }

    /// Where the words that name the subject stand to the figure's clause: `clause` and `understood` for the subject of its verb,
    /// `owner` for whom the measured phrase belongs to, `above` and `reporter` for the subject of a clause that governs it,
    /// `pronoun` and `pointer` ("the firm") for words that point to it; else `elsewhere`.
    ///
    /// `range` is where the sentence names the subject, if it does; `words` are those it was found by.
    func subject(_ range: TextRange?, words: String?) -> String {
        let k = range.flatMap { syntax.chunk(ofToken: story.stream.tokenIndex(atByte: $0.start)) }
        if let k, owns(k, reading.measureChunk) || owns(k, chunk) { return "owner" }
        guard let v = reading.verb ?? syntax.clauses[chunk] else { return "elsewhere" }
        let chain = syntax.chain(v)
        for g in chain {
            guard let s = syntax.subjects[g], k.map({ holds($0, s) }) ?? spells(s, words) else { continue }
            if g == v { return syntax.links[v] == .main || syntax.links[v] == .complement ? "clause" : "understood" }
            return SentenceSyntax.reports(syntax.chunks[g].verb.lemma) ? "reporter" : "above"
        }
        guard k == nil, let s = syntax.subjects[v] else { return "elsewhere" }
        let head = story.stream.tokens[syntax.chunks[s].head]
        if SyntaxLexicon.words[head]?.classes.first == .pronoun { return "pronoun" }
        return syntax.chunks[s].isDefinite && syntax.chunks[s].names.isEmpty && FactLexicon.kinds[head] != nil
            ? "pointer" : "elsewhere"
    }

    /// Whether phrase `n` ends with these words.
    private func spells(_ n: Int, _ words: String?) -> Bool {
        guard let words, !words.isEmpty else { return false }
        let range = story.stream.range(syntax.chunks[n].tokens)
        return story.stream.bytes[range.start..<range.end].suffix(words.utf8.count).elementsEqual(words.utf8)
    }

    /// Whether chunk `k` is phrase `n`, its possessor, or completes it behind "of".
    private func owns(_ k: Int, _ n: Int?) -> Bool {
        guard let n else { return false }
        return holds(k, n) || k == n + 2 && syntax.chunks[n + 1].isOf
    }

    /// Whether chunk `k` is phrase `n` or one of its possessors.
    private func holds(_ k: Int, _ n: Int) -> Bool {
        var owner: Int? = n
        while let o = owner {
            if o == k { return true }
            guard let next = syntax.chunks[o].possessor, next < o else { return false }
            owner = next
        }
        return false
    }
}
