internal import NewsModel

/// Makes one fact of the repeats of one assertion: the headline and the body, the lead and its echo further down.
struct FactMerger {
    private struct Number: Hashable {
        var value: ExactDecimal?
        var low: ExactDecimal?
        var high: ExactDecimal?
        var unit: String
    }

    /// The most earlier facts that one is compared with.
    private static let mostCandidates = 64
    /// Quotes of a fact beyond which a sentence is quoted once, however often it says it. Every sentence that says it is quoted, so that no
    /// witness is lost; a text that is one long sentence of repeats would be quoted in full for each of them.
    private static let manyQuotes = 64

    /// A draft with the words it is compared by.
    private struct Candidate {
        var draft: FactDraft
        var measure: MeasureWords?

        init(_ draft: FactDraft) {
            self.draft = draft
            measure = draft.fact.measure.flatMap { $0.isEmpty ? nil : MeasureWords($0) }
        }

        /// Whether the measures have a word in common; a fact without measure may be of any.
        func sharesWord(with other: Candidate) -> Bool {
            guard let measure, let others = other.measure else { return true }
            return measure.sharesWord(with: others)
        }
    }

    /// Merges drafts in reading order; the first full statement in the body leads, repeats add evidence.
    static func merge(_ drafts: [FactDraft]) -> [FactDraft] {
        var out: [Candidate] = []
        // Only facts with the same number, or of a headline, can be the same: no search through all of them.
        var byNumber: [Number: [Int]] = [:]
        var headlines: [Int] = []
        for draft in drafts {
            let number = Number(
                value: draft.fact.value, low: draft.fact.low, high: draft.fact.high, unit: draft.fact.unit)
            let candidate = Candidate(draft)
            let earlier = (byNumber[number, default: []].prefix(mostCandidates) + headlines.prefix(mostCandidates))
                .sorted()
            if let i = earlier.first(where: { isRepeat(out[$0], candidate) }) {
                out[i] = Candidate(joined(out[i].draft, draft))
                byNumber[number, default: []].append(i)
            } else {
                byNumber[number, default: []].append(out.count)
                if draft.isHeadline { headlines.append(out.count) }
                out.append(candidate)
            }
        }
        return out.map { $0.draft }
    }

    /// Whether `second` says again what `first` says.
    private static func isRepeat(_ first: Candidate, _ second: Candidate) -> Bool {
        let a = first.draft
        let b = second.draft
        guard a.fact.unit == b.fact.unit else { return false }
        let sameNumber = a.fact.value == b.fact.value && a.fact.low == b.fact.low && a.fact.high == b.fact.high
        let rounded = a.isHeadline && isRounded(a.fact, of: b.fact)
        guard sameNumber || rounded else { return false }
        // "the 30GB model", "the two companies": a thing that was introduced before, told apart by its number.
        if sameNumber, b.reading.roles.contains(.reference), b.fact.unit != "1" || first.sharesWord(with: second) {
            return true
        }
        guard a.sentence != b.sentence else { return false }
        // A table says again what the text said, in other words.
        if sameNumber, b.fact.rule == "table-cell", a.fact.rule != "table-cell",
            a.fact.subject.name == b.fact.subject.name,
            a.fact.period.value == b.fact.period.value, a.fact.value.map({ $0.significand.magnitude > 9 }) ?? false
        {
            return true
        }
        // A headline leaves words out; two statements of the body must agree on more.
        if a.isHeadline {
            return sameSubject(a.fact, b.fact) || sameNumber && first.sharesWord(with: second)
                || sameNumber && a.fact.unit != "1"
        }
        // Two people of one age are two.
        if a.fact.rule == FigureReader.ageRule, a.fact.subject.name != b.fact.subject.name { return false }
        guard first.sharesWord(with: second), sameSubject(a.fact, b.fact) else { return false }
        return a.fact.period.basis != "explicit" || b.fact.period.basis != "explicit"
            || a.fact.period.value == b.fact.period.value
    }

    /// A headline's "$6 billion" against the body's "$5.97 billion": equal at the headline's precision.
    private static func isRounded(_ a: Fact, of b: Fact) -> Bool {
        guard let x = a.value, let y = b.value, a.unit == b.unit, a.unit != "1" || a.decimals < 0 else { return false }
        guard a.decimals > b.decimals ? false : a.decimals <= 0 || a.unit == "%" else { return false }
        let difference = (x < y ? y.adding(x.negated) : x.adding(y.negated)) ?? .zero
        // Within one unit of the last place the headline writes, or what its bound leaves open.
        let place = ExactDecimal(significand: 1, exponent: -a.decimals)
        return difference < place
    }

    private static func sameSubject(_ a: Fact, _ b: Fact) -> Bool {
        guard let x = a.subject.name, let y = b.subject.name else { return true }
        if x == y { return true }
        if a.subject.basis == "inherited" || b.subject.basis == "inherited" { return true }
        return MeasureWords(x).sharesWord(with: MeasureWords(y))
    }

    private static func quote(_ evidence: [Evidence], in draft: FactDraft) {
        for place in evidence
        where draft.fact.evidence.count < manyQuotes || draft.fact.evidence.last?.range != place.range {
            draft.fact.evidence.append(place)
        }
    }

    private static func joined(_ a: FactDraft, _ b: FactDraft) -> FactDraft {
        // The body's statement is fuller than the headline's, unless it only points back ("the two sites").
        let lead = a.isHeadline && !b.reading.roles.contains(.reference) ? b : a
        let other = a.isHeadline ? a : b
        // In place: what a page says a thousand times would be copied a thousand times.
        if lead !== a {
            lead.fact.evidence = a.fact.evidence + b.fact.evidence
        } else {
            quote(b.fact.evidence, in: lead)
        }
        lead.figure = a.figure
        if lead.fact.measure == nil
            || lead.reading.roles.contains(.weakMeasure) && !other.reading.roles.contains(.weakMeasure)
                && other.fact.measure != nil
        {
            lead.fact.measure = other.fact.measure
            lead.take("measure", from: other)
        }
        if lead.fact.modality == "actual", other.fact.modality != "actual", !other.isHeadline {
            lead.fact.modality = other.fact.modality
            lead.take("modality", from: other)
        }
        if lead.fact.change == nil { lead.fact.change = other.fact.change }
        if other.fact.period.basis == "explicit", lead.fact.period.basis != "explicit" {
            lead.fact.period = other.fact.period
            lead.take("period", from: other)
        }
        return lead
    }
}
