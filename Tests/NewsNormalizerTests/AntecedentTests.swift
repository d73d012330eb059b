import NewsExtractor
import NewsModel
import Testing

@testable import NewsNormalizer

/// What earlier paragraphs named, and how far back a reader looks for whom a figure belongs to.
@Suite struct AntecedentTests {
    static let passing =
        "It rained.\nRoads were closed.\nNobody was hurt.\nSchools opened late.\nThe harbour was calm."

    /// The figure of the last line, said of nobody there, in a text whose headings stand on lines marked with "#".
    private func subject(_ text: String) -> Subject? {
        var annotated = annotated(text.replacing("#", with: ""))
        var start = 0
        for (i, line) in text.split(separator: "\n").enumerated() {
            let plain = line.replacing("#", with: "").replacing("}", with: "")
            let length = plain.replacing(#/\{[a-z0-9$%-]+\|/#, with: "").utf8.count
            let kind: BlockKind = i == 0 ? .title : line.hasPrefix("#") ? .heading : .paragraph
            annotated.article.blocks.append(Block(kind: kind, range: TextRange(start, start + length)))
            start += length + 1
        }
        #expect(start == annotated.article.text.utf8.count + 1)
        return FactNormalizer(program: "test").observe(annotated).last?.fact.subject
    }

    @Test func aPlaceNamedJustBeforeIsMeant() {
        let found = subject("Storm\nThe mayor spoke.\nIn {l|Turku} it rained.\nSome {1|40} roofs were torn off.")
        #expect(found?.name == "Turku")
        #expect(found?.basis == "inherited")
    }

    @Test func aPlaceNamedLongAgoIsNot() {
        let found = subject(
            "Storm\n{p|Ann Lee} spoke.\n{l|Turku} closed its schools.\n\(Self.passing)\nSome {1|40} roofs were torn off."
        )
        #expect(found?.name == nil)
        #expect(found?.basis == "unresolved")
    }

    @Test func nothingIsInheritedThroughAHeading() {
        let text = "Storm\n{p|Ann Lee} spoke.\n{l|Turku} closed its schools.\n#Roofs\nSome {1|40} roofs were torn off."
        #expect(subject(text)?.basis == "unresolved")
        #expect(subject(text.replacing("#", with: ""))?.name == "Turku")
    }

    @Test func noPersonOwnsWhatStandsAround() {
        let found = subject(
            "Storm\nIn {l|Turku} it rained.\n{l|Salo} closed its schools.\n\(Self.passing)\n{p|Ann Lee} slept.\nSome {1|40} roofs fell."
        )
        #expect(found?.name == nil)
    }

    @Test(arguments: [
        "Vans for all\n{c|Borea} makes vans. {c|Cirro} makes pumps. We tried {1|40} vans.",
        "Clean shops\n{p|Ann Sudo} cleans shops. Her husband earns {$|$3000} there.",
    ])
    func whoIsNotNamedIsLeftOpen(_ text: String) throws {
        let found = try #require(try marked(text).first)
        #expect(found.subject.name == nil)
        #expect(found.subject.basis == "unresolved")
    }

    @Test func whoIsQuotedSpeaksForTheCompany() throws {
        let text = "{c|Borea} makes vans. \"We sold {1|40} vans,\" it said."
        #expect(try marked(text).first?.subject.name == "Borea")
    }

    @Test func whoReportsIsNotWhoBelieves() throws {
        let text = "Rye bread\nThe {o|Guild} reported that {%|87 percent} of bakers believe in rye."
        #expect(try marked(text).first?.subject.name != "Guild")
    }

    @Test func aBareCountIsNoProfit() throws {
        let found = try #require(try marked("{p|Ann Sudo} made {1|25} in the second half.").first)
        #expect(found.measure != "profit")
    }

    /// The day that another paragraph named last is not that of the session.
    @Test func morningTradingIsOfTheDayOfPublication() throws {
        let agenda = "Markets today\nFriday: Borea AG reports.\nOverseas, "
        let apart = try facts(agenda + "the FTSE 100 was up 0.5 percent in morning trading.", published: "2024-05-15")
        #expect(apart.last?.period.value == "2024-05-15")
        let named = try facts(
            agenda + "the FTSE 100 fell on Monday. The DAX was up 0.5 percent in morning trading.",
            published: "2024-05-15")
        #expect(named.last?.period.value != "2024-05-15")
    }
}
