internal import NewsLanguage

/// Companies that are called after places: beside `Idaho Airlines`, `Idaho` is the airline where nothing in the text stands in it.
extension DocumentNames {
    private static let heads = NameWords.sets["company_heads"]
    private static let coinedHeads = NameWords.sets["company_heads_of_coined"]
    private static let placeLinks = NameWords.sets["namesake_places"]
    private static let at = WordTable([("at", true)])
    /// Least confidence of the full name.
    private static let leastSure = 0.8
    private static let confidence = 0.7

    /// Makes companies of the places that are a company's first word, where the text uses them so.
    func settleNamesakes(_ spans: inout [NameSpan]) {
        let tokens = stream.tokens
        var full: Set<UInt64> = []
        for form in forms
        where form.kind == .company && form.letters.count > 1 && form.best >= Self.leastSure
            && (Self.heads.contains(tokens[form.core.upperBound - 1].hash)
                || Self.coinedHeads.contains(tokens[form.core.upperBound - 1].hash))
        {
            full.insert(form.letters[0])
        }
        guard !full.isEmpty else { return }
        var mentions: [UInt64: [Int]] = [:]
        var places: Set<UInt64> = []
        var companies: Set<UInt64> = []
        for (i, span) in spans.enumerated() where span.tokens.count == 1 && span.kind == .place {
            let name = letters(tokens[span.tokens.lowerBound])
            guard full.contains(name) else { continue }
            mentions[name, default: []].append(i)
            if isPlace(span.tokens.lowerBound) { places.insert(name) }
            if isCompany(span.tokens.lowerBound) { companies.insert(name) }
        }
        for (name, indices) in mentions where companies.contains(name) && !places.contains(name) {
            for i in indices {
                spans[i].kind = .company
                spans[i].confidence = Self.confidence
                spans[i].rule = "namesake"
            }
        }
    }

    /// Whether something is in or from there: `in Idaho`, `Boise, Idaho`.
    private func isPlace(_ i: Int) -> Bool {
        let tokens = stream.tokens
        guard i > 0, tokens[i - 1].isSign(",") || Self.placeLinks.contains(tokens[i - 1].hash) else { return false }
        guard i + 1 < tokens.count else { return true }
        // "to Idaho's lounges", "for Idaho frequent flyers": what follows is the company's.
        let next = tokens[i + 1]
        return next.kind == .punctuation || (next.spaceBefore && lexicon[next.hash].marks.contains(.neverName))
    }

    /// Whether it does what companies do: `vice president at Idaho`, `Idaho said`.
    private func isCompany(_ i: Int) -> Bool {
        let tokens = stream.tokens
        if i > 0, Self.at[tokens[i - 1]] != nil { return true }
        return i + 1 < tokens.count && tokens[i + 1].shape == .lower && BareNames.behind[tokens[i + 1]] != nil
    }
}
