internal import NewsModel

/// Which character set an XML document is in, by RFC 7303 and XML 1.0 appendix F, and its bytes in UTF-8.
package struct XMLEncoding: Sendable {
    /// The bytes in well-formed UTF-8, whatever came in; what cannot be decoded is U+FFFD.
    package private(set) var bytes: [UInt8]
    /// Name of the set, in lower case.
    package var name: String
    /// The set was not what was declared, or had to be guessed, or the bytes break it.
    package var isMistaken = false

    /// Order of trust: byte order mark, the pattern of zero bytes, HTTP's charset, the rule that `text/*` without charset
    /// is ASCII, the XML declaration, UTF-8, a guess.
    package init(_ body: [UInt8], mediaType: String?, charset: String?) {
        (bytes, name, isMistaken) = XMLEncoding.read(body, mediaType, charset)
    }

    private static func read(_ body: [UInt8], _ mediaType: String?, _ charset: String?) -> ([UInt8], String, Bool) {
        if let (name, mark) = byteOrderMark(body) { return wideOrMarked(Array(body.dropFirst(mark)), name) }
        if let name = wide(body) { return wideOrMarked(body, name) }
        let census = UTF8Repair.census(body)
        let isASCII = census.multibyte == 0 && census.broken == 0
        let http = charset ?? parameter(mediaType)
        let type = mediaType?.lowercased() ?? ""
        if http == nil, isASCII, type.hasPrefix("text/"), type.contains("xml") { return (body, "us-ascii", false) }
        var isMistaken = false
        for label in [http, declared(body)].compactMap({ $0 }) {
            let name = canonical(label)
            if let decoded = decoded(body, name, census) {
                return (decoded.bytes, name, isMistaken || decoded.isBroken)
            }
            isMistaken = true
        }
        if census.broken == 0 { return (body, "utf-8", isMistaken) }
        let guess = guessed(body)
        return (decoded(body, guess, census)?.bytes ?? UTF8Repair.repaired(body), guess, true)
    }

    private static func wideOrMarked(_ body: [UInt8], _ name: String) -> ([UInt8], String, Bool) {
        let decoded = name == "utf-8" ? decoded(body, name, UTF8Repair.census(body)) : transcoded(body, name)
        return (decoded?.bytes ?? UTF8Repair.repaired(body), name, decoded?.isBroken ?? true)
    }

    private static func byteOrderMark(_ body: [UInt8]) -> (String, Int)? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if body.starts(with: [0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
        if body.starts(with: [0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
        if body.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        if body.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        return nil
    }

    /// Sets of two and four bytes, told by the zeros around the first "<".
    private static func wide(_ body: [UInt8]) -> String? {
        guard body.count >= 8 else { return nil }
        switch (body[0], body[1], body[2], body[3]) {
        case (0x3C, 0, 0, 0): return "utf-32le"
        case (0, 0, 0, 0x3C): return "utf-32be"
        case (0x3C, 0, let b, 0) where b != 0: return "utf-16le"
        case (0, 0x3C, 0, let b) where b != 0: return "utf-16be"
        default: return nil
        }
    }

    /// The charset parameter of a media type.
    private static func parameter(_ mediaType: String?) -> String? {
        guard let mediaType else { return nil }
        for part in mediaType.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: Array(part[..<equals]), as: UTF8.self).filter { $0 != " " && $0 != "\t" }
                .lowercased()
            let value = String(decoding: Array(part[part.index(after: equals)...]), as: UTF8.self).filter {
                !" \t\"'".contains($0)
            }
            if name == "charset", !value.isEmpty { return value }
        }
        return nil
    }

    /// The encoding of an XML declaration within the first kilobyte.
    private static func declared(_ body: [UInt8]) -> String? {
        let head = Array(body.prefix(1024))
        let text = String(decoding: head.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        guard let start = text.range(of: "<?xml"), let end = text[start.upperBound...].range(of: "?>"),
            let word = text[start.upperBound..<end.lowerBound].range(of: "encoding")
        else { return nil }
        let rest = text[word.upperBound..<end.lowerBound].drop {
            $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" || $0 == "\r"
        }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        let value = rest.dropFirst().prefix { $0 != quote }
        return value.isEmpty ? nil : String(value)
    }

    /// Lower case; the narrower sets that in practice mean their wider successors are called by those.
    private static func canonical(_ label: String) -> String {
        let name = label.lowercased()
        switch name {
        case "utf8", "utf_8": return "utf-8"
        case "gb2312", "gbk", "x-gbk", "cp936": return "gb18030"
        case "ascii": return "us-ascii"
        default: return name
        }
    }

    private static func decoded(
        _ body: [UInt8], _ set: String, _ census: UTF8Repair.Census
    ) -> (bytes: [UInt8], isBroken: Bool)? {
        switch set {
        case "utf-8", "us-ascii":
            if census.broken == 0, census.nul == 0 { return (body, set == "us-ascii" && census.multibyte > 0) }
            return (
                census.multibyte >= census.broken ? UTF8Repair.repaired(body) : Transcoder.fromWindows1252(body), true
            )
        case "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1":
            // As browsers read it (WHATWG Encoding Standard).
            return (Transcoder.fromWindows1252(body), false)
        default:
            // Names that mean two or four bytes a character cannot be true of bytes without zeros.
            if set.hasPrefix("utf-16") || set.hasPrefix("utf-32") || set.hasPrefix("ucs") || set.hasPrefix("utf16")
                || set == "u16"
            {
                return nil
            }
            return transcoded(body, set)
        }
    }

    private static func transcoded(_ body: [UInt8], _ set: String) -> (bytes: [UInt8], isBroken: Bool)? {
        guard set.utf8.count <= 40, var out = Transcoder.decode(body, from: set) else { return nil }
        // The C library may know sets that are wider than Unicode.
        if UTF8Repair.census(out).broken > 0 { out = UTF8Repair.repaired(out) }
        // The transcoder writes U+FFFD for what breaks the set.
        let isBroken = out.indices.dropLast(2).contains {
            out[$0] == 0xEF && out[$0 + 1] == 0xBF && out[$0 + 2] == 0xBD
        }
        return (out, isBroken)
    }

    private static func guessed(_ body: [UInt8]) -> String {
        let name = Charset.guessed(body)?.lowercasedASCII ?? ""
        return name.isEmpty || name == "ascii" || name == "utf-8" ? "windows-1252" : name
    }
}

extension StringProtocol {
    /// The first place of a literal, without Foundation.
    fileprivate func range(of wanted: String) -> Range<Index>? {
        let pattern = Array(wanted.utf8)
        var start = utf8.startIndex
        while start != utf8.endIndex {
            if utf8[start...].starts(with: pattern) { return start..<utf8.index(start, offsetBy: pattern.count) }
            start = utf8.index(after: start)
        }
        return nil
    }
}
