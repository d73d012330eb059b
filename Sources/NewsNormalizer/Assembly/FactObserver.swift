internal import NewsLanguage
internal import NewsModel

/// Notes what speaks for a fact and against it, once its slots are filled and its repeats are merged.
///
/// The traits are few and plain on purpose: what the confidence model learns from some hundred judged facts has to hold for stories
/// of other kinds. Which rule read a figure counts by its class in `facts/rules`, not by its name.
struct FactObserver {
    private let story: Story
    private let noted: Bool
    private let doubts: DoubtFinder

    init(story: Story, noted: Bool) {
        self.story = story
        self.noted = noted
        doubts = DoubtFinder(story: story)
    }

    /// How much the syntax decides where a rule reads.
    private static let classes: WordTable<String> = WordTable(
        Table("facts/rules").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })
    /// Words of a measure that is rather a clause.
    private static let longMeasure = 5

    /// Bytes of text to a fact: a report of figures has fewer.
    private static let sparse = 250
    /// Where a text is far from its lead.
    private static let far = 4000
    /// Tokens of a sentence that holds many things.
    private static let longSentence = 40

    /// What is seen of each draft of the story.
    ///
    /// Where the facts of a story raise as many doubts as there are facts, its sentences are harder than the rules know: a doubt
    /// about all of them.
    func observations(_ drafts: [FactDraft]) -> [Observations] {
        var all = drafts.map { observations($0) }
        if drafts.count * Self.sparse < story.stream.bytes.count {
            for i in all.indices {
                all[i].see("sparse")
                if drafts[i].fact.subject.basis == "inherited" { all[i].see("sparse", "inherited") }
            }
        }
        if all.reduce(0, { $0 + $1.doubts }) >= all.count {
            for i in all.indices { all[i].doubt("story") }
        }
        return all
    }

    private func observations(_ draft: FactDraft) -> Observations {
        var out = Observations(noted: noted)
        let fact = draft.fact
        out.see("class", Self.classes[draft.reading.rule] ?? "fair")
        out.see("subject", fact.subject.basis)
        switch fact.subject.kind {
        case "other", "organisation": out.see("kind", "vague")
        case "person": out.see("kind", "person")
        default: out.see("kind", "clear")
        }
        out.see("period", fact.period.basis)
        if fact.modality == "possible" || fact.modality == "negated" { out.see("not-actual") }
        out.see(
            "unit",
            fact.unit == "1"
                ? "count" : fact.unit == "%" || fact.unit == "pp" || fact.unit == "bp" ? "percent" : "amount")
        if fact.bound != .equal { out.see("bounded") }
        if fact.change != nil { out.see("change") }
        if fact.attributedTo != nil { out.see("attributed") }
        if fact.evidence.count > 1 { out.see("repeated") }
        if draft.reading.follows != nil { out.see("follows") }
        let words = fact.measure.map { TokenStream($0).tokens.filter { $0.kind != .punctuation } } ?? []
        measure(fact, words, &out)
        let read = fact.evidence.first { $0.range == story.sentences[draft.sentence].range } ?? fact.evidence.first
        if let figure = read?.figure, let subject = read?.subject, subject.start >= figure.end {
            out.see("subject-behind")
        }
        if fact.subject.basis == "explicit", read?.subject == nil { out.see("subject-resolved") }
        if let block = read?.block, [.caption, .heading, .listItem].contains(story.article.blocks[block].kind) {
            out.see("beside-text")
        }
        if let figure = read?.figure, figure.start > Self.far { out.see("far-down") }
        if story.sentences[draft.sentence].tokens.count >= Self.longSentence { out.see("long-sentence") }
        if draft.isCarried { out.see("measure", "carried") }
        if draft.isOfReport { out.see("period-of-report") }
        if let read { doubts.find(draft, words, read) { out.doubt($0) } }
        if let chunk = draft.chunk { sentence(story.sentences[draft.sentence], chunk, fact, &out) }
        return out
    }

    private func measure(_ fact: Fact, _ words: [Token], _ out: inout Observations) {
        guard let measure = fact.measure else { return out.see("measure", "none") }
        if words.count == 1 {
            out.see("measure", "one-word")
        } else if words.count > Self.longMeasure {
            out.see("measure", "long")
        }
        if words.contains(where: { Words.pointers.contains($0.hash) }) { out.see("measure", "pointer") }
        if let name = fact.subject.name, measure.holds(name) { out.see("measure", "names-subject") }
    }

    private func sentence(_ sentence: StorySentence, _ c: Int, _ fact: Fact, _ out: inout Observations) {
        let chunks = sentence.syntax.chunks
        var figures = 0
        var isQuoted = false
        var others = 0
        for chunk in chunks {
            figures += chunk.figures.count
            isQuoted = isQuoted || chunk.kind == .quotation
            for n in chunk.names where story.names[n].kind != "person" && story.names[n].name != fact.subject.name {
                others += 1
            }
        }
        if figures == 1 { out.see("only-figure") } else if figures > 3 { out.see("many-figures") }
        if isQuoted { out.see("quoted") }
        if others > 1 { out.see("many-names") }
        if c > 0, chunks[c - 1].kind == .open { out.see("in-parenthesis") }
    }
}
