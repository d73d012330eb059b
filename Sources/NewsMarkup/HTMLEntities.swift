internal import CLibXML2

/// Character references in strings that stand outside markup, as in JSON-LD and feeds.
package enum HTMLEntities {
    /// Replaces `&amp;`, `&#8217;`, `&#x2019;` and the named entities of HTML 4 by their characters; what is none stays.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            guard bytes[i] == UInt8(ascii: "&"), let (scalar, length) = reference(bytes, i) else {
                out.append(bytes[i])
                i += 1
                continue
            }
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            i += length
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The character that the reference at `i` stands for, and the reference's length.
    private static func reference(_ bytes: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
        var j = i + 1
        guard j < bytes.count else { return nil }
        if bytes[j] == UInt8(ascii: "#") {
            j += 1
            var radix: UInt32 = 10
            if j < bytes.count, bytes[j] | 0x20 == UInt8(ascii: "x") {
                radix = 16
                j += 1
            }
            let start = j
            var value: UInt32 = 0
            while j < bytes.count, j - start < 8 {
                let b = bytes[j]
                let digit: UInt32
                switch b {
                case 0x30...0x39: digit = UInt32(b) - 0x30
                case 0x61...0x66 where radix == 16: digit = UInt32(b) - 0x57
                case 0x41...0x46 where radix == 16: digit = UInt32(b) - 0x37
                default: digit = 99
                }
                if digit == 99 { break }
                value = value &* radix &+ digit
                j += 1
            }
            guard j > start, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
            if j < bytes.count, bytes[j] == UInt8(ascii: ";") { j += 1 }
            return (scalar, j - i)
        }
        let start = j
        while j < bytes.count, j - start < 10, isAlphanumeric(bytes[j]) { j += 1 }
        guard j > start, j < bytes.count, bytes[j] == UInt8(ascii: ";") else { return nil }
        var name = Array(bytes[start..<j])
        if name == Array("apos".utf8) { return ("'", j + 1 - i) }
        name.append(0)
        let value = name.withUnsafeBufferPointer { htmlEntityLookup($0.baseAddress)?.pointee.value }
        guard let value, let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
        return (scalar, j + 1 - i)
    }

    private static func isAlphanumeric(_ b: UInt8) -> Bool {
        (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A)
    }
}
