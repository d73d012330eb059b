/// Why the state of the runs could not be read or advanced.
package enum StateError: Error, Equatable, Sendable {
    /// Another run holds the lock of this folder.
    case locked(folder: String)
    /// The folder or the database cannot be opened, read or written.
    case unusable(path: String, cause: String)
    /// A newer version of the program has changed the tables.
    case newer(path: String)
    /// The database's file is no longer one.
    case damaged(path: String, cause: String)
}

extension StateError: CustomStringConvertible {
    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .locked(let folder): "another run holds the lock of \(folder): wait for it, or end it"
        case .newer(let path):
            "the state in \(path) was written by a newer version of Gleaner: use that one, or another state folder"
        case .unusable(let path, let cause): "cannot use the state in \(path): \(cause)"
        case .damaged(let path, let cause):
            "the state in \(path) is damaged (\(cause)): put back a copy of it, or move it away; without it everything is read anew, and databases take nothing twice"
        }
    }
}
