import NewsLoaders
import NewsModel
import Testing

@Suite struct DocumentRankTests {
    private func rank(_ at: String?, _ program: String = "gleaner 1.0.0", _ version: String = "v") -> DocumentRank {
        var document = Document(
            docID: "d", docVersion: version, status: "ok", reason: "first", factCount: 0, program: program)
        document.observedAt = at
        return DocumentRank(document)
    }

    /// Each is older than the next.
    @Test func timeDecidesThenTheProgram() {
        let ordered = [
            rank(nil), rank("1965-03-01T00:00:00Z"), rank("2023-12-31"), rank("2024-01-01T00:30:00+01:00"),
            rank("2024-01-01T00:00:00Z"), rank("2024-01-01T00:00:00.25Z"), rank("2024-01-01T00:00:00.250001Z"),
            rank("2024-01-01T00:00:01Z", "gleaner 0.9.0"), rank("2024-01-01T00:00:01Z", "gleaner 0.10.0"),
            rank("2024-01-01T00:00:01Z", "gleaner 1.0.0", "v"), rank("2024-01-01T00:00:01Z", "gleaner 1.0.0", "w"),
            rank("2023-12-31T23:00:02-01:00"),
        ]
        for (older, newer) in zip(ordered, ordered.dropFirst()) {
            #expect(older < newer, "\(older.text) \(newer.text)")
        }
    }

    @Test(arguments: ["", "yesterday", "2024-13-01", "2024-01-41", "24-1-1", "99999999999", "2024-01-01Tnoon"])
    func whatIsNoTimeIsOldAndHarmless(text: String) {
        #expect(rank(text) < rank("2024-06-01T00:00:00Z"))
    }
}
