/// Writes where elements stand in a page: `/html/body/div[2]/p`. An index counts siblings of the same name and is left out
/// where there is only one; elements HTML does not know are `*`.
///
/// The children of an element are counted once, when a path first leads through it.
package struct ElementPaths {
    private let tree: MarkupTree
    /// Position among siblings of the same name; 0 alone, -1 not yet counted.
    private var positions: [Int32] = []
    /// The element whose path was written last, and the path's bytes up to it: stories' blocks mostly share a parent.
    private var lastParent = -1
    private var bytes: [UInt8] = []
    private var steps: [Int] = []

    /// Paths in one page's tree; positions are counted as they are asked for.
    package init(_ tree: MarkupTree) {
        self.tree = tree
        positions.reserveCapacity(tree.nodes.count)
        positions.append(contentsOf: repeatElement(-1, count: tree.nodes.count))
    }

    /// The path of an element.
    package mutating func path(of node: Int) -> String {
        let parent = Int(tree.nodes[node].parent)
        if parent < 0 || parent != lastParent {
            bytes.removeAll(keepingCapacity: true)
            steps.removeAll(keepingCapacity: true)
            var up = parent
            while up >= 0 {
                steps.append(up)
                up = Int(tree.nodes[up].parent)
            }
            for step in steps.reversed() { write(step) }
            lastParent = parent
        }
        let length = bytes.count
        write(node)
        defer { bytes.removeLast(bytes.count - length) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes one step of a path.
    private mutating func write(_ node: Int) {
        if positions[node] < 0 { countChildren(of: Int(tree.nodes[node].parent)) }
        let tag = tree.nodes[node].tag
        bytes.append(UInt8(ascii: "/"))
        if tag == .other { bytes.append(UInt8(ascii: "*")) } else { bytes.append(contentsOf: tag.name.utf8) }
        let position = positions[node]
        guard position > 0 else { return }
        bytes.append(UInt8(ascii: "["))
        var unit: Int32 = 1
        while position / unit >= 10 { unit *= 10 }
        while unit > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: position / unit % 10))
            unit /= 10
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func countChildren(of parent: Int) {
        let end = parent >= 0 ? Int(tree.nodes[parent].end) : tree.nodes.count
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            var child = parent + 1
            while child < end {
                let tag = Int(tree.nodes[child].tag.rawValue)
                counts[tag] += 1
                positions[child] = counts[tag]
                child = max(child + 1, Int(tree.nodes[child].end))
            }
            // Alone of its name means no index.
            child = parent + 1
            while child < end {
                if counts[Int(tree.nodes[child].tag.rawValue)] == 1 { positions[child] = 0 }
                child = max(child + 1, Int(tree.nodes[child].end))
            }
        }
    }
}
