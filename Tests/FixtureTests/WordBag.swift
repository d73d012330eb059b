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

    init(_ text: String) { words = Self.split(text) }

    /// A name: without legal forms.
    init(name: String) { words = Self.split(name.replacing(".", with: " ")).filter { !Self.legal.contains($0) } }

    private static func split(_ text: String) -> [String] {
        text.lowercased().replacing("’", with: "'").replacing("'s", with: "")
            .split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "&") }
            .map(String.init).filter { !small.contains($0) }
            .map { word in
                guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
                return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
            }
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
