internal import NewsMarkup
internal import NewsModel

/// The value of an element that may hold markup, in any of the ways feeds have of saying so.
struct FeedMarkup {
    private enum Kind { case text, html, xhtml, base64 }

    private let reader: FeedReader
    private let node: XMLTree.Index
    private var tree: XMLTree { reader.tree }

    init(_ reader: FeedReader, _ node: XMLTree.Index) {
        self.reader = reader
        self.node = node
    }

    /// What `type` (RFC 4287 §3.1.1, §4.1.3) and Atom 0.3's `mode` declare; RSS is HTML.
    private var kind: Kind {
        if let mode = reader.attribute(node, .mode)?.lowercasedASCII {
            if mode == "base64" { return .base64 }
            if mode == "xml" { return .xhtml }
        }
        guard let type = reader.attribute(node, .type)?.lowercasedASCII.trimmedASCII, !type.isEmpty else {
            return reader.format == "atom" ? .text : .html
        }
        switch type {
        case "text", "text/plain", "plain": return .text
        case "html", "text/html": return .html
        case "xhtml", "application/xhtml+xml", "text/xml", "application/xml": return .xhtml
        case _ where type.hasPrefix("text/"): return .text
        case _ where type.hasSuffix("+xml") || type.hasSuffix("/xml"): return .xhtml
        case _ where type.utf8.contains(UInt8(ascii: "/")): return .base64
        default: return .html
        }
    }

    /// Sanitised HTML, trimmed; nil where nothing is left. In a title, tags that HTML does not have are words.
    func html(isTitle: Bool = false) -> String? {
        reader.setBase(node)
        reader.sanitizer.keepsUnknownTags = isTitle
        var isWellFormed = true
        if reader.tree.hasElements(node) {
            let html = inline(kind)
            reader.sanitizer.sanitize(html.bytes)
        } else {
            switch kind {
            case .text: reader.tree.withText(node) { reader.sanitizer.takePlain($0) }
            case .base64:
                // What is packed may be anything.
                isWellFormed = false
                let text = tree.text(node)
                (Base64.decoded(text) ?? text).withUnsafeBufferPointer { reader.sanitizer.sanitize($0) }
            case .html, .xhtml: reader.tree.withText(node) { reader.sanitizer.sanitize($0) }
            }
        }
        return reader.sanitizer.string(isWellFormed: isWellFormed)
    }

    /// Appends what is below the node, inner markup written out as it stands.
    func appendInner(to out: inout OutputBytes) {
        for child in tree.children(node) { append(child, escape: false, to: &out) }
    }

    /// The markup below the node as HTML.
    private func inline(_ kind: Kind) -> OutputBytes {
        var out = OutputBytes()
        // Atom's wrapper is not part of the content (RFC 4287 §3.1.1.3); Atom 0.3 had no wrapper, and a `mode` is of 0.3.
        let isContent = reader.isAtom03 && reader.attribute(node, .mode) != nil
        let wrapper = isContent ? nil : self.wrapper
        let escape = kind != .html
        for child in tree.children(wrapper ?? node) {
            append(child, escape: escape, to: &out)
        }
        return out
    }

    /// The only child, where that is a `div`.
    private var wrapper: XMLTree.Index? {
        guard reader.format == "atom" else { return nil }
        var found: XMLTree.Index?
        for child in tree.children(node) {
            if tree.isElement(child) {
                guard found == nil, tree.name(child).local == "div" else { return nil }
                found = child
            } else if tree.withText(child, { $0.contains { $0 > 0x20 } }) {
                return nil
            }
        }
        return found
    }

    private func append(_ node: XMLTree.Index, escape: Bool, to out: inout OutputBytes) {
        guard tree.isElement(node) else {
            return tree.withText(node) {
                if escape { HTMLText.appendEscaped($0, isAttribute: false, to: &out) } else { out.append($0) }
            }
        }
        var name = tree.name(node).local
        out.append(UInt8(ascii: "<"))
        name.withUTF8 { out.append($0) }
        for (index, written) in tree.attributes(node) {
            let attribute = tree.names[index]
            if attribute.prefix == "xmlns"
                || (attribute.prefix.isEmpty && attribute.local == "xmlns" && name != "svg" && name != "math")
            {
                continue
            }
            out.append(UInt8(ascii: " "))
            var label = attribute.prefix.isEmpty ? attribute.local : attribute.prefix + ":" + attribute.local
            label.withUTF8 { out.append($0) }
            out.append("=\"")
            var value = written
            value.withUTF8 { HTMLText.appendEscaped($0, isAttribute: true, to: &out) }
            out.append(UInt8(ascii: "\""))
        }
        if HTMLBytes.isVoid(name) {
            out.append(" />")
            return
        }
        out.append(UInt8(ascii: ">"))
        for child in tree.children(node) { append(child, escape: escape, to: &out) }
        out.append("</")
        name.withUTF8 { out.append($0) }
        out.append(UInt8(ascii: ">"))
    }
}

/// RFC 4648 base64, white space between allowed.
enum Base64 {
    /// The bytes; nil where a character is not of the alphabet.
    static func decoded(_ text: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for b in text where b > 0x20 {
            let value: UInt8
            switch b {
            case 65...90: value = b - 65
            case 97...122: value = b - 71
            case 48...57: value = b + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="): continue
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count == 4 {
                out += [
                    UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
                    UInt8(truncatingIfNeeded: bits),
                ]
                bits = 0
                count = 0
            }
        }
        if count == 3 { out += [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)] }
        if count == 2 { out.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        return out
    }
}
