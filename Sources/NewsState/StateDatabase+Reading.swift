internal import GRDB

extension StateDatabase {
    /// What is remembered about the source; nil when it was never looked at.
    package func source(_ name: String) throws(StateError) -> SourceState? {
        try reading { db in
            try Row.fetchOne(db, sql: "SELECT * FROM source WHERE name = ?", arguments: [name]).map { row in
                var state = SourceState(name: name)
                state.checkedAt = row["checked_at"]
                state.dueAt = row["due_at"]
                state.etag = row["etag"]
                state.lastModified = row["last_modified"]
                state.failures = row["failures"]
                state.lastError = row["last_error"]
                return state
            }
        }
    }

    /// What is remembered about a page; nil when it was never processed.
    package func entry(source: String, key: String) throws(StateError) -> EntryState? {
        try reading { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM entry WHERE source = ? AND key = ?")
            return try Row.fetchOne(statement, arguments: [source, key]).map { row in
                EntryState(
                    source: source, key: key, digest: row["digest"], status: row["status"], attempts: row["attempts"],
                    observedAt: row["observed_at"])
            }
        }
    }

    /// The version of the document that counts; nil when it was never seen.
    package func document(_ docID: String) throws(StateError) -> DocumentState? {
        try reading { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM document WHERE doc_id = ?")
            return try Row.fetchOne(statement, arguments: [docID]).map { row in
                DocumentState(
                    docID: docID, docVersion: row["doc_version"], observedAt: row["observed_at"],
                    program: row["program"])
            }
        }
    }

    /// The latest time that a run took from the clock: the next one has to be later, whatever the clock says.
    package func latestMoment() throws(StateError) -> String? {
        try reading { db in
            try String.fetchOne(
                db,
                sql:
                    "SELECT max(at) FROM (SELECT max(checked_at) AS at FROM source UNION ALL SELECT max(started_at) FROM run)"
            )
        }
    }

    /// The ledger, oldest first.
    package func runs() throws(StateError) -> [RunRecord] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY started_at, id").map { row in
                RunRecord(
                    id: row["id"], startedAt: row["started_at"], status: row["status"], documents: row["documents"],
                    facts: row["facts"], rejects: row["rejects"])
            }
        }
    }

    /// Committed runs that have not been delivered to `target`, oldest first.
    package func undelivered(to target: String) throws(StateError) -> [String] {
        try reading { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM run WHERE status = 'committed'
                    AND id NOT IN (SELECT run FROM delivery WHERE target = ?) ORDER BY started_at, id
                    """, arguments: [target])
        }
    }
}
