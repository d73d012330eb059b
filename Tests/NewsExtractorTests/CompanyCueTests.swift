import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// What stands beside a name or elsewhere in the text says whether it is a company's.
@Suite("Names told by what stands beside them")
struct CompanyCueTests {
    @Test(
        "a word that says company beside a name settles it, wherever it stands",
        arguments: [
            "\"It takes a week,\" said Jonna Reke, CEO of ⟦Brindle AI⟧, a startup that rents out ovens.",
            "The town chose the start-up ⟦Quellbit⟧ on Monday. Work at ⟦Quellbit⟧ begins in May.",
            "Its 18 tanks were bought by ⟦Vantrose⟧, a maker of pumps.",
        ])
    func cues(_ marked: String) {
        let text = CompanyMarks(marked)
        #expect(text.companies == text.expected)
    }

    @Test(
        "persons, places and what is no name stay what they are beside such a word",
        arguments: [
            "The chief executive of Norway, as he was called, left the firm on Friday.",
            "He is the CEO of the Marlow Hospital and of a school.",
            "Today, a company that sells ovens closed.",
        ])
    func noCues(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test(
        "clubs, streets, labs, pools of a cup, counties and titled persons are no companies",
        arguments: [
            "Marlow United lost at home. United have now lost four games, and a cup tie against Ashford Rovers is next.",
            "A fire broke out on Hartwell Drive and spread to a house in Juniper Terrace.",
            "She works at the Tidal Power Research Lab in Leeds.",
            "Snow is forecast in parts of Juniper and Riverside counties.",
            "Rt. Hon. B. T. Adewole spoke first.",
        ])
    func others(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test("a name that only lacks the word that says what it is of is of the same kind")
    func beginnings() {
        let text = """
            The Amber Coast Foundation bought the marsh on Monday. "We need care," said Amber Coast CEO Ravi Nambiar. Amber Coast \
            has 40 boats.
            """
        #expect(CompanyMarks(text).companies == [])
    }

    @Test("an airline that is called after a place is called by the place where nothing is in it")
    func namesakes() {
        let company = """
            Idaho Airlines has a new date. "We are ready," said a vice president at Idaho. The lounges of Idaho's partners open \
            in May, and Idaho plans ten routes.
            """
        #expect(CompanyMarks(company).companies == ["Idaho Airlines", "Idaho", "Idaho", "Idaho"])
        let place = "Idaho Airlines has a new date. It snowed in Idaho. Idaho said it would clear the roads."
        #expect(CompanyMarks(place).companies == ["Idaho Airlines"])
    }

    @Test("a name with a character that the page's encoding lost is none")
    func broken() {
        #expect(
            CompanyMarks("Shares of Harrow\u{FFFD}Foods\u{FFFD}Group and of Siemens rose.").companies == ["Siemens"])
    }
}
