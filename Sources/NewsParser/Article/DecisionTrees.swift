internal import NewsMarkup
internal import NewsModel

/// A sum of small decision trees over a block's traits, as they are fitted and written; ``LeafMasks`` scores by them.
///
/// A table of trees has a tree a row, in preorder: `trait:n` sends blocks whose trait is at most n to the tree
/// that follows, others to the one behind it; a number is the score of a leaf.
package struct DecisionTrees: Sendable {
    /// A question or, with the trait ``leaf``, a leaf.
    package struct Node: Sendable {
        /// The trait of a leaf.
        package static let leaf = UInt16.max

        /// Index of the trait in ``BlockTraits/names``; ``leaf`` for none.
        package var trait: UInt16
        /// Blocks whose trait is at most this go left; of a leaf 0.
        package var limit: UInt8
        /// Steps to the right child; the left one follows.
        package var right: UInt8
        /// What a leaf adds to a block's score, in logits; of a question 0.
        package var score: Float

        /// A question.
        package init(trait: Int, limit: UInt8, right: UInt8 = 0) {
            self.trait = UInt16(trait)
            self.limit = limit
            self.right = right
            score = 0
        }

        /// A leaf.
        package init(score: Float) {
            trait = Self.leaf
            limit = 0
            right = 0
            self.score = score
        }

        /// Whether the node has a score and no children.
        package var isLeaf: Bool { trait == Self.leaf }
    }

    /// All trees' nodes; the left child follows its parent.
    package var nodes: [Node] = []
    /// Where each tree begins in ``nodes``.
    package var roots: [Int32] = []
    /// The score before any tree.
    package var base: Float = 0

    /// No tree: every block scores 0.
    package init() {}

    /// Reads the rows of a table of trees.
    init(table rows: [String]) {
        let traits = FoldedTable(BlockTraits.names.enumerated().map { ($0.element, $0.offset) })
        for var row in rows { row.withUTF8 { read($0, traits) } }
    }

    /// Reads a row, as bytes: there are thousands of words, and every start of the program reads them all.
    private mutating func read(_ row: UnsafeBufferPointer<UInt8>, _ traits: FoldedTable<Int>) {
        if row.starts(with: "base ".utf8) {
            base = Self.number(row, 5..<row.count)
            return
        }
        roots.append(Int32(nodes.count))
        var open: [Int] = []
        var start = 0
        while start < row.count {
            var end = start
            var colon = -1
            while end < row.count, row[end] != 0x20 {
                if row[end] == UInt8(ascii: ":") { colon = end }
                end += 1
            }
            let here = nodes.count
            if colon > start, let trait = traits[FoldedHash.extend(FoldedHash.seed, row, start..<colon)] {
                nodes.append(Node(trait: trait, limit: UInt8(clamping: Int(Self.number(row, colon + 1..<end)))))
                open.append(here)
            } else if end > start {
                nodes.append(Node(score: Self.number(row, start..<end)))
                // The right child of the nearest open question begins behind its finished left one.
                while let last = open.last {
                    if nodes[last].right == 0 {
                        nodes[last].right = UInt8(clamping: here + 1 - last)
                        break
                    }
                    open.removeLast()
                }
            }
            start = end + 1
        }
    }

    /// A number of at most six digits, with or without a sign and a fraction.
    private static func number(_ row: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Float {
        var digits = 0
        var scale: Float = 1
        var inFraction = false
        for b in row[range] {
            if b >= 0x30, b <= 0x39, digits < 1_000_000 {
                digits = digits * 10 + Int(b - 0x30)
                if inFraction { scale *= 10 }
            } else if b == UInt8(ascii: ".") {
                inFraction = true
            }
        }
        let value = Float(digits) / scale
        return row[range].first == UInt8(ascii: "-") ? -value : value
    }

    /// The table's text.
    package var table: String {
        func digits(_ w: Float) -> String {
            let n = Int((w * 1000).rounded())
            let a = abs(n)
            return (n < 0 ? "-" : "") + "\(a / 1000)." + String("\(1000 + a % 1000)".dropFirst())
        }
        var out =
            "# Decision trees of the story model, computed by gleaner-fit: a tree a row, in preorder; see DecisionTrees.swift.\n"
        out += "base \(digits(base))\n"
        for (n, root) in roots.enumerated() {
            let end = n + 1 < roots.count ? Int(roots[n + 1]) : nodes.count
            out +=
                nodes[Int(root)..<end].map { node in
                    node.isLeaf ? digits(node.score) : "\(BlockTraits.names[Int(node.trait)]):\(node.limit)"
                }.joined(separator: " ") + "\n"
        }
        return out
    }
}
