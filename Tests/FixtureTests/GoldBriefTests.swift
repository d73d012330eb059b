import NewsExtractor
import NewsModel
import NewsNormalizer
import NewsParser
import Testing

/// Short stories of the kind that fills a day's news, with complete gold facts, page to fact.
@Suite struct GoldBriefTests {
    /// A folder of stories and the strict F1 that its facts keep together.
    struct Pool: Sendable, CustomTestStringConvertible {
        var folder: String
        var floor: Double
        var testDescription: String { folder }
        var pages: [String] { Fixtures.cases(folder, with: "gold.tsv") }
    }

    /// `Briefs` are stories whose errors taught the rules; those of `Unseen` were read only when the rules were done, those of
    /// `Sealed` never; the first score of each stands in `Fixtures/README.md`.
    /// Measures must agree by their heads, which costs some hundredths against agreeing by half of their words.
    static let pools = [
        Pool(folder: "Briefs", floor: 0.75), Pool(folder: "Unseen", floor: 0.72), Pool(folder: "Sealed", floor: 0.64),
    ]

    @Test(arguments: pools)
    func theGoldIsWellFormed(pool: Pool) throws {
        #expect(pool.pages.count >= 12)
        for page in pool.pages {
            let bytes = try #require(Fixtures.bytes("\(pool.folder)/\(page)/gold.tsv"))
            let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            let gold = GoldFact.facts(of: page, in: pool.folder)
            #expect(gold.count == rows.count && gold.count >= 5, "\(page)")
            let article = try ArticleParser().process(Fixtures.capture("\(pool.folder)/" + page, "page.html"))
            for fact in gold {
                #expect(article.text.contains(fact.evidence), "\(page): not in the text: \(fact.evidence)")
            }
        }
    }

    @Test(arguments: pools)
    func factsAreStrictlyRight(pool: Pool) throws {
        let all = try GoldPool(folder: pool.folder).score()
        #expect(all.strict >= pool.floor, "strict F1 \(all.strict): \(all.errors.joined(separator: "\n"))")
        #expect(all.f1(0) >= 0.9)
        #expect(all.gold >= 150)
    }
}
