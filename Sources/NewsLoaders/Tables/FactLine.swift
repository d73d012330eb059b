internal import NewsModel

/// One line of facts.jsonl, checked and taken apart into rows.
struct FactLine: Equatable, Sendable {
    /// Values of ``FactTables/facts``, in its order.
    var fact: [LoadValue]
    /// Rows of ``FactTables/children``, in its order.
    var children: [[[LoadValue]]]

    private static let factID = FactTables.facts.column(at: "fact_id") ?? 0
    private static let docID = FactTables.facts.column(at: "doc_id") ?? 0
    private static let docVersion = FactTables.facts.column(at: "doc_version") ?? 0
    private static let observedAt = FactTables.facts.column(at: "observed_at") ?? 0

    var factID: String { text(Self.factID) ?? "" }
    var docID: String { text(Self.docID) ?? "" }
    var docVersion: String { text(Self.docVersion) ?? "" }
    var observedAt: String? { text(Self.observedAt) }

    private func text(_ index: Int) -> String? { if case .text(let text) = fact[index] { text } else { nil } }

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
