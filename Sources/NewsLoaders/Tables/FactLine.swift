internal import NewsModel

/// One line of facts.jsonl, checked and taken apart into rows.
struct FactLine: Equatable, Sendable {
    /// Values of ``FactTables/facts``, in its order.
    var fact: [LoadValue]
    /// Rows of ``FactTables/children``, in its order.
    var children: [[[LoadValue]]]

    /// Reads and checks a line. Members that no column takes are skipped.
    init(_ line: [UInt8]) throws(JSONError) {
        try LineCheck.escapes(line)
        var children: [[[LoadValue]]] = [[], [], []]
        fact = try line.withUnsafeBufferPointer { buffer throws(JSONError) in
            var cursor = JSONCursor(buffer)
            let row = try RowReader.row(&cursor, FactTables.facts) { (c: inout JSONCursor, name) throws(JSONError) in
                if name == "schema" {
                    let schema = try c.string()
                    if schema != Fact.schema { throw c.error("the line is \(schema.prefix(40)), not \(Fact.schema)") }
                    return true
                }
                guard let child = FactTables.children.firstIndex(where: { $0.name == name }) else { return false }
                if try c.takeNull() { return true }
                try c.array { (c: inout JSONCursor) throws(JSONError) in
                    children[child].append(try RowReader.row(&c, FactTables.children[child]))
                }
                return true
            }
            try cursor.end()
            return row
        }
        self.children = children
    }
}
