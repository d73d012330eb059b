internal import GRDB

extension StateDatabase {
    private static let tables = [
        ("source", "name, checked_at, due_at, etag, last_modified, failures, last_error"),
        ("entry", "source, key, digest, status, attempts, observed_at"),
        ("document", "doc_id, doc_version, observed_at, program"),
        ("web_source", webSourceColumns),
        ("web_page", webPageColumns),
        ("source_tally", tallyColumns),
    ]

    /// Stages what a run changes. Nothing counts before ``commit(run:)``.
    package func prepare(_ run: RunRecord, _ effects: RunEffects) throws(StateError) {
        try writing { db in
            try db.execute(
                sql:
                    "INSERT INTO run (id, started_at, status, documents, facts, rejects) VALUES (?, ?, 'prepared', ?, ?, ?)",
                arguments: [run.id, run.startedAt, run.documents, run.facts, run.rejects])
            for source in effects.sources {
                try db.execute(
                    sql: "INSERT INTO staged_source VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        run.id, source.name, source.checkedAt, source.dueAt, source.etag, source.lastModified,
                        source.failures, source.lastError,
                    ])
            }
            for entry in effects.entries {
                try db.execute(
                    sql: "INSERT INTO staged_entry VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        run.id, entry.source, entry.key, entry.digest, entry.status, entry.attempts, entry.observedAt,
                    ])
            }
            for document in effects.documents {
                try db.execute(
                    sql: "INSERT INTO staged_document VALUES (?, ?, ?, ?, ?)",
                    arguments: [run.id, document.docID, document.docVersion, document.observedAt, document.program])
            }
            for source in effects.webSources { try Self.insert(source, into: "staged_web_source", run: run.id, db) }
            for page in effects.webPages { try Self.insert(page, into: "staged_web_page", run: run.id, db) }
            for tally in effects.tallies { try Self.stage(tally, run: run.id, db) }
        }
    }

    /// Makes a prepared run's changes count. Of several changes to one row the last one staged wins.
    package func commit(run: String) throws(StateError) {
        try writing { db in
            for (table, columns) in Self.tables {
                try db.execute(
                    sql:
                        "INSERT OR REPLACE INTO \(table) (\(columns)) SELECT \(columns) FROM staged_\(table) WHERE run = ? ORDER BY rowid",
                    arguments: [run])
                try db.execute(sql: "DELETE FROM staged_\(table) WHERE run = ?", arguments: [run])
            }
            try db.execute(sql: "UPDATE run SET status = 'committed' WHERE id = ?", arguments: [run])
        }
    }

    /// Forgets a prepared run whose folder was never completed.
    package func discard(run: String) throws(StateError) {
        try writing { db in
            for (table, _) in Self.tables {
                try db.execute(sql: "DELETE FROM staged_\(table) WHERE run = ?", arguments: [run])
            }
            try db.execute(sql: "DELETE FROM run WHERE id = ? AND status = 'prepared'", arguments: [run])
        }
    }

    /// Records that sources were looked at and had nothing new: no run, only the schedule moves.
    package func record(_ effects: RunEffects) throws(StateError) {
        let (sources, entries) = (effects.sources, effects.entries)
        try writing { db in
            for source in effects.webSources { try Self.insert(source, into: "web_source", run: nil, db) }
            for page in effects.webPages { try Self.insert(page, into: "web_page", run: nil, db) }
            for source in sources {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        source.name, source.checkedAt, source.dueAt, source.etag, source.lastModified, source.failures,
                        source.lastError,
                    ])
            }
            for entry in entries {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [entry.source, entry.key, entry.digest, entry.status, entry.attempts, entry.observedAt])
            }
        }
    }

    /// Puts one committed run in the place of several whose folders it holds together. It counts as delivered where all of them were.
    package func replace(runs: [String], with run: RunRecord) throws(StateError) {
        try writing { db in
            let marks = Array(repeating: "?", count: runs.count).joined(separator: ", ")
            let targets = try String.fetchAll(
                db, sql: "SELECT target FROM delivery WHERE run IN (\(marks)) GROUP BY target HAVING count(*) = ?",
                arguments: StatementArguments(runs) + [runs.count])
            try db.execute(sql: "DELETE FROM delivery WHERE run IN (\(marks))", arguments: StatementArguments(runs))
            try db.execute(sql: "DELETE FROM run WHERE id IN (\(marks))", arguments: StatementArguments(runs))
            try db.execute(
                sql:
                    "INSERT OR REPLACE INTO run (id, started_at, status, documents, facts, rejects) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [run.id, run.startedAt, run.status, run.documents, run.facts, run.rejects])
            for target in targets {
                try db.execute(sql: "INSERT OR IGNORE INTO delivery VALUES (?, ?)", arguments: [run.id, target])
            }
        }
    }

    /// Records that the run's folder has been loaded into `target`.
    package func delivered(run: String, to target: String) throws(StateError) {
        try writing { db in
            try db.execute(sql: "INSERT OR IGNORE INTO delivery VALUES (?, ?)", arguments: [run, target])
        }
    }
}
