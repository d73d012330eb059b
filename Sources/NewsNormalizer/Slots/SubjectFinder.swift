internal import NewsLanguage
internal import NewsModel

/// Finds whom a figure is said of: names, pronouns, "the company", the clause's subject, the story's topic.
///
/// It remembers what earlier sentences spoke of; sentences are shown to it in reading order.
struct SubjectFinder {
    let story: Story
    /// Subjects of earlier clauses.
    private(set) var spoken = Antecedents()
    /// The first thing the story speaks of.
    private(set) var topic: Referent?
    /// The story opened with its topic as the subject of a clause, not with a name in passing (a caption, a dateline).
    var isTopicSubject = false

    /// What a story that reports on a period is about: named in its headline, else in its lead; nil for other stories.
    let reported: Referent?
    /// The subject that the paragraph last named, with the paragraph's line.
    var local: (line: Int, referent: Referent)?
    /// The subject of the fact before: what outsiders' expectations are about.
    var last: Subject?
    /// What was counted last, for "each has a capacity of".
    var counted: Referent?

    /// Whether the story reports on a period, and not only names one company in its headline.
    private let isReport: Bool
    /// How often the story names a company or body that no other is named more often than.
    private let mostNamed: Int

    init(_ story: Story, isReport: Bool) {
        self.story = story
        self.isReport = isReport
        mostNamed = Self.counts(story).values.max() ?? 0
        reported = isReport || Self.namesOneCompany(story) ? Self.theme(story) : nil
    }

    /// The subject that a name is.
    func subject(named n: Int) -> Subject {
        let name = story.names[n]
        return explicit(Referent(name: name.name, range: name.range, kind: name.kind, id: name.id, isNamed: true))
    }

    /// Lines behind which what was spoken of is no longer what the text goes on about, and behind which a thing is not.
    static let reach = 3
    private static let reachOfThings = 1

    /// The subject of a sentence that names none: what the story reports on; the company whose story it is; else what the
    /// paragraphs just before spoke of. A person or a thing in passing is nobody's figures, and what stands in front of a heading
    /// or far back may be anything: there it is left open.
    func inherited(at sentence: StorySentence) -> Subject {
        if let reported, isReport || spoken.section == 0 || spoken.isAtHand(reported.name) {
            if let local, local.line == sentence.line { return inherited(local.referent) }
            return inherited(reported)
        }
        // A company's story goes on about it, whomever it names in between.
        if isTopicSubject, let topic, topic.kind == "company", isOften(topic) { return inherited(topic) }
        if let found = spoken.near(
            sentence.line, within: Self.reach,
            where: { $0.isNamed && !isThing($0.kind) && $0.kind != "person" && !isPassing($0) })
            ?? spoken.near(sentence.line, within: Self.reach, where: { $0.isNamed && $0.name == topic?.name })
            ?? spoken.near(sentence.line, within: Self.reachOfThings, where: { $0.isNamed && $0.kind != "person" })
        {
            return inherited(found)
        }
        // Nothing else was named that could be meant.
        if let topic, spoken.section == 0, !spoken.contains(where: { $0.name != topic.name && $0.kind != "person" }) {
            return inherited(topic)
        }
        return Subject(name: nil, text: nil, kind: "other", basis: "unresolved")
    }

    /// The subject of a table's row that says nothing of whose it is: a report's own.
    func inherited(byRow sentence: StorySentence) -> Subject {
        if isReport { return inherited(at: sentence) }
        if let reported { return inherited(reported) }
        return Subject(name: nil, text: nil, kind: "other", basis: "unresolved")
    }

    private func isThing(_ kind: String) -> Bool { kind == "other" || kind == "product" }

    /// Whether a story names no company more often than this one.
    private func isOften(_ r: Referent) -> Bool {
        story.names.lazy.filter { $0.name == r.name }.count >= mostNamed
    }

    private static func counts(_ story: Story) -> [String: Int] {
        var out: [String: Int] = [:]
        for name in story.names where name.kind == "company" { out[name.name, default: 0] += 1 }
        return out
    }

    /// A currency, of which a story about something else speaks in passing.
    func isPassing(_ r: Referent) -> Bool {
        guard r.kind == "market", let topic, topic.kind != "market" else { return false }
        return FactLexicon.kinds[stream.tokens[max(0, stream.tokenIndex(atByte: r.range.end) - 1)]] == "currency"
    }

    var stream: TokenStream { story.stream }

    /// The subject of a fact.
    func subject(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> Subject {
        if reading.rule == FigureReader.ageRule { return bearer(reading, in: sentence) }
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
                // "A day pass costs 63 francs": no thing of the story's subject.
                if reading.rule.hasPrefix("price-"), startsWithArticle(n, in: sentence),
                    !sentence.syntax.chunks[n].isDefinite
                {
                    return explicit(found)
                }
                // "The ferries are 214 metres long": a property is its thing's.
                if reading.roles.contains(.timeless), sentence.syntax.chunks[n].isDefinite { return explicit(found) }
            }
        case .possessor(let n):
            if let found = owner(of: n, in: sentence) { return explicit(found) }
        case .clause: break
        }
        // "Acme sold the city's tramway for 20 million": who deals, not whose the thing was.
        if reading.rule == "price-for", reading.roles.contains(.deal),
            let v = reading.verb ?? sentence.syntax.clauses[c],
            isTransfer(v, in: sentence), !sentence.syntax.chunks[v].verb.isPassive,
            let found = clauseSubject(v, except: [c], in: sentence), found.kind == "company", found.isNamed
        {
            return explicit(found)
        }
        if let sharer = sharer(reading, chunk: c, in: sentence) { return explicit(sharer) }
        if let n = reading.measureChunk, n != c, let found = owner(of: n, in: sentence) { return explicit(found) }
        if let v = reading.verb ?? sentence.syntax.clauses[c], let s = sentence.syntax.subjects[v], s < v,
            let found = each(s, in: sentence)
        {
            return explicit(found)
        }
        if let n = reading.measureChunk, n != c, reported?.kind != "company", topic?.kind != "company",
            let ware = ware(pricedBy: n, in: sentence)
        {
            return explicit(ware)
        }
        // "U.S. crude inventories rose", in a story of no company: the place in front of the measure.
        if let n = reading.measureChunk, n != c, reported?.kind != "company", topic?.kind != "company",
            let name = PhraseReader(story: story, syntax: sentence.syntax).owningName(n),
            story.names[name].kind == "place",
            !isCompounded(name)
        {
            return subject(named: name)
        }
        if let country = country(of: reading, c, in: sentence) { return explicit(country) }
        if let place = measured(reading, c, in: sentence) { return place }
        if let last, let v = reading.verb ?? sentence.syntax.clauses[c], isExpectation(v, in: sentence) {
            var subject = last
            subject.basis = "inherited"
            return subject
        }
        if let place = setting(of: c, reading, in: sentence) { return explicit(place) }
        var except = [c, reading.measureChunk ?? c]
        siblings(of: c, in: sentence, into: &except)
        if let v = reading.verb, let found = clauseSubject(v, except: except, in: sentence) {
            if !found.isNamed || found.kind == "other", reading.roles.contains(.deal) || isTransfer(v, in: sentence),
                let party = party(behind: c, in: sentence)
            {
                return explicit(party)
            }
            return explicit(found)
        }
        // "The ferries can carry 1,800 passengers": no name, but the thing itself.
        if reading.roles.contains(.timeless), let v = reading.verb, let s = sentence.syntax.subjects[v],
            sentence.syntax.chunks[s].isDefinite, let found = resolve(s, in: sentence), !found.isNamed,
            found.kind == "other" || found.kind == "product"
        {
            return explicit(found)
        }
        if reading.roles.contains(.deal), let party = party(behind: c, in: sentence) { return explicit(party) }
        // "sales dropped 7 percent in the south": in a statistic of a whole, the part.
        let isStock =
            reading.measureChunk.map { Words.shares.contains(stream.tokens[sentence.syntax.chunks[$0].head].hash) }
            ?? false
        if !isStock, let reported, reported.kind != "company", let part = place(behind: c, in: sentence) {
            return explicit(part)
        }
        if let person = unknownPerson(reading, c, in: sentence) { return person }
        if let pointing = pointing(reading, c, in: sentence) { return pointing }
        let inherited = inherited(at: sentence)
        // "Two people were killed": a person or a thing that the text goes on about has no part in what a clause with a subject of its
        // own tells.
        if inherited.kind == "person" || inherited.kind == "other", reported == nil,
            let v = reading.verb ?? sentence.syntax.clauses[c],
            let s = sentence.syntax.subjects[v], s == c || s != reading.measureChunk
        {
            return Subject(name: nil, text: nil, kind: "other", basis: "unresolved")
        }
        return inherited
    }

    /// "350 carts and 20 boats cross the river": the figures before chunk `c` in its list, which are no subject of its own.
    private func siblings(of c: Int, in sentence: StorySentence, into out: inout [Int]) {
        let syntax = sentence.syntax
        var isJoined = false
        var k = c - 1
        while k >= 0 {
            switch syntax.chunks[k].kind {
            case .conjunction, .comma: isJoined = true
            case .adverb, .adjective: break
            case .nounPhrase where isJoined && !syntax.chunks[k].figures.isEmpty:
                out.append(k)
                isJoined = false
            default: return
            }
            k -= 1
        }
    }

    /// "We spend a third of it", "her husband earns": of somebody, and not of what is named around; who it is, nobody has said.
    private func pointing(_ reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Subject? {
        let syntax = sentence.syntax
        guard let v = reading.verb ?? syntax.clauses[c], let s = syntax.subjects[v], s < v else { return nil }
        let first = stream.tokens[syntax.chunks[s].tokens.lowerBound]
        let isPointing =
            syntax.chunks[s].tokens.count == 1
            ? Words.we.contains(first.hash) || Words.personal.contains(first.hash)
                || Words.addressing.contains(first.hash) : isKin(s, syntax)
        guard isPointing, resolve(s, in: sentence) == nil else { return nil }
        return Subject(
            name: nil, text: stream.string(stream.range(syntax.chunks[s].tokens)), kind: "person", basis: "unresolved")
    }

    /// "her husband", "his company's founder's mother": kin of someone, whose figures are their own.
    func isKin(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        Words.kin.contains(stream.tokens[syntax.chunks[n].head].hash) && syntax.chunks[n].names.isEmpty
    }

    /// "She takes home $1,900": of someone whose name is not known, and of no company and no place.
    private func unknownPerson(_ reading: FigureReading, _ c: Int, in sentence: StorySentence) -> Subject? {
        let syntax = sentence.syntax
        guard let v = reading.verb, syntax.chunks[v].verb.isFinite,
            !SentenceSyntax.reports(syntax.chunks[v].verb.lemma),
            let s = syntax.subjects[v], s < v, syntax.chunks[s].tokens.count == 1,
            Words.singlePersons.contains(stream.tokens[syntax.chunks[s].head].hash), topic?.kind != "company",
            !spoken.contains(where: { $0.kind == "person" })
        else { return nil }
        let text = stream.string(stream.tokens[syntax.chunks[s].head].range)
        return Subject(name: nil, text: text, kind: "person", basis: "unresolved")
    }

    /// The place that a figure is told of, right behind it.
    func place(behind c: Int, in sentence: StorySentence) -> Referent? {
        let chunks = sentence.syntax.chunks
        guard c + 2 < chunks.count, chunks[c + 1].kind == .preposition, chunks[c + 2].kind == .nounPhrase,
            Words.sited.contains(stream.tokens[chunks[c + 1].head].hash), let found = resolve(c + 2, in: sentence),
            found.isNamed, found.kind == "place"
        else { return nil }
        return found
    }

    /// Whether phrase `n`, the subject of verb group `v`, opens a list: "A and B rose".
    func isCoordinated(_ n: Int, before v: Int, _ syntax: SentenceSyntax) -> Bool {
        n + 2 < v && (syntax.chunks[n + 1].kind == .conjunction || syntax.chunks[n + 1].kind == .comma)
            && syntax.chunks[n + 2].kind == .nounPhrase && !syntax.chunks[n + 2].names.isEmpty
            && (n + 1..<v).contains { syntax.chunks[$0].kind == .conjunction }
    }

    func isTransfer(_ v: Int, in sentence: StorySentence) -> Bool {
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

    func explicit(_ r: Referent) -> Subject {
        var s = Subject(name: r.name, text: stream.string(r.range), kind: r.kind, basis: "explicit")
        s.id = r.id?.value
        return s
    }

    func inherited(_ r: Referent) -> Subject {
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
        if phrases.hasPossessive(n), let found = possessor(of: n, in: sentence) { return found }
        if let name = phrases.owningName(n),
            story.names[name].kind == "company" || story.names[name].kind == "organisation"
        {
            return named(name, chunk)
        }
        if let found = commodity(pricedBy: n, syntax) { return found }
        // "The stock was down 5 percent": the stock of the company spoken of.
        if Words.shares.contains(stream.tokens[chunk.head].hash), chunk.isDefinite, phrases.isBare(n),
            !(n + 2 < syntax.chunks.count && syntax.chunks[n + 1].kind == .preposition
                && syntax.chunks[n + 2].kind == .nounPhrase && !syntax.chunks[n + 2].names.isEmpty),
            let found = (isTopicSubject && topic?.kind == "company" ? topic : nil)
                ?? spoken.last(where: { $0.kind == "company" })
        {
            return found
        }
        if n + 2 < syntax.chunks.count, syntax.chunks[n + 1].kind == .preposition,
            syntax.chunks[n + 2].kind == .nounPhrase
        {
            let p = stream.tokens[syntax.chunks[n + 1].head].hash
            let isStock = Words.shares.contains(stream.tokens[chunk.head].hash)
            if Words.of.contains(p) || Words.by.contains(p) || Words.at.contains(p) || isStock && Words.in.contains(p),
                let found = resolve(n + 2, in: sentence),
                found.isNamed, !Words.at.contains(p) && !Words.in.contains(p) || found.kind == "company"
            {
                return found
            }
        }
        return nil
    }

    /// Whom "its", "their" or "his" in front of phrase `n` means: the subject of the clause around it, else the last thing
    /// spoken of.
    func possessor(of n: Int, in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let token = stream.tokens[syntax.chunks[n].tokens.lowerBound]
        if Words.whose.contains(token.hash), let k = syntax.previous(n),
            let a = syntax.chunks[k].kind == .comma ? syntax.previous(k) : k, syntax.chunks[a].kind == .nounPhrase
        {
            return resolve(a, in: sentence)
        }
        if !Words.personal.contains(token.hash), let v = syntax.clauses[n] {
            for g in syntax.chain(v) {
                if let s = syntax.subjects[g], s < n, let found = resolve(s, in: sentence), found.isNamed,
                    found.kind != "person"
                {
                    return found
                }
            }
        }
        return pronoun(token, in: sentence)
    }

    /// "oil prices": what is priced.
    func commodity(pricedBy n: Int, _ syntax: SentenceSyntax) -> Referent? {
        let chunk = syntax.chunks[n]
        guard Words.prices.contains(stream.tokens[chunk.head].hash), chunk.head > chunk.tokens.lowerBound,
            FactLexicon.kinds[stream.tokens[chunk.head - 1]] == "commodity"
        else { return nil }
        let tokens = PhraseReader(story: story, syntax: syntax).content(n).filter { $0 < chunk.head }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        return Referent(
            name: named(tokens), range: stream.range(first..<last + 1), kind: "market", id: nil, isNamed: true)
    }

    /// The words as a name; a capital that only starts the sentence goes.
    func named(_ tokens: [Int]) -> String {
        let text = story.words(tokens)
        guard let t = tokens.first, stream.tokens[t].shape == .capitalised, !story.isName(stream.tokens[t]),
            FactLexicon.kinds[stream.tokens[t]] != nil
        else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    /// "…," said Olav Brandt: the person behind the verb, of whom "he" is said next.
    func speaker(in sentence: StorySentence) -> Referent? {
        let syntax = sentence.syntax
        let names = story.names(in: sentence.range)
        guard !names.isEmpty else { return nil }
        // Only in front of a person may such a verb stand: few sentences name one.
        for n in names where story.names[n].kind == "person" {
            guard let k = syntax.chunk(ofToken: stream.tokenIndex(atByte: story.names[n].range.start)), k > 1,
                syntax.chunks[k - 1].kind == .verbGroup, syntax.chunks[k].names.last == n,
                syntax.chunks[k - 2].kind == .quotation || syntax.chunks[k - 2].kind == .comma,
                SentenceSyntax.reports(syntax.chunks[k - 1].verb.lemma)
            else { continue }
            return named(n, syntax.chunks[k])
        }
        return nil
    }

    /// Takes note of what a sentence speaks of, after its figures were read.
    mutating func hear(_ sentence: StorySentence) {
        // The words beside a picture, and the small print, tell where; whom they credit is no part of the story.
        let kind = sentence.block.map { story.article.blocks[$0].kind }
        let isBeside = kind == .caption || kind == .boilerplate
        if kind == .heading { spoken.open(section: sentence.line) }
        let syntax = sentence.syntax
        var heard: [Referent] = []
        for v in syntax.chunks.indices where syntax.chunks[v].kind == .verbGroup {
            guard let s = syntax.subjects[v], let found = resolve(s, in: sentence), found.isNamed else { continue }
            if Self.isGeneric(found.range, story) || isBeside && found.kind != "place" { continue }
            // "Acton Toys and Bolt suffered too": "the firm" is neither.
            if let topic, topic.kind == "company", found.kind == "company", found.name != topic.name,
                isCoordinated(s, before: v, syntax)
                    || syntax.chunks[s].tokens.contains(where: { Words.rivals.contains(stream.tokens[$0].hash) })
            {
                continue
            }
            // Who only says it is not what the story goes on about.
            if found.kind == "organisation" || reported != nil && found.kind != "company", found.name != reported?.name,
                SentenceSyntax.reports(syntax.chunks[v].verb.lemma)
            {
                continue
            }
            if found.kind != "person", local?.line != sentence.line || syntax.links[v] == .main {
                local = (sentence.line, found)
            }
            if heard.last != found { heard.append(found) }
        }
        if topic == nil { isTopicSubject = !heard.isEmpty }
        // A sentence about "the plant" goes on about what the story is about, whomever it names in passing.
        let isTold = syntax.chunks.indices.contains {
            syntax.chunks[$0].kind == .verbGroup && syntax.chunks[$0].verb.isFinite && syntax.subjects[$0] != nil
        }
        if heard.isEmpty, topic == nil || !isTold {
            for n in syntax.chunks.indices where syntax.chunks[n].kind == .nounPhrase {
                // "analysts at Acme" speak of others.
                if n > 1, syntax.chunks[n - 1].kind == .preposition,
                    syntax.chunks[n - 2].kind == .nounPhrase && isOutsider(n - 2, syntax)
                        || Words.by.contains(stream.tokens[syntax.chunks[n - 1].head].hash) && n > 2
                            && isOutsider(n - 3, syntax)
                {
                    continue
                }
                // "(Evening News) -": an agency in a dateline.
                if syntax.chunks[n].tokens.lowerBound < sentence.opening,
                    syntax.chunks[n].names.contains(where: { story.names[$0].kind != "place" })
                {
                    continue
                }
                if let first = syntax.chunks[n].names.first, Self.isGeneric(story.names[first].range, story) {
                    continue
                }
                if let first = syntax.chunks[n].names.first, !isBeside || story.names[first].kind == "place" {
                    heard.append(named(first, syntax.chunks[n]))
                }
                if heard.count >= 2 { break }
            }
            heard.reverse()
        }
        // The subject of the main clause is what the next sentence most likely goes on about: it is heard last.
        if let first = heard.first, heard.count > 1 {
            heard.removeFirst()
            heard.append(first)
        }
        if let speaker = speaker(in: sentence), heard.last?.name != speaker.name { heard.append(speaker) }
        spoken.add(heard, line: sentence.line)
        if topic == nil {
            topic = heard.last(where: { $0.kind == "company" }) ?? heard.last
        }
    }
}
