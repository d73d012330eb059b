internal import NewsLanguage
internal import NewsModel

/// How old somebody or something is: "Mara Ellin, 49,", "35-year-old Doran Pike", "people aged 14 and over".
extension FigureReader {
    /// The rule of an age.
    static let ageRule = "age"

    /// A figure of years that stands alone: of the phrase it explains, of who died or retired at it, of whom it is said.
    func age(_ c: Int, _ relation: Relation) -> FigureReading {
        var reading = FigureReading(rule: Self.ageRule, measure: "age")
        // "The 48-year-old was freed": a phrase that stands for someone.
        let isPerson = !startsBare(c)
        switch relation {
        case .apposition(let n) where isWord(n, .ages), .preposition(_, .some(let n)) where isWord(n, .ages):
            // "children between the ages of 6 and 12"
            reading.owner = bearer(before: n, c).map { .chunk($0) } ?? .clause
            if let k = syntax.previous(n), syntax.chunks[k].kind == .comma { reading.roles.insert(.apposed) }
        case .apposition(let n), .parenthesis(let n):
            reading.owner = .chunk(n)
            if let k = leading(c), syntax.chunks[k].kind == .comma || syntax.chunks[k].kind == .open {
                reading.roles.insert(.apposed)
            }
        case .object(let v) where syntax.chunks[v].verb.isCopula:
            reading.verb = v
            if let s = syntax.subjects[v] { reading.owner = .chunk(s) }
        case .preposition(let p, _) where isWord(p, .at) && !isPerson:
            if let v = verb(c), let s = syntax.subjects[v], s != c { reading.owner = .chunk(s) }
        default:
            guard isPerson else { break }
            reading.owner = .chunk(c)
            reading.roles.insert(.apposed)
            if syntax.chunks[c].isDefinite { reading.roles.insert(.reference) }
        }
        return reading
    }

    /// A figure of years in front of whom it describes: "35-year-old Doran Pike", "Tom, a 19-year-old student", "she is a
    /// 43-year-old nurse"; nil where the phrase says whose they are ("her 7-year-old daughter").
    func age(ofPhrase c: Int, _ relation: Relation) -> FigureReading? {
        let chunk = syntax.chunks[c]
        if case .apposition(let n) = relation, isWord(n, .ages) { return age(c, relation) }
        let head = SyntaxLexicon.words[stream.tokens[chunk.head]]
        if let head, head.classes.isEmpty, head.forms.contains(.gerund) || head.forms.contains(.participle),
            !head.isNounToo
        {
            // "Zed, a 34-year-old representing the valley"
            return age(c, relation)
        }
        var reading = FigureReading(rule: Self.ageRule, measure: "age")
        reading.measureChunk = c
        reading.roles.insert(.apposed)
        if let name = chunk.names.last, story.names[name].range.end >= Int(stream.tokens[chunk.head].end) {
            reading.owner = .chunk(c)
            return reading
        }
        guard chunk.possessor == nil, !phrases.hasPossessive(c) else { return nil }
        switch relation {
        case .apposition(let n) where startsWithArticle(c) && !isCommon(n) && syntax.chunks[n].figures.isEmpty:
            reading.owner = .chunk(n)
        case .object(let v) where syntax.chunks[v].verb.isCopula:
            guard let s = syntax.subjects[v], s < v else { return nil }
            reading.owner = .chunk(s)
            reading.verb = v
            reading.roles.remove(.apposed)
        default:
            reading.owner = .chunk(c)
            if chunk.isDefinite { reading.roles.insert(.reference) }
        }
        return reading
    }

    /// The phrase that "aged", "(ages" or "between the ages of" is said of; behind "at age" that of the clause.
    private func bearer(before n: Int, _ c: Int) -> Int? {
        if syntax.chunks[n].tokens.count > 1, syntax.chunks[n].tokens.contains(where: { !isAgeWord($0) }) { return n }
        if var k = syntax.previous(n) {
            let isAt = syntax.chunks[k].kind == .preposition && isWord(k, .at)
            if [.comma, .open, .preposition].contains(syntax.chunks[k].kind), let before = syntax.previous(k) {
                k = before
            }
            if !isAt, syntax.chunks[k].kind == .nounPhrase { return k }
        }
        return verb(c).flatMap { syntax.subjects[$0] }.flatMap { $0 == c || $0 == n ? nil : $0 }
    }

    /// "the ages": the word itself, or its article.
    private func isAgeWord(_ t: Int) -> Bool {
        Words.ages.contains(stream.tokens[t].hash)
            || SyntaxLexicon.words[stream.tokens[t]]?.classes.first == .determiner
    }
}
