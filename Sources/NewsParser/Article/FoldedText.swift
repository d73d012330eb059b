/// A text as it compares: letters and digits only, ASCII and Latin-1 small, other scripts as they are.
struct FoldedText: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ text: String) {
        var out: [UInt8] = []
        var gap = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: Self.append(Unicode.Scalar(UInt8(scalar.value) | 0x20), &out, &gap)
            case 0x30...0x39, 0x61...0x7A: Self.append(scalar, &out, &gap)
            case 0xC0...0xDE where scalar.value != 0xD7:
                Self.append(Unicode.Scalar(scalar.value + 0x20) ?? scalar, &out, &gap)
            case 0x27, 0x2018, 0x2019, 0x02BC: continue
            case 0x00...0x7F, 0xA0...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F,
                0xFF1A...0xFF20:
                gap = true
            default: Self.append(scalar, &out, &gap)
            }
        }
        bytes = out
    }

    private static func append(_ scalar: Unicode.Scalar, _ out: inout [UInt8], _ gap: inout Bool) {
        if gap && !out.isEmpty { out.append(0x20) }
        gap = false
        if scalar.isASCII {
            out.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let encoded = UTF8.encode(scalar) {
            out.append(contentsOf: encoded)
        }
    }

    var isEmpty: Bool { bytes.isEmpty }
    /// Whether the text begins with all of `other`.
    func starts(with other: FoldedText) -> Bool { bytes.starts(with: other.bytes) }
    /// Without the spaces: "Daily News" and "dailynews" are one name.
    var joined: [UInt8] { bytes.filter { $0 != 0x20 } }
}
