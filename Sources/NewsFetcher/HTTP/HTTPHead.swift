/// Status line and header fields of a response (RFC 9112), read leniently: informational responses before the final one are
/// dropped, bare line feeds end lines, folded lines join, a line without a colon is kept in the bytes and named nowhere.
struct HTTPHead {
    /// The final response's lines as received, without the blank line.
    private(set) var bytes: [UInt8] = []
    /// Fields in order, names lower-case, values trimmed.
    private(set) var fields: [(name: String, value: String)] = []

    init(lines received: [UInt8]) {
        for line in received.split(separator: 0x0A, omittingEmptySubsequences: true) {
            let text = line.last == 0x0D ? line.dropLast() : line
            if text.isEmpty { continue }
            if text.starts(with: "HTTP/".utf8) {
                bytes = []
                fields = []
            } else if text.first == 0x20 || text.first == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += " " + Self.trimmed(text)
            } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
                fields.append((Self.trimmed(text[..<colon]).lowercased(), Self.trimmed(text[(colon + 1)...])))
            }
            bytes += line
            bytes.append(0x0A)
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let text = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let end = text.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? text.startIndex
        return String(decoding: text[..<end], as: UTF8.self)
    }

    /// The lines of a request without the fields that hold secrets: what an archive may keep.
    static func withoutSecrets(_ lines: [UInt8]) -> [UInt8] {
        let secret: Set<String> = ["authorization", "proxy-authorization", "cookie"]
        var out: [UInt8] = []
        for line in lines.split(separator: 0x0A) where line != [0x0D] {
            let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
            if secret.contains(name) { continue }
            out += line
            out.append(0x0A)
        }
        return out
    }
}
