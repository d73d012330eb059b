import Foundation
import LoopbackServer
import NewsArchive
import NewsFetcher
import NewsLoaders
import NewsModel
import NewsPipeline
import NewsState
import Synchronization
import Testing

/// Ingests from a web server on the loopback: what a publisher does, and what becomes of it.
@Suite(.serialized) struct WebIngestTests {
    /// What the server answers, by path; changed between runs.
    final class Site: Sendable {
        private let answers = Mutex<[String: @Sendable (String) -> [MisbehavingServer.Step]]>([:])
        let asked = Mutex<[String]>([])

        func set(_ path: String, _ answer: @escaping @Sendable (String) -> [MisbehavingServer.Step]) {
            answers.withLock { $0[path] = answer }
        }

        func page(_ path: String, _ body: String, type: String = "text/html; charset=utf-8", head: String = "") {
            set(path) { _ in
                [
                    .send(
                        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\(head)\r\n\(body)"
                    )
                ]
            }
        }

        func answer(_ request: String) -> [MisbehavingServer.Step] {
            let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
            asked.withLock { $0.append(path) }
            return answers.withLock { $0[path] }?(request) ?? [
                .send("HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx")
            ]
        }

        /// The paths asked for since the last call.
        func takeAsked() -> [String] {
            asked.withLock { asked in
                defer { asked = [] }
                return asked
            }
        }
    }

    static func story(_ title: String, _ figure: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(title)</title><meta property="og:title" content="\(title)">
        <meta property="article:published_time" content="2024-05-06T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>\(title)</h1>
        <p>Harbour Tools Inc. said on Monday that its sales rose \(figure) percent in the first quarter, as workshops in the north ordered more drills.</p>
        <p>The company employs 1,450 people at two plants and expects to hire 120 more before the end of the year, a spokeswoman said.</p>
        <p>Its shares closed higher in the capital, while those of its larger rivals were little changed after a quiet session.</p></article></body></html>
        """
    }

    static func feed(_ items: [(path: String, updated: String, content: String)], base: String) -> String {
        let entries = items.map { item in
            """
            <entry><id>\(base)\(item.path)</id><title>Entry \(item.path)</title><link href="\(base)\(item.path)"/><updated>\(item.updated)</updated>\
            \(item.content.isEmpty ? "" : "<content type=\"html\">\(item.content.replacing("<", with: "&lt;"))</content>")</entry>
            """
        }
        return
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><id>\(base)/feed</id><title>Site</title><updated>2024-05-06T08:00:00Z</updated>\(entries.joined())</feed>"
    }

    struct World {
        var folder: String
        var site: Site
        var server: MisbehavingServer
        var configuration: Configuration

        func ingest(clock: (any FetchClock)? = nil, _ change: (inout Ingestion.Options) -> Void = { _ in })
            async throws -> Ingestion.Outcome
        {
            var options = Ingestion.Options()
            options.only = ["site"]
            change(&options)
            var configuration = configuration
            // One worker alone moves simulated time no further than it has to.
            if clock != nil { configuration.hosts = 1 }
            return try await Ingestion(configuration, options, log: Log(), clock: clock).run()
        }

        /// What is remembered of the source.
        func state() throws -> WebSourceState {
            try #require(try StateDatabase(folder: configuration.state).webSource("site"))
        }

        func lines(_ outcome: Ingestion.Outcome, _ file: String) throws -> [JSONValue] {
            guard let folder = outcome.folder else { return [] }
            return try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").map {
                try JSONValue(parsing: $0.utf8)
            }
        }

        func records() throws -> [WARCRecord] {
            let archive = folder + "/archive"
            var records: [WARCRecord] = []
            for name in try FileManager.default.contentsOfDirectory(atPath: archive).sorted() {
                let reader = try WARCReader(path: archive + "/" + name)
                while let entry = reader.next() { if case .record(let record) = entry { records.append(record) } }
            }
            return records
        }
    }

    func world() throws -> World {
        let folder = FileManager.default.temporaryDirectory.path + "/gleaner-web-\(UUID().uuidString)"
        let site = Site()
        let server = try MisbehavingServer { site.answer($0) }
        var configuration = Configuration()
        configuration.state = folder + "/state"
        configuration.output = folder + "/runs"
        configuration.archive = folder + "/archive"
        configuration.contact = "desk@example.org"
        configuration.jobs = 1
        let address = try #require(WebURL(server.url("/feed")))
        var source = Configuration.Source(name: "site", path: address.description, label: address.description)
        var web = Configuration.Web(url: address)
        web.allowedAddresses = [try #require(AddressRange("127.0.0.1"))]
        web.delay = 0
        source.web = web
        configuration.sources = [source]
        return World(folder: folder, site: site, server: server, configuration: configuration)
    }

    func end(_ world: World) {
        world.server.stop()
        try? FileManager.default.removeItem(atPath: world.folder)
    }

    /// A publisher's file that unpacks to a multiple of its size does not make the archive unreadable in which it lies.
    @Test(.enabled(if: Program.beside() != nil, "the program is not beside the tests"))
    func paddingDoesNotHideAnArchive() async throws {
        let world = try world()
        defer { end(world) }
        let padding = String(repeating: "# nothing to see\n", count: 200_000)
        world.site.page("/robots.txt", padding, type: "text/plain")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", "")], base: world.server.url("")),
            type: "application/atom+xml")
        let outcome = try await world.ingest()
        #expect(outcome.tally.documents == 1)
        let archive = world.folder + "/archive"
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: archive).first)
        let size = try #require(FileSystem.size(archive + "/" + file))
        #expect(size < padding.utf8.count / 200)
        let again = world.folder + "/again"
        let program = try #require(Program.beside())
        #expect(try Program.run(program, ["reprocess", archive, "--output", again]) == 0)
        let documents = try String(contentsOfFile: again + "/documents.jsonl", encoding: .utf8)
        #expect(documents.split(separator: "\n").count == 1)
    }

    /// A run that is stopped while it waits for robots.txt has learnt nothing of the host.
    @Test func aStopTeachesNothingOfAHost() async throws {
        let world = try world()
        defer { end(world) }
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", "")], base: world.server.url("")),
            type: "application/atom+xml")
        world.site.set("/robots.txt") { _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .forever(Array("# \n".utf8), pause: 50)]
        }
        _ = try? await world.ingest { $0.maxDuration = 0.3 }
        #expect(world.site.takeAsked() == ["/robots.txt"])
        world.site.page("/robots.txt", "", type: "text/plain")
        let second = try await world.ingest()
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/a"])
        #expect(second.tally.documents == 1 && second.tally.rejects == 0)
    }

    /// A machine that started with a wrong clock looked at everything ten years ahead; set right, it goes on at once.
    @Test func aClockThatGoesBackSilencesNothing() async throws {
        var world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.configuration.recheck = [3600]
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", "")], base: base), type: "application/atom+xml",
            head: "ETag: \"1\"\r\n")
        world.site.page("/robots.txt", "User-agent: *\nAllow: /\n", type: "text/plain")
        let now = 1_800_000_000
        _ = try await world.ingest(clock: VirtualClock(now + 10 * 31_536_000)) { $0.only = [] }
        #expect(try world.state().dueAt > now + 9 * 31_536_000)
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/a"])
        world.site.set("/feed") { request in
            #expect(!request.contains("If-None-Match"))
            return [.send("HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 1\r\n\r\nx")]
        }
        _ = try await world.ingest(clock: VirtualClock(now)) { $0.only = [] }
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/a"])
        #expect(try world.state().dueAt < now + 86_400)
        // From then on it waits like any other.
        _ = try await world.ingest(clock: VirtualClock(now + 200)) { $0.only = [] }
        #expect(world.site.takeAsked().isEmpty)
    }

    /// A database that is away keeps neither news nor other databases waiting; it gets everything later.
    @Test func aDatabaseThatIsAwayKeepsNothingWaiting() async throws {
        var world = try world()
        defer { end(world) }
        let base = world.server.url("")
        for page in ["/a", "/b"] { world.site.page(page, Self.story("Harbour Tools grows \(page)", "12")) }
        func feed(_ pages: [String]) {
            world.site.page(
                "/feed", Self.feed(pages.map { ($0, "2024-05-06T08:00:00Z", "") }, base: base),
                type: "application/atom+xml")
        }
        let (away, here) = (world.folder + "/away", "sqlite:" + world.folder + "/here.sqlite")
        try FileManager.default.createDirectory(atPath: world.folder, withIntermediateDirectories: true)
        // A file stands where its folder should be.
        try Data().write(to: URL(filePath: away))
        world.configuration.load = ["sqlite:\(away)/facts.sqlite", here]
        world.configuration.metrics = world.folder + "/metrics.prom"
        feed(["/a"])
        await #expect(throws: IngestionError.self) { try await world.ingest() }
        #expect(FileManager.default.fileExists(atPath: world.folder + "/metrics.prom"))
        feed(["/a", "/b"])
        await #expect(throws: IngestionError.self) { try await world.ingest() }
        #expect(world.site.takeAsked().filter { $0 == "/b" } == ["/b"])
        let state = try StateDatabase(folder: world.configuration.state)
        #expect(try state.undelivered(to: here).isEmpty)
        #expect(try state.undelivered(to: world.configuration.load[0]).count == 2)
        try FileManager.default.removeItem(atPath: away)
        _ = try await world.ingest()
        #expect(try state.undelivered(to: world.configuration.load[0]).isEmpty)
    }

    @Test func newPagesAreReadOnceAndChangedOnesAgain() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page("/b", Self.story("Harbour Tools hires", "15"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", ""), ("/b", "2024-05-06T09:00:00Z", "")], base: base),
            type: "application/atom+xml", head: "ETag: \"1\"\r\n")
        let first = try await world.ingest()
        #expect(first.tally.documents == 2 && first.tally.rejects == 0)
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/a", "/b"])
        let documents = try world.lines(first, "documents.jsonl")
        #expect(documents.map { $0["url"]?.string } == [base + "/a", base + "/b"])
        let article = try #require(try world.lines(first, "articles.jsonl").first)
        #expect(article["source"]?["kind"]?.string == "http")
        // The text leads back to the stored bytes.
        let record = try #require(
            try world.records().first { $0.recordID == article["source"]?["warc_record_id"]?.string })
        #expect(record.url == base + "/a" && record.offset == article["source"]?["warc_offset"]?.integer)

        // Nothing new: the validators come back, the answer is archived as a revisit, no run is written.
        world.site.set("/feed") { request in
            request.contains("If-None-Match: \"1\"\r\n")
                ? [.send("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")]
                : [.send("HTTP/1.1 500 No\r\nContent-Length: 1\r\n\r\nx")]
        }
        let second = try await world.ingest()
        #expect(second.folder == nil && second.looked == 1 && second.unreachable.isEmpty)
        #expect(world.site.takeAsked() == ["/feed"])
        #expect(try world.records().contains { $0.type == "revisit" && $0.url == base + "/feed" })

        // An edit: the feed says so, the page is fetched again, the new version replaces the old one.
        world.site.page("/a", Self.story("Harbour Tools grows", "11"))
        world.site.page(
            "/feed", Self.feed([("/a", "2024-05-06T12:00:00Z", ""), ("/b", "2024-05-06T09:00:00Z", "")], base: base),
            type: "application/atom+xml")
        let third = try await world.ingest()
        #expect(world.site.takeAsked() == ["/feed", "/a"])
        #expect(try world.lines(third, "documents.jsonl").map { $0["reason"]?.string } == ["publisher_edit"])
    }

    @Test func aFeedsFullTextStandsInForAPageThatIsRefused() async throws {
        let world = try world()
        defer { end(world) }
        let text = (0..<8).map {
            "<p>Paragraph \($0) of a long report says that Harbour Tools Inc. sold \(100 + $0) drills to workshops in the north last week.</p>"
        }.joined()
        world.site.set("/a") { _ in [.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 1\r\n\r\nx")] }
        world.site.set("/b") { _ in [.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 1\r\n\r\nx")] }
        world.site.page(
            "/feed",
            Self.feed(
                [("/a", "2024-05-06T08:00:00Z", text), ("/b", "2024-05-06T08:00:00Z", "<p>Teaser</p>")],
                base: world.server.url("")))
        let outcome = try await world.ingest()
        #expect(try world.lines(outcome, "articles.jsonl").map { $0["source"]?["kind"]?.string } == ["feed"])
        #expect(try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string } == ["blocked"])
    }

    @Test func robotsForbidAndAreRemembered() async throws {
        let world = try world()
        defer { end(world) }
        world.site.page("/robots.txt", "User-agent: *\nDisallow: /a\n", type: "text/plain")
        world.site.page("/a", Self.story("Secret", "1"))
        world.site.page("/b", Self.story("Open", "2"))
        world.site.page(
            "/feed",
            Self.feed(
                [("/a", "2024-05-06T08:00:00Z", ""), ("/b", "2024-05-06T08:00:00Z", "")], base: world.server.url("")))
        let outcome = try await world.ingest()
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/b"])
        #expect(try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string } == ["robots_disallowed"])
        _ = try await world.ingest()
        #expect(!world.site.takeAsked().contains("/robots.txt"))
    }

    @Test func aLimitLeavesTheRestForTheNextRun() async throws {
        let world = try world()
        defer { end(world) }
        let names = (0..<5).map { "/p\($0)" }
        for (n, name) in names.enumerated() { world.site.page(name, Self.story("Story \(n)", "\(n + 3)")) }
        world.site.page(
            "/feed", Self.feed(names.map { ($0, "2024-05-06T08:00:00Z", "") }, base: world.server.url("")),
            head: "ETag: \"x\"\r\n")
        let first = try await world.ingest { $0.limit = 2 }
        #expect(first.tally.documents == 2)
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed", "/p0", "/p1"])
        let second = try await world.ingest()
        #expect(second.tally.documents == 3)
        #expect(world.site.takeAsked() == ["/feed", "/p2", "/p3", "/p4"])
    }

    @Test func aSourceThatIsNotDueIsLeftAlone() async throws {
        let world = try world()
        defer { end(world) }
        world.site.page("/feed", Self.feed([], base: world.server.url("")))
        #expect(try await world.ingest { $0.only = [] }.looked == 1)
        #expect(try await world.ingest { $0.only = [] }.looked == 0)
        #expect(world.site.takeAsked() == ["/robots.txt", "/feed"])
    }

    @Test func anUnreachableSourceIsSaidAndBacksOff() async throws {
        let world = try world()
        defer { end(world) }
        world.site.set("/feed") { _ in [.send("HTTP/1.1 500 No\r\nContent-Length: 1\r\n\r\nx")] }
        let outcome = try await world.ingest()
        #expect(outcome.unreachable == ["site"])
        let first = try world.state()
        #expect(first.failures == 1 && first.status == "server_error")
        // Each failure doubles the pause.
        for failures in 2...3 {
            _ = try await world.ingest()
            let state = try world.state()
            let pause = state.dueAt - Int(WallClock.now / 1000)
            #expect(state.failures == failures && pause > 900 << (failures - 1) - 60)
        }
    }

    @Test func metricsTellWhatSourcesBring() async throws {
        var world = try world()
        defer { end(world) }
        world.configuration.metrics = world.folder + "/gleaner.prom"
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        world.site.page("/feed", Self.feed([("/a", "2024-05-06T08:00:00Z", "")], base: world.server.url("")))
        let outcome = try await world.ingest()
        let text = try String(contentsOfFile: world.folder + "/gleaner.prom", encoding: .utf8)
        #expect(text.contains("gleaner_documents_total{source=\"site\"} 1.0\n"))
        #expect(text.contains("gleaner_facts_total{source=\"site\"} \(Double(outcome.tally.facts))\n"))
        #expect(text.contains("gleaner_source_failures{source=\"site\"} 0.0\n"))
        #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("# ") || $0.split(separator: " ").count == 2 })
    }

    @Test func aBrokenSitemapOfAnIndexIsRejectedAlone() async throws {
        let world = try world()
        defer { end(world) }
        let base = world.server.url("")
        let names = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        world.site.page(
            "/feed",
            "<?xml version=\"1.0\"?><sitemapindex \(names)><sitemap><loc>\(base)/gone.xml</loc></sitemap><sitemap><loc>\(base)/good.xml</loc></sitemap></sitemapindex>",
            type: "application/xml")
        world.site.page(
            "/good.xml", "<?xml version=\"1.0\"?><urlset \(names)><url><loc>\(base)/a</loc></url></urlset>",
            type: "application/xml")
        world.site.page("/a", Self.story("Harbour Tools grows", "12"))
        let outcome = try await world.ingest()
        #expect(outcome.tally.documents == 1)
        #expect(try world.lines(outcome, "rejects.jsonl").map { $0["code"]?.string } == ["nested_sitemap_unavailable"])
    }
}
