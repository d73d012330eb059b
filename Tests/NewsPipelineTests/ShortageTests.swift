import Foundation
import GRDB
import LoopbackServer
import Testing

/// A machine that lets the program open too few files: that is the machine's fault, never the publisher's.
@Suite(.serialized) struct ShortageTests {
    private static let program = Program.beside(ProcessInfo.processInfo.environment["GLEANER_PROGRAM"])

    private static func stand(port: Int, hosts: Int) throws -> NewsStand {
        let stand = try NewsStand()
        let sources = (0..<hosts).map {
            "  - {name: site-\($0), url: 'http://\(NewsSites.host($0)):\(port)/feed', allow_addresses: 127.0.0.0/8, delay: 0}\n"
        }
        try stand.write(
            "gleaner.yaml",
            "state: state\noutput: runs\narchive: archive\ncontact: desk@example.org\njobs: 1\nhosts: 2\nsources:\n"
                + sources.joined())
        return stand
    }

    /// Runs an ingest that may open `limit` files; its exit code and what it said.
    private static func ingest(_ stand: NewsStand, limit: Int) throws -> (code: Int32, said: String) {
        try Program.errors(
            "/bin/sh",
            [
                "-c", "ulimit -n \(limit); exec \"$0\" ingest --config \"$1\" --max-reject-ratio 1",
                try #require(program), stand.path("gleaner.yaml"),
            ])
    }

    /// One column of the state; empty where the state could not even be begun.
    private static func column(_ stand: NewsStand, _ sql: String) throws -> [Int] {
        let path = stand.path("state/state.sqlite")
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try DatabaseQueue(path: path).read { db in
            try db.tableExists("web_source") ? Int.fetchAll(db, sql: sql) : []
        }
    }

    private static func expectNobodyIsBlamed(_ stand: NewsStand) throws {
        #expect(try column(stand, "SELECT failures FROM web_source WHERE failures > 0").isEmpty)
        #expect(try column(stand, "SELECT 1 FROM robots WHERE verdict = 'forbid_all'").isEmpty)
    }

    /// Hosts that are down: with files enough they are unreachable, without it is not known, and the message says what to do.
    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func aShortageIsToldFromADeadHost()
        throws
    {
        let closedPort = 1
        var codes: Set<Int32> = []
        var wasTold = false
        for limit in stride(from: 8, through: 24, by: 2) {
            // One: of two, one may find the last descriptors and learn that it is down indeed.
            let stand = try Self.stand(port: closedPort, hosts: 1)
            defer { stand.remove() }
            let (code, said) = try Self.ingest(stand, limit: limit)
            codes.insert(code)
            guard said.contains("ulimit -n") else { continue }
            wasTold = true
            #expect(code == 74)
            try Self.expectNobodyIsBlamed(stand)
        }
        #expect(wasTold)
        #expect(codes == [69, 74])
    }

    /// Whatever gives out, sockets or the archive's file: no source is blamed, and the next run fetches what this one could not.
    @Test(.enabled(if: program != nil, "the program is not beside the tests"), arguments: [9, 11, 13, 15, 19])
    func noSourceIsBlamed(limit: Int) throws {
        let sites = NewsSites(hosts: 3, articles: 1)
        let server = try NewsServer { sites.answer($0) }
        defer { server.stop() }
        let stand = try Self.stand(port: server.port, hosts: sites.hosts)
        defer { stand.remove() }
        let (code, said) = try Self.ingest(stand, limit: limit)
        #expect(code == 0 || code == 74, "\(code): \(said)")
        try Self.expectNobodyIsBlamed(stand)
        // What was put off is due within minutes; here it is made due now.
        if code == 74, FileManager.default.fileExists(atPath: stand.path("state/state.sqlite")) {
            try DatabaseQueue(path: stand.path("state/state.sqlite")).write { db in
                if try db.tableExists("web_source") { try db.execute(sql: "UPDATE web_source SET due_at = 0") }
            }
        }
        #expect(try Self.ingest(stand, limit: 256).code == 0)
        #expect(try stand.lines("documents").count >= sites.hosts * sites.articles - 1)
    }

    /// More hosts than the program may keep connections open to.
    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func connectionsAreGivenUpForOthers()
        throws
    {
        let sites = NewsSites(hosts: 60, articles: 1)
        let server = try NewsServer { sites.answer($0) }
        defer { server.stop() }
        let stand = try Self.stand(port: server.port, hosts: sites.hosts)
        defer { stand.remove() }
        let (code, said) = try Self.ingest(stand, limit: 64)
        #expect(code == 0, "\(said)")
        #expect(
            try Self.column(stand, "SELECT failures FROM web_source WHERE failures > 0 OR succeeded_at IS NULL").isEmpty
        )
    }
}
