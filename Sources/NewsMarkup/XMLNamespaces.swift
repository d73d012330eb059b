/// The namespace declarations in force, and the document's names, each interned once.
struct XMLNamespaces {
    private var declarations: [(prefix: [UInt8], uri: String)] = []
    /// Interned names by the hash of the raw name (FNV-1a; who makes names meet garbles a feed of their own), valid while `declarations` do not change.
    private var elements: [UInt64: Int32] = [:]
    private var attributes: [UInt64: Int32] = [:]
    private var interned: [XMLTree.Name: Int32] = [:]

    /// Names beyond this are not told apart.
    private static let maximumNames = 20_000

    var count: Int { declarations.count }

    mutating func declare(prefix: [UInt8], uri: String) {
        // The usual case: every item repeats what its feed declared.
        if let known = declarations.last(where: { $0.prefix == prefix }), known.uri == uri { return }
        // Looking a prefix up must stay cheap.
        guard declarations.count < 1024 else { return }
        declarations.append((prefix, uri))
        forget()
    }

    mutating func drop(to count: Int) {
        guard declarations.count > count else { return }
        declarations.removeSubrange(count...)
        forget()
    }

    private mutating func forget() {
        elements.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
    }

    /// The interned expanded name of a raw one. An undeclared prefix makes the document ill-formed and stands for itself.
    mutating func name(_ raw: UnsafeBufferPointer<UInt8>, isAttribute: Bool, _ tree: inout XMLTree) -> Int32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for b in raw { hash = (hash ^ UInt64(b)) &* 0x0000_0100_0000_01b3 }
        if let known = isAttribute ? attributes[hash] : elements[hash] { return known }
        var prefix = raw[0..<0]
        var local = raw[...]
        if let colon = raw.firstIndex(of: UInt8(ascii: ":")) {
            prefix = raw[..<colon]
            local = raw[(colon + 1)...]
        }
        let written = String(decoding: prefix, as: UTF8.self)
        var namespace = ""
        if written == "xml" {
            namespace = XMLTree.xmlNamespace
        } else if let declared = declarations.last(where: { $0.prefix.elementsEqual(prefix) }) {
            // The default namespace does not concern attributes.
            if !(isAttribute && prefix.isEmpty) { namespace = declared.uri }
        } else if !prefix.isEmpty, written != "xmlns" {
            namespace = written
            tree.isMalformed = true
        }
        let name = XMLTree.Name(namespace: namespace, local: String(decoding: local, as: UTF8.self), prefix: written)
        let index: Int32
        if let known = interned[name] {
            index = known
        } else if interned.count >= XMLNamespaces.maximumNames {
            // No vocabulary is that large; what comes now has no meaning.
            return 0
        } else {
            index = Int32(tree.names.count)
            tree.names.append(name)
            interned[name] = index
        }
        if isAttribute { attributes[hash] = index } else { elements[hash] = index }
        return index
    }
}
