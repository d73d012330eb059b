internal import GRDB

extension StateDatabase {
    static let webSourceColumns =
        "name, url, configured_url, etag, last_modified, validators_at, digest, failures, due_at, retired, status, succeeded_at, empty_looks, started_at, record_id, record_date, record_digest, feed"
    static let webPageColumns =
        "url, source, etag, last_modified, validators_at, digest, first_at, fetched_at, recheck_at, entry_updated, status, failures, record_id, record_date, record_digest"

    /// What is remembered about a source on the web; nil when it was never looked at.
    package func webSource(_ name: String) throws(StateError) -> WebSourceState? {
        try reading { db in
            try Row.fetchOne(db, sql: "SELECT * FROM web_source WHERE name = ?", arguments: [name]).map { row in
                var state = WebSourceState(name: name, url: row["url"])
                state.configuredURL = row["configured_url"]
                state.etag = row["etag"]
                state.lastModified = row["last_modified"]
                state.validatorsAt = row["validators_at"]
                state.digest = row["digest"]
                state.failures = row["failures"]
                state.dueAt = row["due_at"]
                state.isRetired = row["retired"]
                state.status = row["status"]
                state.succeededAt = row["succeeded_at"]
                state.emptyLooks = row["empty_looks"]
                state.startedAt = row["started_at"]
                state.record = Self.record(row)
                state.feed = row["feed"]
                return state
            }
        }
    }

    /// What is remembered about a page; nil when it was never fetched.
    package func webPage(_ url: String) throws(StateError) -> WebPageState? {
        try reading { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM web_page WHERE url = ?")
            return try Row.fetchOne(statement, arguments: [url]).map(Self.page)
        }
    }

    /// Pages that are to be looked at again by `now`, the longest overdue first; also those that were fetched tomorrow or later, by a
    /// clock that was wrong.
    package func webPagesDue(now: Int, limit: Int) throws(StateError) -> [WebPageState] {
        try reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM web_page WHERE recheck_at <= ? OR (recheck_at IS NOT NULL AND fetched_at > ?)
                    ORDER BY recheck_at, url LIMIT ?
                    """,
                arguments: [now, now + 86_400, limit]
            ).map(Self.page)
        }
    }

    /// What is known of robots.txt files and still believed.
    package func robots(now: Int) throws(StateError) -> [RobotsState] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM robots WHERE expires > ? ORDER BY origin", arguments: [now]).map {
                row in
                RobotsState(origin: row["origin"], verdict: row["verdict"], body: row["body"], expires: row["expires"])
            }
        }
    }

    /// Stores what was learnt of robots.txt files and forgets what is no longer believed. It concerns politeness alone, so it counts at once.
    package func store(_ robots: [RobotsState], now: Int) throws(StateError) {
        try writing { db in
            try db.execute(sql: "DELETE FROM robots WHERE expires <= ?", arguments: [now])
            for entry in robots {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)",
                    arguments: [entry.origin, entry.verdict, entry.body, entry.expires])
            }
        }
    }

    /// Hosts that are left alone after `now`, and until when.
    package func restingHosts(now: Int) throws(StateError) -> [(host: String, until: Int)] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM host WHERE free_at > ? ORDER BY name", arguments: [now]).map {
                (host: $0["name"], until: $0["free_at"])
            }
        }
    }

    /// Stores which hosts are left alone for how long. Like robots.txt it concerns politeness alone and counts at once.
    package func store(resting hosts: [(host: String, until: Int)], now: Int) throws(StateError) {
        try writing { db in
            try db.execute(sql: "DELETE FROM host WHERE free_at <= ?", arguments: [now])
            for entry in hosts {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO host VALUES (?, ?)", arguments: [entry.host, entry.until])
            }
        }
    }

    private static func page(_ row: Row) -> WebPageState {
        var state = WebPageState(
            url: row["url"], source: row["source"], firstAt: row["first_at"], fetchedAt: row["fetched_at"],
            status: row["status"])
        state.etag = row["etag"]
        state.lastModified = row["last_modified"]
        state.validatorsAt = row["validators_at"]
        state.digest = row["digest"]
        state.recheckAt = row["recheck_at"]
        state.entryUpdated = row["entry_updated"]
        state.failures = row["failures"]
        state.record = record(row)
        return state
    }

    private static func record(_ row: Row) -> ArchivedRecord? {
        guard let id: String = row["record_id"], let date: String = row["record_date"],
            let digest: String = row["record_digest"]
        else { return nil }
        return ArchivedRecord(id: id, date: date, digest: digest)
    }

    /// Writes a source into its table, or with `run` into the staged twin.
    static func insert(_ source: WebSourceState, into table: String, run: String?, _ db: Database) throws {
        var arguments: StatementArguments = run.map { [$0] } ?? []
        arguments += [
            source.name, source.url, source.configuredURL, source.etag, source.lastModified, source.validatorsAt,
            source.digest, source.failures,
            source.dueAt, source.isRetired, source.status, source.succeededAt, source.emptyLooks, source.startedAt,
            source.record?.id, source.record?.date, source.record?.digest, source.feed,
        ]
        let marks = Array(repeating: "?", count: run == nil ? 18 : 19).joined(separator: ", ")
        try db.execute(sql: "INSERT OR REPLACE INTO \(table) VALUES (\(marks))", arguments: arguments)
    }

    /// Writes a page into its table, or with `run` into the staged twin.
    static func insert(_ page: WebPageState, into table: String, run: String?, _ db: Database) throws {
        var arguments: StatementArguments = run.map { [$0] } ?? []
        arguments += [
            page.url, page.source, page.etag, page.lastModified, page.validatorsAt, page.digest, page.firstAt,
            page.fetchedAt, page.recheckAt,
            page.entryUpdated, page.status, page.failures, page.record?.id, page.record?.date, page.record?.digest,
        ]
        let marks = Array(repeating: "?", count: run == nil ? 15 : 16).joined(separator: ", ")
        try db.execute(sql: "INSERT OR REPLACE INTO \(table) VALUES (\(marks))", arguments: arguments)
    }
}
