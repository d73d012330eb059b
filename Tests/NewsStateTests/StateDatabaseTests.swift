import Foundation
import GRDB
import NewsState
import Testing

@Suite struct StateDatabaseTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "gleaner-state-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func run(_ id: String) -> RunRecord {
        RunRecord(id: id, startedAt: "2026-01-01T00:00:00.000Z", status: "prepared", documents: 1, facts: 2, rejects: 0)
    }

    private func effects(version: String) -> RunEffects {
        var effects = RunEffects()
        effects.sources = [SourceState(name: "wire")]
        effects.entries = [
            EntryState(
                source: "wire", key: "a", digest: version, status: "ok", attempts: 0,
                observedAt: "2026-01-01T00:00:01.000Z")
        ]
        effects.documents = [
            DocumentState(docID: "d", docVersion: version, observedAt: "2026-01-01T00:00:01.000Z", program: "p")
        ]
        return effects
    }

    @Test func whatIsPreparedDoesNotCountBeforeItIsCommitted() throws {
        let state = try StateDatabase(folder: folder)
        try state.prepare(run("r1"), effects(version: "v1"))
        #expect(try state.document("d") == nil)
        #expect(try state.entry(source: "wire", key: "a") == nil)
        #expect(try state.runs().map(\.status) == ["prepared"])
        try state.commit(run: "r1")
        #expect(try state.document("d")?.docVersion == "v1")
        #expect(try state.entry(source: "wire", key: "a")?.digest == "v1")
        #expect(try state.source("wire") != nil)
        #expect(try state.runs().map(\.status) == ["committed"])
    }

    /// An old program would forget what the new tables say.
    @Test func aStateOfANewerVersionIsLeftAlone() throws {
        _ = try StateDatabase(folder: folder)
        let queue = try DatabaseQueue(path: folder + "/state.sqlite")
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of tomorrow')") }
        #expect(throws: StateError.newer(path: folder + "/state.sqlite")) { try StateDatabase(folder: folder) }
    }

    @Test func whatIsDiscardedLeavesNothing() throws {
        let state = try StateDatabase(folder: folder)
        try state.prepare(run("r1"), effects(version: "v1"))
        try state.discard(run: "r1")
        #expect(try state.runs().isEmpty)
        // The same name can be prepared again, and only its own changes count.
        try state.prepare(run("r1"), effects(version: "v2"))
        try state.commit(run: "r1")
        #expect(try state.document("d")?.docVersion == "v2")
    }

    @Test func aCommittedRunIsNotDiscarded() throws {
        let state = try StateDatabase(folder: folder)
        try state.prepare(run("r1"), effects(version: "v1"))
        try state.commit(run: "r1")
        try state.discard(run: "r1")
        #expect(try state.runs().map(\.id) == ["r1"])
        #expect(try state.document("d")?.docVersion == "v1")
    }

    @Test func theLastOfSeveralChangesToOneRowWins() throws {
        let state = try StateDatabase(folder: folder)
        var twice = effects(version: "v1")
        twice.documents += effects(version: "v2").documents
        try state.prepare(run("r1"), twice)
        try state.commit(run: "r1")
        #expect(try state.document("d")?.docVersion == "v2")
    }

    @Test func everyTargetGetsEveryRunOnce() throws {
        let state = try StateDatabase(folder: folder)
        for id in ["r1", "r2"] {
            try state.prepare(run(id), effects(version: id))
            try state.commit(run: id)
        }
        try state.delivered(run: "r1", to: "sqlite:a")
        #expect(try state.undelivered(to: "sqlite:a") == ["r2"])
        #expect(try state.undelivered(to: "sqlite:b") == ["r1", "r2"])
    }

    /// What is no database any more is called that, with what to do; nothing is overwritten.
    @Test func aDamagedStateIsCalledThat() throws {
        let path = folder + "/state.sqlite"
        do { _ = try StateDatabase(folder: folder) }
        let bytes = Array(repeating: UInt8(7), count: 9000)
        try Data(bytes).write(to: URL(filePath: path))
        let error = #expect(throws: StateError.self) { try StateDatabase(folder: folder) }
        #expect(
            error?.description.contains("is damaged") == true && error?.description.contains("move it away") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(bytes))
    }

    @Test func theLockIsHeldByOne() throws {
        let lock = try StateLock(folder: folder)
        #expect(throws: StateError.locked(folder: folder)) { try StateLock(folder: folder) }
        withExtendedLifetime(lock) {}
    }

    @Test func theStateSurvivesBeingOpenedAgain() throws {
        do {
            let state = try StateDatabase(folder: folder)
            try state.prepare(run("r1"), effects(version: "v1"))
        }
        let again = try StateDatabase(folder: folder)
        #expect(try again.runs().map(\.status) == ["prepared"])
        try again.commit(run: "r1")
        #expect(try again.document("d")?.docVersion == "v1")
    }

    @Test func looksEndWithTheirSources() throws {
        let state = try StateDatabase(folder: folder)
        var source = WebSourceState(name: "site", url: "http://site.example/feed")
        source.startedAt = 7
        try state.begin([source], LookState(archive: "first", beganAt: 7, since: "2024-01-01"))
        #expect(try state.looks().map(\.archive) == ["first"] && state.isLooking())
        var second = LookState(archive: "again", beganAt: 7)
        second.interruptions = 1
        try state.resume(second)
        #expect(try state.looks().map(\.interruptions) == [1, 1])
        #expect(try state.looks().map(\.since) == ["2024-01-01", nil])
        try state.advanceLooks(answers: 3)
        #expect(try state.looks().map(\.interruptions) == [0, 0] && state.looks().map(\.answers) == [3, 3])
        try state.end(looks: ["first"])
        #expect(try state.isLooking())
        try state.end(looks: ["again"])
        #expect(try state.looks().isEmpty && !state.isLooking())
        #expect(try state.webSource("site")?.startedAt == nil)
    }
}
