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
    private static let longestApposition = 6
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
            if token.kind == .word {
                if token.shape == .lower, i > sentence.lowerBound,
                    Self.before.contains(token.hash) || isStartUp(i, sentence)
                {
                    settle(at: i + 1, &spans, next, sentence, &added)
                } else if Self.officers.contains(token.hash), isOfficer(i, sentence) {
                    settle(at: i + 2, &spans, next, sentence, &added)
                }
            } else if token.isSign(","), i > sentence.lowerBound, isApposition(i, sentence) {
                settle(before: i, &spans, next - 1, sentence, &added)
            }
            i += 1
        }
        guard !added.isEmpty else { return }
        spans += added
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

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
        guard NameIslands.isCased(tokens[comma - 1]) || tokens[comma - 1].kind == .alphanumeric,
            comma + 2 < sentence.upperBound, Self.articles.contains(tokens[comma + 1].hash)
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
