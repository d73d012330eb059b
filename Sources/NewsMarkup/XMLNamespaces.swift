/// The namespace declarations in force, and the document's names, each interned once.
struct XMLNamespaces {
    private var declarations: [(prefix: [UInt8], uri: String)] = []
    /// Interned names by the hash of the raw name (FNV-1a; who makes names meet garbles a feed of their own), valid while `declarations` do not change.
    private var elements = Known()
    private var attributes = Known()
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
        elements.removeAll()
        attributes.removeAll()
    }

    /// Indices by hash, in one array that is probed from the hash on.
    private struct Known {
        private var slots = [(hash: UInt64, index: Int32)](repeating: (0, -1), count: 64)
        private var count = 0

        subscript(_ hash: UInt64) -> Int32? {
            let slot = slots[place(hash)]
            return slot.index < 0 ? nil : slot.index
        }

        mutating func insert(_ hash: UInt64, _ index: Int32) {
            slots[place(hash)] = (hash, index)
            count += 1
            guard count * 2 > slots.count else { return }
            let old = slots
            slots = [(hash: UInt64, index: Int32)](repeating: (0, -1), count: old.count * 2)
            for slot in old where slot.index >= 0 { slots[place(slot.hash)] = slot }
        }

        /// Costs no more than what was put in.
        mutating func removeAll() {
            if count > 0 { slots = [(hash: UInt64, index: Int32)](repeating: (0, -1), count: 64) }
            count = 0
        }

        private func place(_ hash: UInt64) -> Int {
            var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
            while slots[place].index >= 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
            return place
        }
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
        if isAttribute { attributes.insert(hash, index) } else { elements.insert(hash, index) }
        return index
    }
}
