internal import NewsLanguage
internal import NewsModel

/// Finds companies by evidence that needs no context: well-known names, legal forms, ticker symbols.
struct RuleTagger {
    let stream: TokenStream

    /// Spans of one sentence in reading order; none overlaps another.
    func spans(in sentence: Range<Int>) -> [NameSpan] {
        let tokens = stream.tokens
        var spans: [NameSpan] = []
        func add(_ range: Range<Int>, _ kind: NameKind, _ confidence: Double, _ rule: String) {
            guard !range.isEmpty else { return }
            // The longer reading wins: `Ford Motor Credit Co.` over `Ford Motor`.
            while let last = spans.last, last.tokens.overlaps(range) {
                if last.tokens.count >= range.count { return }
                spans.removeLast()
            }
            spans.append(NameSpan(tokens: range, kind: kind, confidence: confidence, rule: rule))
        }
        var i = sentence.lowerBound
        while i < sentence.upperBound {
            let token = tokens[i]
            if let count = CreditedMedia.match(tokens, at: i, end: sentence.upperBound) {
                add(i..<i + count, .organisation, 0.7, "medium")
                i += count
                continue
            }
            if let known = KnownCompanies.match(tokens, at: i, end: sentence.upperBound) {
                let end = withSuffix(i + known.count, sentence.upperBound)
                if isProduct(end, sentence.upperBound) {
                    i = end
                    continue
                }
                add(i..<end, .company, 0.85, "known_company")
                i = end
                continue
            }
            if let strength = LegalForms.strength(token), strength == .sure, token.shape != .lower {
                let start = nameStart(before: i, from: sentence.lowerBound)
                let end = withSuffix(i, sentence.upperBound)
                if start < i { add(start..<end, .company, 0.9, "legal_form") }
                i = max(end, i + 1)
                continue
            }
            if token.isSign("("), let listing = Exchanges.listing(in: stream, at: i, end: sentence.upperBound) {
                let start = nameStart(before: i, from: sentence.lowerBound)
                if start < i { add(start..<i, .company, 0.95, "ticker") }
                i = listing.tokens.upperBound
                continue
            }
            i += 1
        }
        return spans
    }

    /// First token of the run of name words that ends before `index`.
    private func nameStart(before index: Int, from lower: Int) -> Int {
        let tokens = stream.tokens
        var start = index
        var i = index - 1
        while i >= lower {
            let token = tokens[i]
            let isName = (token.kind == .word || token.kind == .alphanumeric) && token.shape != .lower && token.shape != .none
            if isName {
                start = i
            } else if !(i > lower && isLink(token) && tokens[i - 1].shape != .lower && tokens[i - 1].shape != .none) {
                break
            }
            i -= 1
        }
        // "The Kroger Co." is called Kroger Co.
        if start < index - 1, Self.openers[tokens[start]] != nil { start += 1 }
        return start
    }

    private static let openers = WordTable(["the", "a", "an", "at", "in", "by", "for", "of", "but", "and", "when", "while", "as", "both", "its", "their"].map { ($0, true) })

    /// Whether a token may stand inside a name between two capitalised words.
    private func isLink(_ token: Token) -> Bool {
        token.isSign("&") || token.isSign("-") || token.isSign(".") || (token.isSign(",") && false) || (token.kind == .word && token.count <= 2 && stream.bytes[Int(token.start)] == 0x27)
    }

    /// End of a name with the legal forms, commas and periods that follow it.
    private func withSuffix(_ end: Int, _ limit: Int) -> Int {
        let tokens = stream.tokens
        var last = end
        var i = end
        while i < limit {
            if LegalForms.strength(tokens[i]) == .sure || (i == end && LegalForms.strength(tokens[i]) == .group && tokens[i].shape != .lower) {
                i += 1
                if i < limit, tokens[i].isSign("."), !tokens[i].spaceBefore { i += 1 }
                last = i
            } else if tokens[i].isSign(","), i + 1 < limit, LegalForms.strength(tokens[i + 1]) == .sure {
                i += 1
            } else {
                break
            }
        }
        return last
    }

    /// Whether a company name that ends before `end` only begins a product's: `Airbus A350`, `Boeing 787`, `Apple iPhone`.
    private func isProduct(_ end: Int, _ limit: Int) -> Bool {
        guard end < limit else { return false }
        let next = stream.tokens[end]
        guard next.spaceBefore else { return false }
        if next.kind == .alphanumeric || next.shape == .mixed { return true }
        // A model number, not a count: nothing countable follows.
        return next.kind == .number && next.count == 3 && (end + 1 >= limit || stream.tokens[end + 1].kind != .word || !stream.tokens[end + 1].spaceBefore)
    }
}
