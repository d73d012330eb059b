internal import GRDB
package import NewsModel

/// Reads single facts back out of a database that they were loaded into; changes nothing there.
package struct FactQuery {
    private let rows: (String, [String]) throws -> [[String?]]
    private let target: String

    /// Whether a name is one of a database: `sqlite:PATH` or `postgresql://…`.
    package static func isTarget(_ name: String) -> Bool {
        ["sqlite:", "postgresql://", "postgres://"].contains { name.hasPrefix($0) }
    }

    /// The name as it may be logged: without a password.
    package static func shown(_ name: String) -> String {
        isTarget(name) && !name.hasPrefix("sqlite:") ? PostgreSQLDatabase.withoutPassword(name) : name
    }

    /// Opens a database that is there.
    package init(_ name: String) throws(LoadError) {
        if name.hasPrefix("sqlite:") {
            let path = String(name.dropFirst(7))
            target = path
            guard !path.isEmpty else { throw .target(name) }
            guard FileSystem.exists(path) else { throw .absent(target: path) }
            do {
                var configuration = GRDB.Configuration()
                configuration.readonly = true
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                rows = { sql, parameters in
                    try queue.read { db in
                        try Row.fetchAll(db, sql: sql, arguments: StatementArguments(parameters)).map { row in
                            row.databaseValues.map { $0.isNull ? nil : String.fromDatabaseValue($0) ?? "\($0)" }
                        }
                    }
                }
            } catch {
                throw .database(target: path, cause: SQLiteDatabase.cause(error))
            }
        } else if Self.isTarget(name) {
            target = PostgreSQLDatabase.withoutPassword(name)
            do throws(PostgreSQLConnection.Failure) {
                let connection = try PostgreSQLConnection(name)
                rows = { sql, parameters in try connection.rows(sql, parameters) }
            } catch {
                throw .database(target: target, cause: error.description)
            }
        } else {
            throw .target(name)
        }
    }

    /// The fact as an object of its stream; nil where the database has none of that identifier.
    package func fact(_ factID: String) throws(LoadError) -> JSONValue? {
        guard let row = try query("SELECT \(FactTables.facts.columnList) FROM facts WHERE fact_id = $1", factID).first
        else { return nil }
        guard var members = StoredRow.object(FactTables.facts, row).object else { return nil }
        for child in FactTables.children {
            let rows = try query(
                "SELECT \(child.columnList) FROM \(child.name) WHERE fact_id = $1 ORDER BY ordinal", factID)
            members.append((child.name, .array(rows.map { StoredRow.object(child, $0) })))
        }
        return .object(members)
    }

    /// The document lines of a document, oldest first.
    package func documents(_ docID: String) throws(LoadError) -> [JSONValue] {
        let names = ["doc_id", "doc_version", "observed_at", "status", "reason", "n_facts", "program"]
        let rows = try query(
            "SELECT \(names.joined(separator: ", ")) FROM documents WHERE doc_id = $1 ORDER BY rank, status", docID)
        return rows.map { row in
            .object(
                zip(names, row).map { name, value in
                    (name, value.map { name == "n_facts" ? .number($0) : .string($0) } ?? .null)
                })
        }
    }

    private func query(_ sql: String, _ parameter: String) throws(LoadError) -> [[String?]] {
        do { return try rows(sql, [parameter]) } catch {
            throw .database(target: target, cause: SQLiteDatabase.cause(error))
        }
    }
}
