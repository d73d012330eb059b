internal import NewsMarkup
internal import NewsModel

/// Text of HTML: references and escapes.
enum HTMLText {
    /// Copies the reference at `at`: decoded to its character, but for those that markup needs escaped. An ampersand that
    /// begins no reference stays.
    static func reference(_ html: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ out: inout OutputBytes) {
        guard let (scalar, length) = resolve(html, at, html.count) else {
            out.append(html[at])
            at += 1
            return
        }
        switch scalar {
        case 0x3C: out.append("&lt;")
        case 0x3E: out.append("&gt;")
        case 0x26: out.append("&amp;")
        default: CharacterReference.append(scalar, to: &out)
        }
        at += length
    }

    /// Appends the text with its references decoded.
    static func appendDecoded(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to out: inout OutputBytes) {
        var at = range.lowerBound
        while at < range.upperBound {
            at = out.append(html, from: at, to: range.upperBound, until: ByteScan.isMarkup)
            guard at < range.upperBound else { break }
            if html[at] == UInt8(ascii: "&"), let (scalar, length) = resolve(html, at, range.upperBound) {
                CharacterReference.append(scalar, to: &out)
                at += length
            } else {
                out.append(html[at])
                at += 1
            }
        }
    }

    /// The text with its references decoded.
    static func decoded(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var out = OutputBytes(capacity: range.count)
        appendDecoded(html, range, to: &out)
        return Array(out.bytes)
    }

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

    /// Appends plain text so that it means itself as HTML.
    static func appendEscaped(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isAttribute: Bool, to out: inout OutputBytes
    ) {
        var at = range.lowerBound
        while at < range.upperBound {
            at = out.append(text, from: at, to: range.upperBound, until: ByteScan.isEscapedInHTML)
            guard at < range.upperBound else { return }
            switch text[at] {
            case UInt8(ascii: "&"): out.append("&amp;")
            case UInt8(ascii: "<"): out.append("&lt;")
            case UInt8(ascii: ">"): out.append("&gt;")
            case UInt8(ascii: "\"") where isAttribute: out.append("&quot;")
            case let b: out.append(b)
            }
            at += 1
        }
    }

    /// Appends plain text so that it means itself as HTML.
    static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool, to out: inout OutputBytes) {
        appendEscaped(text, 0..<text.count, isAttribute: isAttribute, to: &out)
    }
}
