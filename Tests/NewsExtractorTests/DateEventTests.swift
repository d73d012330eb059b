import NewsModel
import Testing

/// Days and months that say which event is meant. Published on Wednesday, 15 May 2024.
@Suite struct DateEventTests {
    @Test(
        arguments: [
            // What nobody announces is over, whatever the verb says.
            ("Relatives of the ⟦Aug. 4⟧ ferry blast will march.", ["DATE 2023-08-04"]),
            ("The ⟦3 June⟧ derailment is to be heard in court.", ["DATE 2023-06-03"]),
            ("The court will read his ⟦June 20⟧ letter.", ["DATE 2023-06-20"]),
            ("The court will read the ⟦May 9⟧ memo.", ["DATE 2024-05-09"]),
            // What is announced can lie ahead.
            ("The firm will hold a ⟦Nov. 5⟧ shareholder meeting.", ["DATE 2024-11-05"]),
            ("Ahead of the ⟦Nov. 5⟧ vote, polls tightened.", ["DATE 2024-11-05"]),
            ("He spoke at the ⟦March 5⟧ meeting.", ["DATE 2024-03-05"]),
            // Events that are known by their day.
            ("The ⟦Sept. 11⟧ attacks changed air travel.", ["DATE 2001-09-11"]),
            ("It came after the ⟦7 October⟧ attacks.", ["DATE 2023-10-07"]),
            ("She was tried for the ⟦Jan. 6⟧ riot.", ["DATE 2021-01-06"]),
            ("The ⟦9/11⟧ attacks and the time since ⟦9/11⟧ are taught.", ["DATE 2001-09-11", "DATE 2001-09-11"]),
            ("Post-⟦9/11⟧ rules apply.", ["DATE 2001-09-11"]),
            ("Bring it back on ⟦9/11⟧.", ["DATE 2024-09-11"]),
            ("The ⟦Jan. 6⟧ concert was full.", ["DATE 2024-01-06"]),
            // A month in which something was done is over.
            ("The car was shown in ⟦June⟧.", ["DATE 2023-06"]),
            ("The case is heard in ⟦June⟧.", ["DATE 2024-06"]),
            ("The car will be shown in ⟦June⟧.", ["DATE 2024-06"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-05-15", expected)
    }

    /// A text that is older than the event means its own.
    @Test func isOfItsTime() {
        expectDates("The ⟦Sept. 11⟧ attack was small.", published: "1998-11-20", ["DATE 1998-09-11"])
        expectDates("The ⟦Oct. 7⟧ raid failed.", published: "1998-11-20", ["DATE 1998-10-07"])
    }

    /// Quarters and halves of a match are none of the year, also where the words of the match stand around the sentence.
    @Test func matchesHaveQuartersOfTheirOwn() {
        expectDates(
            "Oda Lier had nine rebounds. The third quarter was hers. A layup and a dunk ended the quarter.",
            published: "2024-05-15", [])
        expectDates(
            "Harrow Mills lost money. ⟦The first quarter⟧ was worse.", published: "2024-05-15", ["DATE 2024-Q1"])
    }
}
