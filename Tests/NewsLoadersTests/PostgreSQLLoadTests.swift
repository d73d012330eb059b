import Foundation
import NewsModel
@testable import NewsLoaders
import Testing

@Suite(.serialized, .enabled(if: PostgreSQLServer.programs != nil, "PostgreSQL is not installed"))
struct PostgreSQLLoadTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    private func dump(_ address: String) throws -> [String] {
        try [
            "documents", "facts", "evidence", "qualifiers", "participants", "current_documents", "current_facts",
            "retractions", "witnesses",
        ].flatMap { table in
            try PostgreSQLServer.rows(address, "SELECT t::text FROM \(table) t ORDER BY 1").map { "\(table): \($0)" }
        }
    }

    @Test func orderAndRepetitionChangeNothing() throws {
        let server = try PostgreSQLServer()
        let runs = try fixture.edits()
        func load(_ folders: [String], _ name: String, _ rebuild: IndexRebuild = .whenMany) throws -> [String] {
            let address = try server.database(name)
            for folder in folders {
                _ = try PostgreSQLDatabase(address: address, rebuild: rebuild).load(folder: folder)
            }
            return try dump(address)
        }
        let clean = try load(runs, "clean")
        #expect(clean.count > 20)
        for (way, rebuild) in [("kept", IndexRebuild.whenMany), ("rebuilt", .always)] {
            #expect(try load(runs + runs, way + "_twice", rebuild) == clean)
            #expect(try load(runs.reversed(), way + "_reversed", rebuild) == clean)
            #expect(try load([runs[2], runs[0], runs[3], runs[1], runs[2]], way + "_mixed", rebuild) == clean)
        }
    }

    @Test func tablesOfANewerVersionAreLeftAlone() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("newer")
        _ = try PostgreSQLDatabase(address: address).load(folder: try fixture.edits()[0])
        _ = try PostgreSQLServer.rows(
            address, "INSERT INTO gleaner_migrations VALUES ('99 of tomorrow') RETURNING name")
        #expect(throws: LoadError.newer(target: address)) { try PostgreSQLDatabase(address: address) }
    }

    @Test func duplicatesInABatchAreOneFact() throws {
        let server = try PostgreSQLServer()
        let seen = RunFixture.Seen(
            doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10", "20", "30"])
        let other = RunFixture.Seen(doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", values: ["5"])
        let once = try fixture.write("once", [seen, other])
        let again = (0..<3).map { RunFixture.fact(seen, $0, seen.values[$0]) }
        let twice = try fixture.write("twice", [seen, other], extra: again + again.reversed())
        let address = try server.database("once")
        _ = try PostgreSQLDatabase(address: address).load(folder: once)
        let clean = try dump(address)
        for (name, rebuild) in [("kept", IndexRebuild.whenMany), ("rebuilt", .always)] {
            let address = try server.database(name)
            let database = try PostgreSQLDatabase(address: address, rebuild: rebuild)
            let report = try database.load(folder: twice)
            #expect(report.facts == 4)
            #expect(report.superseded == 6)
            #expect(try dump(address) == clean)
            _ = try database.load(folder: once)
            #expect(try dump(address) == clean)
        }
    }

    @Test func aNewerVersionWithoutFactsRetracts() throws {
        let server = try PostgreSQLServer()
        let first = try fixture.write(
            "r1", [.init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])])
        let second = try fixture.write("r2", [.init(doc: "a", version: "a2", at: "2026-01-02T00:00:00Z")])
        let other = try fixture.write(
            "r3", [.init(doc: "a", version: "a3", at: "2026-01-03T00:00:00Z", status: "unsupported_language")])
        let again = try fixture.write(
            "r4", [.init(doc: "a", version: "a1", at: "2026-01-04T00:00:00Z", values: ["10"])])
        for (name, runs, facts) in [
            ("edit", [first, second], []), ("language", [first, other], []), ("back", [first, second, again], ["10"]),
        ] {
            let address = try server.database(name)
            for folder in runs { _ = try PostgreSQLDatabase(address: address).load(folder: folder) }
            #expect(try PostgreSQLServer.rows(address, "SELECT value FROM current_facts") == facts)
        }
    }

    @Test func documentsDecideAndBadLinesAreRefusedAlone() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("decide")
        let database = try PostgreSQLDatabase(address: address)
        for folder in try fixture.edits() { _ = try database.load(folder: folder) }
        #expect(
            try PostgreSQLServer.rows(address, "SELECT value FROM current_facts ORDER BY value") == [
                "6", "8", "10", "20",
            ])
        for query in try SQLiteLoadTests.documentedQueries() { _ = try PostgreSQLServer.rows(address, query) }
        let good = RunFixture.Seen(doc: "z", version: "z1", at: "2026-01-01T00:00:00Z", values: ["10"])
        let document = RunFixture.Seen(doc: "x", version: "x1", at: "2026-01-01T00:00:00Z")
        let bad = SQLiteLoadTests.hostile.map(\.0)
        let folder = try fixture.write(
            "hostile", [good, document],
            extra: bad + [RunFixture.fact(good, 1, "3\\t0")] + [RunFixture.fact(good, 1, "30")])
        let report = try database.load(folder: folder)
        #expect(report.rejects.count == bad.count + 1)
        #expect(report.facts == 2)
        #expect(try database.load(folder: folder).facts == 0)
    }

    /// As in SQLite: lines are handed on once though facts are read twice, and a database of before the column gets it.
    @Test func theNamesOfAWatchListAreStored() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("watch")
        let old = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])
        let connection = try PostgreSQLConnection(address)
        try connection.execute("CREATE TABLE gleaner_migrations (name text PRIMARY KEY)")
        for (name, statements) in PostgreSQLSchema.migrations.prefix(3) {
            try connection.execute(statements)
            _ = try connection.rows("INSERT INTO gleaner_migrations VALUES ($1)", [name])
        }
        let columns = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'subject_watch'"
        #expect(try PostgreSQLServer.rows(address, columns) == ["0"])
        let watched = RunFixture.Seen(doc: "w", version: "w1", at: "2026-01-01T00:00:00Z", values: ["5"])
        let line = RunFixture.watched(watched)
        let folder = try fixture.write(
            "watched", [old, .init(doc: "w", version: "w1", at: "2026-01-01T00:00:00Z")],
            extra: ["{", line, line, "[]"])
        var refused: [String] = []
        let report = try PostgreSQLDatabase(address: address).load(folder: folder) { refused.append($0.input) }
        #expect(report.facts == 2 && report.rejected == 2)
        #expect(refused == ["\(folder)/facts.jsonl:2", "\(folder)/facts.jsonl:5"])
        #expect(
            try PostgreSQLServer.rows(
                address,
                """
                SELECT coalesce(subject_watch, '-') || coalesce(watch, '-') FROM current_facts JOIN participants USING (fact_id)
                ORDER BY fact_id
                """) == ["--", "client 7supplier 9"])
    }

    @Test func aServerThatIsNotThereIsNamed() throws {
        let address = "postgresql://reader:secret@127.0.0.1:1/news"
        let error = #expect(throws: LoadError.self) { try PostgreSQLDatabase(address: address) }
        #expect(error?.description.hasPrefix("postgresql://reader@127.0.0.1:1/news: ") == true)
        #expect(error?.description.contains("secret") == false)
        #expect(throws: LoadError.self) { try FactQuery(address) }
    }

    @Test func aLostConnectionLoadsNothing() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("lost")
        let database = try PostgreSQLDatabase(address: address)
        let folder = try fixture.edits()[0]
        // Someone holds the lock of loads until one waits for it, and ends that one's connection.
        let rival = Process()
        rival.executableURL = URL(filePath: "/usr/bin/env")
        rival.arguments = [
            "psql", "-q", address, "-c", "SELECT pg_advisory_lock(\(0x676C_6561))", "-c",
            """
            DO $$ BEGIN FOR i IN 1..600 LOOP
                IF EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted) THEN
                    PERFORM pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted;
                    RETURN;
                END IF;
                PERFORM pg_sleep(0.05);
            END LOOP; END $$
            """,
        ]
        rival.standardOutput = FileHandle.nullDevice
        try rival.run()
        while rival.isRunning,
            try PostgreSQLServer.rows(address, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted").isEmpty
        { usleep(20_000) }
        let error = #expect(throws: LoadError.self) { try database.load(folder: folder) }
        #expect(error?.description.hasPrefix("cannot load \(folder) into postgresql://") == true)
        #expect(error?.description.contains("nothing of it was loaded") == true)
        rival.waitUntilExit()
        #expect(try PostgreSQLServer.rows(address, "SELECT relname FROM pg_stat_user_tables").isEmpty)
        #expect(try database.load(folder: folder).facts == 4)
    }

    @Test func aLoadThatFailsMidwayLeavesNoTables() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("midway")
        let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["12", "13"])
        let folder = try fixture.write("midway", [seen], extra: ["no fact"])
        let database = try PostgreSQLDatabase(address: address)
        #expect(throws: LoadError.self) { try database.load(folder: folder) { _ in throw CancellationError() } }
        #expect(try PostgreSQLServer.rows(address, "SELECT relname FROM pg_stat_user_tables").isEmpty)
        #expect(try database.load(folder: folder).facts == 2)
    }

    @Test func aFactIsReadBack() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("back")
        let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["12"])
        _ = try PostgreSQLDatabase(address: address).load(folder: try fixture.write("back", [seen]))
        try SQLiteLoadTests.expectBack(FactQuery(address), seen)
    }

    @Test func textsArriveAsTheyAre() throws {
        let server = try PostgreSQLServer()
        let address = try server.database("texts")
        let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z")
        let line = RunFixture.fact(seen, 0, "0.0000001").replacing(
            "bells cast", with: #"tab\tback\\slash\nline \\N é 😀 'quote'"#)
        let folder = try fixture.write("texts", [seen], extra: [line])
        #expect(try PostgreSQLDatabase(address: address).load(folder: folder).facts == 1)
        #expect(
            try PostgreSQLServer.rows(
                address, #"SELECT measure = E'tab\tback\\slash\nline \\N é 😀 ''quote''', value = 0.0000001 FROM facts"#)
                == ["t|t"])
    }
}
