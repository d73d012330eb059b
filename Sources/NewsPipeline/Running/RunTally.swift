internal import NewsModel

/// What a run has done so far.
package struct RunTally: Equatable, Sendable, CustomStringConvertible {
    /// Documents that were read, with facts or without.
    package private(set) var documents = 0
    /// Facts in them.
    package private(set) var facts = 0
    /// Items that were rejected.
    package private(set) var rejects = 0
    /// Items that are no pages and are not meant to be any, and error responses.
    package private(set) var skipped = 0
    private var rejectedBy: [String: Int] = [:]
    private var documentsOf: [Int: Int] = [:]
    private var factsOf: [Int: Int] = [:]
    private var rejectsOf: [Int: Int] = [:]
    /// Files and streams that could be opened.
    var opened = 0

    /// Nothing counted yet.
    package init() {}

    /// Counts a story; `input` is the index of what it came from.
    mutating func count(_ story: Story, input: Int) {
        switch story {
        case .told(let lines):
            documents += 1
            facts += lines.factCount
            documentsOf[input, default: 0] += 1
            factsOf[input, default: 0] += lines.factCount
        case .rejected(let rejection, _):
            rejects += 1
            rejectsOf[input, default: 0] += 1
            rejectedBy[rejection.stage, default: 0] += 1
        case .unread, .skipped: skipped += 1
        }
    }

    /// What came of one input.
    func of(_ input: Int) -> (documents: Int, facts: Int, rejects: Int) {
        (documentsOf[input] ?? 0, factsOf[input] ?? 0, rejectsOf[input] ?? 0)
    }

    /// Adds what a committed set of files says it holds.
    mutating func add(_ manifest: RunManifest) {
        documents += manifest.documents
        facts += manifest.facts
        skipped += manifest.skipped
        for count in manifest.counts {
            rejects += count.rejected
            rejectedBy[count.stage, default: 0] += count.rejected
        }
    }

    /// The counts in words, for operators.
    package var description: String {
        "\(Counted(documents, "document")), \(Counted(facts, "fact")), \(rejects) rejected"
    }

    /// Whether there was no input at all.
    package var foundNothing: Bool { opened == 0 }

    /// Puts the numbers into a manifest; `names` are the inputs' names by index.
    func fill(_ manifest: inout RunManifest, names: [String]) {
        manifest.documents = documents
        manifest.facts = facts
        manifest.skipped = skipped
        let order = ["capture", "archive", "feed", "parse", "extract", "normalize"]
        let stages = order + rejectedBy.keys.filter { !order.contains($0) }.sorted()
        var arrived = documents + rejects
        for stage in stages {
            let rejected = rejectedBy[stage] ?? 0
            guard rejected > 0 || ["parse", "extract", "normalize"].contains(stage) else { continue }
            arrived -= rejected
            manifest.counts.append(.init(stage: stage, accepted: arrived, rejected: rejected))
        }
        manifest.zeroFactSources = names.indices.filter { documentsOf[$0] != nil && factsOf[$0] == 0 }.map { names[$0] }
    }
}
