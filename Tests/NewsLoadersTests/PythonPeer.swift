import Foundation

/// A Python interpreter that has a module of others, against whose reading our output is tested.
///
/// It is the one that `GLEANER_PYTHON` names, else the system's; `.ci/python` makes one that has them all.
struct PythonPeer {
    private let interpreter: String

    /// Nil where the module is not installed.
    init?(module: String) {
        interpreter = ProcessInfo.processInfo.environment["GLEANER_PYTHON"] ?? "python3"
        guard let found = try? run(["-c", "import \(module)"]), found.status == 0 else { return nil }
    }

    /// Runs the interpreter; what it says on both outputs.
    func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }
}
