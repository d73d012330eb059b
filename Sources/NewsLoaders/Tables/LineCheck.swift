internal import NewsModel

/// What JSON allows and databases do not: U+0000 and halves of surrogate pairs, both of which only come in by escapes.
enum LineCheck {
    /// Looks at every `\uXXXX` of a line.
    static func escapes(_ line: [UInt8]) throws(JSONError) {
        var i = 0
        while let slash = line[i...].firstIndex(of: 0x5C) {
            guard slash + 1 < line.count else { return }
            guard line[slash + 1] == UInt8(ascii: "u"), let unit = hex4(line, slash + 2) else {
                i = slash + 2
                continue
            }
            i = slash + 6
            if unit == 0 { throw JSONError(offset: slash, message: "U+0000 stands in a string") }
            if unit >= 0xDC00 && unit < 0xE000 {
                throw JSONError(offset: slash, message: "half a surrogate pair stands in a string")
            }
            if unit >= 0xD800 && unit < 0xDC00 {
                guard i + 1 < line.count, line[i] == 0x5C, line[i + 1] == UInt8(ascii: "u"),
                    let low = hex4(line, i + 2),
                    low >= 0xDC00, low < 0xE000
                else { throw JSONError(offset: slash, message: "half a surrogate pair stands in a string") }
                i += 6
            }
        }
    }

    private static func hex4(_ line: [UInt8], _ start: Int) -> UInt32? {
        line.withUnsafeBufferPointer { HexDigits.four($0, at: start) }
    }
}
