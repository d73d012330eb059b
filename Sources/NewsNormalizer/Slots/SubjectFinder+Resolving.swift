internal import NewsLanguage
internal import NewsModel

/// What noun phrases name or point to.
extension SubjectFinder {
    /// The thing that a noun phrase names or points to; nil for a pronoun without antecedent.
    func resolve(_ n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let chunk = syntax.chunks[n]
        guard chunk.kind == .nounPhrase else { return nil }
        let head = stream.tokens[chunk.head]
        let names = chunk.names.filter { !isCompounded($0) }
        if chunk.tokens.count == 1 {
            if Words.we.contains(head.hash) { return speakers(in: sentence) }
            if Words.it.contains(head.hash) || Words.they.contains(head.hash) {
                if let found = earlierSubject(than: n, in: sentence) { return found }
                return spoken.last {
                    $0.kind != "person" && $0.isNamed && (Words.they.contains(head.hash) || $0.kind != "market")
                } ?? topic
            }
            if Words.personal.contains(head.hash) {
                return person(head, n, in: sentence)
            }
        }
        if head.shape == .upper, FactLexicon.measures[head] != nil {
            return phrase(n, syntax, named: false, kind: "other")
        }
        if SyntaxLexicon.words[head]?.classes.first == .pronoun
            || SyntaxLexicon.words[head]?.classes.first == .existential
        {
            return nil
        }
        if isKin(n, syntax) { return nil }
        // A proper name that is the head, or stands in apposition at the end ("carmaker Chrysler").
        if let name = chunk.names.last(where: { story.names[$0].range.end >= Int(head.end) }) {
            return named(name, chunk)
        }
        let kind = FactLexicon.kinds[head]
        // "the city of Acton", "the farm ministry of Norland": the place.
        if kind == "place" || kind == "organisation", chunk.names.isEmpty, chunk.possessor == nil,
            n + 2 < syntax.chunks.count, syntax.chunks[n + 1].isOf, syntax.chunks[n + 2].kind == .nounPhrase,
            let name = syntax.chunks[n + 2].names.first
        {
            return named(name, syntax.chunks[n + 2])
        }
        // "the company", "the carmaker": the last named thing of that kind.
        let capitals = capitals(chunk, in: sentence)
        let isCapitalised = capitals > 0
        if kind == "currency" || kind == "commodity" { return phrase(n, syntax, named: true, kind: "market") }
        if kind == "market", !isCapitalised, chunk.tokens.contains(where: { isNationality(stream.tokens[$0]) }) {
            return apposition(n, in: sentence) ?? phrase(n, syntax, named: true, kind: "market")
        }
        if kind == "market", !names.isEmpty { return phrase(n, syntax, named: true, kind: "market") }
        // "Acme's main index": the index, not Acme.
        if kind == "market", let owner = chunk.possessor, let found = resolve(owner, in: sentence),
            found.kind == "company",
            Words.marketWords.contains(head.hash), let own = phrase(n, syntax, named: true, kind: "market")
        {
            return Referent(
                name: "\(found.name) \(own.name)", range: TextRange(found.range.start, own.range.end), kind: "market",
                id: nil, isNamed: true)
        }
        // "the euro index": one of its own, none named before.
        if kind == "market", !isCapitalised,
            chunk.tokens.contains(where: { t in
                let own = FactLexicon.kinds[stream.tokens[t]]
                return t != chunk.head && (own == "currency" || own == "commodity")
            })
        {
            return phrase(n, syntax, named: true, kind: "market")
        }
        // "the Cambridge, Massachusetts-based company": the article stands before a comma.
        let isDefinite = chunk.isDefinite || kind == "company" && chunk.names.contains { isCompounded($0) }
        if let kind = kind == "mover" ? nil : kind, isDefinite, chunk.possessor == nil, !isCapitalised,
            kind != "product",
            kind != "place" || !chunk.tokens.contains(where: { Words.worldwide.contains(stream.tokens[$0].hash) })
        {
            if kind == "company", let found = earlierSubject(than: n, in: sentence), found.kind == kind { return found }
            // In a new paragraph "the company" is the one that the story is about.
            if kind == "company", let topic, topic.kind == kind, isTopicSubject, reported == nil,
                spoken.lastLine != sentence.line
            {
                return topic
            }
            // The one that the paragraph speaks of stands before the one that the story is about.
            if let local, local.line == sentence.line, local.referent.kind == kind, local.referent.isNamed {
                return local.referent
            }
            if let reported, reported.kind == kind { return reported }
            if let found = spoken.last(where: { $0.kind == kind && $0.isNamed }) ?? (topic?.kind == kind ? topic : nil)
            {
                return found
            }
        }
        if let equal = apposition(n, in: sentence) { return equal }
        if head.shape != .lower && head.shape != .none && chunk.names.isEmpty
            && (chunk.head != sentence.opening && chunk.head > sentence.tokens.lowerBound
                && !isQuotation(chunk.head - 1) || story.isName(head))
            || head.kind == .alphanumeric
        {
            // A name that the extractor did not mark: an index, a product.
            return phrase(n, syntax, named: true, kind: isMarket(chunk) ? "market" : "other")
        }
        if isCapitalised, chunk.names.isEmpty, kind != "person" {
            return phrase(n, syntax, named: true, kind: isMarket(chunk) ? "market" : kind ?? "other")
        }
        if head.kind == .number, chunk.figures.isEmpty {
            return phrase(n, syntax, named: true, kind: isMarket(chunk) ? "market" : "product")
        }
        // "Airbus executives", "GM shares", "Ford's stock": the name inside owns the phrase.
        if let name = names.first, story.names[name].kind == "company" || kind == "person" || kind == nil {
            return isMarket(chunk) ? phrase(n, syntax, named: true, kind: "market") : named(name, chunk)
        }
        // "the 410-9 jet": one that says itself which.
        if kind == "product",
            chunk.tokens.contains(where: { t in
                t < chunk.head && !chunk.figures.contains { story.figures[$0].range.overlaps(stream.tokens[t].range) }
                    && (stream.tokens[t].kind == .alphanumeric || stream.tokens[t].kind == .number)
            })
        {
            return phrase(n, syntax, named: true, kind: "product")
        }
        // "the airplane": the last product, or thing of no other kind, that was named.
        if kind == "product", chunk.isDefinite,
            let found = spoken.last(where: { $0.isNamed && ($0.kind == "product" || $0.kind == "other") })
        {
            return found
        }
        if let owner = chunk.possessor, let found = resolve(owner, in: sentence), kind != "product" { return found }
        if PhraseReader(story: story, syntax: syntax).hasPossessive(n),
            let found = possessor(of: n, in: sentence)
        {
            return found
        }
        return phrase(n, syntax, named: false, kind: kind == "mover" ? "other" : kind ?? "other")
    }

    /// Number of capitalised words of a phrase that make it a name of its own: "Fair Harbour insurance company", but not
    /// "the Italian company", nor a capital that only starts the sentence.
    func capitals(_ chunk: Chunk, in sentence: StorySentence) -> Int {
        var count = 0
        for t in chunk.tokens {
            let token = stream.tokens[t]
            guard token.kind == .word || token.kind == .alphanumeric, token.shape != .lower, token.shape != .none else {
                continue
            }
            if t == sentence.tokens.lowerBound || t == sentence.opening, !story.isName(token) { continue }
            if SyntaxLexicon.words[token]?.classes.first == .determiner
                || SyntaxLexicon.words[token]?.classes.first == .possessive
            {
                continue
            }
            if isNationality(token) { continue }
            // "the South African company"
            if Words.quarters.contains(token.hash), t + 1 < chunk.tokens.upperBound, isNationality(stream.tokens[t + 1])
            {
                continue
            }
            // "the Leeds-listed company"
            if t + 1 < chunk.tokens.upperBound, stream.tokens[t + 1].isSign("-"), !stream.tokens[t + 1].spaceBefore {
                continue
            }
            count += 1
        }
        return count
    }

    /// Whether a name is only the first part of a compound: "the Leeds-listed company".
    func isCompounded(_ n: Int) -> Bool {
        let t = stream.tokenIndex(atByte: story.names[n].range.end)
        return t + 1 < stream.tokens.count && stream.tokens[t].isSign("-") && !stream.tokens[t].spaceBefore
            && !stream.tokens[t + 1].spaceBefore && stream.tokens[t + 1].shape == .lower
    }

    private func isQuotation(_ t: Int) -> Bool {
        let token = stream.tokens[t]
        return token.isSign("\"")
            || token.kind == .punctuation && token.count == 3 && stream.bytes[Int(token.start)] == 0xE2
    }

    func isNationality(_ token: Token) -> Bool {
        if Words.nationalities.contains(token.hash) { return true }
        guard token.count > 4, token.shape == .capitalised else { return false }
        let end = stream.bytes[(Int(token.end) - 3)..<Int(token.end)]
        return end.elementsEqual("ese".utf8) || end.elementsEqual("ish".utf8) || end.suffix(2).elementsEqual("an".utf8)
    }

    /// The name that a common phrase is explained by, or explains: "the A380, a jet that …", "the main index, the FTSE, fell".
    func apposition(_ n: Int, in sentence: StorySentence) -> Referent? {
        let chunks = sentence.syntax.chunks
        // Only a phrase without capitals of its own is explained by another, so that two never explain each other.
        guard chunks[n].names.isEmpty, capitals(chunks[n], in: sentence) == 0,
            stream.tokens[chunks[n].head].shape == .lower, chunks[n].figures.isEmpty, chunks[n].possessor == nil
        else { return nil }
        if n > 1, chunks[n - 1].kind == .comma, chunks[n - 2].kind == .nounPhrase, startsWithArticle(n, in: sentence),
            capitals(chunks[n - 2], in: sentence) > 0 || !chunks[n - 2].names.isEmpty
        {
            return resolve(n - 2, in: sentence)
        }
        // "The operator of Acton's second airport, Acme, expects": behind what completes the noun.
        let last = phrasesEnd(complemented(n, chunks), sentence.syntax)
        if last + 3 < chunks.count, chunks[last + 1].kind == .comma, chunks[last + 2].kind == .nounPhrase,
            chunks[last + 2].possessor == nil, chunks[last + 3].kind == .comma || chunks[last + 3].kind == .open,
            chunks[n].isDefinite, capitals(chunks[last + 2], in: sentence) > 0 || !chunks[last + 2].names.isEmpty
        {
            return resolve(last + 2, in: sentence)
        }
        return nil
    }

    /// The phrase behind `of` that completes phrase `n`, or `n` itself.
    private func complemented(_ n: Int, _ chunks: [Chunk]) -> Int {
        n + 2 < chunks.count && chunks[n + 1].isOf && chunks[n + 2].kind == .nounPhrase ? n + 2 : n
    }

    func startsWithArticle(_ n: Int, in sentence: StorySentence) -> Bool {
        sentence.syntax.chunks[n].tokens.first.map {
            SyntaxLexicon.words[stream.tokens[$0]]?.classes.first == .determiner
        } ?? false
    }

    /// The named subject of a clause that stands before phrase `n` in its sentence, the nearest first.
    func earlierSubject(than n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var v = n - 1
        while v >= 0 {
            if syntax.chunks[v].kind == .verbGroup, let s = syntax.subjects[v], s < n, s < v, !isPronoun(s, syntax),
                let found = resolve(s, in: sentence)
            {
                // "Shares of Acme sank after it …"
                if found.isNamed, found.kind != "person" { return found }
                if let owner = owner(of: s, in: sentence), owner.kind != "person" { return owner }
            }
            v -= 1
        }
        return nil
    }

    /// Whom "he" or "I" means: a person of its own sentence; one of its paragraph; one of the paragraphs just before, but of none in
    /// front of a heading; else the person or company that the text is about, for neither a body, a place nor a thing is called so.
    private func person(_ token: Token, _ n: Int, in sentence: StorySentence) -> Referent? {
        if Words.addressing.contains(token.hash) {
            // "I" is who speaks.
            return speaker(in: sentence)
                ?? spoken.near(sentence.line, within: 0, where: { $0.kind == "person" })
        }
        if Words.singlePersons.contains(token.hash), let found = person(beside: n, in: sentence) { return found }
        return lastPerson(in: TextRange(sentence.range.start, Int(token.start)))
            ?? spoken.near(sentence.line, within: 0, where: { $0.kind == "person" })
            ?? lastPerson(before: sentence)
            ?? spoken.near(sentence.line, within: Self.reach, where: { $0.kind == "person" })
            ?? (topic?.kind == "company" || topic?.kind == "person" ? topic : nil)
    }

    /// The person that the paragraph named last, in whatever role: "They got help from Holm. He scored six."
    private func lastPerson(before sentence: StorySentence) -> Referent? {
        var s = stream.sentenceIndex(atByte: sentence.range.start)
        while s > 0, stream.sentences[s - 1].line == sentence.line {
            s -= 1
            if let found = lastPerson(in: stream.sentences[s].range) { return found }
        }
        return nil
    }

    private func lastPerson(in range: TextRange) -> Referent? {
        guard range.start < range.end, let n = story.names(in: range).last(where: { story.names[$0].kind == "person" })
        else { return nil }
        let name = story.names[n]
        return Referent(name: name.name, range: name.range, kind: name.kind, id: name.id, isNamed: true)
    }

    /// Whom "he" means in its own sentence: the person who is subject of a clause before it ("Holm said he had spent"), or of the clause
    /// that its own goes in front of ("When he was 16, Holm left").
    private func person(beside n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var v = n - 1
        while v >= 0 {
            if syntax.chunks[v].kind == .verbGroup, let s = syntax.subjects[v], s < v, !isPronoun(s, syntax),
                let found = person(s, in: sentence)
            {
                return found
            }
            v -= 1
        }
        // A sentence that opens with its subordinate clause.
        guard let opening = syntax.chunks.firstIndex(where: { $0.kind != .quotation }), opening < n,
            syntax.chunks[opening].kind == .subordinator,
            !syntax.chunks[opening..<n].contains(where: { $0.kind == .verbGroup || $0.kind == .comma }),
            let main = syntax.chunks.indices.first(where: {
                syntax.chunks[$0].kind == .verbGroup && syntax.chunks[$0].verb.isFinite
                    && (syntax.subjects[$0] ?? n) > n
            }), let s = syntax.subjects[main], s < main, !isPronoun(s, syntax)
        else { return nil }
        return person(s, in: sentence)
    }

    /// The person that phrase `n` names.
    private func person(_ n: Int, in sentence: StorySentence) -> Referent? {
        guard sentence.syntax.chunks[n].possessor == nil, let found = resolve(n, in: sentence), found.isNamed,
            found.kind == "person",
            sentence.syntax.chunks[n].tokens.contains(where: { stream.tokens[$0].range.overlaps(found.range) })
        else { return nil }
        return found
    }

    func isPronoun(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        let cls = SyntaxLexicon.words[stream.tokens[syntax.chunks[n].head]]?.classes.first
        return syntax.chunks[n].tokens.count == 1 && (cls == .pronoun || cls == .existential)
            && stream.tokens[syntax.chunks[n].head].shape != .upper
    }

    /// Whom "we" stands for in a release and in what someone is quoted with: the company or body that the story goes on about.
    /// Elsewhere it is the writer, who is no part of the story.
    func speakers(in sentence: StorySentence) -> Referent? {
        guard reported != nil || isQuoted(sentence) else { return nil }
        return reported ?? spoken.last { $0.isNamed && ($0.kind == "company" || $0.kind == "organisation") }
            ?? spoken.last { $0.kind != "person" && $0.isNamed } ?? topic
    }

    /// Whether the paragraph up to this sentence holds a quotation mark.
    private func isQuoted(_ sentence: StorySentence) -> Bool {
        var low = 0
        var high = story.sentences.count
        while low < high {
            let middle = (low + high) / 2
            if story.sentences[middle].range.start <= sentence.range.start { low = middle + 1 } else { high = middle }
        }
        var s = low - 1
        while s >= 0, story.sentences[s].line == sentence.line {
            let chunks = story.sentences[s].syntax.chunks
            if chunks.indices.contains(where: { chunks[$0].kind == .quotation }) { return true }
            s -= 1
        }
        return false
    }

    /// The antecedent of a possessive pronoun.
    func pronoun(_ token: Token, in sentence: StorySentence) -> Referent? {
        if Words.we.contains(token.hash) { return speakers(in: sentence) }
        if Words.personal.contains(token.hash) {
            return spoken.near(sentence.line, within: Self.reach, where: { $0.kind == "person" })
        }
        return spoken.last { $0.kind != "person" && $0.isNamed && !isPassing($0) } ?? topic
    }

    func isMarket(_ chunk: Chunk) -> Bool {
        chunk.tokens.contains { Words.marketWords.contains(stream.tokens[$0].hash) }
    }

    func named(_ n: Int, _ chunk: Chunk) -> Referent {
        let name = story.names[n]
        var kind = name.kind
        if kind == "other" && isMarket(chunk) { kind = "market" }
        // "its rival Askari", "harbour master Ante Lovric": the noun in front says what the name is.
        let t = stream.tokenIndex(atByte: name.range.start)
        if t > chunk.tokens.lowerBound, kind == "person" || kind == "company" || kind == "organisation",
            let title = FactLexicon.kinds[stream.tokens[t - 1]],
            title == "company"
                || title == "person" && kind == "company"
                    && !Words.outsiders.contains(stream.tokens[t - 1].hash)
        {
            kind = title
        }
        return Referent(name: name.name, range: name.range, kind: kind, id: name.id, isNamed: true)
    }

    /// The most tokens of a phrase that stands for a name.
    private static let longestPhrase = 8

    /// The noun phrase itself, without determiner.
    func phrase(_ n: Int, _ syntax: SentenceSyntax, named: Bool, kind: String) -> Referent? {
        var tokens = PhraseReader(story: story, syntax: syntax).content(n)
        if tokens.count > Self.longestPhrase {
            // No half of a compound: "mid-size …" is cut behind it.
            tokens = Array(tokens.suffix(Self.longestPhrase))
            if stream.tokens[tokens[0]].isSign("-") { tokens = Array(tokens.dropFirst(2)) }
        }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        return Referent(
            name: self.named(tokens), range: stream.range(first..<last + 1), kind: kind, id: nil,
            isNamed: named)
    }
}
