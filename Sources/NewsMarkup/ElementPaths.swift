/// Writes where elements stand in a page: `/html/body/div[2]/p`. An index counts siblings of the same name and is left out
/// where there is only one; elements HTML does not know are `*`.
///
/// The children of an element are counted once, when a path first leads through it.
package struct ElementPaths {
    private let tree: MarkupTree
    /// Position among siblings of the same name; 0 alone, -1 not yet counted.
    private var positions: [Int32]
    private var cache: [Int: String] = [:]

    package init(_ tree: MarkupTree) {
        self.tree = tree
        positions = [Int32](repeating: -1, count: tree.nodes.count)
    }

    /// The path of an element.
    package mutating func path(of node: Int) -> String {
        if let known = cache[node] { return known }
        let n = tree.nodes[node]
        let parent = Int(n.parent)
        if positions[node] < 0 { countChildren(of: parent) }
        let name = n.tag == .other ? "*" : n.tag.name
        let step = positions[node] == 0 ? "/\(name)" : "/\(name)[\(positions[node])]"
        let path = parent >= 0 ? self.path(of: parent) + step : step
        cache[node] = path
        return path
    }

    private mutating func countChildren(of parent: Int) {
        var counts = [Int32](repeating: 0, count: 256)
        var child = parent + 1
        let end = parent >= 0 ? Int(tree.nodes[parent].end) : tree.nodes.count
        while child < end {
            counts[Int(tree.nodes[child].tag.rawValue)] += 1
            positions[child] = counts[Int(tree.nodes[child].tag.rawValue)]
            child = max(child + 1, Int(tree.nodes[child].end))
        }
        child = parent + 1
        while child < end {
            if counts[Int(tree.nodes[child].tag.rawValue)] == 1 { positions[child] = 0 }
            child = max(child + 1, Int(tree.nodes[child].end))
        }
    }
}
