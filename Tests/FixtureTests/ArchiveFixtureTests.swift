import Foundation
import NewsArchive
import NewsModel
import Testing

/// Every archive under `Fixtures/Archives`: its records, and the pages they hold.
@Suite struct ArchiveFixtureTests {
    static let archives: [String] = {
        let folder = Fixtures.root.appendingPathComponent("Archives")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".warc") || $0.hasSuffix(".warc.gz") }
    }()

    @Test func thereAreArchives() { #expect(Self.archives.count >= 2) }

    @Test(arguments: archives)
    func recordsAreListed(name: String) throws {
        var lines: [UInt8] = []
        for record in try records(name) {
            lines += Fixtures.line { writer in
                writer.object { object in
                    object.string("type", record.type)
                    object.string("url", record.url)
                    object.integer("offset", record.offset)
                    object.integer("length", record.length)
                    object.string("record_id", record.recordID)
                }
            }
        }
        try Golden.check("Archives/\(name).list.jsonl", lines)
    }

    /// Plain, chunked or gzip-encoded: the body of a response is the page as it stands in its case.
    @Test(arguments: archives)
    func bodiesAreThePages(name: String) throws {
        let pages = Fixtures.cases("Articles", with: "page.html").map {
            Fixtures.bytes("Articles/\($0)/page.html") ?? []
        }
        let captures = try records(name).compactMap { try $0.capture(archive: name) }.filter { $0.status == 200 }
        #expect(captures.count >= 3)
        for capture in captures where capture.mediaType?.hasPrefix("text/html") ?? false {
            #expect(pages.contains(capture.body), "\(capture.url ?? "-") is no fixture page")
        }
    }

    private func records(_ name: String) throws -> [WARCRecord] {
        let reader = try WARCReader(path: Fixtures.root.appendingPathComponent("Archives/" + name).path)
        var records: [WARCRecord] = []
        while let entry = reader.next() {
            switch entry {
            case .record(let record): records.append(record)
            case .rejected(let rejection): Issue.record("\(rejection)")
            }
        }
        return records
    }
}
