/// Tables and views in PostgreSQL, as named migrations: one that has shipped is never edited, a change is a new one behind it.
enum PostgreSQLSchema {
    /// Name and statements, in order.
    static let migrations = [
        ("1 documents and facts", tables),
        ("2 views", PostgreSQLViews.definitions),
        ("3 keys compare byte by byte", keysByBytes),
        ("4 names of the watch list", watchNames),
    ]

    /// Whether the database has no tables of facts yet.
    static func isNew(_ connection: PostgreSQLConnection) throws -> Bool {
        try connection.rows("SELECT to_regclass('gleaner_migrations')")[0][0] == nil
    }

    /// Makes or migrates the tables inside the caller's transaction; false where a newer program has made them.
    static func migrate(_ connection: PostgreSQLConnection) throws -> Bool {
        try connection.execute("CREATE TABLE IF NOT EXISTS gleaner_migrations (name text PRIMARY KEY)")
        let done = Set(try connection.rows("SELECT name FROM gleaner_migrations").compactMap { $0[0] })
        guard done.isSubset(of: migrations.map(\.0)) else { return false }
        for (name, statements) in migrations where !done.contains(name) {
            try connection.execute(statements)
            _ = try connection.rows("INSERT INTO gleaner_migrations VALUES ($1)", [name])
        }
        return true
    }

    /// Keys are hashes: a language's order of letters means nothing for them, and makes sorting an index several times as slow.
    /// Views stand in the way of a column's type, so they are made again.
    private static let keysByBytes: String = {
        var keys = [
            ("documents", ["doc_id", "doc_version"]), ("facts", ["fact_id", "fact_key", "doc_id", "doc_version"]),
        ]
        for child in FactTables.children { keys.append((child.name, ["fact_id"])) }
        var sql = "DROP VIEW \(PostgreSQLViews.names.reversed().joined(separator: ", "));"
        for (table, columns) in keys {
            let changes = columns.map { "ALTER COLUMN \($0) TYPE text COLLATE \"C\"" }
            sql += "ALTER TABLE \(table) \(changes.joined(separator: ", "));"
        }
        return sql + PostgreSQLViews.definitions
    }()

    /// Views name the columns that they had when they were made.
    private static let watchNames =
        "DROP VIEW \(PostgreSQLViews.names.reversed().joined(separator: ", "));"
        + "ALTER TABLE facts ADD COLUMN subject_watch text; ALTER TABLE participants ADD COLUMN watch text;"
        + PostgreSQLViews.definitions

    /// Columns of the table of documents; ranks compare byte by byte.
    static let documentColumns = """
        doc_id text NOT NULL, doc_version text NOT NULL, observed_at text, url text, status text NOT NULL, reason text NOT NULL,
        n_facts bigint NOT NULL, sketch text, program text NOT NULL, rank text COLLATE "C" NOT NULL
        """

    /// Columns that a table of facts had from the beginning.
    private static func columns(_ table: LoadTable) -> String {
        table.columns.filter(\.isOriginal).map { column in
            let type =
                switch column.kind {
                case .text: "text"
                case .key: "text NOT NULL"
                case .decimal: "numeric"
                case .integer: "bigint"
                case .real: "double precision"
                }
            return "\"\(column.name)\" \(type)"
        }.joined(separator: ", ")
    }

    /// Keys and indexes of the tables of facts; a load of many facts makes them anew.
    static let factIndexes: [(create: String, drop: String)] =
        [
            key("facts", "fact_id"),
            (
                "CREATE INDEX facts_by_version ON facts (doc_version)", "DROP INDEX facts_by_version"
            ),
            ("CREATE INDEX facts_by_key ON facts (fact_key)", "DROP INDEX facts_by_key"),
        ] + FactTables.children.map { key($0.name, "fact_id, ordinal") }

    private static func key(_ table: String, _ columns: String) -> (create: String, drop: String) {
        (
            "ALTER TABLE \(table) ADD CONSTRAINT \(table)_pkey PRIMARY KEY (\(columns))",
            "ALTER TABLE \(table) DROP CONSTRAINT \(table)_pkey"
        )
    }

    private static let tables =
        """
        CREATE TABLE documents (\(documentColumns), PRIMARY KEY (doc_id, rank, status));
        CREATE TABLE facts (\(columns(FactTables.facts)));
        """
        + FactTables.children.map { child in
            "CREATE TABLE \(child.name) (fact_id text NOT NULL, ordinal bigint NOT NULL, \(columns(child)));"
        }.joined() + factIndexes.map { $0.create + ";" }.joined()
}
