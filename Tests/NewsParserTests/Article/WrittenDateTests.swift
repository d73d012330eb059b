import Testing

@testable import NewsParser

@Suite("Dates as pages write them")
struct WrittenDateTests {
    @Test(arguments: [
        ("2024-03-01T10:20:30+01:00", "2024-03-01T10:20:30+01:00"),
        ("2024-03-01T10:20:30.123Z", "2024-03-01T10:20:30Z"),
        ("2024-03-01 10:20", "2024-03-01T10:20:00"),
        ("20240301", "2024-03-01"),
        ("20240301102030", "2024-03-01T10:20:30"),
        ("Fri, 01 Mar 2024 10:20:30 GMT", "2024-03-01T10:20:30Z"),
        ("Fri Mar 01 10:20:30 CET 2024", "2024-03-01T10:20:30+01:00"),
        ("March 1, 2024 at 4:05 p.m. EST", "2024-03-01T16:05:00-05:00"),
        ("Published Mar. 1st, 2024", "2024-03-01"),
        ("1 March 2024", "2024-03-01"),
        ("Veröffentlicht am 1. März 2024, 10.20 Uhr", "2024-03-01T10:20:00"),
        ("01.03.2024 | 10:20", "2024-03-01T10:20:00"),
        ("Stand: 01.03.24", "2024-03-01"),
        ("1er août 2024 à 10h20", "2024-08-01T10:20:00"),
        ("1 de marzo de 2024", "2024-03-01"),
        ("1 marca 2024", "2024-03-01"),
        ("1 марта 2024", "2024-03-01"),
        ("2024年3月1日", "2024-03-01"),
        ("2024년 3월 1일", "2024-03-01"),
        ("12:30 AM, March 1, 2024", "2024-03-01"),
        ("2024. március 1.", "2024-03-01"),
        ("الجمعة 1 آذار / مارس 2024", "2024-03-01"),
        ("1 מרץ 2024", "2024-03-01"),
        ("1 Μαρτίου 2024", "2024-03-01"),
        ("1 มีนาคม 2567", "2024-03-01"),
        ("1 मार्च 2024", "2024-03-01"),
    ])
    func reads(_ text: String, _ expected: String) { #expect(WrittenDate.first(in: text)?.description == expected) }

    @Test(arguments: [
        "", "no date", "31.02.2024", "1.2.3", "Room 2024", "99/99/9999", "12/2024", "May the best win 3 of 7",
    ])
    func findsNone(_ text: String) { #expect(WrittenDate.first(in: text) == nil) }

    @Test("Bare seconds count only where asked for")
    func epochs() {
        #expect(WrittenDate.first(in: "1709288430") == nil)
        #expect(WrittenDate.first(in: "1709288430", epochs: true)?.description == "2024-03-01T10:20:30Z")
    }

    @Test(arguments: [
        ("https://news.example/2024/03/01/rates", "2024-03-01"),
        ("https://news.example/a/2024-03-01-rates.html", "2024-03-01"),
        ("https://news.example/20240301/rates", "2024-03-01"), ("https://news.example/story-12345678", ""),
        ("https://news.example/2024/rates", ""),
    ])
    func inAddresses(_ url: String, _ expected: String) {
        #expect(StoryDates.date(inPath: url)?.description ?? "" == expected)
    }
}
