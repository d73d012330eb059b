internal import GRDB

extension StateDatabase {
    /// Named and append-only: a migration that has shipped is never edited, a change is a new one below it.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 sources, entries, documents, runs") { db in
            let source =
                "name TEXT NOT NULL, checked_at TEXT, due_at TEXT, etag TEXT, last_modified TEXT, failures INTEGER NOT NULL, last_error TEXT"
            let entry =
                "source TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL, observed_at TEXT NOT NULL"
            let document =
                "doc_id TEXT NOT NULL, doc_version TEXT NOT NULL, observed_at TEXT NOT NULL, program TEXT NOT NULL"
            // What a run will change waits in a staged twin of each table until the run's folder is durable.
            try db.execute(
                sql: """
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
        migrator.registerMigration("2 sources and pages of the web, robots.txt") { db in
            let source = """
                name TEXT NOT NULL, url TEXT NOT NULL, configured_url TEXT NOT NULL, etag TEXT, last_modified TEXT, validators_at INTEGER NOT NULL,
                digest TEXT, failures INTEGER NOT NULL, due_at INTEGER NOT NULL, retired BOOLEAN NOT NULL, status TEXT NOT NULL,
                succeeded_at INTEGER, empty_looks INTEGER NOT NULL, started_at INTEGER, record_id TEXT, record_date TEXT, record_digest TEXT
                """
            let page = """
                url TEXT NOT NULL, source TEXT NOT NULL, etag TEXT, last_modified TEXT, validators_at INTEGER NOT NULL, digest TEXT,
                first_at INTEGER NOT NULL, fetched_at INTEGER NOT NULL, recheck_at INTEGER, entry_updated TEXT, status TEXT NOT NULL,
                failures INTEGER NOT NULL, record_id TEXT, record_date TEXT, record_digest TEXT
                """
            try db.execute(
                sql: """
                    CREATE TABLE web_source (\(source), PRIMARY KEY (name)) WITHOUT ROWID;
                    CREATE TABLE web_page (\(page), PRIMARY KEY (url)) WITHOUT ROWID;
                    CREATE INDEX web_page_recheck ON web_page (recheck_at) WHERE recheck_at IS NOT NULL;
                    CREATE TABLE staged_web_source (run TEXT NOT NULL, \(source));
                    CREATE TABLE staged_web_page (run TEXT NOT NULL, \(page));
                    CREATE TABLE robots (origin TEXT NOT NULL PRIMARY KEY, verdict TEXT NOT NULL, body TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("3 what sources have brought") { db in
            let tally =
                "name TEXT NOT NULL, documents INTEGER NOT NULL, facts INTEGER NOT NULL, rejects INTEGER NOT NULL, zero_fact_runs INTEGER NOT NULL, last_new_at TEXT"
            try db.execute(
                sql: """
                    CREATE TABLE source_tally (\(tally), PRIMARY KEY (name)) WITHOUT ROWID;
                    CREATE TABLE staged_source_tally (run TEXT NOT NULL, \(tally));
                    """)
        }
        migrator.registerMigration("4 hosts that rest") { db in
            try db.execute(
                sql: "CREATE TABLE host (name TEXT NOT NULL PRIMARY KEY, free_at INTEGER NOT NULL) WITHOUT ROWID")
        }
        migrator.registerMigration("5 what feeds said of themselves") { db in
            try db.execute(
                sql: """
                    ALTER TABLE web_source ADD COLUMN feed TEXT;
                    ALTER TABLE staged_web_source ADD COLUMN feed TEXT;
                    """)
        }
        migrator.registerMigration("6 looks that have not ended") { db in
            try db.execute(
                sql: """
                    CREATE TABLE look (archive TEXT NOT NULL PRIMARY KEY, began_at INTEGER NOT NULL, interruptions INTEGER NOT NULL,
                        answers INTEGER NOT NULL, since TEXT, only_failed BOOLEAN NOT NULL);
                    """)
        }
        return migrator
    }
}
