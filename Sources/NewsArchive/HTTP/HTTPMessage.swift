/// An HTTP response as archives store it: status line, fields, body as it went over the wire.
public struct HTTPMessage: Equatable, Sendable {
    /// Status code.
    public var status: Int
    /// All fields of the head, in order.
    public var fields: [WARCRecord.Field]
    /// Still chunked and encoded as received.
    public var body: [UInt8]

    /// Reads a response; nil where the block begins with no status line. Line ends may be bare, a head that never ends
    /// has no body.
    public init?(_ block: [UInt8]) {
        guard let feed = block.firstIndex(of: 0x0A), feed <= 8192 else { return nil }
        let line = String(decoding: block[..<feed], as: UTF8.self).trimmedASCII
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard let first = words.first, first.hasPrefix("HTTP/") || first == "ICY", words.count > 1,
            let status = Int(words[1].prefix(3)), (100...999).contains(status)
        else { return nil }
        self.status = status
        let head = block[(feed + 1)...]
        let (fields, end) = FieldReader.read(head.prefix(1 << 20))
        self.fields = fields
        body = end.map { Array(block[$0...]) } ?? []
    }

    /// The first field of that name, in any case.
    public func field(_ name: String) -> String? { fields.first { $0.name.equalsIgnoringCase(name) }?.value }

    /// Fields by lower-case name, values of one name joined by commas (RFC 9110 §5.2).
    public var fieldsByName: [String: String] {
        var out: [String: String] = [:]
        for field in fields {
            let name = field.name.lowercasedASCII
            out[name] = out[name].map { $0 + ", " + field.value } ?? field.value
        }
        return out
    }

    /// The body without transfer and content coding; whole, or an error.
    public func decodedBody(limit: Int) throws(ContentCodingError) -> [UInt8] {
        let codings = (field("Content-Encoding") ?? "").split(separator: ",").map {
            String($0).trimmedASCII.lowercasedASCII
        }
        if field("Transfer-Encoding")?.lowercasedASCII.contains("chunked") == true {
            guard let chunks = Chunked.decoded(body) else {
                return try ContentCoding.decoded(body, codings, limit: limit)
            }
            guard chunks.isWhole else { throw .cutShort("chunked") }
            return try ContentCoding.decoded(chunks.body, codings, limit: limit)
        }
        let decoded = try ContentCoding.decoded(body, codings, limit: limit)
        // Where the archive keeps a body that was decoded, the length is that of another form of it.
        let isAsReceived = codings.allSatisfy { $0.isEmpty || $0 == "identity" } || decoded.count != body.count
        if isAsReceived, let length = field("Content-Length").flatMap({ Int($0) }), body.count < length {
            throw .cutShort("Content-Length")
        }
        return decoded
    }
}

/// The chunked transfer coding (RFC 9112 §7.1).
enum Chunked {
    /// The joined chunks, as many as there are, and whether the last one says that it is the last; nil where the body does not begin
    /// with a chunk: many archives store bodies that were joined already and keep the field.
    static func decoded(_ body: [UInt8]) -> (body: [UInt8], isWhole: Bool)? {
        var out: [UInt8] = []
        var at = 0
        while at < body.count {
            var size = 0
            var digits = 0
            while at < body.count, let digit = hexValue(body[at]), digits < 15 {
                size = size << 4 | digit
                digits += 1
                at += 1
            }
            guard digits > 0 else { return out.isEmpty ? nil : (out, false) }
            // Extensions, and blanks that some servers put there.
            guard let feed = body[at...].prefix(1024).firstIndex(of: 0x0A) else {
                return out.isEmpty ? nil : (out, size == 0 && at == body.count)
            }
            if out.isEmpty, body[at] != 0x0D, body[at] != 0x0A, body[at] != 0x20, body[at] != UInt8(ascii: ";") {
                return nil
            }
            at = feed + 1
            if size == 0 { return (out, true) }
            let end = min(body.count, size > body.count ? body.count : at + size)
            out += body[at..<end]
            at = end
            while at < body.count, body[at] == 0x0D || body[at] == 0x0A { at += 1 }
        }
        return (out, false)
    }

    private static func hexValue(_ b: UInt8) -> Int? {
        switch b {
        case 48...57: Int(b) - 48
        case 65...70: Int(b) - 55
        case 97...102: Int(b) - 87
        default: nil
        }
    }
}
