internal import NewsLanguage

/// Media by what the text does with them: the one in the dateline, and those that are only ever told something.
extension DocumentNames {
    private static let tellers = NameWords.sets["tellers"]
    private static let article = WordTable([("the", true)])
    private static let to = WordTable([("to", true)])

    /// Makes organisations of names that are nothing but credited.
    mutating func settleCredits(_ spans: [NameSpan]) {
        var told: [Int: Bool] = [:]
        var own: Set<Int> = []
        for span in spans where span.kind == .company || span.kind == .organisation {
            guard let number = number(ofCore: span.tokens) else { continue }
            if span.rule == "dateline" {
                own.insert(number)
            } else {
                told[number] = (told[number] ?? true) && isTold(span.tokens)
            }
        }
        for (number, onlyTold) in told where onlyTold { own.insert(number) }
        for number in own.sorted() where forms[number].kind == .company && isUnproven(forms[number]) {
            decide(number, .organisation)
        }
    }

    /// `told the Northgate Mirror.`, `tells Northgate Mirror that`; whoever is told to do something may be a company.
    private func isTold(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        var before = name.lowerBound - 1
        // Papers have an article; abbreviations with one are rather bodies.
        if before > 0, Self.article[tokens[before]] != nil, tokens[name.lowerBound].shape != .upper { before -= 1 }
        guard before >= 0, Self.tellers.contains(tokens[before].hash) else { return false }
        return name.upperBound >= tokens.count || Self.to[tokens[name.upperBound]] == nil
    }
}
