import Foundation
import Synchronization

/// The program itself, as a process of its own.
enum Program {
    /// `path`, else the program beside the tests; nil where there is none.
    static func beside(_ path: String? = nil) -> String? {
        let path =
            path ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "gleaner").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }

    /// Starts it.
    static func start(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs it to its end, or kills it after so many seconds. Returns the exit code (9 for one that was killed).
    static func run(_ program: String, _ arguments: [String], killAfter seconds: Double? = nil) throws -> Int32 {
        let process = try start(program, arguments)
        if let seconds {
            usleep(UInt32(seconds * 1e6))
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Runs it to its end; its exit code and what it wrote to standard output.
    static func output(_ program: String, _ arguments: [String]) throws -> (code: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }

    /// Runs it to its end; its exit code and what it wrote to standard error.
    static func errors(_ program: String, _ arguments: [String]) throws -> (code: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        let output = Pipe()
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }
}

/// What a server was asked for, in order.
final class Asked: Sendable {
    private let paths = Mutex<[String]>([])
    var all: [String] { paths.withLock { $0 } }
    func note(_ path: String) { paths.withLock { $0.append(path) } }
}
