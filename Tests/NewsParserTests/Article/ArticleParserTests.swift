import NewsModel
import Testing

@testable import NewsParser

@Suite("Articles")
struct ArticleParserTests {
    static let paragraphs = [
        "The harbour authority of Norrvik said on Tuesday that it handled 4.2 million tonnes of goods in the first quarter, 6 percent more than a year ago.",
        "Grain exports rose fastest, the authority said, because two new silos went into service in January and the railway added trains.",
        "“We expect the rest of the year to be quieter,” said Ida Holm, who runs the port. She named the strong currency and a weaker demand for timber as reasons.",
        "The authority plans to spend 31 million crowns on a deeper basin, which would let larger ships call from next summer on.",
    ]

    static func page(_ body: String, head: String = "") -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Port of Norrvik handles more grain | The Coast Herald</title>
        <meta property="og:site_name" content="The Coast Herald">\(head)</head><body>
        <nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        \(body)
        <aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry line to open in spring after long delay</a></li><li><a href="/b">Fish prices fall for a third week in a row</a></li></ul></aside>
        <footer class="site-footer"><p>© 2024 The Coast Herald. All rights reserved. <a href="/privacy">Privacy policy</a></p></footer></body></html>
        """
    }

    static var story: String {
        "<main><article class=\"article\"><h1>Port of Norrvik handles more grain</h1><p class=\"byline\">By Lena Sorby | March 5, 2024</p><div class=\"article-body\">"
            + paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n") + "</div></article></main>"
    }

    func parse(_ html: String, url: String? = "https://herald.example/business/port-grain") throws -> Article {
        var capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        capture.url = url
        return try ArticleParser().process(capture)
    }

    func rejection(_ body: [UInt8], status: Int? = nil, url: String? = nil) -> String? {
        var capture = Capture(body: body, source: ArticleSource(kind: "file", path: "page.html"))
        capture.status = status
        capture.url = url
        do {
            _ = try ArticleParser().process(capture)
            return nil
        } catch { return error.code }
    }

    func body(_ article: Article) -> [String] {
        let bytes = Array(article.text.utf8)
        return article.blocks.filter { [.paragraph, .heading, .listItem, .tableRow, .quote].contains($0.kind) }.map {
            String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
        }
    }

    /// A page's `base` names the site, and many pages share it: it is neither the address that tells a document from others nor
    /// a sign of a front page.
    @Test("Pages that name a base alone are different documents, and no front")
    func base() throws {
        func page(_ words: String) -> String {
            let menu = String(repeating: "<li><a href=\"/x\">Sport and weather news</a></li>", count: 40)
            return "<html><head><title>\(words)</title><base href=\"https://herald.example/\">"
                + "<link rel=canonical href=\"https://herald.example/\"></head><body><ul class=menu>\(menu)</ul>"
                + "<h1>\(words)</h1><article><p>\(words), the harbour office told the council on Tuesday evening.</p></article></body></html>"
        }
        let one = try parse(page("Grain ships wait for two days"), url: nil)
        let two = try parse(page("A crane is taken down"), url: nil)
        #expect(one.docID != two.docID && one.canonicalURL == nil)
    }

    @Test("The story and nothing but the story")
    func story() throws {
        let article = try parse(Self.page(Self.story))
        #expect(body(article) == Self.paragraphs)
        #expect(article.title == "Port of Norrvik handles more grain")
        #expect(article.authors == ["Lena Sorby"])
        #expect(article.published == "2024-03-05")
        #expect(article.publisher == "The Coast Herald")
        #expect(article.language == "en")
        #expect(article.source?.path == "page.html")
        #expect(article.source?.sha256?.utf8.count == 64)
        #expect(article.blocks.allSatisfy { $0.path?.hasPrefix("/html/body") ?? false })
    }

    @Test("Blocks cut the text without gaps other than line ends")
    func blocks() throws {
        let article = try parse(Self.page(Self.story))
        var end = -1
        for block in article.blocks {
            #expect(block.range.start == end + 1)
            end = block.range.end
        }
        #expect(end == article.text.utf8.count)
    }

    @Test("JSON-LD declares title, authors, dates; a broken line break within does no harm")
    func linkedData() throws {
        let head = """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Coast Herald"},
            {"@type":["NewsArticle"],"headline":"Port of Norrvik
             handles more grain","datePublished":"2024-03-05T06:00:00+01:00","dateModified":"2024-03-05T09:30:00+01:00",
            "author":[{"@type":"Person","name":"Lena Sorby"},{"@type":"Person","name":"By Ole Vik, Reporter"}],"publisher":{"name":"The Coast Herald"},"keywords":"ports, grain",}]}</script>
            """
        let article = try parse(Self.page(Self.story, head: head))
        #expect(article.title == "Port of Norrvik handles more grain")
        #expect(article.authors == ["Lena Sorby", "Ole Vik"])
        #expect(article.published == "2024-03-05T06:00:00+01:00")
        #expect(article.modified == "2024-03-05T09:30:00+01:00")
        #expect(article.keywords == ["ports", "grain"])
    }

    @Test("A table row keeps its words and figures together; captions are no paragraphs")
    func tableAndCaption() throws {
        let table =
            "<figure><img src=x><figcaption>The new silos in January. Photo: Port of Norrvik</figcaption></figure><table><tr><th>Goods</th><th>Tonnes</th></tr><tr><td>Grain</td><td>1,900,000</td></tr><tr><td>Timber</td><td>800,000</td></tr></table>"
        let html = Self.page(
            Self.story.replacing(
                "</div></article>",
                with: table + "<p>\(Self.paragraphs[1]) It will publish the next figures in July.</p></div></article>"))
        let article = try parse(html)
        let rows = article.blocks.filter { $0.kind == .tableRow }.map {
            String(decoding: Array(article.text.utf8)[$0.range.start..<$0.range.end], as: UTF8.self)
        }
        #expect(rows.contains("Grain | 1,900,000"))
        #expect(!body(article).contains { $0.hasPrefix("The new silos") })
    }

    @Test(
        "The canonical address names the document only on the page's own site and when it is no front page",
        arguments: [
            (
                "https://herald.example/business/port-grain?utm_source=x", "https://herald.example/business/port-grain",
                true
            ),
            ("https://other.example/business/port-grain", nil, false),
            ("https://herald.example/", nil, false),
        ] as [(String, String?, Bool)])
    func canonical(_ declared: String, _ expected: String?, _ same: Bool) throws {
        let article = try parse(Self.page(Self.story, head: "<link rel=canonical href=\"\(declared)\">"))
        #expect(article.canonicalURL == expected)
        let plain = try parse(Self.page(Self.story))
        #expect(article.docID == plain.docID)
    }

    @Test("An edited text is another version of the same document")
    func versions() throws {
        let first = try parse(Self.page(Self.story))
        let second = try parse(Self.page(Self.story.replacing("31 million", with: "33 million")))
        #expect(first.docID == second.docID)
        #expect(first.docVersion != second.docVersion)
    }

    @Test("Soft hyphens, zero-width and no-break spaces are normalised")
    func normalised() throws {
        let html = Self.page(Self.story.replacing("harbour authority", with: "har&shy;bour&nbsp;auth\u{200B}ority"))
        #expect(try body(parse(html)) == Self.paragraphs)
    }

    @Test(
        "What is no story is told apart",
        arguments: [
            (
                "<html><head><title>404 - Page not found</title></head><body><h1>Page not found</h1><p>The page you are looking for has moved.</p></body></html>",
                nil, "error_page"
            ),
            (
                "<html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing the site</h1><p>Please enable JavaScript and cookies.</p></body></html>",
                nil, "challenge_page"
            ),
            (
                "<html><body><div class=\"consent\"><h1>Your privacy</h1><p>We and our partners use cookies to store and access data. By choosing accept you consent to the use of cookies as our cookie policy says.</p><button>Accept all cookies</button></div></body></html>",
                nil, "consent_page"
            ),
            (
                "<html><head><title>One moment</title></head><body><h1>We value your privacy</h1><p>We and our 812 partners store and access information on a device, such as cookies. You may accept all or manage your choices.</p><button>Accept all</button><button>Reject all</button></body></html>",
                nil, "consent_page"
            ),
            (
                "<html><head><title>The Harbour Post</title></head><body><div><h2>Your data, your choice</h2><p>Together with 143 companies we process personal data such as IP addresses for advertising that suits you and for measuring it. The data are kept for up to 13 months.</p><button>Agree and continue</button><button>Subscribe for 3.99 euros a month and read without ads</button></div></body></html>",
                nil, "consent_page"
            ),
            (
                "<html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1><p>Our site is down for maintenance and will be back in about 2 hours. More than 20 engineers are working on it.</p></body></html>",
                nil, "error_page"
            ),
            (
                "<html><head><title>Error</title></head><body><h1>Something went wrong</h1><p>An unexpected error occurred (code 50012). Please try again in 10 minutes.</p></body></html>",
                nil, "error_page"
            ),
            (
                "<html><head><title>Log in</title></head><body><h1>Log in to continue</h1><p>After 5 failed attempts your account is locked for 30 minutes.</p></body></html>",
                nil, "error_page"
            ),
            (
                "<html><head><title>The Carrow Courier</title></head><body><main><h1>Carry on with the Courier</h1><p>You have enjoyed your 3 free stories this month.</p><p>Choose a plan from £1 a week and get every story, our evening briefing and the crossword. Cancel any time.</p><button>See plans</button></main></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Unlock</title></head><body><h2>Unlock this article</h2><p>Join 48,000 readers who pay $2 for the first 6 months, then $12.99 a month.</p><ul><li>Unlimited access on web and phone</li><li>Two gift links every week</li></ul><form><input type=email><button>Start now</button></form></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Abonnés</title></head><body><h1>La suite est réservée à nos abonnés</h1><p>Profitez de 3 mois à 1 € par mois, puis 11,99 € par mois, sans engagement. Vous pouvez résilier à tout moment.</p><button>Je m'abonne</button></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Weiterlesen</title></head><body><h2>Jetzt weiterlesen mit Plus</h2><p>Testen Sie unser Angebot 4 Wochen lang für nur 1 Euro, danach 9,99 Euro im Monat. Sie können jederzeit kündigen.</p><button>Angebot sichern</button></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Your age</title></head><body><h1>Are you 18 or older?</h1><p>You must be at least 18 years old to see this page. We store your answer for 30 days.</p><button>Yes, I am 18</button></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Ad blocker</title></head><body><h2>We see that you block our ads</h2><p>Ads pay for the 25 people who write here. Put us on the list of sites that you allow, or support us with 2 dollars a month.</p><button>Support us</button></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Queue</title></head><body><h1>You are in line</h1><p>Many people want to read this right now. You are number 2,310 and will get in about 4 minutes. Do not close this window.</p></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><title>Harbour grain exports rise</title></head><body><h1>Harbour grain exports rise</h1><div><h2>Support local reporting</h2><p>This story is part of our premium service. For 4.50 euros a week you get all 1,200 stories that we publish each month, on up to 5 devices.</p><button>Get premium</button></div></body></html>",
                nil, "wall_page"
            ),
            (
                "<html><head><meta http-equiv=refresh content=\"0; url=/new\"></head><body>Moved</body></html>", nil,
                "redirect_page"
            ),
            ("<html><body></body></html>", nil, "no_text"),
            ("", nil, "no_text"),
        ] as [(String, Int?, String)])
    func noStory(_ html: String, _ status: Int?, _ code: String) {
        #expect(rejection(Array(html.utf8), status: status) == code)
    }

    @Test(
        "A story about walls, or one that stands beside a banner, is a story",
        arguments: [
            "<html><head><title>Watchdog fines Corvane</title></head><body><h1>Watchdog fines Corvane</h1><p>The watchdog fined Corvane Systems 3 million euros on Monday for the way in which its sites use cookies and process personal data of visitors without asking them.</p><p>The company said that it would appeal and that its partners had been told in March.</p></body></html>",
            "<html><head><title>Lark Motors sells 40 vans</title></head><body><p>We use cookies.</p><button>Accept all</button><article><h1>Lark Motors sells 40 vans</h1><p>Lark Motors sold 40 vans in March, 12 more than a year before, as postal firms renewed what they drive, its chief said at the yearly fair on Friday.</p><p>The maker expects to sell 500 vans this year and to hire 30 people for its works in the north.</p></article></body></html>",
            "<html><head><title>News</title></head><body><header><button>Menu</button><nav><a href=/>Home</a></nav></header><h1>Tarn Mill to hire 40</h1><p>Tarn Mill will hire 40 people for its new hall. “You need good people and you find them here,” its director Ann Osk said.</p><p>The mill spends 12 million euros on the hall.</p><footer><form><input name=q><button>Search</button></form></footer></body></html>",
            "<html><head><title>News</title></head><body><header><button>Menu</button><nav><a href=/>Home</a></nav></header><h1>Borea Mills sells flour by subscription</h1><p>Borea Mills sells flour by subscription now: 12,000 subscribers have signed up since May, 4,000 more than it hoped for. A subscription costs 9 euros a month.</p><footer><form><input name=q><button>Search</button></form></footer></body></html>",
            "<html><head><title>News</title></head><body><header><button>Menu</button><nav><a href=/>Home</a></nav></header><h1>Banks raise rates on savings</h1><p>Three banks pay 3.5 percent on savings now, up from 3 percent. If you save 10,000 euros, that is 50 euros more a year. Two others follow in July, they said.</p><button>Share</button><footer><form><input name=q><button>Search</button></form></footer></body></html>",
            "<html><head><title>News</title></head><body><h1>Danvers Rail carried 2.1 million people</h1><p>Danvers Rail carried 2.1 million people in June, 8 percent more than in May. Trains were late on 4 days.</p><p>Please send corrections to the desk.</p><button>Print</button></body></html>",
        ])
    func storyOnWalls(_ html: String) { #expect(rejection(Array(html.utf8)) == nil) }

    @Test("A story that comes with an error status is none")
    func errorStatus() { #expect(rejection(Array(Self.page(Self.story).utf8), status: 404) == "error_page") }

    @Test("Malformed input is refused with a code or read, never a crash")
    func malformed() {
        #expect(rejection([UInt8](repeating: 0x3C, count: 11 * 1024 * 1024)) == "too_large")
        #expect(rejection(Array(String(repeating: "<div>", count: 200_000).utf8)) == "too_deep")
        let page = Array(Self.page(Self.story).utf8)
        for cut in stride(from: 0, to: page.count, by: 37) { _ = rejection(Array(page[..<cut])) }
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        for _ in 0..<300 {
            var broken = page
            for _ in 0..<20 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                broken[Int(state % UInt64(broken.count))] = UInt8(truncatingIfNeeded: state >> 32)
            }
            _ = rejection(broken)
        }
        #expect(rejection((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }) == "not_text")
    }

    @Test("The same bytes give the same article")
    func deterministic() throws {
        let html = Self.page(Self.story)
        #expect(try parse(html) == parse(html))
    }

    @Test("The story's date alone above it is no paragraph")
    func dateLine() throws {
        let article = try parse(
            Self.page(Self.story.replacing("<p class=\"byline\">", with: "<p>2024-03-05</p><p class=\"byline\">")))
        #expect(body(article) == Self.paragraphs)
    }

    @Test("A noscript that is never closed does not swallow the page")
    func openNoscript() throws {
        let article = try parse(
            "<html><head><title>Port of Norrvik handles more grain</title></head><body><noscript><div id=\"n\"></noscript>\(Self.story)</body></html>"
        )
        #expect(body(article) == Self.paragraphs)
    }

    @Test("One short sentence in thousands of boxes is no story")
    func scrap() {
        let boxes = String(repeating: "<div>", count: 3_000)
        #expect(rejection(Array("<html><body>\(boxes)Nothing to see here today.</body></html>".utf8)) == "no_text")
    }
}
