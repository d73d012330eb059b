import Foundation
import LoopbackServer
import NewsArchive
import NewsFetcher
import NewsModel
import NewsPipeline
import NewsState
import Testing

/// What bodies do that arrive well and are not what they say: each has its outcome, its code, and its next look.
extension WebIngestTests {
    /// A feed's answer by name, the code of its line in the rejects (nil for none), the documents that come of it, and the shortest
    /// pause before the next look.
    struct Answer: Sendable, CustomTestStringConvertible {
        var name: String
        var code: String?
        var documents = 0
        var pause = 3600
        var steps: @Sendable (_ base: String) -> [MisbehavingServer.Step]
        var testDescription: String { name }
    }

    private static func answer(_ head: String, _ body: [UInt8], status: String = "200 OK") -> [MisbehavingServer.Step] {
        [.send("HTTP/1.1 \(status)\r\nContent-Length: \(body.count)\r\n\(head)\r\n"), .bytes(body)]
    }

    private static func rss(_ base: String, _ more: String = "", title: String = "Desk") -> [UInt8] {
        Array(
            "<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>\(title)</title><link>\(base)/</link>\(more)<item><title>A</title><link>\(base)/a</link></item></channel></rss>"
                .utf8)
    }

    /// More addresses than fit into the limit, as gzip likes them not too well.
    private static func long(_ base: String) -> [UInt8] {
        var bytes = Array("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">".utf8)
        var n: UInt64 = 1
        while bytes.count <= 11 << 20 {
            n = n &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes += "<url><loc>\(base)/\(n)</loc></url>".utf8
        }
        return bytes + Array("</urlset>".utf8)
    }

    /// A page that came whole is not replaced by the beginning of itself, whatever its head says of validators; the next look has it.
    @Test func aBodyThatIsCutShortIsNoNewerVersion() async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.recheck = [3600, 7200, 3 * 86_400]
        let base = world.server.url("")
        let filler = (0..<40).map { "<p>Workshop \($0) ordered \($0 * 37 % 91 + 10) drills of the maker.</p>" }.joined()
        let page = Self.story("Harbour Tools grows", "12").replacing("</article>", with: filler + "</article>")
        let edited = page.replacing("1,450", with: "1,480")
        world.site.set("/feed") { _ in Self.answer("", Self.rss(base)) }
        world.site.set("/a") { _ in
            Self.answer("Content-Encoding: gzip\r\nETag: \"1\"\r\n", GzipMember.compressed(Array(page.utf8)))
        }
        let clock = VirtualClock(1_700_049_600)
        let first = try await world.ingest(clock: clock) { $0.only = [] }
        #expect(first.tally.documents == 1)
        world.site.set("/a") { request in
            let whole = GzipMember.compressed(Array(edited.utf8))
            // Asked for with the validators of the torn answer, it would never come.
            if request.contains("If-None-Match: \"2\"") { return [.send("HTTP/1.1 304 Not Modified\r\n\r\n")] }
            return [
                .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nETag: \"2\"\r\n\r\n"),
                .bytes(Array(whole.prefix(whole.count / 2))),
            ]
        }
        clock.advance(to: clock.now + 3700)
        let second = try await world.ingest(clock: clock) { $0.only = [] }
        #expect(second.tally.documents == 0)
        #expect(try world.lines(second, "rejects.jsonl").map { $0["code"]?.string } == ["response_cut_short"])
        let answer = world.site
        answer.set("/a") { request in
            request.contains("If-None-Match: \"2\"")
                ? [.send("HTTP/1.1 304 Not Modified\r\n\r\n")]
                : Self.answer(
                    "Content-Encoding: gzip\r\nETag: \"2\"\r\n", GzipMember.compressed(Array(edited.utf8)))
        }
        clock.advance(to: clock.now + 8000)
        let third = try await world.ingest(clock: clock) { $0.only = [] }
        let facts = try world.lines(third, "facts.jsonl").map { $0["value"]?.string ?? "" }
        #expect(facts.contains("1480") && third.tally.rejects == 0)
    }

    /// The time of a wall is no time of the story behind it: asked for with it, the story would never come.
    @Test func aWallsValidatorsAreForgotten() async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.recheck = [3600]
        let base = world.server.url("")
        world.site.set("/feed") { _ in Self.answer("", Self.rss(base)) }
        world.site.page(
            "/a",
            "<html><head><title>Read on</title></head><body><h1>Your first 3 stories are on us</h1><p>You have read them. For 2 dollars a month you get the rest.</p><button>Join us</button></body></html>",
            head: "Last-Modified: Mon, 06 May 2024 10:00:00 GMT\r\n")
        let clock = VirtualClock(1_715_000_400)
        let first = try await world.ingest(clock: clock) { $0.only = [] }
        #expect(try world.lines(first, "rejects.jsonl").map { $0["code"]?.string } == ["wall_page"])
        let story = Array(Self.story("Harbour Tools grows", "12").utf8)
        world.site.set("/a") { request in
            request.contains("If-Modified-Since")
                ? [.send("HTTP/1.1 304 Not Modified\r\n\r\n")]
                : Self.answer("Last-Modified: Mon, 06 May 2024 08:00:00 GMT\r\n", story)
        }
        clock.advance(to: clock.now + 3700)
        #expect(try await world.ingest(clock: clock) { $0.only = [] }.tally.documents == 1)
    }

    /// The excerpt in a feed stands in for a page that was never had, and for none that is away for an hour.
    @Test func anExcerptIsNoNewerVersionOfAPage() async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.recheck = [86_400]
        let base = world.server.url("")
        let excerpt = "<p>" + String(repeating: "Harbour Tools sold 40 drills in the north. ", count: 20) + "</p>"
        func feed(_ updated: String) -> String {
            Self.feed([("/a", updated, excerpt), ("/b", updated, excerpt)], base: base)
        }
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page("/feed", feed("2024-05-06T08:00:00Z"), type: "application/atom+xml")
        let clock = VirtualClock(1_700_049_600)
        let first = try await world.ingest(clock: clock)
        #expect(first.tally.documents == 2)
        #expect(try world.lines(first, "articles.jsonl").map { $0["source"]?["kind"]?.string } == ["http", "feed"])
        world.site.page("/feed", feed("2024-05-06T09:00:00Z"), type: "application/atom+xml")
        world.site.set("/a") { _ in [.send("HTTP/1.1 500 Oops\r\nContent-Length: 1\r\n\r\nx")] }
        clock.advance(to: clock.now + 7200)
        let second = try await world.ingest(clock: clock)
        #expect(try world.lines(second, "rejects.jsonl").map { $0["code"]?.string } == ["server_error"])
        #expect(second.tally.documents == 0)
    }

    /// What was refused as too large comes when the limit is raised, though the server says that it has not changed.
    @Test func aFeedThatWasNotReadIsAskedForAgain() async throws {
        var world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.set("/feed") { request in
            request.contains("If-None-Match: \"1\"")
                ? [.send("HTTP/1.1 304 Not Modified\r\n\r\n")]
                : Self.answer("ETag: \"1\"\r\n", Self.rss(base, "<!--\(String(repeating: "-", count: 4096))-->"))
        }
        world.configuration.sources[0].web?.maximumBytes = 2048
        let refused = try await world.ingest()
        #expect(try world.lines(refused, "rejects.jsonl").map { $0["code"]?.string } == ["too_large"])
        world.configuration.sources[0].web?.maximumBytes = nil
        #expect(try await world.ingest().tally.documents == 1)
    }

    static let answers: [Answer] = [
        Answer(name: "gzip bomb", code: "bomb") { _ in
            answer("Content-Encoding: gzip\r\n", GzipMember.compressed([UInt8](repeating: 0x20, count: 30 << 20)))
        },
        Answer(name: "gzip that is cut in its head", code: "response_cut_short") { base in
            answer("Content-Encoding: gzip\r\n", Array(GzipMember.compressed(rss(base)).prefix(11)))
        },
        Answer(name: "gzip that is cut short", code: "response_cut_short") { base in
            answer("Content-Encoding: gzip\r\n", Array(GzipMember.compressed(rss(base)).dropLast(60)))
        },
        Answer(name: "a packed sitemap that is too large", code: "too_large") { base in
            answer("Content-Type: application/gzip\r\n", GzipMember.compressed(long(base)))
        },
        Answer(name: "says gzip and is none", code: nil, documents: 1) { base in
            answer("Content-Encoding: gzip\r\n", rss(base))
        },
        Answer(name: "a coding that nobody asked for", code: "unsupported_encoding") { _ in
            answer("Content-Encoding: zstd\r\n", [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3])
        },
        Answer(name: "charset lies", code: nil, documents: 1) { base in
            answer(
                "Content-Type: text/xml; charset=utf-8\r\n",
                rss(base, title: "Caf").map { $0 } + Array("<!-- ".utf8) + [0xE9, 0x80] + Array(" -->".utf8))
        },
        Answer(name: "a charset that does not exist", code: nil, documents: 1) { base in
            answer("Content-Type: text/xml; charset=klingon\r\n", rss(base))
        },
        Answer(name: "a feed as text/html", code: nil, documents: 1) { base in
            answer("Content-Type: text/html\r\n", rss(base))
        },
        Answer(name: "neither feed nor page", code: "unknown_content") { _ in
            answer("Content-Type: application/rss+xml\r\n", Array("Database error 1045".utf8))
        },
        Answer(name: "cut in the middle of an entry", code: nil, documents: 0) { base in
            answer("Content-Type: application/rss+xml\r\n", Array(rss(base).dropLast(60)))
        },
        Answer(name: "a part that nobody asked for", code: "unasked_part") { base in
            answer("Content-Range: bytes 0-9/99\r\n", rss(base), status: "206 Partial Content")
        },
        Answer(name: "empty", code: "empty_response") { _ in answer("", []) },
        Answer(name: "429 with seconds", code: "rate_limited", pause: 7200) { _ in
            answer("Retry-After: 7200\r\n", [0x78], status: "429 Too Many Requests")
        },
        Answer(name: "403", code: "blocked") { _ in answer("", [0x78], status: "403 Forbidden") },
    ]

    @Test(arguments: answers) func everyBodyHasItsOutcome(test: Answer) async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.sources[0].every = 3600
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.set("/feed") { _ in test.steps(base) }
        let began = Int(WallClock.now / 1000)
        let outcome = try await world.ingest()
        #expect(try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string } == (test.code.map { [$0] } ?? []))
        #expect(outcome.tally.documents == test.documents)
        let state = try world.state()
        #expect(state.dueAt >= began + test.pause && state.dueAt <= began + test.pause + 200)
        #expect(test.code == nil || state.status == test.code)
    }

    /// A source that was a feed and answers with a page: a consent wall or an error page, not the news.
    @Test func aPageInPlaceOfAFeedIsNoArticle() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.set("/feed") { _ in Self.answer("ETag: \"1\"\r\n", Self.rss(base)) }
        #expect(try await world.ingest().tally.documents == 1)
        world.site.page("/feed", Self.story("We value your privacy", "99"))
        let second = try await world.ingest()
        #expect(second.tally.documents == 0)
        #expect(try world.lines(second, "rejects.jsonl").map { $0["code"]?.string } == ["page_for_feed"])
        #expect(try world.state().status == "page_for_feed")
        // The feed comes back, and is read as before.
        world.site.page("/b", Self.story("Harbour Tools hires", "15"))
        world.site.set("/feed") { _ in
            Self.answer("", Array(String(decoding: Self.rss(base), as: UTF8.self).replacing("/a<", with: "/b<").utf8))
        }
        #expect(try await world.ingest().tally.documents == 1)
    }

    /// An entry that leads to a feed, and entries that lead nowhere: lines of the rejects, no articles.
    @Test func entriesThatLeadToNoPageAreTold() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        let more =
            "<item><title>Other desk</title><link>\(base)/desk.xml</link></item><item><title>No link</title></item><item><title>Mail</title><link>mailto:desk@example.org</link></item>"
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page("/desk.xml", String(decoding: Self.rss(base), as: UTF8.self), type: "application/rss+xml")
        world.site.set("/feed") { _ in Self.answer("", Self.rss(base, more)) }
        let outcome = try await world.ingest()
        #expect(outcome.tally.documents == 1)
        let rejects = try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string ?? "" }
        #expect(rejects.sorted() == ["entries_without_address", "feed_for_page"])
    }

    /// What answers well and is no story is asked for a few times and then left alone, however often its feed changes.
    @Test func aPageThatIsNeverAStoryIsGivenUp() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.site.page(
            "/a", "<html><head><title>Page not found</title></head><body><p>Page not found.</p></body></html>")
        let clock = VirtualClock(1_700_049_600)
        for look in 0..<20 {
            world.site.set("/feed") { _ in Self.answer("", Self.rss(base, title: "Desk \(look)")) }
            _ = try await world.ingest(clock: clock)
            clock.advance(to: clock.now + 86_400)
        }
        #expect(world.site.takeAsked().count { $0 == "/a" } == 5)
    }

    static let hints: [(String, Int)] = [
        ("<ttl>120</ttl>", 7200),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        // It is noon: the hours after the pause are left out.
        ("<skipHours><hour>13</hour><hour>14</hour></skipHours>", 3 * 3600),
        ("<skipDays><day>Wednesday</day><day>Thursday</day></skipDays>", 36 * 3600),
    ]

    /// What a feed asks for holds when it is read, and when the next answer is "not modified" and does not say it again.
    @Test(arguments: hints) func whatAFeedAsksForIsHonoured(hint: String, pause: Int) async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.sources[0].every = 3600
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.set("/feed") { request in
            request.contains("If-None-Match: \"1\"")
                ? [.send("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")]
                : Self.answer("ETag: \"1\"\r\n", Self.rss(base, hint))
        }
        let noon = 1_700_049_600  // Wednesday 2023-11-15 12:00:00 UTC
        for _ in 0..<2 {
            let clock = VirtualClock(noon)
            _ = try await world.ingest(clock: clock)
            let state = try world.state()
            #expect(state.dueAt >= noon + pause && state.dueAt <= noon + pause + 250)
        }
        #expect(try world.state().status == "not_modified")
    }

    @Test func onlyWhatFailedIsTriedAgain() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", ""), ("/b", "2024-05-06T08:00:00Z", "")], base: base))
        #expect(try await world.ingest().tally.rejects == 1)
        world.site.page("/b", Self.story("Harbour Tools hires", "15"))
        world.site.page("/c", Self.story("Harbour Tools moves", "16"))
        world.site.page(
            "/feed",
            Self.feed(
                [
                    ("/a", "2024-05-06T09:00:00Z", ""), ("/b", "2024-05-06T08:00:00Z", ""),
                    ("/c", "2024-05-06T08:00:00Z", ""),
                ], base: base))
        _ = world.site.takeAsked()
        #expect(try await world.ingest { $0.onlyFailed = true }.tally.documents == 1)
        #expect(world.site.takeAsked() == ["/feed", "/b"])
    }

    @Test func whatIsOlderThanSinceIsLeftOut() async throws {
        let world = try world()
        defer { end(world) }
        for path in ["/a", "/b", "/c"] { world.site.page(path, Self.story("Harbour Tools \(path)", "12")) }
        world.site.page(
            "/feed",
            Self.feed(
                [
                    ("/a", "2024-05-05T23:59:59Z", ""), ("/b", "2024-05-06T08:00:00+02:00", ""),
                    ("/c", "2024-05-06T01:00:00+02:00", ""),
                ], base: world.server.url("")))
        let outcome = try await world.ingest { $0.since = "2024-05-06" }
        #expect(outcome.tally.documents == 1)
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/b"])
    }

    /// An index says what it is: its sitemaps may live at any address.
    @Test func sitemapsOfAnIndexNeedNoSuffix() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        let names = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page(
            "/map", "<urlset \(names)><url><loc>\(base)/a</loc></url></urlset>", type: "application/xml")
        world.site.page(
            "/feed",
            "<sitemapindex \(names)><sitemap><loc>\(base)/feed</loc></sitemap><sitemap><loc>\(base)/map</loc></sitemap></sitemapindex>",
            type: "application/xml")
        let outcome = try await world.ingest()
        #expect(outcome.tally.documents == 1 && outcome.tally.rejects == 0)
        // The index names itself as well.
        #expect(world.site.takeAsked().count { $0 == "/map" } == 1)
    }

    /// Of an index only those sitemaps are asked for again that changed since the last look.
    @Test func sitemapsThatDidNotChangeAreLeftAlone() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        let names = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        func index(_ second: String) -> String {
            "<?xml version=\"1.0\"?><sitemapindex \(names)><sitemap><loc>\(base)/old.xml</loc><lastmod>2023-11-01</lastmod></sitemap><sitemap><loc>\(base)/new.xml</loc><lastmod>\(second)</lastmod></sitemap></sitemapindex>"
        }
        for name in ["old", "new"] {
            world.site.page(
                "/\(name).xml",
                "<?xml version=\"1.0\"?><urlset \(names)><url><loc>\(base)/\(name)</loc></url></urlset>",
                type: "application/xml")
            world.site.page("/" + name, Self.story("Harbour Tools \(name)", "12"))
        }
        let clock = VirtualClock(1_700_049_600)
        world.site.page("/feed", index("2023-11-15"), type: "application/xml")
        #expect(try await world.ingest(clock: clock).tally.documents == 2)
        #expect(Set(world.site.takeAsked()) == ["/robots.txt", "/feed", "/old.xml", "/new.xml", "/old", "/new"])
        clock.advance(to: clock.now + 86_400)
        world.site.page("/feed", index("2023-11-16T11:00:00Z"), type: "application/xml")
        _ = try await world.ingest(clock: clock)
        let asked = world.site.takeAsked()
        #expect(asked.contains("/new.xml") && !asked.contains("/old.xml"))
    }

    /// A source that is due in a moment is waited for, also when an earlier run was killed while it waited.
    @Test(arguments: [false, true]) func aSourceThatIsDueSoonIsAskedWhenItIsDue(wasInterrupted: Bool) async throws {
        let world = try world()
        defer { end(world) }
        let clock = VirtualClock(1_700_049_600)
        let due = clock.now + 60
        try FileManager.default.createDirectory(
            atPath: world.configuration.state, withIntermediateDirectories: true)
        var known = WebSourceState(name: "site", url: world.server.url("/feed"))
        known.dueAt = wasInterrupted ? due + 3600 : due
        known.startedAt = wasInterrupted ? due : nil
        try StateDatabase(folder: world.configuration.state).begin([known])
        let body = Self.feed([], base: world.server.url(""))
        let times = Asked()
        world.site.set("/feed") { _ in
            times.note("\(clock.now)")
            return Self.answer("", Array(body.utf8))
        }
        #expect(try await world.ingest(clock: clock) { $0.only = [] }.looked == 1)
        #expect(times.all.compactMap { Int($0) }.allSatisfy { $0 >= due && $0 < due + 10 } && times.all.count == 1)
    }

    /// A redirect to another host waits for that host's own robots.txt and is forbidden by it.
    @Test func aRedirectIsJudgedByTheHostItLeadsTo() async throws {
        var world = try world()
        defer { end(world) }
        let other = try MisbehavingServer(address: "127.0.0.2") { request in
            request.contains("/robots.txt")
                ? [.send("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\nUser-agent: *\nDisallow: /\n")]
                : [.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")]
        }
        defer { other.stop() }
        world.configuration.sources[0].web?.allowedAddresses = [try #require(AddressRange("127.0.0.0/8"))]
        world.site.set("/a") { _ in
            [
                .send(
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:\(other.port)/a\r\nContent-Length: 1\r\n\r\nx")
            ]
        }
        world.site.page("/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", "")], base: world.server.url("")))
        let outcome = try await world.ingest()
        #expect(try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string } == ["robots_disallowed"])
    }
}
