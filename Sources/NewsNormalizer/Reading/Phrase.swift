internal import NewsLanguage
internal import NewsModel

/// The words of a noun phrase that go into a measure, and whom the phrase belongs to.
struct PhraseReader {
    let story: Story
    let syntax: SentenceSyntax
    /// The most words of a measure.
    static let longest = 7

    private var stream: TokenStream { story.stream }

    /// The content tokens of noun phrase `i`: no determiners, figures, dates or adverbs in front.
    func content(_ i: Int, after figure: Int? = nil) -> [Int] {
        let chunk = syntax.chunks[i]
        var skip = Set<Int>()
        for f in chunk.figures { mark(story.figures[f].range, &skip) }
        for d in chunk.dates { mark(story.dates[d].range, &skip) }
        var out: [Int] = []
        for t in chunk.tokens where !skip.contains(t) {
            if let figure, t < figure { continue }
            let token = stream.tokens[t]
            let isJoined =
                t + 1 < stream.tokens.count && stream.tokens[t + 1].isSign("-") && !stream.tokens[t + 1].spaceBefore
            if out.isEmpty && !isJoined
                && (Words.dropped.contains(token.hash) || FactLexicon.bounds[token] != nil || isAdverb(token))
            {
                continue
            }
            if token.kind == .punctuation && token.isSign("-") == false { continue }
            out.append(t)
        }
        while let t = out.first, stream.tokens[t].isSign("-") { out.removeFirst() }
        // "147 yen late on Wednesday", "1,000 euros each"
        while let t = out.last, Words.trailing.contains(stream.tokens[t].hash) { out.removeLast() }
        return out
    }

    private func isAdverb(_ token: Token) -> Bool { SyntaxLexicon.words[token]?.classes.first == .adverb }

    private func mark(_ range: TextRange, _ set: inout Set<Int>) {
        var t = stream.tokenIndex(atByte: range.start)
        while t < stream.tokens.count, Int(stream.tokens[t].start) < range.end {
            set.insert(t)
            t += 1
        }
    }

    /// Names at the front of a phrase that own it ("Airbus orders", "GM's sales"), as indices into the story's names.
    func owningName(_ i: Int) -> Int? {
        let chunk = syntax.chunks[i]
        guard let n = chunk.names.first, story.names[n].kind != "person",
            Int(stream.tokens[chunk.head].start) >= story.names[n].range.end
        else { return nil }
        return n
    }

    /// Whether the phrase starts with a possessive pronoun.
    func hasPossessive(_ i: Int) -> Bool {
        guard let t = syntax.chunks[i].tokens.first else { return false }
        return Words.possessives.contains(stream.tokens[t].hash)
    }

    /// Whether the phrase is its head alone, a name in front aside: "shares", "Acme's shares", "Acme shares".
    func isBare(_ i: Int) -> Bool {
        let names = syntax.chunks[i].names.map { story.names[$0].range }
        return content(i).filter { t in !names.contains { $0.overlaps(stream.tokens[t].range) } }.count == 1
    }

    /// Whether the phrase says whose it is.
    func hasOwner(_ i: Int) -> Bool { syntax.chunks[i].possessor != nil || hasPossessive(i) }

    /// The phrase that `i` owns, at the end of a chain of possessors: `A380s` for `Airbus` in "Airbus' new A380s".
    func possessed(_ i: Int) -> Int {
        var n = i
        while n + 1 < syntax.chunks.count, syntax.chunks[n + 1].possessor == n { n += 1 }
        return n
    }

    /// The phrase as a measure: its content words with the prepositional phrases that follow it.
    func measure(_ i: Int, after figure: Int? = nil, dropping name: Bool = true, tails: Int = 2) -> String {
        var tokens = content(i, after: figure)
        if name, let n = owningName(i), let head = tokens.last, figure == nil || true {
            // The owner's name is the subject, not the measure, where a common noun is left.
            let rest = tokens.filter { Int(stream.tokens[$0].start) >= story.names[n].range.end }
            if story.names[n].kind == "company", !rest.isEmpty, figure == nil, head == rest.last { tokens = rest }
        }
        if tokens.count > 6 { tokens = Array(tokens.suffix(6)) }
        tokens += tail(i, room: Self.longest - tokens.count, tails: tails)
        return story.words(tokens)
    }

    /// The tokens of the prepositional phrases behind noun phrase `i`.
    func tail(_ i: Int, room: Int, tails: Int) -> [Int] {
        var out: [Int] = []
        var room = room
        var k = i
        for _ in 0..<tails {
            // "the bail out of the sector"
            if k + 3 < syntax.chunks.count, syntax.chunks[k + 1].kind == .particle,
                syntax.chunks[k + 2].kind == .preposition
            {
                out.append(syntax.chunks[k + 1].head)
                room -= 1
                k += 1
            }
            guard k + 2 < syntax.chunks.count, syntax.chunks[k + 1].kind == .preposition,
                syntax.chunks[k + 2].kind == .nounPhrase
            else { break }
            let p = syntax.chunks[k + 1].head
            guard Words.joining.contains(stream.tokens[p].hash), syntax.chunks[k + 2].figures.isEmpty else { break }
            // A possessor chain is one phrase.
            let n = possessed(k + 2)
            guard syntax.chunks[n].figures.isEmpty else { break }
            let words = content(n)
            guard !words.isEmpty, words.count + 1 <= room else { break }
            if syntax.subjects.contains(where: { $0 == n }) && !Words.of.contains(stream.tokens[p].hash) { break }
            out.append(p)
            out += words
            room -= words.count + 1
            k = n
        }
        return out
    }
}
