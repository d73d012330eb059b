internal import Foundation

/// Scores of every label at every token of an island, and sums over all label paths through them.
package struct NameLattice {
    /// Score of each label, token by token.
    package var scores: [SIMD16<Float>]
    /// Score of the step from a label (index) to a label (lane).
    package var transitions: [SIMD16<Float>]
    /// Exponentials of the transitions, where they are at hand already.
    private let steps: [SIMD16<Float>]?

    /// What an impossible label scores.
    package static let never: Float = -1000

    /// A score of each of ``NameLabel/lanes`` labels for every token; labels that do not exist, or continue something at the first token, are made
    /// impossible. `steps` are the exponentials of `transitions`; nil has them computed when they are needed.
    package init(scores: [SIMD16<Float>], transitions: [SIMD16<Float>], steps: [SIMD16<Float>]? = nil) {
        self.scores = scores
        self.transitions = transitions
        self.steps = steps
        for i in self.scores.indices {
            for lane in NameLabel.count..<NameLabel.lanes { self.scores[i][lane] = Self.never }
        }
        // An island begins behind something outside: its first token continues nothing.
        if !self.scores.isEmpty {
            for label in 0..<NameLabel.count where NameLabel.continues(label) { self.scores[0][label] = Self.never }
            self.scores[0] += transitions[NameLabel.outside]
        }
    }

    /// The label path with the highest score.
    func bestPath() -> [Int] {
        guard let first = scores.first else { return [] }
        var best = first
        var from: [SIMD16<Float>] = []
        from.reserveCapacity(scores.count)
        for i in 1..<max(1, scores.count) {
            var next = SIMD16<Float>(repeating: -.infinity)
            var back = SIMD16<Float>(repeating: 0)
            for label in 0..<NameLabel.count {
                let path = transitions[label] + best[label]
                let better = path .> next
                next.replace(with: path, where: better)
                back.replace(with: Float(label), where: better)
            }
            from.append(back)
            best = next + scores[i]
        }
        var label = 0
        for k in 1..<NameLabel.count where best[k] > best[label] { label = k }
        var path = [label]
        for row in from.reversed() {
            label = Int(row[label])
            path.append(label)
        }
        return path.reversed()
    }

    /// Probability of every label at every token.
    func marginals() -> [SIMD16<Float>] {
        let (forward, backward, _) = sums()
        return zip(forward, backward).map { f, b in
            let p = f * b
            let sum = p.sum()
            return sum > 0 ? p / sum : p
        }
    }

    /// Forward and backward sums, scaled token by token, and the logarithm of the sum over all paths.
    package func sums() -> (forward: [SIMD16<Float>], backward: [SIMD16<Float>], logSum: Double) {
        let steps = self.steps ?? transitions.map(Self.exp)
        var emissions: [SIMD16<Float>] = []
        emissions.reserveCapacity(scores.count)
        var log = 0.0
        for score in scores {
            var top = score[0]
            for k in 1..<NameLabel.count { top = max(top, score[k]) }
            emissions.append(Self.exp(score - top))
            log += Double(top)
        }
        var forward = emissions
        for i in scores.indices {
            if i > 0 {
                var sum = SIMD16<Float>()
                for label in 0..<NameLabel.count { sum += steps[label] * forward[i - 1][label] }
                forward[i] = sum * emissions[i]
            }
            let scale = forward[i].sum()
            if scale > 0 {
                forward[i] /= scale
                log += Foundation.log(Double(scale))
            }
        }
        var backward = emissions
        if !scores.isEmpty { backward[scores.count - 1] = SIMD16(repeating: 1) }
        var i = scores.count - 2
        while i >= 0 {
            let after = emissions[i + 1] * backward[i + 1]
            var sum = SIMD16<Float>()
            for label in 0..<NameLabel.count { sum[label] = (steps[label] * after).sum() }
            let scale = sum.sum()
            backward[i] = scale > 0 ? sum / scale : sum
            i -= 1
        }
        return (forward, backward, log)
    }

    /// The exponential of every label's lane.
    static func exp(_ x: SIMD16<Float>) -> SIMD16<Float> {
        var y = SIMD16<Float>()
        for lane in 0..<NameLabel.count { y[lane] = x[lane] < -80 ? 0 : Foundation.exp(x[lane]) }
        return y
    }
}
