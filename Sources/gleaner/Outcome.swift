internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel

/// Exit codes of the command line (sysexits.h where one fits).
enum Outcome {
    /// Done, but some inputs were rejected.
    static let someRejected = ExitCode(3)
    /// All inputs were bad.
    static let allRejected = ExitCode(65)
    /// There was no input.
    static let noInput = ExitCode(66)
    /// Every source was unreachable.
    static let unreachable = ExitCode(69)
    /// A mistake of the program.
    static let bug = ExitCode(70)
    /// Reading or writing failed.
    static let inputOutput = ExitCode(74)
    /// Another run holds the lock.
    static let locked = ExitCode(75)
    /// The configuration is wrong.
    static let configuration = ExitCode(78)

    /// An input that is not there, or reading or writing that failed.
    static func of(_ error: FileError) -> ExitCode {
        if error.operation == "create" || error.operation == "write" { return inputOutput }
        return error.operation == "open" || error.isAbsence ? noInput : inputOutput
    }

    /// A folder that is not there or not finished, or a database that refused.
    static func of(_ error: LoadError) -> ExitCode {
        switch error {
        case .uncommitted, .missing: noInput
        case .file(let error): of(error)
        case .absent: noInput
        case .database, .load: inputOutput
        case .target: ExitCode(64)
        }
    }

    /// Why a command came to nothing: its inputs are bad, or none of them is there.
    static func noneOf(_ paths: [String]) -> ExitCode {
        paths.contains { $0 == "-" || FileSystem.exists($0) } ? allRejected : noInput
    }

    /// Ends a stage command: nothing to say where all went well.
    static func finish(done: Int, rejected: Int) throws {
        if rejected > 0 { throw done > 0 ? someRejected : allRejected }
        if done == 0 { throw nothing() }
    }

    /// Says that there was no input, and gives the exit code for it.
    static func nothing() -> ExitCode {
        Terminal.complain("there was no input: check what is named, or what the command before this one wrote")
        return noInput
    }
}
