
/// A database that facts are loaded into, named as on the command line.
public enum LoadTarget: Sendable {
    case sqlite(SQLiteDatabase)

    /// Opens `sqlite:PATH`.
    public init(_ name: String) throws(LoadError) {
        if name.hasPrefix("sqlite:") {
            self = .sqlite(try SQLiteDatabase(path: String(name.dropFirst(7))))
        } else {
            throw .target(name)
        }
    }

    /// Loads a committed run's folder; see the database's own documentation.
    public func load(folder: String) throws(LoadError) -> LoadReport {
        switch self {
        case .sqlite(let database): try database.load(folder: folder)
        }
    }
}
