internal import Glibc

/// Brings bytes of another character set to UTF-8.
enum Transcoder {
    /// The upper half of windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard); the five holes keep their C1 value.
    private static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
        0x017E, 0x0178,
    ]

    /// Decodes windows-1252, which every byte string is.
    static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for b in bytes {
            if b < 0x80 {
                if b != 0 { out.append(b) }
                continue
            }
            let scalar = b < 0xA0 ? windows1252[Int(b) - 0x80] : UInt16(b)
            if scalar < 0x800 {
                out.append(0xC0 | UInt8(scalar >> 6))
            } else {
                out.append(0xE0 | UInt8(scalar >> 12))
                out.append(0x80 | UInt8(scalar >> 6 & 0x3F))
            }
            out.append(0x80 | UInt8(scalar & 0x3F))
        }
        return out
    }

    /// Decodes by the C library's iconv; nil where it does not know the set. What cannot be decoded becomes U+FFFD.
    static func decode(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
        guard let descriptor = iconv_open("UTF-8", charset), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var input = bytes
        var buffer = [CChar](repeating: 0, count: 32_768)
        input.withUnsafeMutableBytes { raw in
            var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let (result, written, code) = buffer.withUnsafeMutableBufferPointer { chunk -> (Int, Int, Int32) in
                    var target = chunk.baseAddress
                    var room = chunk.count
                    errno = 0
                    let result = iconv(descriptor, &source, &left, &target, &room)
                    return (result, chunk.count - room, errno)
                }
                for i in 0..<written where buffer[i] != 0 { out.append(UInt8(bitPattern: buffer[i])) }
                guard result == -1 else { break }
                if code == E2BIG { continue }
                // An illegal sequence, or one cut off by the end.
                out += [0xEF, 0xBF, 0xBD]
                source = source.map { $0 + 1 }
                left -= 1
            }
        }
        return out
    }
}
