/// Lays one line of JSON out for reading: a member a line, and an element a line in the lists below it. It stays the same JSON.
enum GoldenLayout {
    static func readable(_ line: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(line.count + line.count / 8)
        /// Whether each open bracket is one whose content is broken into lines.
        var open: [Bool] = []
        var quoted = false
        var escaped = false
        for (index, byte) in line.enumerated() {
            if quoted {
                out.append(byte)
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    quoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                quoted = true
                out.append(byte)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let next = index + 1 < line.count ? line[index + 1] : 0
                let isEmpty = next == UInt8(ascii: "}") || next == UInt8(ascii: "]")
                let breaks =
                    !isEmpty
                    && (open.isEmpty || (open.count == 1 && byte == UInt8(ascii: "[") && next == UInt8(ascii: "{")))
                open.append(breaks)
                out.append(byte)
                if breaks { newline(&out, open.count) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if open.popLast() == true { newline(&out, open.count) }
                out.append(byte)
            case UInt8(ascii: ","):
                out.append(byte)
                if open.last == true { newline(&out, open.count) }
            default: out.append(byte)
            }
        }
        return out
    }

    private static func newline(_ out: inout [UInt8], _ depth: Int) {
        out.append(0x0A)
        out.append(contentsOf: repeatElement(0x20, count: depth))
    }
}
