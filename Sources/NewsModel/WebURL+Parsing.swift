extension WebURL {
    /// Parses what follows the scheme's colon.
    init?(scheme: String, rest: ArraySlice<UInt8>) {
        self.scheme = scheme
        path = ""
        let hierarchical = WebURL.isHierarchical(scheme)
        var bytes = hierarchical ? WebURL.slashed(rest) : rest
        (bytes, query, fragment) = WebURL.cut(bytes)
        let slashes = bytes.prefix(while: { $0 == UInt8(ascii: "/") }).count
        if hierarchical, scheme != "file" {
            // "http:example.org" and "http:///example.org" are read as browsers read them.
            bytes = bytes.dropFirst(slashes)
            guard setAuthority(&bytes), let host, !host.isEmpty else { return nil }
        } else if slashes >= 2 {
            bytes = bytes.dropFirst(2)
            guard setAuthority(&bytes) else { return nil }
            if host == "" || host == "localhost", scheme == "file" { host = nil }
        }
        path = WebURL.escaped(bytes, .path)
        if hierarchical, path.isEmpty { path = "/" }
    }

    /// Reads `user@host:port` up to the next slash, which stays in `bytes`.
    private mutating func setAuthority(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        let end = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
        var authority = bytes[..<end]
        bytes = bytes[end...]
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
            userInfo = WebURL.escaped(authority[..<at], .userInfo)
            authority = authority[(at + 1)...]
        }
        let bracket = authority.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
        if let colon = authority[bracket...].lastIndex(of: UInt8(ascii: ":")) {
            let digits = authority[(colon + 1)...]
            if !digits.isEmpty {
                var number = 0
                for digit in digits {
                    guard (48...57).contains(digit), number <= 65_535 else { return false }
                    number = number * 10 + Int(digit - 48)
                }
                guard number <= 65_535 else { return false }
                port = number
            }
            authority = authority[..<colon]
        }
        guard let name = WebURL.hostName(authority) else { return false }
        host = name
        return true
    }

    /// Lower-case and percent-decoded; nil where a byte cannot stand in a host.
    private static func hostName(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.first == UInt8(ascii: "[") {
            guard bytes.last == UInt8(ascii: "]"), bytes.count > 3 else { return nil }
            for b in bytes.dropFirst().dropLast()
            where hexValue(b) == nil && b != UInt8(ascii: ":") && b != UInt8(ascii: ".") {
                return nil
            }
            return lowerCased(bytes)
        }
        let decoded = percentDecoded(bytes)
        for b in decoded where b <= 0x20 || b == 0x7F || "#/:<>?@[\\]^|%\"`{}".utf8.contains(b) { return nil }
        return lowerCased(decoded[...])
    }

    /// Without white space around it and without tabs and line ends inside; nil where it is too long.
    static func cleaned(_ string: String) -> [UInt8]? {
        guard string.utf8.count <= maximumLength else { return nil }
        var bytes = string.utf8.filter { $0 != 9 && $0 != 10 && $0 != 13 }[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return Array(bytes)
    }

    /// The index of the colon that ends a scheme, or nil.
    static func schemeEnd(_ bytes: [UInt8]) -> Int? {
        for (index, b) in bytes.enumerated() {
            switch b {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"): return index == 0 ? nil : index
            default: return nil
            }
        }
        return nil
    }

    /// Backslashes before query and fragment become slashes.
    static func slashed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var out = bytes
        for index in out.indices {
            if out[index] == UInt8(ascii: "?") || out[index] == UInt8(ascii: "#") { break }
            if out[index] == UInt8(ascii: "\\") { out[index] = UInt8(ascii: "/") }
        }
        return out
    }

    /// Splits into what stands before `?` and `#`, the query and the fragment.
    static func cut(_ bytes: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, String?, String?) {
        var rest = bytes
        var query: String?
        var fragment: String?
        if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = escaped(rest[(mark + 1)...], .query)
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = escaped(rest[(mark + 1)...], .query)
            rest = rest[..<mark]
        }
        return (rest, query, fragment)
    }
}
