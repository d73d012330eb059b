extension WebURL {
    /// The form for a request line or a name server: characters beyond ASCII escaped, the host's labels in Punycode
    /// (RFC 3492).
    public var asciiDescription: String {
        var url = self
        url.host = asciiHost
        url.userInfo = userInfo.map(WebURL.escapedBeyondASCII)
        url.path = WebURL.escapedBeyondASCII(path)
        url.query = query.map(WebURL.escapedBeyondASCII)
        url.fragment = fragment.map(WebURL.escapedBeyondASCII)
        return url.description
    }

    /// The host with its labels beyond ASCII in Punycode ("xn--…").
    public var asciiHost: String? {
        guard let host, host.utf8.contains(where: { $0 >= 0x80 }) else { return host }
        return host.lowercased().split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.utf8.contains { $0 >= 0x80 } ? "xn--" + WebURL.punycode(String(label)) : String(label)
        }.joined(separator: ".")
    }

    private static func escapedBeyondASCII(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var out: [UInt8] = []
        for b in text.utf8 { if b >= 0x80 { appendEscape(b, to: &out) } else { out.append(b) } }
        return String(decoding: out, as: UTF8.self)
    }

    /// RFC 3492 §6.3. A host has at most 253 bytes; longer labels are cut so that the quadratic loop stays small.
    private static func punycode(_ label: String) -> String {
        let scalars = label.unicodeScalars.prefix(253).map { Int($0.value) }
        var out = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basic = out.count
        if basic > 0 { out.append(UInt8(ascii: "-")) }
        var next = 128
        var delta = 0
        var bias = 72
        var handled = basic
        while handled < scalars.count {
            guard let least = scalars.filter({ $0 >= next }).min() else { break }
            delta += (least - next) * (handled + 1)
            next = least
            for scalar in scalars {
                if scalar < next { delta += 1 }
                guard scalar == next else { continue }
                var q = delta
                var k = 36
                while true {
                    let threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
                    if q < threshold { break }
                    out.append(digit(threshold + (q - threshold) % (36 - threshold)))
                    q = (q - threshold) / (36 - threshold)
                    k += 36
                }
                out.append(digit(q))
                bias = adapted(delta, handled + 1, first: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value + 22) }

    private static func adapted(_ delta: Int, _ points: Int, first: Bool) -> Int {
        var delta = first ? delta / 700 : delta / 2
        delta += delta / points
        var k = 0
        while delta > 455 {
            delta /= 35
            k += 36
        }
        return k + 36 * delta / (delta + 38)
    }
}
