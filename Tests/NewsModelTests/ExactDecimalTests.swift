import NewsModel
import Testing

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("3200000000", "3200000000"), ("0.63", "0.63"), ("-3", "-3"),
        ("+7", "7"),
        ("1e3", "1000"), ("1.25e-2", "0.0125"), ("000123", "123"), (".5", "0.5"), ("5.", "5"),
        ("123456789012345678901234567890.123456", "123456789012345678901234567890.123456"),
    ])
    func printsWhatItReads(text: String, printed: String) throws {
        #expect(try #require(ExactDecimal(text)).description == printed)
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1,000", "abc", "1e", "1e99", "1234567890123456789012345678901234567", " 1",
    ])
    func refusesWhatIsNoNumber(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func equalityIsNumeric() {
        #expect(ExactDecimal("1.50") == ExactDecimal("1.5"))
        #expect(ExactDecimal("100") == ExactDecimal(significand: 1, exponent: 2))
    }

    @Test(arguments: [
        ("1", "3", "0.333333"), ("2", "3", "0.666667"), ("-1", "8", "-0.125"), ("1", "2000000", "0.000001"),
        ("5", "5", "1"),
    ])
    func divides(a: String, b: String, quotient: String) throws {
        let (x, y) = (try #require(ExactDecimal(a)), try #require(ExactDecimal(b)))
        #expect(x.divided(by: y, places: 6)?.description == quotient)
        #expect(x.divided(by: .zero, places: 6) == nil)
    }

    @Test func ordersAcrossScales() throws {
        let values = try ["-3", "-0.5", "0", "0.07", "0.5", "3", "1e20"].map { try #require(ExactDecimal($0)) }
        #expect(values == values.shuffled().sorted())
    }

    @Test func overflowIsNil() throws {
        let big = try #require(ExactDecimal("99999999999999999999999999999999999"))
        #expect(big.multiplied(by: big) == nil)
        #expect(big.adding(ExactDecimal(1))?.description == "100000000000000000000000000000000000")
    }
}
