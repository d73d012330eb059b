internal import NewsModel

extension XMLTree {
    /// Reads a document. What is ill-formed is repaired; only limits refuse a document.
    package init(_ encoding: XMLEncoding, limits: XMLLimits = XMLLimits()) throws(XMLFailure) {
        let bytes = encoding.bytes
        guard bytes.count <= limits.bytes else { throw .tooLarge(limits.bytes) }
        self = try bytes.withUnsafeBufferPointer { pointer throws(XMLFailure) in
            var scanner = XMLScanner(bytes, pointer, limits)
            try scanner.run()
            return scanner.finished()
        }
    }
}

/// One pass over the bytes; every step forward is bounded by the input's length.
struct XMLScanner: ~Copyable {
    var tree: XMLTree
    /// Text whose references are decoded; the tree gets it in the end.
    private var arena: OutputBytes
    /// The document; valid while the scanner runs. Every index into it is checked here.
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: XMLLimits
    var at = 0
    /// Open elements: node, raw name, and how many namespace declarations were in force before it.
    var open: [(node: Int, rawStart: Int, rawEnd: Int, declarations: Int)] = []
    var namespaces = XMLNamespaces()
    var entities = XMLEntities()
    var sawRoot = false

    /// An attribute of the tag that is read: name and value, in the arena where it had references.
    private struct RawAttribute {
        var range: Range<Int>
        var value: Range<Int>
        var decoded: Bool
    }

    private var raw: [RawAttribute] = []

    /// More attributes than this on one element are not read: looking for doubles must stay cheap.
    private static let maximumAttributes = 128

    init(_ source: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
        tree = XMLTree(source: source)
        // Decoded text is hardly ever longer; memory that is not written to costs nothing.
        arena = OutputBytes(capacity: bytes.count)
        tree.nodes.reserveCapacity(bytes.count / 24 + 16)
        tree.names.append(XMLTree.Name(namespace: "", local: "#document", prefix: ""))
        tree.nodes.append(XMLTree.Node(name: 0, parent: -1, start: 0, end: 0))
        open.append((0, 0, 0, 0))
    }

    consuming func finished() -> XMLTree {
        var tree = tree
        tree.arena = XMLTree.Arena(arena)
        return tree
    }

    mutating func run() throws(XMLFailure) {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<") { try markup() } else { try text() }
        }
        if open.count > 1 || !sawRoot { tree.isMalformed = true }
    }

    // MARK: Markup

    private mutating func markup() throws(XMLFailure) {
        guard at + 1 < bytes.count else { return try literal() }
        switch bytes[at + 1] {
        case UInt8(ascii: "/"): endTag()
        case UInt8(ascii: "?"):
            // Only at the very start may an XML declaration stand.
            if at > 0, starts("<?xml"), at + 5 < bytes.count, XMLScanner.isSpace(bytes[at + 5]) {
                tree.isMalformed = true
            }
            skip(past: "?>", from: at + 2)
        case UInt8(ascii: "!"):
            if starts("<!--") {
                skip(past: "-->", from: at + 4)
            } else if starts("<![CDATA[") {
                try characterData()
            } else if !sawRoot {
                documentType()
            } else {
                try literal()
            }
        case let b where XMLScanner.isNameStart(b): try startTag()
        default: try literal()
        }
    }

    /// A "<" that starts nothing stands for itself.
    private mutating func literal() throws(XMLFailure) {
        tree.isMalformed = true
        try addText(at..<at + 1)
        at += 1
    }

    private mutating func characterData() throws(XMLFailure) {
        let start = at + 9
        let end = find("]]>", from: start) ?? bytes.count
        if end == bytes.count { tree.isMalformed = true }
        try addText(start..<max(start, end))
        at = min(bytes.count, end + 3)
    }

    private mutating func startTag() throws(XMLFailure) {
        let rawStart = at + 1
        var cursor = rawStart
        while cursor < bytes.count, XMLScanner.isName(bytes[cursor]) { cursor += 1 }
        let rawEnd = cursor
        let declarations = namespaces.count
        let firstAttribute = tree.attributes.count
        raw.removeAll(keepingCapacity: true)
        var closed = false
        scan: while true {
            while cursor < bytes.count, XMLScanner.isSpace(bytes[cursor]) { cursor += 1 }
            guard cursor < bytes.count else {
                tree.isMalformed = true
                break
            }
            switch bytes[cursor] {
            case UInt8(ascii: ">"):
                cursor += 1
                break scan
            case UInt8(ascii: "/"):
                cursor += 1
                if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") {
                    cursor += 1
                    closed = true
                    break scan
                }
                tree.isMalformed = true
            case UInt8(ascii: "<"):
                // The tag was never ended.
                tree.isMalformed = true
                break scan
            default: attribute(&cursor)
            }
        }
        at = cursor
        guard tree.nodes.count + tree.attributes.count + raw.count <= limits.nodes else {
            throw .tooManyNodes(limits.nodes)
        }
        for one in raw where bytes[one.range].starts(with: "xmlns".utf8) { declare(one) }
        for one in raw {
            let name = namespaces.name(UnsafeBufferPointer(rebasing: bytes[one.range]), isAttribute: true, &tree)
            tree.attributes.append(
                XMLTree.Attribute(
                    name: name, start: Int32(one.value.lowerBound), end: Int32(one.value.upperBound),
                    decoded: one.decoded))
        }
        let name = namespaces.name(UnsafeBufferPointer(rebasing: bytes[rawStart..<rawEnd]), isAttribute: false, &tree)
        if open.count == 1 {
            if sawRoot { tree.isMalformed = true }
            sawRoot = true
        }
        let node = add(
            XMLTree.Node(name: name, parent: 0, start: Int32(firstAttribute), end: Int32(tree.attributes.count)))
        if closed {
            namespaces.drop(to: declarations)
        } else {
            guard open.count <= limits.depth else { throw .tooDeep(limits.depth) }
            open.append((node, rawStart, rawEnd, declarations))
        }
    }

    private mutating func attribute(_ cursor: inout Int) {
        let start = cursor
        while cursor < bytes.count, !XMLScanner.isSpace(bytes[cursor]), !XMLScanner.endsAttributeName(bytes[cursor]) {
            cursor += 1
        }
        let range = start..<cursor
        if range.isEmpty {
            // A stray "=".
            tree.isMalformed = true
            cursor += 1
            return
        }
        while cursor < bytes.count, XMLScanner.isSpace(bytes[cursor]) { cursor += 1 }
        var value = cursor..<cursor
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "=") {
            cursor += 1
            while cursor < bytes.count, XMLScanner.isSpace(bytes[cursor]) { cursor += 1 }
            guard cursor < bytes.count else { return }
            let quote = bytes[cursor]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                let first = cursor + 1
                let end = ByteScan.first(quote, in: bytes, from: min(first, bytes.count), to: bytes.count)
                if end == bytes.count { tree.isMalformed = true }
                value = first..<end
                cursor = min(bytes.count, end + 1)
            } else {
                tree.isMalformed = true
                let first = cursor
                while cursor < bytes.count, !XMLScanner.isSpace(bytes[cursor]), bytes[cursor] != UInt8(ascii: ">") {
                    cursor += 1
                }
                value = first..<cursor
            }
        } else {
            tree.isMalformed = true
        }
        guard raw.count < XMLScanner.maximumAttributes,
            !isDouble(range)
        else {
            tree.isMalformed = true
            return
        }
        if bytes[value].contains(UInt8(ascii: "<")) { tree.isMalformed = true }
        let (decoded, isDecoded) = resolved(value)
        raw.append(RawAttribute(range: range, value: decoded, decoded: isDecoded))
    }

    /// Puts a namespace declaration in force.
    private mutating func declare(_ attribute: RawAttribute) {
        let rest = bytes[attribute.range].dropFirst(5)
        guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { return }
        let value = (attribute.decoded ? arena.bytes : bytes)[attribute.value]
        namespaces.declare(prefix: Array(rest.dropFirst()), uri: String(decoding: value, as: UTF8.self))
    }

    private mutating func endTag() {
        let start = at + 2
        var cursor = start
        while cursor < bytes.count, XMLScanner.isName(bytes[cursor]) { cursor += 1 }
        let raw = start..<cursor
        while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">"), bytes[cursor] != UInt8(ascii: "<") {
            if !XMLScanner.isSpace(bytes[cursor]) { tree.isMalformed = true }
            cursor += 1
        }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") { cursor += 1 } else { tree.isMalformed = true }
        at = cursor
        guard open.count > 1 else {
            tree.isMalformed = true
            return
        }
        let top = open[open.count - 1]
        if isEqual(raw, top.rawStart..<top.rawEnd) { return close(to: open.count - 1) }
        tree.isMalformed = true
        if let depth = open.indices.dropFirst().last(where: {
            XMLScanner.same(bytes[raw], bytes[open[$0].rawStart..<open[$0].rawEnd])
        }) {
            return close(to: depth)
        }
        // "<language>en</langauge>": a misspelt end of a leaf ends it; a stray end of HTML markup ends nothing.
        let isLeaf = !tree.children(top.node).contains { tree.isElement($0) }
        if isLeaf, !HTMLNames.all.contains(String(decoding: bytes[raw], as: UTF8.self)) { close(to: open.count - 1) }
    }

    private mutating func close(to depth: Int) {
        namespaces.drop(to: open[depth].declarations)
        open.removeSubrange(depth...)
    }

    // MARK: Text

    private mutating func text() throws(XMLFailure) {
        let start = at
        at = ByteScan.firstMarked(in: bytes, from: at, to: bytes.count)
        let isPlain = at == bytes.count || bytes[at] == UInt8(ascii: "<")
        if !isPlain { at = ByteScan.first(UInt8(ascii: "<"), in: bytes, from: at, to: bytes.count) }
        if open.count == 1 {
            if bytes[start..<at].contains(where: { !XMLScanner.isSpace($0) }) && !starts([0xEF, 0xBB, 0xBF], start) {
                tree.isMalformed = true
            }
            return
        }
        if isPlain { return try addText(start..<at) }
        let (range, decoded) = resolved(start..<at)
        try addText(range, decoded: decoded)
    }

    /// The range with its references resolved: itself where there are none, else a range of the arena.
    private mutating func resolved(_ range: Range<Int>) -> (Range<Int>, Bool) {
        guard XMLEntities.needDecoding(bytes, range) else { return (range, false) }
        let start = arena.count
        if !entities.decode(bytes, range, into: &arena, limit: limits.expansion) { tree.isMalformed = true }
        return (start..<arena.count, true)
    }

    private mutating func addText(_ range: Range<Int>, decoded: Bool = false) throws(XMLFailure) {
        guard !range.isEmpty, open.count > 1 else { return }
        guard tree.nodes.count + tree.attributes.count < limits.nodes else { throw .tooManyNodes(limits.nodes) }
        _ = add(
            XMLTree.Node(
                name: -1, parent: 0, start: Int32(range.lowerBound), end: Int32(range.upperBound), decoded: decoded))
    }

    private mutating func add(_ new: XMLTree.Node) -> Int {
        let parent = open[open.count - 1].node
        let index = tree.nodes.count
        var node = new
        node.parent = Int32(parent)
        tree.nodes.append(node)
        let previous = tree.nodes[parent].last
        if previous >= 0 {
            tree.nodes[Int(previous)].next = Int32(index)
        } else {
            tree.nodes[parent].first = Int32(index)
        }
        tree.nodes[parent].last = Int32(index)
        return index
    }

    private func isDouble(_ name: Range<Int>) -> Bool {
        for one in raw where isEqual(one.range, name) { return true }
        return false
    }

    // MARK: Document type

    /// Skips a document type declaration; internal entities with literal values are kept.
    private mutating func documentType() {
        guard starts("<!DOCTYPE") || starts("<!doctype") else {
            tree.isMalformed = true
            return skip(past: ">", from: at + 2)
        }
        var cursor = at + 9
        var inSubset = false
        var quote: UInt8 = 0
        while cursor < bytes.count {
            let b = bytes[cursor]
            if quote != 0 {
                if b == quote { quote = 0 }
            } else if b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") {
                quote = b
            } else if b == UInt8(ascii: "[") {
                inSubset = true
            } else if b == UInt8(ascii: "]") {
                inSubset = false
            } else if inSubset, b == UInt8(ascii: "<") {
                entities.declare(bytes, cursor)
                if starts("<!--", cursor) {
                    cursor = find("-->", from: cursor + 4) ?? bytes.count
                    continue
                }
            } else if !inSubset, b == UInt8(ascii: ">") {
                break
            }
            cursor += 1
        }
        entities.hasExternalSubset = bytes[at..<min(cursor, bytes.count)].prefix(256).split(separator: 0x20).contains {
            $0.elementsEqual("PUBLIC".utf8) || $0.elementsEqual("SYSTEM".utf8)
        }
        if cursor >= bytes.count { tree.isMalformed = true }
        at = min(bytes.count, cursor + 1)
    }

    // MARK: Bytes

    private mutating func skip(past mark: StaticString, from start: Int) {
        if let end = find(mark, from: start) {
            at = end + mark.utf8CodeUnitCount
        } else {
            tree.isMalformed = true
            at = bytes.count
        }
    }

    private func find(_ mark: StaticString, from start: Int) -> Int? {
        let length = mark.utf8CodeUnitCount
        let last = bytes.count - length
        var index = max(0, start)
        while index <= last {
            index = ByteScan.first(mark.utf8Start[0], in: bytes, from: index, to: last + 1)
            if index <= last, (1..<length).allSatisfy({ bytes[index + $0] == mark.utf8Start[$0] }) { return index }
            index += 1
        }
        return nil
    }

    private func starts(_ mark: StaticString, _ index: Int? = nil) -> Bool {
        let index = index ?? at
        let length = mark.utf8CodeUnitCount
        return index + length <= bytes.count && (0..<length).allSatisfy { bytes[index + $0] == mark.utf8Start[$0] }
    }

    private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        var (i, j) = (a.lowerBound, b.lowerBound)
        while i < a.upperBound {
            if bytes[i] != bytes[j] { return false }
            i += 1
            j += 1
        }
        return true
    }

    private func starts(_ mark: [UInt8], _ index: Int) -> Bool { bytes[index...].starts(with: mark) }

    static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 }

    static func endsAttributeName(_ b: UInt8) -> Bool {
        b == UInt8(ascii: "=") || b == UInt8(ascii: ">") || b == UInt8(ascii: "/") || b == UInt8(ascii: "<")
    }

    static func isNameStart(_ b: UInt8) -> Bool {
        (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b == UInt8(ascii: "_") || b == UInt8(ascii: ":") || b >= 0x80
    }

    static func isName(_ b: UInt8) -> Bool {
        isNameStart(b) || (b >= 0x30 && b <= 0x39) || b == UInt8(ascii: "-") || b == UInt8(ascii: ".")
    }

    /// Equal but for ASCII case.
    static func same(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && isNameStart($0)) }
    }
}
