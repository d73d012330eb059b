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

    /// Merges drafts in reading order; the first full statement in the body leads, repeats add evidence.
    static func merge(_ drafts: [FactDraft]) -> [FactDraft] {
        var out: [FactDraft] = []
        // Only facts with the same number, or of a headline, can be the same: no search through all of them.
        var byNumber: [Number: [Int]] = [:]
        var headlines: [Int] = []
        for draft in drafts {
            let number = Number(
                value: draft.fact.value, low: draft.fact.low, high: draft.fact.high, unit: draft.fact.unit)
            let candidates = (byNumber[number, default: []].prefix(mostCandidates) + headlines.prefix(mostCandidates))
                .sorted()
            if let i = candidates.first(where: { isRepeat(out[$0], draft) }) {
                out[i] = joined(out[i], draft)
                byNumber[number, default: []].append(i)
            } else {
                byNumber[number, default: []].append(out.count)
                if draft.isHeadline { headlines.append(out.count) }
                out.append(draft)
            }
        }
        return out
    }

    /// Whether `b` says again what `a` says.
    private static func isRepeat(_ a: FactDraft, _ b: FactDraft) -> Bool {
        guard a.fact.unit == b.fact.unit else { return false }
        let sameNumber = a.fact.value == b.fact.value && a.fact.low == b.fact.low && a.fact.high == b.fact.high
        let rounded = a.isHeadline && isRounded(a.fact, of: b.fact)
        guard sameNumber || rounded else { return false }
        // "the 30GB model", "the two companies": a thing that was introduced before, told apart by its number.
        if sameNumber, b.reading.roles.contains(.reference),
            b.fact.unit != "1" || sharesWord(a.fact.measure, b.fact.measure)
        {
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
            return sameSubject(a.fact, b.fact) || sameNumber && sharesWord(a.fact.measure, b.fact.measure)
                || sameNumber && a.fact.unit != "1"
        }
        guard sameSubject(a.fact, b.fact), a.fact.change == b.fact.change || sharesWord(a.fact.measure, b.fact.measure)
        else { return false }
        if a.fact.period.basis == "explicit", b.fact.period.basis == "explicit",
            a.fact.period.value != b.fact.period.value
        {
            return false
        }
        return sharesWord(a.fact.measure, b.fact.measure)
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
        let u = words(x), v = words(y)
        return !u.isDisjoint(with: v)
    }

    private static func sharesWord(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b, !a.isEmpty, !b.isEmpty else { return true }
        return !words(a).isDisjoint(with: words(b))
    }

    private static let empty: Set<String> = ["of", "in", "the", "for", "to", "on", "at", "and", "a"]

    /// Words without plural endings.
    private static func words(_ text: String) -> Set<String> {
        var out = Set<String>()
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        where !empty.contains(String(word)) {
            out.insert(word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : String(word))
        }
        return out
    }

    private static func joined(_ a: FactDraft, _ b: FactDraft) -> FactDraft {
        // The body's statement is fuller than the headline's, unless it only points back ("the two sites").
        var lead = a.isHeadline && !b.reading.roles.contains(.reference) ? b : a
        let other = a.isHeadline ? a : b
        lead.fact.evidence = a.fact.evidence + b.fact.evidence
        lead.figure = a.figure
        if lead.fact.measure == nil
            || lead.reading.roles.contains(.weakMeasure) && !other.reading.roles.contains(.weakMeasure)
                && other.fact.measure != nil
        {
            lead.fact.measure = other.fact.measure
        }
        if lead.fact.modality == "actual", other.fact.modality != "actual", !other.isHeadline {
            lead.fact.modality = other.fact.modality
        }
        if lead.fact.change == nil { lead.fact.change = other.fact.change }
        if other.fact.period.basis == "explicit", lead.fact.period.basis != "explicit" {
            lead.fact.period = other.fact.period
        }
        lead.features.append("repeated")
        return lead
    }
}
