internal import NewsLanguage
internal import NewsModel

/// Finds whether a fact is, will be, may be or is not: from the verbs above the figure and cue words.
struct ModalityFinder {
    let story: Story
    private var stream: TokenStream { story.stream }

    /// What was found, and the word that says so.
    struct Found {
        /// actual, forecast, possible or negated.
        var modality: String
        /// Token of the cue; nil where the clause states it plainly.
        var token: Int?
        /// Table whose row for that word decided.
        var table: String?
    }

    /// actual, forecast, possible or negated.
    func modality(_ reading: FigureReading, chunk c: Int, in sentence: StorySentence) -> Found {
        let syntax = sentence.syntax
        let actual = Found(modality: "actual")
        // Words beside the figure and its measure: "the now-scrapped plan", "an expected 25 trams".
        if let cue = cue(around: c, in: sentence) { return cue }
        if let n = reading.measureChunk, Words.foretelling.contains(story.stream.tokens[syntax.chunks[n].head].hash) {
            // "cut its sales forecast to": the number is the forecast's, whatever was done to it.
            return Found(modality: "forecast", token: syntax.chunks[n].head)
        }
        if let v = syntax.clauses[c], v < c,
            FactLexicon.verbs[syntax.chunks[v].verb.lemma]?.roles.contains(.change) ?? false,
            let o = syntax.next(v), o < c, syntax.chunks[o].kind == .nounPhrase,
            let head = Optional(syntax.chunks[PhraseReader(story: story, syntax: syntax).possessed(o)].head),
            Words.foretelling.contains(stream.tokens[head].hash)
        {
            // "raised its forecast for the year to 515,000 cars"
            return Found(modality: "forecast", token: head)
        }
        if reading.roles.contains(.presupposed), !reading.roles.contains(.deal) { return actual }
        // "will own 28 percent, down from 35", "is to rise from 14,000 to 20,000": what it is compared with was.
        if reading.rule == "comparison" || reading.rule == "level-from" { return actual }
        if isAside(c, syntax) { return actual }
        guard let verb = reading.verb ?? syntax.clauses[c] else { return actual }
        if let condition = condition(of: verb, syntax) {
            return Found(modality: "possible", token: condition, table: "facts/word_sets")
        }
        var below: Int?
        for v in syntax.chain(verb) {
            let group = syntax.chunks[v].verb
            let head = syntax.chunks[v].head
            let entry = FactLexicon.verbs[group.lemma]
            if let below {
                // What a clause above says of the clause below.
                let link = syntax.links[below]
                let isBase = isBase(below, syntax)
                if link == .relative || link == .coordinate && syntax.chunks[below].verb.isFinite && !isBase { break }
                // "plans to pay 5 million and issue new shares"
                if link == .coordinate, isBase, entry?.roles.contains(.plan) ?? false {
                    return verbal(group.isNegated ? "negated" : "forecast", head)
                }
                if link == .adverbial { break }
                // "has to shed four of its eight brands"
                if link == .infinitive, Words.have.contains(group.lemma), !group.isPast, syntax.next(v) == below {
                    return verbal(group.isNegated ? "negated" : "forecast", head)
                }
                // "are likely to total 8 million tonnes"
                if link == .infinitive, group.isCopula, let n = syntax.previous(below), !isCompared(n, syntax),
                    let cue = FactLexicon.prospects[stream.tokens[syntax.chunks[n].tokens.upperBound - 1]]
                {
                    return Found(
                        modality: group.isNegated ? "negated" : cue.rawValue,
                        token: syntax.chunks[n].tokens.upperBound - 1, table: "facts/prospects")
                }
                if let roles = entry?.roles, link == .infinitive || link == .complement || link == .gerund {
                    // "It failed, leaving 300 people in the dark": what comes of it is so.
                    if roles.contains(.undo), link != .gerund || syntax.chunks[max(0, below - 1)].kind != .comma {
                        return verbal("negated", head)
                    }
                    if roles.contains(.plan), !(link == .gerund && group.isPast) {
                        return verbal(group.isNegated ? "negated" : "forecast", head)
                    }
                    if roles.contains(.doubt) { return verbal("possible", head) }
                }
            } else if group.isInfinitive, let n = syntax.previous(v), syntax.chunks[n].kind == .nounPhrase,
                let cue = cue(inPhrase: n, in: sentence)
            {
                // "the now-scrapped plan to buy 80 trams"
                return cue
            } else if let roles = entry?.roles, !isSetAside(v, syntax) {
                // "cancelled 30 flights" is done; "cancelled an order for 30 jets" undoes it.
                if roles.contains(.undo), reading.rule == "counted-object", syntax.next(v) == c { return actual }
                if roles.contains(.undo), syntax.subjects[v] != c { return verbal("negated", head) }
                if roles.contains(.plan), !group.isPassive || group.isScheduled || isPlanned(v, c, syntax) {
                    return verbal("forecast", head)
                }
                if reading.roles.contains(.announcedCut), Words.announcing.contains(group.lemma) {
                    return Found(modality: "forecast", token: head)
                }
            }
            if let modal = group.modal, let cue = FactLexicon.cues[stream.tokens[modal]] {
                return Found(
                    modality: group.isNegated ? "negated" : cue.rawValue, token: modal, table: "facts/cues")
            }
            if group.isNegated { return Found(modality: "negated", token: head) }
            if group.isScheduled { return Found(modality: "forecast", token: head) }
            if syntax.links[v] == .main, group.isInfinitive { return Found(modality: "forecast", token: head) }
            // "is/are expected to", "is set to" stand above as passives of plan verbs.
            below = v
            if group.isFinite, syntax.links[v] == .main { break }
        }
        return actual
    }

    /// "if the levy were 3 percent": the word that makes the clause of `v` a condition.
    private func condition(of v: Int, _ syntax: SentenceSyntax) -> Int? {
        guard syntax.chunks[v].verb.isFinite else { return nil }
        let start = syntax.starts[v]
        return [start, start - 1].first {
            $0 >= 0 && syntax.chunks[$0].kind == .subordinator
                && Words.if.contains(stream.tokens[syntax.chunks[$0].head].hash)
        }.map { syntax.chunks[$0].head }
    }

    /// "Acme, owner of 21 percent, wants …": between commas in front of a verb, what the verb says is of no concern.
    private func isAside(_ c: Int, _ syntax: SentenceSyntax) -> Bool {
        guard let v = syntax.clauses[c], c < v, let s = syntax.subjects[v], s < c else { return false }
        func hasComma(_ range: Range<Int>) -> Bool { range.contains { syntax.chunks[$0].kind == .comma } }
        return hasComma(s..<c) && hasComma(c..<v) && !(s..<v).contains { syntax.chunks[$0].kind == .conjunction }
    }

    /// "are more likely to own a car": what is so oftener, not what will be.
    private func isCompared(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        syntax.chunks[n].tokens.contains { Words.degrees.contains(stream.tokens[$0].hash) }
    }

    private func verbal(_ modality: String, _ head: Int) -> Found {
        Found(modality: modality, token: head, table: "facts/verbs")
    }

    /// "is planned at 2.5 billion"
    private func isPlanned(_ v: Int, _ c: Int, _ syntax: SentenceSyntax) -> Bool {
        let group = syntax.chunks[v].verb
        guard group.isPassive, !group.isPast, !group.isPerfect, v + 1 < syntax.chunks.count, v + 2 == c else {
            return false
        }
        return syntax.chunks[v + 1].kind == .preposition
            && Words.planLevels.contains(stream.tokens[syntax.chunks[v + 1].head].hash)
    }

    /// "will pay a dividend and spend": a base form that shares the modal or "to" of the verb before it.
    private func isBase(_ v: Int, _ syntax: SentenceSyntax) -> Bool {
        let group = syntax.chunks[v].verb
        return syntax.links[v] == .coordinate && group.modal == nil && !group.isCopula
            && syntax.chunks[v].tokens.count == 1 && stream.tokens[syntax.chunks[v].head].hash == group.lemma
            && !(syntax.subjects[v].map { isPlural($0, syntax) } ?? true)
    }

    private func isPlural(_ n: Int, _ syntax: SentenceSyntax) -> Bool {
        let token = stream.tokens[syntax.chunks[n].head]
        return syntax.chunks[n].names.isEmpty && stream.bytes[Int(token.end) - 1] == UInt8(ascii: "s")
    }

    /// "set aside 75 million": done, not planned.
    private func isSetAside(_ v: Int, _ syntax: SentenceSyntax) -> Bool {
        let next = syntax.chunks[v].tokens.upperBound
        return Words.set.contains(syntax.chunks[v].verb.lemma) && next < stream.tokens.count
            && Words.aside.contains(stream.tokens[next].hash)
    }

    private func cue(inPhrase n: Int, in sentence: StorySentence) -> Found? {
        for t in sentence.syntax.chunks[n].tokens {
            if let cue = FactLexicon.cues[stream.tokens[t]],
                SyntaxLexicon.words[stream.tokens[t]]?.classes.first != .modal
            {
                return Found(modality: cue.rawValue, token: t, table: "facts/cues")
            }
        }
        return nil
    }

    private func cue(around c: Int, in sentence: StorySentence) -> Found? {
        let syntax = sentence.syntax
        if let cue = cue(inPhrase: c, in: sentence) { return cue }
        // An adverb in the verb group or just before it.
        guard let v = syntax.clauses[c] else { return nil }
        for t in syntax.chunks[v].tokens {
            if SyntaxLexicon.words[stream.tokens[t]]?.classes.first == .modal { continue }
            if let cue = FactLexicon.cues[stream.tokens[t]], cue == .possible {
                return Found(modality: cue.rawValue, token: t, table: "facts/cues")
            }
        }
        return nil
    }
}
