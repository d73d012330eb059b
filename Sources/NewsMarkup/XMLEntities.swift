internal import NewsModel

/// Character and entity references of XML documents and of HTML.
struct XMLEntities {
    /// Literal values of internal entities.
    private var declared: [[UInt8]: [UInt8]] = [:]
    /// An external subset may declare what is not declared here.
    var hasExternalSubset = false
    private var expanded = 0

    /// At most this many internal entities are kept, each of at most 1 KiB.
    private static let maximumDeclared = 1000

    func needsDecoding(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { p in
            for index in range {
                let b = p[index]
                // References, line ends to normalise, controls, and C1 controls that were meant as windows-1252.
                if b == UInt8(ascii: "&") || b < 0x20 && b != 0x0A && b != 0x09 || b == 0xC2 { return true }
            }
            return false
        }
    }

    /// Appends the range with its references resolved; false where it is not well-formed.
    mutating func decode(_ bytes: [UInt8], _ range: Range<Int>, into out: inout [UInt8], limit: Int) -> Bool {
        var isWellFormed = true
        var index = range.lowerBound
        while index < range.upperBound {
            let b = bytes[index]
            switch b {
            case UInt8(ascii: "&"):
                if let (length, wellFormed) = reference(bytes, index, range.upperBound, &out, limit) {
                    index += length
                    isWellFormed = isWellFormed && wellFormed
                    continue
                }
                isWellFormed = false
                out.append(b)
            case 0x0D:
                out.append(0x0A)
                if index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
            case 0x0A, 0x09: out.append(b)
            case 0..<0x20: isWellFormed = false
            case 0xC2 where index + 1 < range.upperBound && bytes[index + 1] < 0xA0 && bytes[index + 1] >= 0x80:
                // A C1 control is a windows-1252 character whose set was not said.
                CharacterReference.append(UInt32(bytes[index + 1]), to: &out)
                index += 1
            default: out.append(b)
            }
            index += 1
        }
        return isWellFormed
    }

    /// Resolves the reference at `start`; its length and whether XML allows it, or nil where it is none.
    private mutating func reference(
        _ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout [UInt8], _ limit: Int
    ) -> (Int, Bool)? {
        let stop = min(end, start + 64)
        guard let semicolon = bytes[start..<stop].firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1 else { return nil }
        let body = bytes[(start + 1)..<semicolon]
        let length = semicolon + 1 - start
        if body.first == UInt8(ascii: "#") {
            guard let scalar = CharacterReference.number(body.dropFirst()) else { return nil }
            CharacterReference.append(scalar, to: &out)
            return (length, scalar >= 0x20 || scalar == 9 || scalar == 10 || scalar == 13)
        }
        if let value = declared[Array(body)] {
            guard expanded + value.count <= limit else { return (length, false) }
            expanded += value.count
            out += value
            return (length, true)
        }
        guard let text = CharacterReference.named(body) else { return nil }
        out += text
        let isPredefined = ["amp", "lt", "gt", "quot", "apos"].contains { body.elementsEqual($0.utf8) }
        return (length, isPredefined || hasExternalSubset)
    }

    /// Keeps `<!ENTITY name "value">`; parameter and external entities are not kept.
    mutating func declare(_ bytes: [UInt8], _ start: Int) {
        guard declared.count < XMLEntities.maximumDeclared, bytes[start...].starts(with: "<!ENTITY".utf8) else { return }
        var index = start + 8
        func skipSpace() { while index < bytes.count, XMLScanner.isSpace(bytes[index]) { index += 1 } }
        skipSpace()
        let name = index
        while index < bytes.count, XMLScanner.isName(bytes[index]) { index += 1 }
        let nameEnd = index
        skipSpace()
        guard nameEnd > name, index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else { return }
        let value = index + 1
        guard let end = bytes[value...].prefix(1025).firstIndex(of: bytes[index]) else { return }
        var plain = XMLEntities()
        var decoded: [UInt8] = []
        // Entities inside an entity stay unexpanded: that is what makes a laugh a billion laughs.
        _ = plain.decode(bytes, value..<end, into: &decoded, limit: 0)
        declared[Array(bytes[name..<nameEnd])] = decoded
    }
}

/// The characters that references name (XML 1.0 §4.1, HTML 4.01 §24, HTML's reading of 128…159 as windows-1252).
package enum CharacterReference {
    private static let names: [[UInt8]: [UInt8]] = {
        var out: [[UInt8]: [UInt8]] = [:]
        for row in Table("feed/entities").rows where row.count >= 2 {
            guard let value = UInt32(row[1], radix: 16) else { continue }
            var bytes: [UInt8] = []
            append(value, to: &bytes)
            out[Array(row[0].utf8)] = bytes
        }
        return out
    }()

    /// The UTF-8 of a named character ("eacute"), or nil.
    package static func named(_ name: some Sequence<UInt8>) -> [UInt8]? { names[Array(name)] }

    /// The scalar of "233" or "xE9"; nil where it is no number.
    package static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        var rest = digits
        let isHex = rest.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        if isHex { rest = rest.dropFirst() }
        guard !rest.isEmpty, rest.count <= 8 else { return nil }
        for b in rest {
            let digit: UInt32
            switch b {
            case 48...57: digit = UInt32(b - 48)
            case 65...70 where isHex: digit = UInt32(b - 55)
            case 97...102 where isHex: digit = UInt32(b - 87)
            default: return nil
            }
            value = min(0x11_0000, value &* (isHex ? 16 : 10) &+ digit)
        }
        return value
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Appends a scalar as UTF-8; U+FFFD for what is no character.
    package static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        var value = scalar
        if value >= 0x80, value <= 0x9F { value = windows1252[Int(value - 0x80)] }
        if value == 0 || value > 0x10_FFFF || (0xD800...0xDFFF).contains(value) { value = 0xFFFD }
        guard let character = Unicode.Scalar(value) else { return }
        out += UTF8.encode(character) ?? UTF8.encodedReplacementCharacter
    }
}
