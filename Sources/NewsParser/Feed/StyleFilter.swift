internal import NewsModel

/// Keeps the declarations of a `style` attribute that neither position nor load anything (`feed/css-properties`).
struct StyleFilter: Sendable {
    static let shared = StyleFilter()

    private let properties: HashedNames<Bool>
    private let families: HashedNames<Bool>
    private let words: HashedNames<Bool>
    private let units: HashedNames<Bool>

    private init() {
        let rows = Table("feed/css-properties").rows.filter { $0.count >= 2 }
        func names(_ kind: String) -> HashedNames<Bool> {
            HashedNames(rows.filter { $0[0] == kind }.map { ($0[1], true) })
        }
        properties = names("property")
        families = names("family")
        words = names("word")
        units = HashedNames(
            ["px", "em", "rem", "ex", "pt", "pc", "in", "cm", "mm", "%", ")", ","].map { ($0, true) })
    }

    /// Appends the harmless declarations, written as `property: value;` and escaped for an attribute, behind `opening`;
    /// nothing where none is harmless, and says so.
    func append(
        _ style: UnsafeBufferPointer<UInt8>, opening: PaddedBytes, to out: inout OutputBytes
    ) -> Bool {
        // Escapes and comments are how expressions hide.
        guard style.count <= 4096, !hides(style) else { return false }
        var kept = false
        var start = 0
        while start < style.count {
            let end = HTMLBytes.index(of: UInt8(ascii: ";"), style, start, style.count)
            let colon = HTMLBytes.index(of: UInt8(ascii: ":"), style, start, end)
            if colon < end {
                let property = HTMLBytes.trimmed(style, start..<colon)
                let value = HTMLBytes.trimmed(style, colon + 1..<end)
                if !property.isEmpty, !value.isEmpty, isHarmless(style, property, value) {
                    if kept { out.append(0x20) } else { out.append(opening) }
                    kept = true
                    HTMLText.appendEscaped(style, property, isAttribute: true, to: &out)
                    out.append(": ")
                    HTMLText.appendEscaped(style, value, isAttribute: true, to: &out)
                    out.append(UInt8(ascii: ";"))
                }
            }
            start = end + 1
        }
        return kept
    }

    private func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while true {
            at = ByteScan.first(in: style, from: at, to: style.count) {
                ($0 .== ByteScan.Chunk(repeating: 0x5C)) .| ($0 .== ByteScan.Chunk(repeating: 0x2A))
            }
            guard at < style.count else { return false }
            if style[at] == UInt8(ascii: "\\") || at > 0 && style[at - 1] == UInt8(ascii: "/") { return true }
            at += 1
        }
    }

    private func isHarmless(
        _ style: UnsafeBufferPointer<UInt8>, _ property: Range<Int>, _ value: Range<Int>
    ) -> Bool {
        // Letters, digits, spaces, signs of lengths and colours, quoted names; of functions only rgb().
        var at = value.lowerBound
        while true {
            at = ByteScan.first(in: style, from: at, to: value.upperBound, Self.isDoubtful)
            if at == value.upperBound { break }
            guard style[at] == UInt8(ascii: "("), isColourFunction(style, value.lowerBound..<at) else { return false }
            at += 1
        }
        if properties[HashedNames<Bool>.hash(style, property)] != nil { return true }
        let familyEnd = HTMLBytes.index(of: UInt8(ascii: "-"), style, property.lowerBound, property.upperBound)
        guard families[HashedNames<Bool>.hash(style, property.lowerBound..<familyEnd)] != nil else { return false }
        var start = value.lowerBound
        while start < value.upperBound {
            let end = HTMLBytes.index(of: 0x20, style, start, value.upperBound)
            if end > start, words[HashedNames<Bool>.hash(style, start..<end)] == nil, !isMeasure(style, start..<end) {
                return false
            }
            start = end + 1
        }
        return true
    }

    /// Controls, "<", ">", ":" and "@", which no value needs, and "(".
    @inline(__always)
    private static func isDoubtful(_ chunk: ByteScan.Chunk) -> ByteScan.Hits {
        func `is`(_ byte: UInt8) -> ByteScan.Hits { chunk .== ByteScan.Chunk(repeating: byte) }
        return (chunk .< ByteScan.Chunk(repeating: 0x20)) .| `is`(0x3C) .| `is`(0x3E) .| `is`(0x3A) .| `is`(0x40)
            .| `is`(0x28)
    }

    /// Whether "rgb" or "rgba" stands at the range's end.
    private func isColourFunction(_ style: UnsafeBufferPointer<UInt8>, _ before: Range<Int>) -> Bool {
        func ends(_ word: StaticString, _ end: Int) -> Bool {
            let start = end - word.utf8CodeUnitCount
            guard start >= before.lowerBound else { return false }
            for index in 0..<word.utf8CodeUnitCount where style[start + index] | 0x20 != word.utf8Start[index] {
                return false
            }
            return true
        }
        return ends("rgb", before.upperBound) || ends("rgba", before.upperBound)
    }

    /// A length of at most four digits before the point, or a colour.
    private func isMeasure(_ style: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        func isDigit(_ index: Int) -> Bool { index < word.upperBound && style[index] >= 48 && style[index] <= 57 }
        if style[word.lowerBound] == UInt8(ascii: "#") {
            return (4...9).contains(word.count)
                && word.dropFirst().allSatisfy { isDigit($0) || (97...102).contains(style[$0] | 0x20) }
        }
        if word.count >= 5, style[word.lowerBound + 3] == UInt8(ascii: "("),
            isColourFunction(style, word.lowerBound..<word.lowerBound + 3),
            style[word.upperBound - 1] == UInt8(ascii: ")")
        {
            return word.dropFirst(4).dropLast().allSatisfy {
                isDigit($0) || style[$0] == UInt8(ascii: ",") || style[$0] == UInt8(ascii: "%")
            }
        }
        var at = word.lowerBound
        if style[at] == UInt8(ascii: "-") { at += 1 }
        let whole = at
        while isDigit(at) { at += 1 }
        let wholeCount = at - whole
        var fraction = 0
        if at < word.upperBound, style[at] == UInt8(ascii: ".") {
            at += 1
            while isDigit(at + fraction) { fraction += 1 }
            at += fraction
        }
        guard wholeCount <= 4, wholeCount + fraction > 0, fraction <= 3 else { return false }
        return at == word.upperBound || units[HashedNames<Bool>.hash(style, at..<word.upperBound)] != nil
    }
}
