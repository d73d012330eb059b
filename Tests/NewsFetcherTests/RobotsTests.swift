import NewsFetcher
import NewsModel
import Testing

@Suite struct RobotsTests {
    private func allows(_ file: String, _ path: String, agent: String = "gleaner") -> Bool {
        RobotsRules(parsing: file.utf8).allows(url: "https://news.example" + path, agent: agent)
    }

    @Test(arguments: [
        ("", "/a", true),
        ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow: /", "/robots.txt", true),
        ("User-agent: *\nDisallow:", "/a", true),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
        ("User-agent: *\nDisallow: /a*b*c", "/a-b-b-c", false),
        ("User-agent: *\nDisallow: /a*bc$", "/abcabc", false),
        ("User-agent: *\nDisallow: /a$", "/ab", true),
        ("User-agent: gleaner\nAllow: /\nUser-agent: *\nDisallow: /", "/a", true),
        ("User-agent: other\nUser-agent: GLEANER\nDisallow: /a", "/a", false),
        (
            "User-agent: gleaner\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: gleaner\nDisallow: /c", "/c",
            false
        ),
        ("Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true),
        ("User-agent: *\nSitemap: https://news.example/s.xml\nDisallow: /a", "/a", false),
        ("User-agent: *\r\rDisallow: /a # private\r\n", "/a", false),
        ("\u{FEFF}User-agent: *\nDisallow: /a", "/a", false),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", false),
        ("User-agent: *\nDisallow: /café", "/caf%c3%a9", false),
        ("User-agent: *\nDisallow: /%61", "/a", false),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true),
        ("User-agent: *\nDisallow: /100%24", "/100$", false),
        ("User-agent: *\nDisallow: /100$", "/100$", true),
        ("User-agent: *\nNo-such-record: /b\nUser-agent: other\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow: /\nAllow: /ø", "/%C3%B8", true),
    ])
    func judgesByTheLongestMatch(file: String, path: String, allowed: Bool) { #expect(allows(file, path) == allowed) }

    @Test(arguments: [
        ("gleaner/0.1 (+https://example.org)", false), ("Gleaner", false),
        ("Mozilla/5.0 (compatible; Gleaner/0.1)", false),
        ("gleaner-images", false), ("glean", true), ("big gleaner", true),
    ])
    func findsItsGroup(agent: String, allowed: Bool) {
        #expect(allows("User-agent: gleaner\nDisallow: /", "/a", agent: agent) == allowed)
    }

    @Test func readsDelaysAndSitemaps() {
        let rules = RobotsRules(
            parsing: "User-agent: *\nCrawl-delay: 2.5\nSitemap: https://a.example/s.xml\nUser-agent: x\nCrawl-delay: -1"
                .utf8)
        #expect(rules.crawlDelay(agent: "gleaner") == 2.5)
        #expect(rules.crawlDelay(agent: "x") == nil)
        #expect(rules.sitemaps == ["https://a.example/s.xml"])
    }

    @Test func readsHalfAMegabyteAndNoMore() {
        let padding = String(repeating: "# padding\n", count: 60_000)
        #expect(allows(padding + "User-agent: *\nDisallow: /", "/a"))
        #expect(!allows("User-agent: *\nDisallow: /\n" + padding, "/a"))
    }

    @Test func manyAsterisksCostLittle() {
        let file = "User-agent: *\nDisallow: /" + String(repeating: "a*", count: 5000) + "b"
        #expect(allows(file, "/" + String(repeating: "a", count: 20_000)))
    }
}
