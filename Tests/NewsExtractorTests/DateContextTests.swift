import NewsModel
import Testing

/// What the words around a date decide.
@Suite struct DateContextTests {
    @Test func withoutAnyDayRelativeDatesStayOpen() {
        let found = MarkedText("It met ⟦last Friday⟧ and in ⟦2019⟧.").mentions(published: nil)
        #expect(found.map(\.mention.value) == [nil, "2019"])
        #expect(found[0].mention.interval == nil && found[1].mention.interval != nil)
    }

    @Test func theDatelineGivesTheDay() {
        let text = MarkedText("OSLO, March 4, 2021 (Newswire) -- The bank said on Tuesday it will close.")
        #expect(text.mentions(published: nil).map(\.mention.value) == ["2021-03-04", "2021-03-02"])
    }

    @Test func theDatelineIsBelievedBesidePublication() {
        let text = MarkedText("OSLO, March 4 (Newswire) -- The bank closed yesterday.")
        #expect(
            text.mentions(published: "2021-03-05T07:00:00+01:00").map(\.mention.value) == ["2021-03-04", "2021-03-03"])
    }

    @Test(arguments: [
        ("Paid 5/12/2019.", "en", "2019-05-12", true), ("Paid 5/12/2019.", "de", "2019-12-05", true),
        ("Paid 5/12/2019, due 28/12/2019.", "en", "2019-12-05", false),
        ("Paid 5/12/2019, due 12/28/2019.", "en", "2019-05-12", false),
    ])
    func theDocumentSettlesDayAndMonth(text: String, language: String, value: String, ambiguous: Bool) throws {
        let first = try #require(MarkedText(text).mentions(published: "2020-01-02", language: language).first?.mention)
        #expect(first.value == value)
        #expect(first.rule.hasSuffix(":ambiguous") == ambiguous)
    }

    @Test func aYearEarlierIsTheMatchingQuarter() {
        let text = MarkedText("In the third quarter of 2023 the mill earned more than a year earlier.")
        #expect(text.mentions(published: "2023-11-02").map(\.mention.value) == ["2023-Q3", "2022-Q3"])
    }

    @Test func withoutAQuarterAYearEarlierIsAYear() {
        #expect(
            MarkedText("Prices rose from a year earlier.").mentions(published: "2023-11-02").map(\.mention.value) == [
                "2022"
            ])
    }

    @Test func theMatchingPeriodFollowsLongSpans() {
        let text = MarkedText("In the third quarter it lost money. For the nine months it earned more than a year ago.")
        #expect(text.mentions(published: "2023-11-02").last?.mention.value == "2022")
    }

    @Test func neighboursShareTheYear() {
        let text = MarkedText("It grew between October 2022 and March, and from May to July 2021.")
        #expect(
            text.mentions(published: "2023-06-01").map(\.mention.value) == ["2022-10", "2023-03", "2021-05", "2021-07"])
        let listed = MarkedText("It met on April 24 and 25.")
        #expect(listed.mentions(published: "2023-06-01").map(\.mention.value) == ["2023-04-24", "2023-04-25"])
    }

    @Test func anaphorsCountFromWhatWasNamed() {
        let text = MarkedText("The law passed on May 2, 2019. It took effect the following year; the next day he left.")
        #expect(text.mentions(published: "2023-06-01").map(\.mention.value) == ["2019-05-02", "2020", "2019-05-03"])
    }

    /// Published on Thursday, 18 April 2024: the verb of the clause says whether a weekday was or will be.
    @Test(arguments: [
        // What was planned then lies ahead still.
        ("The judge was scheduled to rule on ⟦Monday⟧.", "2024-04-22"),
        ("Ministers were due to meet in Oslo ⟦Tuesday⟧.", "2024-04-23"),
        ("The hearing had been scheduled for ⟦Monday⟧ but was put off.", "2024-04-15"),
        ("Dockers planned a march through the harbour on ⟦Saturday⟧.", "2024-04-20"),
        ("The harbour's planned sale, worth 4 million, was announced on ⟦Monday⟧.", "2024-04-15"),
        ("The union plans a vote on ⟦Monday⟧.", "2024-04-22"),
        ("On ⟦Tuesday⟧, when the board dropped its plans, shares fell.", "2024-04-16"),
        // The present tense and modals.
        ("Both leaders meet ⟦Monday⟧ with the mayor of Riga.", "2024-04-22"),
        ("The minister is visiting Riga on ⟦Tuesday⟧.", "2024-04-23"),
        ("The storm may reach the coast ⟦Saturday⟧.", "2024-04-20"),
        ("Thieves may have entered the vault on ⟦Saturday⟧.", "2024-04-13"),
        ("The bank has closed its branch in Riga on ⟦Monday⟧.", "2024-04-15"),
        // A clause of its own behind "and", "but" or "that".
        ("The group will open a mill in Riga, and on ⟦Monday⟧ it named a manager.", "2024-04-15"),
        ("The group said that on ⟦Monday⟧ it will name a manager.", "2024-04-22"),
        // The verb stands far ahead.
        (
            "The ferry, one of four of its kind on the lake and by far the oldest of them, sank with cars on board ⟦Monday⟧.",
            "2024-04-15"
        ),
    ])
    func theClauseSaysWhichWeekday(marked: String, value: String) {
        #expect(MarkedText(marked).mentions(published: "2024-04-18").map(\.mention.value) == [value])
    }

    /// A month or a feast is the near one, unless the clause clearly looks ahead.
    @Test(arguments: [
        ("The mill was due to close in ⟦February⟧.", "2024-02"), ("The mill is due to close in ⟦February⟧.", "2025-02"),
        ("She is running for a seat that fell vacant in ⟦March⟧.", "2024-03"),
        ("The shop has stock that lasts until ⟦Christmas⟧.", "2024-12-25"),
        ("Bakers have no flour for ⟦Easter⟧.", "2024-03-31"),
    ])
    func monthsAndFeastsAreNear(marked: String, value: String) {
        #expect(MarkedText(marked).mentions(published: "2024-04-18").map(\.mention.value) == [value])
    }

    /// Days that are counted from a date or from the end of a period, and days of an event that the sentence dates.
    @Test(arguments: [
        ("Accounts close on ⟦the last day of March⟧.", ["2024-03-31"]),
        ("The levy starts on ⟦the first day of 2025⟧.", ["2025-01-01"]),
        ("Rents rise on ⟦the final day of next year⟧.", ["2025-12-31"]),
        ("The ferry sank ⟦the day before last Tuesday⟧.", ["2024-04-15"]),
        ("The shops were full ⟦the day after Christmas⟧.", ["2023-12-26"]),
        ("⟦Today⟧ is ⟦the fifth day⟧ of the fair.", ["2024-04-18", "2024-04-18"]),
        ("⟦Tuesday⟧, ⟦the second day⟧ of the trial, was quiet.", ["2024-04-16", "2024-04-16"]),
        ("⟦Sunday⟧ is ⟦the last day⟧ of the fair.", ["2024-04-21", "2024-04-21"]),
        ("It is ⟦the third day⟧ of the fair.", ["2024-04-18"]),
        // No yesterday, no noon.
        ("On the last day of talks nobody spoke.", []), ("Her last day is ⟦April 30⟧.", ["2024-04-30"]),
        ("Prices rose in ⟦the last day⟧.", ["P1D"]), ("For the town, high noon has come.", []),
        ("The doors open at high ⟦noon⟧.", ["T12:00"]),
    ])
    func countedDays(marked: String, values: [String]) {
        let text = MarkedText(marked)
        let found = text.mentions(published: "2024-04-18")
        #expect(found.map(\.words) == text.marks)
        #expect(found.map(\.mention.value) == values)
    }
}
