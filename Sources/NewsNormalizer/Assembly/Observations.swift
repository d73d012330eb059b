/// What was observed of a fact on its way: named traits that the confidence model weighs.
///
/// Only their sum is kept; the names are noted where a trainer asks for them.
struct Observations: Sendable {
    /// Log-odds so far.
    private(set) var score = Confidence.bias
    /// Number of doubts seen.
    private(set) var doubts = 0
    /// Names of what was seen, `kind:value` where a kind has values; empty unless they are noted.
    private(set) var names: [String] = []
    private let areNoted: Bool
    /// Whether the text is no short report of figures.
    private let isPage: Bool

    init(noted: Bool, isPage: Bool = false) {
        areNoted = noted
        self.isPage = isPage
    }

    /// Notes a trait.
    mutating func see(_ trait: String) {
        score += Confidence.weight(trait)
        if areNoted { names.append(trait) }
    }

    /// Notes a doubt.
    mutating func doubt(_ name: String) {
        doubts += 1
        see("doubt", name)
    }

    /// Notes the value of a kind of trait.
    mutating func see(_ kind: String, _ value: String) {
        score += Confidence.weight(kind, value)
        if areNoted { names.append("\(kind):\(value)") }
    }

    /// Notes a trait, and on a page that is no short report once more as one of such pages.
    mutating func tell(_ trait: String) {
        see(trait)
        if isPage { see("page", trait) }
    }

    /// Notes the value of a kind of trait, likewise.
    mutating func tell(_ kind: String, _ value: String) {
        score += Confidence.weight(kind, value, onPage: isPage)
        guard areNoted else { return }
        names.append("\(kind):\(value)")
        if isPage { names.append("page-\(kind):\(value)") }
    }
}
