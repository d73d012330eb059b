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

    @Test(
        "places, programs, phrases of headings and persons of two family names are told by their words",
        arguments: [
            "The rocky island of Orrin has goats again. A coast guard saw them.",
            "To begin, install Vellum and open it. Vellum version 3 is faster than Vellum version 2.",
            "Vexley Desktop helps you build and share packages.",
            "Chief nurse Dr Anton Hale spoke first. Orton-Whitfield said the clinic needs masks.",
        ])
    func otherWords(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test("the first word of a company's full name is the company, also where the model sees no name")
    func firstWords() {
        let text = "The memoir came out at Quellhaus Publishing Inc. on Monday. A Quellhaus spokeswoman said nothing."
        #expect(CompanyMarks(text).companies == ["Quellhaus Publishing Inc.", "Quellhaus"])
    }

    @Test(
        "countries of two words, officers and media behind a dash are no companies",
        arguments: [
            "The side will face Trinidad and Tobago on Sunday.",
            "The case was told by Vellum CEO Anouk Draskovic.",
            "A runner in Marlow, August 6. — AFP pic",
        ])
    func officersAndCredits(_ text: String) {
        #expect(CompanyMarks(text).companies.filter { $0 != "Vellum" } == [])
    }

    @Test("a company's word with an article is a thing, unless what follows may be the company's")
    func things() {
        #expect(
            CompanyMarks("The Amazon is dry. Smoke rose in the Amazon, and boats lay on the Amazon.").companies == [])
        #expect(
            CompanyMarks("Viewers like the Netflix app. The Netflix shows are new.").companies == [
                "Netflix", "Netflix",
            ])
    }

    @Test(
        "what a known company owns, headings in capitals, credits of one line and explained programs are no companies",
        arguments: [
            "Nobody has flown with Siemens's Fennick yet.",
            "LISTEN: the whole concert can be heard here.",
            "Fans at the gate.\nJane Dole | AFP | Getty Images\nThe gate was closed.",
            "The Inland Harbour Lighting Services program (IHLS) began. Mayors selected by IHLS met.",
        ])
    func ownedAndCredited(_ text: String) {
        #expect(CompanyMarks(text).companies.filter { $0 != "Siemens" } == [])
    }

    @Test("a name that only the model takes for a company needs support in a text that is no brief")
    func support() {
        let filler = String(repeating: "The road was wet and it was dark. ", count: 40)
        let page = "Officers from Quellmark searched a house on Sunday. " + filler
        #expect(CompanyMarks(page).companies == [])
        let business = "Shares of Siemens, Nestle and Toyota rose, and a bid by Brightwell Dairies Inc. failed. "
        #expect(CompanyMarks(business + filler).companies.count == 4)
    }

    @Test("what a headline capitalises behind a known company is no part of its name")
    func headlines() {
        let text = """
            Siemens Liable For Damage, Court Rules
            A court in Leeds ruled on Monday that the firm was liable for damage to a bridge.
            """
        #expect(CompanyMarks(text).companies == ["Siemens"])
    }

    @Test("a name among companies is one, whatever the model takes it for")
    func listed() {
        let text = CompanyMarks("Its customers are ⟦Siemens⟧, ⟦Nestle⟧, ⟦Pfizer⟧, ⟦Vantrosky⟧ and ⟦Toyota⟧.")
        #expect(text.companies == text.expected)
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
