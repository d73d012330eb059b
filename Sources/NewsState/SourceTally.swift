internal import GRDB

/// What a source has brought since it is known.
package struct SourceTally: Equatable, Sendable {
    /// The source's name in the configuration.
    package var name: String
    /// Documents, versions counted apart.
    package var documents = 0
    /// Facts in those.
    package var facts = 0
    /// Pages that were rejected.
    package var rejects = 0
    /// Runs in a row in which it had new documents and none of them a fact.
    package var zeroFactRuns = 0
    /// When it last brought a new document (RFC 3339, UTC).
    package var lastNewAt: String?

    /// A source that has brought nothing yet.
    package init(name: String) { self.name = name }
}

extension StateDatabase {
    static let tallyColumns = "name, documents, facts, rejects, zero_fact_runs, last_new_at"

    /// What every source has brought, by name.
    package func tallies() throws(StateError) -> [SourceTally] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM source_tally ORDER BY name").map { row in
                var tally = SourceTally(name: row["name"])
                tally.documents = row["documents"]
                tally.facts = row["facts"]
                tally.rejects = row["rejects"]
                tally.zeroFactRuns = row["zero_fact_runs"]
                tally.lastNewAt = row["last_new_at"]
                return tally
            }
        }
    }

    static func stage(_ tally: SourceTally, run: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO staged_source_tally VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                run, tally.name, tally.documents, tally.facts, tally.rejects, tally.zeroFactRuns, tally.lastNewAt,
            ])
    }
}
