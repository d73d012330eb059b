extension WebURL {
    /// The parts of a URL that escape differently.
    enum Part { case userInfo, path, query }

    /// Escapes what may not stand raw in that part; escapes and characters beyond ASCII stay as they are.
    static func escaped(_ bytes: ArraySlice<UInt8>, _ part: Part) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for b in bytes {
            let escape =
                switch b {
                case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): true
                case UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"): part != .query
                case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"): part == .userInfo
                default: false
                }
            if escape { appendEscape(b, to: &out) } else { out.append(b) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func appendEscape(_ b: UInt8, to out: inout [UInt8]) {
        let digits = StaticString("0123456789ABCDEF").utf8Start
        out.append(UInt8(ascii: "%"))
        out.append(digits[Int(b >> 4)])
        out.append(digits[Int(b & 15)])
    }

    /// Decodes `%XX`; a `%` without two digits stays.
    public static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let source = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count, let high = hexValue(source[index + 1]),
                let low = hexValue(source[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(source[index])
                index += 1
            }
        }
        return out
    }

    static func hexValue(_ b: UInt8) -> UInt8? {
        switch b {
        case 48...57: b - 48
        case 65...70: b - 55
        case 97...102: b - 87
        default: nil
        }
    }

    /// ASCII letters in lower case.
    static func lowerCased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Escapes of unreserved characters undone, the digits of others in capitals, characters beyond ASCII escaped
    /// (RFC 3986 §6.2.2).
    static func canonicalEscapes(_ text: String) -> String {
        let source = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let b = source[index]
            if b == UInt8(ascii: "%"), index + 2 < source.count, let high = hexValue(source[index + 1]),
                let low = hexValue(source[index + 2])
            {
                let decoded = high << 4 | low
                if isUnreserved(decoded) { out.append(decoded) } else { appendEscape(decoded, to: &out) }
                index += 3
                continue
            }
            if b >= 0x80 { appendEscape(b, to: &out) } else { out.append(b) }
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isUnreserved(_ b: UInt8) -> Bool {
        switch b {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
