internal import NewsLoaders
package import NewsModel
package import NewsState

/// Why an ingest ends before its end. Single bad pages are no errors: they are in rejects.jsonl.
package enum IngestionError: Error, Sendable, CustomStringConvertible {
    case state(StateError)
    case file(FileError)
    /// `--only` names a source that the configuration does not have.
    case unknownSource(String)
    /// The lists of companies that the configuration names cannot be read.
    case companies(String)
    /// A database could not take the run's facts. The run itself is committed; the next ingest delivers it.
    case load(String)

    /// Whether another run holds the lock.
    package var isLocked: Bool { if case .state(.locked) = self { true } else { false } }

    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .state(let error): error.description
        case .file(let error): error.description
        case .unknownSource(let name): "the configuration has no source called \(name)"
        case .companies(let message): message
        case .load(let message): message
        }
    }
}
