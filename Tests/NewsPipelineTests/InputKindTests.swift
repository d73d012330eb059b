import NewsPipeline
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

    @Test func wideTextIsSeenThrough() {
        let page = Array("<html><body>".utf8)
        #expect(InputKind(of: [0xFF, 0xFE] + page.flatMap { [$0, 0] }) == .html)
        #expect(InputKind(of: [0xFE, 0xFF] + page.flatMap { [0, $0] }) == .html)
        #expect(InputKind(of: Array("<rss>".utf8).flatMap { [$0, 0] }) == .feed)
        #expect(InputKind(of: [0x1F, 0x8B, 8, 0]) == .gzip)
    }
}
