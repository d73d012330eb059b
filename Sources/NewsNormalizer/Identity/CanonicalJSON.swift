internal import NewsModel

/// JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) allows: keys sorted by UTF-16 code units, no
/// white space, the shortest escapes. Only what identities need: no numbers, which travel as exact decimal strings.
indirect enum CanonicalJSON {
    case null
    case string(String)
    case array([CanonicalJSON])
    case object([String: CanonicalJSON])
    /// An object whose keys stand in canonical order already.
    case sorted([(String, CanonicalJSON)])

    /// A string, or null.
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }

    /// The canonical bytes.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(512)
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .string(let text): Self.write(text, to: &out)
        case .array(let items):
            out.append(UInt8(ascii: "["))
            for (i, item) in items.enumerated() {
                if i > 0 { out.append(UInt8(ascii: ",")) }
                item.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            let keys = members.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            Self.sorted(keys.map { ($0, members[$0] ?? .null) }).write(to: &out)
        case .sorted(let members):
            out.append(UInt8(ascii: "{"))
            for (i, member) in members.enumerated() {
                if i > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.0, to: &out)
                out.append(UInt8(ascii: ":"))
                member.1.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// RFC 8785 §3.2.2.2: short escapes where JSON has them, `\u00xx` for other control characters, all else verbatim.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard ByteScan.firstEscaped(in: bytes, from: 0, to: bytes.count) == bytes.count else { return false }
            out.append(contentsOf: bytes)
            return true
        }
        if isPlain {
            out.append(UInt8(ascii: "\""))
            return
        }
        let hex = Array("0123456789abcdef".utf8)
        for b in text.utf8 {
            switch b {
            case 0x08: out += "\\b".utf8
            case 0x09: out += "\\t".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0C: out += "\\f".utf8
            case 0x0D: out += "\\r".utf8
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 0..<0x20:
                out += "\\u00".utf8
                out.append(hex[Int(b >> 4)])
                out.append(hex[Int(b & 15)])
            default: out.append(b)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
