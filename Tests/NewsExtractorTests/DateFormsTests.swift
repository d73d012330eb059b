import NewsModel
import Testing

/// One expression of every class in its spellings, published on Wednesday, 15 May 2024: TIMEX3 type, value and mod.
@Suite struct DateFormsTests {
    @Test(
        arguments: [
            // Days, months and years in every order.
            ("The pier opened on ⟦14 Feb 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦Feb 14 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦February 14th 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦the 14th February 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦14th of Feb., 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦the fourteenth of February, 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦Sat 14 Feb 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦Saturday, 14th February, 1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦1998-02-14⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦14.2.1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦14/2/1998⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦2/14/98⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦14-Feb-98⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦19980214⟧.", ["DATE 1998-02-14"]),
            ("The pier opened on ⟦1998 Feb 14⟧.", ["DATE 1998-02-14"]),
            ("The pier opened in ⟦Feb. 1998⟧.", ["DATE 1998-02"]),
            ("The pier opened in ⟦February '98⟧.", ["DATE 1998-02"]),
            ("The pier opened in ⟦1998 February⟧.", ["DATE 1998-02"]),
            ("The pier opened in ⟦nineteen ninety-eight⟧.", ["DATE 1998"]),
            ("The pier opened in ⟦the year 1998⟧.", ["DATE 1998"]),
            ("PORT ARDEN, ⟦May 15⟧ - The pier opened ⟦today⟧.", ["DATE 2024-05-15", "DATE 2024-05-15"]),
            ("Filed ⟦2024-05-14T09:30:00Z⟧ by staff.", ["TIME 2024-05-14T09:30:00Z"]),
            // What is left out comes from the day of writing and the verb.
            ("He will leave on ⟦June 3⟧.", ["DATE 2024-06-03"]),
            ("He leaves on ⟦3 June⟧.", ["DATE 2024-06-03"]),
            ("He was born on ⟦April 30⟧.", ["DATE 2024-04-30"]),
            ("Sales rose in ⟦April⟧ from ⟦March⟧.", ["DATE 2024-04", "DATE 2024-03"]),
            ("Sales will rise in ⟦November⟧.", ["DATE 2024-11"]),
            ("Sales fell in ⟦November⟧.", ["DATE 2023-11"]),
            ("The vote is set for ⟦the 28th⟧.", ["DATE 2024-05-28"]),
            ("It was decided on ⟦the 2nd⟧.", ["DATE 2024-05-02"]),
            ("It opens from ⟦July 4⟧ to ⟦July 9⟧.", ["DATE 2024-07-04", "DATE 2024-07-09"]),
            ("It opens ⟦July 4⟧-⟦9⟧.", ["DATE 2024-07-04", "DATE 2024-07-09"]),
            ("It opens on ⟦July 4⟧ and ⟦5⟧.", ["DATE 2024-07-04", "DATE 2024-07-05"]),
            ("It ran between ⟦March⟧ and ⟦May 2021⟧.", ["DATE 2021-03", "DATE 2021-05"]),
            // Days of the week.
            ("The board met on ⟦Monday⟧.", ["DATE 2024-05-13"]),
            ("The board meets on ⟦Monday⟧.", ["DATE 2024-05-20"]),
            ("The board will meet on ⟦Friday⟧.", ["DATE 2024-05-17"]),
            ("The board had met on ⟦Friday⟧.", ["DATE 2024-05-10"]),
            ("The board met ⟦last Wednesday⟧.", ["DATE 2024-05-08"]),
            ("The board met ⟦Wednesday⟧.", ["DATE 2024-05-15"]),
            ("The board is due to meet ⟦Thursday⟧.", ["DATE 2024-05-16"]),
            ("The board was due to meet ⟦Thursday⟧.", ["DATE 2024-05-16"]),
            ("⟦Monday⟧'s vote was close.", ["DATE 2024-05-13"]),
            ("The board meets ⟦every other Tuesday⟧.", ["SET XXXX-WXX-2"]),
            ("The board met on ⟦Tuesday morning⟧.", ["TIME 2024-05-14TMO"]),
            ("The board met ⟦late Tuesday⟧.", ["DATE 2024-05-14 END"]),
            ("The board met ⟦early on Tuesday⟧.", ["DATE 2024-05-14 START"]),
            ("The board meets ⟦this coming Friday⟧.", ["DATE 2024-05-17"]),
            ("The board meets on ⟦Friday, May 24⟧.", ["DATE 2024-05-24"]),
            ("The board met on ⟦Tuesday of last week⟧.", ["DATE 2024-05-07"]),
            ("The board met ⟦the previous Friday⟧.", ["DATE 2024-05-10"]),
            // Counted from the day of writing, or from what was told.
            ("It rose from ⟦a year earlier⟧.", ["DATE 2023"]),
            ("Output rose in ⟦April⟧ from ⟦a year earlier⟧.", ["DATE 2024-04", "DATE 2023-04"]),
            ("Output rose in ⟦the first quarter⟧ from ⟦a year earlier⟧.", ["DATE 2024-Q1", "DATE 2023-Q1"]),
            ("It closed ⟦two weeks ago⟧.", ["DATE 2024-W18"]),
            ("It closed ⟦ten days ago⟧.", ["DATE 2024-05-05"]),
            ("It closed ⟦some 30 years ago⟧.", ["DATE 1994 APPROX"]),
            ("It will close in ⟦three weeks⟧.", ["DATE 2024-W23"]),
            ("It will close ⟦two days from now⟧.", ["DATE 2024-05-17"]),
            ("It closed ⟦the day before yesterday⟧.", ["DATE 2024-05-13"]),
            ("It closes ⟦the day after tomorrow⟧.", ["DATE 2024-05-17"]),
            ("It closed ⟦last month⟧.", ["DATE 2024-04"]),
            ("It closes ⟦early next month⟧.", ["DATE 2024-06 START"]),
            ("It closes ⟦later this year⟧.", ["DATE 2024 END"]),
            ("It closed ⟦earlier this week⟧.", ["DATE 2024-W20 START"]),
            ("In ⟦the coming months⟧ it will fall.", ["DURATION PXM"]),
            ("It grew over ⟦the past decade⟧.", ["DURATION P10Y"]),
            ("It grew in ⟦the past 12 months⟧.", ["DURATION P12M"]),
            ("In ⟦2019⟧ it grew, and ⟦the following year⟧ it shrank.", ["DATE 2019", "DATE 2020"]),
            ("On ⟦March 4⟧ it opened, and ⟦the next day⟧ it shut.", ["DATE 2024-03-04", "DATE 2024-03-05"]),
            ("It opened on ⟦March 4⟧. ⟦That night⟧ it burnt.", ["DATE 2024-03-04", "TIME 2024-03-04TNI"]),
            ("⟦Now⟧ it is shut.", ["DATE PRESENT_REF"]),
            // Quarters, halves and business years.
            ("It earned more in ⟦Q1⟧.", ["DATE 2024-Q1"]),
            ("It earned more in ⟦Q4 2023⟧.", ["DATE 2023-Q4"]),
            ("It earned more in ⟦4Q23⟧.", ["DATE 2023-Q4"]),
            ("It earned more in ⟦the fourth quarter of 2023⟧.", ["DATE 2023-Q4"]),
            ("It earned more in ⟦the fourth quarter of last year⟧.", ["DATE 2023-Q4"]),
            ("It earned more in ⟦last year's fourth quarter⟧.", ["DATE 2023-Q4"]),
            ("It earned more in ⟦the first half of 2023⟧.", ["DATE 2023-H1"]),
            ("It earned more in ⟦H1 2023⟧.", ["DATE 2023-H1"]),
            ("It earned more in ⟦1H23⟧.", ["DATE 2023-H1"]),
            ("It earned more in ⟦fiscal 2024⟧.", ["DATE FY2024"]),
            ("It earned more in ⟦FY24⟧.", ["DATE FY2024"]),
            ("It earned more in ⟦Q3 FY24⟧.", ["DATE FY2024-Q3"]),
            ("It earned more in ⟦the third quarter of fiscal 2024⟧.", ["DATE FY2024-Q3"]),
            ("It earned more in ⟦fiscal year 2023-24⟧.", ["DATE FY2024"]),
            ("The ⟦second-quarter⟧ loss grew.", ["DATE 2024-Q2"]),
            ("It will open by ⟦the end of the third quarter⟧.", ["DATE 2024-Q3 END"]),
            // Seasons, decades, centuries.
            ("It opens in ⟦summer 2025⟧.", ["DATE 2025-SU"]),
            ("It opened in ⟦the winter of 1962⟧.", ["DATE 1962-WI"]),
            ("It opened ⟦last summer⟧.", ["DATE 2023-SU"]),
            ("It opens ⟦next spring⟧.", ["DATE 2025-SP"]),
            ("It boomed in ⟦the 1920s⟧.", ["DATE 192"]),
            ("It boomed in ⟦the '70s⟧.", ["DATE 197"]),
            ("It boomed in ⟦the early 1990s⟧.", ["DATE 199 START"]),
            ("It boomed in ⟦the mid-2010s⟧.", ["DATE 201 MID"]),
            ("It boomed in ⟦the late nineteenth century⟧.", ["DATE 18 END"]),
            ("It boomed in ⟦the 21st century⟧.", ["DATE 20"]),
            ("It boomed in ⟦the eighties⟧.", ["DATE 198"]),
            // Feasts.
            ("It shut on ⟦Good Friday⟧.", ["DATE 2024-03-29"]),
            ("It shut on ⟦Christmas Day 2022⟧.", ["DATE 2022-12-25"]),
            ("It shut over ⟦the Easter weekend⟧.", ["DATE 2024-W13-WE"]),
            ("It opens on ⟦New Year's Eve⟧.", ["DATE 2024-12-31"]),
            ("It will open ahead of ⟦Lunar New Year⟧.", ["DATE 2025-01-29"]),
            // Times of day.
            ("It begins at ⟦9 a.m.⟧ on weekdays.", ["TIME T09:00"]),
            ("It begins at ⟦3pm on Thursday⟧.", ["TIME 2024-05-16T15:00"]),
            ("It begins ⟦Thursday at 15:00 GMT⟧.", ["TIME 2024-05-16T15:00Z"]),
            ("It began at ⟦noon on Monday⟧.", ["TIME 2024-05-13T12:00"]),
            ("It runs from ⟦2⟧ to ⟦4 p.m.⟧", ["TIME T14:00", "TIME T16:00"]),
            ("It begins at ⟦8:30 p.m. EDT⟧.", ["TIME T20:30"]),
            ("It was seen at ⟦half past six⟧.", ["TIME T06:30"]),
            ("It opens at ⟦midnight⟧.", ["TIME T24:00"]),
            ("It began ⟦this morning⟧.", ["TIME 2024-05-15TMO"]),
            ("It will begin ⟦tonight⟧.", ["TIME 2024-05-15TNI"]),
            ("It will begin ⟦tomorrow afternoon⟧.", ["TIME 2024-05-16TAF"]),
            // Lengths.
            ("A ⟦three-day⟧ strike and a ⟦27-year⟧ career.", ["DURATION P3D", "DURATION P27Y"]),
            ("It took ⟦more than two hours⟧.", ["DURATION PT2H MORE_THAN"]),
            ("It took ⟦at least six weeks⟧.", ["DURATION P6W EQUAL_OR_MORE"]),
            ("It took ⟦almost a year⟧.", ["DURATION P1Y LESS_THAN"]),
            ("It took ⟦up to 18 months⟧.", ["DURATION P18M EQUAL_OR_LESS"]),
            ("It took ⟦a year and a half⟧.", ["DURATION P1.5Y"]),
            ("It took ⟦several months⟧.", ["DURATION PXM"]),
            ("It lasted ⟦an hour⟧.", ["DURATION PT1H"]),
            ("It lasted ⟦a few days⟧.", ["DURATION PXD"]),
            ("It waits ⟦five working days⟧.", ["DURATION P5D"]),
            ("It lasted ⟦two hours and 15 minutes⟧.", ["DURATION PT2H15M"]),
            ("It lasted for ⟦half a century⟧.", ["DURATION P50Y"]),
            ("It lasted for ⟦about 90 seconds⟧.", ["DURATION PT90S APPROX"]),
            // Recurrences.
            ("It runs ⟦daily⟧.", ["SET P1D"]),
            ("It runs ⟦every Friday⟧.", ["SET XXXX-WXX-5"]),
            ("It runs ⟦twice a week⟧.", ["SET P1W"]),
            ("It runs on ⟦Sundays⟧.", ["SET XXXX-WXX-7"]),
            ("It runs ⟦every four years⟧.", ["SET P4Y"]),
            ("It runs ⟦each summer⟧.", ["SET XXXX-SU"]),
            ("It runs ⟦monthly⟧.", ["SET P1M"]),
            ("It runs ⟦every day at 9 a.m.⟧", ["SET T09"]),
            ("It runs ⟦every second Tuesday⟧.", ["SET XXXX-WXX-2"]),
            // Plans and numbered weeks.
            ("Output rose during ⟦the 13th Five-Year Plan period⟧.", ["DURATION P5Y"]),
            ("It closed in ⟦week 53 of 2020⟧.", ["DATE 2020-W53"]),
            ("It closed in ⟦2020-W53⟧.", ["DATE 2020-W53"]),
            // Parts of a period.
            ("It closed at ⟦the end of 2023⟧.", ["DATE 2023 END"]),
            ("It closed in ⟦mid-July⟧.", ["DATE 2023-07 MID"]),
            ("It closed by ⟦year-end⟧.", ["DATE 2024-12-31"]),
            ("It closed at ⟦the start of last month⟧.", ["DATE 2024-04 START"]),
            ("It closed in ⟦the middle of April⟧.", ["DATE 2024-04 MID"]),
            ("It has been open since ⟦2019⟧.", ["DATE 2019"]),
            ("It has been open since ⟦late 2019⟧.", ["DATE 2019 END"]),
            // The order of day and month is settled by the whole text.
            ("It closed on ⟦05/12/2023⟧ and not on ⟦11/13/2023⟧.", ["DATE 2023-05-12", "DATE 2023-11-13"]),
            // Lists, names and small words.
            ("The vote was set for ⟦Friday⟧.", ["DATE 2024-05-17"]),
            ("Mrs April met Dr June; Mr Lund left in ⟦June⟧.", ["DATE 2023-06"]),
            ("Meet me ⟦Friday the 24th around 4⟧.", ["TIME 2024-05-24T16:00"]),
            ("One day ⟦last winter⟧ it burnt.", ["DATE 2024-WI"]),
            ("It was beaten by ⟦2017⟧'s yield.", ["DATE 2017"]),
            ("The ⟦Black Friday⟧ sale was long.", ["DATE 2023-11-24"]),
            ("It ends in ⟦a week's time⟧.", ["DATE 2024-W21"]),
            ("It opened in ⟦2017 April⟧ and shut in ⟦2019 Dec⟧.", ["DATE 2017-04", "DATE 2019-12"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-05-15", expected)
    }

    @Test(arguments: [
        "It may march on in the sun, and they sat there for a second look.",
        "May Ltd and March Foods hired Mr April.",
        "The second half of the match was dull; he scored twice.",
        "The score was 2-0, then 3:1 in favour of Arden.",
        "Open 24/7 on route 66 and channel 4.",
        "The Friday Harbour Inn and the 4th Street diner closed.",
        "He is 45 years old; a 3-year-old girl won.",
        "It costs $12 a day or 300 euros a month.",
        "It has sections 4.12 and 5/6 inch bolts.",
        "The 737 MAX and Boeing 2000 parts.",
        "They met at the Friday Wharf Inn.", "They lost to Arden, with four wins, three seconds and six thirds.",
    ])
    func finds(nothing: String) { expectDates(nothing, published: "2024-05-15", []) }

    /// Days of a list in figures, and of a month that is not named, are days each.
    @Test func lists() {
        let found = MarkedText("It is shut on 11/20, 11/22 and 11/25.").mentions(published: "2024-09-15")
        #expect(found.map(\.mention.value) == ["2024-11-20", "2024-11-22", "2024-11-25"])
        let days = MarkedText("It will be open between the 21st and 23rd.").mentions(published: "2024-05-15")
        #expect(days.map(\.mention.value) == ["2024-05-21", "2024-05-23"])
        #expect(days.map(\.mention.interval?.end) == ["2024-05-24", "2024-05-24"])
    }

    /// An agent behind "by" is no end: only what happens by a date is over with it.
    @Test func agents() {
        let found = MarkedText("It was beaten by 2017's yield by 2019.").mentions(published: "2024-05-15")
        #expect(found.map(\.mention.interval?.start) == ["2017-01-01", ".."])
    }
}
