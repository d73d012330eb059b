internal import NewsModel

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
        /// The name without its prefix.
        package var local: String
        /// The prefix as written.
        package var prefix: String
    }

    /// Text whose references are decoded.
    final class Arena: Sendable {
        let text: OutputBytes
        init(_ text: consuming OutputBytes) { self.text = text }
    }

    /// Well-formed UTF-8; nodes and attributes begin and end at ASCII bytes, so that their text is as well.
    let source: [UInt8]
    var arena = Arena(OutputBytes(capacity: 0))
    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// All names of the document, each once: what is decided about a name can be decided once a document.
    package internal(set) var names: [Name] = []
    /// Whether the document is not well-formed: anything had to be repaired.
    package internal(set) var isMalformed = false

    /// The element that holds everything; nil where there is none.
    package var root: Index? { children(0).first { isElement($0) } }

    /// Whether a node is an element, and no text.
    package func isElement(_ node: Index) -> Bool { nodes[node].name >= 0 }

    /// Index into ``names``; -1 for text.
    package func nameIndex(_ node: Index) -> Int { Int(nodes[node].name) }

    /// The name of an element; a text has none and must not be asked.
    package func name(_ node: Index) -> Name { names[Int(nodes[node].name)] }

    /// The element around a node; -1 for the document.
    package func parent(_ node: Index) -> Index { Int(nodes[node].parent) }

    /// Children in document order, texts included.
    package func children(_ node: Index) -> Children { Children(nodes: nodes, following: nodes[node].first) }

    /// Walks from sibling to sibling.
    package struct Children: Sequence, IteratorProtocol {
        let nodes: [Node]
        var following: Int32
        /// The next child; nil behind the last.
        package mutating func next() -> Index? {
            guard following >= 0 else { return nil }
            defer { following = nodes[Int(following)].next }
            return Int(following)
        }
    }

    /// Whether an element stands among the node's children.
    package func hasElements(_ node: Index) -> Bool {
        var child = nodes[node].first
        while child >= 0 {
            if nodes[Int(child)].name >= 0 { return true }
            child = nodes[Int(child)].next
        }
        return false
    }

    /// Whether an element has any attribute; false for a text.
    package func hasAttributes(_ node: Index) -> Bool { isElement(node) && nodes[node].end > nodes[node].start }

    /// Hands over the bytes of a range of the source or the arena.
    @inline(__always)
    private func withBytes<Result>(
        _ start: Int32, _ end: Int32, decoded: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let range = Int(start)..<Int(end)
        if decoded { return body(UnsafeBufferPointer(rebasing: arena.text.bytes[range])) }
        return source.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// All text below a node, in order.
    package func text(_ node: Index) -> [UInt8] {
        var out = OutputBytes()
        appendText(node, to: &out)
        return Array(out.bytes)
    }

    /// Hands over all text below a node, without a copy where it is one piece.
    package func withText<Result>(_ node: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let only = isElement(node) ? Int(nodes[node].first) : node
        guard only >= 0, only == node || nodes[only].next < 0, !isElement(only) else {
            var out = OutputBytes()
            appendText(node, to: &out)
            return body(out.bytes)
        }
        let text = nodes[only]
        return withBytes(text.start, text.end, decoded: text.decoded, body)
    }

    private func appendText(_ node: Index, to out: inout OutputBytes) {
        if !isElement(node) {
            withText(node) { out.append($0) }
        } else {
            for child in children(node) { appendText(child, to: &out) }
        }
    }

    /// The element's attributes as (index into ``names``, value).
    package func attributes(_ node: Index) -> [(name: Int, value: String)] {
        guard isElement(node) else { return [] }
        return (nodes[node].start..<nodes[node].end).map { (Int(attributes[Int($0)].name), value(Int($0))) }
    }

    /// The first attribute whose name's index the caller takes.
    package func attribute(_ node: Index, where isWanted: (_ nameIndex: Int) -> Bool) -> String? {
        guard isElement(node) else { return nil }
        for index in nodes[node].start..<nodes[node].end where isWanted(Int(attributes[Int(index)].name)) {
            return value(Int(index))
        }
        return nil
    }

    /// The attribute without namespace of that name.
    package func attribute(_ node: Index, _ local: String) -> String? { attribute(node, local, namespace: "") }

    /// The attribute of that expanded name.
    package func attribute(_ node: Index, _ local: String, namespace: String) -> String? {
        attribute(node) { names[$0].local == local && names[$0].namespace == namespace }
    }

    private func value(_ index: Int) -> String {
        let attribute = attributes[index]
        return withBytes(attribute.start, attribute.end, decoded: attribute.decoded) { String(wellFormed: $0) }
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
    /// Bytes of the document as UTF-8.
    package var bytes = 40 * 1024 * 1024
    /// Elements open at once.
    package var depth = 256
    /// Elements, texts and attributes: the work budget of a feed.
    package var nodes = 1_500_000
    /// Bytes that internal entities may add.
    package var expansion = 1024 * 1024
    /// The limits that hold unless a caller sets others.
    package init() {}
}
