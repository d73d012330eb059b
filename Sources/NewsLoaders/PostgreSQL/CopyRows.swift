/// Rows in the text format of PostgreSQL's COPY: tabs between columns, `\N` for NULL.
struct CopyRows {
    private(set) var bytes: [UInt8] = []

    /// Forgets the rows and keeps the memory.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds a row.
    mutating func add(_ values: [LoadValue]) {
        for (i, value) in values.enumerated() {
            if i > 0 { bytes.append(0x09) }
            switch value {
            case .null: bytes += [0x5C, UInt8(ascii: "N")]
            case .text(let text): escape(text)
            case .integer(let number): bytes += String(number).utf8
            case .real(let number): bytes += String(number).utf8
            }
        }
        bytes.append(0x0A)
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
    }
}

extension LoadValue {
    /// A text, or null.
    init(_ text: String?) { self = text.map(LoadValue.text) ?? .null }
}
