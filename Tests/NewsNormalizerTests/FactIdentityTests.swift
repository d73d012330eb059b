import NewsLanguage
import NewsModel
import Testing

@testable import NewsNormalizer

@Suite struct FactIdentityTests {
    @Test func canonicalJSONSortsAndEscapes() {
        let value = CanonicalJSON.object(["b": .array([.string("x\n\"\u{1}"), .null]), "a": .string("é")])
        #expect(String(decoding: value.bytes, as: UTF8.self) == "{\"a\":\"é\",\"b\":[\"x\\n\\\"\\u0001\",null]}")
    }

    @Test func identityIsFreeOfTimeAndHost() throws {
        var article = Article(docID: "d", docVersion: "v", text: "Alba sold 40 vans.")
        article.language = "en"
        var annotated = AnnotatedArticle(article: article)
        var figure = Figure(range: TextRange(10, 12), value: ExactDecimal(40), rule: "test")
        annotated.figures = [figure]
        let first = try FactNormalizer(program: "a").process(annotated).facts
        annotated.article.observedAt = "2024-01-01T00:00:00Z"
        figure.rule = "other"
        let second = try FactNormalizer(program: "b").process(annotated).facts
        #expect(first.map(\.factID) == second.map(\.factID))
        #expect(first.map(\.factKey) == second.map(\.factKey))
        #expect(first.first?.factKey.hasPrefix("fk1:") == true)
    }

    @Test func keysAskTheSameQuestion() throws {
        let a = try marked("{c|Alba} sold {1|40} vans in {d2024-04|April}.").first
        let b = try marked("{c|Alba} sold {1|55} vans in {d2024-04|April}.").first
        let c = try marked("{c|Alba} sold {1|40} vans in {d2024-03|March}.").first
        #expect(a?.factKey == b?.factKey)
        #expect(a?.factKey != c?.factKey)
    }

    @Test func otherLanguagesHaveNoFacts() throws {
        var article = Article(docID: "d", docVersion: "v", text: "Alba verkaufte 40 Wagen.")
        article.language = "de"
        let result = try FactNormalizer(program: "p").process(AnnotatedArticle(article: article))
        #expect(result.document.status == "unsupported_language")
        #expect(result.facts.isEmpty)
    }

    @Test func repeatsMergeIntoOneFact() throws {
        let found = try marked("{c|Borea} to cut {1|300} jobs\n{c|Borea} said it would cut {1|300} jobs.")
        #expect(found.count == 1)
        #expect(found.first?.evidence.count == 2)
    }

    @Test func headlinesRound() throws {
        let found = try facts("Borea Ltd loses $6 billion\nBorea Ltd lost $5.97 billion last year.")
        #expect(found.count == 1)
        #expect(found.first?.value == ExactDecimal("5970000000"))
    }

    @Test func spansOutsideTheTextAreLeftOut() throws {
        var annotated = AnnotatedArticle(article: Article(docID: "d", docVersion: "v", text: "é 40 vans"))
        for range in [
            TextRange(-1, 2), TextRange(1, 3), TextRange(3, 99), TextRange(5, 5), TextRange(6, 4), TextRange(3, 5),
        ] {
            annotated.figures.append(Figure(range: range, value: ExactDecimal(40), rule: "test"))
            annotated.companies.append(CompanyMention(range: range, name: "x", confidence: 1, rule: "test"))
            annotated.dates.append(DateMention(range: range, type: .date, value: "2024-99", rule: "test"))
        }
        let found = try FactNormalizer(program: "p").process(annotated).facts
        #expect(found.count == 1)
        #expect(found.first?.evidence.first?.figure == TextRange(3, 5))
    }

    @Test func quotesSliceFromTheText() throws {
        let text = "Borea sold 40 vans. Its profit rose 5% to $3 million in 2023, up from $2 million."
        let found = try facts(text)
        #expect(found.count == 4)
        for fact in found {
            let evidence = try #require(fact.evidence.first)
            let quote = Array(text.utf8)[evidence.range.start..<evidence.range.end]
            #expect(
                ["Borea sold 40 vans.", String(text.dropFirst(20))].contains(String(decoding: quote, as: UTF8.self)))
            #expect(evidence.range.contains(try #require(evidence.figure)))
        }
    }
}

@Suite struct DocumentClusterTests {
    private static let story = (0..<120).map { "word\($0 * 7 % 61) item\($0)" }.joined(separator: " ")

    private func document(_ id: String, _ text: String) throws -> Document {
        try FactNormalizer(program: "p").process(
            AnnotatedArticle(article: Article(docID: id, docVersion: id, text: text))
        ).document
    }

    @Test func sketchesRoundTrip() throws {
        let sketch = try #require(DocumentSketch(TokenStream(Self.story)))
        #expect(DocumentSketch(hex: sketch.hex) == sketch)
        #expect(DocumentSketch(hex: "00") == nil)
        #expect(DocumentSketch(TokenStream("...")) == nil)
        #expect(sketch.similarity(to: sketch) == 1)
    }

    @Test func lightEditsClusterAndOthersStayApart() throws {
        let words = Self.story.split(separator: " ")
        var clusters = DocumentClusters()
        clusters.add(try document("a", Self.story))
        clusters.add(try document("b", "TURKU, May 3 (Agency) -- " + Self.story))
        clusters.add(try document("c", words.dropLast(40).joined(separator: " ")))
        clusters.add(try document("d", Self.story.replacing(" item", with: "  Item")))
        clusters.add(
            try document(
                "e",
                words.prefix(100).joined(separator: " ")
                    + " a new paragraph of twelve other words stands here in the middle "
                    + words.dropFirst(100).joined(separator: " ")))
        clusters.add(try document("z", (0..<120).map { "other\($0 * 5 % 53) thing\($0)" }.joined(separator: " ")))
        #expect(clusters.clusters.map { $0.members.map(\.docID) } == [["a", "b", "c", "d", "e"]])
    }
}
