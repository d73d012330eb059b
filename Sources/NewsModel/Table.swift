internal import CTables

/// A text table compiled into the program: tab-separated columns, `#` starts a comment line, blank lines are skipped.
package struct Table {
    /// The table's bytes as they stand in `Sources/CTables/Tables`.
    package let bytes: UnsafeBufferPointer<UInt8>

    /// The table called `name` ("figures/units"). A missing table is a mistake of the build, not of the input.
    package init(_ name: String) {
        guard let table = gleaner_table_named(name) else { preconditionFailure("no table \(name) is compiled in") }
        bytes = UnsafeBufferPointer(start: table.pointee.bytes, count: table.pointee.count)
    }

    /// All rows, each with its columns; trailing columns may be missing.
    package var rows: [[String]] {
        var rows: [[String]] = []
        var columns: [String] = []
        var start = 0
        for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x0A || bytes[i] == 0x09 {
            let isEnd = i == bytes.count || bytes[i] == 0x0A
            let isComment = columns.isEmpty && start < i && bytes[start] == UInt8(ascii: "#")
            if isComment || (columns.isEmpty && isEnd && start == i) {
                // To the end of the line.
                if !isEnd { continue }
            } else {
                columns.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<i]), as: UTF8.self))
                if isEnd {
                    rows.append(columns)
                    columns.removeAll()
                }
            }
            start = i + 1
        }
        return rows
    }

    /// The parts of a column that an ASCII sign separates; empty ones are left out.
    package static func parts(of column: String, at sign: Character) -> [String] {
        guard let sign = sign.asciiValue else { return [column] }
        return column.utf8.split(separator: sign).map { String(decoding: $0, as: UTF8.self) }
    }
}
