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
            case .notYet: if !Golden.rewriting { #expect(!holds, "at last: mark it + (\(claim))") }
            case .stillSo: if !Golden.rewriting { #expect(holds, "at last: mark it - (\(claim))") }
            }
        }
        if Golden.rewriting { try promote(page, outcome) }
    }

    /// `make golden` marks what holds at last; it never takes a claim back.
    private func promote(_ page: String, _ outcome: Outcome) throws {
        let path = "Articles/\(page)/claims.tsv"
        let rows = String(decoding: Fixtures.bytes(path) ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { row in
                guard let claim = Claim(page: page, row: row), let holds = claim.holds(outcome) else {
                    return String(row)
                }
                switch (claim.mark, holds) {
                case (.notYet, true): return String(row.replacing("\t?\t", with: "\t+\t", maxReplacements: 1))
                case (.stillSo, false): return String(row.replacing("\t!\t", with: "\t-\t", maxReplacements: 1))
                default: return String(row)
                }
            }
        try Golden.check(path, Array(rows.joined(separator: "\n").utf8))
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
