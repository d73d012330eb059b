import NewsModel
import Testing

@testable import NewsExtractor

@Suite("Companies of a text")
struct CompanyMentionTests {
    @Test(
        "marked names are found, and nothing else",
        arguments: [
            "Shares of ⟦Boeing⟧ fell after ⟦Airbus⟧ announced a larger order.",
            "The plant in Leeds belongs to ⟦Harrow & Finch Ltd⟧, which employs 300 people.",
            "⟦Northwind Freight Inc.⟧ hired a new finance chief.",
            "Carmakers including ⟦Changan⟧, ⟦SAIC⟧, ⟦Geely⟧ and ⟦GWM⟧ took part.",
            "The minister told Reuters that the tax would rise.",
        ])
    func marked(_ text: String) {
        let marks = CompanyMarks(text)
        #expect(marks.companies == marks.expected)
    }

    @Test("aliases of one company share one name")
    func aliases() {
        let found = CompanyMarks("Chang'an Auto opened a line in May. Changan said output would double.").found
        #expect(found.companies.map(\.name) == ["Chang'an Auto", "Chang'an Auto"])
    }

    @Test("a medium that is only credited is an organisation")
    func credited() {
        let found = CompanyMarks("Workers leave the yard. (Photo/Xinhua)").found
        #expect(found.companies.isEmpty)
        #expect(found.entities.map(\.type) == [.organisation])
    }
}
