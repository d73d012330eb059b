internal import NewsModel

/// The rows of one line of facts.jsonl, as places in the bytes of the line: nothing is copied that can be sent as it stands.
///
/// One value serves all lines of a folder, one after another.
struct FactRows {
    /// Where the value of a column stands.
    struct Cell {
        enum Place: UInt8 {
            case null
            /// In the line, as it is.
            case line
            /// In ``FactRows/extra``: what escapes stand for.
            case extra
        }

        var start: UInt32
        var count: UInt32
        var place: Place

        static let null = Cell(start: 0, count: 0, place: .null)
    }

    /// Cells of the row of ``FactTables/facts``.
    var fact = Array(repeating: Cell.null, count: FactTables.facts.columns.count)
    /// Cells of the rows of ``FactTables/children``, row behind row.
    var children: [[Cell]] = FactTables.children.map { _ in [] }
    /// Texts that do not stand in the line as they are.
    var extra: [UInt8] = []

    static let factID = FactTables.facts.column(at: "fact_id") ?? 0
    static let docID = FactTables.facts.column(at: "doc_id") ?? 0
    static let docVersion = FactTables.facts.column(at: "doc_version") ?? 0
    static let observedAt = FactTables.facts.column(at: "observed_at") ?? 0

    /// Forgets the rows and keeps the memory.
    mutating func removeAll() {
        for i in fact.indices { fact[i] = .null }
        for i in children.indices { children[i].removeAll(keepingCapacity: true) }
        extra.removeAll(keepingCapacity: true)
    }

    /// Sets a cell: of the fact where `table` is negative, else of a child table's cells, all rows counted.
    @inline(__always)
    mutating func set(_ table: Int, _ index: Int, _ cell: Cell) {
        if table < 0 { fact[index] = cell } else { children[table][index] = cell }
    }

    /// Takes the rows of a line that was read value by value.
    mutating func take(_ line: FactLine) {
        removeAll()
        for (i, value) in line.fact.enumerated() { fact[i] = cell(value) }
        for (i, rows) in line.children.enumerated() {
            for row in rows { for value in row { children[i].append(cell(value)) } }
        }
    }

    private mutating func cell(_ value: LoadValue) -> Cell {
        if value == .null { return .null }
        let start = extra.count
        extra += value.plain.utf8
        return Cell(start: UInt32(start), count: UInt32(extra.count - start), place: .extra)
    }

    /// The bytes of a cell; none for null.
    @inline(__always)
    static func bytes(
        _ cell: Cell, _ line: UnsafeBufferPointer<UInt8>, _ extra: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        let all = cell.place == .extra ? extra : line
        guard cell.place != .null, let base = all.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: base + Int(cell.start), count: Int(cell.count))
    }

    /// The bytes of a column of the fact.
    func bytes(_ column: Int, _ line: [UInt8]) -> ArraySlice<UInt8> {
        let cell = fact[column]
        let range = Int(cell.start)..<Int(cell.start + cell.count)
        return switch cell.place {
        case .null: []
        case .line: line[range]
        case .extra: extra[range]
        }
    }
}
