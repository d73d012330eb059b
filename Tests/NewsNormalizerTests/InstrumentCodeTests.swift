import NewsModel
import Testing

@testable import NewsNormalizer

/// Codes of traded things stand between a subject and its verb and name nothing new.
@Suite struct InstrumentCodeTests {
    struct Quoted: Sendable, CustomTestStringConvertible {
        var text: String
        var subject: String
        var measure: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Quoted(
            text: "On Monday the Norland Composite index .NLCX rose 1.25% to 4,512.20.",
            subject: "Norland Composite index",
            measure: "index rise"),
        Quoted(text: "Norland crude NLc1 fell 2.4% on Monday.", subject: "Norland crude", measure: "price fall"),
        Quoted(text: "The krone NOK= gained 0.3% on Monday.", subject: "krone", measure: "gain"),
        Quoted(
            text: "The Borden 300 Average BAVG, -1.35% fell 2.1% on Monday.", subject: "Borden 300 Average",
            measure: "index fall"),
    ])
    func aCodeIsPassedOver(_ quoted: Quoted) throws {
        let fact = try #require(try facts(quoted.text).first)
        #expect(fact.subject.name == quoted.subject)
        #expect(fact.measure == quoted.measure)
    }

    @Test func aQuoteBehindACodeIsNoFact() throws {
        let found = try facts("The Borden 300 Average BAVG, -1.35% fell 2.1% on Monday.")
        #expect(found.map { $0.value } == [ExactDecimal("2.1")])
    }

    @Test func aCodeWithoutMarkNeedsOthersBeside() throws {
        let alone = try facts("Tarn Motors cut the price of its model TARN3 by 5% on Monday.")
        #expect(alone.first?.subject.name?.contains("TARN3") == true)
        let beside = try facts("Zinc ZNCS3 rose 0.9% on Monday. The krone NOK= gained 0.3%.")
        #expect(beside.first?.subject.name?.contains("ZNCS3") == false)
    }
}
