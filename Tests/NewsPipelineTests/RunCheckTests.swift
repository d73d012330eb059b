import Foundation
import NewsArchive
import NewsLoaders
import NewsModel
import NewsPipeline
import Testing

@Suite struct RunCheckTests {
    /// A way to spoil a run: in a file, replace the first `old` by `new`; with `resealed` the manifest is made to agree again,
    /// so that only the content gives it away.
    struct Corruption: Sendable, CustomTestStringConvertible {
        var file: String
        var old: String
        var new: String
        var resealed = false
        var testDescription: String { "\(file): \(old.prefix(30)) → \(new.prefix(30))\(resealed ? ", resealed" : "")" }
    }

    static let corruptions: [Corruption] = [
        .init(file: "facts.jsonl", old: "\"value\":\"1000\"", new: "\"value\":\"9000\""),
        .init(file: "facts.jsonl", old: "\n", new: ""),
        .init(file: "facts.jsonl", old: "\n", new: "\n\n"),
        .init(file: "articles.jsonl", old: "kettles", new: "kottles"),
        .init(file: "documents.jsonl", old: "\"ok\"", new: "\"gone\""),
        .init(file: "rejects.jsonl", old: "empty", new: "ample"),
        .init(file: "facts.jsonl", old: "\"quote\":\"", new: "\"quote\":\"x", resealed: true),
        .init(file: "facts.jsonl", old: "\"start\":", new: "\"start\":1", resealed: true),
        .init(file: "facts.jsonl", old: "\"figure\":[", new: "\"figure\":[99999", resealed: true),
        .init(file: "facts.jsonl", old: "\"evidence\":[{", new: "\"evidence\":[],\"was\":[{", resealed: true),
        .init(file: "facts.jsonl", old: "\"doc_version\":\"", new: "\"doc_version\":\"0", resealed: true),
        .init(file: "facts.jsonl", old: "\"doc_id\":\"", new: "\"doc_id\":\"0", resealed: true),
        .init(file: "facts.jsonl", old: "{\"schema\"", new: "\"schema\"", resealed: true),
        .init(file: "articles.jsonl", old: "kettles in 2023", new: "kottles in 2023", resealed: true),
        .init(file: "articles.jsonl", old: "{\"schema\"", new: "\"schema\"", resealed: true),
        .init(file: "articles.jsonl", old: "\"doc_id\":\"", new: "\"doc_id\":\"0", resealed: true),
        .init(file: "documents.jsonl", old: "\"n_facts\":", new: "\"n_facts\":9", resealed: true),
        .init(file: "documents.jsonl", old: "\"doc_version\":\"", new: "\"doc_version\":\"0", resealed: true),
        .init(file: "documents.jsonl", old: "{\"schema\"", new: "\"schema\"", resealed: true),
        .init(file: "run.json", old: "\"sha256\":\"", new: "\"sha256\":\"0"),
        .init(file: "run.json", old: "\"lines\":", new: "\"lines\":7"),
        .init(file: "run.json", old: "\"path\":\"facts.jsonl\"", new: "\"path\":\"fakes.jsonl\""),
        .init(file: "run.json", old: "\"facts\":", new: "\"facts\":4"),
        .init(file: "run.json", old: "\"skipped\":", new: "\"skipped\":4"),
        .init(file: "run.json", old: "\"command\":\"re", new: "\"command\":\"be"),
        .init(file: "run.json", old: "\"seconds\":", new: "\"seconds\":3"),
        .init(file: "run.json", old: "\"sha256\":\"", new: "\"sha257\":\""),
        .init(file: "run.json", old: "}\n", new: "}\n\n"),
    ]

    private func run() async throws -> NewsStand {
        let stand = try NewsStand()
        for n in 0..<3 {
            try stand.write("pages/page-\(n).html", NewsStand.page("Brannock \(n)", sold: 1_000 + n * 37))
        }
        try stand.write("pages/empty.html", "")
        let sink = Reprocessing.Sink(facts: { (_) throws(FileError) in }, rejects: { (_) throws(FileError) in })
        _ = try await Reprocessing(inputs: [stand.path("pages")], output: stand.path("out")).run(sink)
        return stand
    }

    @Test func aSoundRunHasNoProblem() async throws {
        let check = try RunCheck(folder: try await run().path("out"))
        #expect(check.problems == [])
        #expect(check.quotes > 3)
    }

    /// Archives in which a record's offset is not its own, or whose format only the first record tells.
    @Test func recordsAreFoundInEveryKindOfArchive() async throws {
        let stand = try NewsStand()
        let http = { (n: Int) in
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + NewsStand.page("Brannock \(n)", sold: 1_000 + n * 37)
        }
        let warc = (1...3).map { n in
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(n)>\r\nWARC-Date: 2024-02-01T10:00:00Z\r\nWARC-Target-URI: https://brannock.example/\(n)\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: \(http(n).utf8.count)\r\n\r\n\(http(n))\r\n\r\n"
        }
        let arc = (4...5).map { n in
            "https://brannock.example/\(n) 192.0.2.1 20240201100000 text/html \(http(n).utf8.count)\n\(http(n))\n"
        }
        let version = "1 0 desk\nURL IP-address Archive-date Content-type Archive-length\n"
        let head = "filedesc://a.arc 0.0.0.0 20240201100000 text/plain \(version.utf8.count)\n\(version)\n"
        try stand.write("in/one.warc.gz", GzipMember.compressed(Array(warc.joined().utf8)))
        try stand.write("in/old.arc", head + arc.joined())
        let sink = Reprocessing.Sink(facts: { (_) throws(FileError) in }, rejects: { (_) throws(FileError) in })
        _ = try await Reprocessing(inputs: [stand.path("in")], output: stand.path("out")).run(sink)
        let check = try RunCheck(folder: stand.path("out"))
        #expect(check.problems == [])
        #expect(check.traced == 5)
    }

    @Test(arguments: corruptions) func everyCorruptionIsFound(corruption: Corruption) async throws {
        let stand = try await run()
        let path = stand.path("out/" + corruption.file)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let spoilt = text.replacing(corruption.old, with: corruption.new, maxReplacements: 1)
        try #require(spoilt != text)
        try spoilt.write(toFile: path, atomically: true, encoding: .utf8)
        if corruption.resealed { try reseal(stand.path("out"), corruption.file) }
        #expect(!(try RunCheck(folder: stand.path("out")).problems.isEmpty))
    }

    /// Makes the manifest agree with a changed file.
    private func reseal(_ folder: String, _ name: String) throws {
        var manifest = try RunFolderReader(folder: folder).manifest
        let bytes = try FileSystem.read(folder + "/" + name, limit: .max)
        for i in manifest.files.indices where manifest.files[i].path == name {
            manifest.files[i] = .init(
                path: name, lines: bytes.count { $0 == 0x0A }, bytes: bytes.count,
                sha256: Digest.hex(Digest.sha256(bytes)))
        }
        var json = JSONWriter()
        manifest.write(to: &json)
        try RunFolderWriter.commit(json.bytes, folder: folder)
    }

    @Test func aRunWithoutAManifestIsNone() throws {
        let stand = try NewsStand()
        try stand.write("out/facts.jsonl", "")
        #expect(throws: LoadError.uncommitted(folder: stand.path("out"))) { try RunCheck(folder: stand.path("out")) }
    }

    @Test func aRunDoesNotDifferFromItself() async throws {
        let stand = try await run()
        let diff = try FactDiff(old: stand.path("out"), new: stand.path("out"))
        #expect(diff.changes.isEmpty)
        #expect(diff.equal > 3)
    }

    @Test func linesThatAreNoFactsAreNamed() async throws {
        let stand = try await run()
        let lines = try String(contentsOfFile: stand.path("out/facts.jsonl"), encoding: .utf8)
        try stand.write("new.jsonl", "{\"fact_id\":\n" + lines + "[1]\n")
        let diff = try FactDiff(old: stand.path("out"), new: stand.path("new.jsonl"))
        #expect(diff.changes.isEmpty)
        let last = lines.split(separator: "\n").count + 2
        #expect(diff.unreadable == [stand.path("new.jsonl") + ":1", stand.path("new.jsonl") + ":\(last)"])
    }

    @Test func factsAreShownAlsoWithoutTheirArticleAndWhatIsNoneIsNamed() async throws {
        let stand = try await run()
        let show = FactShow(Paint(colours: false))
        func shown(_ folder: String) throws -> (text: String, leftOut: [String]) {
            var text = ""
            var leftOut: [String] = []
            try show.run(stand.path(folder), leftOut: { leftOut.append($0) }, { text += $0 })
            return (text, leftOut)
        }
        let whole = try shown("out")
        #expect(whole.leftOut.isEmpty)
        let quotes = whole.text.split(separator: "\n").filter { $0.hasPrefix("    ") }.count
        try #require(quotes > 3)
        let facts = try String(contentsOfFile: stand.path("out/facts.jsonl"), encoding: .utf8)
        try stand.write("out/facts.jsonl", "[1]\n" + facts)
        try stand.write("out/articles.jsonl", "{\n")
        let damaged = try shown("out")
        #expect(damaged.leftOut == [stand.path("out/facts.jsonl") + ":1"])
        #expect(damaged.text.split(separator: "\n").filter { $0.hasPrefix("    ") }.count == quotes)
    }

    @Test func whatIsNotThereIsNoEmptyRun() async throws {
        let stand = try await run()
        #expect(throws: FileError.self) { try FactDiff(old: stand.path("nothing"), new: stand.path("out")) }
        #expect(throws: FileError.self) { try FactDiff(old: stand.path("out"), new: stand.path("nothing.jsonl")) }
    }

    @Test func differencesAreNamedBySlot() async throws {
        let stand = try await run()
        let lines = try String(contentsOfFile: stand.path("out/facts.jsonl"), encoding: .utf8).split(separator: "\n")
            .map(String.init)
        let changed = lines[0].replacing("\"bound\":\"=\"", with: "\"bound\":\"~\"")
        try #require(changed != lines[0])
        let fresh = lines[1].replacing("\"fact_id\":\"", with: "\"fact_id\":\"new").replacing(
            "\"fact_key\":\"", with: "\"fact_key\":\"new")
        try stand.write("new.jsonl", ([changed, fresh] + lines[2...]).joined(separator: "\n"))
        let diff = try FactDiff(old: stand.path("out"), new: stand.path("new.jsonl"))
        #expect(diff.changes.count == 3)
        guard case .changed(_, let slots)? = diff.changes.first else {
            Issue.record("the first fact did not change")
            return
        }
        #expect(slots.map { "\($0.name): \($0.old) \($0.new)" } == ["bound: = ~"])
        #expect(diff.changedSlots.map(\.name) == ["bound"])
        if case .added? = diff.changes.dropFirst().first {} else { Issue.record("the second fact was not added") }
        if case .lost? = diff.changes.last {} else { Issue.record("no fact was lost") }
    }
}
