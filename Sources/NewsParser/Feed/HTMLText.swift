internal import NewsMarkup

/// Text of HTML: references and escapes.
enum HTMLText {
    /// Copies the reference at `at`: decoded to its character, but for those that markup needs escaped. An ampersand that
    /// begins no reference stays.
    static func reference(_ html: [UInt8], _ at: inout Int, _ out: inout [UInt8]) {
        guard let (character, length) = resolve(html[...], at) else {
            out.append(html[at])
            at += 1
            return
        }
        switch character {
        case [UInt8(ascii: "<")]: out += "&lt;".utf8
        case [UInt8(ascii: ">")]: out += "&gt;".utf8
        case [UInt8(ascii: "&")]: out += "&amp;".utf8
        default: out += character
        }
        at += length
    }

    /// The text with its references decoded.
    static func decoded(_ html: ArraySlice<UInt8>) -> [UInt8] {
        guard html.contains(UInt8(ascii: "&")) else { return Array(html) }
        var out: [UInt8] = []
        var at = html.startIndex
        while at < html.endIndex {
            if html[at] == UInt8(ascii: "&"), let (character, length) = resolve(html, at) {
                out += character
                at += length
            } else {
                out.append(html[at])
                at += 1
            }
        }
        return out
    }

    /// The character that the reference at `at` names, and the reference's length.
    private static func resolve(_ html: ArraySlice<UInt8>, _ at: Int) -> ([UInt8], Int)? {
        let stop = min(html.endIndex, at + 34)
        var end = at + 1
        while end < stop, HTMLTag.isLetter(html[end]) || (html[end] >= 48 && html[end] <= 57) || html[end] == UInt8(ascii: "#") { end += 1 }
        guard end > at + 1, end < html.endIndex, html[end] == UInt8(ascii: ";") else { return nil }
        let body = html[(at + 1)..<end]
        if body.first == UInt8(ascii: "#") {
            guard let scalar = CharacterReference.number(body.dropFirst()) else { return nil }
            var out: [UInt8] = []
            CharacterReference.append(scalar, to: &out)
            return (out, end + 1 - at)
        }
        return CharacterReference.named(body).map { ($0, end + 1 - at) }
    }

    /// Appends plain text so that it means itself as HTML.
    static func appendEscaped(_ text: some Sequence<UInt8>, isAttribute: Bool, to out: inout [UInt8]) {
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
