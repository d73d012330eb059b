import Testing

@testable import NewsMarkup

@Suite("Markup trimmer")
struct MarkupTrimmerTests {
    private func trimmed(_ html: String) throws -> String {
        String(decoding: try MarkupTrimmer.trimmed(Array(html.utf8)), as: UTF8.self)
    }

    @Test(
        "Programs, style sheets and attributes that nothing reads are left out",
        arguments: [
            ("<script>var a = '<p>';</script><p>x", "<script></script><p>x"),
            ("<SCRIPT async src=a.js>f()</Script ><p>x", "<SCRIPT  ></Script ><p>x"),
            ("<a download x y z y w>", "<a download x y   >"),
            ("<p hidden x=\"1\" =\"2\">", "<p hidden x=\"1\" =\"2\">"),
            ("<style><!-- p { } --></style>", "<style></style>"),
            ("<script type=\"application/ld+json\">{}</script>", "<script type=\"application/ld+json\">{}</script>"),
            (
                "<script type='application/ld&#43;json'>{}</script>",
                "<script type='application/ld&#43;json'>{}</script>"
            ),
            ("<p class=\"lead\" data-x=\"1 > 0\" onclick='f(\"<p>\")'>x", "<p class=\"lead\"  >x"),
            ("<a href=\"/quay\" title=\"The quay\">x</a>", "<a  title=\"The quay\">x</a>"),
            ("<link rel=\"canonical\" href=\"/quay\">", "<link rel=\"canonical\" href=\"/quay\">"),
            ("<!-- <p data-x=\"1\"> --><p data-x=\"1\">", "<!-- <p data-x=\"1\"> --><p >"),
        ])
    func leavesOut(_ html: String, _ expected: String) throws { #expect(try trimmed(html) == expected) }

    @Test(
        "Where it is in doubt what ends, the rest stays as it stands",
        arguments: [
            "<p data-x=\"1>x", "<script>f()", "<script>f()</scripts><p data-x=\"1\">", "<script><p>x</script>",
            "</p <p data-x=\"1\">x", "<!doctype x [<p data-x=\"1\">]>",
            "<!--><p data-x=\"1\">", "<!-- --!><p data-x=\"1\"> -->", "<!-- x", "",
        ])
    func leaves(_ html: String) throws { #expect(try trimmed(html) == html) }

    @Test(
        "Attributes cost no more than their number, and a page whose attributes would is refused",
        arguments: ["<p", "<a", "<p class=\"x\""])
    func manyAttributes(_ tag: String) throws {
        let many = (0..<100_000).map { " a\($0)" + ($0 % 3 == 0 ? "" : $0 % 3 == 1 ? "=1" : "=\"1\"") }.joined()
        let tree = try MarkupTree.html(Array("\(tag)\(many)>x".utf8))
        #expect(tree.plainText(of: 0) == "x")
        // Behind a comment that is none to some.
        #expect(throws: MarkupFailure.self) { try MarkupTree.html(Array("<!-->\(tag)\(many)>x".utf8)) }
        let nested = "<!-->" + String(repeating: "<p x=\"", count: 50_000)
        #expect(throws: MarkupFailure.self) { try MarkupTree.html(Array(nested.utf8)) }
    }

    /// Pieces that pages are made of, whole and broken.
    private static let pieces = [
        "<p>", "</p>", "<div class=\"a\" ", "<a href='x' data-y=\"z\">", "</a>", "<script>", "<script src=\"x\" >",
        "<script/>",
        "<SCRIPT type=\"application/ld+json\" data-x='1'>", "</script>", "</SCRIPT >", "</scripts>", "<style>",
        "</style>",
        "<!--", "-->", "--!>", "<!-->", "<!--->", "<!doctype html>", "<![CDATA[", "]]>", "<?php ", "?>", "<", "</", ">",
        "/>", "/", "\"", "'", "=", " ", "\n", "\u{C}", " data-x=\"1\"", " data-x='a>b'", " data-x=1", " data-x", " x",
        " y=", " z",
        " class=c",
        " id=\"i\"", " hidden", " onclick=\"f('<p>')\"", "&amp;", "&quot", "&#34;", "&", "text", "a < b", "é", "日本",
        "<b",
        "<title>", "</title>", "<table><tr><td>", "</table>", "<svg d=\"M0\">", "<body data-x=\"1\">",
        "<html lang=\"en\">",
        "<head>", "</head>", "<textarea>", "</textarea>", "<:x data-x=\"1\">", "<_ data-x=\"1\">", ".x=\"1\"", ":y='2'",
        "var x = '<p data-x=\"1\">';", "{\"a\": \"</p>\"}",
    ]

    @Test("Leaving out changes no tree, whatever a page is made of")
    func sameTree() throws {
        var random: UInt64 = 42
        func next(_ n: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % n
        }
        var shorter = 0
        for _ in 0..<20_000 {
            var page = ""
            for _ in 0..<(1 + next(24)) { page += Self.pieces[next(Self.pieces.count)] }
            let bytes = Array(page.utf8)
            let short = try MarkupTrimmer.trimmed(bytes)
            if short.count < bytes.count { shorter += 1 }
            let whole = try HTMLTreeBuilder.parse(bytes, limits: MarkupLimits())
            let tree = try HTMLTreeBuilder.parse(short, limits: MarkupLimits())
            #expect(describe(tree) == describe(whole), "\(page)")
        }
        #expect(shorter > 1_000)
    }

    private func describe(_ tree: MarkupTree) -> [String] {
        tree.nodes.indices.map { i in
            let node = tree.nodes[i]
            let place = "\(node.tag) \(node.parent) \(node.end)"
            if node.tag == .text { return "\(place) \(tree.bytes[tree.text(i)])" }
            return tree.attributes[Int(node.first)..<Int(node.first + node.count)].reduce(into: place) {
                $0 += " \($1.name)=\(tree.bytes[Int($1.start)..<Int($1.start + $1.count)])"
            }
        }
    }
}
