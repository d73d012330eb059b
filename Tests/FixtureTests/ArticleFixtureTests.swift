import NewsExtractor
import NewsModel
import NewsNormalizer
import NewsParser
import Testing

/// Every folder under `Fixtures/Articles` through parse, extract and normalize.
@Suite struct ArticleFixtureTests {
    static let cases = Fixtures.cases("Articles", with: "page.html")

    @Test func thereAreCases() { #expect(Self.cases.count >= 8) }

    @Test(arguments: cases)
    func stagesGiveTheGoldenOutput(name: String) throws {
        let folder = "Articles/" + name
        let capture = try Fixtures.capture("Articles/" + name, "page.html")
        var article: [UInt8]?
        var annotatedLine: [UInt8]?
        var facts: [UInt8]?
        var reject: [UInt8]?
        do throws(Rejection) {
            let parsed = try ArticleParser().process(capture)
            article = GoldenLayout.readable(Fixtures.line { parsed.write(to: &$0) })
            let annotated = try ArticleExtractor(parts: .all).process(parsed)
            annotatedLine = GoldenLayout.readable(Fixtures.line { annotated.write(to: &$0) })
            let normalized = try FactNormalizer(program: Version.program).process(annotated)
            let map = CodePointMap(parsed.text)
            facts = normalized.facts.flatMap { fact in
                Fixtures.line { fact.write(to: &$0, text: parsed.text, map: map) }
            }
        } catch {
            reject = GoldenLayout.readable(Fixtures.line { error.write(to: &$0) })
        }
        try Golden.check(folder + "/article.json", article)
        try Golden.check(folder + "/annotated.json", annotatedLine)
        try Golden.check(folder + "/facts.jsonl", facts)
        try Golden.check(folder + "/reject.json", reject)
    }

    /// Offsets of every stream slice the stored text: promise 6.
    @Test(arguments: cases)
    func quotesSliceTheText(name: String) throws {
        let capture = try Fixtures.capture("Articles/" + name, "page.html")
        let article: Article
        do throws(Rejection) { article = try ArticleParser().process(capture) } catch {
            #expect(Fixtures.cases("Articles", with: "reject.json").contains(name), "\(error.message)")
            return
        }
        let annotated = try ArticleExtractor(parts: .all).process(article)
        let text = Array(article.text.utf8)
        for fact in try FactNormalizer(program: Version.program).process(annotated).facts {
            for evidence in fact.evidence {
                #expect(evidence.range.end <= text.count && evidence.range.start < evidence.range.end)
                guard let figure = evidence.figure else { continue }
                #expect(evidence.range.start <= figure.start && figure.end <= evidence.range.end)
            }
        }
    }
}
