internal import NewsModel
internal import NewsLanguage

/// The probability that every slot of a fact is right: a logistic model over named observations, whose weights stand in
/// `facts/confidence` and were fitted by the trainer of this package (see gleaner-calibrate).
enum Confidence {
    private static let weights: [String: Double] = {
        var out: [String: Double] = [:]
        for row in Table("facts/confidence").rows where row.count >= 2 { out[row[0]] = Double(row[1]) ?? 0 }
        return out
    }()

    /// From 0 to 1, rounded to three decimals.
    static func probability(_ features: [String]) -> Double {
        var sum = weights["bias"] ?? 0
        for feature in features { sum += weights[feature] ?? 0 }
        return (1000 / (1 + exponential(-sum))).rounded() / 1000
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
