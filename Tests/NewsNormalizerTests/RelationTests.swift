import NewsModel
import Testing

@testable import NewsNormalizer

/// What ties facts of one clause together, and what a change is measured against.
@Suite struct RelationTests {
    @Test func aChangeAndItsLevelAreOneGroup() throws {
        let found = try marked(
            "{c|Tarn Motors} said its sales rose {%|5 percent} to {$|$3 million} in {d2024-Q1|the first quarter}. It has {1|40} shops."
        )
        let groups = found.map(\.group)
        #expect(groups.count == 3 && groups[0] != nil && groups[0] == groups[1] && groups[2] == nil)
    }

    @Test func aChainOfFiguresIsOneGroup() throws {
        let found = try facts(
            "Harl Foods lost $30 million (27 million euros) in 2023, compared with $20 million a year earlier.")
        #expect(found.count == 3)
        #expect(Set(found.map(\.group)).count == 1 && found[0].group != nil)
        #expect(found[1].restates == found[0].factID && found[0].restates == nil && found[2].restates == nil)
    }

    @Test(arguments: [
        (
            "{l|Sorland}'s exports rose {%|4 percent} in {d2024-04|April} from {d2024-03|March}.", "from March",
            "2024-03"
        ),
        (
            "{l|Sorland}'s exports rose {%|4 percent} in {d2024-04|April} compared with {d2023-04|April 2023}.",
            "with April 2023", "2023-04"
        ),
        (
            "{l|Sorland}'s exports rose {%|4 percent} in {d2024-04|April} from a year earlier.", "from a year earlier",
            "2023-04"
        ),
    ])
    func aChangeSaysWhatItIsMeasuredAgainst(text: String, words: String, period: String) throws {
        let change = try #require(try marked(text).first { $0.change != nil })
        #expect(change.period.value == "2024-04")
        #expect(change.comparedWith?.text.hasSuffix(words) == true, "\(change.comparedWith?.text ?? "-")")
        #expect(change.comparedWith?.period == period)
    }

    @Test func whomTheSentenceNamesIsExplicit() throws {
        let found = try facts("Sorland's jobless rate falls\nUnemployment in Sorland stood at 4.6% in April.")
        let fact = try #require(found.first)
        #expect(found.count == 1)
        #expect(fact.evidence.first?.subject != nil && fact.subject.basis == "explicit", "\(fact.subject)")
    }
}
