internal import GRDB

/// Which identifiers have come before, in bounded memory: by fingerprint, and from a number of them on in a temporary file.
final class SeenIdentifiers {
    /// Two fingerprints with keys of this process: that two identifiers share both need not be reckoned with.
    private struct Fingerprint: Hashable {
        var a: Int
        var b: Int

        init(_ identifier: String) {
            func fingerprint(_ key: Int) -> Int {
                var hasher = Hasher()
                hasher.combine(key)
                hasher.combine(identifier)
                return hasher.finalize()
            }
            a = fingerprint(1)
            b = fingerprint(2)
        }
    }

    private var recent: Set<Fingerprint> = []
    private var older: DatabaseQueue?
    private let limit: Int

    /// At most so many are kept in memory.
    init(limit: Int = 250_000) { self.limit = limit }

    /// Notes the identifier; false where it was noted before.
    func insert(_ identifier: String) throws(LoadError) -> Bool {
        let new = Fingerprint(identifier)
        if recent.contains(new) { return false }
        do {
            if let older, try older.read({ db in try Self.holds(new, db) }) { return false }
            recent.insert(new)
            if recent.count >= limit { try putAway() }
        } catch {
            throw .database(target: "the temporary file of identifiers", cause: SQLiteDatabase.cause(error))
        }
        return true
    }

    private static func holds(_ fingerprint: Fingerprint, _ db: Database) throws -> Bool {
        let query = try db.cachedStatement(sql: "SELECT 1 FROM seen WHERE a = ? AND b = ?")
        return try Int.fetchOne(query, arguments: [fingerprint.a, fingerprint.b]) != nil
    }

    /// Moves what is in memory to the file.
    private func putAway() throws {
        // SQLite deletes a database without a name when it is closed.
        let file = try older ?? DatabaseQueue(path: "")
        try file.write { db in
            try db.execute(
                sql: "CREATE TABLE IF NOT EXISTS seen (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID")
            let insertion = try db.cachedStatement(sql: "INSERT INTO seen VALUES (?, ?)")
            // In the table's order.
            for one in recent.sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
                try insertion.execute(arguments: [one.a, one.b])
            }
        }
        older = file
        recent.removeAll(keepingCapacity: true)
    }
}
