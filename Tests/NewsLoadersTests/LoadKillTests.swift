import Foundation
import GRDB
import Testing

/// A load that is killed at any instant and run again leaves what an undisturbed load leaves, row for row.
@Suite(.serialized) struct LoadKillTests {
    /// The program beside the tests.
    static var program: String? {
        let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "gleaner").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }

    /// How often each load is killed: ten times, or what `GLEANER_KILLS` says.
    static let kills = Int(ProcessInfo.processInfo.environment["GLEANER_KILLS"] ?? "") ?? 10
    private static let tables = ["documents", "facts", "evidence", "qualifiers", "participants", "current_facts"]
    private let fixture: RunFixture

    init() throws {
        // A process that is killed loses nothing that it wrote: memory does for a disk, and is faster.
        fixture =
            FileManager.default.isWritableFile(atPath: "/dev/shm") ? try RunFixture(in: "/dev/shm") : try RunFixture()
    }

    /// Three runs of twenty documents: texts that change and change back, one document that goes, lines that come twice.
    private func runs() throws -> [String] {
        try (0..<3).map { run in
            let at = "2026-02-0\(run + 1)T00:00:00Z"
            let seen = (0..<20).map { n in
                RunFixture.Seen(
                    doc: "d\(n)", version: "d\(n)-v\((run + n) % 2)", at: at,
                    values: (0..<4).map { "\(n * 100 + $0 + (run + n) % 2)" })
            }
            let gone = RunFixture.Seen(doc: "d\(run)", version: "none", at: at, status: "gone")
            let twice = seen[7].values.enumerated().map { RunFixture.fact(seen[7], $0, $1) }
            return try fixture.write("run-\(run)", seen.filter { $0.doc != gone.doc } + [gone], extra: twice)
        }
    }

    /// Loads by the program; kills it after that many seconds, or waits for its end. Returns the seconds it ran.
    @discardableResult
    private func load(_ runs: [String], _ target: String, killAfter seconds: Double? = nil) throws -> Double {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.program))
        process.arguments = ["load", "--into", target] + runs
        process.standardError = FileHandle.nullDevice
        let began = Date()
        try process.run()
        if let seconds {
            usleep(UInt32(seconds * 1e6))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        } else {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        return Date().timeIntervalSince(began)
    }

    /// Kills loads into `target(n)`, each of them new, at instants all over the length of an undisturbed one.
    private func killed(_ target: (Int) throws -> String, dump: (Int) throws -> [String]) throws {
        let runs = try runs()
        let length = try load(runs, target(0))
        let expected = try dump(0)
        #expect(expected.count > 500)
        for n in 1...Self.kills {
            let moment = Double.random(in: 0...length)
            try load(runs, target(n), killAfter: moment)
            try load(runs.shuffled(), target(n))
            #expect(try dump(n) == expected, "killed after \(moment) s of \(length) s")
        }
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func intoSQLite() throws {
        defer { try? FileManager.default.removeItem(atPath: fixture.root) }
        func path(_ n: Int) -> String { fixture.root + "/\(n).sqlite" }
        try killed {
            "sqlite:" + path($0)
        } dump: { n in
            try DatabaseQueue(path: path(n)).read { db in
                try Self.tables.flatMap { table in
                    try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                        table + ": " + row.databaseValues.map(\.description).joined(separator: "|")
                    }.sorted()
                }
            }
        }
    }

    @Test(
        .enabled(if: program != nil, "the program is not beside the tests"),
        .enabled(if: PostgreSQLServer.programs != nil, "PostgreSQL is not installed"))
    func intoPostgreSQL() throws {
        defer { try? FileManager.default.removeItem(atPath: fixture.root) }
        let server = try PostgreSQLServer()
        let address = try server.database("killed")
        _ = try PostgreSQLServer.rows(address, (0...Self.kills).map { "CREATE SCHEMA k\($0)" }.joined(separator: ";"))
        try killed {
            "\(address)?options=-csearch_path%3Dk\($0)"
        } dump: { n in
            let all = Self.tables.map { "SELECT '\($0): ' || t::text AS row FROM k\(n).\($0) t" }
            return try PostgreSQLServer.rows(address, all.joined(separator: " UNION ALL ") + " ORDER BY 1")
        }
    }
}
