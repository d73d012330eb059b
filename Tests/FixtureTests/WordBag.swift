/// The content words of a phrase, folded for comparison: no case, no plural ending, no small words.
struct WordBag: Sendable {
    private(set) var words: [String] = []

    private static let small: Set<String> = [
        "a", "an", "the", "of", "for", "in", "on", "at", "to", "by", "from", "with", "its", "his", "her", "their",
        "total",
        "number", "and", "or", "new", "as", "per", "be", "is", "are", "was", "were",
    ]
    private static let legal: Set<String> = [
        "inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "ag", "sa", "se", "nv", "gmbh",
        "group",
        "holding", "holdings", "the",
    ]

    /// The word that says what is measured: the last of the first phrase, what only says how it moved aside ("growth in net sales",
    /// "sales rise" and "sales booked" are sales); nil where nothing else is said.
    private(set) var head: String?

    init(_ text: String) {
        words = Self.split(text)
        head = Self.head(text)
    }

    /// A name: without legal forms, unless it is nothing else ("the group").
    init(name: String) {
        let all = Self.split(name.replacing(".", with: " "))
        words = all.filter { !Self.legal.contains($0) }
        if words.isEmpty { words = all }
    }

    /// Words of movement, which a fact says in its change or modality too.
    private static let moves: Set<String> = [
        "increase", "growth", "rise", "gain", "climb", "advance", "decline", "decrease", "fall", "drop", "slide", "cut",
        "reduction", "change", "loss", "forecast",
    ]
    /// Words that say nothing without their `of`.
    private static let light = moves.union(["number", "total", "amount", "value", "level", "rate", "volume", "share"])
    private static let prepositions: Set<String> = [
        "of", "in", "for", "on", "at", "to", "by", "from", "with", "per", "among", "between", "against", "excluding",
        "including", "as", "than", "that",
    ]

    private static func head(_ text: String) -> String? {
        for phrase in plain(text).split(whereSeparator: { prepositions.contains($0) }) {
            var words = phrase.filter { !small.contains($0) }.map(folded)
            while let last = words.last, light.contains(last) || words.count > 1 && last.hasSuffix("ed") {
                words.removeLast()
            }
            if let last = words.last { return last }
        }
        return nil
    }

    /// Whether both speak of the same measure: half of their words in common, and each has the head of the other. A phrase that says
    /// only how something moved agrees with any that says so.
    func measuresTheSame(as other: WordBag) -> Bool {
        let isMove = words.allSatisfy { Self.moves.contains($0) } && other.words.contains { Self.moves.contains($0) }
        guard !words.isEmpty, isMove || overlap(other) >= 0.5 else { return false }
        guard let head else { return true }
        guard let otherHead = other.head else { return words.contains { other.words.contains($0) } }
        return words.contains(otherHead) && other.words.contains(head)
    }

    /// Whether both name the same thing: more than half of their words in common, or one has all words of the other and half in common.
    func namesTheSame(as other: WordBag) -> Bool {
        let common = overlap(other)
        return common >= 0.6
            || common >= 0.5
                && (words.allSatisfy { other.words.contains($0) } || other.words.allSatisfy { words.contains($0) })
    }

    private static func plain(_ text: String) -> [String] {
        text.lowercased().replacing("’", with: "'").replacing("'s", with: "")
            .split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "&") }.map(String.init)
    }

    private static func split(_ text: String) -> [String] { plain(text).filter { !small.contains($0) }.map(folded) }

    private static func folded(_ word: String) -> String {
        if word.count > 5, word.hasSuffix("sses") { return String(word.dropLast(2)) }
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
        return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
    }

    /// Harmonic mean of the shares of words that each has in common with the other; 0 where one is empty.
    func overlap(_ other: WordBag) -> Double {
        guard !words.isEmpty, !other.words.isEmpty else { return 0 }
        var rest = other.words
        var hits = 0
        for word in words {
            if let i = rest.firstIndex(of: word) {
                rest.remove(at: i)
                hits += 1
            }
        }
        return 2 * Double(hits) / Double(words.count + other.words.count)
    }
}
