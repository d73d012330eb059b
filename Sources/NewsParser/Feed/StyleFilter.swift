internal import NewsMarkup
internal import NewsModel

/// What ``StyleFilter`` said of the styles of one feed: content systems write the same ones thousands of times.
final class StyleMemo {
    private var known: [[UInt8]: [UInt8]?] = [:]

    func filtered(_ style: [UInt8]) -> [UInt8]? {
        if let answer = known[style] { return answer }
        let answer = StyleFilter.filtered(style)
        // Styles that differ every time are not worth remembering.
        if known.count < 1000, style.count <= 256 { known[style] = .some(answer) }
        return answer
    }
}

/// Keeps the declarations of a `style` attribute that neither position nor load anything (`feed/css-properties`).
enum StyleFilter {
    private struct Rules {
        var properties: Set<String> = []
        var families: Set<String> = []
        var words: Set<String> = []

        static let shared: Rules = {
            var rules = Rules()
            for row in Table("feed/css-properties").rows where row.count >= 2 {
                switch row[0] {
                case "property": rules.properties.insert(row[1])
                case "family": rules.families.insert(row[1])
                default: rules.words.insert(row[1])
                }
            }
            return rules
        }()
    }

    /// The harmless declarations, written as `property: value;`; nil where none is.
    static func filtered(_ style: [UInt8]) -> [UInt8]? {
        guard style.count <= 4096 else { return nil }
        // Escapes and comments are how expressions hide.
        if style.contains(UInt8(ascii: "\\")) || style.withUnsafeBufferPointer({ HTMLBytes.find("/*", $0, 0) }) != nil {
            return nil
        }
        var kept: [String] = []
        for declaration in style.split(separator: UInt8(ascii: ";")) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let property = String(decoding: declaration[..<colon], as: UTF8.self).trimmedASCII
            let value = String(decoding: declaration[(colon + 1)...], as: UTF8.self).trimmedASCII
            guard !property.isEmpty, !value.isEmpty, isHarmless(property.lowercasedASCII, value.lowercasedASCII) else {
                continue
            }
            kept.append(property + ": " + value + ";")
        }
        return kept.isEmpty ? nil : Array(kept.joined(separator: " ").utf8)
    }

    private static func isHarmless(_ property: String, _ value: String) -> Bool {
        let bytes = Array(value.utf8)
        // Letters, digits, spaces, signs of lengths and colours, quoted names; of functions only rgb().
        guard
            bytes.allSatisfy({
                $0 >= 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ":")
                    && $0 != UInt8(ascii: "@")
            })
        else { return false }
        for index in bytes.indices where bytes[index] == UInt8(ascii: "(") {
            let before = String(decoding: bytes[..<index], as: UTF8.self)
            guard before.hasSuffix("rgb") || before.hasSuffix("rgba") else { return false }
        }
        if Rules.shared.properties.contains(property) { return true }
        let family = String(property.prefix { $0 != "-" })
        guard Rules.shared.families.contains(family) else { return false }
        return value.split(separator: " ").allSatisfy {
            Rules.shared.words.contains(String($0)) || isMeasure(Array($0.utf8))
        }
    }

    /// A length of at most four digits before the point, or a colour.
    private static func isMeasure(_ word: [UInt8]) -> Bool {
        if word.first == UInt8(ascii: "#") {
            return (4...9).contains(word.count)
                && word.dropFirst().allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
        }
        if word.starts(with: "rgb(".utf8), word.last == UInt8(ascii: ")") {
            return word.dropFirst(4).dropLast().allSatisfy {
                ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "%")
            }
        }
        var rest = word[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix { $0 >= 48 && $0 <= 57 }
        rest = rest.dropFirst(whole.count)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix { $0 >= 48 && $0 <= 57 }.count
            rest = rest.dropFirst(fraction)
        }
        guard whole.count <= 4, whole.count + fraction > 0, fraction <= 3 else { return false }
        let unit = String(decoding: rest, as: UTF8.self)
        return ["", "px", "em", "rem", "ex", "pt", "pc", "in", "cm", "mm", "%", ")", ","].contains(unit)
    }
}
