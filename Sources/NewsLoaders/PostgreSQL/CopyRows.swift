/// Rows in the text format of PostgreSQL's COPY: tabs between columns, `\N` for NULL.
struct CopyRows {
    private(set) var bytes: [UInt8] = []

    /// Forgets the rows and keeps the memory.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds a row.
    mutating func add(_ values: [LoadValue]) {
        for (i, value) in values.enumerated() {
            if i > 0 { bytes.append(0x09) }
            if value == .null {
                bytes += [0x5C, UInt8(ascii: "N")]
            } else {
                var plain = value.plain
                plain.withUTF8 { escape($0) }
            }
        }
        bytes.append(0x0A)
    }

    /// Begins a row that cells follow.
    mutating func begin(_ key: UnsafeBufferPointer<UInt8>, _ ordinal: Int) {
        escape(key)
        bytes.append(0x09)
        bytes += String(ordinal).utf8
        bytes.append(0x09)
    }

    /// Adds cells and ends the row.
    mutating func end(
        _ cells: ArraySlice<FactRows.Cell>, _ line: UnsafeBufferPointer<UInt8>, _ extra: UnsafeBufferPointer<UInt8>
    ) {
        var first = true
        for cell in cells {
            if !first { bytes.append(0x09) }
            first = false
            switch cell.place {
            case .null:
                bytes.append(0x5C)
                bytes.append(UInt8(ascii: "N"))
            // A JSON string without escapes has nothing that COPY would take for something else.
            case .line: bytes.append(contentsOf: FactRows.bytes(cell, line, extra))
            case .extra: escape(FactRows.bytes(cell, line, extra))
            }
        }
        bytes.append(0x0A)
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
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
