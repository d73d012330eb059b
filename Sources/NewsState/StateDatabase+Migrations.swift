internal import GRDB

extension StateDatabase {
    /// Named and append-only: a migration that has shipped is never edited, a change is a new one below it.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 sources, entries, documents, runs") { db in
            let source = "name TEXT NOT NULL, checked_at TEXT, due_at TEXT, etag TEXT, last_modified TEXT, failures INTEGER NOT NULL, last_error TEXT"
            let entry = "source TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL, observed_at TEXT NOT NULL"
            let document = "doc_id TEXT NOT NULL, doc_version TEXT NOT NULL, observed_at TEXT NOT NULL, program TEXT NOT NULL"
            // What a run will change waits in a staged twin of each table until the run's folder is durable.
            try db.execute(sql: """
                CREATE TABLE source (\(source), PRIMARY KEY (name)) WITHOUT ROWID;
                CREATE TABLE entry (\(entry), PRIMARY KEY (source, key)) WITHOUT ROWID;
                CREATE TABLE document (\(document), PRIMARY KEY (doc_id)) WITHOUT ROWID;
                CREATE TABLE staged_source (run TEXT NOT NULL, \(source));
                CREATE TABLE staged_entry (run TEXT NOT NULL, \(entry));
                CREATE TABLE staged_document (run TEXT NOT NULL, \(document));
                CREATE TABLE run (id TEXT NOT NULL PRIMARY KEY, started_at TEXT NOT NULL, status TEXT NOT NULL,
                    documents INTEGER NOT NULL, facts INTEGER NOT NULL, rejects INTEGER NOT NULL);
                CREATE TABLE delivery (run TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (run, target)) WITHOUT ROWID;
                """)
        }
        return migrator
    }
}
