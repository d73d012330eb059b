public import NewsModel

/// A database that facts are loaded into, named as on the command line.
public enum LoadTarget: Sendable {
    case sqlite(SQLiteDatabase)
    case postgresql(PostgreSQLDatabase)

    /// Opens `sqlite:PATH` or `postgresql://…`.
    public init(_ name: String) throws(LoadError) {
        // SQLite takes an empty path for a database that is gone when it is closed.
        if name.hasPrefix("sqlite:"), name.utf8.count > 7 {
            self = .sqlite(try SQLiteDatabase(path: String(name.dropFirst(7))))
        } else if name.hasPrefix("postgresql://") || name.hasPrefix("postgres://") {
            self = .postgresql(try PostgreSQLDatabase(address: name))
        } else {
            throw .target(name)
        }
    }

    /// Loads a committed run's folder; see the database's own documentation.
    public func load(
        folder: String, reject: ((Rejection) throws -> Void)? = nil
    ) throws(LoadError) -> LoadReport {
        switch self {
        case .sqlite(let database): try database.load(folder: folder, reject: reject)
        case .postgresql(let database): try database.load(folder: folder, reject: reject)
        }
    }
}
