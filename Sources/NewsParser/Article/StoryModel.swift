internal import NewsModel

/// Logistic models over a block's features: the first sees the page, each later one also what the one before found around
/// the block. Every weight is a row of `markup/story_weights`; `gleaner-fit` computes them from pages with known texts.
package struct StoryModel: Sendable {
    /// Weights of every pass, by feature.
    package var passes: [[Float]]
    /// The trees that decide last.
    package var trees = DecisionTrees()
    /// How many passes the program makes.
    package static let passCount = 2

    /// A model without opinion.
    package init() {
        passes = [[Float]](repeating: [Float](repeating: 0, count: FeatureGroup.count), count: Self.passCount)
    }

    /// The model that is compiled in.
    package static let builtIn: StoryModel = {
        var model = StoryModel()
        var groups: [String: FeatureGroup] = [:]
        for group in FeatureGroup.allCases { groups["\(group)"] = group }
        var labels: [String: Int] = [:]
        for group in FeatureGroup.allCases {
            for value in 0..<group.size {
                labels["\(group)\t\(group.label(value))"] = FeatureGroup.offsets[group.rawValue] + value
            }
        }
        for row in Table("markup/story_weights").rows where row.count >= 2 + passCount {
            guard let index = labels[row[0] + "\t" + row[1]] else { continue }
            for pass in 0..<passCount { model.passes[pass][index] = Float(row[2 + pass]) ?? 0 }
        }
        model.trees = DecisionTrees.builtIn
        return model
    }()

    /// The table's text: weights of less than 0.005 are left out.
    package var table: String {
        var out =
            "# Weights of the story model, computed by gleaner-fit. A block's score is the sum of the weights of its features.\n"
        out += "# feature\tvalue\ta weight for every pass\n"
        func digits(_ w: Float) -> String {
            let n = Int((w * 1000).rounded())
            let a = abs(n)
            return (n < 0 ? "-" : "") + "\(a / 1000)." + String("\(1000 + a % 1000)".dropFirst())
        }
        for group in FeatureGroup.allCases {
            for value in 0..<group.size {
                let index = FeatureGroup.offsets[group.rawValue] + value
                let weights = passes.map { $0[index] }
                if weights.allSatisfy({ abs($0) < 0.005 }) { continue }
                out += "\(group)\t\(group.label(value))\t" + weights.map(digits).joined(separator: "\t") + "\n"
            }
        }
        return out
    }

    /// Probability of every block to belong to the story.
    package func scores(_ page: PageBlocks) -> [Float] {
        guard page.count > 0 else { return [] }
        var features = FeatureVector()
        var own: [[Int32]] = []
        own.reserveCapacity(page.count)
        var scores: [Float] = []
        for i in 0..<page.count {
            features.removeAll()
            page.firstFeatures(i, into: &features)
            own.append(features.indices)
            scores.append(Self.logistic(Self.sum(features.indices, passes[0])))
        }
        let first = scores
        for weights in passes.dropFirst() {
            let pass = FirstPass(page, scores: scores)
            for i in 0..<page.count {
                features.removeAll()
                page.secondFeatures(i, pass, into: &features)
                scores[i] = Self.logistic(Self.sum(own[i], weights) + Self.sum(features.indices, weights))
            }
        }
        guard !trees.roots.isEmpty else { return scores }
        let pass = FirstPass(page, scores: scores)
        var traits = BlockTraits()
        for i in 0..<page.count where Self.isOpen(first[i], pass.scores[i]) {
            traits.fill(page, i, first: first, pass)
            scores[i] = trees.probability(traits.values)
        }
        return scores
    }

    /// Whether the passes leave a block to the trees: what both find hopeless stays out.
    package static func isOpen(_ first: Float, _ second: Float) -> Bool { first > 0.02 || second > 0.02 }

    @inline(__always)
    package static func sum(_ indices: [Int32], _ weights: [Float]) -> Float {
        var s: Float = 0
        for i in indices { s += weights[Int(i)] }
        return s
    }

    /// 1 / (1 + e⁻ˣ), by a rational approximation of the exponential that is the same on every machine.
    package static func logistic(_ x: Float) -> Float {
        let clamped = max(-30, min(30, x))
        // e^x = (e^(x/1024))^1024, with e^t ≈ 1 + t + t²/2 + t³/6 for tiny t.
        let t = Double(clamped) / 1024
        var e = 1 + t * (1 + t * (0.5 + t / 6))
        for _ in 0..<10 { e *= e }
        return Float(e / (1 + e))
    }
}
