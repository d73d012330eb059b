import Foundation
import NewsLoaders
import NewsModel

/// Invented runs, written as the program writes them.
struct RunFixture {
    let root: String

    /// In the temporary folder, or below another one.
    init(in folder: String = NSTemporaryDirectory()) throws {
        root = folder + "/gleaner-load-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    /// A document version as a run saw it.
    struct Seen {
        var doc: String
        var version: String
        var at: String?
        var program = "gleaner 1.0.0"
        var status = "ok"
        /// Values of its facts.
        var values: [String] = []
    }

    /// Writes a committed folder; `extra` lines of facts come as they are.
    func write(_ name: String, _ seen: [Seen], extra: [String] = []) throws -> String {
        let folder = root + "/" + name
        let writer = try RunFolderWriter(folder: folder)
        for one in seen {
            var document = Document(
                docID: one.doc, docVersion: one.version, status: one.status, reason: "first",
                factCount: one.values.count,
                program: one.program)
            document.observedAt = one.at
            var json = JSONWriter()
            document.write(to: &json)
            json.newline()
            try writer.append(json.bytes, lines: 1, to: .documents)
            for (i, value) in one.values.enumerated() {
                try writer.append(Array((Self.fact(one, i, value) + "\n").utf8), lines: 1, to: .facts)
            }
        }
        for line in extra { try writer.append(Array((line + "\n").utf8), lines: 1, to: .facts) }
        var manifest = RunManifest(id: name, command: "reprocess", program: "gleaner 1.0.0")
        manifest.files = try writer.finishFiles()
        var json = JSONWriter()
        manifest.write(to: &json)
        try RunFolderWriter.commit(json.bytes, folder: folder)
        return folder
    }

    /// An article that is edited and edited back, one that is extracted again, one that goes away, an error page.
    func edits() throws -> [String] {
        [
            try write(
                "r1",
                [
                    .init(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z", values: ["10", "20"]),
                    .init(doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", values: ["5"]),
                    .init(doc: "c", version: "c1", at: nil, values: ["7"]),
                ]),
            try write(
                "r2",
                [
                    .init(doc: "a", version: "a2", at: "2026-01-02T01:00:00+02:00", values: ["11"]),
                    .init(
                        doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", program: "gleaner 1.10.0",
                        values: ["6", "8"]),
                ]),
            try write(
                "r3",
                [
                    .init(doc: "a", version: "a1", at: "2026-01-03T00:00:00Z", values: ["10", "20"]),
                    .init(doc: "b", version: "b9", at: "2026-01-09T00:00:00Z", status: "unavailable"),
                    .init(doc: "c", version: "c9", at: "2026-01-09T00:00:00Z", status: "gone"),
                ]),
            try write(
                "r4",
                [.init(doc: "b", version: "b1", at: "2026-01-01T00:00:00Z", program: "gleaner 1.9.0", values: ["4"])]),
        ]
    }

    /// A line whose subject and participant stand on a watch list.
    static func watched(_ seen: Seen) -> String {
        func id(_ name: String) -> String {
            "\"id\":{\"lei\":null,\"isin\":null,\"ticker\":null,\"mic\":null,\"cik\":null,\"wikidata\":null,\"watch\":\"\(name)\",\"method\":\"watch_list\"}"
        }
        return fact(seen, 0, seen.values[0])
            .replacing("\"id\":null,\"basis\"", with: id("client 7") + ",\"basis\"")
            .replacing("\"kind\":\"company\",\"id\":null}]", with: "\"kind\":\"company\"," + id("supplier 9") + "}]")
    }

    /// A line of facts.jsonl.
    static func fact(_ seen: Seen, _ ordinal: Int, _ value: String) -> String {
        let at = seen.at.map { "\"\($0)\"" } ?? "null"
        return """
            {"schema":"gleaner.fact/1","fact_id":"\(seen.version)-\(ordinal)","fact_key":"fk1:\(seen.doc)-\(ordinal)",\
            "type":"quantity","doc_id":"\(seen.doc)","doc_version":"\(seen.version)","observed_at":\(at),\
            "subject":{"name":"Ternhill Foundry","text":"the foundry","kind":"company","id":null,"basis":"explicit"},\
            "measure":"bells cast","statistic":"level","value":"\(value)","low":null,"high":null,"bound":"=","decimals":0,\
            "unit":"1","period":"2023","period_start":"2023-01-01","period_end":"2024-01-01","change":null,\
            "modality":"actual","qualifiers":[{"name":"scope","value":"bronze only"}],\
            "participants":[{"role":"member","name":"Oskar Works","kind":"company","id":null}],"confidence":0.9,\
            "rule":"test","evidence":[{"quote":"It cast \(value) bells.","start":0,"end":20,"figure":[8,10],"subject":null,"period":null,"block":0}]}
            """
    }
}
