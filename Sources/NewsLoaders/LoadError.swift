public import NewsModel

/// Why a folder could not be loaded. Single bad lines are no errors: they are in the report.
public enum LoadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder has no run.json: its run never finished.
    case uncommitted(folder: String)
    /// The folder's run.json is there and cannot be read as one.
    case damaged(folder: String)
    /// There is no such folder.
    case missing(folder: String)
    /// A file of the folder cannot be read.
    case file(FileError)
    /// There is no database of that name to read.
    case absent(target: String)
    /// A newer version of the program has changed the database's tables.
    case newer(target: String)
    /// The database refused, and nothing was changed.
    case database(target: String, cause: String)
    /// The database refused or was lost while a folder was loaded: nothing of that set of files is in it.
    case load(folder: String, target: String, cause: String)
    /// The target is none that is known.
    case target(String)

    /// Whether the path names no finished run: nothing was begun, and other runs can be taken.
    package var isNoRun: Bool {
        switch self {
        case .uncommitted, .damaged, .missing: true
        case .file, .absent, .newer, .database, .load, .target: false
        }
    }

    /// A sentence for the operator.
    public var description: String {
        switch self {
        case .uncommitted(let folder): "\(folder) has no run.json: name the folder of a finished run"
        case .damaged(let folder):
            "the run.json of \(folder) is damaged: take another copy of the folder, or make the run again"
        case .missing(let folder): "\(folder) does not exist: check the path"
        case .file(let error): error.description
        case .absent(let target): "there is no database \(target): check the path"
        case .newer(let target): "\(target) has tables of a newer version of Gleaner: load with that one"
        case .database(let target, let cause): "\(target): \(cause)"
        case .load(let folder, let target, let cause):
            "cannot load \(folder) into \(target): \(cause); nothing of it was loaded, load it again when the cause is gone"
        case .target(let target): "\(target) is no database: use sqlite:PATH or postgresql://…"
        }
    }
}

/// What became of a folder that was loaded.
public struct LoadReport: Equatable, Sendable, CustomStringConvertible {
    /// Document lines taken in.
    public var documents = 0
    /// Facts that were not there before.
    public var facts = 0
    /// Facts of versions of which a newer extraction is there already, and facts that were there.
    public var superseded = 0
    /// Lines that were refused.
    public var rejected = 0
    /// Those lines, each with its number, where nobody took them as they came.
    public var rejects: [Rejection] = []

    /// Nothing yet.
    public init() {}

    /// The counts in words, for operators.
    public var description: String {
        "\(Counted(documents, "document")), \(Counted(facts, "new fact")), \(superseded) known or superseded"
    }
}
