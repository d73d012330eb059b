/// A tree over the bytes of an XML document, read as feed readers read: ill-formed input is repaired and said to be so.
///
/// It is written by hand because feeds are worse than libxml2's recovery expects: bare ampersands, HTML entities, unclosed
/// and crossed tags, prefixes that nobody declared. External entities are never fetched, internal ones expand once.
/// Text is kept as byte ranges; nothing is copied that need not be decoded.
package struct XMLTree: Sendable {
    /// A node is known by its place in document order; the document itself is node 0.
    package typealias Index = Int

    struct Node: Sendable {
        /// Interned name; -1 for text.
        var name: Int32
        var parent: Int32
        var first: Int32 = -1
        var last: Int32 = -1
        var next: Int32 = -1
        /// Attributes of an element, bytes of a text.
        var start: Int32
        var end: Int32
        /// The text stands decoded in `arena`, not in `source`.
        var decoded = false
    }

    struct Attribute: Sendable {
        var name: Int32
        var start: Int32
        var end: Int32
        var decoded: Bool
    }

    /// An expanded name (Namespaces in XML 1.0).
    package struct Name: Hashable, Sendable {
        /// The namespace's URI; for an undeclared prefix the prefix itself, empty for none.
        package var namespace: String
        package var local: String
        /// The prefix as written.
        package var prefix: String
    }

    let source: [UInt8]
    var arena: [UInt8] = []
    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// All names of the document, each once: what is decided about a name can be decided once a document.
    package internal(set) var names: [Name] = []
    /// Whether the document is not well-formed: anything had to be repaired.
    package internal(set) var isMalformed = false

    /// The element that holds everything; nil where there is none.
    package var root: Index? { children(0).first { isElement($0) } }

    package func isElement(_ node: Index) -> Bool { nodes[node].name >= 0 }

    /// Index into ``names``; -1 for text.
    package func nameIndex(_ node: Index) -> Int { Int(nodes[node].name) }

    package func name(_ node: Index) -> Name { names[Int(nodes[node].name)] }

    package func parent(_ node: Index) -> Index { Int(nodes[node].parent) }

    /// Children in document order, texts included.
    package func children(_ node: Index) -> Children { Children(tree: self, following: nodes[node].first) }

    package struct Children: Sequence, IteratorProtocol {
        let tree: XMLTree
        var following: Int32
        package mutating func next() -> Index? {
            guard following >= 0 else { return nil }
            defer { following = tree.nodes[Int(following)].next }
            return Int(following)
        }
    }

    /// The bytes of a text node.
    package func textBytes(_ node: Index) -> ArraySlice<UInt8> {
        let text = nodes[node]
        return (text.decoded ? arena : source)[Int(text.start)..<Int(text.end)]
    }

    /// All text below a node, in order.
    package func text(_ node: Index) -> [UInt8] {
        var out: [UInt8] = []
        appendText(node, to: &out)
        return out
    }

    /// Hands over all text below a node, without a copy where it is one piece.
    package func withText<Result>(_ node: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let only = nodes[node].first
        guard isElement(node), only >= 0, nodes[Int(only)].next < 0, !isElement(Int(only)) else {
            return text(node).withUnsafeBufferPointer(body)
        }
        let text = nodes[Int(only)]
        return (text.decoded ? arena : source).withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(text.start)..<Int(text.end)]))
        }
    }

    private func appendText(_ node: Index, to out: inout [UInt8]) {
        if !isElement(node) {
            out += textBytes(node)
        } else {
            for child in children(node) { appendText(child, to: &out) }
        }
    }

    /// The element's attributes as (index into ``names``, value).
    package func attributes(_ node: Index) -> [(name: Int, value: String)] {
        guard isElement(node) else { return [] }
        return (nodes[node].start..<nodes[node].end).map { (Int(attributes[Int($0)].name), value(Int($0))) }
    }

    /// The attribute without namespace of that name.
    package func attribute(_ node: Index, _ local: String) -> String? { attribute(node, local, namespace: "") }

    /// The attribute of that expanded name.
    package func attribute(_ node: Index, _ local: String, namespace: String) -> String? {
        guard isElement(node) else { return nil }
        for index in nodes[node].start..<nodes[node].end {
            let name = names[Int(attributes[Int(index)].name)]
            if name.local == local, name.namespace == namespace { return value(Int(index)) }
        }
        return nil
    }

    private func value(_ index: Int) -> String {
        let attribute = attributes[index]
        return String(
            decoding: (attribute.decoded ? arena : source)[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
    }

    /// The namespace of `xml:base` and `xml:lang`.
    package static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
}

/// Why a document could not become a tree.
package enum XMLFailure: Error, Equatable, Sendable {
    /// More bytes than the limit.
    case tooLarge(Int)
    /// More elements open at once than the limit.
    case tooDeep(Int)
    /// More nodes and attributes than the limit.
    case tooManyNodes(Int)
}

/// How much of an XML document is read before it is refused.
package struct XMLLimits: Sendable {
    package var bytes = 40 * 1024 * 1024
    package var depth = 256
    package var nodes = 1_500_000
    /// Bytes that internal entities may add.
    package var expansion = 1024 * 1024
    package init() {}
}
