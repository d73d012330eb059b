import NewsModel
import Testing

/// Rules that nothing else would miss: each case fails where its rule is taken out. Published on Wednesday, 15 May 2024.
@Suite struct DateRuleTests {
    @Test(arguments: [
        // Which way it looks.
        ("The tower would open with a still unplanned party in ⟦January⟧.", ["DATE 2025-01"]),
        (
            "Figures for ⟦April⟧ are due ⟦tomorrow⟧, and data for ⟦March⟧ are set for release on ⟦Friday⟧.",
            ["DATE 2024-04", "DATE 2024-05-16", "DATE 2024-03", "DATE 2024-05-17"]
        ),
        ("The panel ruled on ⟦Tuesday⟧ (⟦early Thursday⟧ in Perth).", ["DATE 2024-05-14", "DATE 2024-05-16 START"]),
        ("It will carry on into ⟦the new year⟧.", ["DATE 2025"]),
        // Days, months and weeks.
        ("The pier is open ⟦Sat. 4 p.m.⟧ to ⟦9 p.m.⟧", ["TIME 2024-05-18T16:00", "TIME 2024-05-18T21:00"]),
        ("It opens ⟦Oct/2⟧.", ["DATE 2024-10-02"]),
        ("It opened in ⟦May/2018⟧.", ["DATE 2018-05"]),
        ("It was closed in ⟦Jan⟧ and reopened.", ["DATE 2024-01"]),
        ("It runs on ⟦the first Saturday in May⟧.", ["DATE 2024-05-04"]),
        ("It was ⟦the third week of last month⟧.", ["DATE 2024-W16"]),
        ("It closed in ⟦the last week of 2021⟧.", ["DATE 2021-W52"]),
        ("It is due ⟦next 5/12⟧.", ["DATE 2025-05-12"]),
        ("They left on ⟦3 February⟧ after ⟦five o'clock⟧.", ["DATE 2024-02-03", "TIME 2024-02-03T05:00"]),
        ("It opens from ⟦this morning⟧ to ⟦tomorrow afternoon⟧.", ["TIME 2024-05-15TMO", "TIME 2024-05-16TAF"]),
        // Units and lengths.
        ("It spent more in ⟦the current financial year⟧.", ["DATE FY2024"]),
        ("There were no strikes in ⟦the latest period⟧.", ["DATE 2024"]),
        ("It rose in ⟦recent days⟧.", ["DURATION PXD"]),
        ("It was the most popular player of ⟦the month⟧.", ["DATE 2024-05"]),
        ("He has known the yard for ⟦over 30 years⟧.", ["DURATION P30Y MORE_THAN"]),
        ("It took over ⟦a few weeks⟧.", ["DURATION PXW"]),
        ("⟦A couple of years ago⟧ the mill closed.", ["DATE 2022"]),
        ("It fell ⟦2 hundred years ago⟧.", ["DATE 1824"]),
        // What is no date, or no time.
        ("Copyright © 2007 Halden.", []),
        ("It was built in 1937 © Halden.", []),
        ("In '98% of cases it holds.", []),
        ("On ⟦May 21⟧, 2010$ is due.", ["DATE 2024-05-21"]),
        ("Shares closed ⟦Friday⟧ at 9.", ["DATE 2024-05-10"]),
        ("The stock ended ⟦Friday⟧ at 10.40.", ["DATE 2024-05-10"]),
    ])
    func missesNoRule(text: String, expected: [String]) { expectDates(text, published: "2024-05-15", expected) }

    @Test(arguments: [
        ("It opens from this morning to tomorrow afternoon.", ["2024-05-15T08:00:00", "2024-05-16T16:00:00"]),
        ("They left on 3 February after five o'clock.", ["2024-02-03T05:00:00", ".."]),
    ])
    func placesRules(text: String, interval: [String]) {
        let found = MarkedText(text).mentions(published: "2024-05-15").last?.mention.interval
        #expect(found.map { [$0.start, $0.end] } == interval)
    }
}
