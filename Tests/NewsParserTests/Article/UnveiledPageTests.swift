import NewsModel
import Testing

@testable import NewsParser

@Suite("Pages that scripts unveil or fill")
struct UnveiledPageTests {
    private func parse(_ html: String) throws -> Article {
        try ArticleParser().process(
            Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html")))
    }

    private func page(_ before: String, _ after: String, _ paragraphs: [String] = ArticleParserTests.paragraphs)
        -> String
    {
        "<html><head><title>Grain leaves Norrvik faster</title></head><body>\(before)<h1>Grain leaves Norrvik faster</h1>"
            + paragraphs.map { "<p>\($0)</p>" }.joined() + "\(after)</body></html>"
    }

    @Test(
        "A story that is hidden until scripts run, or stands in a declarative shadow root, is read",
        arguments: [
            ("<div hidden>", "</div>"), ("<div style=\"display: none\">", "</div>"),
            ("<x-story><template shadowrootmode=\"open\">", "</template></x-story>"),
            ("<noscript>", "</noscript>"),
        ])
    func unveiled(_ before: String, _ after: String) throws {
        let article = try parse(page(before, after))
        #expect(article.blocks.count { $0.kind == .paragraph } == ArticleParserTests.paragraphs.count)
    }

    @Test("What other templates hold is not read")
    func template() throws {
        let article = try parse(page("<template><p>Sign in to see the harbour's camera.</p></template>", ""))
        #expect(!article.text.contains("camera"))
    }

    @Test(
        "A page that shows its headline alone is no story",
        arguments: [
            "", "<template><p>x</p></template>", "<iframe srcdoc=\"<p>x\"></iframe>", "<!-- <p>never closed</p>",
        ])
    func headline(_ rest: String) throws {
        #expect { try parse(page("", rest, [])) } throws: { ($0 as? Rejection)?.code == "no_text" }
    }
}
