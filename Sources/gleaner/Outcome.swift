internal import NewsExtractor
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// How a command ends: the table of exit codes (sysexits.h where one fits), the only place that has their numbers.
///
/// Thrown by a command, it ends the program with that code; whoever throws it has said what is wrong.
enum Outcome: Int32, Error, CaseIterable {
    case done = 0
    case someRejected = 3
    case usage = 64
    case allRejected = 65
    case noInput = 66
    case unreachable = 69
    case bug = 70
    case inputOutput = 74
    case locked = 75
    case configuration = 78

    /// What `gleaner help` and the README say of the code.
    var meaning: String {
        switch self {
        case .done: "done"
        case .someRejected: "done, some inputs rejected"
        case .usage: "wrong arguments"
        case .allRejected: "all inputs bad"
        case .noInput: "no input"
        case .unreachable: "every source unreachable"
        case .bug: "a mistake of the program"
        case .inputOutput: "reading or writing failed"
        case .locked: "another run holds the lock"
        case .configuration: "wrong configuration"
        }
    }

    /// A sentence for a command's help: the codes it ends with, in its own words where it has some.
    static func help(_ own: KeyValuePairs<Outcome, String>) -> String {
        "Exit codes: " + own.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: "; ") + "."
    }

    /// The sentence for the whole program.
    static var help: String {
        "Exit codes: " + allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: "; ") + "."
    }
}

// MARK: What an error of the modules below ends with

extension Outcome {
    /// An input that is not there, or reading or writing that failed.
    init(_ error: FileError) {
        switch error.operation {
        case "create", "write": self = .inputOutput
        case "open": self = .noInput
        default: self = error.isAbsence ? .noInput : .inputOutput
        }
    }

    /// A folder that is not there or not finished, or a database that refused.
    init(_ error: LoadError) {
        switch error {
        case .uncommitted, .missing, .absent: self = .noInput
        case .damaged: self = .allRejected
        case .file(let error): self.init(error)
        case .database, .load, .newer: self = .inputOutput
        case .target: self = .usage
        }
    }

    /// An ingest that another one, the configuration or a disk keeps from running.
    init(_ error: IngestionError) {
        switch error {
        case _ where error.isLocked: self = .locked
        case .unknownSource: self = .usage
        case .companies: self = .configuration
        case .state, .file, .load: self = .inputOutput
        }
    }

    /// A list of companies that is not there, or is none.
    init(_ error: CompanyLists.Failure) {
        switch error {
        case .unreadable: self = .noInput
        case .unknownFormat, .damaged: self = .allRejected
        }
    }
}

// MARK: What the counts of a command end it with

extension Outcome {
    /// Ends a command that was done with some of its inputs and rejected others; goes on where none was rejected.
    static func rejecting(_ rejected: Int, done: Int) throws(Outcome) {
        if rejected > 0 { throw done > 0 ? .someRejected : .allRejected }
    }

    /// Ends a stage command: nothing to say where all went well.
    static func finish(done: Int, rejected: Int) throws(Outcome) {
        try rejecting(rejected, done: done)
        if done == 0 { throw nothing() }
    }

    /// Why a command came to nothing: its inputs are bad, or none of them is there.
    static func noneOf(_ paths: [String]) -> Outcome {
        paths.contains { $0 == "-" || FileSystem.exists($0) } ? .allRejected : .noInput
    }

    /// Says that there was no input, and gives the outcome for it.
    static func nothing() -> Outcome {
        Terminal.complain("there was no input: check what is named, or what the command before this one wrote")
        return .noInput
    }
}
