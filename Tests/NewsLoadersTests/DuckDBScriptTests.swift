import Foundation
import NewsLoaders
import Testing

@Suite(.enabled(if: PythonPeer(module: "duckdb") != nil, "DuckDB is not installed"))
struct DuckDBScriptTests {
    /// Runs statements in DuckDB; a line for every row of the last one's answer.
    private func rows(_ script: String, _ question: String) throws -> [String] {
        let program = """
            script, question = __import__("sys").argv[1:]
            connection = __import__("duckdb").connect()
            connection.execute(script)
            for row in connection.execute(question).fetchall(): print("|".join(str(value) for value in row))
            """
        let duckdb = try #require(PythonPeer(module: "duckdb"))
        let answer = try duckdb.run(["-c", program, script, question])
        #expect(answer.status == 0, "\(answer.output)")
        return answer.output.split(separator: "\n").map(String.init)
    }

    @Test func aRunIsReadWithItsTypes() throws {
        let fixture = try RunFixture()
        let folder = try fixture.write(
            "it's a run",
            [
                .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["1000", "1.50", "-0.0000001"]),
                .init(
                    doc: "a", version: "a2", at: "2026-01-02T00:00:00Z", values: ["123456789012345678901234567890.5"]),
                .init(doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", values: ["7"]),
                .init(doc: "b", version: "b2", at: "2026-01-02T00:00:00Z", status: "gone"),
                .init(doc: "c", version: "c1", at: "2026-01-01T00:00:00Z", values: ["8"]),
                .init(doc: "c", version: "c2", at: "2026-01-02T00:00:00Z", status: "unavailable"),
                .init(doc: "d", version: "d1", at: "2026-01-01T00:00:00Z", values: ["9"]),
                .init(doc: "d", version: "d2", at: "2026-01-02T00:00:00Z"),
            ])
        let script = DuckDBScript.text(folder: folder)
        #expect(try rows(script, "SELECT count(*), count(DISTINCT doc_id) FROM facts") == ["7|4"])
        #expect(
            try rows(script, "SELECT value FROM facts WHERE doc_version = 'a1' ORDER BY fact_id") == [
                "1000", "1.50", "-0.0000001",
            ])
        // The newest look decides: a was edited, b is gone, c only could not be had, d has no fact any more.
        #expect(
            try rows(
                script,
                "SELECT value, subject_name, quote FROM current_facts JOIN evidence USING (fact_id) ORDER BY value")
                == [
                    "123456789012345678901234567890.5|Ternhill Foundry|It cast 123456789012345678901234567890.5 bells.",
                    "8|Ternhill Foundry|It cast 8 bells.",
                ])
        #expect(try rows(script, "SELECT typeof(observed_at) FROM documents LIMIT 1") == ["TIMESTAMP WITH TIME ZONE"])
        #expect(try rows(script, "SELECT typeof(confidence), confidence FROM facts LIMIT 1") == ["DOUBLE|0.9"])
    }

    @Test func severalRunsAreReadTogether() throws {
        let fixture = try RunFixture()
        let folders = [
            try fixture.write("one", [.init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["1", "2"])]),
            try fixture.write("two", [.init(doc: "b", version: "b1", at: "2026-01-02T00:00:00Z", values: ["3"])]),
        ]
        let script = DuckDBScript.text(folders: folders)
        #expect(try rows(script, "SELECT doc_id, value FROM facts ORDER BY value") == ["a|1", "a|2", "b|3"])
        #expect(try rows(script, "SELECT count(*), count(DISTINCT fact_id) FROM evidence") == ["3|3"])
        #expect(try rows(script, "SELECT doc_id FROM documents ORDER BY doc_id") == ["a", "b"])
    }
}
