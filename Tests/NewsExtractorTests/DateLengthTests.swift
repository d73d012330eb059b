import NewsExtractor
import NewsLanguage
import NewsModel
import Testing

/// Lengths of time in figures: times taken with a watch, hours by their letter, ranges that share a unit. Published on
/// Wednesday, 15 May 2024.
@Suite struct DateLengthTests {
    @Test(
        arguments: [
            // What a watch shows is no time of day.
            ("Ona Brekke won in ⟦2:04:31⟧ on ⟦Sunday⟧.", ["DURATION PT2H4M31S", "DATE 2024-05-12"]),
            ("She swam a time of ⟦1:43.2⟧ on ⟦Friday⟧.", ["DURATION PT1M43.2S", "DATE 2024-05-10"]),
            ("Brekke won (⟦2:04:31⟧) ahead of Lier (⟦2:06:10⟧).", ["DURATION PT2H4M31S", "DURATION PT2H6M10S"]),
            ("His best of ⟦3:26.05⟧ stood for ⟦two years⟧.", ["DURATION PT3M26.05S", "DURATION P2Y"]),
            ("Lier was timed at ⟦2:04:31⟧ and ran a ⟦4:12⟧ mile.", ["DURATION PT2H4M31S", "DURATION PT4M12S"]),
            ("She finished the marathon in ⟦2:19⟧.", ["DURATION PT2H19M"]),
            ("She won the Tarn 10k in ⟦31:05⟧.", ["DURATION PT31M5S"]),
            ("The final took ⟦0:58.3⟧, the climb ⟦4:20 hours⟧.", ["DURATION PT58.3S", "DURATION PT4H20M"]),
            ("He needed ⟦10.05 seconds⟧, and ⟦9.8 seconds⟧ in the final.", ["DURATION PT10.05S", "DURATION PT9.8S"]),
            ("The stage took him ⟦4h 32m 15s⟧.", ["DURATION PT4H32M15S"]),
            ("The race begins at ⟦4:30⟧ and ended at ⟦6:05:00⟧.", ["TIME T04:30", "TIME T06:05:00"]),
            ("The council finished at ⟦4:30⟧, after a start time of ⟦9:15⟧.", ["TIME T04:30", "TIME T09:15"]),
            ("The train left at ⟦2:04:31 p.m.⟧", ["TIME T14:04:31"]),
            ("The log of the ferry shows ⟦02:04:31⟧.", ["TIME T02:04:31"]),
            ("The mare has four wins, three seconds and two thirds.", []),
            // Hours by their letter.
            ("It works within ⟦48h⟧ or ⟦24 h⟧.", ["DURATION PT48H", "DURATION PT24H"]),
            (
                "The ⟦24h⟧ race has a ⟦2-h⟧ break after ⟦2h30⟧ and ⟦3h15m⟧.",
                [
                    "DURATION PT24H", "DURATION PT2H", "DURATION PT2H30M", "DURATION PT3H15M",
                ]
            ),
            ("The desk is open 24/7, and 24 h a day.", []),
            ("Group H met in hall 24 H.", []),
            // Ranges: each end is a length, and a bound says what it bounds.
            ("It takes ⟦one⟧ to ⟦two years⟧.", ["DURATION P1Y", "DURATION P2Y"]),
            ("It takes ⟦25⟧ to ⟦40 minutes⟧ by bus.", ["DURATION PT25M", "DURATION PT40M"]),
            ("A ⟦1⟧- or ⟦2-year⟧ deal costs less.", ["DURATION P1Y", "DURATION P2Y"]),
            ("⟦Four unusually active years⟧ followed ⟦three difficult months⟧.", ["DURATION P4Y", "DURATION P3M"]),
            ("She left the two men ⟦years⟧ earlier.", ["DURATION PXY"]),
        ] as [(String, [String])])
    func reads(marked: String, expected: [String]) {
        expectDates(marked, published: "2024-05-15", expected)
    }

    /// Every printed time of a race is read back, whatever its parts.
    @Test func racesReadBack() {
        for number in stride(from: 61, to: 6 * 3600, by: 97) {
            let (hours, minutes, seconds) = (number / 3600, number / 60 % 60, number % 60)
            let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
            let tail = (minutes > 0 ? "\(minutes)M" : "") + (seconds > 0 ? "\(seconds)S" : "")
            let plain = hours > 0 ? "PT\(hours)H" + tail : "PT" + tail
            let printed = hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds))" : "\(minutes):\(two(seconds))"
            for text in ["Lier ran \(printed).", "Lier won in \(printed) there.", "A record of \(printed) fell."] {
                let found = MarkedText(text).mentions(published: nil)
                #expect(found.map(\.mention.value) == [plain], "\(text)")
                #expect(found.map(\.words) == [printed], "\(text)")
            }
            // Hundredths stand as they were written.
            let hundredths = "\(number / 60):\(two(seconds)).\(two(number % 100))"
            guard number < 3600 else { continue }
            let exact = MarkedText("It took \(hundredths) there.").mentions(published: nil)
            let value = "PT\(number / 60)M" + (seconds + number % 100 > 0 ? "\(seconds).\(two(number % 100))S" : "")
            #expect(exact.map(\.mention.value) == [value], "\(hundredths)")
        }
    }

    @Test func hoursReadBack() {
        for n in 1...96 {
            for form in ["\(n)h", "\(n) h", "\(n)-h", "\(n) hrs"] {
                let found = MarkedText("It works within \(form) of use.").mentions(published: nil)
                #expect(found.map(\.mention.value) == ["PT\(n)H"], "\(form)")
            }
            let minutes = n % 60
            let two = minutes < 10 ? "0\(minutes)" : "\(minutes)"
            for form in ["\(n)h\(two)", "\(n)h\(two)m", "\(n)h \(minutes)m", "\(n) hrs \(minutes) min"]
            where minutes > 0 {
                let found = MarkedText("It lasted \(form) there.").mentions(published: nil)
                #expect(found.map(\.mention.value) == ["PT\(n)H\(minutes)M"], "\(form)")
            }
        }
    }
}
