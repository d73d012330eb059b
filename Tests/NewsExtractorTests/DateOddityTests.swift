import NewsModel
import Testing

/// Dates that no calendar has, far years, eras and the codes of reports; published on Friday, 15 March 2024.
@Suite struct DateOddityTests {
    @Test(arguments: [
        // A day that is not is a date without a value, never another day or month.
        ("It closed on ⟦29 February 2023⟧.", ["DATE -"]),
        ("It closed on ⟦31 April 2024⟧.", ["DATE -"]),
        ("It closed on ⟦June 31, 2022⟧.", ["DATE -"]),
        ("It closed on ⟦2023-02-29⟧.", ["DATE -"]),
        ("It closed on ⟦30.02.2024⟧.", ["DATE -"]),
        ("It closed on ⟦31/11/2023⟧.", ["DATE -"]),
        ("It closed in ⟦2023-W53⟧.", ["DATE -"]),
        ("Part 2024-13-05 fits.", []),
        ("It closed on ⟦29 February 2024⟧.", ["DATE 2024-02-29"]),
        ("In ⟦June⟧ 31 people left.", ["DATE 2023-06"]),
        // Far years need their day.
        ("The lease ends on ⟦31 December 2999⟧.", ["DATE 2999-12-31"]),
        ("The lease ends on ⟦December 31, 9999⟧.", ["DATE 9999-12-31"]),
        ("By ⟦May 3⟧, 4000 tonnes had come.", ["DATE 2024-05-03"]),
        // Weeks and times of ISO 8601.
        ("It opened on ⟦2020-W53-7⟧.", ["DATE 2021-01-03"]),
        ("It opened in ⟦2020-W53⟧.", ["DATE 2020-W53"]),
        ("It stopped at ⟦2016-12-31T23:59:60Z⟧.", ["TIME 2016-12-31T23:59:60Z"]),
        ("It stopped at ⟦2024-03-10T12:00⟧+99:99.", ["TIME 2024-03-10T12:00"]),
        ("It stopped at ⟦0:40 a.m.⟧ here.", ["TIME T00:40"]),
        // Eras, in the years of ISO 8601: 1 BC is the year 0.
        ("The wall fell in ⟦1 BC⟧.", ["DATE 0000"]),
        ("The wall fell in ⟦120 B.C.⟧ or so.", ["DATE -0119"]),
        ("The wall fell in ⟦AD 64⟧.", ["DATE 0064"]),
        ("The wall fell in ⟦64 AD⟧.", ["DATE 0064"]),
        ("The wall fell ⟦around 1200 AD⟧.", ["DATE 1200 APPROX"]),
        ("The wall stood from ⟦300⟧ to ⟦120 BC⟧.", ["DATE -0299", "DATE -0119"]),
        ("The wall is of ⟦the 6th century BC⟧.", ["DATE -06"]),
        ("The wall is of ⟦the 6th century⟧.", ["DATE 05"]),
        ("About 120 BC voters came.", []),
        ("AD 500 million people came.", []),
        // About a year.
        ("It was built ⟦c. 1740⟧.", ["DATE 1740 APPROX"]),
        ("It was built (⟦ca. 1740⟧) here.", ["DATE 1740 APPROX"]),
        ("It lasted ⟦c. 30 days⟧.", ["DURATION P30D APPROX"]),
        ("It drew c. 1740 guests.", []),
        // The first months of a year, in the code of reports.
        ("Sales for ⟦9M 2023⟧ rose.", ["DURATION P9M"]),
        ("Sales for ⟦9M23⟧ rose.", ["DURATION P9M"]),
        ("Sales for ⟦6M FY24⟧ rose.", ["DURATION P6M"]),
        ("Some 9M visitors came.", []),
    ])
    func readsOddities(text: String, expected: [String]) {
        expectDates(text, published: "2024-03-15", expected)
    }

    @Test(arguments: [
        ("Sales for 9M 2023 rose.", ["2023-01-01", "2023-10-01"]),
        ("Sales for 6M FY24 rose.", nil),
        ("The wall fell in 44 BC.", ["-0043-01-01", "-0042-01-01"]),
        ("The wall is of the 6th century BC.", ["-0600-01-01", "-0500-01-01"]),
        ("The wall stood from 300 to 120 BC.", ["-0299-01-01", "-0118-01-01"]),
        ("The wall stood from 40 BC to AD 60.", ["-0039-01-01", "0061-01-01"]),
        ("It closed on 31 April 2024.", nil),
        ("It ends on 31 December 9999.", ["9999-12-31", "+10000-01-01"]),
    ])
    func placesOddities(text: String, interval: [String]?) {
        let found = MarkedText(text).mentions(published: "2024-03-15").first?.mention.interval
        #expect(found.map { [$0.start, $0.end] } == interval)
    }
}
