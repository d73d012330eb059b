/// Logistic regression over named binary observations with an L2 penalty, fitted by gradient descent.
///
/// The penalty draws each weight to what is believed of it before an example is seen: to nothing, or for doubts (`doubt:…`) to a
/// weight against the fact.
struct LogisticModel {
    /// How weights are held.
    struct Prior {
        /// Penalty of weights that nothing is believed of.
        var penalty: Double
        /// Log-odds that a doubt adds when no example speaks, and the penalty of leaving them.
        var belief: Double
        var hold: Double

        func mean(_ name: String) -> Double { name.hasPrefix("doubt:") ? belief : 0 }
        func strength(_ name: String) -> Double { name.hasPrefix("doubt:") ? hold : penalty }
    }

    /// One example: what was observed, and whether the fact was right in every slot.
    struct Example {
        var document: String
        /// The collection it is from.
        var pool: String
        var observations: [String]
        var isRight: Bool
        /// How often it counts.
        var weight = 1.0
    }

    private(set) var weights: [String: Double] = ["bias": 0]

    /// Fits the weights; the same examples in the same order give the same weights.
    init(_ examples: [Example], prior: Prior, rounds: Int = 3000, rate: Double = 0.5) {
        guard !examples.isEmpty else { return }
        let names = Set(examples.flatMap(\.observations)).sorted() + ["bias"]
        var index: [String: Int] = [:]
        for (i, name) in names.enumerated() { index[name] = i }
        let rows = examples.map { Set($0.observations).compactMap { index[$0] }.sorted() + [names.count - 1] }
        let means = names.map { prior.mean($0) }
        let strengths = names.map { prior.strength($0) }
        var w = means
        let n = Double(examples.count)
        for _ in 0..<rounds {
            var gradient = w.indices.map { (w[$0] - means[$0]) * strengths[$0] / n }
            gradient[names.count - 1] = 0
            for (row, example) in zip(rows, examples) {
                let p = Self.sigmoid(row.reduce(0) { $0 + w[$1] })
                let error = example.weight * (p - (example.isRight ? 1 : 0))
                for i in row { gradient[i] += error / n }
            }
            for i in w.indices { w[i] -= rate * gradient[i] }
        }
        weights = Dictionary(uniqueKeysWithValues: zip(names, w))
    }

    /// Probability that a fact with these observations is right.
    func probability(_ observations: [String]) -> Double {
        Self.sigmoid(Set(observations).reduce(weights["bias"] ?? 0) { $0 + (weights[$1] ?? 0) })
    }

    /// The same model with all log-odds lowered by `amount`.
    func lowered(by amount: Double) -> LogisticModel {
        var out = self
        out.weights["bias", default: 0] -= amount
        return out
    }

    /// The log-odds of a probability.
    static func logit(_ p: Double) -> Double {
        // Bisection: no logarithm that differs from machine to machine.
        var low = -30.0
        var high = 30.0
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if sigmoid(middle) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The probability of log-odds.
    static func probability(_ logit: Double) -> Double { sigmoid(logit) }

    /// 1 / (1 + e⁻ˣ) by a series on a reduced argument.
    private static func sigmoid(_ x: Double) -> Double {
        let reduced = max(-30, min(30, -x)) / 64
        var term = 1.0
        var sum = 1.0
        for k in 1..<14 {
            term *= reduced / Double(k)
            sum += term
        }
        for _ in 0..<6 { sum *= sum }
        return 1 / (1 + sum)
    }
}
