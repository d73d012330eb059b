internal import FoundationEssentials
internal import NewsArchive
internal import NewsModel
internal import Testing

@Suite("Writing archives")
struct WARCWriterTests {
    /// A folder of its own for one test.
    final class Scratch {
        let path: String
        init() throws {
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "gleaner-writer-\(UInt64.random(in: 0...UInt64.max))")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            path = folder.path
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path + "/" + name))) }
        func write(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: URL(filePath: path + "/" + name))
        }
    }

    static func exchange(_ number: Int, date: String = "2024-05-06T07:08:09Z", body: String? = nil) -> WARCExchange {
        WARCExchange(
            url: "https://a.example/\(number)", date: date,
            request: Array("GET /\(number) HTTP/1.1\r\nHost: a.example\r\n\r\n".utf8),
            responseHead: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n".utf8),
            body: Array((body ?? "<p>page \(number)</p>").utf8), address: "192.0.2.1")
    }

    static func types(_ path: String) throws -> [String] {
        let reader = try WARCReader(path: path)
        var out: [String] = []
        while let entry = reader.next() {
            switch entry {
            case .record(let record): out.append(record.type)
            case .rejected(let rejection): out.append("!" + rejection.code)
            }
        }
        return out
    }

    @Test("what is written is read again, and verifies")
    func roundTrip() throws {
        let scratch = try Scratch()
        let writer = WARCWriter(folder: scratch.path, prefix: "news", software: "test")
        let location = try writer.write(Self.exchange(1))
        #expect(try scratch.names == ["news-00001.warc.gz.open"])
        let original = WARCOriginal(
            url: "https://a.example/1", date: "2024-05-06T07:08:09Z", recordID: location.recordID,
            payloadDigest: location.payloadDigest)
        var unchanged = Self.exchange(1, date: "2024-05-06T08:08:09Z")
        unchanged.responseHead = Array("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n".utf8)
        _ = try writer.write(unchanged, revisits: original, isNotModified: true)
        try writer.finish()
        #expect(try scratch.names == [location.file])
        let path = scratch.path + "/" + location.file
        #expect(try Self.types(path) == ["warcinfo", "response", "request", "revisit", "request"])

        let reader = try WARCReader(path: path)
        var response: WARCRecord?
        while let entry = reader.next() {
            if case .record(let record) = entry, record.type == "response" { response = record }
        }
        #expect(response?.offset == location.offset)
        #expect(response?.recordID == location.recordID)
        let capture = try response?.capture(archive: location.file)
        #expect(capture.map { String(decoding: $0.body, as: UTF8.self) } == "<p>page 1</p>")

        let report = try ArchiveVerifier().verify(path)
        #expect(report.problems.isEmpty)
        #expect(report.records == 5)
        #expect(report.digests == 6)
    }

    @Test("the same exchanges give the same bytes")
    func deterministic() throws {
        var archives: [[UInt8]] = []
        for _ in 0..<2 {
            let scratch = try Scratch()
            let writer = WARCWriter(folder: scratch.path, prefix: "a", software: "test")
            for number in 0..<5 { _ = try writer.write(Self.exchange(number)) }
            try writer.finish()
            archives.append(try scratch.bytes("a-00001.warc.gz"))
        }
        #expect(archives[0] == archives[1])
    }

    @Test("a file that is large enough is finished and the next begun")
    func rotates() throws {
        let scratch = try Scratch()
        let writer = WARCWriter(folder: scratch.path, prefix: "a", software: "test", limit: 2000)
        for number in 0..<6 { _ = try writer.write(Self.exchange(number)) }
        try writer.finish()
        let names = try scratch.names
        #expect(names.count > 1)
        var responses = 0
        for name in names { responses += try Self.types(scratch.path + "/" + name).count { $0 == "response" } }
        #expect(responses == 6)
    }

    @Test("a torn tail is cut, whatever the crash left")
    func recovers() throws {
        let scratch = try Scratch()
        let writer = WARCWriter(folder: scratch.path, prefix: "a", software: "test")
        for number in 0..<3 { _ = try writer.write(Self.exchange(number)) }
        try writer.finish()
        let whole = try scratch.bytes("a-00001.warc.gz")
        var kept: [Int] = []
        for cut in stride(from: 1, to: whole.count, by: 37) {
            let torn = try Scratch()
            try torn.write("a-00001.warc.gz.open", Array(whole[..<cut]))
            let repairs = try WARCRecovery.run(folder: torn.path)
            #expect(repairs.count == 1)
            kept.append(repairs[0].records)
            let left = try torn.names
            if let file = repairs[0].file {
                #expect(left == [file])
                #expect(try ArchiveVerifier().verify(torn.path + "/" + file).problems.isEmpty)
                #expect(try Self.types(torn.path + "/" + file).count == repairs[0].records)
                #expect(whole.starts(with: try torn.bytes(file)))
            } else {
                #expect(left.isEmpty)
            }
        }
        // The later the cut, the more is left; a warcinfo and three responses with their requests at the end, but for the last.
        #expect(kept == kept.sorted() && kept.first == 0)
        #expect(kept.last == (try Self.types(scratch.path + "/a-00001.warc.gz").count) - 1)
    }

    @Test("damage is found by the digests")
    func verifies() throws {
        let block = Array("HTTP/1.1 200 OK\r\n\r\nhello".utf8)
        let record =
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nContent-Length: \(block.count)\r\n\r\n"
        let scratch = try Scratch()
        try scratch.write("x.warc", Array(record.utf8) + block + Array("\r\n\r\n".utf8))
        #expect(try ArchiveVerifier().verify(scratch.path + "/x.warc").problems.map(\.code) == ["wrong_block_digest"])
        try scratch.write("y.warc", [])
        #expect(try ArchiveVerifier().verify(scratch.path + "/y.warc").problems.map(\.code) == ["empty"])
    }

    @Test("pruning removes by age and by address, and nothing else")
    func prunes() throws {
        let scratch = try Scratch()
        let writer = WARCWriter(folder: scratch.path, prefix: "a", software: "test")
        for number in 0..<4 { _ = try writer.write(Self.exchange(number, date: "2024-05-0\(number + 1)T00:00:00Z")) }
        try writer.finish()
        let path = scratch.path + "/a-00001.warc.gz"
        let pruner = ArchivePruner(before: "2024-05-02", urls: ["HTTPS://A.example/2?utm_source=x"])
        let before = try scratch.bytes("a-00001.warc.gz")
        #expect(try pruner.prune(path, isTrial: true).removed == 4)
        #expect(try scratch.bytes("a-00001.warc.gz") == before)
        let report = try pruner.prune(path)
        #expect(report.removed == 4)
        #expect(report.kept == 5)
        #expect(try Self.types(path) == ["warcinfo", "response", "request", "response", "request"])
        #expect(try ArchiveVerifier().verify(path).problems.isEmpty)
        #expect(try ArchivePruner(before: "2030-01-01").prune(path).isDeleted)
        #expect(try scratch.names.isEmpty)
    }
}
