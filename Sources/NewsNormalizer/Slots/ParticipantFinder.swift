internal import NewsLanguage
internal import NewsModel

/// Finds who else takes part in a fact: the members of an "including" list, the other parties of a deal.
struct ParticipantFinder {
    let story: Story
    /// The longest list that is taken in.
    private static let most = 32

    func participants(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence, subject: Subject)
        -> [Participant]
    {
        var out = members(behind: c, in: sentence)
        if reading.roles.contains(.deal) || isTransfer(reading.verb, in: sentence) {
            out += counterparties(c, in: sentence, subject: subject, besides: out)
        }
        return out
    }

    /// "20 makers, including Acme, Bolt and Crane"; "such as", "among them".
    private func members(behind c: Int, in sentence: StorySentence) -> [Participant] {
        let syntax = sentence.syntax
        var k = c + 1
        var isOpen = false
        var out: [Participant] = []
        while k < syntax.chunks.count, out.count < Self.most {
            let chunk = syntax.chunks[k]
            let word = story.stream.tokens[chunk.tokens.lowerBound].hash
            if !isOpen {
                if !chunk.figures.isEmpty || chunk.kind == .semicolon { return [] }
                let opens =
                    Words.listing.contains(word) || Words.such.contains(word)
                    || Words.among.contains(word) && chunk.kind == .preposition
                    || chunk.tokens.contains { Words.such.contains(story.stream.tokens[$0].hash) }
                if opens {
                    isOpen = true
                } else if chunk.kind == .verbGroup || chunk.kind == .relative || chunk.kind == .subordinator {
                    // "30 stalls, selling brands such as": of the brands, not of the stalls.
                    if !isCountedVerb(k, c, syntax) { return [] }
                } else if chunk.kind == .nounPhrase, let before = syntax.previous(k),
                    syntax.chunks[before].kind != .preposition
                {
                    return []
                }
            }
            if isOpen {
                switch chunk.kind {
                case .nounPhrase:
                    for n in chunk.names { append(n, "member", &out) }
                    if chunk.names.isEmpty, !out.isEmpty { return out }
                case .comma, .conjunction, .preposition, .adverb, .quotation, .open, .close, .other: break
                default: return out
                }
            }
            k += 1
        }
        return out
    }

    /// A verb right behind the counted phrase, of which that is the subject: "60 firms took part, including".
    private func isCountedVerb(_ v: Int, _ c: Int, _ syntax: SentenceSyntax) -> Bool {
        syntax.chunks[v].kind == .verbGroup && syntax.subjects[v] == c && syntax.chunks[v].verb.isFinite
    }

    private func isTransfer(_ verb: Int?, in sentence: StorySentence) -> Bool {
        guard let verb else { return false }
        return FactLexicon.verbs[sentence.syntax.chunks[verb].verb.lemma]?.roles.contains(.transfer) ?? false
    }

    /// Companies and organisations of the clause that stand behind "from", "to", "with"…, other than the subject.
    private func counterparties(_ c: Int, in sentence: StorySentence, subject: Subject, besides: [Participant])
        -> [Participant]
    {
        let syntax = sentence.syntax
        var out: [Participant] = []
        for k in syntax.chunks.indices
        where syntax.clauses[k] == syntax.clauses[c] && syntax.chunks[k].kind == .nounPhrase {
            guard let p = syntax.preposition(of: k),
                Words.counterparties.contains(story.stream.tokens[syntax.chunks[p].head].hash)
            else { continue }
            for n in syntax.chunks[k].names
            where story.names[n].kind == "company" || story.names[n].kind == "organisation" {
                if story.names[n].name == subject.name || besides.contains(where: { $0.name == story.names[n].name }) {
                    continue
                }
                append(n, "counterparty", &out)
            }
        }
        return out
    }

    private func append(_ n: Int, _ role: String, _ out: inout [Participant]) {
        let name = story.names[n]
        guard !out.contains(where: { $0.name == name.name }) else { return }
        var participant = Participant(role: role, name: name.name, kind: name.kind)
        participant.id = name.id?.value
        out.append(participant)
    }
}
