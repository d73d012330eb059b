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
    /// The companies of which no mention is sure to be one.
    private let unsure: Set<String>

    init(story: Story, noted: Bool) {
        self.story = story
        self.noted = noted
        doubts = DoubtFinder(story: story)
        unsure = Self.unsure(story)
    }

    /// How much the syntax decides where a rule reads.
    private static let classes: WordTable<String> = WordTable(
        Table("facts/rules").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })
    /// Words of a measure that is rather a clause.
    private static let longMeasure = 5

    /// Bytes of text to a fact: a report of figures has fewer.
    private static let sparse = 250
    /// Bytes of a text that is no short report.
    private static let longText = 5000
    /// Where a text is far from its lead.
    private static let far = 4000
    /// Below this a company may be something else.
    private static let sure = 0.9

    private static func unsure(_ story: Story) -> Set<String> {
        var sure: Set<String> = []
        var out: Set<String> = []
        for name in story.names where name.kind == "company" {
            if name.confidence < Self.sure { out.insert(name.name) } else { sure.insert(name.name) }
        }
        return out.isEmpty ? out : out.subtracting(sure)
    }

    /// Tokens of a sentence that holds many things.
    private static let longSentence = 40

    /// What is seen of each draft of the story.
    ///
    /// Where the facts of a story raise as many doubts as there are facts, its sentences are harder than the rules know: a doubt
    /// about all of them.
    func observations(_ drafts: [FactDraft]) -> [Observations] {
        let isSparse = drafts.count * Self.sparse < story.stream.bytes.count
        let isDivided = Self.isDivided(story)
        let isPage =
            isSparse || isDivided || doubts.addressesReader || story.stream.bytes.count > Self.longText
        var all = drafts.map { observations($0, isPage: isPage) }
        for i in all.indices {
            if isPage { all[i].see("page") }
            if isDivided { all[i].see("divided") }
            guard isSparse else { continue }
            all[i].see("sparse")
            if drafts[i].fact.subject.basis == "inherited" { all[i].see("sparse", "inherited") }
        }
        if all.reduce(0, { $0 + $1.doubts }) >= all.count {
            for i in all.indices { all[i].doubt("story") }
        }
        return all
    }

    /// Headings that divide a text into parts of their own: a guide, a list, a page of many stories.
    private static let headings = 4

    private static func isDivided(_ story: Story) -> Bool {
        var count = 0
        for block in story.article.blocks where block.kind == .heading { count += 1 }
        return count >= headings
    }

    /// `isPage`: the text is no short report of figures. What ties a figure to its subject says more there, for much else than
    /// what the figure belongs to stands around it; so such traits count for themselves.
    private func observations(_ draft: FactDraft, isPage: Bool) -> Observations {
        var out = Observations(noted: noted, isPage: isPage)
        let fact = draft.fact
        let ruleClass = Self.classes[draft.reading.rule] ?? "fair"
        let isFirm = ruleClass == "firm"
        out.see("class", ruleClass)
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
        let kind = (read?.block).map { story.article.blocks[$0].kind }
        if kind == .caption || kind == .heading || kind == .listItem { out.see("beside-text") }
        if let figure = read?.figure, figure.start > Self.far { out.see("far-down") }
        if story.sentences[draft.sentence].tokens.count >= Self.longSentence { out.see("long-sentence") }
        if draft.isCarried { out.tell("measure", "carried") }
        if draft.isOfReport { out.see("period-of-report") }
        if let read { doubts.find(draft, words, read) { out.doubt($0) } }
        if let chunk = draft.chunk {
            let sentence = story.sentences[draft.sentence]
            self.sentence(sentence, chunk, fact, &out)
            let tie = FigureTie(story, sentence, chunk: chunk, draft.reading)
            out.tell("place", tie.place)
            if fact.subject.basis == "explicit" {
                let how = tie.subject(read?.subject, words: fact.subject.text)
                out.tell("tie", how)
                if isFirm, out.doubts == 0, how == "clause" || how == "understood" { out.tell("plain") }
            }
        } else {
            out.tell("cell", fact.subject.basis)
        }
        if let name = fact.subject.name {
            if isCommon(name) { out.tell("common-subject") }
            if doubts.headline.contains(name) { out.see("headline-subject") }
            if unsure.contains(name) { out.see("unsure-name") }
        }
        return out
    }

    /// Whether a subject is told by common words, not by its name.
    private func isCommon(_ name: String) -> Bool {
        var last: UInt8?
        for byte in name.utf8.reversed() {
            if byte == UInt8(ascii: " ") { break }
            last = byte
        }
        return last.map { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") } ?? false
    }

    private func measure(_ fact: Fact, _ words: [Token], _ out: inout Observations) {
        guard let measure = fact.measure else { return out.tell("measure", "none") }
        if words.count == 1 {
            out.tell("measure", "one-word")
        } else if words.count > Self.longMeasure {
            out.tell("measure", "long")
        }
        if words.contains(where: { Words.pointers.contains($0.hash) }) { out.tell("measure", "pointer") }
        if let name = fact.subject.name, measure.holds(name) { out.tell("measure", "names-subject") }
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
