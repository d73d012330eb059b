import Foundation
import NewsExtractor
import NewsModel
import NewsNormalizer
import NewsParser

/// A folder of pages with complete gold facts, scored together, page to fact.
struct GoldPool: Sendable {
    var folder: String

    /// Where `gleaner-calibrate` finds what the gold says of each fact; the pools are written there when it is set.
    static let labels = ProcessInfo.processInfo.environment["GLEANER_LABELS"]

    var pages: [String] { Fixtures.cases(folder, with: "gold.tsv") }

    func score() throws -> GoldScore {
        var all = GoldScore()
        var annotated: [AnnotatedArticle] = []
        for page in pages {
            let article = try ArticleParser().process(Fixtures.capture("\(folder)/" + page, "page.html"))
            let reading = try ArticleExtractor(parts: .all).process(article)
            let facts = try FactNormalizer(program: Version.program).process(reading).facts
            all.add(facts, GoldFact.facts(of: page, in: folder), text: Array(article.text.utf8))
            annotated.append(reading)
        }
        if let labels = Self.labels { try write(annotated, all.verdicts, into: labels) }
        return all
    }

    /// Writes `<folder>.annotated.jsonl` and `<folder>.labels.tsv`.
    private func write(
        _ annotated: [AnnotatedArticle], _ verdicts: [(factID: String, isRight: Bool)], into path: String
    ) throws {
        let articles = try LineOutput(path: "\(path)/\(folder).annotated.jsonl")
        for article in annotated { try articles.line { article.write(to: &$0) } }
        try articles.flush()
        let labels = try LineOutput(path: "\(path)/\(folder).labels.tsv")
        for verdict in verdicts {
            try labels.lines(Array("\(verdict.factID)\t\(verdict.isRight ? 1 : 0)\t\(folder)\n".utf8))
        }
        try labels.flush()
    }
}
