/// Decision trees made ready for scoring: without walking down any of them.
///
/// Every tree starts with all its leaves open, a bit a leaf from left to right. A question that a block fails, its trait being
/// above the limit, closes the leaves to its left; the first leaf that stays open is the one a walk would have come to. The
/// questions lie by trait and ascending limit, so that only failed ones are looked at, and of most traits none is. (Lucchese
/// et al., QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees, SIGIR 2015.)
package struct LeafMasks: Sendable {
    /// The most leaves that a tree can have.
    package static let mostLeaves = 32

    private struct Question {
        /// The leaves that stay open where the trait is above the limit.
        var mask: UInt32
        var tree: UInt16
        var limit: UInt8
    }

    /// A trait that is asked for, and where its questions begin; behind them stands one that no block fails.
    private struct Asked {
        var trait: UInt16
        var first: UInt16
    }

    private var asked: [Asked] = []
    private var questions: [Question] = []
    /// The scores of all leaves; `mostLeaves` places a tree.
    private var scores: [Float]
    private let base: Float
    private let trees: Int
    /// Traits that a block has to have.
    private var width = 0

    /// Reads trees of at most ``mostLeaves`` leaves.
    package init(_ model: DecisionTrees) {
        base = model.base
        trees = model.roots.count
        scores = [Float](repeating: 0, count: trees * Self.mostLeaves)
        var found: [(trait: Int, question: Question)] = []
        found.reserveCapacity(model.nodes.count / 2)
        for (tree, root) in model.roots.enumerated() {
            var leaf = 0
            add(model, Int(root), tree, &leaf, &found)
        }
        found.sort { ($0.trait << 8 | Int($0.question.limit)) < ($1.trait << 8 | Int($1.question.limit)) }
        questions.reserveCapacity(found.count * 2)
        for (trait, question) in found {
            if trait >= width {
                if width > 0 { endTrait() }
                asked.append(Asked(trait: UInt16(trait), first: UInt16(questions.count)))
                width = trait + 1
            }
            questions.append(question)
        }
        endTrait()
    }

    private mutating func endTrait() { questions.append(Question(mask: .max, tree: 0, limit: .max)) }

    /// Takes in the subtree of a node, whose leftmost leaf has the number `leaf`, and counts its leaves.
    private mutating func add(
        _ model: DecisionTrees, _ node: Int, _ tree: Int, _ leaf: inout Int,
        _ found: inout [(trait: Int, question: Question)]
    ) {
        let question = model.nodes[node]
        guard !question.isLeaf else {
            precondition(leaf < Self.mostLeaves, "a tree has more leaves than \(Self.mostLeaves)")
            scores[tree * Self.mostLeaves + leaf] = question.score
            leaf += 1
            return
        }
        let start = leaf
        add(model, node + 1, tree, &leaf, &found)
        let left = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(leaf)) - (UInt64(1) << UInt64(start)))
        found.append((Int(question.trait), Question(mask: ~left, tree: UInt16(tree), limit: question.limit)))
        add(model, node + Int(question.right), tree, &leaf, &found)
    }

    /// The sum of the leaves that a block's traits lead to, as a probability.
    package func probability(_ traits: [UInt8]) -> Float {
        precondition(traits.count >= width, "a block has too few traits")
        let sum = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: trees) { open in
            open.initialize(repeating: .max)
            close(traits, open)
            return scores.withUnsafeBufferPointer { scores in
                var sum = base
                var place = 0
                for leaves in open {
                    sum += scores[place &+ leaves.trailingZeroBitCount]
                    place &+= Self.mostLeaves
                }
                return sum
            }
        }
        return StoryModel.logistic(sum)
    }

    private func close(_ traits: [UInt8], _ open: UnsafeMutableBufferPointer<UInt32>) {
        traits.withUnsafeBufferPointer { traits in
            questions.withUnsafeBufferPointer { questions in
                for asked in asked {
                    let value = traits[Int(asked.trait)]
                    var k = Int(asked.first)
                    while questions[k].limit < value {
                        open[Int(questions[k].tree)] &= questions[k].mask
                        k &+= 1
                    }
                }
            }
        }
    }
}
