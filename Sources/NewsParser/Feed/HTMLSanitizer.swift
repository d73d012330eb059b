internal import NewsMarkup
internal import NewsModel

/// Makes HTML from a feed harmless: only listed elements and attributes stay, scripts and styles go with their content,
/// addresses are resolved and keep only harmless schemes.
///
/// Works on tags as they come, without a tree: every "<" of the output was written here, for an element of the list.
struct HTMLSanitizer {
    /// Where relative addresses start.
    var base: WebURL?
    /// Tags of no element of HTML stay where they have no attributes: "#include <stdio.h>" in a title forgot its escapes.
    var keepsUnknownTags = false
    private let rules = HTMLRules.shared

    init(base: WebURL?, keepsUnknownTags: Bool = false) {
        self.base = base
        self.keepsUnknownTags = keepsUnknownTags
    }

    func sanitized(_ html: [UInt8]) -> [UInt8] {
        guard html.contains(UInt8(ascii: "<")) || html.contains(UInt8(ascii: "&")) else { return html }
        var out: [UInt8] = []
        out.reserveCapacity(html.count)
        var at = 0
        // Looked for once: text full of comments that never end would be searched to its end for each.
        let lastComment = HTMLTag.findLast("-->", html)
        while at < html.count {
            switch html[at] {
            case UInt8(ascii: "<"): markup(html, &at, &out, lastComment)
            case UInt8(ascii: "&"): HTMLText.reference(html, &at, &out)
            default:
                out.append(html[at])
                at += 1
            }
        }
        return out
    }

    private func markup(_ html: [UInt8], _ at: inout Int, _ out: inout [UInt8], _ lastComment: Int) {
        let next = at + 1 < html.count ? html[at + 1] : 0
        if html[at...].starts(with: "<!--".utf8) {
            // A comment that never ends hides nothing but its mark.
            at = lastComment < at + 4 ? at + 4 : HTMLTag.find("-->", html, at + 4).map { $0 + 3 } ?? at + 4
        } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?"), at + 2 < html.count, HTMLTag.isLetter(html[at + 2]),
            let end = html[at...].prefix(4096).firstIndex(of: UInt8(ascii: ">"))
        {
            at = end + 1
        } else if let tag = HTMLTag(html, at) {
            let start = at
            at = tag.end
            if keepsUnknownTags, rules.elements[tag.name] == nil, tag.isBare(html, start) {
                out += html[start..<at]
            } else {
                write(tag, html, &at, &out)
            }
        } else {
            out += "&lt;".utf8
            at += 1
        }
    }

    private func write(_ tag: HTMLTag, _ html: [UInt8], _ at: inout Int, _ out: inout [UInt8]) {
        switch rules.elements[tag.name] {
        case .content?:
            if !tag.isEnd, !tag.isEmpty { at = HTMLTag.endOf(tag.name, html, at) }
        case .keep?: write(tag, .keep, &out)
        case .svg?: write(tag, .svg, &out)
        case .math?: write(tag, .math, &out)
        case .tags?, nil: break
        }
    }

    private func write(_ tag: HTMLTag, _ treatment: HTMLRules.Treatment, _ out: inout [UInt8]) {
        out += (tag.isEnd ? "</" : "<").utf8
        out += tag.name.utf8
        if !tag.isEnd {
            for (name, value) in tag.attributes {
                guard let value = allowed(name, value, treatment) else { continue }
                out.append(UInt8(ascii: " "))
                out += name.utf8
                out += "=\"".utf8
                HTMLText.appendEscaped(value, isAttribute: true, to: &out)
                out.append(UInt8(ascii: "\""))
            }
            if tag.isEmpty { out += " /".utf8 }
        }
        out.append(UInt8(ascii: ">"))
    }

    /// The attribute's value as it may stay; nil where it may not.
    private func allowed(_ name: String, _ value: [UInt8], _ treatment: HTMLRules.Treatment) -> [UInt8]? {
        switch rules.attributes[name] {
        case .text?: return value
        case .style?: return StyleFilter.filtered(value)
        case .uri?: return address(value)
        case .svg?: return treatment == .svg || treatment == .math ? value : nil
        case .math?: return treatment == .math ? value : nil
        case nil: return nil
        }
    }

    /// The address resolved; nil for a scheme that is not listed.
    private func address(_ value: [UInt8]) -> [UInt8]? {
        let text = String(decoding: value, as: UTF8.self)
        let written = text.trimmedASCII
        if written.isEmpty { return [] }
        if let scheme = HTMLTag.scheme(value) {
            return rules.schemes.contains(scheme) ? Array(written.utf8) : nil
        }
        guard let base, let url = base.resolving(text) else { return Array(written.utf8) }
        return Array(url.description.utf8)
    }
}

/// The sanitiser's tables.
struct HTMLRules {
    static let shared = HTMLRules()

    enum Treatment { case keep, content, tags, svg, math }
    enum Value { case text, uri, style, svg, math }

    private(set) var elements: [String: Treatment] = [:]
    private(set) var attributes: [String: Value] = [:]
    let schemes: Set<String>

    private init() {
        schemes = Set(Table("feed/uri-schemes").rows.compactMap(\.first))
        for row in Table("feed/html-elements").rows where row.count >= 2 {
            let treatment: Treatment =
                switch row[1] {
                case "keep": .keep
                case "content": .content
                case "svg": .svg
                case "math": .math
                default: .tags
                }
            elements[row[0]] = treatment
        }
        for row in Table("feed/html-attributes").rows where row.count >= 2 {
            let value: Value =
                switch row[1] {
                case "uri": .uri
                case "style": .style
                case "svg": .svg
                case "math": .math
                default: .text
                }
            attributes[row[0]] = value
        }
    }
}
