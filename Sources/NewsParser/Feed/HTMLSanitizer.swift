internal import NewsMarkup
internal import NewsModel

/// Makes HTML from a feed harmless: only listed elements and attributes stay, scripts and styles go with their content,
/// addresses are resolved and keep only harmless schemes.
///
/// Works on tags as they come, without a tree: every "<" of the output was written here, for an element of the list, and
/// names are written as the list has them. The output is well-formed UTF-8 where the input is: pieces are cut at ASCII bytes.
struct HTMLSanitizer: ~Copyable {
    /// Where relative addresses start.
    var base: WebURL?
    /// Tags of no element of HTML stay where they have no attributes: "#include <stdio.h>" in a title forgot its escapes.
    var keepsUnknownTags: Bool
    /// What has been written; the memory serves the next text as well.
    private(set) var out = OutputBytes()
    /// An attribute's value with its references decoded.
    private var value = OutputBytes()
    private let rules = HTMLRules.shared

    init(base: WebURL?, keepsUnknownTags: Bool = false) {
        self.base = base
        self.keepsUnknownTags = keepsUnknownTags
    }

    /// Writes the harmless form of the text to ``out``, over what was there.
    mutating func sanitize(_ html: UnsafeBufferPointer<UInt8>) {
        out.truncate()
        var at = 0
        // Known once: text full of comments that never end would be searched to its end for each.
        var endsComments = true
        while at < html.count {
            at = out.append(html, from: at, to: html.count, until: ByteScan.isMarkup)
            guard at < html.count else { break }
            if html[at] == UInt8(ascii: "&") {
                HTMLText.reference(html, &at, &out)
            } else {
                markup(html, &at, &endsComments)
            }
        }
    }

    private mutating func markup(_ html: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ endsComments: inout Bool) {
        let next = at + 1 < html.count ? html[at + 1] : 0
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            if at + 3 < html.count, next == UInt8(ascii: "!"), html[at + 2] == UInt8(ascii: "-"),
                html[at + 3] == UInt8(ascii: "-")
            {
                let end = endsComments ? HTMLBytes.find("-->", html, at + 4) : nil
                endsComments = end != nil
                // A comment that never ends hides nothing but its mark.
                at = end.map { $0 + 3 } ?? at + 4
                return
            }
            if at + 2 < html.count, HTMLBytes.isLetter(html[at + 2]),
                let end = html[at...].prefix(4096).firstIndex(of: UInt8(ascii: ">"))
            {
                at = end + 1
                return
            }
        } else if var tag = HTMLTagScanner(html, at) {
            let start = at
            let rule = rules.element(tag.hash)
            let place = out.count
            switch rule?.treatment {
            case .keep?, .svg?, .math?:
                if let rule { write(&tag, rule, html) }
                at = tag.end
            case .content?:
                tag.skip(html)
                at = tag.isEnd || tag.isEmpty ? tag.end : HTMLBytes.endOf(html[tag.name], html, tag.end)
            case .tags?:
                tag.skip(html)
                at = tag.end
            case nil:
                tag.skip(html)
                at = tag.end
                if keepsUnknownTags, tag.isBare(html, start) {
                    out.append(UnsafeBufferPointer(rebasing: html[start..<at]))
                }
            }
            if at <= start {
                // Cannot be, and must not hang.
                out.truncate(to: place)
                at = start + 1
            }
            return
        }
        out.append("&lt;")
        at += 1
    }

    @inline(__always)
    private mutating func write(
        _ tag: inout HTMLTagScanner, _ rule: HTMLRules.Element, _ html: UnsafeBufferPointer<UInt8>
    ) {
        if tag.isEnd {
            out.append(rule.closing)
            return tag.skip(html)
        }
        out.append(rule.opening)
        var seen = HTMLRules.Seen()
        while let attribute = tag.next(html) {
            guard let known = rules.attribute(attribute.hash), seen.insert(known.index) else { continue }
            if write(known, rule.treatment, html, attribute.value) { out.append(UInt8(ascii: "\"")) }
        }
        if tag.isEmpty { out.append(" /") }
        out.append(UInt8(ascii: ">"))
    }

    /// Writes the attribute up to its closing quote; false where it may not stay.
    private mutating func write(
        _ attribute: HTMLRules.Attribute, _ treatment: HTMLRules.Treatment, _ html: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        switch attribute.value {
        case .style:
            let (text, range) = decoded(html, range)
            let style = UnsafeBufferPointer(rebasing: text[range])
            return StyleFilter.shared.append(style, opening: attribute.opening, to: &out)
        case .uri:
            let (text, range) = decoded(html, range)
            return address(text, range, attribute.opening)
        case .svg: guard treatment == .svg || treatment == .math else { return false }
        case .math: guard treatment == .math else { return false }
        case .text: break
        }
        out.append(attribute.opening)
        // One look for references and for what needs an escape: most values have neither.
        let at = out.append(html, from: range.lowerBound, to: range.upperBound, until: ByteScan.isEscapedInHTML)
        if at < range.upperBound {
            value.truncate()
            HTMLText.appendDecoded(html, at..<range.upperBound, to: &value)
            HTMLText.appendEscaped(value.bytes, isAttribute: true, to: &out)
        }
        return true
    }

    /// Where the range's text stands with its references decoded: where it is, unless it has any.
    private mutating func decoded(
        _ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (UnsafeBufferPointer<UInt8>, Range<Int>) {
        if HTMLBytes.index(of: UInt8(ascii: "&"), html, range.lowerBound, range.upperBound) == range.upperBound {
            return (html, range)
        }
        value.truncate()
        HTMLText.appendDecoded(html, range, to: &value)
        return (value.bytes, 0..<value.count)
    }

    /// Writes the address resolved; false for a scheme that is not listed.
    private mutating func address(
        _ value: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ opening: PaddedBytes
    ) -> Bool {
        let written = HTMLBytes.trimmed(value, range)
        let scheme = HTMLBytes.scheme(value, written)
        if let scheme, !rules.allows(scheme: scheme) { return false }
        out.append(opening)
        if scheme == nil, !written.isEmpty, let base,
            var resolved = base.resolving(String(decoding: value[written], as: UTF8.self))?.description
        {
            resolved.withUTF8 { HTMLText.appendEscaped($0, isAttribute: true, to: &out) }
        } else {
            HTMLText.appendEscaped(value, written, isAttribute: true, to: &out)
        }
        return true
    }

    /// Writes plain text to ``out``, over what was there, as it is to stand in a field of HTML: as it is, unless a reader
    /// could take part of it for active markup.
    mutating func takePlain(_ text: UnsafeBufferPointer<UInt8>) {
        out.truncate()
        if Self.isActive(text) {
            HTMLText.appendEscaped(text, isAttribute: false, to: &out)
        } else {
            out.append(text)
        }
    }

    /// What was written, trimmed; nil where nothing is left. Bytes that may not be UTF-8 are looked at once more.
    borrowing func string(isWellFormed: Bool = true) -> String? {
        let range = HTMLBytes.trimmed(out.bytes, 0..<out.count)
        if range.isEmpty { return nil }
        let text = UnsafeBufferPointer(rebasing: out.bytes[range])
        return isWellFormed ? String(wellFormed: text) : String(decoding: text, as: UTF8.self)
    }

    private static func isActive(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while let open = text[at...].firstIndex(of: UInt8(ascii: "<")) {
            guard var tag = HTMLTagScanner(text, open) else {
                at = open + 1
                continue
            }
            if tag.next(text) != nil || HTMLRules.shared.isActive(tag.hash) { return true }
            at = max(tag.end, open + 1)
        }
        return false
    }
}
