import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline
import Testing

@Suite struct ReprocessingTests {
    private let stand: NewsStand

    init() throws {
        stand = try NewsStand()
        for n in 0..<12 {
            try stand.write("pages/page-\(n).html", NewsStand.page("Brannock \(n)", sold: 1_000 + n * 37))
        }
        try stand.write("pages/empty.html", "")
        try stand.write("pages/picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 1, 2])
    }

    /// Runs without a folder: facts, rejects, counts.
    private func run(_ reprocessing: Reprocessing) async throws -> (facts: [UInt8], rejects: [UInt8], tally: RunTally) {
        let facts = Collected()
        let rejects = Collected()
        let tally = try await reprocessing.run(
            .init(
                facts: { (lines) throws(FileError) in facts.bytes += lines },
                rejects: { (lines) throws(FileError) in rejects.bytes += lines }))
        return (facts.bytes, rejects.bytes, tally)
    }

    private final class Collected { var bytes: [UInt8] = [] }

    @Test func theNumberOfJobsChangesNothing() async throws {
        let one = try await run(Reprocessing(inputs: [stand.path("pages")], jobs: 1))
        #expect(one.tally.documents == 12)
        #expect(one.tally.rejects == 2)
        #expect(!one.facts.isEmpty)
        for jobs in [2, 5] {
            let many = try await run(Reprocessing(inputs: [stand.path("pages")], jobs: jobs))
            #expect(many.facts == one.facts)
            #expect(many.rejects == one.rejects)
        }
        for jobs in [1, 3] {
            _ = try await run(
                Reprocessing(inputs: [stand.path("pages")], output: stand.path("out-\(jobs)"), jobs: jobs))
        }
        for name in ["articles", "documents", "facts", "rejects"] {
            let a = try FileSystem.read(stand.path("out-1/\(name).jsonl"), limit: .max)
            let b = try FileSystem.read(stand.path("out-3/\(name).jsonl"), limit: .max)
            #expect(a == b && !a.isEmpty, "\(name)")
        }
        #expect(try FileSystem.read(stand.path("out-1/facts.jsonl"), limit: .max) == one.facts)
    }

    @Test func aFinishedRunIsReadFromItsArticles() async throws {
        _ = try await run(Reprocessing(inputs: [stand.path("pages")], output: stand.path("out")))
        let again = try await run(Reprocessing(inputs: [stand.path("out")]))
        #expect(again.tally.documents == 12)
        #expect(again.tally.rejects == 0)
        #expect(again.facts == (try FileSystem.read(stand.path("out/facts.jsonl"), limit: .max)))
    }

    @Test func aManifestDescribesPages() async throws {
        try stand.write(
            "manifest.jsonl",
            """
            {"path":"pages/page-1.html","url":"https://kettles.example/1","observed_at":"2024-02-01T10:00:00Z"}
            {"path":"pages/page-2.html","url":"https://kettles.example/2","observed_at":"2024-03-01T10:00:00Z"}
            {"path":"pages/nothing.html"}
            {"url":"https://kettles.example/4"}
            """)
        let all = try await run(Reprocessing(inputs: [], manifest: stand.path("manifest.jsonl")))
        #expect(all.tally.documents == 2)
        #expect(all.tally.rejects == 2)
        let rejects = String(decoding: all.rejects, as: UTF8.self)
        #expect(rejects.contains("\"input\":\"pages/nothing.html\""))
        #expect(rejects.contains("manifest.jsonl:4"))
        #expect(String(decoding: all.facts, as: UTF8.self).contains("https://kettles.example/1"))
        let late = try await run(Reprocessing(inputs: [], manifest: stand.path("manifest.jsonl"), since: "2024-02-15"))
        #expect(late.tally.documents == 1)
    }

    @Test func nothingAtAllIsToldFromBadInput() async throws {
        #expect(try await run(Reprocessing(inputs: [stand.path("missing")])).tally.foundNothing)
        #expect(try await run(Reprocessing(inputs: [stand.path("pages/empty.html")])).tally.foundNothing == false)
    }

    /// A run of several archives goes on where it was, but not where its companies were linked by another list.
    /// A text that is longer than any story is refused before it is read, and its document line says so.
    @Test func whatIsLongerThanAnyStoryIsNone() async throws {
        let long = String(repeating: "word ", count: 900_000)
        try stand.write(
            "long.jsonl", "{\"doc_id\":\"d\",\"text\":\"\(long)\"}\n{\"doc_id\":\"e\",\"text\":\"A mill.\"}\n")
        let run = try await run(Reprocessing(inputs: [stand.path("long.jsonl")], output: stand.path("long")))
        #expect(run.tally.rejects == 1)
        #expect(run.tally.documents == 1)
        let documents = try FileSystem.read(stand.path("long/documents.jsonl"), limit: .max)
        #expect(documents.count { $0 == UInt8(ascii: "\n") } == 2)
        #expect(String(decoding: documents, as: UTF8.self).contains("\"status\":\"rejected\""))
        let rejects = try FileSystem.read(stand.path("long/rejects.jsonl"), limit: .max)
        #expect(String(decoding: rejects, as: UTF8.self).contains("\"code\":\"text_too_long\""))
    }

    @Test func anotherWatchListIsAnotherRun() async throws {
        let archives = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/Archives").path
        var digests: Set<String> = []
        for number in ["HR-1", "HR-2"] {
            try stand.write("watch.tsv", "name\twatch\nHaiyue Robotics\t\(number)\n")
            var reprocessing = Reprocessing(
                inputs: [archives + "/morning.warc.gz", archives + "/evening.warc"], output: stand.path("out"))
            reprocessing.companies = try .read(directory: nil, watchList: stand.path("watch.tsv"))
            _ = try await run(reprocessing)
            let facts = try String(contentsOfFile: stand.path("out/morning/facts.jsonl"), encoding: .utf8)
            #expect(facts.contains("\"watch\":\"\(number)\""))
            digests.insert(try #require(try RunFolderReader(folder: stand.path("out")).manifest.companies))
        }
        #expect(digests.count == 2)
    }

    @Test func aRunIsCommittedWithWhatItHolds() async throws {
        _ = try await run(Reprocessing(inputs: [stand.path("pages")], output: stand.path("out")))
        let manifest = try RunFolderReader(folder: stand.path("out")).manifest
        #expect(manifest.documents == 12)
        #expect(manifest.counts.first { $0.stage == "capture" }?.rejected == 2)
        for file in manifest.files {
            let bytes = try FileSystem.read(stand.path("out/" + file.path), limit: .max)
            #expect(file.sha256 == Digest.hex(Digest.sha256(bytes)))
            #expect(file.lines == bytes.count { $0 == 0x0A })
        }
    }
}
