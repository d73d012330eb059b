package import NewsModel

/// The characters that references name (XML 1.0 §4.1, HTML 4.01 §24, HTML's reading of 128…159 as windows-1252).
package enum CharacterReference {
    /// Names by their bytes packed into a number: none is longer than eight.
    private static let names = FoldedTable<UInt32>(
        hashes: Table("feed/entities").rows.compactMap { row in
            guard row.count >= 2, let value = UInt32(row[1], radix: 16), let key = packed(row[0].utf8) else {
                return nil
            }
            return (key, value)
        })

    private static func packed(_ name: some Collection<UInt8>) -> UInt64? {
        name.isEmpty || name.count > 8 ? nil : name.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The scalar of a named character ("eacute"), or nil.
    package static func named(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? { packed(name).flatMap { names[$0] } }

    /// The character of the five names that XML itself knows.
    static func predefined(_ name: UnsafeBufferPointer<UInt8>) -> UInt8? {
        switch packed(name) {
        case 0x6C74: UInt8(ascii: "<")
        case 0x6774: UInt8(ascii: ">")
        case 0x61_6D70: UInt8(ascii: "&")
        case 0x7175_6F74: UInt8(ascii: "\"")
        case 0x6170_6F73: UInt8(ascii: "'")
        default: nil
        }
    }

    /// The scalar of "233" or "xE9"; nil where it is no number.
    package static func number(_ digits: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let first = isHex ? 1 : 0
        guard digits.count > first, digits.count - first <= 8 else { return nil }
        for index in first..<digits.count {
            let b = digits[index]
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
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
        0x017E, 0x0178,
    ]

    /// Appends a scalar as UTF-8; U+FFFD for what is no character.
    package static func append(_ scalar: UInt32, to out: inout OutputBytes) {
        if scalar < 0x80, scalar > 0 { return out.append(UInt8(scalar)) }
        var value = scalar
        if value >= 0x80, value <= 0x9F { value = windows1252[Int(value - 0x80)] }
        if value == 0 || value > 0x10_FFFF || (0xD800...0xDFFF).contains(value) { value = 0xFFFD }
        if value < 0x800 {
            out.append(UInt8(0xC0 | value >> 6))
        } else {
            if value < 0x10000 {
                out.append(UInt8(0xE0 | value >> 12))
            } else {
                out.append(UInt8(0xF0 | value >> 18))
                out.append(UInt8(0x80 | value >> 12 & 0x3F))
            }
            out.append(UInt8(0x80 | value >> 6 & 0x3F))
        }
        out.append(UInt8(0x80 | value & 0x3F))
    }
}
