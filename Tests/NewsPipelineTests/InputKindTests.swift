import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline
import Synchronization
import Testing

@Suite struct InputKindTests {
    static let cases: [(String, InputKind)] = [
        ("", .empty), (" \n\t ", .empty), ("\u{FEFF}", .empty),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", .warc),
        ("<!DOCTYPE html><html><head>", .html), ("\n\n<html lang=en>", .html), ("<p>Only a paragraph", .html),
        ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", .html),
        ("Some text in front <div class=a>story</div>", .html), ("<", .html), ("<!-- never closed", .html),
        ("<?xml version='1.0'?>\n<!-- a feed --><rss version='2.0'>", .feed),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", .feed),
        ("\u{FEFF}<rdf:RDF xmlns:rdf='x'>", .feed), ("<RSS>", .feed), ("<urlset>", .feed), ("<sitemapindex>", .feed),
        ("<atom:feed xmlns:atom='x'>", .feed),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .feed),
        ("{\"schema\":\"gleaner.article/1\",\"doc_id\":\"a\"", .articles),
        ("{\"doc_id\":\"a\",\"text\":\"b\"}", .articles),
        ("{\"path\":\"page.html\",\"url\":null}", .manifest), ("{\"anything\":1}", .unknown),
        ("plain words", .unknown), ("%PDF-1.7", .unknown), ("\u{89}PNG\r\n", .unknown), ("a\u{0}b", .unknown),
        ("<!DOCTYPE html><html><head>\u{0}", .html), ("<rss>\u{0}", .unknown),
        ("[1,2]", .unknown),
        ("WARC/1.0\r\nWARC-Type: warcinfo", .warc),
        ("filedesc://a.arc 0.0.0.0 20240314090000 text/plain 69\n1 0 crawler\n<html><body>", .warc),
    ]

    @Test(arguments: cases) func contentTells(text: String, kind: InputKind) {
        #expect(InputKind(of: Array(text.utf8)) == kind)
    }

    /// What another program packed is named, not taken for something unknown.
    @Test(
        arguments: [
            [0x28, 0xB5, 0x2F, 0xFD, 4, 0], [0x5D, 0x2A, 0x4D, 0x18, 9, 0, 0, 0], Array("BZh91AY".utf8),
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x50, 0x4B, 3, 4, 20, 0],
        ] as [[UInt8]])
    func otherCompressionsAreNamed(bytes: [UInt8]) async throws {
        let stand = try NewsStand()
        try Data(bytes).write(to: URL(fileURLWithPath: stand.path("pages.warc.zst")))
        let codes = Mutex<[String]>([])
        let sink = Reprocessing.Sink(
            facts: { (_) throws(FileError) in },
            rejects: { (lines) throws(FileError) in
                codes.withLock { $0.append(String(decoding: lines, as: UTF8.self)) }
            })
        _ = try await Reprocessing(inputs: [stand.path("pages.warc.zst")], output: nil).run(sink)
        #expect(codes.withLock { $0.joined() }.contains("\"unsupported_compression\""))
    }

    /// A pipe in a folder, which nobody may ever write to, and a device without an end in a manifest.
    @Test func pipesAndDevicesAreLeftOut() async throws {
        let stand = try NewsStand()
        try stand.write("in/page.html", NewsStand.page("Brannock", sold: 1200))
        try #require(mkfifo(stand.path("in/pipe"), 0o600) == 0)
        try stand.write("list.jsonl", "{\"path\":\"/dev/zero\"}\n{\"path\":\"in/pipe\"}\n")
        let codes = Mutex<[String]>([])
        let sink = Reprocessing.Sink(
            facts: { (_) throws(FileError) in },
            rejects: { (lines) throws(FileError) in
                codes.withLock { $0.append(String(decoding: lines, as: UTF8.self)) }
            })
        _ = try await Reprocessing(inputs: [stand.path("in"), stand.path("list.jsonl")], output: nil).run(sink)
        #expect(codes.withLock { $0.joined().split(separator: "\"not_a_file\"").count } == 4)
    }

    @Test func wideTextIsSeenThrough() {
        let page = Array("<html><body>".utf8)
        #expect(InputKind(of: [0xFF, 0xFE] + page.flatMap { [$0, 0] }) == .html)
        #expect(InputKind(of: [0xFE, 0xFF] + page.flatMap { [0, $0] }) == .html)
        #expect(InputKind(of: Array("<rss>".utf8).flatMap { [$0, 0] }) == .feed)
        #expect(InputKind(of: [0x1F, 0x8B, 8, 0]) == .gzip)
    }
}
