import NewsModel

/// What a careful reader says of a page: a row of a case's `claims.tsv`, `kind TAB mark TAB value…`.
///
/// Mark `+`: it must be so. `-`: it must not be so. `?`: it should be so and is known not to be yet; the test fails when it is at last,
/// so that the mark becomes `+`. `!`: the same for what should not be so. In the columns of a fact `*` is anything.
struct Claim: CustomStringConvertible, Sendable {
    enum Mark: Character { case must = "+", mustNot = "-", notYet = "?", stillSo = "!" }

    var page: String
    var kind: String
    var mark: Mark
    var values: [String]

    var description: String { "\(page): \(kind) \(mark.rawValue) \(values.joined(separator: " "))" }

    /// All claims of one case.
    static func claims(of page: String) -> [Claim] {
        let text = String(decoding: Fixtures.bytes("Articles/\(page)/claims.tsv") ?? [], as: UTF8.self)
        return text.split(separator: "\n").compactMap { Claim(page: page, row: $0) }
    }

    /// Reads a row; nil for comments and what is no claim.
    init?(page: String, row: Substring) {
        let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard !row.hasPrefix("#"), columns.count >= 2, let sign = columns[1].first, let mark = Mark(rawValue: sign)
        else {
            return nil
        }
        self.page = page
        kind = columns[0]
        self.mark = mark
        values = Array(columns.dropFirst(2))
    }

    /// Whether what the claim names is there, whatever its mark; nil for a kind that nobody knows.
    func holds(_ outcome: Outcome) -> Bool? {
        let value = values.first ?? ""
        guard let annotated = outcome.annotated else { return kind == "noarticle" }
        let article = annotated.article
        switch kind {
        case "noarticle": return false
        case "nofacts": return outcome.facts.isEmpty
        case "title": return article.title?.contains(value) ?? false
        case "published": return article.published?.hasPrefix(value) ?? false
        case "modified": return article.modified?.hasPrefix(value) ?? false
        case "author": return article.authors.contains(value)
        case "language": return article.language == value
        case "text": return article.text.contains(value)
        case "caption", "standfirst", "heading", "list_item", "table_row", "quote", "boilerplate", "paragraph":
            return article.blocks.contains { $0.kind.rawValue == kind && text(article, $0.range).contains(value) }
        case "company":
            return annotated.companies.contains { $0.name.contains(value) || text(article, $0.range).contains(value) }
        case "figure": return annotated.figures.contains { text(article, $0.range).contains(value) }
        case "date": return annotated.dates.contains { $0.value == value }
        case "fact": return outcome.facts.contains(where: states)
        default: return nil
        }
    }

    /// Whether a fact says what the columns value, unit, bound, period and subject say.
    private func states(_ fact: Fact) -> Bool {
        func fits(_ column: Int, _ test: (String) -> Bool) -> Bool {
            column >= values.count || values[column] == "*" || test(values[column])
        }
        return fits(0) { ExactDecimal($0) == fact.value } && fits(1) { $0 == fact.unit }
            && fits(2) { $0 == fact.bound.rawValue }
            && fits(3) { $0 == fact.period.value } && fits(4) { fact.subject.name?.contains($0) ?? false }
    }

    private func text(_ article: Article, _ range: TextRange) -> String {
        String(decoding: Array(article.text.utf8)[range.start..<range.end], as: UTF8.self)
    }
}

/// What the stages make of a page.
struct Outcome {
    var annotated: AnnotatedArticle?
    var facts: [Fact] = []
}
