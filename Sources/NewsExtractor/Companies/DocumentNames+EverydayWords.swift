internal import NewsLanguage

/// Everyday words that a headline or the beginning of a sentence capitalises: the text itself writes them small elsewhere, and
/// never capitalised inside running text.
///
/// Only what the model alone takes for a company is looked at. A company that is well known, listed or has a legal form may be
/// called by everyday words.
extension DocumentNames {
    /// Finds such names among the companies; they are no names at all.
    mutating func settleEverydayWords(_ spans: [NameSpan], _ surroundings: NameSurroundings) {
        let tokens = stream.tokens
        var candidates: Set<Int> = []
        for (number, form) in forms.enumerated() where form.kind == .company && isUnproven(form) {
            let words = form.core.filter { tokens[$0].kind != .punctuation }
            // An abbreviation may read like any word.
            if words.count == 1, tokens[words[0]].shape == .upper { continue }
            if !words.isEmpty, words.allSatisfy({ surroundings[tokens[$0].hash].contains(.small) }) {
                candidates.insert(number)
            }
        }
        guard !candidates.isEmpty else { return }
        // What stands capitalised inside running text is a name, unless the whole of it is also written small.
        var running: Set<Int> = []
        var sentence = 0
        var headline: Bool?
        for span in spans {
            guard let number = number(ofCore: span.tokens), candidates.contains(number) else { continue }
            while stream.sentences[sentence].tokens.upperBound <= span.tokens.lowerBound {
                sentence += 1
                headline = nil
            }
            let place = stream.sentences[sentence].tokens
            let first = span.tokens.lowerBound == place.lowerBound && forms[number].letters.count == 1
            if first { continue }
            let isHeadline = headline ?? self.isHeadline(place)
            headline = isHeadline
            if !isHeadline { running.insert(number) }
        }
        let small = writtenSmall(candidates.filter { forms[$0].letters.count > 1 })
        for number in candidates where !running.contains(number) || small.contains(number) {
            forms[number].isCommon = true
            decide(number, .other)
        }
    }

    /// The names of several words that stand in small letters somewhere.
    private func writtenSmall(_ candidates: Set<Int>) -> Set<Int> {
        guard !candidates.isEmpty else { return [] }
        var wanted = WrittenNames()
        for number in candidates.sorted() {
            wanted.add(number, forms[number].letters, tokens: forms[number].core.count)
        }
        let tokens = stream.tokens
        var found: Set<Int> = []
        for sentence in stream.sentences {
            for i in sentence.tokens where tokens[i].shape == .lower {
                let match = wanted.longest(at: i, end: sentence.tokens.upperBound) { place in
                    if tokens[place].kind == .punctuation { return .sign }
                    return tokens[place].shape == .lower ? .letters(letters(tokens[place])) : nil
                }
                if let match { found.insert(match.number) }
            }
        }
        return found
    }
}
