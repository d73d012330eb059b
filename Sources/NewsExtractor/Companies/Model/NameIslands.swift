package import NewsLanguage

/// Runs of tokens that may hold names: capitalised words, and the small words, signs and numbers inside and beside them.
///
/// Everything outside is no name for sure, so that the model looks at a third of the tokens only.
package struct NameIslands: Sendable {
    private let links = NameWords.sets["links"]

    /// Islands that small words of names ("of", "van", "&") hold together.
    package init() {}

    /// Whether a token is cased like a name or a part of one.
    @inline(__always)
    static func isCased(_ token: Token) -> Bool {
        token.shape == .capitalised || token.shape == .upper || token.shape == .mixed
    }

    /// Islands of one sentence, in reading order.
    package func islands(
        of sentence: Range<Int>, in tokens: [Token], lexicon: NameLexicon, _ body: (Range<Int>) -> Void
    ) {
        var i = sentence.lowerBound
        let end = sentence.upperBound
        // End of the island before: islands never overlap.
        var floor = sentence.lowerBound
        while i < end {
            // US$, HK$: a currency.
            guard Self.isCased(tokens[i]), !(i + 1 < end && tokens[i + 1].isSign("$") && !tokens[i + 1].spaceBefore)
            else {
                i += 1
                continue
            }
            var start = i
            var last = i
            var j = i + 1
            while j < end {
                if Self.isCased(tokens[j]), !(j + 1 < end && tokens[j + 1].isSign("$") && !tokens[j + 1].spaceBefore) {
                    last = j
                } else if j - last > 3 || !(links.contains(tokens[j].hash) || tokens[j].kind == .number) {
                    break
                }
                j += 1
            }
            var stop = last + 1
            // Behind: the period of an abbreviation, 's of McDonald's, Yahoo!, Channel 4, a small legal form.
            while stop < end, stop - last <= 2, trails(tokens[stop]) { stop += 1 }
            // Before: 20th Century, 3M, al-Sadr.
            if start > floor {
                let before = tokens[start - 1]
                if before.kind == .number || before.kind == .alphanumeric {
                    start -= 1
                } else if before.isSign("-"), !before.spaceBefore, start - 1 > floor,
                    tokens[start - 2].kind != .punctuation
                {
                    start -= 2
                }
            }
            if !(last == i && lexicon[tokens[i].hash].marks.contains(.neverName)) { body(start..<stop) }
            floor = stop
            i = max(stop, j)
        }
    }

    private func trails(_ token: Token) -> Bool {
        if token.kind == .number { return true }
        if !token.spaceBefore {
            return token.isSign(".") || token.isSign("!")
                || (token.kind == .word && token.count <= 4 && links.contains(token.hash))
        }
        return token.kind == .word && LegalForms.strength(token) != nil
    }
}
