import Foundation
import GRDB
import LoopbackServer
import NewsArchive
import Synchronization
import Testing

/// An ingest of many sites that is killed at any instant and run again leaves what an undisturbed one leaves: facts, documents, state,
/// and the archive's set of addresses and payload digests.
///
/// `GLEANER_KILLS=200 swift test --filter WebKillTests` does it that often; `GLEANER_PROGRAM` names another program than the one beside
/// the tests.
@Suite(.serialized) struct WebKillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["GLEANER_KILLS"].flatMap { Int($0) } ?? 3
    private static let program = Program.beside(environment["GLEANER_PROGRAM"])

    private static func stand(_ server: NewsServer, _ sites: NewsSites) throws -> NewsStand {
        let stand = try NewsStand()
        let sources = (0..<sites.hosts).map {
            "  - {name: site-\($0), url: 'http://\(NewsSites.host($0)):\(server.port)/feed', allow_addresses: 127.0.0.0/8, delay: 0}\n"
        }
        try stand.write(
            "gleaner.yaml",
            "state: state\noutput: runs\narchive: archive\nload: sqlite:facts.sqlite\ncontact: desk@example.org\njobs: 2\nhosts: 6\nsources:\n"
                + sources.joined())
        return stand
    }

    private static func arguments(_ stand: NewsStand) -> [String] {
        ["ingest", "--config", stand.path("gleaner.yaml"), "--max-reject-ratio", "1", "--portion", "9"]
    }

    private static func ingest(_ stand: NewsStand, killAfter seconds: Double? = nil) throws -> Int32 {
        try Program.run(try #require(program), arguments(stand), killAfter: seconds)
    }

    /// Everything an ingest leaves that does not depend on the clock.
    static func result(_ stand: NewsStand) throws -> [String: [String]] {
        var result: [String: [String]] = [:]
        for stream in ["articles", "documents", "facts", "rejects"] {
            result[stream] = try stand.lines(stream).map { line in
                line.replacing(/"warc_file":"[^"]*"/, with: "").replacing(/"warc_offset":\d+/, with: "")
                    .replacing(/"warc_record_id":"[^"]*"/, with: "")
            }.sorted()
        }
        func rows(_ database: String, _ name: String, _ sql: String) throws {
            result[name] = try DatabaseQueue(path: stand.path(database)).read { db in
                try Row.fetchAll(db, sql: sql).map { $0.map { "\($0.1)" }.joined(separator: "|") }.sorted()
            }
        }
        for table in ["facts", "evidence", "documents"] {
            let columns =
                table == "evidence"
                ? "*" : table == "facts" ? "fact_id, doc_id, value, unit, measure" : "doc_id, doc_version, status"
            try rows("facts.sqlite", "loaded " + table, "SELECT \(columns) FROM \(table)")
        }
        let state = "state/state.sqlite"
        try rows(
            state, "sources",
            "SELECT name, url, etag, digest, failures, retired, status, empty_looks, started_at, record_digest FROM web_source"
        )
        try rows(
            state, "pages",
            "SELECT url, source, etag, digest, recheck_at IS NULL, entry_updated, status, failures, record_digest FROM web_page"
        )
        try rows(state, "versions", "SELECT doc_id, doc_version, program FROM document")
        try rows(state, "robots", "SELECT origin, verdict, body FROM robots")
        try rows(state, "brought", "SELECT name, documents, facts, rejects FROM source_tally")
        try rows(state, "ledger", "SELECT sum(documents), sum(facts), sum(rejects), min(status), max(status) FROM run")
        for table in ["source", "entry", "document", "web_source", "web_page", "source_tally"] {
            try rows(state, "staged " + table, "SELECT * FROM staged_\(table)")
        }
        var payloads: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: stand.path("archive")) {
            let reader = try WARCReader(path: stand.path("archive/" + name))
            while let entry = reader.next() {
                guard case .record(let record) = entry else {
                    payloads.insert("damage in \(name)")
                    continue
                }
                if ["response", "revisit"].contains(record.type) {
                    payloads.insert("\(record.url ?? "") \(record.field("WARC-Payload-Digest") ?? "")")
                }
            }
        }
        result["archive"] = payloads.sorted()
        return result
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func killedAtAnyInstant() throws {
        let sites = NewsSites(hosts: Self.kills > 10 ? 12 : 4, articles: 6)
        let server = try NewsServer { request in
            usleep(2000)
            return sites.answer(request)
        }
        defer { server.stop() }
        let clean = try Self.stand(server, sites)
        defer { clean.remove() }
        let began = Date()
        #expect(try Self.ingest(clean) == 0)
        let length = Date().timeIntervalSince(began)
        let expected = try Self.result(clean)
        let pages = sites.hosts * sites.articles
        #expect(expected["facts"]?.count ?? 0 >= pages - 2)
        // One article is forbidden, one is not there; robots.txt and feed are archived with the pages.
        #expect(expected["rejects"]?.count == 2 && expected["archive"]?.count == pages - 1 + 2 * sites.hosts)
        #expect(try FileManager.default.contentsOfDirectory(atPath: clean.path("runs")).count > 1)
        for n in 0..<Self.kills {
            let disturbed = try Self.stand(server, sites)
            // Once, twice or three times in a row.
            let moments = (0...n % 3).map { _ in Double.random(in: 0...length) }
            for moment in moments { _ = try Self.ingest(disturbed, killAfter: moment) }
            #expect(try Self.ingest(disturbed) == 0)
            let result = try Self.result(disturbed)
            for (part, lines) in expected where result[part] != lines {
                let found = Set(result[part] ?? [])
                Issue.record(
                    "\(part) after kills at \(moments) of \(length) s: missing \(Set(lines).subtracting(found).prefix(3)), too many \(found.subtracting(lines).prefix(3)), \(lines.count) lines were \(result[part]?.count ?? 0) in \(disturbed.root)"
                )
            }
            let verify = try Program.run(try #require(Self.program), ["archive", "verify", disturbed.path("archive")])
            #expect(verify == 0)
            if result == expected { disturbed.remove() }
        }
    }

    /// The process is killed by what it asks: before its first request is answered, before its second, and so on to the last. What was
    /// answered before is never asked for again.
    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func killedAtEveryRequest() throws {
        let sites = NewsSites(hosts: 2, articles: 3)
        let killer = Killer()
        let server = try NewsServer { request in
            killer.ask(request.host + request.path)
            return sites.answer(request)
        }
        defer { server.stop() }
        let clean = try Self.stand(server, sites)
        defer { clean.remove() }
        #expect(try Self.ingest(clean) == 0)
        let expected = try Self.result(clean)
        let requests = killer.take()
        #expect(requests.count == 9)
        for n in 1...requests.count {
            let disturbed = try Self.stand(server, sites)
            defer { disturbed.remove() }
            var asked: [String] = []
            var starts = 0
            // The run that goes on is killed at its first request, and the next one at its second.
            for last in [n, 1, 2, Int.max] {
                killer.arm(last)
                let process = try Program.start(try #require(Self.program), Self.arguments(disturbed))
                killer.aim(process.processIdentifier)
                process.waitUntilExit()
                asked += killer.take()
                starts += 1
                if process.terminationReason == .exit {
                    #expect(process.terminationStatus == 0)
                    if last == .max { break }
                }
            }
            let found = try Self.result(disturbed)
            for (part, lines) in expected {
                #expect(found[part] == lines, "\(part) after a kill at request \(n)")
            }
            // What was under way at a kill is asked again, on each host one request at most.
            #expect(asked.count <= requests.count + (starts - 1) * sites.hosts, "\(asked)")
        }
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func twoStartedTogetherNeverWorkTwice()
        throws
    {
        let sites = NewsSites(hosts: 3, articles: 3)
        let asked = Asked()
        let gate = DispatchSemaphore(value: 0)
        let server = try NewsServer { request in
            asked.note(request.host + request.path)
            // The first ingest is held in the middle of its work until the second has ended.
            if asked.all.count == 1 { gate.wait() }
            return sites.answer(request)
        }
        defer { server.stop() }
        let stand = try Self.stand(server, sites)
        defer { stand.remove() }
        let first = try Program.start(try #require(Self.program), Self.arguments(stand))
        while asked.all.isEmpty && first.isRunning { usleep(5000) }
        #expect(try Self.ingest(stand) == 75)
        gate.signal()
        first.waitUntilExit()
        #expect(first.terminationStatus == 0)
        #expect(asked.all.count == Set(asked.all).count)
        #expect(try FileManager.default.contentsOfDirectory(atPath: stand.path("runs")).count == 1)
    }
}

/// Kills a process with its n-th request.
private final class Killer: Sendable {
    private struct Aim {
        var asked: [String] = []
        var last = Int.max
        var process: Int32?
    }
    private let aim = Mutex(Aim())

    /// The next process is killed with that request.
    func arm(_ last: Int) { aim.withLock { $0 = Aim(last: last) } }

    func aim(_ process: Int32) { aim.withLock { $0.process = process } }

    /// Takes in a request; one that kills is never answered.
    func ask(_ what: String) {
        let isLast = aim.withLock { aim in
            aim.asked.append(what)
            return aim.asked.count >= aim.last
        }
        guard isLast else { return }
        while true {
            if let process = aim.withLock({ $0.process }) {
                kill(process, SIGKILL)
                break
            }
            usleep(1000)
        }
        usleep(20_000)
    }

    /// What was asked for since the last call.
    func take() -> [String] {
        aim.withLock { aim in
            defer { aim = Aim() }
            return aim.asked
        }
    }
}
