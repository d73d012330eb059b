import NewsExtractor
import NewsLanguage
import NewsModel
import Testing

/// What holds for every date and every text.
@Suite struct DatePropertyTests {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// Every form a day can be written in, with the value it must be read as.
    static func forms(_ day: CalendarDate) -> [String] {
        let month = months[day.month - 1]
        let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
        let suffix =
            (11...13).contains(day.day)
            ? "th" : day.day % 10 == 1 ? "st" : day.day % 10 == 2 ? "nd" : day.day % 10 == 3 ? "rd" : "th"
        return [
            "\(month) \(day.day), \(day.year)", "\(day.day) \(month) \(day.year)",
            "\(month) \(day.day)\(suffix), \(day.year)",
            "the \(day.day)\(suffix) of \(month) \(day.year)",
            "\(weekdays[day.weekday - 1]), \(month) \(day.day), \(day.year)",
            "\(month.prefix(3))\(month == "May" ? "" : ".") \(day.day), \(day.year)", day.description,
            "\(two(day.day)).\(two(day.month)).\(day.year)",
            "\(day.year)/\(two(day.month))/\(two(day.day))", "\(day.day)-\(month.prefix(3))-\(day.year)",
            "\(day.year) \(month) \(day.day)", "\(day.year) \(month.prefix(3))\(month == "May" ? "" : ".") \(day.day)",
        ]
    }

    @Test func printedDaysReadBack() {
        // Every 101st day of two centuries: all months, weekdays and lengths of month come up.
        for number in stride(from: -25_000, to: 50_000, by: 101) {
            let day = CalendarDate(dayNumber: number)
            for form in Self.forms(day) {
                let stream = TokenStream("Filed on \(form) here.")
                let found = DateExtractor.dates(in: stream, published: "2024-04-18", language: "en")
                #expect(found.map(\.value) == [day.description], "\(form)")
                let heading = DateExtractor.dates(
                    in: TokenStream("\(form): the mill opens."), published: "2024-04-18", language: "en")
                #expect(heading.map(\.value) == [day.description], "\(form):")
            }
        }
    }

    @Test func printedPeriodsReadBack() {
        for year in stride(from: 1900, through: 2099, by: 7) {
            for quarter in 1...4 {
                let name = ["first", "second", "third", "fourth"][quarter - 1]
                for form in ["the \(name) quarter of \(year)", "Q\(quarter) \(year)", "\(year)-Q\(quarter)"] {
                    let found = MarkedText("It grew in \(form).").mentions(published: nil)
                    #expect(found.map(\.mention.value) == ["\(year)-Q\(quarter)"], "\(form)")
                }
            }
            for month in 1...12 {
                let found = MarkedText("It grew in \(Self.months[month - 1]) \(year).").mentions(published: nil)
                let value = "\(year)-" + (month < 10 ? "0\(month)" : "\(month)")
                #expect(found.map(\.mention.value) == [value])
                // "In 2017 May" and "In 2017 March" say too little.
                if month != 3, month != 5 {
                    let behind = MarkedText("It grew in \(year) \(Self.months[month - 1]).").mentions(published: nil)
                    #expect(behind.map(\.mention.value) == [value])
                }
                let last = CalendarDate.daysInMonth(month, year: year)
                let day = MarkedText("It closed on the last day of \(Self.months[month - 1]) \(year).").mentions(
                    published: nil)
                #expect(day.map(\.mention.value) == [value + "-\(last)"])
                let heading = MarkedText("\(Self.months[month - 1]) \(year): the mill opens.").mentions(published: nil)
                #expect(heading.map(\.mention.value) == [value])
            }
        }
    }

    @Test func durationsReadBack() {
        for n in 2...60 {
            for (unit, value) in [
                ("seconds", "PT\(n)S"), ("minutes", "PT\(n)M"), ("hours", "PT\(n)H"), ("days", "P\(n)D"),
                ("weekends", "P\(n)WE"), ("weeks", "P\(n)W"), ("fortnights", "P\(2 * n)W"), ("months", "P\(n)M"),
                ("quarters", "P\(n)Q"), ("years", "P\(n)Y"), ("decades", "P\(10 * n)Y"),
                ("centuries", "P\(100 * n)Y"), ("decades and 3 years", "P\(10 * n + 3)Y"),
            ] {
                let found = MarkedText("It waited for \(n) \(unit).").mentions(published: nil)
                #expect(found.map(\.mention.value) == [value], "\(n) \(unit)")
            }
        }
    }

    /// Every minute of the clock in every form it is written in, alone and beside its day.
    @Test func printedTimesReadBack() {
        for minute in stride(from: 0, to: 24 * 60, by: 7) {
            let (hour, rest) = (minute / 60, minute % 60)
            let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
            let value = "T" + two(hour) + ":" + two(rest)
            let twelve = hour % 12 == 0 ? 12 : hour % 12
            let half = hour < 12 ? "a" : "p"
            for form in [
                "\(two(hour)):\(two(rest))", "\(twelve):\(two(rest)) \(half).m.", "\(twelve):\(two(rest))\(half)m",
                "\(two(hour)):\(two(rest)):00",
            ] {
                let suffix = form.hasSuffix(":00") && form.count == 8 ? ":00" : ""
                let alone = MarkedText("It rang at \(form) there.").mentions(published: nil)
                #expect(alone.map(\.mention.value) == [value + suffix], "\(form)")
                let stamp = "\(two(hour)):\(two(rest)):00"
                #expect(alone.first?.mention.interval?.start == stamp, "\(form)")
                let open = MarkedText("It rang after \(form) there.").mentions(published: nil)
                #expect(open.map(\.mention.interval) == [DateMention.Interval(stamp, "..")], "\(form)")
                for text in ["It rang at \(form) on July 20, 2023.", "On July 20, 2023 at \(form) it rang."] {
                    let found = MarkedText(text).mentions(published: nil)
                    #expect(found.map(\.mention.value) == ["2023-07-20" + value + suffix], "\(text)")
                }
            }
        }
    }

    @Test func printedRangesReadBack() {
        for number in stride(from: 0, to: 20_000, by: 397) {
            let first = CalendarDate(dayNumber: number)
            let last = first.adding(days: 1 + number % 700)
            let interval = DateMention.Interval(first.description, last.adding(days: 1).description)
            for text in [
                "from \(first) to \(last)", "between \(first) and \(last)",
                "from \(Self.forms(first)[0]) until \(Self.forms(last)[1])",
            ] {
                let found = MarkedText("It ran \(text) here.").mentions(published: nil)
                #expect(found.map(\.mention.value) == [first.description, last.description], "\(text)")
                #expect(found.map(\.mention.interval) == [interval, interval], "\(text)")
            }
        }
    }

    /// Spans hold where characters take several bytes, and the words they cover are the expression.
    @Test func spansSliceToTheirText() {
        let fillers = ["Øre", "東京", "“so”", "naïve", "🚢", "e\u{301}t"]
        for (at, number) in stride(from: 0, to: 30_000, by: 211).enumerated() {
            let form = Self.forms(CalendarDate(dayNumber: number))[at % 12]
            let text = "\(fillers[at % 6]) \(fillers[at / 6 % 6]): filed on \(form) with \(fillers[at / 36 % 6])."
            #expect(MarkedText(text).mentions(published: nil).map(\.words) == [form], "\(text)")
        }
    }

    static let sentences = [
        "The plant opened on July 20, 2023.", "Sales rose in the first quarter of 2022.",
        "It cost 5,000 euros in 1998.",
        "The lease runs for 27 years.", "A three-day fair ended on 3 May 2021.", "He retired at the end of 2019.",
        "The ferry runs every Monday.", "Nothing happened.", "In the 1980s the mill shut.",
    ]

    @Test func aTextIsItsSentencesWhereNoContextIsNeeded() {
        let whole = Self.sentences.joined(separator: " ")
        let stream = TokenStream(whole)
        let together = DateExtractor.dates(in: stream, published: "2024-04-18", language: "en")
        let apart = Self.sentences.flatMap { sentence in
            let stream = TokenStream(sentence)
            return DateExtractor.dates(in: stream, published: "2024-04-18", language: "en").map {
                (stream.string($0.range), $0.value)
            }
        }
        #expect(together.map { stream.string($0.range) } == apart.map(\.0))
        #expect(together.map(\.value) == apart.map(\.1))
    }

    @Test func randomTextsNeverCrashAndSpansHold() {
        let words = [
            "the", "last", "May", "3", "31", "2023", "-", "/", ":", "'", "Q3", "FY24", "quarter", "year", "ago", "a",
            "half", "first", "of", "end", "mid",
            "Monday", "12:30", "p.m.", "EST", "five", "hundred", "thousand", "and", "to", ",", ".", "'s", "early",
            "Five-Year", "Plan", "period", "every",
            "between", "from", "now", "starting", "for", "in", "within", "date", "bi", "-", "pm", "a", "m", "9p",
            "2.45",
            "morning", "evening", "decade", "business", "days", "hours", "Tue", "99999999999", "1.2.3", "½", "é", "日",
            "decades", "century", "20", "th", "s", "week", "of",
            "before", "since", "24/7", "(", ")",
        ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
        }
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<random(24) { text += words[random(words.count)] + (random(3) == 0 ? "" : " ") }
            check(Array(text.utf8))
        }
        for _ in 0..<1000 { check((0..<random(60)).map { _ in UInt8(random(256)) }) }
    }

    /// A month and a time of day are no two months: their order is left as it stands.
    @Test(arguments: [
        "Between May and 2:04:31 April 1 the gate was shut.", "Between May and noon on April 1 the gate was shut.",
    ])
    func aTimeBehindAMonthKeepsItsInterval(text: String) {
        check(Array(text.utf8), published: "2024-05-15")
    }

    private func check(_ bytes: [UInt8], published: String = "2024-02-29") {
        let stream = TokenStream(utf8: bytes)
        var end = 0
        for mention in DateExtractor.dates(in: stream, published: published, language: "en") {
            #expect(
                mention.range.start >= end && mention.range.end > mention.range.start
                    && mention.range.end <= bytes.count)
            end = mention.range.end
            if let interval = mention.interval, interval.start != "..", interval.end != "..",
                !interval.start.hasPrefix("-")
            {
                #expect(interval.start < interval.end)
            }
        }
    }
}
