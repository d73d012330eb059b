internal import NewsMarkup
internal import NewsModel

/// Makes HTML from a feed harmless: only listed elements and attributes stay, scripts and styles go with their content,
/// addresses are resolved and keep only harmless schemes.
///
/// Works on tags as they come, without a tree: every "<" of the output was written here, for an element of the list, and
/// names are written as the list has them.
struct HTMLSanitizer {
    /// Where relative addresses start.
    var base: WebURL?
    /// Tags of no element of HTML stay where they have no attributes: "#include <stdio.h>" in a title forgot its escapes.
    var keepsUnknownTags = false
    private let rules = HTMLRules.shared
    private let styles: StyleMemo

    init(base: WebURL?, keepsUnknownTags: Bool = false, styles: StyleMemo = StyleMemo()) {
        self.base = base
        self.keepsUnknownTags = keepsUnknownTags
        self.styles = styles
    }

    func sanitized(_ html: [UInt8]) -> [UInt8] { html.withUnsafeBufferPointer(sanitized) }

    func sanitized(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(html.count + 16)
        var at = 0
        // Looked for once: text full of comments that never end would be searched to its end for each.
        var lastComment: Int?
        while at < html.count {
            let start = at
            at = ByteScan.first(UInt8(ascii: "<"), UInt8(ascii: "&"), in: html, from: at, to: html.count)
            if at > start { out.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<at])) }
            guard at < html.count else { break }
            if html[at] == UInt8(ascii: "&") {
                HTMLText.reference(html, &at, &out)
            } else {
                markup(html, &at, &out, &lastComment)
            }
        }
        return out
    }

    private func markup(
        _ html: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ out: inout [UInt8], _ lastComment: inout Int?
    ) {
        let next = at + 1 < html.count ? html[at + 1] : 0
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            if at + 3 < html.count, next == UInt8(ascii: "!"), html[at + 2] == UInt8(ascii: "-"),
                html[at + 3] == UInt8(ascii: "-")
            {
                let last = lastComment ?? HTMLBytes.findLast("-->", html)
                lastComment = last
                // A comment that never ends hides nothing but its mark.
                at = last < at + 4 ? at + 4 : HTMLBytes.find("-->", html, at + 4).map { $0 + 3 } ?? at + 4
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
                if let rule { write(&tag, rule, html, &out) }
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
                if keepsUnknownTags, tag.isBare(html, start) { out.append(contentsOf: html[start..<at]) }
            }
            if at <= start {
                // Cannot be, and must not hang.
                out.removeSubrange(place...)
                at = start + 1
            }
            return
        }
        out += "&lt;".utf8
        at += 1
    }

    private func write(
        _ tag: inout HTMLTagScanner, _ rule: HTMLRules.Element, _ html: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]
    ) {
        if tag.isEnd {
            out.append(contentsOf: rules.words[rule.closing])
            tag.skip(html)
        } else {
            out.append(contentsOf: rules.words[rule.opening])
            var seen = HTMLRules.Seen()
            while let attribute = tag.next(html) {
                guard let known = rules.attribute(attribute.hash), seen.insert(known.index) else { continue }
                let value = html[attribute.value]
                if known.value == .text, !value.contains(UInt8(ascii: "&")) {
                    start(known, &out)
                    HTMLText.appendEscaped(value, isAttribute: true, to: &out)
                } else if let allowed = allowed(known, value, rule.treatment) {
                    start(known, &out)
                    HTMLText.appendEscaped(allowed, isAttribute: true, to: &out)
                } else {
                    continue
                }
                out.append(UInt8(ascii: "\""))
            }
            if tag.isEmpty { out += " /".utf8 }
        }
        out.append(UInt8(ascii: ">"))
    }

    private func start(_ attribute: HTMLRules.Attribute, _ out: inout [UInt8]) {
        out.append(contentsOf: rules.words[attribute.opening])
    }

    /// The attribute's value as it may stay; nil where it may not.
    private func allowed(
        _ attribute: HTMLRules.Attribute, _ value: Slice<UnsafeBufferPointer<UInt8>>, _ treatment: HTMLRules.Treatment
    ) -> [UInt8]? {
        switch attribute.value {
        case .text: return HTMLText.decoded(value)
        case .style: return styles.filtered(HTMLText.decoded(value))
        case .uri: return address(HTMLText.decoded(value))
        case .svg: return treatment == .svg || treatment == .math ? HTMLText.decoded(value) : nil
        case .math: return treatment == .math ? HTMLText.decoded(value) : nil
        }
    }

    /// The address resolved; nil for a scheme that is not listed.
    private func address(_ value: [UInt8]) -> [UInt8]? {
        let written = HTMLBytes.trimmed(value[...])
        if written.isEmpty { return [] }
        if let scheme = HTMLBytes.scheme(written) { return rules.schemes.contains(scheme) ? Array(written) : nil }
        guard let base, let url = base.resolving(String(decoding: written, as: UTF8.self)) else {
            return Array(written)
        }
        return Array(url.description.utf8)
    }

    /// Plain text as it is to stand in a field of HTML: as it is, unless a reader could take part of it for active markup.
    static func plain(_ text: [UInt8]) -> [UInt8] {
        let isActive = text.withUnsafeBufferPointer { text in
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
        guard isActive else { return text }
        var out: [UInt8] = []
        HTMLText.appendEscaped(text, isAttribute: false, to: &out)
        return out
    }
}
