import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// What pages write with capitals and is no company: the text itself says so.
@Suite("Names that are no companies")
struct NotCompanyTests {
    @Test(
        "abbreviations are what the text explains them to be, or things where it counts them",
        arguments: [
            "A small cell network (SCN) covers the square. SCN is cheap. The city bought SCN last year and SCN works well.",
            "What is an SCN? An SCN is any cell that fits a lamp post. Run your SCN at night. Compare it with other SCNs.",
            """
            The plan comes from the Department of Inland Fisheries (DIF). DIF said on Monday that it would hire 40 people. A \
            report by DIF is due in May.
            """,
            "Flights go from Harbin (HRB) to Marseille (MRS) twice a week.",
            "The change concerns CTOs, CISOs and other chiefs.",
        ])
    func abbreviations(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test("an abbreviation of a company's full name is the company")
    func companyAbbreviation() {
        let text =
            "Pellworth Tidal Works Ltd (PTW) built a dam. PTW said it would hire 40 people. An analyst follows PTW."
        let found = CompanyMarks(text).found.companies
        #expect(found.count == 4)
        #expect(Set(found.map(\.name)) == ["Pellworth Tidal Works Ltd"])
    }

    @Test(
        "a word that a heading or a sentence's beginning capitalises is no name",
        arguments: [
            """
            Kennel Injury Claims: What To Do
            If a dog bit you in a kennel, write down what happened. The owner of the kennel may be liable. Kennel rules differ.
            Steps To Take After A Kennel Injury
            Overexertion is common in a kennel, and overexertion can be prevented.
            """,
            """
            Common Roof Problems And Their Repair
            Many problems of a roof are common. A repair of the roof costs less than a new one, and common repair work is quick.
            """,
        ])
    func commonWords(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test("a company that is called by a common word stays one inside running text")
    func companyOfEverydayWords() {
        let text =
            "On Friday the lender Kettle Capital bought shares. A kettle costs little. Shares of Kettle Capital rose."
        #expect(CompanyMarks(text).companies == ["Kettle Capital", "Kettle Capital"])
    }

    @Test(
        "a medium that the dateline, a picture or a witness names is credited",
        arguments: [
            "MARLOW, Ohio (WQXB) -- A fire broke out on Sunday. A witness told WQXB that nobody was hurt.",
            "A street in Marlow. (Image credit: Aldine Views) The street was closed for three days.",
            "\"It was loud,\" a neighbour told the Northgate Lantern. He had left the house at noon.",
        ])
    func credits(_ text: String) {
        #expect(CompanyMarks(text).companies == [])
    }

    @Test(
        "streets, bills, products of known makers and people by their trade are no companies",
        arguments: [
            "The office at 14 Hopgood Street is closed.",
            "Parliament passed the Grain Storage Bill on Tuesday.",
            "Vitamins help little, said certified nutritionist Ondra Vell on Monday.",
            "A photograph by Boeing shows Serbia's Goran Petrovic in the hall.",
        ])
    func others(_ text: String) {
        #expect(!CompanyMarks(text).companies.contains { $0 != "Boeing" })
    }
}
