internal import NewsLanguage
internal import NewsModel

/// Says of a fact which words and which rows of the tables each slot was read from.
///
/// Made for people who want to know why a fact is wrong: it looks the words up again, and runs only where somebody asks.
struct SlotTracer {
    let story: Story

    private var stream: TokenStream { story.stream }

    /// The sources of the fact read from figure `figure` of a sentence.
    func sources(
        _ fact: Fact, _ figure: Figure, _ reading: FigureReading, _ modality: ModalityFinder.Found,
        _ subjects: SubjectFinder, in sentence: StorySentence
    ) -> [SlotSource] {
        var out = [
            SlotSource(slot: "value", rule: figure.rule, ranges: [figure.range]),
            measure(fact, figure, reading, in: sentence),
            subject(fact, subjects, in: sentence),
            period(fact, in: sentence),
            self.modality(fact, modality, in: sentence),
        ]
        if let change = fact.change {
            out.append(
                SlotSource(
                    slot: "change", rule: reading.change == change ? reading.rule : figure.rule,
                    rows: reading.change == change ? verbRow(reading, sentence) : []))
        }
        if let text = fact.comparedWith?.text, let range = place(of: text, in: sentence.range, near: figure.range.end) {
            out.append(
                SlotSource(
                    slot: "compared_with", rule: "phrase", ranges: [range],
                    rows: Self.row("facts/comparisons", text.lowercased())))
        }
        if let text = fact.attributedTo?.text, let range = place(of: text, in: sentence.range, near: figure.range.end) {
            out.append(SlotSource(slot: "attributed_to", rule: "reporting-verb", ranges: [range]))
        }
        if let other = reading.restates ?? reading.follows, story.figures.indices.contains(other) {
            out.append(
                SlotSource(
                    slot: reading.restates != nil ? "restates" : "group", rule: reading.rule,
                    ranges: [story.figures[other].range]))
        }
        return out
    }

    /// The sources of a table's cell: its measure and period stand in headings, which its row does not hold.
    func sources(cell fact: Fact, _ figure: Figure, period: TextRange?, row: TextRange) -> [SlotSource] {
        var measure = SlotSource(slot: "measure", rule: fact.rule)
        if let words = fact.measure { measure.ranges = self.words(words, in: row, near: figure.range) }
        var subject = SlotSource(slot: "subject", rule: fact.subject.basis)
        if let text = fact.subject.text, let range = lastPlace(of: text, before: row.end) { subject.ranges = [range] }
        return [
            SlotSource(slot: "value", rule: figure.rule, ranges: [figure.range]), measure, subject,
            SlotSource(slot: "period", rule: fact.period.basis, ranges: period.map { [$0] } ?? []),
            SlotSource(slot: "modality", rule: fact.modality == "forecast" ? "period-ahead" : "plain"),
        ]
    }

    // MARK: Slots

    private func measure(_ fact: Fact, _ figure: Figure, _ reading: FigureReading, in sentence: StorySentence)
        -> SlotSource
    {
        var out = SlotSource(slot: "measure", rule: reading.rule)
        guard let words = fact.measure else { return out }
        out.ranges = self.words(words, in: sentence.range, near: figure.range)
        out.rows = verbRow(reading, sentence)
        if let n = reading.measureChunk {
            let head = stream.tokens[sentence.syntax.chunks[n].head]
            out.rows += Self.row("facts/measures", stream.string(head.range).lowercased())
        }
        return out
    }

    private func subject(_ fact: Fact, _ subjects: SubjectFinder, in sentence: StorySentence) -> SlotSource {
        var out = SlotSource(slot: "subject", rule: fact.subject.basis)
        if let range = subjects.range(of: fact.subject, in: sentence) {
            out.ranges = [range]
        } else if let text = fact.subject.text {
            let known =
                [subjects.reported, subjects.local?.referent, subjects.topic] + subjects.spoken.referents.reversed()
            let heard = known.lazy.compactMap { $0 }.first {
                $0.name == fact.subject.name && $0.range.end <= sentence.range.start
            }
            let range =
                fact.subject.basis == "explicit" ? place(of: text, in: sentence.range, near: sentence.range.start) : nil
            out.ranges = (range ?? heard?.range ?? lastPlace(of: text, before: sentence.range.end)).map { [$0] } ?? []
        }
        if let last = out.ranges.first.flatMap({ stream.string($0).split(separator: " ").last }) {
            out.rows = Self.row("facts/nouns", last.lowercased())
        }
        return out
    }

    private func period(_ fact: Fact, in sentence: StorySentence) -> SlotSource {
        var out = SlotSource(slot: "period", rule: fact.period.basis)
        if let range = fact.evidence.first?.period {
            out.ranges = [range]
        } else if fact.period.basis == "inherited", let value = fact.period.value {
            // The last time the story named that period before it is inherited, else the first time it does.
            let named = story.dates.filter { $0.value == value || $0.interval?.start == fact.period.start }
            let found = named.last { $0.range.start < sentence.range.end } ?? named.first
            out.ranges = found.map { [$0.range] } ?? []
        }
        return out
    }

    private func modality(_ fact: Fact, _ found: ModalityFinder.Found, in sentence: StorySentence) -> SlotSource {
        // The cue said something else: the time the fact speaks of overruled it.
        guard found.modality == fact.modality else {
            return SlotSource(
                slot: "modality", rule: fact.modality == "forecast" ? "period-ahead" : "period-over",
                ranges: fact.evidence.first?.period.map { [$0] } ?? [])
        }
        var out = SlotSource(slot: "modality", rule: found.token == nil ? "plain" : "cue")
        guard let t = found.token else { return out }
        out.ranges = [stream.tokens[t].range]
        guard let table = found.table else { return out }
        let word = stream.string(stream.tokens[t].range).lowercased()
        out.rows = Self.row(table, word)
        if out.rows.isEmpty, let lemma = SyntaxLexicon.words[stream.tokens[t]]?.verb {
            out.rows = Self.row(table) { WordHash.of($0) == lemma }
        }
        return out
    }

    // MARK: Words and rows

    private func verbRow(_ reading: FigureReading, _ sentence: StorySentence) -> [String] {
        guard let v = reading.verb else { return [] }
        let lemma = sentence.syntax.chunks[v].verb.lemma
        return Self.row("facts/verbs") { WordHash.of($0) == lemma }
    }

    /// The words of a phrase where they stand in a stretch of text, the nearest to a place, as few runs as they make. Words that
    /// the text has not (the noun that stands for a verb) are left out.
    private func words(_ phrase: String, in range: TextRange, near place: TextRange) -> [TextRange] {
        let first = stream.tokenIndex(atByte: range.start)
        var end = first
        while end < stream.tokens.count, Int(stream.tokens[end].start) < range.end { end += 1 }
        var taken: [Int] = []
        for token in TokenStream(phrase).tokens where token.kind != .punctuation {
            let found = (first..<end).filter { stream.tokens[$0].hash == token.hash && !taken.contains($0) }
            // What follows the word before is meant, else the nearest to the figure.
            let next = taken.last.flatMap { last in found.first { $0 == last + 1 } }
            let nearest = found.min {
                distance(stream.tokens[$0].range, place) < distance(stream.tokens[$1].range, place)
            }
            if let t = next ?? nearest { taken.append(t) }
        }
        var runs: [TextRange] = []
        for t in taken.sorted() {
            let range = stream.tokens[t].range
            if let last = runs.last, t > 0, Int(stream.tokens[t - 1].end) == last.end {
                runs[runs.count - 1] = TextRange(last.start, range.end)
            } else {
                runs.append(range)
            }
        }
        return runs
    }

    private func distance(_ a: TextRange, _ b: TextRange) -> Int {
        a.end <= b.start ? b.start - a.end : a.start >= b.end ? a.start - b.end : 0
    }

    /// Where a text stands inside a stretch, the nearest to a byte.
    private func place(of text: String, in range: TextRange, near byte: Int) -> TextRange? {
        places(of: text, from: range.start, to: range.end).min { abs($0.start - byte) < abs($1.start - byte) }
    }

    /// The last time a text stands before a byte.
    private func lastPlace(of text: String, before byte: Int) -> TextRange? {
        places(of: text, from: 0, to: byte).last
    }

    private func places(of text: String, from start: Int, to end: Int) -> [TextRange] {
        let wanted = Array(text.utf8)
        guard !wanted.isEmpty, end - start >= wanted.count else { return [] }
        return (start...end - wanted.count).filter { at in
            stream.bytes[at] == wanted[0] && stream.bytes[at..<at + wanted.count].elementsEqual(wanted)
        }.map { TextRange($0, $0 + wanted.count) }
    }

    /// The rows of a table whose first column is `key`.
    private static func row(_ table: String, _ key: String) -> [String] { row(table) { $0 == key } }

    private static func row(_ table: String, where matches: (String) -> Bool) -> [String] {
        Table(table).rows.filter { $0.first.map(matches) ?? false }.map { "\(table): \($0.joined(separator: " | "))" }
    }
}
