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
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
            return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }
}
