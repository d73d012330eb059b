internal import NewsParser

/// Gradient boosting of logistic loss with trees over byte traits, by histograms. Everything that is drawn is drawn from
/// one fixed sequence: the same examples give the same trees.
struct Boosting {
    var trees = 120
    var depth = 4
    var rate: Float = 0.12
    /// Smallest sum of second derivatives in a leaf.
    var leafWeight: Float = 12
    /// Penalty on a leaf's score.
    var penalty: Float = 4

    private struct Bin {
        var gradient: Float = 0
        var hessian: Float = 0
    }

    private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

    init() {}

    private mutating func draw() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// `rows` holds the traits of all examples, one after the other.
    mutating func fit(rows: [UInt8], width: Int, labels: [Float], weights: [Float]) -> DecisionTrees {
        let count = labels.count
        var model = DecisionTrees()
        var scores = [Float](repeating: 0, count: count)
        var gradients = scores
        var hessians = scores
        let mean = weights.reduce(0, +) / Float(max(1, count))
        for _ in 0..<trees {
            for i in 0..<count {
                let p = StoryModel.logistic(scores[i])
                let w = weights[i] / mean
                gradients[i] = (p - labels[i]) * w
                hessians[i] = max(1e-6, p * (1 - p) * w)
            }
            var sample: [Int32] = []
            sample.reserveCapacity(count)
            for i in 0..<count where draw() % 10 < 7 { sample.append(Int32(i)) }
            let traits = (0..<width).filter { _ in draw() % 10 < 4 }
            model.roots.append(Int32(model.nodes.count))
            grow(&model, sample, traits, rows, width, gradients, hessians, depth)
            let root = Int(model.roots[model.roots.count - 1])
            for i in 0..<count {
                var node = root
                while model.nodes[node].trait >= 0 {
                    node =
                        rows[i * width + Int(model.nodes[node].trait)] <= model.nodes[node].limit
                        ? node + 1 : Int(model.nodes[node].right)
                }
                scores[i] += model.nodes[node].score
            }
        }
        return model
    }

    private func grow(
        _ model: inout DecisionTrees, _ sample: [Int32], _ traits: [Int], _ rows: [UInt8], _ width: Int,
        _ gradients: [Float],
        _ hessians: [Float], _ depth: Int
    ) {
        var g: Float = 0
        var h: Float = 0
        for i in sample {
            g += gradients[Int(i)]
            h += hessians[Int(i)]
        }
        var best: (gain: Float, trait: Int, limit: UInt8) = (0.5, -1, 0)
        if depth > 0, h >= 2 * leafWeight {
            var bins = [Bin](repeating: Bin(), count: 256)
            let parentGain = g * g / (h + penalty)
            rows.withUnsafeBufferPointer { rows in
                for trait in traits {
                    var top = 0
                    for k in 0..<256 { bins[k] = Bin() }
                    for i in sample {
                        let value = Int(rows[Int(i) * width + trait])
                        bins[value].gradient += gradients[Int(i)]
                        bins[value].hessian += hessians[Int(i)]
                        if value > top { top = value }
                    }
                    var gl: Float = 0
                    var hl: Float = 0
                    for k in 0..<top {
                        gl += bins[k].gradient
                        hl += bins[k].hessian
                        if hl < leafWeight { continue }
                        if h - hl < leafWeight { break }
                        let gain = gl * gl / (hl + penalty) + (g - gl) * (g - gl) / (h - hl + penalty) - parentGain
                        if gain > best.gain { best = (gain, trait, UInt8(k)) }
                    }
                }
            }
        }
        let here = model.nodes.count
        guard best.trait >= 0 else {
            model.nodes.append(.init(trait: -1, limit: 0, right: 0, score: -rate * g / (h + penalty)))
            return
        }
        model.nodes.append(.init(trait: Int32(best.trait), limit: best.limit, right: 0, score: 0))
        var left: [Int32] = []
        var right: [Int32] = []
        for i in sample {
            if rows[Int(i) * width + best.trait] <= best.limit { left.append(i) } else { right.append(i) }
        }
        grow(&model, left, traits, rows, width, gradients, hessians, depth - 1)
        model.nodes[here].right = Int32(model.nodes.count)
        grow(&model, right, traits, rows, width, gradients, hessians, depth - 1)
    }
}
