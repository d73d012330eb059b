import NewsExtractor
import NewsModel
import NewsNormalizer
import NewsParser
import Testing

/// Ten releases and ten market and statistics items with complete gold facts, page to fact.
@Suite struct GoldFactTests {
    static let pages = Fixtures.cases("Facts", with: "gold.tsv")
    /// The floor of the strict F1 over all pages: a page's worth of regressions falls below it.
    /// Measures must agree by their heads, not by half of their words.
    static let floor = 0.8

    @Test func thereAreTwentyPages() { #expect(Self.pages.count >= 20) }

    @Test(arguments: pages)
    func theGoldIsWellFormed(page: String) throws {
        let rows = String(decoding: try #require(Fixtures.bytes("Facts/\(page)/gold.tsv")), as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
        let gold = GoldFact.facts(of: page)
        #expect(gold.count == rows.count && gold.count >= 10)
        let article = try ArticleParser().process(Fixtures.capture("Facts/" + page, "page.html"))
        for fact in gold { #expect(article.text.contains(fact.evidence), "\(page): not in the text: \(fact.evidence)") }
    }

    @Test func factsAreStrictlyRight() throws {
        let all = try GoldPool(folder: "Facts").score()
        #expect(all.strict >= Self.floor, "strict F1 \(all.strict): \(all.errors.joined(separator: "\n"))")
        #expect(all.f1(0) >= 0.9)
        #expect(all.gold >= 400)
    }

    /// Half of the words in common is not the same measure: the heads must agree.
    @Test(arguments: [
        ("net income", "net sales", false), ("net sales", "net sales rise", true),
        ("growth in net sales", "net sales", true),
        ("passengers carried", "passengers capacity", false), ("share of output", "share of it", false),
        ("loan losses", "loan loss", true), ("decline", "index decline", true),
        ("branches closed", "them closed", false),
    ])
    func measuresAgreeByTheirHeads(gold: String, measure: String, agree: Bool) {
        #expect(WordBag(gold).measuresTheSame(as: WordBag(measure)) == agree)
    }

    @Test(arguments: [
        ("the group", "the group", true), ("Halden Steel", "Halden Bank", false),
        ("Halden Steel PLC", "Halden Steel", true),
        ("Halden", "Halden Steel", true), ("the group", "Halden Steel", false),
    ])
    func namesAgreeByMoreThanHalf(gold: String, name: String, agree: Bool) {
        #expect(WordBag(name: gold).namesTheSame(as: WordBag(name: name)) == agree)
    }

    @Test func theScoreSeesEachSlot() throws {
        // A scorer that passed everything would pass the suite: a wrong slot, a missing and an extra fact all cost.
        let page = try #require(Self.pages.first)
        let article = try ArticleParser().process(Fixtures.capture("Facts/" + page, "page.html"))
        let annotated = try ArticleExtractor(parts: .all).process(article)
        let facts = try FactNormalizer(program: Version.program).process(annotated).facts
        func score(_ facts: [Fact]) -> GoldScore {
            var score = GoldScore()
            score.add(facts, GoldFact.facts(of: page), text: Array(article.text.utf8))
            return score
        }
        let base = score(facts)
        #expect(base.strict > 0)
        #expect(score(Array(facts.dropFirst(3))).gold == base.gold && score([]).strict == 0)
        for change: (inout Fact) -> Void in [
            { $0.unit = "{nothing}" }, { $0.bound = .less }, { $0.subject.name = "Nobody" }, { $0.measure = "nothing" },
            { $0.period.value = "1066" }, { $0.modality = "negated" },
        ] {
            #expect(
                score(
                    facts.map {
                        var fact = $0; change(&fact); return fact
                    }
                ).strict == 0)
        }
    }
}
