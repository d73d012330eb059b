internal import NewsModel
internal import NewsParser
internal import Testing

@Suite("Feeds")
struct FeedParserTests {
    static func feed(_ body: String, url: String? = nil, mediaType: String? = nil) throws -> Feed {
        var capture = Capture(body: Array(body.utf8), source: ArticleSource(kind: "file", path: "feed"))
        capture.url = url
        capture.mediaType = mediaType
        return try FeedParser().process(capture)
    }

    @Test("RSS 2.0 with modules")
    func rss() throws {
        let feed = try Self.feed(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel><title>Harbour Desk</title><link>https://desk.example/</link><atom:link rel="self" href="https://desk.example/feed"/>
            <description>Ships &amp;amp; ports</description><language>en-gb</language><ttl>45</ttl><sy:updatePeriod>daily</sy:updatePeriod>
            <sy:updateFrequency>4</sy:updateFrequency><skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
            <image><title>Logo</title><link>https://desk.example/logo</link></image>
            <item><title>Crane order &lt;em&gt;doubled&lt;/em&gt;</title><link>/2024/crane</link><guid isPermaLink="false">desk-17</guid>
            <dc:creator>Mara Olin</dc:creator><category>Ports</category><category>Cranes</category>
            <pubDate>Tue, 05 Mar 2024 09:30:00 EST</pubDate><description>Short</description>
            <content:encoded><![CDATA[<p onclick="x()">The yard ordered <a href="/docs/a.pdf">two cranes</a>.<script>track()</script></p>]]></content:encoded>
            <enclosure url="https://desk.example/a.mp3" length="1200" type="audio/mpeg"/></item>
            </channel></rss>
            """, url: "https://desk.example/feed")
        #expect(feed.format == "rss")
        #expect(!feed.malformed)
        #expect(feed.encoding == "utf-8")
        #expect(feed.title == "Harbour Desk")
        #expect(feed.link == "https://desk.example/")
        #expect(feed.description == "Ships &amp; ports")
        #expect(
            feed.hints
                == {
                    var hints = ScheduleHints()
                    hints.ttl = 45
                    hints.updateInterval = 21_600
                    hints.skipHours = [1, 0]
                    hints.skipDays = ["Sunday"]
                    return hints
                }())
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "desk-17")
        #expect(entry.title == "Crane order <em>doubled</em>")
        #expect(entry.link == "https://desk.example/2024/crane")
        #expect(entry.published == "2024-03-05T09:30:00-05:00")
        #expect(entry.authors == [FeedAuthor(name: "Mara Olin")])
        #expect(entry.categories == ["Ports", "Cranes"])
        #expect(entry.summary == "Short")
        #expect(entry.content == #"<p>The yard ordered <a href="https://desk.example/docs/a.pdf">two cranes</a>.</p>"#)
        #expect(
            entry.enclosures == [FeedEnclosure(url: "https://desk.example/a.mp3", type: "audio/mpeg", length: 1200)])
    }

    @Test("Atom 1.0: links by relation, xml:base, text constructs")
    func atom() throws {
        let feed = try Self.feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb" xml:base="https://blad.example/a/">
            <title>Bladet</title><id>tag:blad.example,2024:1</id><updated>2024-05-01T10:00:00+02:00</updated>
            <link rel="self" href="feed.xml"/><link href="../"/><author><name>Redaksjonen</name><email>red@blad.example</email></author>
            <entry><id>tag:blad.example,2024:2</id><title type="text">Fisk &lt; ferje</title><link rel="enclosure" href="lyd.mp3" length="9"/>
            <link rel="alternate" type="text/html" href="sak/2"/><published>2024-05-01T08:00:00Z</published><category term="sjø"/>
            <summary type="html">&lt;b&gt;Kort&lt;/b&gt;</summary>
            <content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml"><p>Se <a href="c">her</a> &amp; der</p></div></content></entry>
            </feed>
            """)
        #expect(feed.format == "atom")
        #expect(feed.link == "https://blad.example/")
        #expect(feed.language == "nb")
        let entry = try #require(feed.entries.first)
        #expect(entry.link == "https://blad.example/a/sak/2")
        #expect(entry.title == "Fisk < ferje")
        #expect(entry.summary == "<b>Kort</b>")
        #expect(entry.content == #"<p>Se <a href="https://blad.example/a/b/c">her</a> &amp; der</p>"#)
        #expect(entry.authors == [FeedAuthor(name: "Redaksjonen", email: "red@blad.example")])
        #expect(entry.enclosures.first?.url == "https://blad.example/a/lyd.mp3")
        #expect(entry.categories == ["sjø"])
    }

    @Test(
        "RSS 1.0, CDF, JSON Feed, sitemaps",
        arguments: [
            (
                #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="u"><title>R</title><link>https://r.example/</link></channel><item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link></item></rdf:RDF>"#,
                "rdf", "https://r.example/1", "One"
            ),
            (
                #"<CHANNEL HREF="https://c.example/"><TITLE>C</TITLE><ITEM HREF="https://c.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>"#,
                "cdf",
                "https://c.example/1", "One"
            ),
            (
                #"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","title":"One"}]}"#,
                "json",
                "https://j.example/1", "One"
            ),
            (
                #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://s.example/1 </loc><news:news><news:publication><news:language>en</news:language></news:publication><news:title>One</news:title></news:news></url></urlset>"#,
                "sitemap", "https://s.example/1", "One"
            ),
        ])
    func formats(_ body: String, _ format: String, _ link: String, _ title: String) throws {
        let feed = try Self.feed(body)
        #expect(feed.format == format)
        #expect(feed.entries.map(\.link) == [link])
        #expect(feed.entries.map(\.title) == [title])
    }

    @Test(
        "ill-formed XML is repaired and said to be so",
        arguments: [
            #"<rss><channel><item><title>Salt & Pepper</title></item></channel></rss>"#,
            #"<rss><channel><item><title>Salt & Pepper</titel><link>https://a.example/</link></item></channel></rss>"#,
            #"<rss><channel><item><title>Salt &amp; Pepper</title><description>one<br>two</description></item></channel></rss>"#,
            #"<rss><channel><item><title>Salt &amp; Pepper</title></item></channel>"#,
            #"<rss><channel><item><title id=a>Salt &amp; Pepper</title></item></channel></rss>"#,
            "<!-- first --><?xml version=\"1.0\"?><rss><channel><item><title>Salt &amp; Pepper</title></item></channel></rss>",
        ])
    func repairs(_ body: String) throws {
        let feed = try Self.feed(body)
        #expect(feed.malformed)
        #expect(feed.entries.count == 1)
        #expect(feed.entries.first?.title == "Salt & Pepper" || feed.entries.first?.title == "Salt &amp; Pepper")
    }

    @Test(
        "well-formed XML is not said to be ill-formed",
        arguments: [
            #"<?xml version="1.0"?><rss version="2.0"><channel><title>A &#38; B</title></channel></rss>"#,
            #"<!DOCTYPE rss [<!ENTITY co "Company">]><rss version="2.0"><channel><title>The &co;</title></channel></rss>"#,
            #"<rss version="2.0"><channel><title><![CDATA[a < b]]></title><x/></channel></rss>"#,
        ])
    func wellFormed(_ body: String) throws { #expect(try !Self.feed(body).malformed) }

    @Test("entities expand once and stay small")
    func laughs() throws {
        let feed = try Self.feed(
            """
            <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
            <rss version="2.0"><channel><title>x&c;y</title></channel></rss>
            """)
        #expect((feed.title?.utf8.count ?? 0) < 100)
    }

    @Test(
        "what is no feed is rejected",
        arguments: [
            ("", "empty"), ("   ", "empty"), ("<html><body>Hello</body></html>", "not_a_feed"),
            ("{\"a\":1}", "not_a_feed"), ("{", "bad_json"),
            ("plain words", "not_a_feed"), ("<rss>" + String(repeating: "<a>", count: 400), "too_deep"),
        ])
    func rejects(_ body: String, _ code: String) {
        let rejection = #expect(throws: Rejection.self) { try Self.feed(body) }
        #expect(rejection?.code == code)
    }

    @Test(
        "encodings: declaration, HTTP, byte order mark, nothing",
        arguments: [
            (
                Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><title>caf".utf8) + [0xE9]
                    + Array("</title></channel></rss>".utf8), nil, "iso-8859-1"
            ),
            (
                Array("<rss><channel><title>caf".utf8) + [0xE9] + Array("</title></channel></rss>".utf8),
                "application/xml; charset=windows-1252", "windows-1252"
            ),
            (
                [0xEF, 0xBB, 0xBF] + Array("<rss><channel><title>café</title></channel></rss>".utf8), "text/xml",
                "utf-8"
            ),
            (Array("<rss><channel><title>café</title></channel></rss>".utf8), nil, "utf-8"),
            (
                "<rss><channel><title>café</title></channel></rss>".utf16.flatMap {
                    [UInt8($0 & 255), UInt8($0 >> 8)]
                }, nil, "utf-16le"
            ),
        ] as [([UInt8], String?, String)])
    func encodings(_ body: [UInt8], _ mediaType: String?, _ encoding: String) throws {
        var capture = Capture(body: body, source: ArticleSource(kind: "file", path: "feed"))
        capture.mediaType = mediaType
        let feed = try FeedParser().process(capture)
        #expect(feed.title == "café")
        #expect(feed.encoding == encoding)
        #expect(!feed.malformed)
    }

    /// No input may crash the parser; cutting and flipping bytes of a feed covers every state of the scanner.
    @Test("no bytes crash it")
    func survives() {
        let seed = Array(
            #"<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "v">]><rss xmlns:a="u"><channel a:b='c'><!-- - --><item><title><![CDATA[x]]>&e;&#65;&amp;</title><description>&lt;p style="color:red" onload=x&gt;</description></item></channel></rss>"#
                .utf8)
        var state: UInt64 = 88_172_645_463_325_252
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var read = 0
        for round in 0..<3000 {
            var body = seed
            for _ in 0..<(1 + round % 8) { body[random(body.count)] = UInt8(random(256)) }
            if round % 3 == 0 { body.removeLast(random(body.count)) }
            if (try? FeedParser().process(Capture(body: body, source: ArticleSource(kind: "file", path: "f")))) != nil {
                read += 1
            }
        }
        #expect(read > 1000)
    }
}
