import NewsExtractor
import NewsModel
import NewsNormalizer
import NewsParser
import Testing

/// What careful readers say of the fixture pages.
@Suite struct ClaimTests {
    static let pages = Fixtures.cases("Articles", with: "claims.tsv")

    @Test(arguments: pages)
    func theReaderIsRight(page: String) throws {
        let claims = Claim.claims(of: page)
        #expect(!claims.isEmpty)
        let outcome = try Self.outcome(page)
        for claim in claims {
            guard let holds = claim.holds(outcome) else {
                Issue.record("unknown kind of claim: \(claim)")
                continue
            }
            switch claim.mark {
            case .must: #expect(holds, "\(claim)")
            case .mustNot: #expect(!holds, "\(claim)")
            case .notYet: #expect(!holds, "at last: mark it + (\(claim))")
            }
        }
    }

    private static func outcome(_ page: String) throws -> Outcome {
        guard let article = try? ArticleParser().process(Fixtures.capture("Articles/" + page, "page.html")) else {
            return Outcome()
        }
        let annotated = try ArticleExtractor(parts: .all).process(article)
        return Outcome(
            annotated: annotated, facts: try FactNormalizer(program: Version.program).process(annotated).facts)
    }
}
