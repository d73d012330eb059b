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
}
