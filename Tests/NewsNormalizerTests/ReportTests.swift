import NewsModel
import Testing

@testable import NewsNormalizer

/// What a story says once for all its sentences: the period it reports on, what it is about, the headings of its tables.
@Suite struct ReportTests {
    @Test func aReportsMonthIsThatOfItsUndatedSentences() throws {
        let found = try marked(
            "{c|Borea} sells more in {d2024-04|April}\n{c|Borea} sold {1|40} boats in {d2024-04|April}.\nCosts rose {%|3 percent}."
        )
        let costs = try #require(found.last)
        #expect(costs.period.value == "2024-04" && costs.period.basis == "inherited")
        #expect(costs.subject.name == "Borea")
    }

    @Test func aStatisticIsOfThePlaceItNamesNotOfWhoSaysSo() throws {
        let found = try marked(
            "Beer output in {l|Norland} rose in {d2024-04|April}\nBeer output in {l|Norland} rose {%|2 percent} in {d2024-04|April}, the {o|Malt Board} said.\nExports fell {%|5 percent}."
        )
        let exports = try #require(found.last)
        #expect(exports.subject.name == "Norland")
        #expect(exports.period.value == "2024-04")
    }

    @Test func respectivelyGivesEachItsOwn() throws {
        let found = try marked("{c|Acme} and {c|Bolt} fell {%|4 percent} and {%|3 percent}, respectively.")
        #expect(found.map(\.subject.name) == ["Acme", "Bolt"])
    }

    @Test func aLabelIsTheMeasure() throws {
        let found = try marked("{c|Borea} opens its books\nReturn on equity: {%|15 percent}")
        #expect(found.first?.measure == "return on equity")
        #expect(found.first?.rule == "label")
    }

    @Test func headingsGiveScaleAndPeriod() throws {
        let lines: [(BlockKind, String)] = [
            (.title, "Borea reports first quarter 2024 results"),
            (.paragraph, "Borea built more boats in the first quarter."),
            (.tableRow, "In millions of euros | 2024 | 2023"),
            (.tableRow, "Revenue | 412.6 | 389.2"),
            (.tableRow, "Cost of sales | 268.2 | 257.9"),
        ]
        var text = ""
        var blocks: [Block] = []
        for (kind, line) in lines {
            if !text.isEmpty { text += "\n" }
            blocks.append(Block(kind: kind, range: TextRange(text.utf8.count, text.utf8.count + line.utf8.count)))
            text += line
        }
        let cells = try facts(text, blocks: blocks).filter { $0.rule == "table-cell" }
        #expect(cells.map { $0.value?.description } == ["412600000", "389200000", "268200000", "257900000"])
        #expect(cells.map(\.unit) == ["EUR", "EUR", "EUR", "EUR"])
        #expect(cells.map(\.period.value) == ["2024-Q1", "2023-Q1", "2024-Q1", "2023-Q1"])
        #expect(cells.map(\.measure) == ["revenue", "revenue", "cost of sales", "cost of sales"])
    }
}
