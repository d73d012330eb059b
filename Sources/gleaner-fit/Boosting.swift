internal import NewsParser

/// Examples by column: one array of bytes a trait, which keeps the counting of values within the cache.
struct TraitTable {
    private(set) var columns: [[UInt8]]
    private(set) var labels: [Float] = []
    private(set) var weights: [Float] = []
    var count: Int { labels.count }

    init(width: Int) { columns = [[UInt8]](repeating: [], count: width) }

    mutating func append(_ traits: [UInt8], label: Float, weight: Float) {
        for (k, value) in traits.enumerated() { columns[k].append(value) }
        labels.append(label)
        weights.append(weight)
    }
}

/// Gradient boosting of logistic loss with small trees over byte traits, grown best leaf first, by histograms. Everything
/// that is drawn is drawn from one fixed sequence: the same examples give the same trees.
struct Boosting {
    var trees = 150
    var leaves = 15
    var rate: Float = 0.1
    /// Smallest sum of second derivatives in a leaf.
    var leafWeight: Float = 8
    /// Smallest number of blocks in a leaf.
    var leafBlocks = 20
    /// Penalty on a leaf's score.
    var penalty: Float = 4
    /// Tenths of the examples and twentieths of the traits that a tree is grown on.
    var rowTenths: UInt64 = 6
    var traitTwentieths: UInt64 = 4

    /// Traits that are not asked for.
    var without: Set<Int> = []

    private struct Bin {
        var gradient: Float = 0
        var hessian: Float = 0
        var count: Float = 0
    }

    /// A leaf while its tree grows: its rows, a range of the order, and its counts of every value of every drawn trait.
    private struct Leaf {
        var rows: Range<Int>
        var bins: [Bin]
        var gradient: Float
        var hessian: Float
        var best: Split?
        /// The node's number in the growing tree.
        var node: Int
    }

    private struct Split {
        var gain: Float
        var trait: Int
        var limit: UInt8
    }

    private struct GrowingNode {
        var trait = -1
        var limit: UInt8 = 0
        var left = -1
        var right = -1
        var score: Float = 0
    }

    private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

    init() {}

    private mutating func draw(_ n: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return (state >> 11) % n
    }

    /// Fits trees on those rows of a table for which `isUsed` holds.
    mutating func fit(_ table: TraitTable, isUsed: [Bool]) -> DecisionTrees {
        let used = (0..<table.count).filter { isUsed[$0] }
        var model = DecisionTrees()
        var scores = [Float](repeating: 0, count: table.count)
        let sum = used.reduce(Float(0)) { $0 + table.weights[$1] }
        let scale = Float(used.count) / max(1e-6, sum)
        var gradients = [Float](repeating: 0, count: table.count)
        var hessians = gradients
        for _ in 0..<trees {
            for i in used {
                let p = StoryModel.logistic(scores[i])
                let w = table.weights[i] * scale
                gradients[i] = (p - table.labels[i]) * w
                hessians[i] = max(1e-6, p * (1 - p) * w)
            }
            var order: [Int32] = []
            order.reserveCapacity(used.count)
            for i in used where draw(10) < rowTenths { order.append(Int32(i)) }
            let traits = (0..<table.columns.count).filter { draw(20) < traitTwentieths && !without.contains($0) }
            let nodes = grow(table, &order, traits, gradients, hessians)
            for i in used { scores[i] += Self.leaf(nodes, table, i) }
            model.roots.append(Int32(model.nodes.count))
            Self.append(nodes, 0, to: &model)
        }
        return model
    }

    private static func leaf(_ nodes: [GrowingNode], _ table: TraitTable, _ row: Int) -> Float {
        var k = 0
        while nodes[k].trait >= 0 {
            k = table.columns[nodes[k].trait][row] <= nodes[k].limit ? nodes[k].left : nodes[k].right
        }
        return nodes[k].score
    }

    /// Writes a tree in preorder.
    private static func append(_ nodes: [GrowingNode], _ k: Int, to model: inout DecisionTrees) {
        let node = nodes[k]
        guard node.trait >= 0 else { return model.nodes.append(.init(score: node.score)) }
        let here = model.nodes.count
        model.nodes.append(.init(trait: node.trait, limit: node.limit))
        append(nodes, node.left, to: &model)
        model.nodes[here].right = UInt8(clamping: model.nodes.count - here)
        append(nodes, node.right, to: &model)
    }

    private func grow(
        _ table: TraitTable, _ order: inout [Int32], _ traits: [Int], _ gradients: [Float], _ hessians: [Float]
    ) -> [GrowingNode] {
        var nodes = [GrowingNode()]
        var root = Leaf(rows: 0..<order.count, bins: [], gradient: 0, hessian: 0, best: nil, node: 0)
        count(table, order, traits, gradients, hessians, &root)
        root.best = split(root, traits)
        var open = [root]
        while open.count < leaves {
            guard let at = open.indices.max(by: { (open[$0].best?.gain ?? -1) < (open[$1].best?.gain ?? -1) }),
                let best = open[at].best
            else { break }
            let parent = open.remove(at: at)
            let middle = Self.partition(&order, parent.rows, table.columns[best.trait], best.limit)
            var left = Leaf(
                rows: parent.rows.lowerBound..<middle, bins: [], gradient: 0, hessian: 0, best: nil, node: nodes.count)
            var right = Leaf(
                rows: middle..<parent.rows.upperBound, bins: [], gradient: 0, hessian: 0, best: nil,
                node: nodes.count + 1)
            nodes.append(GrowingNode())
            nodes.append(GrowingNode())
            nodes[parent.node].trait = best.trait
            nodes[parent.node].limit = best.limit
            nodes[parent.node].left = left.node
            nodes[parent.node].right = right.node
            // The larger child's counts are the parent's without the smaller one's.
            if left.rows.count <= right.rows.count {
                count(table, order, traits, gradients, hessians, &left)
                Self.subtract(left, from: parent, &right)
            } else {
                count(table, order, traits, gradients, hessians, &right)
                Self.subtract(right, from: parent, &left)
            }
            left.best = split(left, traits)
            right.best = split(right, traits)
            open.append(left)
            open.append(right)
        }
        for leaf in open { nodes[leaf.node].score = -rate * leaf.gradient / (leaf.hessian + penalty) }
        return nodes
    }

    private static func partition(_ order: inout [Int32], _ rows: Range<Int>, _ column: [UInt8], _ limit: UInt8) -> Int
    {
        var right: [Int32] = []
        var end = rows.lowerBound
        for k in rows {
            let row = order[k]
            if column[Int(row)] <= limit {
                order[end] = row
                end += 1
            } else {
                right.append(row)
            }
        }
        for (k, row) in right.enumerated() { order[end + k] = row }
        return end
    }

    private func count(
        _ table: TraitTable, _ order: [Int32], _ traits: [Int], _ gradients: [Float], _ hessians: [Float],
        _ leaf: inout Leaf
    ) {
        let rows = leaf.rows.map { Int(order[$0]) }
        let g = rows.map { gradients[$0] }
        let h = rows.map { hessians[$0] }
        leaf.gradient = g.reduce(0, +)
        leaf.hessian = h.reduce(0, +)
        leaf.bins = [Bin](repeating: Bin(), count: traits.count * 64)
        leaf.bins.withUnsafeMutableBufferPointer { bins in
            for (n, trait) in traits.enumerated() {
                table.columns[trait].withUnsafeBufferPointer { column in
                    for k in rows.indices {
                        let value = n * 64 + Int(min(63, column[rows[k]]))
                        bins[value].gradient += g[k]
                        bins[value].hessian += h[k]
                        bins[value].count += 1
                    }
                }
            }
        }
    }

    private static func subtract(_ child: Leaf, from parent: Leaf, _ other: inout Leaf) {
        other.bins = parent.bins
        for k in other.bins.indices {
            other.bins[k].gradient -= child.bins[k].gradient
            other.bins[k].hessian -= child.bins[k].hessian
            other.bins[k].count -= child.bins[k].count
        }
        other.gradient = parent.gradient - child.gradient
        other.hessian = parent.hessian - child.hessian
    }

    private func split(_ leaf: Leaf, _ traits: [Int]) -> Split? {
        guard leaf.hessian >= 2 * leafWeight, leaf.rows.count >= 2 * leafBlocks else { return nil }
        let own = leaf.gradient * leaf.gradient / (leaf.hessian + penalty)
        var best: Split?
        for (n, trait) in traits.enumerated() {
            var g: Float = 0
            var h: Float = 0
            var rows: Float = 0
            for value in 0..<63 {
                let bin = leaf.bins[n * 64 + value]
                if bin.count == 0 { continue }
                g += bin.gradient
                h += bin.hessian
                rows += bin.count
                if h < leafWeight || Int(rows) < leafBlocks { continue }
                if leaf.hessian - h < leafWeight || leaf.rows.count - Int(rows) < leafBlocks { break }
                let rest = leaf.gradient - g
                let gain = g * g / (h + penalty) + rest * rest / (leaf.hessian - h + penalty) - own
                if gain > max(0.5, best?.gain ?? 0) { best = Split(gain: gain, trait: trait, limit: UInt8(value)) }
            }
        }
        return best
    }
}
