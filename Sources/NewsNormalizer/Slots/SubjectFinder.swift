internal import NewsLanguage
internal import NewsModel

/// Finds whom a figure is said of: names, pronouns, "the company", the clause's subject, the story's topic.
///
/// It remembers what earlier sentences spoke of; sentences are shown to it in reading order.
struct SubjectFinder {
    let story: Story
    /// Subjects of earlier clauses, the latest last; bounded.
    private(set) var spoken: [Referent] = []
    /// The first thing the story speaks of.
    private(set) var topic: Referent?
    /// The story opened with its topic as the subject of a clause, not with a name in passing (a caption, a dateline).
    private var isTopicSubject = false
    private static let memory = 24

    private static let it: Set<UInt64> = Set(["it", "its", "itself"].map { WordHash.of($0) })
    private static let they: Set<UInt64> = Set(["they", "their", "them", "we", "our"].map { WordHash.of($0) })
    private static let person: Set<UInt64> = Set(["he", "she", "his", "her", "him", "i", "my"].map { WordHash.of($0) })
    private static let by = WordHash.of("by")
    private static let at = WordHash.of("at")
    private static let marketWords: Set<UInt64> = Set(
        [
            "index", "ftse", "nikkei", "dow", "nasdaq", "dax", "cac", "s&p", "topix", "hang", "sensex", "kospi",
            "composite", "average", "stoxx", "nyse", "indices", "indexes",
        ].map { WordHash.of($0) })

    init(_ story: Story) { self.story = story }

    private var stream: TokenStream { story.stream }

    /// The thing that a noun phrase names or points to; nil for a pronoun without antecedent.
    func resolve(_ n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let chunk = syntax.chunks[n]
        guard chunk.kind == .nounPhrase else { return nil }
        let head = stream.tokens[chunk.head]
        if chunk.tokens.count == 1 {
            if Self.it.contains(head.hash) || Self.they.contains(head.hash) {
                if let found = earlierSubject(than: n, in: sentence) { return found }
                return spoken.last {
                    $0.kind != "person" && $0.isNamed && (Self.they.contains(head.hash) || $0.kind != "market")
                } ?? topic
            }
            if Self.person.contains(head.hash) { return spoken.last { $0.kind == "person" } ?? topic }
        }
        if SyntaxLexicon.words[head]?.classes.first == .pronoun
            || SyntaxLexicon.words[head]?.classes.first == .existential
        {
            return nil
        }
        // A proper name that is the head, or stands in apposition at the end ("carmaker Chrysler").
        if let name = chunk.names.last(where: { story.names[$0].range.end >= Int(head.end) }) {
            return named(name, chunk)
        }
        let kind = FactLexicon.kinds[head]
        // "the company", "the carmaker": the last named thing of that kind.
        let capitals = capitals(chunk, in: sentence)
        let isCapitalised = capitals > 0
        if kind == "currency" { return phrase(n, syntax, named: true, kind: "market") }
        if kind == "market", !isCapitalised, chunk.tokens.contains(where: { isNationality(stream.tokens[$0]) }) {
            return apposition(n, in: sentence) ?? phrase(n, syntax, named: true, kind: "market")
        }
        if kind == "market", !chunk.names.isEmpty { return phrase(n, syntax, named: true, kind: "market") }
        if let kind = kind == "mover" ? nil : kind, chunk.isDefinite, chunk.possessor == nil, !isCapitalised,
            kind != "product"
        {
            if let found = spoken.last(where: { $0.kind == kind && $0.isNamed }) ?? (topic?.kind == kind ? topic : nil)
            {
                return found
            }
        }
        if let equal = apposition(n, in: sentence) { return equal }
        if head.shape != .lower && head.shape != .none && chunk.names.isEmpty
            && (chunk.head > sentence.tokens.lowerBound || story.isName(head)) || head.kind == .alphanumeric
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
        if let name = chunk.names.first, story.names[name].kind == "company" || kind == "person" || kind == nil {
            return isMarket(chunk) ? phrase(n, syntax, named: true, kind: "market") : named(name, chunk)
        }
        // "the airplane": the last product, or thing of no other kind, that was named.
        if kind == "product", chunk.isDefinite,
            let found = spoken.last(where: { $0.isNamed && ($0.kind == "product" || $0.kind == "other") })
        {
            return found
        }
        if let owner = chunk.possessor, let found = resolve(owner, in: sentence), kind != "product" { return found }
        if PhraseReader(story: story, syntax: syntax).hasPossessive(n),
            let found = pronoun(stream.tokens[chunk.tokens.lowerBound])
        {
            return found
        }
        return phrase(n, syntax, named: false, kind: kind == "mover" ? "other" : kind ?? "other")
    }

    /// Number of capitalised words of a phrase that make it a name of its own: "Fair Harbour insurance company", but not
    /// "the Italian company", nor a capital that only starts the sentence.
    private func capitals(_ chunk: Chunk, in sentence: StorySentence) -> Int {
        var count = 0
        for t in chunk.tokens {
            let token = stream.tokens[t]
            guard token.kind == .word || token.kind == .alphanumeric, token.shape != .lower, token.shape != .none else {
                continue
            }
            if t == sentence.tokens.lowerBound && !story.isName(token) { continue }
            if SyntaxLexicon.words[token]?.classes.first == .determiner
                || SyntaxLexicon.words[token]?.classes.first == .possessive
            {
                continue
            }
            if isNationality(token) { continue }
            count += 1
        }
        return count
    }

    private static let nationalities: Set<UInt64> = Set(
        [
            "u.s.", "us", "u.k.", "uk", "dutch", "french", "swiss", "greek", "czech", "thai", "iraqi", "israeli",
            "pakistani",
        ].map { WordHash.of($0) })

    private func isNationality(_ token: Token) -> Bool {
        if Self.nationalities.contains(token.hash) { return true }
        guard token.count > 4, token.shape == .capitalised else { return false }
        let end = stream.bytes[(Int(token.end) - 3)..<Int(token.end)]
        return end.elementsEqual("ese".utf8) || end.elementsEqual("ish".utf8) || end.suffix(2).elementsEqual("an".utf8)
    }

    /// The name that a common phrase is explained by, or explains: "the A380, a jet that …", "the main index, the FTSE, fell".
    private func apposition(_ n: Int, in sentence: StorySentence) -> Referent? {
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
        if n + 3 < chunks.count, chunks[n + 1].kind == .comma, chunks[n + 2].kind == .nounPhrase,
            chunks[n + 2].possessor == nil, chunks[n + 3].kind == .comma || chunks[n + 3].kind == .open,
            chunks[n].isDefinite, capitals(chunks[n + 2], in: sentence) > 0 || !chunks[n + 2].names.isEmpty
        {
            return resolve(n + 2, in: sentence)
        }
        return nil
    }

    private func startsWithArticle(_ n: Int, in sentence: StorySentence) -> Bool {
        sentence.syntax.chunks[n].tokens.first.map {
            SyntaxLexicon.words[stream.tokens[$0]]?.classes.first == .determiner
        } ?? false
    }

    /// The named subject of a clause that stands before phrase `n` in its sentence, the nearest first.
    private func earlierSubject(than n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var v = n - 1
        while v >= 0 {
            if syntax.chunks[v].kind == .verbGroup, let s = syntax.subjects[v], s < n, s < v, !isPronoun(s, syntax),
                let found = resolve(s, in: sentence), found.isNamed, found.kind != "person"
            {
                return found
            }
            v -= 1
        }
        return nil
    }

    private func isPronoun(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        let cls = SyntaxLexicon.words[stream.tokens[syntax.chunks[n].head]]?.classes.first
        return syntax.chunks[n].tokens.count == 1 && (cls == .pronoun || cls == .existential)
            && stream.tokens[syntax.chunks[n].head].shape != .upper
    }

    /// The antecedent of a possessive pronoun.
    private func pronoun(_ token: Token) -> Referent? {
        if Self.person.contains(token.hash) { return spoken.last { $0.kind == "person" } }
        return spoken.last { $0.kind != "person" && $0.isNamed } ?? topic
    }

    private func isMarket(_ chunk: Chunk) -> Bool {
        chunk.tokens.contains { Self.marketWords.contains(stream.tokens[$0].hash) }
    }

    private func named(_ n: Int, _ chunk: Chunk) -> Referent {
        let name = story.names[n]
        var kind = name.kind
        if kind == "other" && isMarket(chunk) { kind = "market" }
        return Referent(name: name.name, range: name.range, kind: kind, id: name.id, isNamed: true)
    }

    /// The noun phrase itself, without determiner.
    private func phrase(_ n: Int, _ syntax: SentenceSyntax, named: Bool, kind: String) -> Referent? {
        let tokens = PhraseReader(story: story, syntax: syntax).content(n)
        guard let first = tokens.first, let last = tokens.last else { return nil }
        return Referent(
            name: story.words(Array(tokens.suffix(8))), range: stream.range(first..<last + 1), kind: kind, id: nil,
            isNamed: named)
    }

    /// The subject of a fact.
    func subject(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> Subject {
        switch reading.owner {
        case .chunk(let n):
            if let found = resolve(n, in: sentence) {
                if found.isNamed { return explicit(found) }
                if let equal = equated(n, in: sentence) { return explicit(equal) }
                // What moved is what the fact is about, name or not: "cocoa fell 4%".
                if reading.roles.contains(.market), found.kind != "person", found.kind != "company" {
                    return explicit(found)
                }
                if found.kind != "other" && found.kind != "product", topic == nil || found.kind != "person" {
                    return explicit(found)
                }
            }
        case .possessor(let n):
            if let found = owner(of: n, in: sentence) { return explicit(found) }
        case .clause: break
        }
        if let n = reading.measureChunk, n != c, let found = owner(of: n, in: sentence) { return explicit(found) }
        if let v = reading.verb, let found = clauseSubject(v, except: [c, reading.measureChunk ?? c], in: sentence) {
            if !found.isNamed || found.kind == "other", reading.roles.contains(.deal) || isTransfer(v, in: sentence),
                let party = party(behind: c, in: sentence)
            {
                return explicit(party)
            }
            return explicit(found)
        }
        if reading.roles.contains(.deal), let party = party(behind: c, in: sentence) { return explicit(party) }
        // A company's story goes on about companies, wherever it takes place.
        if isTopicSubject, topic?.kind == "company", let found = spoken.last(where: { $0.kind == "company" }) {
            return inherited(found)
        }
        if let found = spoken.last(where: { $0.isNamed && $0.kind != "person" && $0.kind != "other" }) ?? spoken.last(
            where: { $0.isNamed && $0.kind != "person" }) ?? topic
        {
            return inherited(found)
        }
        return Subject(name: nil, text: nil, kind: "other", basis: "unresolved")
    }

    private func isTransfer(_ v: Int, in sentence: StorySentence) -> Bool {
        FactLexicon.verbs[sentence.syntax.chunks[v].verb.lemma]?.roles.contains(.transfer) ?? false
    }

    /// Where a sentence names the subject: the words it was found by, if they stand in it.
    func range(of subject: Subject, in sentence: StorySentence) -> TextRange? {
        guard let name = subject.name else { return nil }
        // The names are in reading order: the first of this sentence by halving.
        var low = 0
        var high = story.names.count
        while low < high {
            let middle = (low + high) / 2
            if story.names[middle].range.start < sentence.range.start { low = middle + 1 } else { high = middle }
        }
        while low < story.names.count, sentence.range.contains(story.names[low].range) {
            if story.names[low].name == name { return story.names[low].range }
            low += 1
        }
        return nil
    }

    private func explicit(_ r: Referent) -> Subject {
        var s = Subject(name: r.name, text: stream.string(r.range), kind: r.kind, basis: "explicit")
        s.id = r.id
        return s
    }

    private func inherited(_ r: Referent) -> Subject {
        var s = explicit(r)
        s.basis = "inherited"
        return s
    }

    /// Whom a measured phrase belongs to: possessor, possessive pronoun, a company name in front, an `of` phrase.
    func owner(of n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let chunk = syntax.chunks[n]
        let phrases = PhraseReader(story: story, syntax: syntax)
        if let owner = chunk.possessor, let found = resolve(owner, in: sentence) { return found }
        if phrases.hasPossessive(n) {
            // "its": the subject of the clause around it, else the last thing spoken of.
            let token = stream.tokens[chunk.tokens.lowerBound]
            if !Self.person.contains(token.hash), let v = syntax.clauses[n] {
                for g in syntax.chain(v) {
                    if let s = syntax.subjects[g], s < n, s != n, let found = resolve(s, in: sentence), found.isNamed,
                        found.kind != "person"
                    {
                        return found
                    }
                }
            }
            if let found = pronoun(token) { return found }
        }
        if let name = phrases.owningName(n),
            story.names[name].kind == "company" || story.names[name].kind == "organisation"
        {
            return named(name, chunk)
        }
        if n + 2 < syntax.chunks.count, syntax.chunks[n + 1].kind == .preposition,
            syntax.chunks[n + 2].kind == .nounPhrase
        {
            let p = stream.tokens[syntax.chunks[n + 1].head].hash
            if p == WordHash.of("of") || p == Self.by || p == Self.at, let found = resolve(n + 2, in: sentence),
                found.isNamed, p != Self.at || found.kind == "company"
            {
                return found
            }
        }
        return nil
    }

    /// The subject of verb group `v`; of the ones that govern it where it has none of its own; the agent of a passive.
    private func clauseSubject(_ v: Int, except: [Int], in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var common: Referent?
        for g in syntax.chain(v) {
            if syntax.chunks[g].verb.isPassive || syntax.chunks[g].verb.isParticiple, let agent = agent(g, in: sentence)
            {
                return agent
            }
            if let source = source(g, in: sentence) { return source }
            guard let s = syntax.subjects[g], !except.contains(s), let found = resolve(s, in: sentence) else {
                continue
            }
            if found.kind == "person" {
                // What a person says or does for a company is said of the company.
                return companyOf(s, in: sentence) ?? spoken.last { $0.kind == "company" || $0.kind == "organisation" }
                    ?? found
            }
            if found.isNamed { return found }
            // "The best performer was Acme": the name stands behind the copula.
            if let equal = equated(s, in: sentence) { return equal }
            if let owner = owner(of: s, in: sentence) { return owner }
            if syntax.chunks[g].verb.isPassive || syntax.chunks[g].verb.isParticiple { continue }
            if common == nil { common = found }
        }
        // A named thing that the story goes on about tells more than "the plans".
        if let common, topic == nil || common.kind == "market" || common.kind == "place" { return common }
        return nil
    }

    /// "The best performer was Acme": the name behind the copula whose subject is phrase `n`.
    private func equated(_ n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        guard
            let v = syntax.subjects.indices.first(where: { syntax.subjects[$0] == n && syntax.chunks[$0].verb.isCopula }
            ), let p = syntax.next(v),
            syntax.chunks[p].kind == .nounPhrase, let equal = resolve(phrasesEnd(p, syntax), in: sentence),
            equal.isNamed
        else { return nil }
        return equal
    }

    private func phrasesEnd(_ n: Int, _ syntax: SentenceSyntax) -> Int {
        PhraseReader(story: story, syntax: syntax).possessed(n)
    }

    private static let sources: Set<UInt64> = Set(["from", "at", "on"].map { WordHash.of($0) })

    /// Where a passive without agent takes place: "songs downloaded from the Acme store".
    private func source(_ v: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        guard syntax.chunks[v].verb.isPassive || syntax.chunks[v].verb.isParticiple else { return nil }
        var k = v + 1
        while k + 1 < syntax.chunks.count, k < v + 4, syntax.chunks[k].kind != .verbGroup,
            syntax.chunks[k].kind != .comma
        {
            if syntax.chunks[k].kind == .preposition, Self.sources.contains(stream.tokens[syntax.chunks[k].head].hash),
                let found = resolve(k + 1, in: sentence), found.isNamed
            {
                return found
            }
            k += 1
        }
        return nil
    }

    /// "by" and a name behind a passive.
    private func agent(_ v: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var k = v + 1
        while k + 1 < syntax.chunks.count, k < v + 6, syntax.chunks[k].kind != .verbGroup,
            syntax.chunks[k].kind != .comma
        {
            if syntax.chunks[k].kind == .preposition, stream.tokens[syntax.chunks[k].head].hash == Self.by,
                let found = resolve(k + 1, in: sentence), found.isNamed
            {
                return found
            }
            k += 1
        }
        return nil
    }

    private static let employers: Set<UInt64> = Set(["of", "from", "at", "for"].map { WordHash.of($0) })

    /// The company in a person's phrase: "Airbus chief executive …", "GM executives", "officials from the ministry".
    private func companyOf(_ s: Int, in sentence: StorySentence) -> Referent? {
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
            Self.employers.contains(stream.tokens[chunks[s + 1].head].hash)
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
    private func party(behind n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        var k = n + 1
        while k + 1 < syntax.chunks.count, k < n + 6, syntax.chunks[k].kind != .verbGroup,
            syntax.chunks[k].kind != .comma
        {
            if syntax.chunks[k].kind == .preposition, Self.parties.contains(stream.tokens[syntax.chunks[k].head].hash),
                let found = resolve(k + 1, in: sentence),
                found.isNamed, found.kind == "company" || found.kind == "organisation"
            {
                return found
            }
            k += 1
        }
        return nil
    }

    private static let parties: Set<UInt64> = Set(["with", "from", "to", "by", "between"].map { WordHash.of($0) })

    /// Takes note of what a sentence speaks of, after its figures were read.
    mutating func hear(_ sentence: StorySentence) {
        let syntax = sentence.syntax
        var heard: [Referent] = []
        for v in syntax.chunks.indices where syntax.chunks[v].kind == .verbGroup {
            guard let s = syntax.subjects[v], let found = resolve(s, in: sentence), found.isNamed else { continue }
            if heard.last != found { heard.append(found) }
        }
        if topic == nil { isTopicSubject = !heard.isEmpty }
        if heard.isEmpty {
            for n in syntax.chunks.indices where syntax.chunks[n].kind == .nounPhrase {
                if let first = syntax.chunks[n].names.first { heard.append(named(first, syntax.chunks[n])) }
                if heard.count >= 2 { break }
            }
            heard.reverse()
        }
        // The subject of the main clause is what the next sentence most likely goes on about: it is heard last.
        if let first = heard.first, heard.count > 1 {
            heard.removeFirst()
            heard.append(first)
        }
        spoken += heard
        if spoken.count > Self.memory { spoken.removeFirst(spoken.count - Self.memory) }
        if topic == nil { topic = heard.last(where: { $0.kind == "company" }) ?? heard.last }
    }
}
