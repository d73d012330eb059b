internal import Foundation
internal import NewsExtractor

/// Reads `desk_news.txt`: one item a line, names tagged `[[c|company]] [[o|organisation]] [[p|person]] [[l|place]] [[m|other]]`.
enum DeskNews {
    private static let kinds: [Character: NameKind] = [
        "c": .company, "o": .organisation, "p": .person, "l": .place, "m": .other,
    ]

    static func read(_ path: String) throws -> [TaggedText] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            parse(String($0))
        }
    }

    /// Parses one item.
    static func parse(_ line: String, source: String = "desk_news") -> TaggedText {
        var text = TaggedText(source: source)
        var rest = Substring(line)
        while let open = rest.range(of: "[["), let close = rest[open.upperBound...].range(of: "]]") {
            text.append(rest[..<open.lowerBound])
            let tag = rest[open.upperBound..<close.lowerBound]
            if let bar = tag.firstIndex(of: "|"), let letter = tag.first, let kind = kinds[letter] {
                text.append(tag[tag.index(after: bar)...], kinds: [kind])
            } else {
                text.append(tag)
            }
            rest = rest[close.upperBound...]
        }
        text.append(rest)
        return text
    }
}
