import Foundation
import Testing

/// A fuzzer that hung or hardly ran is no clean one.
@Suite struct FuzzJudgeTests {
    @Test(arguments: [
        (code: 0, said: "stat::number_of_executed_units: 60\n", isClean: true),
        (code: 0, said: "stat::number_of_executed_units: 59\n", isClean: false),
        (code: 0, said: "INFO: seed corpus: files: 12\n", isClean: false),
        (code: 124, said: "stat::number_of_executed_units: 5000\n", isClean: false),
        (code: 77, said: "stat::number_of_executed_units: 5000\n", isClean: false),
    ])
    func aMinuteIsJudged(code: Int, said: String, isClean: Bool) throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString).log")
        try Data(said.utf8).write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let process = Process()
        process.executableURL = SourceTree.root.appending(path: "Fuzz/judge")
        process.arguments = ["\(code)", "60", log.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect((process.terminationStatus == 0) == isClean)
    }
}
