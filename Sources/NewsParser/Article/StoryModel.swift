internal import NewsModel

/// Two logistic models over a block's features: the first sees the page, the second also what the first found around the
/// block. Every weight is a row of `markup/story_weights`; `gleaner-fit` computes them from pages with known texts.
package struct StoryModel: Sendable {
    package var first: [Float]
    package var second: [Float]

    /// A model without opinion.
    package init() {
        first = [Float](repeating: 0, count: FeatureGroup.count)
        second = first
    }

    /// The model that is compiled in.
    package static let builtIn: StoryModel = {
        var model = StoryModel()
        var groups: [String: FeatureGroup] = [:]
        for group in FeatureGroup.allCases { groups["\(group)"] = group }
        var labels: [String: Int] = [:]
        for group in FeatureGroup.allCases {
            for value in 0..<group.size { labels["\(group)\t\(group.label(value))"] = FeatureGroup.offsets[group.rawValue] + value }
        }
        for row in Table("markup/story_weights").rows where row.count >= 4 {
            guard let index = labels[row[0] + "\t" + row[1]] else { continue }
            model.first[index] = Float(row[2]) ?? 0
            model.second[index] = Float(row[3]) ?? 0
        }
        return model
    }()

    /// The table's text: weights of less than 0.005 are left out.
    package var table: String {
        var out = "# Weights of the story model, computed by gleaner-fit. A block's score is the sum of the weights of its features.\n"
        out += "# feature\tvalue\tfirst pass\tsecond pass\n"
        func digits(_ w: Float) -> String {
            let n = Int((w * 1000).rounded())
            let a = abs(n)
            return (n < 0 ? "-" : "") + "\(a / 1000)." + String("\(1000 + a % 1000)".dropFirst())
        }
        for group in FeatureGroup.allCases {
            for value in 0..<group.size {
                let index = FeatureGroup.offsets[group.rawValue] + value
                if abs(first[index]) < 0.005 && abs(second[index]) < 0.005 { continue }
                out += "\(group)\t\(group.label(value))\t\(digits(first[index]))\t\(digits(second[index]))\n"
            }
        }
        return out
    }

    /// Probability of every block to belong to the story.
    package func scores(_ page: PageBlocks) -> [Float] {
        guard page.count > 0 else { return [] }
        var features = FeatureVector()
        let firstScores = (0..<page.count).map { i -> Float in
            features.removeAll()
            page.firstFeatures(i, into: &features)
            return Self.logistic(Self.sum(features.indices, first))
        }
        let pass = FirstPass(page, scores: firstScores)
        return (0..<page.count).map { i in
            features.removeAll()
            page.firstFeatures(i, into: &features)
            page.secondFeatures(i, pass, into: &features)
            return Self.logistic(Self.sum(features.indices, second))
        }
    }

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
