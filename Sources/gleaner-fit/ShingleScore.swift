internal import NewsModel
internal import NewsParser

/// Mean precision and recall over four-word shingles of a set of pages, and their F1.
struct ShingleScore {
    private var precision: (sum: Double, n: Int) = (0, 0)
    private var recall: (sum: Double, n: Int) = (0, 0)
    private(set) var pages: [(f1: Double, path: String)] = []

    mutating func add(predicted: String, known: String, path: String) {
        let a = Self.counts(predicted)
        let b = Self.counts(known)
        var both = 0
        for (shingle, n) in a { both += min(n, b[shingle] ?? 0) }
        let all = a.values.reduce(0, +)
        let gold = b.values.reduce(0, +)
        if all > 0 {
            precision.sum += Double(both) / Double(all)
            precision.n += 1
        }
        if gold > 0 {
            recall.sum += Double(both) / Double(gold)
            recall.n += 1
        }
        pages.append((all + gold > 0 ? 2 * Double(both) / Double(all + gold) : 1, path))
    }

    /// Adds a page known by snippets: each counts as one decision.
    mutating func add(predicted: String, with: [String], without: [String], path: String) {
        func normal(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let text = normal(predicted)
        let hits = with.count { text.contains(normal($0)) }
        let wrong = without.count { text.contains(normal($0)) }
        precision.sum += Double(hits)
        precision.n += hits + wrong
        recall.sum += Double(hits)
        recall.n += with.count
        pages.append((Double(hits + without.count - wrong) / Double(max(1, with.count + without.count)), path))
    }

    var summary: (precision: Double, recall: Double, f1: Double) {
        let p = precision.sum / Double(max(1, precision.n))
        let r = recall.sum / Double(max(1, recall.n))
        return (p, r, p + r > 0 ? 2 * p * r / (p + r) : 0)
    }

    private static func counts(_ text: String) -> [UInt64: Int] {
        let words = WordHashes.of(text)
        var out: [UInt64: Int] = [:]
        guard words.count >= 4 else { return words.isEmpty ? [:] : [words.reduce(1) { $0 &* 31 &+ $1 }: 1] }
        for i in 0...(words.count - 4) { out[WordHashes.shingle(words, i), default: 0] += 1 }
        return out
    }
}
