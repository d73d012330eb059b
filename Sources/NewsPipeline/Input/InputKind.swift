internal import NewsModel

/// What an input is, told by its content alone: names and suffixes lie.
package enum InputKind: String, Equatable, Sendable {
    /// A web archive, WARC or ARC.
    case warc
    /// Compressed; what is inside is told by the unpacked bytes.
    case gzip
    case html
    case feed
    /// JSON-lines with a text: articles, annotated articles.
    case articles
    /// JSON-lines with paths of captures.
    case manifest
    case empty
    /// Nothing that Gleaner reads.
    case unknown

    /// Bytes from the start that are enough to tell.
    package static let sample = 4096

    /// Tells the kind from the first bytes (``sample`` of them are enough, fewer only when there are no more).
    package init(of prefix: [UInt8]) {
        if prefix.isEmpty {
            self = .empty
        } else if prefix.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if prefix.starts(with: "WARC/".utf8) || prefix.starts(with: "filedesc:".utf8) {
            self = .warc
        } else {
            self = Self.ofText(Self.narrowed(prefix))
        }
    }

    /// Drops byte-order marks, the zero bytes of UTF-16 and UTF-32, and white space in front.
    private static func narrowed(_ prefix: [UInt8]) -> ArraySlice<UInt8> {
        var bytes = prefix.prefix(sample)
        // Most pages begin with their first tag at once.
        if bytes.first == UInt8(ascii: "<"), bytes.count > 1, bytes[1] > 0 { return bytes }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
        let wide =
            bytes.starts(with: marks[1]) || bytes.starts(with: marks[2])
            || (bytes.count >= 4 && (bytes.starts(with: [0x3C, 0]) || bytes.starts(with: [0, 0x3C])))
        if let mark = marks.first(where: { bytes.starts(with: $0) }) { bytes = bytes.dropFirst(mark.count) }
        if wide { bytes = bytes.filter { $0 != 0 }[...] }
        return bytes.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    }

    private static func ofText(_ text: ArraySlice<UInt8>) -> InputKind {
        guard let first = text.first else { return .empty }
        if first == UInt8(ascii: "{") { return ofJSON(text) }
        let hasNUL = text.withUnsafeBufferPointer { ByteScan.first(0, in: $0, from: 0, to: $0.count) < $0.count }
        if first == UInt8(ascii: "<") {
            let root = rootElement(text).map(small)
            // A stray NUL makes a page no other thing.
            if hasNUL { return root?.elementsEqual("html".utf8) == true ? .html : .unknown }
            guard let root else { return .html }
            let local = root.split(separator: UInt8(ascii: ":")).last ?? root[...]
            return feedRoots.contains { $0.elementsEqual(local) } ? .feed : .html
        }
        if hasNUL { return .unknown }
        let lower = small(text)
        let tags = ["<html", "<!doctype", "<head", "<body", "<div", "<p>", "<p ", "<article", "<title", "<h1"]
        if tags.contains(where: { Self.contains(lower, Array($0.utf8)) }) { return .html }
        if ["<rss", "<feed", "<rdf:rdf"].contains(where: { Self.contains(lower, Array($0.utf8)) }) { return .feed }
        return .unknown
    }

    /// Names of feeds' first elements.
    private static let feedRoots = ["rss", "feed", "rdf", "channel", "urlset", "sitemapindex"].map { Array($0.utf8) }

    /// ASCII capitals made small.
    private static func small(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    /// The first line of JSON-lines, or a JSON feed.
    private static func ofJSON(_ text: ArraySlice<UInt8>) -> InputKind {
        let bytes = Array(text)
        func has(_ key: String) -> Bool { contains(bytes, Array("\"\(key)\"".utf8)) }
        if contains(bytes, Array("jsonfeed.org/version".utf8)) { return .feed }
        if has("doc_id") || contains(bytes, Array("gleaner.article/".utf8)) { return .articles }
        if has("text") { return .articles }
        if has("path") { return .manifest }
        return has("items") ? .feed : .unknown
    }

    /// Name of the first element behind declarations, comments and processing instructions.
    private static func rootElement(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var i = text.startIndex
        while i < text.endIndex {
            guard text[i] == UInt8(ascii: "<") else {
                i += 1
                continue
            }
            let rest = text[(i + 1)...]
            if rest.starts(with: "!--".utf8) {
                guard let end = find(text, [0x2D, 0x2D, 0x3E], from: i) else { return nil }
                i = end + 3
            } else if let next = rest.first, next == UInt8(ascii: "?") || next == UInt8(ascii: "!") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                i = end + 1
            } else {
                return rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
            }
        }
        return nil
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool { find(text[...], word, from: 0) != nil }

    private static func find(_ text: ArraySlice<UInt8>, _ word: [UInt8], from: Int) -> Int? {
        guard text.endIndex - from >= word.count else { return nil }
        for i in from...(text.endIndex - word.count)
        where text[i] == word[0] && text[i..<(i + word.count)].elementsEqual(word) {
            return i
        }
        return nil
    }
}
