internal import NewsMarkup

/// Text of HTML: references and escapes.
enum HTMLText {
    /// Copies the reference at `at`: decoded to its character, but for those that markup needs escaped. An ampersand that
    /// begins no reference stays.
    static func reference(_ html: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ out: inout [UInt8]) {
        guard let (scalar, length) = resolve(html, at, html.count) else {
            out.append(html[at])
            at += 1
            return
        }
        switch scalar {
        case 0x3C: out += "&lt;".utf8
        case 0x3E: out += "&gt;".utf8
        case 0x26: out += "&amp;".utf8
        default: CharacterReference.append(scalar, to: &out)
        }
        at += length
    }

    /// The text with its references decoded.
    static func decoded(_ html: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        guard html.contains(UInt8(ascii: "&")) else { return Array(html) }
        var out: [UInt8] = []
        var at = html.startIndex
        while at < html.endIndex {
            if html[at] == UInt8(ascii: "&"), let (scalar, length) = resolve(html.base, at, html.endIndex) {
                CharacterReference.append(scalar, to: &out)
                at += length
            } else {
                out.append(html[at])
                at += 1
            }
        }
        return out
    }

    /// The text with its references decoded.
    static func decoded(_ html: [UInt8]) -> [UInt8] { html.withUnsafeBufferPointer { decoded($0[...]) } }

    /// The character that the reference at `at` names, and the reference's length.
    private static func resolve(_ html: UnsafeBufferPointer<UInt8>, _ at: Int, _ limit: Int) -> (UInt32, Int)? {
        let stop = min(limit, at + 34)
        var end = at + 1
        while end < stop,
            HTMLBytes.isLetter(html[end]) || (html[end] >= 48 && html[end] <= 57) || html[end] == UInt8(ascii: "#")
        { end += 1 }
        guard end > at + 1, end < limit, html[end] == UInt8(ascii: ";") else { return nil }
        let body = UnsafeBufferPointer(rebasing: html[(at + 1)..<end])
        let scalar =
            body[0] == UInt8(ascii: "#")
            ? CharacterReference.number(UnsafeBufferPointer(rebasing: body.dropFirst()))
            : CharacterReference.named(body)
        return scalar.map { ($0, end + 1 - at) }
    }

    private static func needsEscape(_ b: UInt8) -> Bool {
        b == UInt8(ascii: "&") || b == UInt8(ascii: "<") || b == UInt8(ascii: ">") || b == UInt8(ascii: "\"")
    }

    /// Appends plain text so that it means itself as HTML.
    static func appendEscaped(_ text: some Collection<UInt8>, isAttribute: Bool, to out: inout [UInt8]) {
        guard text.contains(where: needsEscape) else {
            out.append(contentsOf: text)
            return
        }
        for b in text {
            switch b {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\"") where isAttribute: out += "&quot;".utf8
            default: out.append(b)
            }
        }
    }
}
