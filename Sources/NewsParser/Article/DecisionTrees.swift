internal import NewsModel

/// A sum of small decision trees over a block's traits: the last word on whether a block is story.
///
/// The table `markup/story_trees` has a tree a row, in preorder: `trait:n` sends blocks whose trait is at most n to the tree
/// that follows, others to the one behind it; a number is the score of a leaf.
package struct DecisionTrees: Sendable {
    /// A question or, with `trait` < 0, a leaf.
    package struct Node: Sendable {
        package var trait: Int32
        package var limit: UInt8
        package var right: Int32
        package var score: Float

        package init(trait: Int32, limit: UInt8, right: Int32, score: Float) {
            self.trait = trait
            self.limit = limit
            self.right = right
            self.score = score
        }
    }

    /// All trees' nodes; the left child follows its parent.
    package var nodes: [Node] = []
    package var roots: [Int32] = []
    /// The score before any tree.
    package var base: Float = 0

    package init() {}

    /// The trees that are compiled in.
    package static let builtIn = DecisionTrees(table: Table("markup/story_trees").rows.compactMap(\.first))

    /// Reads the rows of a table of trees.
    init(table rows: [String]) {
        var traits: [String: Int32] = [:]
        for (i, name) in BlockTraits.names.enumerated() { traits[name] = Int32(i) }
        for text in rows {
            let parts = text.split(separator: " ")
            if parts.count == 2, parts[0] == "base" {
                base = Float(parts[1]) ?? 0
                continue
            }
            roots.append(Int32(nodes.count))
            var open: [Int] = []
            for part in parts {
                let here = Int32(nodes.count)
                if let cut = part.utf8.lastIndex(of: UInt8(ascii: ":")), let trait = traits[String(part[..<cut])],
                    let limit = UInt8(part[part.utf8.index(after: cut)...])
                {
                    nodes.append(Node(trait: trait, limit: limit, right: 0, score: 0))
                    open.append(Int(here))
                } else {
                    nodes.append(Node(trait: -1, limit: 0, right: 0, score: Float(part) ?? 0))
                    // The right child of the nearest open question begins behind its finished left one.
                    while let last = open.last {
                        if nodes[last].right == 0 {
                            nodes[last].right = here + 1
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
        var sum = base
        for root in roots {
            var i = Int(root)
            while nodes[i].trait >= 0 {
                i = traits[Int(nodes[i].trait)] <= nodes[i].limit ? i + 1 : Int(nodes[i].right)
            }
            sum += nodes[i].score
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
                    node.trait < 0 ? digits(node.score) : "\(BlockTraits.names[Int(node.trait)]):\(node.limit)"
                }.joined(separator: " ") + "\n"
        }
        return out
    }
}
