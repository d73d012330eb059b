public import NewsModel

/// A database that facts are loaded into, named as on the command line.
public enum LoadTarget: Sendable {
    case sqlite(SQLiteDatabase)
    case postgresql(PostgreSQLDatabase)

    /// Opens `sqlite:PATH` or `postgresql://…`; an SQLite file that is not there is made.
    public init(_ name: String) throws(LoadError) {
        if let path = Self.path(name) {
            self = .sqlite(try SQLiteDatabase(path: path))
        } else if Self.isAddress(name) {
            self = .postgresql(try PostgreSQLDatabase(address: name))
        } else {
            throw .target(name)
        }
    }

    /// Whether a name is one that can be opened; nothing is looked for, made or asked.
    public static func isName(_ name: String) -> Bool { path(name) != nil || isAddress(name) }

    /// The file of `sqlite:PATH`. SQLite takes an empty path for a database that is gone when it is closed: it is none.
    private static func path(_ name: String) -> String? {
        let scheme = "sqlite:"
        return name.hasPrefix(scheme) && name != scheme ? String(name.dropFirst(scheme.count)) : nil
    }

    private static func isAddress(_ name: String) -> Bool {
        name.hasPrefix("postgresql://") || name.hasPrefix("postgres://")
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
