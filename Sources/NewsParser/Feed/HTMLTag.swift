internal import NewsMarkup

/// One tag as it stands in HTML, names in lower case, values decoded.
struct HTMLTag {
    var name: String
    var isEnd = false
    /// Written with a slash at its end.
    var isEmpty = false
    var attributes: [(name: String, value: [UInt8])] = []
    /// Index behind the tag.
    var end: Int

    /// More attributes than this are not read.
    private static let maximumAttributes = 64

    /// Reads the tag whose "<" stands at `start`; nil where none does. A tag ends at ">", or before the next "<".
    init?(_ html: [UInt8], _ start: Int) {
        var at = start + 1
        if at < html.count, html[at] == UInt8(ascii: "/") {
            isEnd = true
            at += 1
        }
        guard at < html.count, HTMLTag.isLetter(html[at]) else { return nil }
        let nameStart = at
        while at < html.count, HTMLTag.isName(html[at]) { at += 1 }
        name = String(decoding: html[nameStart..<at], as: UTF8.self).lowercasedASCII
        end = at
        while at < html.count {
            let b = html[at]
            if b == UInt8(ascii: ">") {
                at += 1
                break
            }
            if b == UInt8(ascii: "<") { break }
            if b == UInt8(ascii: "/") {
                isEmpty = at + 1 < html.count && html[at + 1] == UInt8(ascii: ">")
                at += 1
            } else if b <= 0x20 || b == UInt8(ascii: "=") || b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") {
                at += 1
            } else {
                readAttribute(html, &at)
            }
        }
        end = at
    }

    private mutating func readAttribute(_ html: [UInt8], _ at: inout Int) {
        let start = at
        while at < html.count, html[at] > 0x20, !"=>/<\"'".utf8.contains(html[at]) { at += 1 }
        let name = String(decoding: html[start..<at], as: UTF8.self).lowercasedASCII
        while at < html.count, html[at] <= 0x20 { at += 1 }
        var raw = html[at..<at]
        if at < html.count, html[at] == UInt8(ascii: "=") {
            at += 1
            while at < html.count, html[at] <= 0x20 { at += 1 }
            if at < html.count, html[at] == UInt8(ascii: "\"") || html[at] == UInt8(ascii: "'"),
                let close = html[(at + 1)...].firstIndex(of: html[at])
            {
                raw = html[(at + 1)..<close]
                at = close + 1
            } else {
                let first = at
                while at < html.count, html[at] > 0x20, html[at] != UInt8(ascii: ">"), html[at] != UInt8(ascii: "<") { at += 1 }
                raw = html[first..<at]
            }
        }
        guard attributes.count < HTMLTag.maximumAttributes, !attributes.contains(where: { $0.name == name }) else { return }
        attributes.append((name, HTMLText.decoded(raw)))
    }

    /// The attribute's value as text, trimmed; nil where there is none.
    func value(_ name: String) -> String? {
        attributes.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self).trimmedASCII }
    }

    /// Whether the tag is closed and has neither attributes nor anything else that means something.
    func isBare(_ html: [UInt8], _ start: Int) -> Bool {
        html[end - 1] == UInt8(ascii: ">") && html[(start + 1)..<(end - 1)].allSatisfy { HTMLTag.isName($0) || $0 == UInt8(ascii: "/") }
    }

    // MARK: Bytes

    static func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= 0x61 && b | 0x20 <= 0x7A }

    static func isName(_ b: UInt8) -> Bool {
        isLetter(b) || (b >= 48 && b <= 57) || b == UInt8(ascii: "-") || b == UInt8(ascii: ":") || b == UInt8(ascii: "_") || b == UInt8(ascii: ".")
    }

    static func find(_ mark: StaticString, _ html: [UInt8], _ start: Int) -> Int? {
        let length = mark.utf8CodeUnitCount
        var at = start
        while at + length <= html.count {
            if html[at] == mark.utf8Start[0], (1..<length).allSatisfy({ html[at + $0] == mark.utf8Start[$0] }) { return at }
            at += 1
        }
        return nil
    }

    /// Index of the last such mark; -1 where there is none.
    static func findLast(_ mark: StaticString, _ html: [UInt8]) -> Int {
        let length = mark.utf8CodeUnitCount
        var at = html.count - length
        while at >= 0 {
            if (0..<length).allSatisfy({ html[at + $0] == mark.utf8Start[$0] }) { return at }
            at -= 1
        }
        return -1
    }

    /// Index behind the end tag of that name; the end of the text where there is none.
    static func endOf(_ name: String, _ html: [UInt8], _ start: Int) -> Int {
        let wanted = Array(name.utf8)
        var at = start
        while at + wanted.count + 2 <= html.count {
            if html[at] == UInt8(ascii: "<"), html[at + 1] == UInt8(ascii: "/"),
                wanted.indices.allSatisfy({ html[at + 2 + $0] | 0x20 == wanted[$0] })
            {
                return html[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
            }
            at += 1
        }
        return html.count
    }

    /// The scheme before a colon, as browsers find it: white space and controls do not hide it. Nil for a relative address.
    static func scheme(_ value: [UInt8]) -> String? {
        var name: [UInt8] = []
        for b in value {
            if b <= 0x20 || b == 0x7F { continue }
            if b == UInt8(ascii: ":") { return name.isEmpty ? nil : String(decoding: name, as: UTF8.self) }
            guard isLetter(b) || (!name.isEmpty && (b >= 48 && b <= 57 || b == UInt8(ascii: "+") || b == UInt8(ascii: "-") || b == UInt8(ascii: "."))) else {
                // Whatever else stands before a colon is no scheme, but nothing that could be read as one may pass.
                return nil
            }
            name.append(b | 0x20)
        }
        return nil
    }
}

extension HTMLTag {
    /// Elements that never have an end tag (HTML living standard, void elements, and their predecessors).
    static func isVoid(_ name: String) -> Bool {
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"].contains(name.lowercasedASCII)
    }
}

extension HTMLSanitizer {
    /// Plain text as it is to stand in a field of HTML: as it is, unless a reader could take part of it for active markup.
    static func plain(_ text: [UInt8]) -> [UInt8] {
        var at = 0
        while let open = text[at...].firstIndex(of: UInt8(ascii: "<")) {
            if let tag = HTMLTag(text, open) {
                let isActive = !tag.attributes.isEmpty || HTMLRules.shared.isActive(tag.name)
                if isActive {
                    var out: [UInt8] = []
                    HTMLText.appendEscaped(text, isAttribute: false, to: &out)
                    return out
                }
                at = tag.end
            } else {
                at = open + 1
            }
        }
        return text
    }
}

extension HTMLRules {
    /// Whether an element does something: anything but what is kept anyway, and words that are no element of HTML at all.
    func isActive(_ name: String) -> Bool {
        switch elements[name] {
        case .content?, .svg?, .math?: true
        case .tags?: name != "blink" && name != "marquee" && name != "plaintext"
        case .keep?, nil: false
        }
    }
}
