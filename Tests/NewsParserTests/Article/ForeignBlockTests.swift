import NewsModel
import Testing

@testable import NewsParser

@Suite("What stands beside a story")
struct ForeignBlockTests {
    static let story = ArticleParserTests.story

    func body(_ html: String) throws -> [String] {
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        capture.url = "https://herald.example/business/port-grain"
        let article = try ArticleParser().process(capture)
        let kinds: Set<BlockKind> = [.heading, .paragraph, .listItem, .tableRow, .quote]
        let bytes = Array(article.text.utf8)
        return article.blocks.filter { kinds.contains($0.kind) }.map {
            String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
        }
    }

    /// Sentences as a reader would write them, none like another.
    static let remarks = (1...12).map { n in
        "I have watched the port for \(n + 3) years, and what it says of its silos is only half of it: the road to pier \(n) still floods whenever the wind comes from the west, as everybody in town knows."
    }

    @Test("Readers' comments, though they are longer than the story")
    func comments() throws {
        let comments = Self.remarks.map { "<li><div class=\"text\"><p>\($0)</p></div></li>" }.joined()
        let page = ArticleParserTests.page("\(Self.story)<ol class=\"comment-list\">\(comments)</ol>")
        #expect(try body(page) == ArticleParserTests.paragraphs)
    }

    @Test("Comments are better than nothing")
    func commentsAlone() throws {
        let comments = Self.remarks.map { "<p>\($0)</p>" }.joined()
        let page = ArticleParserTests.page(
            "<h1>Port of Norrvik handles more grain</h1><div class=\"comments\">\(comments)</div>")
        #expect(try !body(page).isEmpty)
    }

    @Test("A notice in place of content that the page may not show")
    func notices() throws {
        let notice =
            "<p>This is external content. To see it you have to accept all cookies of the service that it comes from.</p>"
        let text = ArticleParserTests.paragraphs.map { "<p>\($0)</p>\(notice)" }.joined()
        let page = ArticleParserTests.page(
            "<article><h1>Port of Norrvik handles more grain</h1><div class=\"article-body\">\(text)</div></article>")
        #expect(try body(page) == ArticleParserTests.paragraphs)
    }

    @Test("Hidden words for scripts, but not hidden sentences")
    func hiddenWords() throws {
        let hidden =
            "<div style=\"display:none\"><div>2024-03-05T08:57:40+01:00</div><div>The second silo opens in autumn.</div></div><div>Norrvik</div>"
        let page = ArticleParserTests.page(
            "<article><h1>Port of Norrvik handles more grain</h1><div class=\"article-body\">\(hidden)</div></article>")
        let capture = Capture(body: Array(page.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        let blocks = try ParsedPage(capture).blocks
        let isForeign = blocks.foreignBlocks()
        func isForeignText(_ text: String) -> Bool? {
            (0..<blocks.count).first { blocks.string($0) == text }.map { isForeign[$0] }
        }
        #expect(isForeignText("2024-03-05T08:57:40+01:00") == true)
        #expect(isForeignText("The second silo opens in autumn.") == false)
        #expect(isForeignText("Norrvik") == false)
    }

    @Test("The next story, loaded behind the page's own")
    func nextStory() throws {
        let next = Self.remarks.map { "<p>\($0)</p>" }.joined()
        let page = ArticleParserTests.page(
            "\(Self.story)<article class=\"article\"><h1>Readers write about the road to the pier</h1><p class=\"byline\">By Olav Lind | March 4, 2024</p><div class=\"article-body\">\(next)</div></article>"
        )
        #expect(try body(page) == ArticleParserTests.paragraphs)
    }

    @Test("A series of teasers above the headline")
    func teasers() throws {
        let teasers = Self.remarks.map { "<li><a href=\"/x\">Letters from readers</a> \($0)</li>" }.joined()
        let page = ArticleParserTests.page("<ul class=\"slides\">\(teasers)</ul>\(Self.story)")
        #expect(try body(page) == ArticleParserTests.paragraphs)
    }

    @Test("A hidden list of cookies")
    func cookies() throws {
        let rows = (1...8).map {
            "<tr><td>_s\($0)</td><td>\($0) years</td><td>This cookie is set by the shop and counts how often a visitor came back.</td></tr>"
        }.joined()
        let page = ArticleParserTests.page(
            "\(Self.story)<div class=\"cookie-settings\" style=\"display:none\"><table><tbody>\(rows)</tbody></table></div>"
        )
        #expect(try body(page) == ArticleParserTests.paragraphs)
    }

    @Test(
        "A short line under the headline is a standfirst, a long lead is the first paragraph",
        arguments: [
            ("Two new silos let the harbour take in more than ever before.", BlockKind.standfirst),
            (
                "Two new silos let the harbour take in more than ever before, says its master, who hopes for a deeper basin, for larger ships and for another railway track before the summer of next year begins.",
                .paragraph
            ),
        ])
    func leads(_ lead: String, _ kind: BlockKind) throws {
        let html = ArticleParserTests.page(
            Self.story.replacing(
                "<p class=\"byline\">", with: "<p class=\"standfirst\">\(lead)</p><p class=\"byline\">"),
            head: "<meta property=\"og:description\" content=\"\(lead)\">")
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        capture.url = "https://herald.example/business/port-grain"
        let article = try ArticleParser().process(capture)
        let bytes = Array(article.text.utf8)
        let block = article.blocks.first {
            String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) == lead
        }
        #expect(block?.kind == kind)
    }
}
