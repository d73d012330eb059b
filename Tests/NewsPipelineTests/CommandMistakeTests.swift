import Foundation
import Testing

/// What the program says to who holds it wrong: the exit code of sysexits.h that fits, and a sentence that says what to do.
@Suite struct CommandMistakeTests {
    /// A folder with things that are no input, and one article.
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gleaner-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "hollow"), withIntermediateDirectories: true)
        try Data().write(to: folder.appending(path: "empty"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "damaged"), withIntermediateDirectories: true)
        try Data().write(to: folder.appending(path: "damaged/run.json"))
        var noise: [UInt8] = []
        var state: UInt32 = 7
        for _ in 0..<20_000 {
            state = state &* 1_664_525 &+ 1_013_904_223
            noise.append(UInt8(truncatingIfNeeded: state >> 24))
        }
        try Data(noise).write(to: folder.appending(path: "noise"))
        try Data(#"{"doc_id":"a","text":"Brennan sold 40 kettles."}"#.utf8).write(to: folder.appending(path: "article"))
        return folder
    }

    @Test(
        .enabled(if: Program.beside() != nil, "the program is not beside the tests"),
        arguments: [
            ("parse hollow", 66, "there was no input"),
            ("parse --manifest noise", 65, "mend or remove the line"),
            ("parse --manifest missing", 66, "the manifest cannot be opened"),
            ("extract empty", 66, "there was no input"),
            ("extract --only figure article", 64, "gleaner extract"),
            ("extract --only , article", 64, "separated by commas"),
            ("normalize article", 65, "gleaner extract"),
            ("normalize article --documents missing/d.jsonl", 74, "cannot create missing/d.jsonl"),
            ("feed", 64, "name at least one input"),
            ("feed article --manifest noise", 64, "not both"),
            ("feed hollow", 65, "Is a directory"),
            ("archive list hollow", 66, "there was no input"),
            ("archive verify noise", 65, "take another copy"),
            ("archive verify empty", 65, "there is no record in it"),
            ("companies import noise", 65, "is no list of companies"),
            ("companies import empty", 65, "is no list of companies"),
            ("companies import missing", 66, "there is no such file"),
            ("extract article --watch noise", 65, "is no list of companies"),
            ("load hollow --into sqlite:", 64, "use sqlite:PATH"),
            ("load hollow --into sqlite:new.db", 66, "has no run.json"),
            ("load damaged --into sqlite:new.db", 65, "run.json of damaged is damaged"),
            ("verify damaged", 65, "run.json of damaged is damaged"),
            ("show damaged", 65, "run.json of damaged is damaged"),
            ("load missing --into sqlite:new.db", 66, "missing does not exist"),
            ("sql duckdb --folder missing", 66, "missing does not exist"),
            ("sql duckdb --folder hollow", 66, "has no run.json"),
            ("explain x --in sqlite:missing", 66, "there is no database missing"),
            ("explain x --in sqlite:noise", 74, "noise: file is not a database\n"),
            ("ingest --config missing", 78, "--config"),
            ("ingest --config noise", 78, "no UTF-8 text"),
            ("show noise", 65, "a line is no fact"),
            ("export noise", 65, "line"),
            ("export noise --columns value,colour", 64, "there is no column colour"),
            ("schema colour", 64, "gleaner schema"),
            ("fetch http://127.0.0.1:9/", 69, "allow its range"),
        ] as [(String, Int32, String)])
    func isToldWhatToDo(arguments: String, code: Int32, words: String) throws {
        let program = try #require(Program.beside())
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = try Program.errors(
            "/bin/sh",
            ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.path, program]
                + arguments.split(separator: " ").map(String.init))
        #expect(found.code == code, "\(found.said.prefix(300))")
        #expect(found.said.contains(words), "\(found.said.prefix(300))")
        #expect(found.said.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "no byte of the input reaches the terminal")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "new.db").path), "a database of nothing")
    }

    /// The exit codes are a promise to scripts: `gleaner help` and the README give the same ones, with the same words.
    @Test(.enabled(if: Program.beside() != nil, "the program is not beside the tests"))
    func exitCodesAreOneTable() throws {
        let help = try Program.output(try #require(Program.beside()), ["help"])
        let words = help.said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let sentence = try #require(words.split(separator: "Exit codes: ").dropFirst().first?.prefix { $0 != "." })
        let helped = sentence.split(separator: "; ").map { String($0.drop { $0 == " " }) }
        #expect(helped.compactMap { Int($0.prefix { $0 != " " }) } == [0, 3, 64, 65, 66, 69, 70, 74, 75, 78])
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").filter {
            $0.hasPrefix("| ") && $0.dropFirst(2).first?.isNumber == true
        }
        .map { $0.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: .whitespaces) } }
        .map { $0.joined(separator: " ") }
        #expect(rows == helped)
    }

    /// A file that is opened while standard output is closed gets its number; what is written to standard output must not land in it.
    @Test(.enabled(if: Program.beside() != nil, "the program is not beside the tests"))
    func aClosedStandardOutputIsNoOtherFile() throws {
        let program = try #require(Program.beside())
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = try Program.errors(
            "/bin/sh",
            ["-c", "cd \"$1\" && exec \"$2\" extract article --rejects rejects >&-", "sh", folder.path, program])
        #expect(found.code == 74)
        #expect(found.said.contains("cannot write standard output"))
        #expect(try Data(contentsOf: folder.appending(path: "rejects")).isEmpty)
    }
}
