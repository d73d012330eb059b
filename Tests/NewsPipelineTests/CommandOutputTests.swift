import Foundation
import NewsModel
import Testing

/// What the commands that read a finished run say on standard output, the program run as a process of its own: a line that stays in
/// a buffer is seen by no test of the modules.
@Suite struct CommandOutputTests {
    @Test(.enabled(if: Program.beside() != nil, "the program is not built"))
    func eachCommandSaysWhatItFound() throws {
        let program = try #require(Program.beside())
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "page.jsonl")
        let article =
            #"{"doc_id":"kettles","published":"2024-03-02","text":"Brennan Kettles sold 41,200 kettles in 2023."}"#
        try (article + "\n").write(to: page, atomically: true, encoding: .utf8)
        let run = folder.appending(path: "run").path
        #expect(try Program.run(program, ["reprocess", page.path, "--output", run]) == 0)
        let facts = try String(contentsOfFile: run + "/facts.jsonl", encoding: .utf8)
        let id = try #require(facts.firstMatch(of: #/"fact_id":"([0-9a-f]+)"/#)?.1)

        for (arguments, words) in [
            (["reprocess", page.path], "41200"), (["extract", page.path], "41200"),
            (["explain", String(id), "--in", run], "41,200"), (["show", run], "41,200"),
            (["show", run, "--format", "csv"], "41200"), (["export", run, "--format", "csv"], "41200"),
            (["export", run, "--format", "xbrl-json"], "41200"),
            (["schema", "fact"], "gleaner.fact/1"), (["sql", "duckdb", "--folder", run], "facts"),
        ] {
            let (code, said) = try Program.output(program, arguments)
            #expect(
                code == 0 && said.contains(words),
                "gleaner \(arguments.joined(separator: " ")): \(code), \(said.prefix(200))")
        }
        let (code, said) = try Program.output(program, ["diff", run, run])
        #expect(code == 0 && said.isEmpty, "a run differs from itself: \(said)")
    }

    /// A run with one fact, in a folder of runs beside an unfinished one.
    private static func runs(_ program: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "runs/2-unfinished"), withIntermediateDirectories: true)
        let article =
            #"{"doc_id":"kettles","published":"2024-03-02","text":"Brennan Kettles sold 41,200 kettles in 2023."}"#
        try Data(article.utf8).write(to: folder.appending(path: "page.jsonl"))
        let page = folder.appending(path: "page.jsonl").path
        #expect(try Program.run(program, ["reprocess", page, "--output", folder.appending(path: "runs/1").path]) == 0)
        return folder
    }

    /// A folder of runs stands for the finished ones in it, for every command that reads runs.
    @Test(.enabled(if: Program.beside() != nil, "the program is not built"))
    func aFolderOfRunsIsLoadedAndVerified() throws {
        let program = try #require(Program.beside())
        let folder = try Self.runs(program)
        defer { try? FileManager.default.removeItem(at: folder) }
        let runs = folder.appending(path: "runs").path
        let database = "sqlite:" + folder.appending(path: "facts.db").path
        #expect(try Program.run(program, ["load", runs, "--into", database]) == 0)
        let id = try #require(
            String(contentsOfFile: runs + "/1/facts.jsonl", encoding: .utf8).firstMatch(
                of: #/"fact_id":"([0-9a-f]+)"/#)?.1)
        #expect(try Program.output(program, ["explain", String(id), "--in", database]).said.contains("41,200"))
        #expect(try Program.run(program, ["verify", runs]) == 0)
        #expect(try Program.run(program, ["verify", runs + "/2-unfinished"]) == 65)
        // A big run's sets are finished runs, and not the run that holds them.
        for name in ["documents.jsonl", "documents.jsonl.partial"] {
            try Data().write(to: URL(filePath: runs + "/" + name))
            for command in [["verify", runs], ["load", runs, "--into", database], ["show", runs]] {
                let (code, _) = try Program.output(program, command)
                #expect(code == (command[0] == "verify" ? 65 : 66), "\(command)")
            }
            try FileManager.default.removeItem(atPath: runs + "/" + name)
        }
        // Something is amiss in one run: the others' being well does not hide it.
        try Data("{}\n".utf8).write(to: URL(filePath: runs + "/1/facts.jsonl"))
        let (code, said) = try Program.output(program, ["verify", runs])
        #expect(code == 65 && said.contains("facts.jsonl"))
    }

    /// An export that comes to nothing leaves the last one as it was, and nothing beside it.
    @Test(.enabled(if: Program.beside() != nil, "the program is not built"))
    func aFailedExportLeavesTheLastOne() throws {
        let program = try #require(Program.beside())
        let folder = try Self.runs(program)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "exports/facts.csv")
        #expect(try Program.run(program, ["export", folder.path + "/runs", "-o", file.path]) == 0)
        let first = try String(contentsOf: file, encoding: .utf8)
        #expect(first.contains("41200"))
        #expect(try Program.run(program, ["export", folder.path + "/missing", "-o", file.path]) == 66)
        try Data("no fact\n".utf8).write(to: folder.appending(path: "noise"))
        #expect(try Program.run(program, ["export", folder.path + "/noise", "-o", file.path]) == 65)
        #expect(try String(contentsOf: file, encoding: .utf8) == first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/exports") == ["facts.csv"])
    }
}
