internal import CLibXML2

/// Builds a ``MarkupTree`` from libxml2's HTML events.
///
/// The events are taken instead of libxml2's own tree because that tree allocates every node, attribute and text apart:
/// leaving it out halves the cost of a page. Every pointer of libxml2 lives and dies inside ``parse(_:limits:)``.
struct HTMLTreeBuilder {
    private var tree = MarkupTree()
    private var open: [Int32] = []
    private var limits: MarkupLimits
    /// Elements open beyond the depth limit.
    private var deeper = 0
    private var failure: MarkupFailure?
    /// The text node that characters still flow into; -1 after an element began or ended.
    private var currentText: Int32 = -1
    /// Characters of scripts and styles are dropped, except those of data blocks.
    private var dropsCharacters = false
    private var parser: htmlParserCtxtPtr?

    private init(limits: MarkupLimits) { self.limits = limits }

    /// libxml2's locks and tables, set up once before any thread parses: two first parsers that set them up at the same time
    /// can wait for each other for ever.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Parses UTF-8 bytes; they must be valid and free of NUL.
    static func parse(_ utf8: [UInt8], limits: MarkupLimits) throws(MarkupFailure) -> MarkupTree {
        guard utf8.count <= Int(Int32.max) else { throw .tooLarge(utf8.count) }
        if utf8.isEmpty || !isReady { return MarkupTree() }
        var builder = HTMLTreeBuilder(limits: limits)
        builder.tree.bytes.reserveCapacity(max(256, utf8.count / 3))
        builder.tree.nodes.reserveCapacity(max(32, utf8.count / 40))
        builder.tree.attributes.reserveCapacity(max(32, utf8.count / 80))
        builder.open.reserveCapacity(32)
        let parsed = utf8.withUnsafeBytes { input in
            guard
                let parser = htmlCreateMemoryParserCtxt(
                    input.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(input.count)),
                let sax = parser.pointee.sax
            else { return false }
            defer { htmlFreeParserCtxt(parser) }
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue
                | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            htmlCtxtUseOptions(parser, Int32(options))
            sax.pointee = handler
            parser.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            return withUnsafeMutablePointer(to: &builder) { pointer in
                pointer.pointee.parser = parser
                parser.pointee.userData = UnsafeMutableRawPointer(pointer)
                htmlParseDocument(parser)
                pointer.pointee.parser = nil
                return true
            }
        }
        guard parsed else { throw .noParser }
        if let failure = builder.failure { throw failure }
        builder.deeper = 0
        while !builder.open.isEmpty { builder.end() }
        return builder.tree
    }

    /// The events of interest. The structured error handler is set here, on the parser itself: libxml2 calls the global
    /// one of the thread even when errors are switched off.
    private static var handler: xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
        sax.startElement = { builder, name, attributes in
            guard let builder, let name else { return }
            builder.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.start(name, attributes)
        }
        sax.endElement = { builder, _ in
            builder?.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.end()
        }
        sax.characters = { builder, bytes, count in
            guard let builder, let bytes else { return }
            builder.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.characters(bytes, Int(count))
        }
        sax.ignorableWhitespace = sax.characters
        sax.cdataBlock = sax.characters
        sax.serror = { _, _ in }
        return sax
    }

    private mutating func start(_ name: UnsafePointer<UInt8>, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard failure == nil else { return }
        if open.count + deeper >= limits.openElements { return stop(.tooDeep(open.count + deeper)) }
        if tree.nodes.count >= limits.nodes { return stop(.tooManyNodes(tree.nodes.count)) }
        var tag = Tag.named(name)
        let first = Int32(tree.attributes.count)
        var dataBlock = false
        var strangers = 0
        if var list {
            while let key = list[0] {
                if let attribute = AttributeName.named(key) {
                    if attribute.isRead(on: tag) {
                        append(attribute, list[1])
                        if tag == .script, attribute == .type, let value = list[1] { dataBlock = Self.isData(value) }
                    }
                } else if list[1] == nil, tag == .a {
                    // Words for attributes: a tag without its end has swallowed text and the tag that ends the link.
                    strangers += 1
                }
                list += 2
            }
        }
        if strangers >= 3 { tag = .other }
        currentText = -1
        dropsCharacters = tag == .style || (tag == .script && !dataBlock)
        tree.nodes.append(
            MarkupTree.Node(
                tag: tag, parent: open.last ?? -1, end: 0, first: first, count: Int32(tree.attributes.count) - first))
        if open.count >= limits.depth {
            // What stands deeper is read as if it stood here: the empty element keeps the boundary, the text goes on above.
            deeper += 1
            tree.nodes[tree.nodes.count - 1].end = Int32(tree.nodes.count)
            return
        }
        open.append(Int32(tree.nodes.count - 1))
    }

    private mutating func append(_ name: AttributeName, _ value: UnsafePointer<UInt8>?) {
        let start = tree.bytes.count
        if let value {
            var length = 0
            while value[length] != 0 { length += 1 }
            tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
        }
        tree.attributes.append(.init(name: name, start: Int32(start), count: Int32(tree.bytes.count - start)))
    }

    private mutating func end() {
        if deeper > 0 {
            deeper -= 1
            currentText = -1
            dropsCharacters = false
            return
        }
        guard let node = open.popLast() else { return }
        tree.nodes[Int(node)].end = Int32(tree.nodes.count)
        currentText = -1
        dropsCharacters = false
    }

    private mutating func characters(_ characters: UnsafePointer<UInt8>, _ count: Int) {
        guard failure == nil, count > 0, !dropsCharacters, let parent = open.last else { return }
        if currentText < 0 {
            if tree.nodes.count >= limits.nodes { return stop(.tooManyNodes(tree.nodes.count)) }
            currentText = Int32(tree.nodes.count)
            tree.nodes.append(
                MarkupTree.Node(
                    tag: .text, parent: parent, end: currentText + 1, first: Int32(tree.bytes.count), count: 0))
        }
        tree.bytes.append(contentsOf: UnsafeBufferPointer(start: characters, count: count))
        tree.nodes[Int(currentText)].count += Int32(count)
    }

    private mutating func stop(_ reason: MarkupFailure) {
        failure = reason
        if let parser { xmlStopParser(parser) }
    }

    /// Whether a script's type says that it holds linked data rather than a program.
    private static func isData(_ type: UnsafePointer<UInt8>) -> Bool {
        var p = type
        while p.pointee != 0 {
            if p.pointee == UInt8(ascii: "l") || p.pointee == UInt8(ascii: "L") {
                if p[1] | 0x20 == UInt8(ascii: "d") && p[2] == UInt8(ascii: "+") { return true }
            }
            p += 1
        }
        return false
    }
}

extension MarkupTree {
    /// The tree of an HTML page that was brought to UTF-8 (see ``Charset``).
    package static func html(_ utf8: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(MarkupFailure) -> MarkupTree
    {
        try HTMLTreeBuilder.parse(try MarkupTrimmer.trimmed(utf8), limits: limits)
    }
}
