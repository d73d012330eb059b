import NewsModel
import Testing

/// Expressions that take a noun, a month or a whole date from another one. Published on Thursday, 18 April 2024.
@Suite struct DateSharedPartsTests {
    @Test(
        arguments: [
            ("Output fell in the ⟦first⟧ and ⟦second quarters of 2019⟧.", ["DATE 2019-Q1", "DATE 2019-Q2"]),
            (
                "Orders rose in the ⟦first⟧, ⟦second⟧ and ⟦third quarters of last year⟧.",
                ["DATE 2023-Q1", "DATE 2023-Q2", "DATE 2023-Q3"]
            ),
            ("Demand usually dips in the ⟦first⟧ and ⟦third quarters⟧.", ["SET XXXX-Q1", "SET XXXX-Q3"]),
            ("He came first and second at two races.", []),
            ("A ruling is due ⟦this week⟧ or ⟦next⟧.", ["DATE 2024-W16", "DATE 2024-W17"]),
            ("A ruling is due ⟦this⟧ or ⟦next week⟧.", ["DATE 2024-W16", "DATE 2024-W17"]),
            ("The mill paid as much ⟦this year⟧ as ⟦last⟧.", ["DATE 2024", "DATE 2023"]),
            ("He works ⟦this week⟧ and next to nobody sees him.", ["DATE 2024-W16"]),
            ("Ferries leave on ⟦Thursday⟧ and ⟦Friday evenings⟧.", ["SET XXXX-WXX-4TEV", "SET XXXX-WXX-5TEV"]),
            (
                "They rest on ⟦Saturday⟧, ⟦Sunday⟧ and ⟦Monday mornings⟧.",
                [
                    "SET XXXX-WXX-6TMO", "SET XXXX-WXX-7TMO", "SET XXXX-WXX-1TMO",
                ]
            ),
            ("She called on ⟦Monday⟧ and ⟦Tuesday⟧.", ["DATE 2024-04-15", "DATE 2024-04-16"]),
            (
                "It met on ⟦the 3rd⟧, ⟦4th⟧ and ⟦9th of March⟧.",
                ["DATE 2024-03-03", "DATE 2024-03-04", "DATE 2024-03-09"]
            ),
            ("The fair ran over ⟦the weekend of March 9⟧.", ["DATE 2024-W10-WE"]),
            ("The plan covers trade between ⟦May⟧ and ⟦July of this year⟧.", ["DATE 2024-05", "DATE 2024-07"]),
            ("The permit ends on ⟦June 30, 2022⟧; until ⟦then⟧ work goes on.", ["DATE 2022-06-30", "DATE 2022-06-30"]),
            ("The bond falls due in ⟦2027⟧, and by ⟦that time⟧ she retires.", ["DATE 2027", "DATE 2027"]),
            ("It took ⟦four years⟧; during ⟦that time⟧ two mines shut.", ["DURATION P4Y", "DURATION P4Y"]),
            ("By then nobody cared, and during that time nothing was named.", []),
            ("The order came in ⟦2019⟧ from by then Mayor Reed.", ["DATE 2019"]),
            ("He left after ⟦five-and-a-half years⟧ in charge.", ["DURATION P5.5Y"]),
            ("She served a ⟦two-and-a-half-year⟧ ban.", ["DURATION P2.5Y"]),
            ("The file log-⟦20230131⟧.txt holds lot 20231399 of $20230131.", ["DATE 2023-01-31"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-04-18", expected)
    }

    @Test func listsWithoutAMonthEnd() {
        let list = String(repeating: "the 22nd, 23rd, 24th or ", count: 5_000)
        #expect(MarkedText(list + "so.").mentions(published: "2024-04-18").isEmpty)
        #expect(MarkedText(list + "25th of May.").mentions(published: "2024-04-18").count == 4)
    }

    @Test func whatLastsUntilThenIsOpenBefore() {
        let text = MarkedText("The permit ends in June 2022; until then work goes on.")
        #expect(
            text.mentions(published: "2024-04-18").last?.mention.interval == DateMention.Interval("..", "2022-07-01"))
    }

    @Test func whatStartsBehindARecurrenceIsOpenBehind() {
        let text = MarkedText("Crews meet every week starting next week.")
        #expect(
            text.mentions(published: "2024-04-18").last?.mention.interval == DateMention.Interval("2024-04-22", ".."))
    }
}
