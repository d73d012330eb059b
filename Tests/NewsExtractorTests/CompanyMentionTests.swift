import NewsLanguage
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
            "⟦Lufthansa⟧ will fly the Airbus A350 from Munich.",
            "⟦Pellworth Mining⟧ (ASX: PWM) found copper.",
            "The Ministry of Transport fined ⟦Ryanair⟧, a spokesman for the ministry said.",
            "Carmaker ⟦Renault⟧ raised its forecast.",
            "⟦Ford⟧'s new plant opens in May.",
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

    @Test("a short form in brackets is the full name's")
    func brackets() {
        let found = CompanyMarks(
            "Banco Bilbao Vizcaya Argentaria (BBVA) sold bonds. BBVA will use the money in Mexico."
        ).found
        #expect(Set(found.companies.map(\.name)).count == 1)
        #expect(found.companies.count == 3)
    }

    @Test("the first word of one company's name is its short form, not a person's or a thing's")
    func firstWords() {
        let found = CompanyMarks(
            """
            Wexcombe Foods Plc bought a dairy from Harlan Mills on Monday. Wexcombe will pay 40 million pounds in cash. Wexcombe \
            rose 2 percent in London. Owners of Wexcombe will vote in May.
            """
        ).found
        let wexcombe = found.companies.filter { $0.name == "Wexcombe Foods Plc" }
        #expect(wexcombe.count == 4)
        #expect(!found.entities.contains { $0.name == "Wexcombe" })
    }

    @Test("a surname stays the person's beside a company that begins with it")
    func firstWordsOfPersons() {
        let found = CompanyMarks(
            """
            Marla Dunstead left Dunstead Optics Ltd. in March. Mr. Dunstead Senior founded the company. Dunstead said she would \
            write a book, and Dunstead's lawyer agreed.
            """
        ).found
        #expect(found.entities.contains { $0.type == .person && $0.name.contains("Dunstead") })
        #expect(found.companies.contains { $0.name == "Dunstead Optics Ltd." })
    }

    @Test("a medium that is only credited is an organisation")
    func credited() {
        let found = CompanyMarks("Workers leave the yard. (Photo/Xinhua)").found
        #expect(found.companies.isEmpty)
        #expect(found.entities.map(\.type) == [.organisation])
    }

    @Test(
        "any bytes give ranges that lie in the text",
        arguments: [
            "", "(", "((NYSE: ", "'s 's", "A", "Inc. Inc. Inc.", "€€€ É É É. Ltd", "\u{FEFF}\u{200B}X (Y) (Z)",
            "GM's's's US$US$",
        ])
    func strange(_ text: String) {
        // A company behind it is found at its place all the same.
        let name = "Ternhill Foundry Ltd"
        let whole = text + "\n" + name + " sold a bell."
        let start = whole.utf8.count - (name + " sold a bell.").utf8.count
        #expect(CompanyMarks(whole).found.companies.contains { $0.range.start == start })
        let found = CompanyMarks(text).found
        for mention in found.companies {
            #expect(mention.range.start < mention.range.end && mention.range.end <= text.utf8.count)
        }
    }

    @Test("the same text always gives the same names")
    func deterministic() {
        let text =
            "Siemens and Bosch will build chips with Infineon and TSMC in Dresden, the Economy Ministry said. Bosch shares are not listed."
        #expect(CompanyMarks(text).found.companies == CompanyMarks(text).found.companies)
    }
}
