internal import NewsModel

/// Reads an object of JSON into the columns of a table, checking every value.
struct RowReader {
    private let table: LoadTable
    private var values: [LoadValue]

    /// Reads the next object. `other` may read members that belong to no column, and says whether it did.
    static func row(
        _ cursor: inout JSONCursor, _ table: LoadTable,
        other: (inout JSONCursor, String) throws(JSONError) -> Bool = { (_, _) throws(JSONError) in false }
    ) throws(JSONError) -> [LoadValue] {
        var reader = RowReader(table: table, values: Array(repeating: .null, count: table.columns.count))
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            if try other(&c, name) { return }
            try reader.value(&c, at: name)
        }
        for (i, column) in table.columns.enumerated() where column.kind == .key {
            guard case .text(let text) = reader.values[i], !text.isEmpty else {
                throw cursor.error("\(column.path) is missing or empty")
            }
        }
        return reader.values
    }

    private mutating func value(_ cursor: inout JSONCursor, at path: String) throws(JSONError) {
        if let column = table.column(at: path) {
            values[column] = try scalar(&cursor, table.columns[column])
        } else if table.descends(into: path), try cursor.kind() != .null {
            var inner = self
            if try cursor.kind() == .array {
                var index = 0
                try cursor.array { (c: inout JSONCursor) throws(JSONError) in
                    try inner.value(&c, at: "\(path).\(index)")
                    index += 1
                }
            } else {
                try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
                    try inner.value(&c, at: "\(path).\(name)")
                }
            }
            self = inner
        } else {
            try cursor.skip()
        }
    }

    private func scalar(_ cursor: inout JSONCursor, _ column: LoadColumn) throws(JSONError) -> LoadValue {
        if try cursor.takeNull() { return .null }
        switch column.kind {
        case .text, .key: return .text(try cursor.string())
        case .integer: return .integer(try cursor.integer())
        case .decimal:
            let text = try cursor.string()
            guard ExactDecimal(text) != nil else { throw cursor.error("\(column.path) is no decimal number") }
            return .text(text)
        case .real:
            let number = try cursor.double()
            guard number.isFinite else { throw cursor.error("\(column.path) is no number") }
            return .real(number)
        }
    }
}
