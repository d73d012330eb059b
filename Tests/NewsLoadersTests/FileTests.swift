import Foundation
import NewsLoaders
import NewsModel
import Testing

@Suite struct FileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "gleaner-files-\(UUID().uuidString)"
        try FileSystem.makeFolder(folder)
    }

    @Test func aFileAppearsOnlyWhenItIsFinished() throws {
        let file = try DurableFile(path: folder + "/a.jsonl")
        for n in 0..<20_000 { try file.append(Array("line \(n)\n".utf8)) }
        #expect(!FileSystem.exists(folder + "/a.jsonl"))
        let described = try file.finish()
        let bytes = try FileSystem.read(folder + "/a.jsonl", limit: .max)
        #expect(described.lines == 20_000)
        #expect(described.bytes == bytes.count)
        #expect(described.sha256 == Digest.hex(Digest.sha256(bytes)))
        #expect(!FileSystem.exists(folder + "/a.jsonl.partial"))
    }

    @Test func aNewRunTakesTheManifestAwayFirst() throws {
        try RunFolderWriter.commit(Array("{}".utf8), folder: folder)
        _ = try RunFolderWriter(folder: folder)
        #expect(!FileSystem.exists(folder + "/run.json"))
    }

    @Test(arguments: [
        ("", []), ("\n", [""]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n\nb\n", ["a", "", "b"]),
    ])
    func linesAreWhatStandsBetweenLineEnds(text: String, lines: [String]) throws {
        try Data(text.utf8).write(to: URL(filePath: folder + "/lines"))
        let reader = try LineReader(path: folder + "/lines")
        var read: [String] = []
        while case .bytes(let bytes)? = try reader.next() { read.append(String(decoding: bytes, as: UTF8.self)) }
        #expect(read == lines)
        #expect(reader.number == lines.count)
    }

    @Test func longLinesAreCrossedWholeAndTooLongOnesSkipped() throws {
        let long = String(repeating: "x", count: 700_000)
        try Data("a\n\(long)\nb\n\(long)\(long)\nc\n".utf8).write(to: URL(filePath: folder + "/long"))
        let reader = try LineReader(path: folder + "/long", limit: 1_000_000)
        var read: [String] = []
        while let line = try reader.next() {
            switch line {
            case .tooLong: read.append("too long")
            case .bytes(let bytes):
                read.append(bytes.count > 10 ? "\(bytes.count)" : String(decoding: bytes, as: UTF8.self))
            }
        }
        #expect(read == ["a", "700000", "b", "too long", "c"])
    }

    @Test func aManifestReadsBackAsWritten() throws {
        var manifest = RunManifest(id: "r", command: "ingest", program: "gleaner 1.0.0")
        manifest.inputs = [.init(path: "a.warc", kind: "warc", bytes: 12), .init(path: "-", kind: "html")]
        manifest.counts = [.init(stage: "parse", accepted: 3, rejected: 1)]
        manifest.zeroFactSources = ["b"]
        manifest.files = [.init(path: "facts.jsonl", lines: 1, bytes: 2, sha256: "ab")]
        manifest.sets = ["a"]
        manifest.since = "2024-01-01"
        manifest.started = "2026-01-01T00:00:00.000Z"
        manifest.seconds = 1.5
        var json = JSONWriter()
        manifest.write(to: &json)
        let read = try json.bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var cursor = JSONCursor(buffer)
            return try RunManifest(&cursor)
        }
        #expect(read == manifest)
    }

    @Test func csvQuotesWhatNeedsIt() throws {
        let export = try #require(CSVExport(columns: ["fact_id", "measure", "value", "quote"]))
        let seen = RunFixture.Seen(doc: "d", version: "v", at: nil)
        let line = RunFixture.fact(seen, 0, "1200").replacing("bells cast", with: "bells, \\\"big\\\" ones")
        #expect(String(decoding: export.header, as: UTF8.self) == "fact_id,measure,value,quote\r\n")
        #expect(
            String(decoding: try export.row(Array(line.utf8)), as: UTF8.self)
                == "v-0,\"bells, \"\"big\"\" ones\",1200,It cast 1200 bells.\r\n")
        #expect(CSVExport(columns: ["nothing"]) == nil)
    }

    /// What a stranger wrote is no formula for a spreadsheet to run; a number is a number.
    @Test(arguments: [
        ("=HYPERLINK(\\\"https://a.example\\\")", "\"'=HYPERLINK(\"\"https://a.example\"\")\""), ("+1+cmd", "'+1+cmd"),
        ("-3 percent", "'-3 percent"), ("@SUM(A1)", "'@SUM(A1)"), ("\\t=1", "'\t=1"), ("＝1", "'＝1"), ("-3", "-3"),
        ("+3.5", "+3.5"), ("bells = cast", "bells = cast"), ("'=1", "'=1"), ("-", "-"), ("=", "="),
    ])
    func csvRunsNoFormulas(text: String, cell: String) throws {
        let seen = RunFixture.Seen(doc: "d", version: "v", at: nil)
        let line = Array(RunFixture.fact(seen, 0, "-1200.5").replacing("bells cast", with: text).utf8)
        let row = try #require(CSVExport(columns: ["measure", "value"])).row(line)
        #expect(String(decoding: row, as: UTF8.self) == "\(cell),-1200.5\r\n")
        let exact = try #require(CSVExport(columns: ["measure"], isExact: true)).row(line)
        #expect(!String(decoding: exact, as: UTF8.self).hasPrefix("'") || text.hasPrefix("'"))
    }
}
