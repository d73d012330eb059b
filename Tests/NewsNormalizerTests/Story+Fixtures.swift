import NewsExtractor
import NewsModel

@testable import NewsNormalizer

/// Facts of a text, read by the real extractor and normalizer.
func facts(_ text: String, published: String? = "2024-05-15", blocks: [Block] = []) throws -> [Fact] {
    var article = Article(docID: "d1", docVersion: "v1", text: text)
    article.published = published
    article.language = "en"
    article.blocks = blocks
    return try FactNormalizer(program: "test").process(ArticleExtractor().process(article)).facts
}

/// Facts of a text whose mentions are marked inside it: `{c|Acme}` company, `{o|Ministry}` organisation, `{l|Oslo}` place,
/// `{p|Ann Lee}` person, `{1|40}` a count, `{a|40-year-old}` an age, `{%|5 percent}`, `{$|$3 million}`, `{d2023-Q1|the first quarter}` a date.
func marked(_ text: String, published: String = "2024-05-15") throws -> [Fact] {
    try FactNormalizer(program: "test").process(annotated(text, published: published)).facts
}

/// The article that a marked text stands for.
func annotated(_ text: String, published: String = "2024-05-15") -> AnnotatedArticle {
    var plain = ""
    var annotated = AnnotatedArticle(article: Article(docID: "d1", docVersion: "v1", text: ""))
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
        plain += rest[..<open]
        rest = rest[rest.index(after: open)...]
        guard let bar = rest.firstIndex(of: "|"), let close = rest.firstIndex(of: "}") else { break }
        let code = String(rest[..<bar])
        let words = String(rest[rest.index(after: bar)..<close])
        let start = plain.utf8.count
        plain += words
        let range = TextRange(start, plain.utf8.count)
        switch code.first {
        case "c": annotated.companies.append(CompanyMention(range: range, name: words, confidence: 1, rule: "test"))
        case "o": annotated.entities.append(EntityMention(range: range, type: .organisation, name: words))
        case "l": annotated.entities.append(EntityMention(range: range, type: .place, name: words))
        case "p": annotated.entities.append(EntityMention(range: range, type: .person, name: words))
        case "d":
            annotated.dates.append(
                DateMention(range: range, type: .date, value: String(code.dropFirst()), rule: "test"))
        default:
            let digits = words.filter { $0.isNumber || $0 == "." }
            var figure = Figure(range: range, value: ExactDecimal(digits), rule: "test")
            figure.unit = code == "%" ? "%" : code == "$" ? "USD" : code == "a" ? "a" : "1"
            annotated.figures.append(figure)
        }
        rest = rest[rest.index(after: close)...]
    }
    plain += rest
    annotated.article.text = plain
    annotated.article.published = published
    annotated.article.language = "en"
    return annotated
}
