internal import NewsModel
internal import NewsLanguage

/// The probability that every slot of a fact is right: a logistic model over named observations, whose weights stand in
/// `facts/confidence` and were fitted by the trainer of this package (see gleaner-calibrate).
enum Confidence {
    /// Weights by the hash of a trait, or of a kind joined to its value: no name is put together for a look.
    private static let weights = WordTable<Double>(
        hashes: Table("facts/confidence").rows.filter { $0.count >= 2 }.map { row in
            let parts = row[0].split(separator: ":", maxSplits: 1).map { WordHash.of(String($0)) }
            return (parts.count == 2 ? WordHash.join(parts[0], parts[1]) : WordHash.of(row[0]), Double(row[1]) ?? 0)
        })

    /// What kinds joined to their values add once more on a page that is no short report, without the prefix of their rows.
    private static let pageWeights = WordTable<Double>(
        hashes: Table("facts/confidence").rows.filter { $0.count >= 2 && $0[0].hasPrefix("page-") }.compactMap { row in
            let parts = row[0].dropFirst("page-".utf8.count).split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (WordHash.join(WordHash.of(String(parts[0])), WordHash.of(String(parts[1]))), Double(row[1]) ?? 0)
        })

    /// Log-odds before anything is seen.
    static let bias = weight("bias")

    /// What a trait adds to the log-odds.
    static func weight(_ trait: String) -> Double { weights[trait] ?? 0 }

    /// What the value of a kind adds to the log-odds.
    static func weight(_ kind: String, _ value: String) -> Double {
        weights[WordHash.join(WordHash.of(kind), WordHash.of(value))] ?? 0
    }

    /// The same, on a page with what it adds there.
    static func weight(_ kind: String, _ value: String, onPage: Bool) -> Double {
        let hash = WordHash.join(WordHash.of(kind), WordHash.of(value))
        return (weights[hash] ?? 0) + (onPage ? pageWeights[hash] ?? 0 : 0)
    }

    /// From 0 to 1, rounded to three decimals.
    static func probability(_ observations: Observations) -> Double {
        (1000 / (1 + exponential(-observations.score))).rounded() / 1000
    }

    /// eˣ by its series on a reduced argument: the same bits on every machine, which libm does not promise.
    static func exponential(_ x: Double) -> Double {
        let bounded = max(-30, min(30, x))
        let reduced = bounded / 64
        var term = 1.0
        var sum = 1.0
        for n in 1..<14 {
            term *= reduced / Double(n)
            sum += term
        }
        for _ in 0..<6 { sum *= sum }
        return sum
    }
}
