internal import GRDB

extension StateDatabase {
    /// Looks that have not ended, oldest first: none after a run that was not disturbed.
    package func looks() throws(StateError) -> [LookState] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM look ORDER BY rowid").map { row in
                var look = LookState(
                    archive: row["archive"], beganAt: row["began_at"], since: row["since"],
                    onlyFailed: row["only_failed"])
                look.interruptions = row["interruptions"]
                look.answers = row["answers"]
                return look
            }
        }
    }

    /// Stores at once, before anything is fetched, that a look has begun and when its sources are due next.
    package func begin(_ sources: [WebSourceState], _ look: LookState? = nil) throws(StateError) {
        try writing { db in
            for source in sources { try Self.insert(source, into: "web_source", run: nil, db) }
            if let look { try Self.insert(look, db) }
        }
    }

    /// Stores that `look` goes on with the looks that have not ended: they were interrupted once more.
    package func resume(_ look: LookState) throws(StateError) {
        try writing { db in
            try db.execute(sql: "UPDATE look SET interruptions = interruptions + 1")
            try Self.insert(look, db)
        }
    }

    /// The looks that have not ended have come further: something of them is committed, or they have so many `answers` by now.
    package func advanceLooks(answers: Int? = nil) throws(StateError) {
        try writing { db in
            try db.execute(
                sql: "UPDATE look SET interruptions = 0, answers = coalesce(?, answers)", arguments: [answers])
        }
    }

    /// Ends looks. With the last of them no source is being looked at any more.
    package func end(looks archives: [String]) throws(StateError) {
        try writing { db in
            for archive in archives {
                try db.execute(sql: "DELETE FROM look WHERE archive = ?", arguments: [archive])
            }
            try db.execute(
                sql:
                    "UPDATE web_source SET started_at = NULL WHERE started_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM look)"
            )
        }
    }

    /// Whether a source is being looked at: its look has begun, and what came of it is not committed.
    package func isLooking() throws(StateError) -> Bool {
        try reading { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM web_source WHERE started_at IS NOT NULL)") ?? false
        }
    }

    private static func insert(_ look: LookState, _ db: Database) throws {
        try db.execute(
            sql:
                "INSERT INTO look (archive, began_at, interruptions, answers, since, only_failed) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                look.archive, look.beganAt, look.interruptions, look.answers, look.since, look.onlyFailed,
            ])
    }
}
