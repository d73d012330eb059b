import NewsModel
import Testing

@testable import NewsParser

@Suite("Publication dates of pages")
struct StoryDateTests {
    static let text = ArticleParserTests.paragraphs.map { "<p>\($0)</p>" }.joined()

    func published(_ head: String, _ byline: String, url: String = "https://herald.example/port") throws -> String? {
        let html =
            "<html><head><title>Port of Norrvik handles more grain</title>\(head)</head><body><article><h1>Port of Norrvik handles more grain</h1>\(byline)\(Self.text)</article></body></html>"
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        capture.url = url
        return try ArticleParser().process(capture).published.map { String($0.prefix(10)) }
    }

    static func linked(_ date: String) -> String {
        #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port of Norrvik handles more grain","datePublished":"\#(date)"}</script>"#
    }
    static func meta(_ date: String) -> String {
        #"<meta property="article:published_time" content="\#(date)">"#
    }

    @Test(
        "The order of trust",
        arguments: [
            // Microdata without an attribute: the date that readers see.
            ("", #"<p itemprop="datePublished">12 March 2024</p>"#, "2024-03-12"),
            // hAtom: the title of an element of the class "published".
            (
                "", #"<p>Last week <abbr class="published" title="2024-03-12T10:00:00+01:00">on Tuesday</abbr></p>"#,
                "2024-03-12"
            ),
            // What is said to be published counts more than the attribute beside it.
            ("", #"<time datetime="2024-03-15T08:00:00Z">Published 12 March 2024</time>"#, "2024-03-12"),
            // Declared in UTC, shown on the neighbouring day: the readers' day.
            (linked("2024-03-13T02:30:00Z"), "<p class=\"date\">March 12, 2024</p>", "2024-03-12"),
            (linked("2024-03-12T15:30:00Z"), "<p class=\"date\">March 12, 2024</p>", "2024-03-12"),
            // Two witnesses against JSON-LD.
            (
                linked("2024-03-10T09:00:00+01:00") + meta("2024-03-12T08:00:00+01:00"),
                "<p class=\"date\">12.03.2024</p>", "2024-03-12"
            ),
            (linked("2024-03-12T09:00:00+01:00") + meta("2024-03-14T08:00:00+01:00"), "", "2024-03-12"),
            // A single digit of seconds.
            (linked("2024-03-12T23:15:0Z"), "<p class=\"date\">13 March 2024</p>", "2024-03-13"),
        ])
    func trust(_ head: String, _ byline: String, _ expected: String) throws {
        #expect(try published(head, byline) == expected)
    }

    @Test("The page shows the declared day: the address does not move it")
    func addressOfAnotherDay() throws {
        let day = try published(
            Self.linked("2024-03-12T16:30:00Z"), "<p class=\"date\">March 12, 2024</p>",
            url: "https://herald.example/2024/03/13/port")
        #expect(day == "2024-03-12")
    }

    @Test(
        "The day in an address",
        arguments: [
            ("https://herald.example/2024/03/12/port", "2024-03-12"),
            ("https://herald.example/news/12-03-2024-port", "2024-03-12"),
            ("https://herald.example/20240312-port", "2024-03-12"), ("https://herald.example/top-10-12-24", nil),
            ("https://herald.example/port", nil),
        ] as [(String, String?)])
    func address(_ url: String, _ expected: String?) {
        #expect(StoryDates.date(inPath: url)?.description == expected)
    }

    @Test("The day in a headline is what the story is about")
    func headline() throws {
        let html =
            "<html><head><title>Results of the regatta, 9.3.2024</title></head><body><article><h1>Results of the regatta, 9.3.2024</h1><p><span class=\"published\">10 March 2024</span></p>\(Self.text)</article></body></html>"
        let capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        #expect(try ArticleParser().process(capture).published == "2024-03-10")
    }
}
