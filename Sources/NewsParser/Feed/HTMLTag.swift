internal import NewsMarkup
internal import NewsModel

/// One tag as it stands in HTML, read attribute by attribute without copying.
struct HTMLTagScanner {
    /// The name's bytes, and their hash (``NameHash``).
    let name: Range<Int>
    let hash: UInt64
    let isEnd: Bool
    /// Written with a slash at its end; known behind the last attribute.
    private(set) var isEmpty = false
    /// Index behind what was read; behind the tag once `next` gave nil.
    private(set) var end: Int
    private var isOver = false
    private var count = 0

    /// More attributes than this are not read.
    private static let maximumAttributes = 64

    /// The tag whose "<" stands at `start`; nil where none does. A tag ends at ">", or before the next "<".
    init?(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) {
        var at = start + 1
        isEnd = at < html.count && html[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        guard at < html.count, HTMLBytes.isLetter(html[at]) else { return nil }
        (end, hash) = NameHash.scan(html, from: at, until: HTMLBytes.endsName)
        name = at..<end
        // Most tags have nothing but their name.
        if end < html.count, html[end] == UInt8(ascii: ">") {
            end += 1
            isOver = true
        }
    }

    /// The next attribute; nil behind the last.
    @inline(__always)
    mutating func next(_ html: UnsafeBufferPointer<UInt8>) -> (name: Range<Int>, hash: UInt64, value: Range<Int>)? {
        isOver ? nil : search(html)
    }

    private mutating func search(
        _ html: UnsafeBufferPointer<UInt8>
    ) -> (name: Range<Int>, hash: UInt64, value: Range<Int>)? {
        while true {
            guard end < html.count else { break }
            let b = html[end]
            if b == UInt8(ascii: ">") {
                end += 1
                break
            }
            if b == UInt8(ascii: "<") { break }
            if b == UInt8(ascii: "/") {
                isEmpty = end + 1 < html.count && html[end + 1] == UInt8(ascii: ">")
                end += 1
            } else if b <= 0x20 || b == UInt8(ascii: "=") || b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") {
                end += 1
            } else {
                let attribute = read(html)
                count += 1
                if count <= Self.maximumAttributes { return attribute }
            }
        }
        isOver = true
        return nil
    }

    private mutating func read(_ html: UnsafeBufferPointer<UInt8>) -> (
        name: Range<Int>, hash: UInt64, value: Range<Int>
    ) {
        let (nameEnd, hash) = NameHash.scan(html, from: end, until: HTMLBytes.endsAttributeName)
        var at = nameEnd
        let name = end..<at
        var value = at..<at
        var behind = at
        while behind < html.count, html[behind] <= 0x20 { behind += 1 }
        if behind < html.count, html[behind] == UInt8(ascii: "=") {
            behind += 1
            while behind < html.count, html[behind] <= 0x20 { behind += 1 }
            at = behind
            if at < html.count, html[at] == UInt8(ascii: "\"") || html[at] == UInt8(ascii: "'"),
                case let close = ByteScan.first(html[at], in: html, from: at + 1, to: html.count), close < html.count
            {
                value = at + 1..<close
                at = close + 1
            } else {
                while at < html.count, html[at] > 0x20, html[at] != UInt8(ascii: ">"), html[at] != UInt8(ascii: "<") {
                    at += 1
                }
                value = behind..<at
            }
        }
        end = at
        return (name, hash, value)
    }

    /// Goes behind the tag without looking at what is left of it.
    mutating func skip(_ html: UnsafeBufferPointer<UInt8>) { while next(html) != nil {} }

    /// Whether the tag is closed and has neither attributes nor anything else that means something.
    func isBare(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        html[end - 1] == UInt8(ascii: ">")
            && html[(start + 1)..<(end - 1)].allSatisfy { HTMLBytes.isName($0) || $0 == UInt8(ascii: "/") }
    }
}

/// One tag with its names in small letters and its values decoded.
struct HTMLTag {
    var name: String
    var isEnd: Bool
    var attributes: [(name: String, value: String)] = []
    /// Index behind the tag.
    var end: Int

    /// Reads the tag whose "<" stands at `start`; nil where none does.
    init?(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) {
        guard var scanner = HTMLTagScanner(html, start) else { return nil }
        name = String(decoding: html[scanner.name], as: UTF8.self).lowercasedASCII
        isEnd = scanner.isEnd
        while let attribute = scanner.next(html) {
            let name = String(decoding: html[attribute.name], as: UTF8.self).lowercasedASCII
            if attributes.contains(where: { $0.name == name }) { continue }
            attributes.append(
                (name, String(decoding: HTMLText.decoded(html, attribute.value), as: UTF8.self).trimmedASCII))
        }
        end = max(scanner.end, start + 1)
    }

    /// The attribute's value, trimmed; nil where there is none.
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
