/// Copies facts and the rows of their child tables by COPY.
///
/// The copy of facts stays open, so that the server stores rows while the next lines are read; it pauses when enough rows
/// of a child table have come together.
struct FactCopy {
    let connection: PostgreSQLConnection
    /// Names of the tables for ``FactTables/facts`` and ``FactTables/children``.
    let tables: [String]
    private var facts = CopyRows()
    private var children = FactTables.children.map { _ in CopyRows() }
    private var open = false

    /// Bytes that are sent at once.
    static let piece = 1 << 16
    /// Bytes of a child table that are kept before they are sent.
    private static let batch = 4 << 20

    init(connection: PostgreSQLConnection, tables: [String]) {
        self.connection = connection
        self.tables = tables
    }

    /// Adds the rows of a line.
    mutating func add(_ rows: FactRows, _ line: UnsafeBufferPointer<UInt8>) throws {
        rows.extra.withUnsafeBufferPointer { extra in
            facts.end(rows.fact[...], line, extra)
            let key = FactRows.bytes(rows.fact[FactRows.factID], line, extra)
            for (i, cells) in rows.children.enumerated() where !cells.isEmpty {
                let width = FactTables.children[i].columns.count
                for (ordinal, start) in stride(from: 0, to: cells.count, by: width).enumerated() {
                    children[i].begin(key, ordinal)
                    children[i].end(cells[start..<start + width], line, extra)
                }
            }
        }
        if facts.bytes.count >= Self.piece { try sendFacts() }
        for i in children.indices where children[i].bytes.count >= Self.batch { try sendChild(i) }
    }

    /// Sends what is left.
    mutating func finish() throws {
        try sendFacts()
        try close()
        for i in children.indices where !children[i].bytes.isEmpty { try sendChild(i) }
    }

    private mutating func sendFacts() throws {
        guard !facts.bytes.isEmpty else { return }
        if !open {
            try connection.beginCopy("COPY \(tables[0]) FROM STDIN")
            open = true
        }
        try connection.copy(facts.bytes)
        facts.removeAll()
    }

    private mutating func sendChild(_ i: Int) throws {
        try close()
        try connection.beginCopy("COPY \(tables[i + 1]) FROM STDIN")
        try connection.copy(children[i].bytes)
        try connection.endCopy()
        children[i].removeAll()
    }

    private mutating func close() throws {
        if open { try connection.endCopy() }
        open = false
    }
}
