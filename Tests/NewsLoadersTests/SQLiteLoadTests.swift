import Foundation
import GRDB
@testable import NewsLoaders
import NewsModel
import Testing

@Suite struct SQLiteLoadTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    /// Everything that is in the tables and the views, in an order of its own.
    private func dump(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            var out: [String] = []
            for table in [
                "documents", "facts", "evidence", "qualifiers", "participants", "current_documents", "current_facts",
                "retractions", "witnesses",
            ] {
                out += try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                    table + ": " + row.databaseValues.map(\.description).joined(separator: "|")
                }.sorted()
            }
            return out
        }
    }

    private func load(
        _ folders: [String], into name: String, rebuild: IndexRebuild = .whenMany
    ) throws -> [String] {
        let path = fixture.root + "/" + name
        let database = try SQLiteDatabase(path: path, rebuild: rebuild)
        for folder in folders { _ = try database.load(folder: folder) }
        return try dump(path)
    }

    private func values(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read {
            try String.fetchAll($0, sql: "SELECT value FROM current_facts ORDER BY value")
        }
    }

    @Test func tablesOfANewerVersionAreLeftAlone() throws {
        _ = try load(try fixture.edits(), into: "newer.sqlite")
        let path = fixture.root + "/newer.sqlite"
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of tomorrow')")
        }
        #expect(throws: LoadError.newer(target: path)) { try SQLiteDatabase(path: path) }
    }

    @Test func documentsDecide() throws {
        _ = try load(try fixture.edits(), into: "decide.sqlite")
        // a went back to its first text, b is read by the newest program, c is gone; the error page changes nothing.
        #expect(try values(fixture.root + "/decide.sqlite") == ["10", "20", "6", "8"])
    }

    @Test func orderAndRepetitionChangeNothing() throws {
        let runs = try fixture.edits()
        let clean = try load(runs, into: "clean.sqlite")
        #expect(!clean.isEmpty)
        for (way, rebuild) in [("kept", IndexRebuild.whenMany), ("rebuilt", .always)] {
            #expect(try load(runs + runs, into: way + "-twice.sqlite", rebuild: rebuild) == clean)
            #expect(try load(runs.reversed(), into: way + "-reversed.sqlite", rebuild: rebuild) == clean)
            let mixed = [runs[2], runs[0], runs[3], runs[1], runs[2]]
            #expect(try load(mixed, into: way + "-mixed.sqlite", rebuild: rebuild) == clean)
            let other = [runs[1], runs[3], runs[0], runs[2]]
            #expect(try load(other, into: way + "-other.sqlite", rebuild: rebuild) == clean)
        }
    }

    @Test(arguments: [IndexRebuild.whenMany, .always]) func duplicatesInABatchAreOneFact(rebuild: IndexRebuild) throws {
        let seen = RunFixture.Seen(
            doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10", "20", "30"])
        let other = RunFixture.Seen(doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", values: ["5"])
        let once = try fixture.write("once", [seen, other])
        let again = (0..<3).map { RunFixture.fact(seen, $0, seen.values[$0]) }
        let twice = try fixture.write("twice", [seen, other], extra: again + again.reversed())
        let clean = try load([once], into: "once.sqlite")
        #expect(try load([twice], into: "twice.sqlite", rebuild: rebuild) == clean)
        let report = try SQLiteDatabase(path: fixture.root + "/counted.sqlite", rebuild: rebuild).load(folder: twice)
        #expect(report.facts == 4)
        #expect(report.superseded == 6)
        // The indexes are there again: a fact that comes a third time is known.
        #expect(try load([twice, once], into: "thrice.sqlite", rebuild: rebuild) == clean)
    }

    @Test func aNewerVersionWithoutFactsRetracts() throws {
        let first = try fixture.write(
            "r1", [.init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])])
        let second = try fixture.write("r2", [.init(doc: "a", version: "a2", at: "2026-01-02T00:00:00Z")])
        let other = try fixture.write(
            "r3", [.init(doc: "a", version: "a3", at: "2026-01-03T00:00:00Z", status: "unsupported_language")])
        _ = try load([first, second], into: "edit.sqlite")
        #expect(try values(fixture.root + "/edit.sqlite").isEmpty)
        _ = try load([first, other], into: "language.sqlite")
        #expect(try values(fixture.root + "/language.sqlite").isEmpty)
    }

    @Test func twoCapturesOfOneVersionInOneRunAreOne() throws {
        let run = try fixture.write(
            "r1",
            [
                .init(doc: "a", version: "a1", at: "2026-01-02T00:00:00Z", values: ["10"]),
                .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"]),
            ])
        _ = try load([run], into: "captures.sqlite")
        let path = fixture.root + "/captures.sqlite"
        #expect(try values(path) == ["10"])
        let seen = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT observed_at FROM facts") }
        #expect(seen == ["2026-01-02T00:00:00Z"])
    }

    /// A line that is wrong in one way, and the code it is refused with.
    static let hostile: [(String, String)] = [
        ("not json", "bad_line"),
        ("{\"schema\":\"gleaner.fact/1\"", "bad_line"),
        ("[]", "bad_line"),
        ("{}", "bad_line"),
        (edited("\"fact_id\":\"x1-0\"", "\"fact_id\":7"), "bad_line"),
        (edited("\"fact_id\":\"x1-0\"", "\"fact_id\":\"\""), "bad_line"),
        (edited("\"doc_id\":\"x\"", "\"doc_id\":null"), "bad_line"),
        (edited("gleaner.fact/1", "gleaner.article/1"), "bad_line"),
        (edited("\"value\":\"1\"", "\"value\":1"), "bad_line"),
        (edited("\"value\":\"1\"", "\"value\":\"one\""), "bad_line"),
        (edited("\"value\":\"1\"", "\"value\":\"1e999\""), "bad_line"),
        (edited("\"value\":\"1\"", "\"value\":{\"a\":1}"), "bad_line"),
        (edited("\"decimals\":0", "\"decimals\":0.5"), "bad_line"),
        (edited("\"decimals\":0", "\"decimals\":\"0\""), "bad_line"),
        (edited("\"confidence\":0.9", "\"confidence\":\"sure\""), "bad_line"),
        (edited("bells cast", "bells\\u0000cast"), "bad_line"),
        (edited("bells cast", "bells\\ud800cast"), "bad_line"),
        (edited("bells cast", "bells\\udc00cast"), "bad_line"),
        (edited("bells cast", "bells\\ud83d\\u0041"), "bad_line"),
        (edited("bells cast", "bells\u{1}cast"), "bad_line"),
        (edited("\"evidence\":[", "\"evidence\":[1,"), "bad_line"),
        (edited("\"evidence\":[{\"quote\":\"It cast 1 bells.\"", "\"evidence\":[{\"quote\":null"), "bad_line"),
        (edited("\"figure\":[8,10]", "\"figure\":[\"a\",10]"), "bad_line"),
        (edited("\"qualifiers\":[", "\"qualifiers\":[[],"), "bad_line"),
        (edited("\"subject\":{\"name\":\"Ternhill Foundry\"", "\"subject\":{\"name\":[1]"), "bad_line"),
        (edited("\"subject\":{", "\"subject\":7,\"other\":{"), "bad_line"),
        (edited("}]}", "}]} trailing"), "bad_line"),
        (edited("}]}", "}]}{}"), "bad_line"),
        (edited("\"doc_version\":\"x1\"", "\"doc_version\":\"unknown\""), "no_document"),
        (edited("\"doc_id\":\"x\"", "\"doc_id\":\"unknown\""), "no_document"),
        (String(repeating: "[", count: 100_000), "bad_line"),
    ]

    private static func edited(_ old: String, _ new: String) -> String {
        RunFixture.fact(.init(doc: "x", version: "x1", at: "2026-01-01T00:00:00Z"), 0, "1").replacing(old, with: new)
    }

    @Test(arguments: hostile) func aBadLineIsRefusedAlone(line: String, code: String) throws {
        let good: RunFixture.Seen = .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])
        let document: RunFixture.Seen = .init(doc: "x", version: "x1", at: "2026-01-01T00:00:00Z")
        let after = RunFixture.fact(good, 1, "30")
        let folder = try fixture.write("hostile", [good, document], extra: [line, after])
        let report = try SQLiteDatabase(path: fixture.root + "/hostile.sqlite").load(folder: folder)
        #expect(report.rejects.map(\.code) == [code])
        #expect(report.rejects.first?.input == folder + "/facts.jsonl:2")
        #expect(try values(fixture.root + "/hostile.sqlite") == ["10", "30"])
    }

    /// Refused lines are handed on one by one, each once, also where facts are read a second time because one turned up twice.
    @Test(arguments: [IndexRebuild.whenMany, .always]) func refusedLinesComeAsTheyAreFound(rebuild: IndexRebuild) throws
    {
        let good: RunFixture.Seen = .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])
        let folder = try fixture.write(
            "passing", [good], extra: ["{", RunFixture.fact(good, 0, "10"), "[]", RunFixture.fact(good, 1, "30")])
        let path = fixture.root + "/passing-\(UUID().uuidString).sqlite"
        var seen: [String] = []
        let report = try SQLiteDatabase(path: path, rebuild: rebuild).load(folder: folder) { seen.append($0.input) }
        #expect(seen == ["\(folder)/facts.jsonl:2", "\(folder)/facts.jsonl:4"])
        #expect(report.rejected == 2 && report.rejects.isEmpty && report.facts == 2)
    }

    /// A watch list's names are stored, in a database of before the column as well.
    @Test func theNamesOfAWatchListAreStored() throws {
        let path = fixture.root + "/watch.sqlite"
        let old = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])
        let queue = try DatabaseQueue(path: path)
        try SQLiteDatabase.migrator.migrate(queue, upTo: "2 views")
        #expect(try queue.read { try $0.columns(in: "facts").contains { $0.name == "subject_watch" } } == false)
        try queue.close()
        let watched = RunFixture.Seen(doc: "w", version: "w1", at: "2026-01-01T00:00:00Z", values: ["5"])
        let folders = [
            try fixture.write("old", [old]),
            try fixture.write(
                "watched", [.init(doc: "w", version: "w1", at: "2026-01-01T00:00:00Z")],
                extra: [RunFixture.watched(watched)]),
        ]
        let database = try SQLiteDatabase(path: path)
        for folder in folders { #expect(try database.load(folder: folder).facts == 1) }
        let names = try DatabaseQueue(path: path).read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT coalesce(subject_watch, '-') || coalesce(watch, '-') FROM current_facts JOIN participants USING (fact_id)
                    ORDER BY fact_id
                    """)
        }
        #expect(names == ["--", "client 7supplier 9"])
        let fact = try #require(try FactQuery("sqlite:" + path).fact("w1-0"))
        #expect(fact["subject"]?["id"]?["watch"]?.string == "client 7")
        #expect(fact["participants"]?.array?.first?["id"]?["watch"]?.string == "supplier 9")
        let row = try CSVExport(columns: ["fact_id", "subject_watch"])?.row(Array(RunFixture.watched(watched).utf8))
        #expect(row.map { String(decoding: $0, as: UTF8.self) } == "w1-0,client 7\r\n")
    }

    /// What a database gives back of a fact is what its line says.
    static func expectBack(_ query: FactQuery, _ seen: RunFixture.Seen) throws {
        let line = try JSONValue(parsing: RunFixture.fact(seen, 0, seen.values[0]).utf8)
        let fact = try #require(try query.fact("\(seen.version)-0"))
        for (name, value) in line.object ?? [] where !["schema", "subject", "participants", "evidence"].contains(name) {
            #expect(fact[name] == value, "\(name)")
        }
        #expect(fact["subject"]?["name"] == line["subject"]?["name"])
        #expect(fact["subject"]?["id"] == .null)
        #expect(fact["evidence"]?.array?.first?["figure"] == .array([.number("8"), .number("10")]))
        #expect(fact["evidence"]?.array?.first?["period"] == .null)
        #expect(fact["participants"]?.array?.first?["name"]?.string == "Oskar Works")
        #expect(try query.documents(seen.doc).map { $0["doc_version"]?.string } == [seen.version])
        #expect(try query.fact("none") == nil)
    }

    @Test func aFactIsReadBack() throws {
        let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["12"])
        _ = try load([try fixture.write("back", [seen])], into: "back.sqlite")
        try Self.expectBack(FactQuery("sqlite:" + fixture.root + "/back.sqlite"), seen)
        #expect(throws: LoadError.self) { try FactQuery("sqlite:" + fixture.root + "/none.sqlite") }
        #expect(!FileSystem.exists(fixture.root + "/none.sqlite"))
    }

    @Test(.enabled(if: LoadKillTests.program != nil, "the program is not beside the tests"))
    func aDiskThatIsFullLoadsNothing() throws {
        let seen = (0..<40).map { n in
            RunFixture.Seen(
                doc: "d\(n)", version: "d\(n)-v", at: "2026-01-01T00:00:00Z", values: (0..<10).map { "\($0)" })
        }
        let folder = try fixture.write("full", seen)
        let path = fixture.root + "/full.sqlite"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        // No file may grow beyond 200 KiB: what a full disk answers, without one.
        process.arguments = [
            "-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "bash", LoadKillTests.program ?? "", "load", folder,
            "--into",
            "sqlite:" + path,
        ]
        let output = Pipe()
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 74)
        #expect(said.contains("cannot load \(folder) into \(path): "), "\(said)")
        #expect(said.contains("nothing of it was loaded"), "\(said)")
        // No tables either: who asks the database is not told that there is no news.
        let objects = try DatabaseQueue(path: path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master")
        }
        #expect(objects == 0)
        #expect(try SQLiteDatabase(path: path).load(folder: folder).facts == 400)
        // Made with the first load or by migrations, the tables are the same.
        let queue = try DatabaseQueue()
        try SQLiteDatabase.migrator.migrate(queue)
        let schema = "SELECT name || coalesce(sql, '') FROM sqlite_master ORDER BY name"
        #expect(
            try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: schema) }
                == queue.read { try String.fetchAll($0, sql: schema) })
        #expect(try DatabaseQueue(path: path).read { try SQLiteDatabase.migrator.hasCompletedMigrations($0) })
    }

    @Test func aLoadThatFailsMidwayLeavesNoTables() throws {
        let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["12", "13"])
        let folder = try fixture.write("midway", [seen], extra: ["no fact"])
        let path = fixture.root + "/midway.sqlite"
        let database = try SQLiteDatabase(path: path)
        #expect(throws: LoadError.self) { try database.load(folder: folder) { _ in throw CancellationError() } }
        let objects = try DatabaseQueue(path: path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master")
        }
        #expect(objects == 0)
        #expect(try database.load(folder: folder).facts == 2)
    }

    @Test func anUnfinishedRunIsNotLoaded() throws {
        let folder = try fixture.write("r1", [.init(doc: "a", version: "a1", at: nil, values: ["1"])])
        try FileSystem.remove(folder + "/run.json")
        let database = try SQLiteDatabase(path: fixture.root + "/unfinished.sqlite")
        #expect(throws: LoadError.uncommitted(folder: folder)) { try database.load(folder: folder) }
    }

    /// The queries of the notes' list of views, as they stand there.
    static func documentedQueries() throws -> [String] {
        let notes = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/NewsPipeline/NewsPipeline.docc/Delivery.md").standardized
        return try String(contentsOf: notes, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard line.hasPrefix("    SELECT * FROM ") else { return nil }
            return line.dropFirst(4).split(separator: "   ").first.map(String.init)
        }
    }

    @Test func everyViewIsDocumentedWithAQueryThatRuns() throws {
        _ = try load(try fixture.edits(), into: "documented.sqlite")
        let queries = try Self.documentedQueries()
        let queue = try DatabaseQueue(path: fixture.root + "/documented.sqlite")
        try queue.read { db in
            for query in queries { _ = try Row.fetchAll(db, sql: query) }
            for view in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view'") {
                #expect(queries.contains { $0.hasPrefix("SELECT * FROM \(view)") }, "\(view)")
            }
        }
        #expect(queries.count == 8)
    }

    @Test func theViewsAnswer() throws {
        let folder = try fixture.write(
            "r1",
            [
                .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10"])
            ], extra: [])
        let again = try fixture.write(
            "r2", [.init(doc: "a", version: "a2", at: "2026-02-01T00:00:00Z", values: ["12"])])
        _ = try load([folder, again], into: "views.sqlite")
        let answers = [
            ("SELECT number FROM confident_facts", "12.0"),
            ("SELECT value || ' ended by ' || new_version FROM retractions", "10 ended by a2"),
            ("SELECT documents FROM witnesses", "1"),
            ("SELECT count(*) FROM conflicts", "0"),
            ("SELECT period FROM measures_over_time", "2023"),
            ("SELECT count(*) FROM signed_changes", "0"),
            ("SELECT quote FROM current_facts", "It cast 12 bells."),
        ]
        let queue = try DatabaseQueue(path: fixture.root + "/views.sqlite")
        for (sql, answer) in answers {
            let got = try queue.read { db in try String.fetchOne(db, sql: sql) }
            #expect(got == answer, "\(sql)")
        }
    }
}
