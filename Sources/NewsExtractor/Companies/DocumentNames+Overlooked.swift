internal import NewsLanguage

/// Overlooked mentions: names of companies and organisations that the model found elsewhere in the text but not here.
extension DocumentNames {
    /// Least confidence of a name that is looked for, unless it is mentioned ``leastMentions`` times.
    private static let leastSure = 0.8
    private static let leastMentions = 3
    /// Most confidence of a mention found by its letters alone.
    private static let mostSure = 0.85

    private static let officerTitles = NameWords.sets["officer_titles"]

    /// The mentions that no span of the text covers yet.
    func overlooked(besides spans: [NameSpan]) -> [NameSpan] {
        let tokens = stream.tokens
        let wanted = wanted()
        guard !wanted.isEmpty else { return [] }
        var taken = [Bool](repeating: false, count: tokens.count)
        for span in spans { for i in span.tokens { taken[i] = true } }
        var found: [NameSpan] = []
        for sentence in stream.sentences {
            let headline = isHeadline(sentence.tokens)
            var i = sentence.tokens.lowerBound
            while i < sentence.tokens.upperBound {
                guard !taken[i], NameIslands.isCased(tokens[i]),
                    let match = wanted.longest(at: i, end: sentence.tokens.upperBound, word: { word($0, taken) })
                else {
                    i += 1
                    continue
                }
                let end = i + match.count
                if headline || !isJoined(i..<end, sentence.tokens) {
                    let form = forms[match.number]
                    found.append(
                        NameSpan(
                            tokens: i..<end, kind: form.kind, confidence: min(Self.mostSure, form.best), rule: "alias"))
                }
                i = end
            }
        }
        return found
    }

    /// The names to look for.
    private func wanted() -> WrittenNames {
        var wanted = WrittenNames()
        for (number, form) in forms.enumerated() {
            let kind = form.kind
            guard kind == .company || kind == .organisation,
                form.best >= Self.leastSure || form.count >= Self.leastMentions
            else { continue }
            if form.letters.count == 1 {
                let word = stream.tokens[form.core.lowerBound]
                if word.count < 2 || lexicon[word.hash].marks.contains(.neverName) { continue }
            }
            wanted.add(number, form.letters, tokens: form.core.count)
        }
        return wanted
    }

    private func word(_ index: Int, _ taken: [Bool]) -> WrittenNames.Word? {
        if taken[index] { return nil }
        let token = stream.tokens[index]
        return token.kind == .punctuation ? .sign : .letters(letters(token))
    }

    /// Whether most longer words of a sentence are capitalised.
    func isHeadline(_ sentence: Range<Int>) -> Bool { Self.isHeadline(sentence, stream.tokens) }

    static func isHeadline(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
        var cased = 0
        var small = 0
        for i in sentence where tokens[i].kind == .word && tokens[i].count > 3 {
            if NameIslands.isCased(tokens[i]) { cased += 1 } else { small += 1 }
        }
        return cased > small
    }

    /// Whether a name stands inside a longer run of capitals: it is part of another name there.
    private func isJoined(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        if name.lowerBound > sentence.lowerBound, NameIslands.isCased(tokens[name.lowerBound - 1]),
            lexicon[tokens[name.lowerBound - 1].hash].marks.isDisjoint(with: .neverName)
        {
            return true
        }
        guard name.upperBound < sentence.upperBound else { return false }
        let next = tokens[name.upperBound]
        // "Orrin President Jane Doe"
        if Self.officerTitles.contains(next.hash) { return false }
        return NameIslands.isCased(next) || next.kind == .alphanumeric || next.kind == .number
    }
}
