import NewsModel
import Testing

/// Words of dates that mean no date beside some nouns. Published on Thursday, 18 April 2024.
@Suite struct DateNounsTests {
    @Test(
        arguments: [
            ("In ⟦today⟧'s fast-moving economy firms change.", ["DATE PRESENT_REF"]),
            ("⟦Today⟧'s homeowners want less.", ["DATE PRESENT_REF"]),
            ("⟦Today⟧'s auction was short.", ["DATE 2024-04-18"]),
            ("The minister praised ⟦today⟧'s talks with leaders.", ["DATE 2024-04-18"]),
            ("She draws the cities of ⟦tomorrow⟧.", ["DATE FUTURE_REF"]),
            ("The ferry sails ⟦tomorrow⟧.", ["DATE 2024-04-19"]),
            ("Kade was named player of the year in ⟦2021⟧.", ["DATE 2021"]),
            ("The Plover was Small Boat of the Month.", []),
            ("It was the third game of ⟦the year⟧.", ["DATE 2024"]),
            ("It was the worst month of ⟦the year⟧.", ["DATE 2024"]),
            ("It closes at ⟦the End of the Year⟧.", ["DATE 2024 END"]),
            ("Police found her 2012 Toyota near Mr Lund's 1998 Volvo.", []),
            ("The ⟦2012⟧ Toyota plant closed.", ["DATE 2012"]),
            ("The Harrow 2000 Index fell.", []),
            ("The columnist of the Mail on Sunday wrote of the Good Friday Agreement.", []),
            ("The ⟦current⟧ mayor keeps her lists current.", ["DATE PRESENT_REF"]),
            ("The current account shrank, and so did the current through the wire.", []),
            ("The ruling is recent, the ⟦recent⟧ strike is not.", ["DATE PAST_REF"]),
            (
                "They met on ⟦Maundy Thursday⟧ and on ⟦Remembrance Sunday 2022⟧.",
                ["DATE 2024-03-28", "DATE 2022-11-13"]
            ),
            ("Highs will be in the 60s, and gusts in the low 40s, on ⟦Sunday⟧.", ["DATE 2024-04-21"]),
            ("The skipper is in his mid-30s, and his mate died in her early 90s.", []),
            ("His ⟦early 90s⟧ hits were played in ⟦the 60s⟧ style.", ["DATE 199 START", "DATE 196"]),
            ("He hit 30 HRs; the lighthouse was dark for ⟦30 hrs⟧.", ["DURATION PT30H"]),
            ("The winger netted at 7:14, and with 3:12 left at the 56:48 mark.", []),
            ("Holders buy at the ⟦then current⟧ price.", ["DATE PAST_REF"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-04-18", expected)
    }
}
