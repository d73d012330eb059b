/// A page as a flat tree: the nodes in document order, each knowing its parent and where its subtree ends.
///
/// No node owns memory: characters and attribute values stand in one array of UTF-8 bytes, so that a page costs three
/// allocations instead of one for every node, and walking a subtree is counting up.
package struct MarkupTree: Sendable {
    /// One element or one run of characters.
    package struct Node: Sendable {
        /// The element's name; `.text` for characters.
        package var tag: Tag
        /// Index of the parent; -1 for the root.
        package var parent: Int32
        /// Index behind the last node of the subtree.
        package var end: Int32
        /// Of a text: its bytes. Of an element: its attributes.
        package var first: Int32
        /// Number of those bytes or attributes.
        package var count: Int32
    }

    /// One attribute with its value's bytes.
    package struct Attribute: Sendable {
        /// Which attribute it is.
        package var name: AttributeName
        /// Offset of the value in ``MarkupTree/bytes``.
        package var start: Int32
        /// Length of the value in bytes.
        package var count: Int32
    }

    /// All nodes in document order; the first one is `html` when there is any.
    package internal(set) var nodes: [Node] = []
    /// All attributes, those of one element beside each other.
    package internal(set) var attributes: [Attribute] = []
    /// UTF-8 bytes of characters and attribute values. Always valid UTF-8.
    package internal(set) var bytes: [UInt8] = []

    init() {}

    /// Bytes of a text node.
    @inline(__always)
    package func text(_ node: Int) -> Range<Int> {
        let n = nodes[node]
        return Int(n.first)..<Int(n.first + n.count)
    }

    /// Bytes of an attribute's value, or nil where the element has no such attribute.
    package func attribute(_ name: AttributeName, of node: Int) -> Range<Int>? {
        let n = nodes[node]
        guard n.tag != .text else { return nil }
        for i in Int(n.first)..<Int(n.first + n.count) where attributes[i].name == name {
            return Int(attributes[i].start)..<Int(attributes[i].start + attributes[i].count)
        }
        return nil
    }

    /// An attribute's value.
    package func value(_ name: AttributeName, of node: Int) -> String? {
        attribute(name, of: node).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Whether an attribute has exactly this value, ASCII letters compared without case.
    package func has(_ name: AttributeName, _ expected: StaticString, _ node: Int) -> Bool {
        guard let range = attribute(name, of: node), range.count == expected.utf8CodeUnitCount else { return false }
        for (i, offset) in range.enumerated() {
            let b = bytes[offset]
            if (b >= 0x41 && b <= 0x5A ? b | 0x20 : b) != expected.utf8Start[i] { return false }
        }
        return true
    }

    /// Nodes of the subtree below `node`, in document order.
    @inline(__always)
    package func descendants(of node: Int) -> Range<Int> { node + 1..<max(node + 1, Int(nodes[node].end)) }

    /// All characters below a node, script and style left out, white space runs made one space.
    package func plainText(of node: Int, limit: Int = 65_536) -> String {
        var out: [UInt8] = []
        var i = node
        let end = Int(nodes[node].end)
        while i < end && out.count < limit {
            switch nodes[i].tag {
            case .text:
                for b in bytes[text(i)] {
                    if b <= 0x20 {
                        if let last = out.last, last != 0x20 { out.append(0x20) }
                    } else {
                        out.append(b)
                    }
                }
            case .script, .style, .noscript, .template:
                i = Int(nodes[i].end)
                continue
            case .br, .p, .div, .li, .td:
                if let last = out.last, last != 0x20 { out.append(0x20) }
            default: break
            }
            i += 1
        }
        while out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }
}
