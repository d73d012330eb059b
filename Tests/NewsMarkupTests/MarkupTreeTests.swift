import Testing

@testable import NewsMarkup

@Suite("Markup tree")
struct MarkupTreeTests {
    private func tree(_ html: String) throws -> MarkupTree { try MarkupTree.html(Array(html.utf8)) }

    @Test("Nodes stand in document order and know where their subtree ends")
    func order() throws {
        let tree = try tree("<html><body><div id=a><p>One<p>Two &amp; three</div><p>Four</body></html>")
        #expect(tree.nodes.map(\.tag) == [.html, .body, .div, .p, .text, .p, .text, .p, .text])
        #expect(tree.nodes[2].end == 7)
        #expect(tree.value(.id, of: 2) == "a")
        #expect(String(decoding: tree.bytes[tree.text(6)], as: UTF8.self) == "Two & three")
        #expect(tree.plainText(of: 0) == "One Two & three Four")
    }

    @Test("Scripts are dropped, data blocks are kept")
    func scripts() throws {
        let tree = try tree(
            "<script>var a = '<p>';</script><script type='application/ld+json'>{\"a\":1}</script><style>p{}</style><p>x"
        )
        let texts = tree.nodes.indices.filter { tree.nodes[$0].tag == .text }.map {
            String(decoding: tree.bytes[tree.text($0)], as: UTF8.self)
        }
        #expect(texts == ["{\"a\":1}", "x"])
    }

    @Test("Paths count siblings of the same name")
    func paths() throws {
        let tree = try tree("<html><body><div><p>a</p><h2>b</h2><p>c</p></div></body></html>")
        var paths = ElementPaths(tree)
        let found = tree.nodes.indices.filter { tree.nodes[$0].tag != .text }.map { paths.path(of: $0) }
        #expect(
            found == [
                "/html", "/html/body", "/html/body/div", "/html/body/div/p[1]", "/html/body/div/h2",
                "/html/body/div/p[2]",
            ])
    }

    @Test("Paths in other elements begin anew, and indices may have two digits")
    func longLists() throws {
        let items = String(repeating: "<li>x</li>", count: 11)
        let tree = try tree("<html><body><ul>\(items)</ul><ol>\(items)</ol><blink>y</blink></body></html>")
        var paths = ElementPaths(tree)
        let found = tree.nodes.indices.filter { tree.nodes[$0].tag != .text }.map { paths.path(of: $0) }
        #expect(found[3] == "/html/body/ul/li[1]" && found[13] == "/html/body/ul/li[11]")
        #expect(found[14] == "/html/body/ol" && found[24] == "/html/body/ol/li[10]" && found[26] == "/html/body/*")
        #expect(paths.path(of: 3) == "/html/body/ul/li[1]")
    }

    @Test("What is nested deeper than the limit is read as if it stood there")
    func depth() throws {
        let tree = try tree(String(repeating: "<div>", count: 2_000) + "deep text")
        #expect(tree.plainText(of: 0) == "deep text")
        var deepest = 0
        for i in tree.nodes.indices {
            var steps = 0
            var node = i
            while node >= 0 {
                steps += 1
                node = Int(tree.nodes[node].parent)
            }
            deepest = max(deepest, steps)
        }
        #expect(deepest <= 258)
    }

    @Test("A page with thousands of open elements is refused, one with too many nodes too")
    func limits() {
        let bomb = Array(String(repeating: "<div>", count: 20_000).utf8)
        #expect(throws: MarkupFailure.tooDeep(5_000)) { try MarkupTree.html(bomb) }
        var limits = MarkupLimits()
        limits.nodes = 100
        let wide = Array(String(repeating: "<br>x", count: 200).utf8)
        #expect(throws: MarkupFailure.self) { try MarkupTree.html(wide, limits: limits) }
    }

    @Test(
        "Entities in strings outside markup",
        arguments: [
            ("A &amp; B", "A & B"), ("&#8217;&#x2019;", "’’"), ("&eacute;t&eacute;", "été"), ("R&D", "R&D"),
            ("&unknown; &#0;", "&unknown; &#0;"),
            ("&apos;", "'"),
        ])
    func entities(_ text: String, _ expected: String) { #expect(HTMLEntities.decoded(text) == expected) }

    @Test("A link whose tag never ends and swallows text is no link")
    func swallowedText() throws {
        let tree = try MarkupTree.html(
            Array(
                "<body><p>The quay. <a href=\"/quay\"Work starts in May.</a><p>More text.<p><a href=/x download>File</a>"
                    .utf8))
        #expect(tree.nodes.count { $0.tag == .a } == 1)
    }
}
