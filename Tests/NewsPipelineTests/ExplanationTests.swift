import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline
import Testing

/// A fact is traced to the words and rows that made it, from a run's folder and from a database.
@Suite struct ExplanationTests {
    private let stand: NewsStand

    init() throws {
        stand = try NewsStand()
        try stand.write("pages/harl.html", Self.page)
    }

    private static let page = """
        <html><head><title>Harl Foods sees higher sales</title></head><body><article><h1>Harl Foods sees higher sales</h1>
        <p>Harl Foods, a maker of bread and noodles, expects sales to rise 7 percent in 2024 after a dry spring, the company said on Monday.</p>
        <p>It sold 4,300 ovens in 2023. Its bakeries in the north were open all winter, and customers came back for more loaves than before.</p>
        </article></body></html>
        """

    /// Reprocesses the page and gives the facts and the place they are in.
    private func reprocessed() async throws -> [JSONValue] {
        _ = try await Reprocessing(inputs: [stand.path("pages")], output: stand.path("out")).run(
            .init(facts: { (_) throws(FileError) in }, rejects: { (_) throws(FileError) in }))
        let bytes = try FileSystem.read(stand.path("out/facts.jsonl"), limit: .max)
        return try bytes.split(separator: 0x0A).map { try JSONValue(parsing: $0) }
    }

    private func fact(_ value: String, in facts: [JSONValue]) throws -> JSONValue {
        let found = facts.first { $0["value"]?.string == value }
        return try #require(found)
    }

    private func explained(_ fact: JSONValue, in place: String) throws -> [String] {
        let lines = try FactExplanation.lines(of: fact["fact_id"]?.string ?? "", in: place)
        return try #require(lines)
    }

    private static func line(_ slot: String, _ lines: [String]) -> String {
        lines.first { $0.hasPrefix("  the \(slot) (") } ?? ""
    }

    @Test func everySlotHasItsWordsAndRows() async throws {
        let facts = try await reprocessed()
        let rise = try fact("7", in: facts)
        let lines = try explained(rise, in: stand.path("out"))
        #expect(Self.line("number", lines).contains("\"7 percent\""))
        #expect(Self.line("measure", lines).contains("\"sales\", characters"))
        #expect(Self.line("measure", lines).contains("facts/verbs: rise"))
        #expect(Self.line("modality", lines).contains("\"expects\""))
        #expect(Self.line("modality", lines).contains("facts/verbs: expect"))
        #expect(Self.line("period", lines).contains("\"2024\""))
        #expect(Self.line("subject", lines).contains("\"Harl Foods\""))
        let sold = try fact("4300", in: facts)
        let told = try explained(sold, in: stand.path("out"))
        #expect(Self.line("measure", told).contains("\"ovens\""))
        #expect(Self.line("modality", told).contains("the clause states it plainly"))
    }

    @Test func aDatabaseExplainsFromTheQuotedSentence() async throws {
        let facts = try await reprocessed()
        let target = "sqlite:" + stand.path("facts.sqlite")
        _ = try LoadTarget(target).load(folder: stand.path("out"))
        let rise = try fact("7", in: facts)
        let lines = try explained(rise, in: target)
        let spans = rise["evidence"]?.array?.first?["figure"]?.array?.compactMap(\.integer) ?? []
        try #require(spans.count == 2)
        #expect(Self.line("number", lines).contains("characters \(spans[0]) to \(spans[1])"))
        #expect(Self.line("measure", lines).contains("\"sales\""))
        #expect(Self.line("modality", lines).contains("\"expects\""))
    }

    @Test func whatThisVersionReadsOtherwiseIsSaid() async throws {
        _ = try await reprocessed()
        let path = stand.path("out/facts.jsonl")
        let text = String(decoding: try FileSystem.read(path, limit: .max), as: UTF8.self)
        try Data(text.replacing("\"measure\":\"ovens sold\"", with: "\"measure\":\"kettles\"").utf8)
            .write(to: URL(fileURLWithPath: path))
        let facts = try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        let sold = try fact("4300", in: facts)
        let lines = try explained(sold, in: stand.path("out"))
        #expect(lines.contains { $0.contains("the measure is read otherwise by this version: ovens sold") })
    }
}
