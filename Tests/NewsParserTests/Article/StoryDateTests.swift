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
            // A comment's day is not the story's, though its element says so for machines.
            (
                "",
                #"<a href="/people/ada"><div>By Ada Lind<br>on 12.03.2024</div></a><div class="comment-box"><time datetime="2024-03-15T18:19:00+01:00">15.03.24</time></div>"#,
                "2024-03-12"
            ),
            // What readers do not see counts less than what they see.
            (
                "",
                #"<div style="display:none"><time itemprop="dateModified" datetime="2024-03-14">x</time></div><p>Norrvik, 12.03.2024</p>"#,
                "2024-03-12"
            ),
            // Data for scripts is the last resort, and only where it names one day.
            (
                #"<script>window.page = {"publishedDate": "2024-03-12T08:00:00Z", "id": 4}</script>"#, "", "2024-03-12"
            ),
            (
                #"<script>window.page = {"publishedDate": "2024-03-12"}</script>"#, "<p>Published 13 March 2024</p>",
                "2024-03-13"
            ),
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

    @Test("Data for scripts that names several days names none")
    func severalScripts() throws {
        let day = try published(
            #"<script>var list = [{"publishedDate": "2024-03-12"}, {"publishedDate": "2024-03-14"}]</script>"#, "")
        #expect(day == nil)
    }

    @Test("Beside a headline that does not have it, a day in the headline's element is the story's")
    func besideTheHeadline() throws {
        let html =
            "<html><head><title>Port of Norrvik handles more grain</title></head><body><article><h1>Port of Norrvik handles more grain<br><small>12.03.2024</small></h1>\(Self.text)</article></body></html>"
        let capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        #expect(try ArticleParser().process(capture).published == "2024-03-12")
    }

    @Test("Today's date in the page's header is not the story's")
    func today() throws {
        let menu = (1...14).map { "<li><a href=\"/s\($0)\">Section \($0)</a></li>" }.joined()
        let html =
            "<html><head><title>Port of Norrvik handles more grain</title></head><body><header><span class=\"date\"><time datetime=\"2024-03-20T10:00:00+01:00\">Wednesday, 20 March 2024</time></span><ul>\(menu)</ul></header><article><h1>Port of Norrvik handles more grain</h1><p>12 March 2024. The port of Norrvik took in more grain than in any week before, its master said on Tuesday.</p>\(Self.text)</article></body></html>"
        let capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        #expect(try ArticleParser().process(capture).published == "2024-03-12")
    }

    @Test("The day in a headline is what the story is about")
    func headline() throws {
        let html =
            "<html><head><title>Results of the regatta, 9.3.2024</title></head><body><article><h1>Results of the regatta, 9.3.2024</h1><p><span class=\"published\">10 March 2024</span></p>\(Self.text)</article></body></html>"
        let capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        #expect(try ArticleParser().process(capture).published == "2024-03-10")
    }
}
