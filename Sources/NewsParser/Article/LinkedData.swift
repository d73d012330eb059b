internal import NewsMarkup
internal import NewsModel

/// What a page's JSON-LD says about its story (schema.org), tolerant of the ways in which it is broken in the wild.
struct LinkedData: Sendable {
    var headline: String?
    var alternativeHeadline: String?
    var authors: [String] = []
    var publisher: String?
    var published: String?
    var modified: String?
    var section: String?
    var keywords: [String] = []
    var description: String?
    var image: String?
    var language: String?
    /// The `articleBody`, tags removed.
    var body: String?
    var url: String?
    /// Types of all objects, in order of appearance.
    var types: [String] = []
    /// Whether the values come from an object of an article's type.
    var isArticle = false

    init() {}

    /// Reads all data blocks of a page.
    init(_ tree: MarkupTree) {
        var objects: [JSONValue] = []
        for i in tree.nodes.indices where tree.nodes[i].tag == .script {
            for k in tree.descendants(of: i) where tree.nodes[k].tag == .text {
                let bytes = tree.bytes[tree.text(k)]
                guard bytes.count < 2_000_000 else { continue }
                if let value = Self.parse(Array(bytes)) {
                    Self.collect(value, into: &objects, depth: 0)
                } else if let value = Self.salvage(Array(bytes)) {
                    objects.append(value)
                }
            }
        }
        var byID: [String: JSONValue] = [:]
        for object in objects {
            if let id = object["@id"]?.string, (object.object?.count ?? 0) > 1, byID[id] == nil { byID[id] = object }
        }
        var best: JSONValue?
        var bestScore = 0
        for object in objects {
            let names = Self.types(of: object)
            types += names
            let score = names.map(Self.rank).max() ?? 0
            if score > bestScore {
                best = object
                bestScore = score
            }
        }
        guard let best else { return }
        isArticle = bestScore >= 3
        headline = Self.text(best["headline"]) ?? (isArticle ? Self.text(best["name"]) : nil)
        alternativeHeadline = Self.text(best["alternativeHeadline"])
        authors = Self.names(best["author"], byID)
        if authors.isEmpty { authors = Self.names(best["creator"], byID) }
        publisher = Self.names(best["publisher"], byID).first
        published = Self.text(best["datePublished"]) ?? Self.text(best["dateCreated"]) ?? Self.text(best["uploadDate"])
        modified = Self.text(best["dateModified"])
        section = Self.texts(best["articleSection"]).first
        keywords = Self.texts(best["keywords"]).flatMap { text in
            text.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
        }
        description = Self.text(best["description"])
        image = Self.imageURL(best["image"], byID) ?? Self.text(best["thumbnailUrl"])
        language = Self.text(best["inLanguage"])
        url =
            Self.text(best["url"]) ?? Self.text(best["mainEntityOfPage"])
            ?? best["mainEntityOfPage"].flatMap { Self.text($0["@id"]) }
        body = Self.raw(best["articleBody"])
        if body == nil {
            for object in objects {
                if let text = Self.raw(object["articleBody"]) {
                    body = text
                    break
                }
            }
        }
    }

    private static func types(of object: JSONValue) -> [String] {
        texts(object["@type"]).map { type in
            // "http://schema.org/NewsArticle" and "schema:NewsArticle" mean the same.
            if let cut = type.utf8.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }) {
                return String(type[type.utf8.index(after: cut)...])
            }
            return type
        }
    }

    /// How much an object's type promises about the story; 3 and more are kinds of article.
    private static func rank(_ type: String) -> Int {
        switch type {
        case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
            "BackgroundNewsArticle", "ReviewNewsArticle",
            "LiveBlogPosting":
            6
        case "Article", "BlogPosting", "Report", "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle",
            "TechArticle",
            "SocialMediaPosting", "PressRelease":
            5
        case "Recipe", "Review", "HowTo": 4
        case "VideoObject", "CreativeWork", "MediaObject": 2
        case "WebPage", "ItemPage", "FAQPage": 1
        default: 0
        }
    }

    /// Objects of a value, those of `@graph`, arrays and the usual wrappers included.
    private static func collect(_ value: JSONValue, into objects: inout [JSONValue], depth: Int) {
        guard depth < 6, objects.count < 400 else { return }
        switch value {
        case .array(let elements): for element in elements { collect(element, into: &objects, depth: depth + 1) }
        case .object(let members):
            objects.append(value)
            for (name, member) in members
            where name == "@graph" || name == "mainEntity" || name == "mainEntityOfPage" || name == "hasPart" {
                if member.string == nil { collect(member, into: &objects, depth: depth + 1) }
            }
        default: break
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let s):
            let clean = trimmed(HTMLEntities.decoded(s))
            return clean.isEmpty ? nil : clean
        case .array(let elements): return elements.lazy.compactMap { text($0) }.first
        case .object: return value?["@value"].flatMap { text($0) } ?? value?["name"].flatMap { text($0) }
        case .number(let n): return n
        default: return nil
        }
    }

    /// A text with its line ends; tags removed.
    private static func raw(_ value: JSONValue?) -> String? {
        guard let text = value?.string, !text.isEmpty else { return nil }
        return withoutTags(HTMLEntities.decoded(text))
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        switch value {
        case .array(let elements): elements.compactMap { text($0) }
        default: text(value).map { [$0] } ?? []
        }
    }

    private static func names(_ value: JSONValue?, _ byID: [String: JSONValue]) -> [String] {
        switch value {
        case .array(let elements): return elements.flatMap { names($0, byID) }
        case .object:
            if let name = value?["name"] { return texts(name) }
            // A person may be named in parts only.
            let parts = [text(value?["givenName"]), text(value?["familyName"])].compactMap { $0 }
            if !parts.isEmpty { return [parts.joined(separator: " ")] }
            if let id = value?["@id"]?.string, let target = byID[id], let name = target["name"] { return texts(name) }
            return []
        default: return texts(value)
        }
    }

    private static func imageURL(_ value: JSONValue?, _ byID: [String: JSONValue]) -> String? {
        switch value {
        case .string(let s): return s.isEmpty ? nil : s
        case .array(let elements): return elements.lazy.compactMap { imageURL($0, byID) }.first
        case .object:
            if let url = value?["url"] ?? value?["contentUrl"] { return imageURL(url, byID) }
            if let id = value?["@id"]?.string, let target = byID[id] {
                return text(target["url"]) ?? text(target["contentUrl"])
            }
            return nil
        default: return nil
        }
    }

    /// Parses a block, after mending what publishers commonly break: comment and CDATA wrappers, bare line breaks and tabs
    /// within strings, commas before a closing bracket.
    private static func parse(_ bytes: [UInt8]) -> JSONValue? {
        if let value = try? JSONValue(parsing: bytes) { return value }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        guard let first = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let last = bytes.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), first < last
        else { return nil }
        var inString = false
        var escaped = false
        for b in bytes[first...last] {
            if inString {
                if escaped {
                    escaped = false
                    if !Array("\"\\/bfnrtu".utf8).contains(b) {
                        // An escape JSON does not have ("\'"): the character alone.
                        out.removeLast()
                    }
                } else if b == UInt8(ascii: "\\") {
                    escaped = true
                } else if b == UInt8(ascii: "\"") {
                    inString = false
                }
                if b < 0x20 { out.append(0x20) } else { out.append(b) }
                continue
            }
            if b == UInt8(ascii: "\"") { inString = true }
            if b == UInt8(ascii: "}") || b == UInt8(ascii: "]") {
                while let tail = out.last, tail <= 0x20 { out.removeLast() }
                if out.last == UInt8(ascii: ",") { out.removeLast() }
            }
            if b == UInt8(ascii: ";") { continue }
            out.append(b)
        }
        return try? JSONValue(parsing: out)
    }

    /// The plain members of a block that is no JSON any more: `"datePublished": "…"` still says what it says.
    private static func salvage(_ bytes: [UInt8]) -> JSONValue? {
        var members: [(String, JSONValue)] = [("@type", .string("NewsArticle"))]
        for name in ["headline", "datePublished", "dateModified", "articleSection"] {
            let key = Array("\"\(name)\"".utf8)
            guard bytes.count > key.count, let at = bytes.firstRange(of: key) else { continue }
            var i = at.upperBound
            while i < bytes.count, bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: ":") { i += 1 }
            guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else { continue }
            let start = i + 1
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") || bytes[end - 1] == UInt8(ascii: "\\"),
                end - start < 1000
            { end += 1 }
            members.append((name, .string(String(decoding: bytes[start..<end], as: UTF8.self))))
        }
        return members.count > 1 ? .object(members) : nil
    }
}

/// A text without white space at its ends, inner runs made one space.
func trimmed(_ text: String) -> String {
    var page = PageText()
    var text = text
    text.withUTF8 { page.append($0, 0..<$0.count, link: false) }
    return String(decoding: page.bytes, as: UTF8.self)
}

/// A text without its tags; character references are resolved. Paragraphs and line breaks end lines.
func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var out: [UInt8] = []
    var inTag = false
    var isBreak = false
    let bytes = Array(text.utf8)
    for (i, b) in bytes.enumerated() {
        if inTag {
            if b == UInt8(ascii: ">") {
                inTag = false
                out.append(isBreak ? 0x0A : 0x20)
            }
        } else if b == UInt8(ascii: "<"), i + 1 < bytes.count,
            bytes[i + 1] == UInt8(ascii: "/") || bytes[i + 1] | 0x20 >= 0x61
        {
            inTag = true
            // Paragraphs and line breaks end lines; all else is a space.
            let name = bytes[i + 1] == UInt8(ascii: "/") && i + 2 < bytes.count ? bytes[i + 2] : bytes[i + 1]
            isBreak =
                name | 0x20 == UInt8(ascii: "p")
                || name | 0x20 == UInt8(ascii: "b") && i + 2 < bytes.count && bytes[i + 2] | 0x20 == UInt8(ascii: "r")
        } else {
            out.append(b)
        }
    }
    return HTMLEntities.decoded(String(decoding: out, as: UTF8.self))
}

extension Array where Element == UInt8 {
    /// Where the bytes of `needle` stand first.
    func firstRange(of needle: [UInt8]) -> Range<Int>? {
        guard let first = needle.first, count >= needle.count else { return nil }
        var i = 0
        while i <= count - needle.count {
            if self[i] == first {
                var k = 1
                while k < needle.count, self[i + k] == needle[k] { k += 1 }
                if k == needle.count { return i..<i + k }
            }
            i += 1
        }
        return nil
    }
}
