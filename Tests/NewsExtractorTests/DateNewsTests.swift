import NewsModel
import Testing

/// The expressions of everyday news, published on Wednesday, 11 March 2026: TIMEX3 type, value and mod.
@Suite struct DateNewsTests {
    @Test(
        arguments: [
            ("The quay opened on ⟦Tuesday, the 3rd of March⟧, to much applause.", ["DATE 2026-03-03"]),
            ("The ⟦2021⟧-⟦22⟧ season was short.", ["DATE 2021", "DATE 2022"]),
            ("The ⟦2023⟧/⟦24⟧ season was short.", ["DATE 2023", "DATE 2024"]),
            ("Records for ⟦1925⟧–⟦40⟧ were lost.", ["DATE 1925", "DATE 1940"]),
            ("The painter Ove Lind (⟦1885⟧–⟦1941⟧) lived here.", ["DATE 1885", "DATE 1941"]),
            ("On ⟦the 5th⟧ the vote was held.", ["DATE 2026-03-05"]),
            ("The union voted ⟦late on Monday⟧.", ["DATE 2026-03-09 END"]),
            ("The union voted on ⟦the morning of March 2⟧.", ["TIME 2026-03-02TMO"]),
            ("In ⟦February⟧ exports rose 3% from ⟦a year earlier⟧.", ["DATE 2026-02", "DATE 2025-02"]),
            ("Exports fell 3% in ⟦February⟧ compared with ⟦a year ago⟧.", ["DATE 2026-02", "DATE 2025-02"]),
            ("In ⟦2024⟧ it lost 2 ships, against 5 ⟦a year earlier⟧.", ["DATE 2024", "DATE 2023"]),
            ("Sales in ⟦the September quarter⟧ rose.", ["DATE 2025-Q3"]),
            ("It was built in ⟦the 1800s⟧.", ["DATE 18"]),
            ("Work ends ⟦late in 2027⟧.", ["DATE 2027 END"]),
            ("Shops will shut on ⟦Christmas Eve⟧.", ["DATE 2026-12-24"]),
            ("Shops will shut on ⟦Labor Day⟧.", ["DATE 2026-09-07"]),
            ("Shops will shut on ⟦Bastille Day⟧.", ["DATE 2026-07-14"]),
            ("Shops shut on ⟦Remembrance Day⟧.", ["DATE 2025-11-11"]),
            ("A ⟦monthslong⟧ strike ended.", ["DURATION PXM"]),
            ("A ⟦yearslong⟧ strike ended.", ["DURATION PXY"]),
            ("A ⟦decadelong⟧ feud ended.", ["DURATION P1DE"]),
            ("A ⟦week-long⟧ strike ended.", ["DURATION P1W"]),
            ("A ⟦weeklong⟧ strike ended.", ["DURATION P1W"]),
            ("A ⟦year-long⟧ strike ended.", ["DURATION P1Y"]),
            ("A ⟦half-hour⟧ stop followed.", ["DURATION PT30M"]),
            ("It will run for ⟦the next decade⟧.", ["DURATION P10Y"]),
            ("The deal is the fruit of ⟦months⟧ of talks.", ["DURATION PXM"]),
            ("The town has seen ⟦years⟧ of decline.", ["DURATION PXY"]),
            ("⟦Decades⟧ of neglect left the pier rotten.", ["DURATION PXY"]),
            ("The crowd kept ⟦a minute⟧ of silence.", ["DURATION PT1M"]),
            ("Residents face ⟦hours⟧ of delays.", ["DURATION PTXH"]),
            ("He swims for ⟦30 minutes⟧ a day.", ["DURATION PT30M"]),
            ("Staff work ⟦35 hours⟧ a week.", ["DURATION PT35H"]),
            ("Both sides met in ⟦March⟧/⟦April 2024⟧.", ["DATE 2024-03", "DATE 2024-04"]),
            ("It began ⟦a long time ago⟧.", ["DATE PAST_REF"]),
            ("It will begin in ⟦two years' time⟧.", ["DATE 2028"]),
            ("It lasted ⟦three-and-a-half years⟧.", ["DURATION P3.5Y"]),
            ("She has worked for ⟦20+ years⟧ there.", ["DURATION P20Y EQUAL_OR_MORE"]),
            ("It will shut by ⟦the end of the decade⟧.", ["DATE 202 END"]),
            ("In ⟦December 2025⟧, it fell from ⟦a year earlier⟧.", ["DATE 2025-12", "DATE 2024-12"]),
            ("Output fell ⟦last month⟧ from ⟦a year earlier⟧.", ["DATE 2026-02", "DATE 2025-02"]),
            ("⟦Last year⟧ output fell from ⟦a year earlier⟧.", ["DATE 2025", "DATE 2024"]),
            ("The union met on ⟦the first Monday of each month⟧.", ["SET P1M"]),
            ("During ⟦the night⟧ the wind rose.", ["TIME TNI"]),
            ("Sales in ⟦FY2024-25⟧ and ⟦the 2023-24 financial year⟧ fell.", ["DATE FY2025", "DATE FY2024"]),
            ("In ⟦2019⟧ she sold the mill, bought ⟦two years earlier⟧.", ["DATE 2019", "DATE 2017"]),
            (
                "Of the council's ⟦March 4⟧ letter nothing is left; he spoke ⟦Tuesday⟧. Later in ⟦the day⟧ he left.",
                ["DATE 2026-03-04", "DATE 2026-03-10", "DATE 2026-03-10"]
            ),
            ("During ⟦the 14th Five-Year Plan⟧ output grew.", ["DURATION P5Y"]),
            ("It approved the 14th ⟦Five-Year⟧ Plan.", ["DURATION P5Y"]),
            ("The bank plans to cut rates on ⟦Friday⟧.", ["DATE 2026-03-13"]),
            // The same in their other spellings.
            ("The quay opened on ⟦3rd March, 2021⟧.", ["DATE 2021-03-03"]),
            ("The quay opened on ⟦3-Mar-2021⟧.", ["DATE 2021-03-03"]),
            ("The quay opened on ⟦2021/03/03⟧.", ["DATE 2021-03-03"]),
            ("The quay opened on ⟦30.11.21⟧.", ["DATE 2021-11-30"]),
            ("The quay opened in ⟦March of 2021⟧.", ["DATE 2021-03"]),
            ("The album (⟦1987⟧-⟦1992⟧) sold well.", ["DATE 1987", "DATE 1992"]),
            ("In ⟦October last year⟧ the pier closed.", ["DATE 2025-10"]),
            ("In ⟦early October last year⟧ the pier closed.", ["DATE 2025-10 START"]),
            ("The union voted ⟦late Monday⟧.", ["DATE 2026-03-09 END"]),
            ("The union voted ⟦early Tuesday morning⟧.", ["TIME 2026-03-10TMO START"]),
            ("The union voted on ⟦Friday last week⟧.", ["DATE 2026-03-06"]),
            ("Exports of ⟦the fourth quarter⟧ fell from ⟦a year earlier⟧.", ["DATE 2025-Q4", "DATE 2024-Q4"]),
            (
                "In ⟦January⟧ the yard lost 2 ships, against 5 ⟦the same month last year⟧.",
                ["DATE 2026-01", "DATE 2025-01"]
            ),
            ("Exports rose in ⟦February⟧ from ⟦the previous month⟧.", ["DATE 2026-02", "DATE 2026-01"]),
            ("Exports rose in ⟦February⟧ from ⟦a month earlier⟧.", ["DATE 2026-02", "DATE 2026-01"]),
            ("On ⟦May 2, 2024⟧ he quit, and ⟦the following day⟧ he was back.", ["DATE 2024-05-02", "DATE 2024-05-03"]),
            ("On ⟦May 2, 2024⟧ he quit. ⟦Later that day⟧ he was back.", ["DATE 2024-05-02", "DATE 2024-05-02 END"]),
            ("On ⟦May 2, 2024⟧ he quit. ⟦The next morning⟧ he was back.", ["DATE 2024-05-02", "TIME 2024-05-03TMO"]),
            ("On ⟦May 2, 2024⟧ he quit; ⟦that evening⟧ he sang.", ["DATE 2024-05-02", "TIME 2024-05-02TEV"]),
            ("Sales in ⟦the fourth quarter of fiscal 2025⟧ were flat.", ["DATE FY2025-Q4"]),
            ("Sales in ⟦the last quarter of 2025⟧ rose.", ["DATE 2025-Q4"]),
            ("Sales in ⟦the 12 months⟧ to ⟦June 2025⟧ rose.", ["DURATION P12M", "DATE 2025-06"]),
            ("It closed in ⟦the mid-80s⟧.", ["DATE 198 MID"]),
            ("It was built in ⟦the middle of the 19th century⟧.", ["DATE 18 MID"]),
            ("The best price ⟦this century⟧ came.", ["DATE 20"]),
            ("It opens in ⟦the middle of next week⟧.", ["DATE 2026-W12 MID"]),
            ("Shops shut for ⟦Lunar New Year⟧.", ["DATE 2026-02-17"]),
            ("Shops shut on ⟦Martin Luther King Jr. Day⟧.", ["DATE 2026-01-19"]),
            ("The vote began at ⟦9:30 a.m. ET on Tuesday⟧.", ["TIME 2026-03-10T09:30"]),
            ("The vote began at ⟦1400 GMT on Tuesday⟧.", ["TIME 2026-03-10T14:00Z"]),
            ("The vote began at ⟦8.30pm on Tuesday⟧.", ["TIME 2026-03-10T20:30"]),
            ("The vote begins at ⟦midnight on Friday⟧.", ["TIME 2026-03-13T24:00"]),
            ("The vote began at ⟦11pm EST⟧ (⟦0400 GMT⟧).", ["TIME T23:00", "TIME T04:00Z"]),
            ("It ran between ⟦10 December⟧ and ⟦5 January⟧.", ["DATE 2025-12-10", "DATE 2026-01-05"]),
            ("It ran ⟦June⟧ to ⟦August 2024⟧.", ["DATE 2024-06", "DATE 2024-08"]),
            ("It ran from ⟦Monday⟧ through ⟦Wednesday⟧.", ["DATE 2026-03-09", "DATE 2026-03-11"]),
            ("⟦The 15th Five-Year Plan period⟧ began.", ["DURATION P5Y"]),
            ("The fair is in ⟦week 53 of 2026⟧.", ["DATE 2026-W53"]),
            ("It began ⟦nearly a decade ago⟧.", ["DATE 2016 LESS_THAN"]),
            ("It began ⟦half a century ago⟧.", ["DATE 1976"]),
            ("It began ⟦10 days ago⟧.", ["DATE 2026-03-01"]),
            ("It will begin ⟦two weeks from now⟧.", ["DATE 2026-W13"]),
            ("The deal was agreed ⟦this past weekend⟧.", ["DATE 2026-W10-WE"]),
            ("Paid on ⟦13/02/2026⟧ and ⟦04/03/2026⟧.", ["DATE 2026-02-13", "DATE 2026-03-04"]),
            ("Paid on ⟦02/13/2026⟧ and ⟦03/04/2026⟧.", ["DATE 2026-02-13", "DATE 2026-03-04"]),
            ("At ⟦1:05 a.m. on Saturday, February 7⟧, it rang.", ["TIME 2026-02-07T01:05"]),
            ("It rang at ⟦1.05am on 7 February⟧.", ["TIME 2026-02-07T01:05"]),
            ("The mill, built ⟦circa 1840⟧, burnt.", ["DATE 1840 APPROX"]),
            ("The fair ran from ⟦Jan 2⟧ to ⟦Jan 15⟧.", ["DATE 2026-01-02", "DATE 2026-01-15"]),
            ("The fair runs from ⟦20⟧ to ⟦25 March⟧.", ["DATE 2026-03-20", "DATE 2026-03-25"]),
            ("The fair ran ⟦Dec. 31⟧-⟦Jan. 2⟧ there.", ["DATE 2025-12-31", "DATE 2026-01-02"]),
            ("It fell in ⟦January⟧-⟦February⟧.", ["DATE 2026-01", "DATE 2026-02"]),
            ("Prices in ⟦the late 90s⟧ were low.", ["DATE 199 END"]),
            ("Prices in ⟦the early 2000s⟧ were low.", ["DATE 200 START"]),
            ("It shut at ⟦the end of last month⟧.", ["DATE 2026-02 END"]),
            ("In ⟦the week ending March 8⟧ it shut.", ["DATE 2026-W10"]),
            ("It shut at ⟦8am this morning⟧.", ["TIME 2026-03-11T08:00"]),
            ("It shut at ⟦2am on Sunday⟧.", ["TIME 2026-03-08T02:00"]),
            ("Output fell in ⟦2025⟧ from ⟦the year before⟧.", ["DATE 2025", "DATE 2024"]),
            // Both ends of a range of amounts.
            ("They met ⟦10⟧ to ⟦15 years ago⟧ in Tarnby.", ["DATE 2016", "DATE 2011"]),
            ("The mill shut ⟦20⟧ or ⟦30 years ago⟧.", ["DATE 2006", "DATE 1996"]),
            ("In ⟦the last two⟧ or ⟦three years⟧ sales fell.", ["DURATION P2Y", "DURATION P3Y"]),
            ("⟦The next three⟧ to ⟦five weeks⟧ will be hard.", ["DURATION P3W", "DURATION P5W"]),
            ("It opens ⟦a decade⟧ earlier than planned.", ["DURATION P1DE"]),
            ("They earn a ride for every ⟦9 weeks⟧ they wait.", ["DURATION P9W"]),
            ("He trains ⟦every 9 weeks⟧.", ["SET P9W"]),
            ("In ⟦the years to come⟧ and for ⟦weeks to come⟧ it rains.", ["DURATION PXY", "DURATION PXW"]),
            ("In ⟦the decade to come⟧ it will grow.", ["DURATION P10Y"]),
            ("The strike lasted ⟦decades⟧.", ["DURATION PXY"]),
            ("Each turn represents ⟦a week⟧.", ["DURATION P1W"]),
            ("They sing in ⟦the new year⟧.", ["DATE 2026"]),
            ("They plant in ⟦Spring⟧ and ⟦Fall⟧.", ["DATE 2026-SP", "DATE 2025-FA"]),
            ("The ⟦mid-2019⟧ model failed, as ⟦the mid-1990s⟧ did.", ["DATE 2019 MID", "DATE 199 MID"]),
            // A weekday beside a date, in brackets or behind a part of the day.
            ("It docks on ⟦Tuesday⟧ (⟦early Wednesday⟧ in Brisk).", ["DATE 2026-03-10", "DATE 2026-03-11 START"]),
            ("He vanished on ⟦Friday night, May 3, 2019⟧.", ["TIME 2019-05-03TNI"]),
            ("He vanished in ⟦the early hours of Sunday⟧.", ["TIME 2026-03-08TMO START"]),
            // What is announced without a verb lies ahead.
            ("Larks at Owls, ⟦7 p.m. Saturday⟧: both lost ⟦last month⟧.", ["TIME 2026-03-14T19:00", "DATE 2026-02"]),
            ("It rang at ⟦7 p.m. Saturday⟧, he said.", ["TIME 2026-03-07T19:00"]),
            // The year that the sentence tells first.
            (
                "The ⟦2028⟧ Lake Games are to be held on ⟦July 27⟧-⟦August 7⟧.",
                ["DATE 2028", "DATE 2028-07-27", "DATE 2028-08-07"]
            ),
            ("In ⟦2019⟧ the mill burnt on ⟦May 3⟧.", ["DATE 2019", "DATE 2019-05-03"]),
            ("It was as recently as ⟦yesterday⟧ that it rang.", ["DATE 2026-03-10"]),
            // Stretches without a number; a month that is over whatever its clause looks to.
            ("⟦Months⟧ earlier the mill had shut; ⟦weeks⟧ later it burnt.", ["DURATION PXM", "DURATION PXW"]),
            ("He spoke of ⟦years⟧ of “slow decline” there.", ["DURATION PXY"]),
            ("Prices for ⟦February⟧ are set for release ⟦this week⟧.", ["DATE 2026-02", "DATE 2026-W11"]),
            ("They sing ⟦everyday⟧.", ["SET P1D"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2026-03-11", expected)
    }

    @Test(arguments: [
        "A man, aged 45 years, won 3-2.", "Saturday Night Sailors and The Daily Show are on air.",
        "He reads the Sunday Times, the Daily Post and Publishers Weekly.",
        "She was named Player of the Year and Driver of the Year.", "He works for 20th Century Tyres.",
        "She hosts the Today programme and The Tonight Show.", "Monday.example rose 3%.",
        "She scored in the first half and again in the second half.", "He studies current affairs.",
        "Wait a second, said the second man.", "It sold 5 million barrels a day of crude.",
        "The opening hours of branches differ.", "In no time they left; from time to time they return.",
        "A three-year-old girl and a 9-month-old boy.", "The 5th Avenue shop burnt.",
        "A last-minute deal came at the eleventh hour.", "Rush hour and happy hour are busy.",
        "The Winter Olympics and the Summer Games went well.", "They met at Mar-a-Lago.",
        "The Larks lost in Week 10.", "Week 3 brought the Owls to town.",
        "Yara scored at 7:14 and, on the power play, at 19:56.",
        "The Owls tied it at 12:30 of the second period.", "Owls led with 3:05 left.",
        "The future owner met the past chairman and the present crew.",
        "Regulation 765/2018 and file TRB/12/095/2018 hold.", "In their everyday lives they sing.",
        "She wrote The Future of Sails.",
    ])
    func finds(nothing: String) {
        #expect(MarkedText(nothing).mentions(published: "2026-03-11").map(\.words) == [])
    }

    /// Both ends of a stretch carry it.
    @Test(arguments: [
        ("the 2021-22 season", "2021-01-01", "2023-01-01"), ("the years 1925–40", "1925-01-01", "1941-01-01"),
        ("the life (1885-1941) of Ove Lind", "1885-01-01", "1942-01-01"),
        ("2023/24, its last", "2023-01-01", "2025-01-01"),
        ("from March 20 to 25", "2026-03-20", "2026-03-26"), ("Dec. 31-Jan. 2 there", "2025-12-31", "2026-01-03"),
    ])
    func stretch(phrase: String, start: String, end: String) {
        let found = MarkedText("It tells of \(phrase).").mentions(published: "2026-03-11")
        #expect(found.map(\.mention.interval) == [DateMention.Interval(start, end), DateMention.Interval(start, end)])
    }

    /// What is left of a period begins with the day of writing.
    @Test(arguments: [
        ("the rest of the year", "2026-03-11", "2027-01-01"), ("the remainder of the week", "2026-03-11", "2026-03-16"),
        ("the next decade", "2026-03-12", "2036-03-12"),
    ])
    func ahead(phrase: String, start: String, end: String) throws {
        let found = MarkedText("It will stay shut for \(phrase).").mentions(published: "2026-03-11")
        #expect(try #require(found.first).mention.interval == DateMention.Interval(start, end))
    }
}
