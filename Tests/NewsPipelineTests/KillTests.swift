import Foundation
import GRDB
import NewsLoaders
import NewsPipeline
import Testing

/// A run that is killed at any instant and run again leaves what an undisturbed run leaves.
@Suite(.serialized) struct KillTests {
    /// The program beside the tests.
    private static var program: String? {
        let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "gleaner").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }

    private func stand() throws -> NewsStand {
        let stand = try NewsStand()
        for n in 0..<12 { try stand.write("pages/page-\(n).html", NewsStand.page("Company \(n)", sold: 1_000 + n)) }
        try stand.write("pages/broken.html", "<html></html>")
        _ = try stand.configuration()
        return stand
    }

    /// Starts an ingest; kills it after that many seconds, or waits for its end.
    private func ingest(_ stand: NewsStand, killAfter seconds: Double? = nil) throws {
        let arguments = ["ingest", "--config", stand.path("gleaner.yaml"), "--max-reject-ratio", "1"]
        let code = try Program.run(try #require(Self.program), arguments, killAfter: seconds)
        if seconds == nil { #expect(code == 0) }
    }

    /// Everything an ingest leaves that does not depend on the clock.
    private func result(_ stand: NewsStand) throws -> [[String]] {
        let tables = try DatabaseQueue(path: stand.path("facts.sqlite")).read { db in
            try ["facts", "evidence", "qualifiers", "participants", "documents"].map { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                    row.filter { $0.0 != "observed_at" && $0.0 != "rank" }.map { "\($0.1)" }.joined(separator: "|")
                }.sorted()
            }
        }
        return try ["articles", "documents", "facts", "rejects"].map { try stand.lines($0) } + tables
    }

    @Test(.enabled(if: program != nil, "the program is not beside the tests")) func killedAtTenMoments() throws {
        let clean = try stand()
        let began = Date()
        try ingest(clean)
        let length = Date().timeIntervalSince(began)
        let expected = try result(clean)
        #expect(expected[2].count > 12)
        #expect(expected[3].count == 1)
        for _ in 0..<10 {
            let disturbed = try stand()
            let moment = Double.random(in: 0...length)
            try ingest(disturbed, killAfter: moment)
            try ingest(disturbed)
            #expect(try result(disturbed) == expected, "killed after \(moment) s of \(length) s")
        }
    }

    /// The instants between the steps of a commit are too short to be hit by chance: each is made by hand.
    @Test func killedBetweenTheStepsOfACommit() async throws {
        let clean = try NewsStand()
        try clean.write("pages/a.html", NewsStand.page("Brannock", sold: 4_300))
        _ = try await clean.ingest(try clean.configuration())
        let expected = try result(clean)
        for step in 0..<3 {
            let stand = try NewsStand()
            try stand.write("pages/a.html", NewsStand.page("Brannock", sold: 4_300))
            let configuration = try stand.configuration()
            let folder = try #require(try await stand.ingest(configuration).folder)
            let name = URL(filePath: folder).lastPathComponent
            // Take the run back to where it was at that step: without the database, the state prepared or not there yet.
            try FileManager.default.removeItem(atPath: stand.path("facts.sqlite"))
            let state = try DatabaseQueue(path: stand.path("state/state.sqlite"))
            try await state.write { db in
                try db.execute(sql: "DELETE FROM delivery")
                if step == 0 {
                    try db.execute(sql: "DELETE FROM run")
                } else {
                    try db.execute(sql: "UPDATE run SET status = 'prepared'")
                }
                for table in ["source", "entry", "document"] {
                    if step > 0 { try db.execute(sql: "INSERT INTO staged_\(table) SELECT '\(name)', * FROM \(table)") }
                    try db.execute(sql: "DELETE FROM \(table)")
                }
            }
            try state.close()
            // Steps: 0 files written, 1 state prepared, 2 run.json written.
            if step < 2 { try FileSystem.remove(folder + "/run.json") }
            let outcome = try await stand.ingest(configuration)
            #expect((outcome.folder == nil) == (step == 2))
            #expect(try result(stand) == expected, "step \(step)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: stand.path("runs")).count == 1)
            #expect(try await stand.ingest(configuration).folder == nil)
        }
    }
}
