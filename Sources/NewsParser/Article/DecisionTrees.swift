internal import NewsModel

/// A sum of small decision trees over a block's traits.
///
/// A table of trees has a tree a row, in preorder: `trait:n` sends blocks whose trait is at most n to the tree
/// that follows, others to the one behind it; a number is the score of a leaf.
package struct DecisionTrees: Sendable {
    /// A question or, with the trait ``leaf``, a leaf. Eight bytes, so that all trees stay in the nearest cache.
    package struct Node: Sendable {
        /// The trait of a leaf.
        package static let leaf = UInt16.max

        package var trait: UInt16
        package var limit: UInt8
        /// Steps to the right child; the left one follows.
        package var right: UInt8
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
    package var roots: [Int32] = []
    /// The score before any tree.
    package var base: Float = 0

    package init() {}

    /// Reads the rows of a table of trees.
    init(table rows: [String]) {
        var traits: [String: Int] = [:]
        for (i, name) in BlockTraits.names.enumerated() { traits[name] = i }
        for text in rows {
            let parts = text.split(separator: " ")
            if parts.count == 2, parts[0] == "base" {
                base = Float(parts[1]) ?? 0
                continue
            }
            roots.append(Int32(nodes.count))
            var open: [Int] = []
            for part in parts {
                let here = nodes.count
                if let cut = part.utf8.lastIndex(of: UInt8(ascii: ":")), let trait = traits[String(part[..<cut])],
                    let limit = UInt8(part[part.utf8.index(after: cut)...])
                {
                    nodes.append(Node(trait: trait, limit: limit))
                    open.append(here)
                } else {
                    nodes.append(Node(score: Float(part) ?? 0))
                    // The right child of the nearest open question begins behind its finished left one.
                    while let last = open.last {
                        if nodes[last].right == 0 {
                            nodes[last].right = UInt8(clamping: here + 1 - last)
                            break
                        }
                        open.removeLast()
                    }
                }
            }
        }
    }

    /// The sum of the leaves that a block's traits lead to, as a probability.
    package func probability(_ traits: [UInt8]) -> Float {
        let sum = nodes.withUnsafeBufferPointer { nodes in
            traits.withUnsafeBufferPointer { traits in
                var sum = base
                for root in roots {
                    var i = Int(root)
                    var node = nodes[i]
                    while !node.isLeaf {
                        i += traits[Int(node.trait)] <= node.limit ? 1 : Int(node.right)
                        node = nodes[i]
                    }
                    sum += node.score
                }
                return sum
            }
        }
        return StoryModel.logistic(sum)
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
