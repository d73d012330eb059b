internal import NewsParser

/// Logistic regression over sparse binary features with an L2 penalty, by AdaGrad in a fixed order: the same examples
/// give the same weights.
enum LogisticRegression {
    static func fit(_ examples: [Example], features: Int, epochs: Int, penalty: Float, rate: Float) -> [Float] {
        var weights = [Float](repeating: 0, count: features)
        var squares = [Float](repeating: 1e-4, count: features)
        var average = [Float](repeating: 0, count: features)
        let mean = examples.reduce(Float(0)) { $0 + $1.weight } / Float(max(1, examples.count))
        var order = Array(examples.indices)
        var state: UInt64 = 0x2545_f491_4f6c_dd1d
        for epoch in 0..<epochs {
            for i in order.indices.reversed() where i > 0 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                order.swapAt(i, Int(state % UInt64(i + 1)))
            }
            for i in order {
                let example = examples[i]
                let p = StoryModel.logistic(StoryModel.sum(example.features, weights))
                let gradient = (p - example.isStory) * example.weight / mean
                for f in example.features {
                    let k = Int(f)
                    let g = gradient + penalty * weights[k]
                    squares[k] += g * g
                    weights[k] -= rate * g / squares[k].squareRoot()
                }
            }
            // The mean over the last half of the epochs is steadier than the last point.
            if epoch >= epochs / 2 {
                for k in weights.indices { average[k] += weights[k] }
            }
        }
        let n = Float(epochs - epochs / 2)
        return average.map { $0 / n }
    }
}
