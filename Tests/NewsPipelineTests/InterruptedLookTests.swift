import Foundation
import GRDB
import LoopbackServer
import NewsArchive
import NewsLoaders
import NewsModel
import NewsPipeline
import NewsState
import Synchronization
import Testing

/// A look at the web that is interrupted at any of its steps is gone on with: what it had archived is taken from there, what it had not
/// is asked for, and nobody is asked twice, whatever feeds say meanwhile.
///
/// A step is a statement of the state database: a trigger makes it fail, which ends the run there with everything before it done and
/// nothing after it, as a kill does.
@Suite(.serialized) struct InterruptedLookTests {
    static let start = 1_700_049_600

    /// A desk with a feed: pages that are well, moved, away, gone, walls, and one whose feed has it in full.
    final class Desk: Sendable {
        struct Standing {
            var asked: [String] = []
            /// The feed names nothing any more.
            var isLater = false
            /// The host wants to rest when it is asked for that path.
            var rests: String?
        }
        let standing = Mutex(Standing())

        static let pages = ["/n/1", "/n/2", "/moved", "/away", "/gone", "/wall", "/full", "/n/3", "/n/4"]

        func answer(_ request: NewsServer.Request) -> [UInt8] {
            let path = request.path
            let (isLater, rests) = standing.withLock { standing in
                standing.asked.append(path)
                return (standing.isLater, standing.rests)
            }
            if path == rests {
                return NewsServer.response("x", status: "429 Too Many Requests", head: "Retry-After: 7200\r\n")
            }
            let base = "http://\(request.host)"
            let text = String(repeating: "<p>The makers of Orrin Foods sold 4,510 jars in the west.</p>", count: 12)
            switch path {
            case "/feed":
                let entries =
                    isLater
                    ? []
                    : Self.pages.map { path in
                        "<entry><id>\(base)\(path)</id><title>Story</title><link href=\"\(base)\(path)\"/><updated>2023-11-15T08:00:00Z</updated>"
                            + (path == "/full"
                                ? "<content type=\"html\">\(text.replacing("<", with: "&lt;"))</content>" : "")
                            + "</entry>"
                    }
                return NewsServer.response(
                    NewsSites.feed(base, entries), type: "application/atom+xml",
                    head: "ETag: \"\(isLater)\"\r\n")
            case "/moved": return NewsServer.response("", status: "302 Found", head: "Location: /new\r\n")
            case "/away", "/full": return NewsServer.response("none", status: "404 Not Found")
            case "/gone": return NewsServer.response("none", status: "410 Gone")
            case "/wall":
                return NewsServer.response(
                    "<html><head><title>Read on</title></head><body><h1>Your first 3 stories are on us</h1><p>You have read them. For 2 dollars a month you get the rest.</p><button>Join us</button></body></html>"
                )
            case "/new",
                _ where path.hasPrefix("/n/"):
                return NewsServer.response(NewsSites.article("desk", path))
            default: return NewsServer.response("none", status: "404 Not Found", type: "text/plain")
            }
        }

        func takeAsked() -> [String] {
            standing.withLock { standing in
                defer { standing.asked = [] }
                return standing.asked
            }
        }
    }

    /// A desk on a server, and runs over it.
    struct World {
        let desk: Desk
        let stand: NewsStand
        var configuration: NewsPipeline.Configuration

        init(_ desk: Desk, _ server: NewsServer) throws {
            desk.standing.withLock { $0 = Desk.Standing() }
            self.desk = desk
            stand = try NewsStand()
            let file = try stand.write(
                "gleaner.yaml",
                "state: state\noutput: runs\narchive: archive\nload: sqlite:facts.sqlite\ncontact: desk@example.org\njobs: 1\nhosts: 1\nevery: 1h\nsources:\n"
                    + "  - {name: desk, url: 'http://127.0.0.1:\(server.port)/feed', allow_addresses: 127.0.0.0/8, delay: 0}\n"
                    + "  - {name: empty, url: 'http://127.0.0.2:\(server.port)/nothing', allow_addresses: 127.0.0.0/8, delay: 0}\n"
            )
            configuration = try ConfigurationReader.read(file: file)
            configuration.recheck = []
        }

        /// One ingest at `time`, in portions of two pages.
        @discardableResult
        func ingest(at time: Int = InterruptedLookTests.start, _ change: (inout Ingestion.Options) -> Void = { _ in })
            async throws -> Ingestion.Outcome
        {
            var options = Ingestion.Options()
            options.portion = 2
            change(&options)
            return try await Ingestion(configuration, options, log: Log(), clock: VirtualClock(time)).run()
        }

        private func state(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
            let queue = try DatabaseQueue(path: stand.path("state/state.sqlite"))
            try await queue.write(body)
            try queue.close()
        }

        /// Runs an ingest that ends at a step; whether it came so far.
        func isInterrupted(
            at step: String, time: Int = InterruptedLookTests.start,
            _ change: (inout Ingestion.Options) -> Void = { _ in }
        ) async throws -> Bool {
            try FileManager.default.createDirectory(atPath: stand.path("state"), withIntermediateDirectories: true)
            _ = try StateDatabase(folder: stand.path("state"))
            try await state {
                try $0.execute(sql: "CREATE TRIGGER stop BEFORE \(step) BEGIN SELECT RAISE(ABORT, 'stopped'); END")
            }
            var isStopped = false
            do { try await ingest(at: time, change) } catch { isStopped = true }
            try await state { try $0.execute(sql: "DROP TRIGGER stop") }
            return isStopped
        }

        func looks() throws -> [LookState] { try StateDatabase(folder: stand.path("state")).looks() }

        /// Lines of a stream, in the order of the runs.
        func lines(_ stream: String) throws -> [JSONValue] {
            try FileManager.default.contentsOfDirectory(atPath: stand.path("runs")).sorted().flatMap { run in
                try String(contentsOfFile: stand.path("runs/\(run)/\(stream).jsonl"), encoding: .utf8)
                    .split(separator: "\n").map { try JSONValue(parsing: $0.utf8) }
            }
        }

        /// Every article's record is where it says, and as old.
        func expectTraces() throws {
            for article in try lines("articles") {
                guard let source = article["source"], let file = source["warc_file"]?.string,
                    let offset = source["warc_offset"]?.integer
                else { continue }
                let reader = try WARCReader(path: stand.path("archive/" + file), from: offset)
                guard case .record(let record)? = reader.next() else {
                    Issue.record("no record at \(offset) of \(file)")
                    continue
                }
                #expect(record.recordID == source["warc_record_id"]?.string)
                #expect(record.date == article["observed_at"]?.string)
            }
        }

        /// Compares with what an undisturbed run has left.
        func expect(_ expected: [String: [String]], after what: String) throws {
            let found = try WebKillTests.result(stand)
            for (part, lines) in expected where found[part] != lines {
                let all = Set(found[part] ?? [])
                Issue.record(
                    "\(part) after \(what): missing \(Set(lines).subtracting(all).prefix(2)), too many \(all.subtracting(lines).prefix(2)), \(lines.count) lines were \(found[part]?.count ?? 0)"
                )
            }
            try expectTraces()
            #expect(try looks().isEmpty)
        }
    }

    /// A server with a desk, and what an undisturbed run leaves of it.
    static func withDesk(_ body: (Desk, NewsServer, [String: [String]]) async throws -> Void) async throws {
        let desk = Desk()
        let server = try NewsServer { desk.answer($0) }
        defer { server.stop() }
        let world = try World(desk, server)
        defer { world.stand.remove() }
        try await world.ingest()
        let expected = try WebKillTests.result(world.stand)
        #expect(
            expected["documents"]?.count == 8 && expected["rejects"]?.count == 3 && expected["facts"]?.isEmpty == false)
        try await body(desk, server, expected)
    }

    /// Nobody is asked twice; there are two hosts with a robots.txt.
    static func expectOnce(_ asked: [String], _ what: String) {
        let pages = asked.filter { $0 != "/robots.txt" }
        #expect(pages.count == Set(pages).count, "asked twice after \(what): \(pages)")
        #expect(asked.count - pages.count == 2)
    }

    /// What ends a run, in the order in which it comes.
    static let steps = [
        "INSERT ON look", "INSERT ON robots", "INSERT ON run", "UPDATE ON run", "INSERT ON delivery", "DELETE ON look",
    ]

    /// Feeds are empty from then on, where they were asked before.
    private static func timePasses(_ desk: Desk, _ asked: [String]) {
        if asked.contains("/feed") { desk.standing.withLock { $0.isLater = true } }
    }

    @Test func interruptedAtEveryStep() async throws {
        try await Self.withDesk { desk, server, expected in
            for step in Self.steps {
                var stops = 0
                for committed in [0, 2, nil] where stops < 2 {
                    let world = try World(desk, server)
                    defer { world.stand.remove() }
                    let here =
                        step
                        + (committed.map { " WHEN (SELECT count(*) FROM run WHERE status = 'committed') = \($0)" } ?? "")
                    guard try await world.isInterrupted(at: here) else { continue }
                    stops += 1
                    var asked = desk.takeAsked()
                    Self.timePasses(desk, asked)
                    try await world.ingest()
                    asked += desk.takeAsked()
                    Self.expectOnce(asked, here)
                    try world.expect(expected, after: here)
                }
                #expect(stops > 0, "\(step) is never reached")
            }
        }
    }

    /// The runs that go on are interrupted as well, at other steps and at the same.
    @Test func interruptedAgainAndAgain() async throws {
        try await Self.withDesk { desk, server, expected in
            for n in stride(from: 0, to: Self.steps.count, by: 2) {
                let steps = [0, 0, 5, 3, 1].map { Self.steps[(n + $0) % Self.steps.count] }
                let world = try World(desk, server)
                defer { world.stand.remove() }
                var asked: [String] = []
                for step in steps {
                    _ = try await world.isInterrupted(at: step)
                    asked += desk.takeAsked()
                    Self.timePasses(desk, asked)
                }
                try await world.ingest()
                asked += desk.takeAsked()
                Self.expectOnce(asked, "\(steps)")
                try world.expect(expected, after: "\(steps)")
                // And nothing is left to do.
                #expect(try await world.ingest().folder == nil)
                #expect(desk.takeAsked().isEmpty)
            }
        }
    }

    /// What was answered hours ago counts as of then, and the sources are looked at as well.
    @Test func aNightPassesInBetween() async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(try await world.isInterrupted(at: "INSERT ON run"))
            _ = desk.takeAsked()
            desk.standing.withLock { $0.isLater = true }
            let later = Self.start + 8 * 3600
            try await world.ingest(at: later)
            let asked = desk.takeAsked()
            // Two pages were had; the others are asked for, then the feed is looked at anew.
            #expect(!asked.contains("/n/1") && !asked.contains("/n/2") && asked.contains("/n/3"))
            #expect(asked.count { $0 == "/feed" } == 1)
            let times = try world.lines("documents").map { $0["observed_at"]?.string ?? "" }
            #expect(
                times.count { $0.hasPrefix("2023-11-15T12") } >= 2 && times.contains { $0.hasPrefix("2023-11-15T20") })
            for part in ["documents", "facts", "loaded facts"] {
                #expect(try WebKillTests.result(world.stand)[part] == expected[part])
            }
            try world.expectTraces()
        }
    }

    /// Without its archive a look is begun anew: what is not there is asked for.
    @Test(arguments: ["deleted", "cut", "pruned"]) func anArchiveThatIsNotThere(damage: String) async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(
                try await world.isInterrupted(
                    at: "INSERT ON run WHEN (SELECT count(*) FROM run WHERE status = 'committed') = 2"))
            for file in try FileManager.default.contentsOfDirectory(atPath: world.stand.path("archive")) {
                let path = world.stand.path("archive/" + file)
                switch damage {
                case "cut":
                    let bytes = try Data(contentsOf: URL(filePath: path))
                    try bytes.prefix(bytes.count * 2 / 3).write(to: URL(filePath: path))
                case "pruned":
                    let base = "http://127.0.0.1:\(server.port)"
                    _ = try ArchivePruner(urls: [base + "/feed", base + "/n/3", base + "/wall"]).prune(path)
                default: try FileManager.default.removeItem(atPath: path)
                }
            }
            try await world.ingest()
            let found = try WebKillTests.result(world.stand)
            for part in ["documents", "facts", "loaded facts", "pages", "versions"] {
                #expect(found[part] == expected[part], "\(part) after the archive was \(damage)")
            }
            #expect(try world.looks().isEmpty)
        }
    }

    /// A limit counts what was fetched already and leaves none of it behind; what has to be fetched waits for a look without one.
    @Test func aLimitLeavesNothingBehindThatIsAtHand() async throws {
        try await Self.withDesk { desk, server, _ in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            // Two portions of two pages were archived.
            #expect(
                try await world.isInterrupted(
                    at: "INSERT ON run WHEN (SELECT count(*) FROM run WHERE status = 'committed') = 1"))
            _ = desk.takeAsked()
            let outcome = try await world.ingest { $0.limit = 1 }
            #expect(outcome.tally.documents + outcome.tally.rejects == 2)
            #expect(desk.takeAsked().filter { $0.hasPrefix("/n/") }.isEmpty)
            #expect(try world.looks().isEmpty)
        }
    }

    /// A look at one source leaves what was interrupted at others for a run that looks at them.
    @Test func aLookAtOneSourceLeavesTheOthers() async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(try await world.isInterrupted(at: "INSERT ON run"))
            desk.standing.withLock { $0.isLater = true }
            _ = desk.takeAsked()
            try await world.ingest { $0.only = ["empty"] }
            #expect(!desk.takeAsked().contains("/feed"))
            #expect(try !world.looks().isEmpty)
            try await world.ingest { $0.only = ["desk"] }
            let asked = desk.takeAsked()
            #expect(!asked.contains("/n/1") && asked.contains("/n/4") && asked.count { $0 == "/feed" } == 1)
            #expect(try world.looks().isEmpty)
            for part in ["documents", "facts", "loaded facts"] {
                #expect(try WebKillTests.result(world.stand)[part] == expected[part])
            }
        }
    }

    /// A dry run changes nothing of it; one with another `--since` does not either, since the look began without it.
    @Test func otherOptionsChangeNothingOfIt() async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(try await world.isInterrupted(at: "INSERT ON run"))
            let looks = try world.looks()
            #expect(try await world.ingest { $0.dryRun = true }.pending.count == 9)
            #expect(try world.looks() == looks)
            desk.standing.withLock { $0.isLater = true }
            try await world.ingest { options in
                options.since = "2024-01-01"
                options.onlyFailed = true
            }
            try world.expect(expected, after: "other options")
        }
    }

    /// A source that is not configured any more is not looked at; the look ends without it.
    @Test func aSourceThatWasRemoved() async throws {
        try await Self.withDesk { desk, server, _ in
            var world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(try await world.isInterrupted(at: "INSERT ON run"))
            _ = desk.takeAsked()
            world.configuration.sources.removeFirst()
            #expect(try await world.ingest().tally.documents == 0)
            #expect(desk.takeAsked().allSatisfy { $0 == "/nothing" || $0 == "/robots.txt" })
            #expect(try world.looks().isEmpty)
        }
    }

    /// A run that must stop at once leaves what it does not get to for the next one.
    @Test func aStopLeavesItForTheNextRun() async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            #expect(try await world.isInterrupted(at: "INSERT ON run"))
            desk.standing.withLock { $0.isLater = true }
            let looks = try world.looks()
            try await world.ingest { $0.maxDuration = 0 }
            #expect(try world.looks() == looks)
            try await world.ingest()
            try world.expect(expected, after: "a stop")
        }
    }

    /// A host that asked for a rest before the run ended has it: nothing is asked of it, and its pages come when it is over.
    @Test func aHostThatRestsIsLeftAlone() async throws {
        try await Self.withDesk { desk, server, expected in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            desk.standing.withLock { $0.rests = "/away" }
            #expect(
                try await world.isInterrupted(
                    at: "INSERT ON run WHEN (SELECT count(*) FROM run WHERE status = 'committed') = 1"))
            #expect(desk.takeAsked().last == "/away")
            // The rest was learnt from the archive alone.
            let queue = try DatabaseQueue(path: world.stand.path("state/state.sqlite"))
            try await queue.write { try $0.execute(sql: "DELETE FROM host") }
            try queue.close()
            try await world.ingest()
            #expect(desk.takeAsked().filter { $0.hasPrefix("/n/") || $0 == "/away" || $0 == "/feed" }.isEmpty)
            desk.standing.withLock { $0.rests = nil }
            try await world.ingest(at: Self.start + 4 * 3600)
            #expect(try WebKillTests.result(world.stand)["facts"] == expected["facts"])
        }
    }

    /// What ends every run is not tried for ever, and does not keep other sources from being looked at for long.
    @Test func aLookThatNeverComesFurtherIsGivenUp() async throws {
        try await Self.withDesk { desk, server, _ in
            let world = try World(desk, server)
            defer { world.stand.remove() }
            var runs = 0
            repeat {
                #expect(try await world.isInterrupted(at: "INSERT ON run") || runs > 10)
                runs += 1
            } while try !world.looks().isEmpty && runs < 20
            #expect(runs == 13)
            #expect(desk.takeAsked().count { $0 == "/feed" } == 1)
            // From then on its sources wait for their time.
            #expect(try await world.ingest().looked == 0)
            try await world.ingest(at: Self.start + 3700)
            #expect(desk.takeAsked().contains("/feed"))
        }
    }
}
