internal import NewsModel
internal import NewsLanguage

/// The probability that every slot of a fact is right: a logistic model over named observations, whose weights stand in
/// `facts/confidence` and were fitted by the trainer of this package (see gleaner-calibrate).
enum Confidence {
    /// Weights of traits, and by kind those of its values.
    private static let table: (traits: [String: Double], values: [String: [String: Double]]) = {
        var traits: [String: Double] = [:]
        var values: [String: [String: Double]] = [:]
        for row in Table("facts/confidence").rows where row.count >= 2 {
            let weight = Double(row[1]) ?? 0
            let parts = row[0].split(separator: ":", maxSplits: 1)
            if parts.count == 2 {
                values[String(parts[0]), default: [:]][String(parts[1])] = weight
            } else {
                traits[row[0]] = weight
            }
        }
        return (traits, values)
    }()

    /// Log-odds before anything is seen.
    static let bias = weight("bias")

    /// What a trait adds to the log-odds.
    static func weight(_ trait: String) -> Double { table.traits[trait] ?? 0 }

    /// What the value of a kind adds to the log-odds.
    static func weight(_ kind: String, _ value: String) -> Double { table.values[kind]?[value] ?? 0 }

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
