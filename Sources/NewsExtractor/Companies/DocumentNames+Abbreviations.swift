internal import NewsLanguage

/// Abbreviations that the text itself explains: in brackets behind what they are short for (`small cell network (SCN)`), or by how
/// it counts them (`an SCN`, `SCNs`). None of them is a company unless what it is short for is one.
extension DocumentNames {
    private static let links = NameWords.sets["short_links"]
    private static let goesOn = NameWords.sets["behind_things"]
    private static let nouns = NameWords.sets["explained_nouns"]
    private static let counted = NameWords.sets["one_of_many"]
    /// Longest abbreviation, in bytes.
    private static let longest = 8

    /// Settles the kinds of abbreviations by what is in front of their brackets.
    mutating func settleExplained(_ spans: [NameSpan]) {
        let tokens = stream.tokens
        var next = 0
        for open in tokens.indices.dropLast(2) where tokens[open].isSign("(") && tokens[open + 2].isSign(")") {
            while next < spans.count, spans[next].tokens.upperBound < open { next += 1 }
            guard isAbbreviation(tokens[open + 1]), let number = number(ofCore: open + 1..<open + 2),
                isUnproven(forms[number])
            else { continue }
            if next < spans.count, spans[next].tokens.upperBound == open {
                // `the Office of Inland Fisheries (OIF)`, `Harbin (HRB)`
                let full = spans[next]
                guard let named = self.number(ofCore: full.tokens) else { continue }
                if full.kind == .place || full.kind == .other {
                    if forms[named].kind == full.kind { decide(number, full.kind) }
                } else if full.tokens.count > 1, isOrganisation(full), explains(open, tokens[open + 1]) != nil {
                    decide(number, .organisation)
                }
            } else if open > 0, Self.nouns.contains(tokens[open - 1].hash),
                explains(open - 1, tokens[open + 1]) != nil
            {
                // "Inland Harbour Services program (IHS)"
                decide(number, .other)
            } else if let words = explains(open, tokens[open + 1]),
                words.dropFirst().allSatisfy({ tokens[$0].shape == .lower || Self.links.contains(tokens[$0].hash) }),
                tokens[words.lowerBound].shape == .lower || beginsSentence(words.lowerBound)
            {
                decide(number, .other)
            }
        }
    }

    private func beginsSentence(_ i: Int) -> Bool {
        let sentence = stream.sentenceIndex(atByte: Int(stream.tokens[i].start))
        return sentence < stream.sentences.count && stream.sentences[sentence].tokens.lowerBound == i
    }

    /// Settles abbreviations that are counted as things are: `an SCN is`, `SCNs`.
    mutating func settleCounted(_ spans: [NameSpan]) {
        let tokens = stream.tokens
        var plurals: Set<UInt64>?
        for span in spans where span.tokens.count == 1 && span.rule == "model" {
            let i = span.tokens.lowerBound
            guard let number = number(ofCore: span.tokens), forms[number].kind == .company, !forms[number].isCommon,
                isUnproven(forms[number])
            else { continue }
            if isPlural(tokens[i]) {
                decide(number, .other)
                continue
            }
            guard tokens[i].shape == .upper, isAbbreviation(tokens[i]) else { continue }
            let known = plurals ?? pluralAbbreviations()
            plurals = known
            if known.contains(letters(tokens[i])) || isOneOfMany(i) { decide(number, .other) }
        }
    }

    /// Whether an article stands before a name and nothing behind that it could belong to.
    private func isOneOfMany(_ i: Int) -> Bool {
        let tokens = stream.tokens
        guard i > 0, Self.counted.contains(tokens[i - 1].hash), tokens[i - 1].shape != .upper else { return false }
        guard i + 1 < tokens.count else { return true }
        let next = tokens[i + 1]
        return next.isSign(".") || next.isSign(",") || next.isSign("?") || next.isSign(")") || next.isSign(";")
            || Self.goesOn.contains(next.hash)
    }

    /// Letters of the abbreviations that the text also has with a plural's s.
    private func pluralAbbreviations() -> Set<UInt64> {
        var found: Set<UInt64> = []
        for token in stream.tokens where isPlural(token) {
            var single = token
            single.end -= 1
            found.insert(letters(single))
        }
        return found
    }

    /// Whether a word is two capitals or more and a plural's s.
    private func isPlural(_ token: Token) -> Bool {
        guard token.shape == .mixed, token.kind == .word, token.count > 2 else { return false }
        let last = Int(token.end) - 1
        return stream.bytes[last] == UInt8(ascii: "s")
            && stream.bytes[Int(token.start)..<last].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    private func isAbbreviation(_ token: Token) -> Bool {
        token.kind != .number && token.count >= 2 && token.count <= Self.longest
            && (token.shape == .upper || token.shape == .mixed)
    }

    /// Whether the text leaves little doubt that a name is no company's.
    private func isOrganisation(_ span: NameSpan) -> Bool {
        span.kind == .organisation
            && (span.rule != "model" || span.companyShare < 0.35
                || NotCompanies.heads[stream.tokens[span.tokens.upperBound - 1]] != nil)
    }

    /// The words before the bracket at `open` whose first letters an abbreviation is made of; nil where they are not.
    func explains(_ open: Int, _ short: Token) -> Range<Int>? {
        let tokens = stream.tokens
        let bytes = stream.bytes
        var letter = Int(short.end) - 1
        var i = open - 1
        while letter >= Int(short.start) {
            guard i >= 0, open - i <= 2 * Self.longest, tokens[i].kind != .punctuation || tokens[i].isSign("-") else {
                return nil
            }
            if tokens[i].first | 0x20 == bytes[letter] | 0x20 {
                letter -= 1
            } else if !Self.links.contains(tokens[i].hash), !tokens[i].isSign("-") {
                return nil
            }
            i -= 1
        }
        return i + 1..<open
    }
}
