internal import NewsLanguage
internal import NewsModel

/// Words beside a name that say outright that it is a company's: `the start-up Corvane`, `chief executive of Corvane`,
/// `Corvane, a maker of pumps`. New firms and brands are on no list, and many of their names read like a person's or like none.
struct CompanyCues {
    let stream: TokenStream
    let lexicon: NameLexicon
    let surroundings: NameSurroundings

    private static let before = NameWords.sets["cues_before"]
    private static let officers = NameWords.sets["cue_officers"]
    private static let officersOf = NameWords.sets["cue_officers_of"]
    private static let apposed = NameWords.sets["cues_apposed"]
    private static let goesOn = NameWords.sets["behind_apposed"]
    private static let articles = NameWords.sets["one_of_many"]
    /// Most words of an apposition before its noun: `, a fast growing Dutch software company`.
    private static let longestApposition = 9
    /// Most tokens of a name that only a cue finds.
    private static let longestName = 6
    /// Confidence of a name that the model took for something else, and of one that it did not see.
    private static let overruling = 0.8
    private static let adding = 0.7

    /// Makes companies of the names of one sentence that such words stand beside; `spans` are its names in reading order.
    func apply(to spans: inout [NameSpan], sentence: Range<Int>) {
        let tokens = stream.tokens
        var added: [NameSpan] = []
        // First span that does not end before the token.
        var next = 0
        var i = sentence.lowerBound
        while i + 1 < sentence.upperBound {
            while next < spans.count, spans[next].tokens.upperBound <= i { next += 1 }
            let token = tokens[i]
            // The sets first: comparing shapes costs more.
            if Self.before.contains(token.hash) || token.count == 2 && isStartUp(i, sentence) {
                if token.kind == .word, token.shape == .lower, i > sentence.lowerBound {
                    settle(at: i + 1, &spans, next, sentence, &added)
                }
            } else if Self.officers.contains(token.hash) {
                if token.kind == .word, isOfficer(i, sentence) { settle(at: i + 2, &spans, next, sentence, &added) }
            } else if token.isSign(","), i > sentence.lowerBound, isApposition(i, sentence) {
                settle(before: i, &spans, next - 1, sentence, &added)
            }
            i += 1
        }
        settleOthers(&spans, sentence)
        settleActors(&spans, sentence)
        guard !added.isEmpty else { return }
        spans += added
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// What words beside a name say that it is instead of a company: `the village of Orrin`, `born in Orrin`, `Orrin version 2`,
    /// `install Orrin`; nil where they say nothing.
    private func otherKind(_ name: Range<Int>, _ sentence: Range<Int>) -> NameKind? {
        let tokens = stream.tokens
        let start = name.lowerBound
        if start - 1 > sentence.lowerBound, Self.placeLinks.contains(tokens[start - 1].hash),
            Self.placeNouns.contains(tokens[start - 2].hash), tokens[start - 2].shape == .lower
        {
            return .place
        }
        // "Orrin CEO Jane Doe"
        if start - 1 > sentence.lowerBound, Self.officerTitles.contains(tokens[start - 1].hash),
            name.count == 2 || name.count == 3,
            name.allSatisfy({
                tokens[$0].shape == .capitalised && LegalForms.strength(tokens[$0]) == nil
                    && lexicon[tokens[$0].hash].marks.isDisjoint(with: .companyPart)
            })
        {
            return .person
        }
        if start > sentence.lowerBound, Self.softwareVerbs.contains(tokens[start - 1].hash) { return .other }
        if name.upperBound < sentence.upperBound, Self.versions.contains(tokens[name.upperBound].hash) { return .other }
        return nil
    }

    private static let officerTitles = NameWords.sets["officer_titles"]
    private static let placeNouns = NameWords.sets["cues_place"]
    private static let placeLinks = NameWords.sets["cue_place_links"]
    private static let softwareVerbs = NameWords.sets["cues_software"]
    private static let versions = NameWords.sets["cue_versions"]

    /// Takes the company from names that such words stand beside.
    private func settleOthers(_ spans: inout [NameSpan], _ sentence: Range<Int>) {
        for i in spans.indices
        where spans[i].kind == .company && spans[i].rule == "model"
            && KnownCompanies.match(stream.tokens, at: spans[i].tokens.lowerBound, end: spans[i].tokens.upperBound)
                == nil
        {
            guard let kind = otherKind(spans[i].tokens, sentence) else { continue }
            spans[i].kind = kind
            spans[i].rule = "cue"
        }
    }

    /// Makes a company of a name that the model took for a work and that says or does what only people and companies do.
    private func settleActors(_ spans: inout [NameSpan], _ sentence: Range<Int>) {
        let tokens = stream.tokens
        for i in spans.indices where spans[i].kind == .other && spans[i].companyShare > 0.5 {
            let next = spans[i].tokens.upperBound
            guard next < sentence.upperBound, tokens[next].shape == .lower, Self.actions.contains(tokens[next].hash)
            else { continue }
            overrule(&spans[i])
        }
    }

    private static let actions = NameWords.sets["cues_behind"]

    /// `CEO of`, `chief executive at`.
    private func isOfficer(_ i: Int, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        return i + 2 < sentence.upperBound && Self.officersOf.contains(tokens[i + 1].hash)
            && tokens[i + 1].shape == .lower
    }

    private static let start = WordTable([("start", true)])
    private static let up = WordTable([("up", true)])

    /// Whether a word is the second half of "start-up".
    private func isStartUp(_ i: Int, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        return tokens[i].count == 2 && i > sentence.lowerBound + 1 && Self.up[tokens[i]] != nil
            && tokens[i - 1].isSign("-") && Self.start[tokens[i - 2]] != nil
    }

    /// Whether an apposition with a company's noun begins at the comma.
    private func isApposition(_ comma: Int, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        guard comma + 2 < sentence.upperBound, Self.articles.contains(tokens[comma + 1].hash),
            NameIslands.isCased(tokens[comma - 1]) || tokens[comma - 1].kind == .alphanumeric
        else { return false }
        var i = comma + 2
        while i < sentence.upperBound, i - comma <= Self.longestApposition {
            let token = tokens[i]
            guard token.kind != .punctuation || token.isSign("-") else { return false }
            if token.shape == .lower, Self.apposed.contains(token.hash) || isStartUp(i, sentence) {
                guard i + 1 < sentence.upperBound else { return true }
                let next = tokens[i + 1]
                return next.isSign(",") || next.isSign(".") || Self.goesOn.contains(next.hash)
            }
            if Self.goesOn.contains(token.hash) { return false }
            i += 1
        }
        return false
    }

    // MARK: Names

    /// Settles the name that begins at `start`, if one does; no span before `next` reaches it.
    private func settle(
        at start: Int, _ spans: inout [NameSpan], _ next: Int, _ sentence: Range<Int>, _ added: inout [NameSpan]
    ) {
        var index = next
        while index < spans.count, spans[index].tokens.upperBound <= start { index += 1 }
        var limit = sentence.upperBound
        if index < spans.count {
            if spans[index].tokens.lowerBound == start { overrule(&spans[index]) }
            limit = spans[index].tokens.lowerBound
        }
        var end = start
        while end < limit, end - start < Self.longestName, isNameWord(end) { end += 1 }
        if end > start { add(start..<end, &added) }
    }

    /// Settles the name that ends before the comma, if one does; no span behind `last` begins before it.
    private func settle(
        before comma: Int, _ spans: inout [NameSpan], _ last: Int, _ sentence: Range<Int>, _ added: inout [NameSpan]
    ) {
        var limit = max(sentence.lowerBound, added.last?.tokens.upperBound ?? 0)
        if last >= 0 {
            if spans[last].tokens.upperBound == comma { return overrule(&spans[last]) }
            limit = max(limit, spans[last].tokens.upperBound)
        }
        var start = comma
        while start > limit, comma - start < Self.longestName, isNameWord(start - 1) { start -= 1 }
        guard start < comma else { return }
        // A word that only begins the sentence.
        let first = stream.tokens[start]
        if start == sentence.lowerBound, !surroundings[first.hash].contains(.inner),
            lexicon[first.hash].marks.contains(.common)
        {
            return
        }
        add(start..<comma, &added)
    }

    private func isNameWord(_ i: Int) -> Bool {
        let token = stream.tokens[i]
        return (NameIslands.isCased(token) || token.kind == .alphanumeric)
            && !lexicon[token.hash].marks.contains(.neverName)
    }

    private func add(_ name: Range<Int>, _ added: inout [NameSpan]) {
        let tokens = stream.tokens
        guard isPossible(name), name.lowerBound >= added.last?.tokens.upperBound ?? 0,
            !name.allSatisfy({ surroundings[tokens[$0].hash].contains(.small) })
        else { return }
        added.append(NameSpan(tokens: name, kind: .company, confidence: Self.adding, rule: "cue"))
    }

    /// Makes a company of what the model took for a work, a product or one word of a person's or place's name.
    private func overrule(_ span: inout NameSpan) {
        if span.rule == "model", span.kind == .company {
            span.rule = "cue"
            span.confidence = max(span.confidence, Self.overruling)
            return
        }
        guard span.rule == "model", span.kind == .other || span.kind == .place || span.kind == .person,
            span.kind == .other || span.tokens.count == 1,
            isPossible(span.tokens)
        else { return }
        span.kind = .company
        span.rule = "cue"
        span.confidence = max(span.confidence, Self.overruling)
    }

    /// Whether a name is none that the lexicon knows as a place's, product's or organisation's.
    private func isPossible(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let last = tokens[name.upperBound - 1]
        var h: UInt64 = 0
        for i in name { h = i == name.lowerBound ? tokens[i].hash : WordHash.join(h, tokens[i].hash) }
        return NotCompanies.heads[last] == nil && NotCompanies.kind(tokens, name) == nil
            && lexicon[h].marks.isDisjoint(with: [.country, .town])
    }
}
