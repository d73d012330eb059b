/// Classes of the characters a text is made of, by scalar.
enum ByteClass: UInt8 {
    case space, newline, letter, digit, punctuation, symbol
    /// Drawn with no width, and part of nothing: soft hyphens, marks of direction, joiners.
    case invisible

    /// Class of every ASCII byte; bytes from 0x80 on are decoded first.
    ///
    /// A switch over constants, which the compiler makes a table of: a lazily built array would be guarded at every byte.
    @inline(__always)
    static func ascii(_ byte: UInt8) -> ByteClass {
        switch byte {
        case 0x0A: .newline
        case 0...0x20, 0x7F: .space
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
        case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "<"),
            UInt8(ascii: "="),
            UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "~"),
            UInt8(ascii: "|"):
            .symbol
        default: .punctuation
        }
    }

    /// Class of a scalar beyond ASCII (Unicode blocks; marks and ideographs count as letters).
    static func of(_ scalar: UInt32) -> ByteClass {
        switch scalar {
        case 0xAD, 0x61C, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069: .invisible
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x80...0x9F: .space
        case 0xBC...0xBE, 0x2150...0x215E: .digit
        case 0xAA, 0xB5, 0xBA: .letter
        case 0xA1, 0xAB, 0xB7, 0xBB, 0xBF, 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x301F, 0xFF01,
            0xFF08...0xFF09,
            0xFF0C...0xFF0E, 0xFF1A...0xFF1B, 0xFF1F:
            scalar == 0x2030 || scalar == 0x2032 || scalar == 0x2033 ? .symbol : .punctuation
        case 0xA2...0xB9, 0xD7, 0xF7, 0x2070, 0x2074...0x207E, 0x20A0...0x20CF, 0x2100...0x214F, 0x2190...0x2BFF,
            0xFF04...0xFF05,
            0xFFE0...0xFFE6, 0x1F000...0x1FAFF:
            .symbol
        default: .letter
        }
    }
}
