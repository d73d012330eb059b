import NewsExtractor
import NewsModel
import Testing

@testable import NewsNormalizer

/// A text, and a doubt that one of its facts raises.
struct Doubtful: Sendable, CustomTestStringConvertible {
    var text: String
    var doubt: String
    var testDescription: String { doubt }
}

@Suite struct DoubtTests {
    static let doubtful: [Doubtful] = [
        Doubtful(text: "{c|Borea} fell behind {c|Cirro} and closed {1|40} shops.", doubt: "other-company"),
        Doubtful(text: "{l|Norland} closed {1|40} schools, more than {l|Sudria}.", doubt: "other-place"),
        Doubtful(text: "{l|Norland} closed {1|40} schools that {c|Cirro} had built.", doubt: "company-beside-place"),
        Doubtful(text: "{l|Norland} posted a loss of {$|$3 million}.", doubt: "business-of-place"),
        Doubtful(text: "{c|Borea} said unemployment rose to {%|7 percent}.", doubt: "economy-of-no-place"),
        Doubtful(text: "{c|Borea}'s rival sold {1|40} vans.", doubt: "possessive-subject"),
        Doubtful(text: "{c|Borea} cut its debt to {$|$5 million} from {$|$8 million}.", doubt: "left-level"),
        Doubtful(text: "{c|Borea} built {1|40} of them.", doubt: "odd-measure"),
        Doubtful(text: "The price of a {c|Borea} van rose to {1|4000}.", doubt: "money-without-currency"),
        Doubtful(text: "{c|Borea} was at {1|1} stage ahead.", doubt: "few"),
        Doubtful(
            text: "{c|Borea} sold {1|40} vans in {d2022|2022} after a poor {d2021|2021}.", doubt: "other-date"),
        Doubtful(
            text: "{c|Borea} sold {1|40} vans and {1|30} cars in {d2022|2022}.", doubt: "figure-before-date"),
        Doubtful(
            text: "{c|Borea} lost {1|40} vans when a storm hit in {d2022|2022}.", doubt: "clause-before-date"),
        Doubtful(text: "{c|Borea} sold {1|40} vans that have to be mended.", doubt: "due-but-actual"),
    ]

    @Test(arguments: doubtful)
    func aDoubtIsSeen(_ example: Doubtful) {
        let seen = FactNormalizer(program: "test").observe(annotated(example.text)).flatMap(\.observations)
        #expect(seen.contains("doubt:" + example.doubt), "\(seen)")
    }

    @Test(arguments: [
        "{c|Borea} sold {1|40} vans.", "{c|Borea} sold {1|40} vans in {d2023|2023}.",
        "Unemployment in {l|Norland} rose to {%|7 percent}.", "{c|Borea} will cut {1|300} jobs.",
    ])
    func plainSentencesRaiseNone(_ text: String) {
        let seen = FactNormalizer(program: "test").observe(annotated(text)).flatMap(\.observations)
        #expect(!seen.isEmpty && !seen.contains { $0.hasPrefix("doubt:") }, "\(seen)")
    }

    @Test func doubtsCostConfidence() throws {
        let sure = try #require(try marked("{c|Borea} sold {1|40} vans.").first)
        let doubtful = try #require(try marked("{c|Borea}, as {c|Cirro} once did, sold {1|40} vans.").first)
        #expect(doubtful.confidence < sure.confidence)
    }

    /// A fact without a period of its own, in a story that reports on a quarter.
    @Test func aReportSpeaksOfItsQuarter() throws {
        let text =
            "Borea AG sold 900 vans in the first quarter of 2024.\nIts workshops are full with 300 engines."
        var article = Article(docID: "d1", docVersion: "v1", text: text)
        article.published = "2024-05-15"
        article.language = "en"
        let seen = FactNormalizer(program: "test").observe(try ArticleExtractor().process(article))
        let last = try #require(seen.last)
        #expect(last.fact.value == ExactDecimal("300") && last.fact.period.basis == "published")
        #expect(last.observations.contains("doubt:published-in-report"))
        #expect(seen.first?.observations.contains("doubt:published-in-report") == false)
    }

    /// What is told behind a date long over may be of that time; what is, or stands behind a fresh date, is not.
    @Test(arguments: [
        ("Borea AG was sued in 2011.\nIt lost 300 engines.", true),
        ("Borea AG was sued in 2011.\nIt has 300 engines.", false),
        ("Borea AG was sued on Tuesday.\nIt lost 300 engines.", false),
    ])
    func aPastIsToldOn(_ text: String, _ isPast: Bool) throws {
        var article = Article(docID: "d1", docVersion: "v1", text: text)
        article.published = "2024-05-15"
        article.language = "en"
        let seen = FactNormalizer(program: "test").observe(try ArticleExtractor().process(article))
        #expect(try #require(seen.last).observations.contains("doubt:told-past") == isPast)
    }

    @Test func aStoryFullOfDoubtsIsDoubtful() {
        let hard =
            "{c|Borea}, {c|Cirro} and {c|Tarn} said that {c|Borea}'s rival {c|Delta} cut {1|2} jobs to {$|$5 million} from {$|$8 million}."
        let seen = FactNormalizer(program: "test").observe(annotated(hard))
        #expect(!seen.isEmpty && seen.allSatisfy { $0.observations.contains("doubt:story") })
    }
}
