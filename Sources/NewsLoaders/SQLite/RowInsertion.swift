internal import GRDB
internal import GRDBSQLite

/// Inserts rows of one table, binding values where they stand in the bytes of a line: nothing is copied before SQLite does.
struct RowInsertion {
    /// Columns that come from cells.
    let width: Int
    private let db: Database
    private let statement: Statement
    private let kinds: [LoadColumn.Kind]

    /// A keyed table's rows stand under a fact and an ordinal.
    init(_ db: Database, _ table: LoadTable, keyed: Bool) throws {
        self.db = db
        width = table.columns.count
        kinds = table.columns.map(\.kind)
        let marks = Array(repeating: "?", count: width + (keyed ? 2 : 0)).joined(separator: ", ")
        statement = try db.makeStatement(sql: "INSERT OR IGNORE INTO \(table.name) VALUES (\(marks))")
    }

    /// Inserts a row; false where one with its key is there.
    func insert(
        _ cells: ArraySlice<FactRows.Cell>, _ line: UnsafeBufferPointer<UInt8>, _ extra: UnsafeBufferPointer<UInt8>,
        key: FactRows.Cell? = nil, ordinal: Int = 0
    ) throws -> Bool {
        let handle = statement.sqliteStatement
        sqlite3_clear_bindings(handle)
        var parameter: CInt = 0
        if let key {
            bind(handle, 1, FactRows.bytes(key, line, extra))
            sqlite3_bind_int64(handle, 2, Int64(ordinal))
            parameter = 2
        }
        for (kind, cell) in zip(kinds, cells) {
            parameter += 1
            if cell.place == .null { continue }
            let bytes = FactRows.bytes(cell, line, extra)
            switch kind {
            case .text, .key, .decimal: bind(handle, parameter, bytes)
            case .integer: sqlite3_bind_int64(handle, parameter, DecimalDigits.integer(bytes))
            case .real: sqlite3_bind_double(handle, parameter, DecimalDigits.real(bytes))
            }
        }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else {
            let error = DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
                message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) })
            sqlite3_reset(handle)
            throw error
        }
        sqlite3_reset(handle)
        return sqlite3_changes(db.sqliteConnection) > 0
    }

    /// Binds text that stays where it is until the row is stored.
    @inline(__always)
    private func bind(_ handle: SQLiteStatement, _ parameter: CInt, _ bytes: UnsafeBufferPointer<UInt8>) {
        // An empty text is no NULL: SQLite takes it for one where the address is nil.
        let empty: StaticString = ""
        let base = bytes.baseAddress ?? empty.utf8Start
        base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            _ = sqlite3_bind_text(handle, parameter, $0, CInt(bytes.count), nil)
        }
    }
}
