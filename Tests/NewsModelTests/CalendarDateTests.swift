import NewsModel
import Testing

@Suite struct CalendarDateTests {
    @Test func everyDayOfEightCenturiesFollowsTheOneBefore() {
        var day = CalendarDate(dayNumber: -140_000)
        for number in -139_999..<160_000 {
            let next = CalendarDate(dayNumber: number)
            #expect(next.dayNumber == number)
            #expect(next > day && next.weekday == day.weekday % 7 + 1)
            #expect(CalendarDate(iso: next.description) == next)
            day = next
        }
    }

    @Test(arguments: [
        ("1970-01-01", 4, 1970, 1), ("2008-02-01", 5, 2008, 5), ("2020-12-31", 4, 2020, 53),
        ("2021-01-03", 7, 2020, 53),
        ("2021-01-04", 1, 2021, 1), ("2024-12-30", 1, 2025, 1), ("2000-02-29", 2, 2000, 9),
    ])
    func weekdaysAndWeeks(text: String, weekday: Int, year: Int, week: Int) throws {
        let day = try #require(CalendarDate(iso: text))
        #expect(day.weekday == weekday && day.isoWeek.year == year && day.isoWeek.week == week)
        let monday = try #require(CalendarDate.monday(ofWeek: week, year: year))
        #expect(monday.weekday == 1 && monday <= day && monday.adding(days: 7) > day)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"), ("2024-01-15", -1, "2023-12-15"),
        ("0001-01-01", -12, "0000-01-01"), ("2023-11-30", 3, "2024-02-29"),
    ])
    func months(text: String, months: Int, expected: String) throws {
        #expect(try #require(CalendarDate(iso: text)).adding(months: months).description == expected)
    }

    @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "20231301", "2023-1-1", "", "x", "2023"])
    func notADay(text: String) { #expect(CalendarDate(iso: text) == nil) }

    @Test func extremesStopInsteadOfTrapping() {
        #expect(CalendarDate(dayNumber: .max).year == 999_999)
        #expect(CalendarDate(dayNumber: .min).year == -999_999)
        #expect(CalendarDate(dayNumber: 0).adding(days: .max).adding(months: .max).adding(years: .max).year <= 999_999)
        #expect(CalendarDate.monday(ofWeek: 53, year: 2023) == nil)
    }

    @Test func quartersAndHalves() throws {
        for month in 1...12 {
            let day = try #require(CalendarDate(year: 2023, month: month, day: 1))
            #expect(day.quarter == (month - 1) / 3 + 1 && day.half == (month > 6 ? 2 : 1))
        }
    }
}
