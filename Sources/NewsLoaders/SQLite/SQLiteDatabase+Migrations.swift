internal import GRDB

extension SQLiteDatabase {
    /// Named and append-only: a migration that has shipped is never edited, a change is a new one below it.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 documents and facts") { db in
            try db.execute(
                sql: """
                    CREATE TABLE documents (
                        doc_id TEXT NOT NULL, doc_version TEXT NOT NULL, observed_at TEXT, url TEXT, status TEXT NOT NULL,
                        reason TEXT NOT NULL, n_facts INTEGER NOT NULL, sketch TEXT, program TEXT NOT NULL, rank TEXT NOT NULL,
                        PRIMARY KEY (doc_id, rank, status)) WITHOUT ROWID;
                    CREATE TABLE facts (\(definitions(FactTables.facts)));
                    """)
            for child in FactTables.children {
                try db.execute(
                    sql:
                        "CREATE TABLE \(child.name) (fact_id TEXT NOT NULL, ordinal INTEGER NOT NULL, \(definitions(child)))"
                )
            }
            for index in factIndexes { try db.execute(sql: index.definition) }
        }
        migrator.registerMigration("2 views") { db in try db.execute(sql: SQLiteViews.definitions) }
        migrator.registerMigration("3 names of the watch list") { db in
            try db.execute(
                sql: """
                    ALTER TABLE facts ADD COLUMN subject_watch TEXT;
                    ALTER TABLE participants ADD COLUMN watch TEXT;
                    """)
        }
        return migrator
    }

    /// Indexes of the tables of facts: the first of all is the one that tells facts apart.
    static let factIndexes: [(name: String, definition: String)] =
        [
            ("facts_by_id", "CREATE UNIQUE INDEX facts_by_id ON facts (fact_id)"),
            ("facts_by_version", "CREATE INDEX facts_by_version ON facts (doc_version)"),
            ("facts_by_key", "CREATE INDEX facts_by_key ON facts (fact_key)"),
        ]
        + FactTables.children.map { child in
            (
                "\(child.name)_by_fact",
                "CREATE UNIQUE INDEX \(child.name)_by_fact ON \(child.name) (fact_id, ordinal)"
            )
        }

    private static func definitions(_ table: LoadTable) -> String {
        table.columns.filter(\.isOriginal).map { column in
            let type =
                switch column.kind {
                case .text, .decimal: "TEXT"
                case .key: "TEXT NOT NULL"
                case .integer: "INTEGER"
                case .real: "REAL"
                }
            return "\"\(column.name)\" \(type)"
        }.joined(separator: ", ")
    }
}
