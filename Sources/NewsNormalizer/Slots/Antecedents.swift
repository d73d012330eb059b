internal import NewsModel

/// What the sentences before spoke of, the latest last, each with the line it was spoken of on.
///
/// A reader looks only so far back: words point to what the same paragraph or the one before named, and nothing in front of a
/// heading is what the text behind it goes on about.
struct Antecedents {
    private(set) var referents: [Referent] = []
    private var lines: [Int] = []
    /// The line of the last heading.
    private(set) var section = 0

    /// How many are remembered.
    private static let memory = 24

    /// The line that the last of them stands on; -1 before anything was spoken of.
    var lastLine: Int { lines.last ?? -1 }

    /// Takes note of what the sentence on a line speaks of.
    mutating func add(_ heard: [Referent], line: Int) {
        guard !heard.isEmpty else { return }
        referents += heard
        for _ in heard { lines.append(line) }
        let extra = referents.count - Self.memory
        guard extra > 0 else { return }
        referents.removeFirst(extra)
        lines.removeFirst(extra)
    }

    /// A heading stands on this line.
    mutating func open(section line: Int) { section = line }

    /// The last one that fits, however far back.
    func last(where fits: (Referent) -> Bool) -> Referent? { referents.last(where: fits) }

    func contains(where fits: (Referent) -> Bool) -> Bool { referents.contains(where: fits) }

    /// The last one that fits, at most so many lines before `line` and not in front of the heading above it.
    func near(_ line: Int, within reach: Int, where fits: (Referent) -> Bool) -> Referent? {
        var i = referents.count - 1
        while i >= 0, lines[i] >= section, line - lines[i] <= reach {
            if fits(referents[i]) { return referents[i] }
            i -= 1
        }
        return nil
    }

    /// Whether something of this name was spoken of since the last heading.
    func isAtHand(_ name: String) -> Bool {
        referents.indices.reversed().contains { lines[$0] >= section && referents[$0].name == name }
    }
}
