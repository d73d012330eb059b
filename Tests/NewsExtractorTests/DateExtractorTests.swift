import NewsModel
import Testing

/// Published on Thursday, 18 April 2024, unless a row says otherwise.
@Suite struct DateExtractorTests {
    @Test(
        arguments: [
            // Absolute, in every order and spelling.
            ("The plant opened on ⟦July 20, 2023⟧.", ["DATE 2023-07-20"]),
            ("The plant opened on ⟦20 July 2023⟧.", ["DATE 2023-07-20"]),
            ("The plant opened on ⟦Thursday, July 20, 2023⟧.", ["DATE 2023-07-20"]),
            ("The plant opened on ⟦the 20th of July 2023⟧.", ["DATE 2023-07-20"]),
            ("The plant opened on ⟦Sept. 4, 2022⟧ near the port.", ["DATE 2022-09-04"]),
            ("Filed ⟦2023-12-31⟧ with the registrar.", ["DATE 2023-12-31"]),
            ("Filed ⟦31.12.2023⟧ with the registrar.", ["DATE 2023-12-31"]),
            ("Filed ⟦12/31/2023⟧ with the registrar.", ["DATE 2023-12-31"]),
            ("Logged ⟦2023-12-31T08:30:00Z⟧ by the meter.", ["TIME 2023-12-31T08:30:00Z"]),
            ("It began in ⟦March 1998⟧ and ended in ⟦1999⟧.", ["DATE 1998-03", "DATE 1999"]),
            ("It was founded in ⟦nineteen eighty-seven⟧ as a ferry line.", ["DATE 1987"]),
            ("Rules since ⟦1866⟧ still hold.", ["DATE 1866"]),
            // Partial and relative.
            ("She wrote ⟦last Friday⟧ from Lyon.", ["DATE 2024-04-12"]),
            ("The board met ⟦yesterday⟧ and meets again ⟦tomorrow⟧.", ["DATE 2024-04-17", "DATE 2024-04-19"]),
            ("The firm said on ⟦Tuesday⟧ that sales fell.", ["DATE 2024-04-16"]),
            ("The firm will report on ⟦Tuesday⟧.", ["DATE 2024-04-23"]),
            ("Shares fell on ⟦Thursday⟧.", ["DATE 2024-04-18"]),
            ("Talks resume ⟦Friday next week⟧.", ["DATE 2024-04-26"]),
            ("Prices fell in ⟦January⟧.", ["DATE 2024-01"]),
            ("Sales opened in ⟦November⟧.", ["DATE 2023-11"]),
            ("The line is expected to open by ⟦September⟧.", ["DATE 2024-09"]),
            ("It closed ⟦last year⟧ and reopens ⟦next month⟧.", ["DATE 2023", "DATE 2024-05"]),
            ("Output grew ⟦this week⟧.", ["DATE 2024-W16"]),
            ("He arrived ⟦three days ago⟧.", ["DATE 2024-04-15"]),
            ("He arrived ⟦two months ago⟧.", ["DATE 2024-02"]),
            ("Growth began ⟦the day before yesterday⟧.", ["DATE 2024-04-16"]),
            ("Rates rose ⟦the week before last⟧.", ["DATE 2024-W14"]),
            ("The ship sails ⟦ten days from tomorrow⟧.", ["DATE 2024-04-29"]),
            ("In ⟦June last year⟧ the mine closed.", ["DATE 2023-06"]),
            // Quarters, halves, business years.
            ("Sales rose in ⟦the first quarter⟧.", ["DATE 2024-Q1"]),
            ("A ⟦third-quarter⟧ loss followed.", ["DATE 2023-Q3"]),
            ("Profit grew in ⟦the second half of 2022⟧.", ["DATE 2022-H2"]),
            ("Profit grew in ⟦this year's second quarter⟧.", ["DATE 2024-Q2"]),
            ("The group filed ⟦Q3 FY24⟧ results.", ["DATE FY2024-Q3"]),
            ("Revenue in ⟦fiscal 2023⟧ was flat.", ["DATE FY2023"]),
            ("Orders of ⟦Q2 2023⟧ fell.", ["DATE 2023-Q2"]),
            ("Orders of ⟦2Q23⟧ fell.", ["DATE 2023-Q2"]),
            // Seasons, decades, centuries, weeks.
            ("The dam filled in ⟦the summer of 2021⟧.", ["DATE 2021-SU"]),
            ("It was built in ⟦the 1990s⟧.", ["DATE 199"]),
            ("It was built in ⟦the late 1970s⟧.", ["DATE 197 END"]),
            ("A ⟦19th century⟧ mill stands there.", ["DATE 18"]),
            ("The fair takes place in ⟦week 53 of 2020⟧.", ["DATE 2020-W53"]),
            ("The court sat ⟦the week of March 6⟧.", ["DATE 2024-W10"]),
            // Parts of a period.
            ("As of ⟦the end of 2023⟧, it had nine ferries.", ["DATE 2023 END"]),
            ("The road opens in ⟦mid-July⟧.", ["DATE 2024-07 MID"]),
            ("It opens ⟦early next year⟧.", ["DATE 2025 START"]),
            ("Stocks at ⟦year-end⟧ were low.", ["DATE 2024-12-31"]),
            // Durations.
            ("A ⟦three-day⟧ fair, a ⟦27-year⟧ lease.", ["DURATION P3D", "DURATION P27Y"]),
            ("It took ⟦more than two years⟧.", ["DURATION P2Y MORE_THAN"]),
            ("It took ⟦nearly five months⟧.", ["DURATION P5M LESS_THAN"]),
            ("Work lasts for ⟦at least 30 days⟧.", ["DURATION P30D EQUAL_OR_MORE"]),
            ("It waited for ⟦several weeks⟧.", ["DURATION PXW"]),
            ("It waited for ⟦an hour and a half⟧.", ["DURATION PT1H30M"]),
            ("In ⟦the past two years⟧ it grew.", ["DURATION P2Y"]),
            ("⟦The first nine months⟧ brought a profit.", ["DURATION P9M"]),
            ("⟦The 13th Five-Year Plan period⟧ saw new ports.", ["DURATION P5Y"]),
            // Recurrences and references.
            ("The ferry runs ⟦every Monday⟧.", ["SET XXXX-WXX-1"]),
            ("The ferry runs ⟦daily⟧.", ["SET P1D"]),
            ("Tides turn ⟦every four years⟧.", ["SET P4Y"]),
            ("It meets ⟦twice a month⟧.", ["SET P1M"]),
            ("It is ⟦now⟧ for sale.", ["DATE PRESENT_REF"]),
            ("It ⟦recently⟧ moved.", ["DATE PAST_REF"]),
            // Times.
            ("By ⟦6:15 a.m. on April 2⟧ each ferry had sailed.", ["TIME 2024-04-02T06:15"]),
            ("The vote was at ⟦noon Tuesday⟧.", ["TIME 2024-04-16T12:00"]),
            ("It rang ⟦yesterday morning⟧.", ["TIME 2024-04-17TMO"]),
            ("It rained ⟦last night⟧.", ["TIME 2024-04-17TNI"]),
            ("It was signed at ⟦10 a.m. Beijing time on Monday⟧.", ["TIME 2024-04-15T10:00"]),
            ("Trading ended at ⟦16:08 UTC⟧.", ["TIME T16:08Z"]),
            ("It struck at ⟦twenty past 8 in the evening⟧, then ⟦half past three⟧.", ["TIME T20:20", "TIME T03:30"]),
            // Ranges: each end is a date of its own.
            ("The fair ran ⟦1⟧-⟦3 May 2023⟧.", ["DATE 2023-05-01", "DATE 2023-05-03"]),
            ("It lasted from ⟦2019⟧ to ⟦2021⟧.", ["DATE 2019", "DATE 2021"]),
            ("It meets ⟦three times a week⟧.", ["SET P1W"]),
            ("The ⟦post-1959⟧ rules hold.", ["DATE 1959 AFTER"]),
            ("He said that ⟦March⟧ sales fell.", ["DATE 2024-03"]),
            ("Profit beat ⟦the prior-year quarter⟧.", ["DATE 2023-Q1"]),
            ("In ⟦the 2023 fiscal year⟧ and ⟦FY 2022⟧ it lost money.", ["DATE FY2023", "DATE FY2022"]),
            ("A ⟦12⟧- to ⟦18-month⟧ delay is likely.", ["DURATION P12M", "DURATION P18M"]),
            ("The crossing takes ⟦35⟧ – ⟦50 minutes⟧.", ["DURATION PT35M", "DURATION PT50M"]),
            ("In ⟦the week to April 12⟧ claims fell.", ["DATE 2024-W15"]),
            ("Plans for ⟦2030 and beyond⟧ differ.", ["DATE 2030 ON_OR_AFTER"]),
            // Ranges of times: what is said once holds for both ends.
            ("It is open ⟦8⟧-⟦9am⟧.", ["TIME T08:00", "TIME T09:00"]),
            ("Stalls open from ⟦2⟧ to ⟦4:30 p.m. tomorrow⟧.", ["TIME 2024-04-19T14:00", "TIME 2024-04-19T16:30"]),
            ("The gate was shut ⟦Tuesday from 11⟧ to ⟦1 p.m.⟧", ["TIME 2024-04-16T11:00", "TIME 2024-04-16T13:00"]),
            ("The choir sings ⟦tonight from 7⟧ to ⟦9⟧.", ["TIME 2024-04-18T19:00", "TIME 2024-04-18T21:00"]),
            ("Doors open ⟦tonight at 8⟧.", ["TIME 2024-04-18T20:00"]),
            ("The vote was ⟦Tuesday in the morning⟧.", ["TIME 2024-04-16TMO"]),
            // What lies ahead, and what went before.
            ("The bridge will open in ⟦three weeks⟧.", ["DATE 2024-W19"]),
            ("The bridge will be the first built in ⟦three weeks⟧.", ["DURATION P3W"]),
            ("The bridge was built in ⟦two years⟧.", ["DURATION P2Y"]),
            ("The ferry will ⟦one day⟧ return.", ["DATE FUTURE_REF"]),
            ("It took ⟦one day⟧ to return.", ["DURATION P1D"]),
            ("It made a loss, from a profit ⟦the year before⟧.", ["DATE 2023"]),
            ("⟦Now⟧ that the mill is shut, the town is quiet.", ["DATE PRESENT_REF"]),
            ("Fees, under a still unsigned contract, would be paid in ⟦January⟧.", ["DATE 2025-01"]),
            ("Profit rose in ⟦the quarter⟧ ended ⟦July 31⟧.", ["DATE 2023-Q2", "DATE 2023-07-31"]),
            ("⟦The two previous years⟧ were better.", ["DURATION P2Y"]),
            ("Boil it for ⟦3min⟧.", ["DURATION PT3M"]),
            ("In ⟦the coming weeks⟧ it moves.", ["DURATION PXW"]),
            ("The board is wary of ⟦the year ahead⟧.", ["DURATION P1Y"]),
            ("Sales rose in ⟦the year⟧ to ⟦31 March 2023⟧.", ["DURATION P1Y", "DATE 2023-03-31"]),
            ("The fair ran from ⟦Monday⟧ to ⟦Friday⟧.", ["DATE 2024-04-08", "DATE 2024-04-12"]),
            ("The fair will run from ⟦Monday⟧ to ⟦Friday⟧.", ["DATE 2024-04-22", "DATE 2024-04-26"]),
            // Parts of the day, and times beside them.
            ("Bids came in ⟦the morning⟧, as on ⟦Tuesday⟧.", ["TIME TMO", "DATE 2024-04-16"]),
            ("On ⟦Tuesday⟧ it fell in ⟦morning⟧ trade.", ["DATE 2024-04-16", "TIME 2024-04-16TMO"]),
            ("By ⟦mid-afternoon⟧ the quay was empty.", ["TIME 2024-04-18TAF MID"]),
            ("It opens ⟦early in the evening⟧.", ["TIME TEV START"]),
            ("It will start ⟦tomorrow am⟧.", ["TIME 2024-04-19TMO"]),
            ("It rings in ⟦the morning at 7⟧.", ["TIME T07:00"]),
            ("The bell will ring ⟦tomorrow at six twenty-five⟧.", ["TIME 2024-04-19T06:25"]),
            ("It will ring at ⟦eight-thirty tomorrow evening⟧.", ["TIME 2024-04-19T20:30"]),
            ("It rang ⟦Tuesday at 2.45⟧, not ⟦Monday at 9p⟧.", ["TIME 2024-04-16T14:45", "TIME 2024-04-15T21:00"]),
            ("The gate shuts at ⟦1140 p.m.⟧", ["TIME T23:40"]),
            ("The gate was shut between ⟦3⟧ and ⟦5 yesterday⟧.", ["TIME 2024-04-17T03:00", "TIME 2024-04-17T05:00"]),
            ("It ran from ⟦9:15⟧ to ⟦2 on 6/7/2023⟧.", ["TIME 2023-06-07T09:15", "TIME 2023-06-07T14:00"]),
            ("At ⟦noon⟧ it sailed, the port said ⟦today⟧.", ["TIME 2024-04-18T12:00", "DATE 2024-04-18"]),
            // What belongs to the expression, and what to the words around it.
            ("It made the ⟦late-March⟧ cut.", ["DATE 2024-03 END"]),
            ("In the ⟦years⟧ that followed it grew.", ["DURATION PXY"]),
            ("It may take as long as ⟦a month or two⟧.", ["DURATION P1M APPROX"]),
            ("It sank ⟦weeks⟧ after a fire, in a ⟦decades-old⟧ row.", ["DURATION PXW", "DURATION PXY"]),
            ("Right ⟦now⟧ it is shut.", ["DATE PRESENT_REF"]),
            // Recurrences with their time, as precise as it was said.
            ("The ferry sails ⟦every day at 9 a.m.⟧, once full.", ["SET T09"]),
            ("It is fed at ⟦3:30 p.m. each day⟧.", ["SET T15:30"]),
            ("The choir sings ⟦Tuesdays at 7pm⟧.", ["SET XXXX-WXX-2T19"]),
            ("The ferry runs ⟦every weekday⟧, a ⟦bi-monthly⟧ tender too.", ["SET P1WD", "SET P2M"]),
            // Decades count in years, one decade is itself.
            ("It lasted ⟦almost three decades⟧.", ["DURATION P30Y LESS_THAN"]),
            ("It took ⟦more than a decade⟧.", ["DURATION P1DE MORE_THAN"]),
            ("In ⟦the past decade⟧ it grew.", ["DURATION P10Y"]),
            ("It took ⟦two centuries⟧ and ⟦2 1/2 years⟧.", ["DURATION P200Y", "DURATION P2Y6M"]),
            ("A ⟦decades-long⟧ feud ended.", ["DURATION PXY"]),
            // Weekdays of a week that is named once, and days beside their number.
            ("Call on ⟦Monday⟧ or ⟦Wednesday next week⟧.", ["DATE 2024-04-22", "DATE 2024-04-24"]),
            ("It will sail ⟦next week Mon⟧ or ⟦Tue⟧.", ["DATE 2024-04-22", "DATE 2024-04-23"]),
            ("The fair is on ⟦Friday 4/12/2024⟧ there.", ["DATE 2024-04-12"]),
            ("It rained on ⟦July 4th⟧, ⟦5th⟧ and ⟦7th⟧.", ["DATE 2024-07-04", "DATE 2024-07-05", "DATE 2024-07-07"]),
            // Tomorrow is not "next Friday", and yesterday is not "last Wednesday".
            ("It met ⟦last Wednesday⟧, not ⟦this past Wednesday⟧.", ["DATE 2024-04-10", "DATE 2024-04-17"]),
            ("It meets ⟦next Friday⟧, not ⟦this coming Friday⟧.", ["DATE 2024-04-26", "DATE 2024-04-19"]),
            ("It meets ⟦next Tuesday⟧.", ["DATE 2024-04-23"]),
            ("It will run from ⟦March⟧ to ⟦May⟧.", ["DATE 2024-03", "DATE 2024-05"]),
            // Up to the day of writing.
            ("Exports are up 3% ⟦year to date⟧.", ["DATE 2024"]),
            ("It has sold nine ferries ⟦to date⟧.", ["DATE PRESENT_REF"]),
            ("The mill dates back to ⟦1742⟧.", ["DATE 1742"]),
            ("It cost $12 in ⟦December⟧, $9 ⟦May 3⟧.", ["DATE 2023-12", "DATE 2024-05-03"]),
            ("We'll open on ⟦Tuesday⟧.", ["DATE 2024-04-23"]),
            // Holidays.
            ("Shops closed on ⟦Good Friday⟧.", ["DATE 2024-03-29"]),
            ("Shops will close on ⟦Thanksgiving Day⟧.", ["DATE 2024-11-28"]),
            ("Sales rose as ⟦Easter week⟧ began.", ["DATE 2024-W13"]),
            ("Travel peaked before ⟦the Spring Festival⟧.", ["DATE 2024-02-10"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-04-18", expected)
    }

    @Test(arguments: [
        "The yard may grow; a may flower wilts.", "May Ltd bought a mill.", "Theresa May resigned.",
        "They march on, the sun shines and she sat down.", "Second, the plan is sound.", "Support runs 24/7.",
        "It sold 2000 tonnes and 1,998 bales.", "Flight 1984 was late.", "He is 52 years old.", "It costs $500 a year.",
        "Sales rose 5 percent year-on-year.", "The score was 3-2 at half.", "Call 138-2010-9915 for the Model 3.",
        "Speed is metres per second.", "A ratio of 7/8 was kept.", "Winter wheat grew.", "He reads USA Today.",
        "The March on the capital failed.", "Jan Brown met Sun Li.", "The shop is open 24 hours a day.",
        "Ships were of wood back in the day.", "It kept up to date.", "It was a late night show.",
        "The morning show begins.", "He spoke on ''48 Hours''.", "The rotor turns 3,000 times a minute.",
    ])
    func finds(nothing: String) {
        #expect(MarkedText(nothing).mentions(published: "2024-04-18").isEmpty)
    }

    @Test(arguments: [
        ("mid-July 2024", "2024-07-11", "2024-07-21"), ("the end of 2023", "2023-12-31", "2024-01-01"),
        ("late 2023", "2023-09-01", "2024-01-01"), ("the first quarter of 2022", "2022-01-01", "2022-04-01"),
        ("the 1980s", "1980-01-01", "1990-01-01"), ("the 20th century", "1900-01-01", "2000-01-01"),
        ("last weekend", "2024-04-13", "2024-04-15"), ("the winter of 2020", "2019-12-01", "2020-03-01"),
        ("week 53 of 2020", "2020-12-28", "2021-01-04"), ("the first nine months of 2021", "2021-01-01", "2021-10-01"),
        ("the past two years", "2022-04-18", "2024-04-18"),
        ("the six months to 30 June 2023", "2023-01-01", "2023-07-01"),
        ("the year ended March 31, 2022", "2021-04-01", "2022-04-01"),
        ("the last two quarters", "2023-10-01", "2024-04-01"),
        ("the year ahead", "2024-04-19", "2025-04-19"), ("the year to 31 March 2022", "2021-04-01", "2022-04-01"),
        ("the last three weeks of 2023", "2023-12-11", "2024-01-01"),
        ("the two previous years", "2022-04-18", "2024-04-18"),
        ("later this month", "2024-04-18", "2024-05-01"),
        ("the 14th Five-Year Plan period", "2021-01-01", "2026-01-01"),
        ("February 2024", "2024-02-01", "2024-03-01"),
        ("the morning", "08:00:00", "12:00:00"), ("the late afternoon", "14:00:00", "16:00:00"),
        ("the year to date", "2024-01-01", "2024-04-18"), ("the quarter to date", "2024-04-01", "2024-04-18"),
        ("the next four business days", "2024-04-19", "2024-04-25"),
        ("the past three business days", "2024-04-15", "2024-04-18"),
        ("the Labor Day weekend of 2023", "2023-09-02", "2023-09-05"),
    ])
    func interval(expression: String, start: String, end: String) throws {
        let found = MarkedText("It changed in \(expression).").mentions(published: "2024-04-18")
        #expect(try #require(found.first).mention.interval == DateMention.Interval(start, end))
    }

    @Test(arguments: [
        ("since 2019", "2019-01-01", ".."), ("before 2010", "..", "2010-01-01"),
        ("after March 2021", "2021-04-01", ".."),
        ("until 5 May 2023", "..", "2023-05-06"), ("in 2010 or later", "2010-01-01", ".."),
        ("no later than 5 May 2023", "..", "2023-05-06"), ("later than 2018", "2019-01-01", ".."),
        ("as early as March 2021", "2021-03-01", ".."), ("as late as March 2021", "..", "2021-04-01"),
        ("after 3 p.m.", "15:00:00", ".."), ("until 16:20", "..", "16:20:00"), ("from 7 a.m. on", "07:00:00", ".."),
        ("before the end of 2022", "..", "2023-01-01"), ("after the start of 2022", "2022-01-01", ".."),
        ("on 5 May 2023 and later", "2023-05-05", ".."), ("from May 2023 onwards", "2023-05-01", ".."),
        ("more than two weeks before yesterday", "..", "2024-04-03"),
        ("less than three days after tomorrow", "2024-04-19", "2024-04-22"), ("to date", "..", "2024-04-18"),
    ])
    func openInterval(phrase: String, start: String, end: String) throws {
        let found = MarkedText("It ran \(phrase).").mentions(published: "2024-04-18")
        #expect(try #require(found.first).mention.interval == DateMention.Interval(start, end))
    }

    /// Both ends of a range carry the stretch between them, whole days with the last one, times up to the last.
    @Test(arguments: [
        ("from May to July 2023", "2023-05-01", "2023-08-01"), ("between 2019 and 2021", "2019-01-01", "2022-01-01"),
        ("1-3 May 2023", "2023-05-01", "2023-05-04"), ("from 2019 until 5 May 2023", "2019-01-01", "2023-05-06"),
        ("from 9am to 5pm on Tuesday", "2024-04-16T09:00:00", "2024-04-16T17:00:00"),
        ("Tuesday, 10:15 - 11:45 p.m.,", "2024-04-16T22:15:00", "2024-04-16T23:45:00"),
        ("between 7 and 9:30 in the evening", "19:00:00", "21:30:00"), ("8-9am", "08:00:00", "09:00:00"),
        ("from May 2021 to the start of 2023", "2021-05-01", "2023-01-01"),
        ("between June 2023 and now", "2023-06-01", "2024-04-18"), ("from March to date,", "2024-03-01", "2024-04-18"),
        ("a week starting yesterday", "2024-04-17", "2024-04-24"),
        ("three months beginning on 5 May 2023", "2023-05-05", "2023-08-05"),
        ("two hours from 3pm", "15:00:00", "17:00:00"), ("from 3pm for two hours", "15:00:00", "17:00:00"),
        ("four days starting Tuesday at 6 p.m.", "2024-04-16T18:00:00", "2024-04-20T18:00:00"),
    ])
    func rangeInterval(phrase: String, start: String, end: String) {
        let found = MarkedText("It ran \(phrase) there.").mentions(published: "2024-04-18")
        #expect(found.map(\.mention.interval) == [DateMention.Interval(start, end), DateMention.Interval(start, end)])
    }

    /// Where the article tells its time, hours and minutes count from it.
    @Test(arguments: [
        ("It began two hours ago.", "2024-04-18T07:45", "2024-04-18T07:45:00", "2024-04-18T07:46:00"),
        ("It will open in 20 minutes.", "2024-04-18T10:05", "2024-04-18T10:05:00", "2024-04-18T10:06:00"),
        ("It began twelve hours ago.", "2024-04-17T21:45", "2024-04-17T21:45:00", "2024-04-17T21:46:00"),
        ("It will close within 90 minutes.", "PT90M", "2024-04-18T09:45:00", "2024-04-18T11:15:00"),
        ("It rose in the past three hours.", "PT3H", "2024-04-18T06:45:00", "2024-04-18T09:45:00"),
        ("It will close within nine months.", "P9M", "2024-04-18", "2025-01-18"),
    ])
    func countsFromTheMoment(text: String, value: String, start: String, end: String) throws {
        let mention = try #require(MarkedText(text).mentions(published: "2024-04-18T09:45:00+02:00").first).mention
        #expect(mention.value == value)
        #expect(mention.interval == DateMention.Interval(start, end))
    }

    @Test func zonesStandInTheInterval() throws {
        let found = MarkedText("The bell rings at 9:30 a.m. EST on May 2, 2024.").mentions(published: "2024-04-18")
        let interval = try #require(found.first).mention.interval
        #expect(interval == DateMention.Interval("2024-05-02T09:30:00-05:00", "2024-05-02T09:31:00-05:00"))
    }
}
