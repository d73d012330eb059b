internal import NewsModel

/// Two sums of decision trees over a block's traits: the first sees the page, the last also what the first found around the
/// block. The trees are the tables `markup/story_trees_first` and `markup/story_trees_last`; `gleaner-fit` computes them from
/// pages with known texts.
package struct StoryModel: Sendable {
    /// The trees that see the page alone.
    package let first: DecisionTrees
    /// The trees that also see the first ones' scores.
    package let last: DecisionTrees
    private let firstMasks: LeafMasks
    private let lastMasks: LeafMasks

    /// A model of these trees.
    package init(first: DecisionTrees, last: DecisionTrees) {
        self.first = first
        self.last = last
        firstMasks = LeafMasks(first)
        lastMasks = LeafMasks(last)
    }

    /// The model that is compiled in.
    package static let builtIn = StoryModel(
        first: DecisionTrees(table: Table("markup/story_trees_first").rows.compactMap(\.first)),
        last: DecisionTrees(table: Table("markup/story_trees_last").rows.compactMap(\.first)))

    /// Probability of every block to belong to the story.
    package func scores(_ page: PageBlocks) -> [Float] {
        guard page.count > 0 else { return [] }
        var traits = BlockTraits()
        var pass = ScoredPage(unknown: page)
        var scores = pass.scores
        for i in 0..<page.count {
            traits.fill(page, i, pass)
            scores[i] = firstMasks.probability(traits.values)
        }
        pass.take(scores, of: page)
        for i in 0..<page.count where Self.isOpen(pass.scores[i]) {
            traits.fill(page, i, pass)
            scores[i] = Self.joined(pass.scores[i], lastMasks.probability(traits.values))
        }
        return scores
    }

    /// What both kinds of trees find together, with equal say: each errs where the other does not.
    package static func joined(_ first: Float, _ last: Float) -> Float {
        let a = max(1e-5, min(1 - 1e-5, first))
        let b = max(1e-5, min(1 - 1e-5, last))
        // The probability whose odds are the geometric mean of both.
        let odds = ((a / (1 - a)) * (b / (1 - b))).squareRoot()
        return odds / (1 + odds)
    }

    /// Whether the first trees leave a block to the last ones: what they find hopeless stays out.
    package static func isOpen(_ first: Float) -> Bool { first > 0.01 }

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
