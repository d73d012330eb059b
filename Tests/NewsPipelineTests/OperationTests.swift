import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline
import NewsState
import Testing

/// What an operator's machine does to an ingest, and what the ingest leaves on it.
@Suite(.serialized) struct OperationTests {
    private static let program = Program.beside()

    private static func kettles() throws -> NewsStand {
        let stand = try NewsStand()
        for n in 0..<8 { try stand.write("pages/page-\(n).html", NewsStand.page("Brannock \(n)", sold: 1000 + n)) }
        return stand
    }

    /// A disk that is full, as a limit on the size of files: the run ends with 74 or 3 committed nothing torn, and the next one makes it good.
    @Test(.enabled(if: program != nil, "the program is not beside the tests"), arguments: [1, 8, 40, 64, 100])
    func aFullDiskTearsNothing(blocks: Int) throws {
        let program = try #require(Self.program)
        let clean = try Self.kettles()
        defer { clean.remove() }
        _ = try clean.configuration()
        #expect(try Program.run(program, ["ingest", "--config", clean.path("gleaner.yaml")]) == 0)
        let stand = try Self.kettles()
        defer { stand.remove() }
        _ = try stand.configuration()
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" ingest --config \"$1\""
        let code = try Program.run("/bin/bash", ["-c", script, program, stand.path("gleaner.yaml")])
        #expect(code == 74, "\(blocks) blocks")
        for run in (try? FileManager.default.contentsOfDirectory(atPath: stand.path("runs"))) ?? []
        where FileSystem.exists(stand.path("runs/\(run)/run.json")) {
            #expect(try Program.run(program, ["verify", stand.path("runs/\(run)")]) == 0)
        }
        #expect(try Program.run(program, ["ingest", "--config", stand.path("gleaner.yaml")]) == 0)
        for stream in ["articles", "documents", "facts"] { #expect(try stand.lines(stream) == clean.lines(stream)) }
    }

    @Test func aDiskWithTooLittleSpaceIsSaidBefore() throws {
        #expect(throws: FileError.self) { try FileSystem.requireSpace("/", bytes: .max) }
        try FileSystem.requireSpace("/", bytes: 1)
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests"), arguments: [("0.6", 0), ("0.1", 3)])
    func theRejectRatioDecidesTheExitCode(ratio: String, code: Int32) throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        try stand.write("pages/a.html", NewsStand.page("Brannock", sold: 4300))
        try stand.write("pages/b.html", "<html></html>")
        _ = try stand.configuration()
        let arguments = ["ingest", "--config", stand.path("gleaner.yaml"), "--max-reject-ratio", ratio]
        #expect(try Program.run(try #require(Self.program), arguments) == code)
    }

    /// A path that leads nowhere is no input (66), whatever the command, and never an empty success.
    @Test(
        .enabled(if: program != nil, "the program is not beside the tests"),
        arguments: [
            "parse", "extract", "normalize", "feed", "reprocess", "load", "show", "verify", "diff", "cluster", "export",
            "archive list", "archive verify", "archive prune",
        ])
    func aPathThatLeadsNowhereIsNoInput(command: String) throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        var arguments = command.split(separator: " ").map(String.init) + [stand.path("nothing")]
        if command == "archive prune" { arguments += ["--before", "2024-01-01"] }
        if command == "diff" { arguments.append(stand.path("nothing")) }
        if command == "load" { arguments += ["--into", "sqlite:" + stand.path("facts.sqlite")] }
        #expect(try Program.run(try #require(Self.program), arguments) == 66)
    }

    /// Standard output on a full disk: every command says so and ends with 74.
    @Test(
        .enabled(if: program != nil, "the program is not beside the tests"),
        arguments: [
            "parse page.html", "reprocess page.html", "extract articles.jsonl", "normalize annotated.jsonl",
            "feed feed.xml",
            "schema fact", "sources import list.opml", "archive verify empty", "robots --batch robots.jsonl",
        ])
    func aFullDiskBehindTheOutputIsSaid(words: String) throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        try stand.write("page.html", NewsStand.page("Brannock", sold: 4300))
        try stand.write("feed.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>")
        try stand.write("articles.jsonl", "{\"doc_id\":\"a\",\"text\":\"It sold 4,300 kettles.\"}\n")
        let annotated = "{\"doc_id\":\"a\",\"text\":\"Brannock Inc. sold 4,300 kettles in 2023.\"}\n"
        try stand.write("plain.jsonl", annotated)
        try stand.write("list.opml", "<opml><body><outline text='a' xmlUrl='https://a.example/'/></body></opml>")
        try stand.write(
            "robots.jsonl", "{\"case\":\"a\",\"robots\":\"\",\"agent\":\"b\",\"url\":\"https://a.example/\"}\n")
        try stand.write("empty", "")
        let script = """
            cd "$1" && "$0" extract plain.jsonl >annotated.jsonl && exec "$0" \(words) >/dev/full
            """
        let program = try #require(Self.program)
        let (code, said) = try Program.errors("/bin/bash", ["-c", script, program, stand.path("")])
        #expect(code == 74, "\(said)")
        #expect(said.contains("No space left on device"), "\(said)")
    }

    /// Whatever a name or a server says, an event is one line and changes no terminal.
    @Test(.enabled(if: program != nil, "the program is not beside the tests"), arguments: ["text", "logfmt", "json"])
    func anEventIsOneLine(format: String) throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        let arguments = ["verify", stand.path("no\n\u{1B}[2Jthing"), "--log-format", format]
        let (code, said) = try Program.errors(try #require(Self.program), arguments)
        #expect(code == 66)
        #expect(said.utf8.count { $0 < 0x20 || $0 == 0x7F } == 1 && said.hasSuffix("\n"), "\(said)")
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests"), arguments: ["load", "verify"])
    func aFolderThatIsNotThereIsCalledThat(command: String) throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        var arguments = [command, stand.path("nothing")]
        if command == "load" { arguments += ["--into", "sqlite:" + stand.path("facts.sqlite")] }
        let (code, said) = try Program.errors(try #require(Self.program), arguments)
        #expect(code == 66)
        #expect(said.contains("\(stand.path("nothing")) does not exist"), "\(said)")
    }

    /// Bad document lines are named, the others are grouped.
    @Test(
        .enabled(if: program != nil, "the program is not beside the tests"),
        arguments: [(0, 0), (1, 3), (2, 65)])
    func clusterNamesLinesThatItCannotRead(damaged: Int, code: Int32) async throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        for name in ["a", "b"] { try stand.write("pages/\(name).html", NewsStand.page("Brannock", sold: 4300)) }
        let folder = try #require(try await stand.ingest(try stand.configuration()).folder)
        let documents = folder + "/documents.jsonl"
        var lines = try String(contentsOfFile: documents, encoding: .utf8).split(separator: "\n").map(String.init)
        for index in 0..<damaged { lines[index] = "{\"schema\":\"gleaner.document/1\"" }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: documents))
        let arguments = ["cluster", folder, "--rejects", stand.path("rejects.jsonl")]
        #expect(try Program.run(try #require(Self.program), arguments) == code)
        let rejects = try String(contentsOfFile: stand.path("rejects.jsonl"), encoding: .utf8).split(separator: "\n")
        #expect(rejects.count == damaged)
        for (index, line) in rejects.enumerated() {
            let reject = try JSONValue(parsing: Array(line.utf8))
            #expect(reject["input"]?.string == "\(documents):\(index + 1)")
            #expect(reject["stage"]?.string == "cluster" && reject["code"]?.string == "bad_line")
            #expect(reject["message"]?.string?.hasSuffix("mend this line and cluster again") == true)
        }
    }

    /// The folders of a day become one, which says the same, is delivered like them, and is not delivered again.
    @Test func theRunsOfADayArePutTogether() async throws {
        let stand = try Self.kettles()
        defer { stand.remove() }
        var configuration = try stand.configuration()
        _ = try await stand.ingest(configuration)
        for n in 0..<2 {
            try stand.write("pages/page-\(n).html", NewsStand.page("Brannock \(n)", sold: 2000 + n))
            _ = try await stand.ingest(configuration)
        }
        let before = try ["articles", "documents", "facts", "rejects"].map { try stand.lines($0) }
        let folders = try FileManager.default.contentsOfDirectory(atPath: stand.path("runs"))
        #expect(folders.count == 3)
        let copy = stand.path("copy")
        try FileManager.default.copyItem(atPath: stand.path("runs/" + folders[0]), toPath: copy)
        // As if two days had passed.
        configuration.compactAfter = -172_800
        _ = try await stand.ingest(configuration)
        let day = String(folders[0].prefix(8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: stand.path("runs")) == [day])
        #expect(try ["articles", "documents", "facts", "rejects"].map { try stand.lines($0) } == before)
        let manifest = try RunFolderReader(folder: stand.path("runs/" + day)).manifest
        #expect(manifest.inputs.map(\.path) == folders.sorted() && manifest.documents == 10)
        let state = try StateDatabase(folder: configuration.state)
        #expect(try state.runs().map(\.id) == [day])
        #expect(try state.undelivered(to: configuration.load[0]).isEmpty)
        #expect(try state.undelivered(to: "sqlite:other").count == 1)
        // One that was not deleted in time goes, and what the next runs bring stands beside the day.
        try FileManager.default.moveItem(atPath: copy, toPath: stand.path("runs/" + folders[0]))
        try stand.write("pages/page-5.html", NewsStand.page("Brannock 5", sold: 3000))
        configuration.compactAfter = 604_800
        let last = try #require(try await stand.ingest(configuration).folder)
        let left = try FileManager.default.contentsOfDirectory(atPath: stand.path("runs")).sorted()
        #expect(left == [day, URL(filePath: last).lastPathComponent].sorted())
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "systemd-analyze is not here")
    )
    func theUnitsAreRight() throws {
        let stand = try NewsStand()
        defer { stand.remove() }
        let config = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Config").standardized
        for name in ["gleaner.service", "gleaner.timer"] {
            // It looks for the program, which is not installed here.
            let text = try String(contentsOf: config.appending(path: name), encoding: .utf8)
            try stand.write(name, text.replacing("/usr/local/bin/gleaner", with: "/bin/true"))
        }
        let units = [stand.path("gleaner.service"), stand.path("gleaner.timer")]
        #expect(try Program.run("/usr/bin/systemd-analyze", ["verify"] + units) == 0)
    }
}
