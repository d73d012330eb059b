internal import Foundation

/// Rows of a CSV file (RFC 4180), one after another.
struct QuotedRows: Sequence, IteratorProtocol {
    private let data: Data
    private var offset: Int

    init(_ data: Data) {
        self.data = data
        offset = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.startIndex + 3 : data.startIndex
    }

    mutating func next() -> [String]? {
        guard offset < data.endIndex else { return nil }
        var row: [String] = []
        var field: [UInt8] = []
        var quoted = false
        while offset < data.endIndex {
            let byte = data[offset]
            offset += 1
            if quoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if offset < data.endIndex, data[offset] == UInt8(ascii: "\"") {
                    field.append(byte)
                    offset += 1
                } else {
                    quoted = false
                }
            } else if byte == UInt8(ascii: "\"") {
                quoted = true
            } else if byte == UInt8(ascii: ",") {
                row.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            } else if byte == UInt8(ascii: "\n") {
                break
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
        }
        row.append(String(decoding: field, as: UTF8.self))
        return row
    }
}
