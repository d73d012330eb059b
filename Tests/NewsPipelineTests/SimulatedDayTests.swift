import Foundation
import LoopbackServer
import NewsFetcher
import NewsModel
import NewsPipeline
import Synchronization
import Testing

/// Sources on the loopback over simulated hours, through the whole of the ingest: real requests, an injected clock, a timer that starts
/// a run every five minutes. No host sees two requests at once or one before it is due, and there are as many as an ideal schedule has.
///
/// `GLEANER_SIMULATION=full swift test --filter SimulatedDayTests` takes a thousand sources and a day; without it they are few.
@Suite(.serialized) struct SimulatedDayTests {
    private static let isFull = ProcessInfo.processInfo.environment["GLEANER_SIMULATION"] == "full"
    private static let sources = isFull ? 1000 : 40
    private static let hours = isFull ? 24 : 6
    private static let tick = 300
    private static let start = 1_700_006_400  // 2023-11-15 00:00:00 UTC

    /// A source as the server and the configuration see it.
    private struct Plan: Sendable {
        var host: String
        var path: String
        /// What the configuration asks for, and what the feed and the server ask for (seconds).
        var every: Int
        var ttl: Int?
        var maxAge: Int?

        init(_ n: Int) {
            // Every fifth source shares its host with the one before it.
            host = NewsSites.host(n % 5 == 4 ? n - 1 : n)
            path = "/feed-\(n)"
            every = [900, 1800, 3600, 7200, 10_800, 21_600][n % 6]
            ttl = n % 7 == 3 ? 3600 : nil
            maxAge = n % 11 == 5 ? 5400 : nil
        }

        /// The shortest pause that all agree with.
        var pause: Int { max(every, ttl ?? 0, maxAge ?? 0) }
    }

    /// What the server has seen of a host.
    private struct Visits {
        var busy = false
        var ended = Int.min / 2
        var restsUntil = 0
        var feeds: [String: Int] = [:]
    }

    private struct Record {
        var hosts: [String: Visits] = [:]
        var violations: [String] = []
        var feeds = 0
        var pages: [String: Int] = [:]
        var rests = 0
        var connections = Set<Int>()
    }

    private final class Site: Sendable {
        let clock: VirtualClock
        let plans: [String: Plan]
        let record = Mutex(Record())

        init(_ clock: VirtualClock, _ plans: [Plan]) {
            self.clock = clock
            self.plans = Dictionary(plans.map { ($0.host + $0.path, $0) }) { $1 }
        }

        func answer(_ request: NewsServer.Request) -> [UInt8] {
            clock.during {
                let now = clock.now
                let host = String(request.host.prefix { $0 != ":" })
                let plan = plans[host + request.path]
                let rests = record.withLock { record in
                    record.connections.insert(request.connection)
                    var visits = record.hosts[host] ?? Visits()
                    let what = "\(host)\(request.path) at \(now - SimulatedDayTests.start)"
                    if visits.busy { record.violations.append("\(what): two at once") }
                    if now < visits.ended + 2 { record.violations.append("\(what): no pause") }
                    if now < visits.restsUntil { record.violations.append("\(what): the host rests") }
                    if let plan {
                        record.feeds += 1
                        if let last = visits.feeds[plan.path], now < last + plan.pause, visits.restsUntil == 0 {
                            record.violations.append(
                                "\(what): not due before \(last + plan.pause - SimulatedDayTests.start)")
                        }
                        visits.feeds[plan.path] = now
                    } else if request.path.hasPrefix("/news/") {
                        record.pages[host + request.path, default: 0] += 1
                    }
                    visits.busy = true
                    // One host in fifty asks once for two hours of rest.
                    let rests = host.hasSuffix(".49") && visits.restsUntil == 0 && now > SimulatedDayTests.start + 7200
                    if rests {
                        visits.restsUntil = now + 7200
                        record.rests += 1
                    }
                    record.hosts[host] = visits
                    return rests
                }
                usleep(200)
                defer {
                    record.withLock { record in
                        record.hosts[host]?.busy = false
                        record.hosts[host]?.ended = clock.now
                    }
                }
                if rests {
                    return NewsServer.response("wait", status: "429 Too Many Requests", head: "Retry-After: 7200\r\n")
                }
                guard let plan else {
                    return request.path == "/robots.txt"
                        ? NewsServer.response("none", status: "404 Not Found")
                        : NewsServer.response(NewsSites.article(host, request.path))
                }
                return feed(plan, request, now)
            }
        }

        /// RSS with one article for every twelve hours so far; answers 304 where nothing is new.
        private func feed(_ plan: Plan, _ request: NewsServer.Request, _ now: Int) -> [UInt8] {
            let count = 1 + (now - SimulatedDayTests.start) / 43_200
            let tag = "\"\(count)\""
            let head = "ETag: \(tag)\r\n" + (plan.maxAge.map { "Cache-Control: max-age=\($0)\r\n" } ?? "")
            if request.field("if-none-match") == tag {
                return NewsServer.response("", status: "304 Not Modified", head: head)
            }
            let items = (0..<count).map {
                "<item><title>Story \($0)</title><link>http://\(request.host)/news/\(plan.path.dropFirst(6))-\($0)</link></item>"
            }
            let ttl = plan.ttl.map { "<ttl>\($0 / 60)</ttl>" } ?? ""
            return NewsServer.response(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Desk</title><link>http://\(request.host)/</link>"
                    + "<description>News</description>\(ttl)\(items.joined())</channel></rss>",
                type: "application/rss+xml",
                head: head)
        }
    }

    @Test func nobodyIsAskedTooOftenOrTooSeldom() async throws {
        let clock = VirtualClock(Self.start)
        let plans = (0..<Self.sources).map { Plan($0) }
        let site = Site(clock, plans)
        let server = try NewsServer { site.answer($0) }
        defer { server.stop() }
        let stand = try NewsStand()
        defer { stand.remove() }
        var configuration = Configuration()
        configuration.state = stand.path("state")
        configuration.output = stand.path("runs")
        configuration.archive = stand.path("archive")
        configuration.contact = "desk@example.org"
        configuration.hosts = 8
        configuration.recheck = [3600]
        for (n, plan) in plans.enumerated() {
            let address = try #require(WebURL("http://\(plan.host):\(server.port)\(plan.path)"))
            var source = Configuration.Source(
                name: "source-\(n)", path: address.description, label: address.description)
            source.every = plan.every
            var web = Configuration.Web(url: address)
            web.allowedAddresses = [try #require(AddressRange("127.0.0.0/8"))]
            source.web = web
            configuration.sources.append(source)
        }
        let end = Self.start + Self.hours * 3600
        var documents = 0
        while clock.now < end {
            documents += try await Ingestion(configuration, .init(), log: Log(), clock: clock).run().tally.documents
            // The timer starts the next run at its next mark.
            clock.advance(to: (clock.now / Self.tick + 1) * Self.tick)
        }
        let record = site.record.withLock { $0 }
        #expect(record.violations.isEmpty, "\(record.violations.count): \(record.violations.prefix(5))")
        // An ideal schedule asks at the start and then whenever the pause has passed. A host that rests has two hours less.
        let ideal = plans.reduce(0) { sum, plan in
            let seconds = Self.hours * 3600 - (plan.host.hasSuffix(".49") ? 7200 : 0)
            return sum + 1 + (seconds - 1) / plan.pause
        }
        let share = Double(record.feeds) / Double(ideal)
        #expect(share > 0.95 && share < 1.05, "\(record.feeds) requests, \(ideal) in an ideal schedule")
        // Every article is a document, and is looked at once more after an hour.
        #expect(documents == record.pages.count && record.pages.count >= Self.sources)
        #expect(record.pages.values.allSatisfy { $0 <= 2 } && record.pages.values.contains(2))
        if Self.isFull {
            #expect(record.rests > 0)
            print(
                "\(record.feeds) requests for feeds, \(ideal) in an ideal schedule (\(share)); \(record.pages.count) pages, "
                    + "\(record.pages.values.reduce(0, +)) requests for them; \(record.hosts.count) hosts, \(record.rests) rests, "
                    + "\(record.connections.count) connections")
        }
    }
}
