internal import NewsModel
internal import NewsParser
internal import Testing

@Suite("Feeds of a page")
struct FeedDiscoveryTests {
    @Test(
        "are found where the page names them",
        arguments: [
            (
                #"<link rel="alternate" type="application/rss+xml" title="News" href="/feed">"#,
                ["https://a.example/feed"]
            ),
            (
                #"<base href="https://b.example/x/"><link href=atom.xml rel='feed alternate' type=application/atom+xml>"#,
                ["https://b.example/x/atom.xml"]
            ),
            (#"<!-- <link rel=alternate type=application/rss+xml href=/old> --><link rel=stylesheet href=/s.css>"#, []),
            (
                #"<script>'<link rel=alternate type=application/rss+xml href=/js>'</script><a href="/rss.xml">RSS</a>"#,
                ["https://a.example/rss.xml"]
            ),
            (
                #"<link rel=alternate hreflang=de type=text/xml href=/de><link rel=alternate type=application/feed+json href=/f.json>"#,
                ["https://a.example/f.json"]
            ),
            ("<link rel=alternate type=application/rss+xml href=javascript:x>", []),
            ("<", []), ("", []),
        ])
    func links(_ html: String, _ urls: [String]) {
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "p"))
        capture.url = "https://a.example/page"
        #expect(FeedDiscovery.links(in: capture).map(\.url) == urls)
    }

    @Test("are named when a page is read as a feed")
    func rejection() {
        var capture = Capture(
            body: Array("<html><link rel=alternate type=application/rss+xml href=/feed><body>x</body></html>".utf8),
            source: ArticleSource(kind: "file", path: "p"))
        capture.url = "https://a.example/"
        let rejection = #expect(throws: Rejection.self) { try FeedParser().process(capture) }
        #expect(rejection?.code == "not_a_feed")
        #expect(rejection?.message.contains("https://a.example/feed") == true)
    }
}
