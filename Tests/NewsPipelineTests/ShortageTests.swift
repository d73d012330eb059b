import Foundation
import GRDB
import LoopbackServer
import Testing

/// A machine that lets the program open too few files: that is the machine's fault, never the publisher's.
@Suite(.serialized) struct ShortageTests {
    private static let program = Program.beside(ProcessInfo.processInfo.environment["GLEANER_PROGRAM"])

    private static func stand(_ server: NewsServer, hosts: Int) throws -> NewsStand {
        let stand = try NewsStand()
        let sources = (0..<hosts).map {
            "  - {name: site-\($0), url: 'http://\(NewsSites.host($0)):\(server.port)/feed', allow_addresses: 127.0.0.0/8, delay: 0}\n"
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

    private static func column(_ stand: NewsStand, _ sql: String) throws -> [Int] {
        try DatabaseQueue(path: stand.path("state/state.sqlite")).read { try Int.fetchAll($0, sql: sql) }
    }

    /// From far too few files to enough: whatever gives out, no source is blamed, and the next run fetches what this one could not.
    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func noSourceIsBlamed() throws {
        let sites = NewsSites(hosts: 3, articles: 1)
        let server = try NewsServer { sites.answer($0) }
        defer { server.stop() }
        var codes: [Int32] = []
        var wasToldWhatToDo = false
        for limit in stride(from: 9, through: 23, by: 2) {
            let stand = try Self.stand(server, hosts: sites.hosts)
            defer { stand.remove() }
            let (code, said) = try Self.ingest(stand, limit: limit)
            codes.append(code)
            #expect(code == 0 || code == 74, "\(code) with \(limit) files: \(said)")
            guard said.contains("ulimit -n") else { continue }
            wasToldWhatToDo = true
            #expect(code == 74)
            #expect(try Self.column(stand, "SELECT failures FROM web_source WHERE failures > 0").isEmpty)
            #expect(try Self.column(stand, "SELECT 1 FROM robots WHERE verdict = 'forbid_all'").isEmpty)
            // What was put off is due within minutes; here it is made due now.
            try DatabaseQueue(path: stand.path("state/state.sqlite")).write {
                try $0.execute(sql: "UPDATE web_source SET due_at = 0")
            }
            #expect(try Self.ingest(stand, limit: 256).code == 0)
            #expect(try stand.lines("documents").count >= sites.hosts * sites.articles - 1)
        }
        #expect(codes.last == 0)
        #expect(wasToldWhatToDo)
    }

    /// More hosts than the program may keep connections open to.
    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func connectionsAreGivenUpForOthers()
        throws
    {
        let sites = NewsSites(hosts: 60, articles: 1)
        let server = try NewsServer { sites.answer($0) }
        defer { server.stop() }
        let stand = try Self.stand(server, hosts: sites.hosts)
        defer { stand.remove() }
        let (code, said) = try Self.ingest(stand, limit: 64)
        #expect(code == 0, "\(said)")
        #expect(
            try Self.column(stand, "SELECT failures FROM web_source WHERE failures > 0 OR succeeded_at IS NULL").isEmpty
        )
    }
}
