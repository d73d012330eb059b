internal import GRDB

extension SQLiteDatabase {
    /// Named and append-only: a migration that has shipped is never edited, a change is a new one below it.
    private static let migrations: [(name: String, statements: String)] = [
        ("1 documents and facts", tables),
        ("2 views", SQLiteViews.definitions),
        (
            "3 names of the watch list",
            """
            ALTER TABLE facts ADD COLUMN subject_watch TEXT;
            ALTER TABLE participants ADD COLUMN watch TEXT;
            """
        ),
    ]

    /// Brings tables that are there up to date.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, statements) in migrations {
            migrator.registerMigration(name) { db in try db.execute(sql: statements) }
        }
        return migrator
    }

    /// Whether the database has no tables of facts yet.
    static func isNew(_ db: Database) throws -> Bool { try !db.tableExists("grdb_migrations") }

    /// Makes the tables inside the caller's transaction, as ``migrator`` would in transactions of its own: they come with the first facts or
    /// not at all.
    static func makeTables(_ db: Database) throws {
        try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        for (name, statements) in migrations {
            try db.execute(sql: statements)
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [name])
        }
    }

    private static let tables =
        """
        CREATE TABLE documents (
            doc_id TEXT NOT NULL, doc_version TEXT NOT NULL, observed_at TEXT, url TEXT, status TEXT NOT NULL,
            reason TEXT NOT NULL, n_facts INTEGER NOT NULL, sketch TEXT, program TEXT NOT NULL, rank TEXT NOT NULL,
            PRIMARY KEY (doc_id, rank, status)) WITHOUT ROWID;
        CREATE TABLE facts (\(definitions(FactTables.facts)));

        """
        + FactTables.children.map { child in
            "CREATE TABLE \(child.name) (fact_id TEXT NOT NULL, ordinal INTEGER NOT NULL, \(definitions(child)));"
        }.joined() + factIndexes.map { $0.definition + ";" }.joined()

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
