internal import ArgumentParser
internal import NewsLoaders

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

    /// Why a command came to nothing: its inputs are bad, or none of them is there.
    static func noneOf(_ paths: [String]) -> ExitCode {
        paths.contains { $0 == "-" || FileSystem.exists($0) } ? allRejected : noInput
    }

    /// Ends a stage command: nothing to say where all went well.
    static func finish(done: Int, rejected: Int) throws {
        if rejected > 0 { throw done > 0 ? someRejected : allRejected }
        if done == 0 { throw noInput }
    }
}
