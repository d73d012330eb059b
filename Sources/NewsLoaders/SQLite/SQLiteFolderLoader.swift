internal import GRDB
internal import NewsModel

/// Loads one set of files inside the caller's transaction.
struct SQLiteFolderLoader {
    let db: Database
    let folder: String
    var report: LoadReport

    mutating func run() throws {
        var documents = try FolderDocuments(folder: folder, rejects: &report.rejects)
        try decide(&documents)
        try insert(documents)
        try insertFacts(documents)
    }

    /// Decides for every version whether this folder's facts belong in: they replace those of a lower line, join those of
    /// the same line, and give way to those of a higher one.
    private func decide(_ documents: inout FolderDocuments) throws {
        let known = try db.makeStatement(
            sql: "SELECT max(rank) FROM documents WHERE doc_id = ? AND doc_version = ? AND status = 'ok'")
        for (key, offer) in documents.offers {
            guard let rank = try String.fetchOne(known, arguments: [key.docID, key.docVersion]) else { continue }
            if rank > offer.rank { documents.offers[key]?.wanted = false }
            if rank < offer.rank { try deleteFacts(of: key.docVersion) }
        }
    }

    private func deleteFacts(of version: String) throws {
        for child in FactTables.children {
            try db.cachedStatement(
                sql: "DELETE FROM \(child.name) WHERE fact_id IN (SELECT fact_id FROM facts WHERE doc_version = ?)"
            ).execute(arguments: [version])
        }
        try db.cachedStatement(sql: "DELETE FROM facts WHERE doc_version = ?").execute(arguments: [version])
    }

    private mutating func insert(_ documents: FolderDocuments) throws {
        // Two lines of one rank can differ only in what does not decide; the smaller value stays, in whatever order they come.
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET reason = min(reason, excluded.reason), n_facts = max(n_facts, excluded.n_facts),
                    url = coalesce(min(url, excluded.url), url, excluded.url), sketch = coalesce(sketch, excluded.sketch)
                """)
        for (document, rank) in documents.lines {
            try statement.execute(arguments: [
                document.docID, document.docVersion, document.observedAt, document.url, document.status,
                document.reason,
                document.factCount, document.sketch, document.program, rank,
            ])
            report.documents += 1
        }
    }

    private mutating func insertFacts(_ documents: FolderDocuments) throws {
        let facts = try insertion(into: FactTables.facts, extra: 0)
        let children = try FactTables.children.map { try insertion(into: $0, extra: 2) }
        report = try FolderFacts.forEach(in: folder, documents, report) { fact in
            facts.setUncheckedArguments(StatementArguments(fact.fact.map(\.database)))
            try facts.execute()
            guard db.changesCount > 0 else { return false }
            for (statement, rows) in zip(children, fact.children) {
                for (ordinal, row) in rows.enumerated() {
                    let keys: [DatabaseValue] = [fact.factID.databaseValue, ordinal.databaseValue]
                    statement.setUncheckedArguments(StatementArguments(keys + row.map(\.database)))
                    try statement.execute()
                }
            }
            return true
        }
    }

    private func insertion(into table: LoadTable, extra: Int) throws -> Statement {
        let marks = Array(repeating: "?", count: table.columns.count + extra).joined(separator: ", ")
        return try db.makeStatement(sql: "INSERT OR IGNORE INTO \(table.name) VALUES (\(marks))")
    }
}

extension LoadValue {
    /// As GRDB stores it.
    fileprivate var database: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        }
    }
}
