import NewsModel
import Testing

@testable import NewsNormalizer

/// One sentence and the slots of its first fact.
struct Reading: Sendable, CustomTestStringConvertible {
    var text: String
    var subject: String?
    var measure: String?
    var change: Change?
    var period: String? = "2024-05-15"
    var modality = "actual"
    var testDescription: String { text }
}

@Suite struct FactReadingTests {
    static let readings: [Reading] = [
        Reading(
            text: "{c|Tarn Motors} sold {1|40} vans to a rival.", subject: "Tarn Motors", measure: "vans to rival sold"),
        Reading(
            text: "Sales at {c|Tarn Motors} rose {%|5 percent} in {d2024-04|April}.", subject: "Tarn Motors",
            measure: "sales rise", change: .increase, period: "2024-04"),
        Reading(
            text: "{c|Tarn Motors} said its sales fell {%|5 percent} in {d2024-Q1|the first quarter}.",
            subject: "Tarn Motors", measure: "sales fall", change: .decrease, period: "2024-Q1"),
        Reading(
            text: "{c|Borea} lost {$|$3 million} {d2023|last year}.", subject: "Borea", measure: "loss", period: "2023"),
        Reading(
            text: "{c|Borea} posted a loss of {$|$3 million} in {d2023|2023}.", subject: "Borea", measure: "loss",
            period: "2023"),
        Reading(
            text: "{c|Borea} will cut {1|300} jobs.", subject: "Borea", measure: "jobs cut", change: .decrease,
            modality: "forecast"),
        Reading(
            text: "{c|Borea} may close {1|12} shops.", subject: "Borea", measure: "shops closed", change: .decrease,
            modality: "possible"),
        Reading(text: "{c|Borea} did not buy the {1|12} shops.", subject: "Borea", measure: "shops bought"),
        Reading(
            text: "{c|Borea} plans to open {1|12} shops.", subject: "Borea", measure: "shops opened",
            modality: "forecast"),
        Reading(
            text: "{c|Borea} to cut {1|300} jobs", subject: "Borea", measure: "jobs cut", change: .decrease,
            modality: "forecast"),
        Reading(text: "{c|Cirro} has a market value of {$|$9 billion}.", subject: "Cirro", measure: "market value"),
        Reading(text: "{c|Cirro} won a {$|$9 million} contract.", subject: "Cirro", measure: "value of contract"),
        Reading(text: "{c|Cirro} holds {%|30 percent} of the market.", subject: "Cirro", measure: "share of market"),
        Reading(text: "{c|Cirro} owns {%|28%}.", subject: "Cirro", measure: "stake"),
        Reading(text: "{c|Cirro} raised {$|$45 million}.", subject: "Cirro", measure: "funds raised"),
        Reading(
            text: "{c|Cirro} reduced costs by {%|30%}.", subject: "Cirro", measure: "costs reduction", change: .decrease
        ),
        Reading(text: "The {c|Cirro} shares closed at {$|$12}.", subject: "Cirro", measure: "share price"),
        Reading(
            text: "{c|Cirro} was down {%|3%}.", subject: "Cirro", measure: "share price decline", change: .decrease),
        Reading(text: "The hall was attended by {1|500} people.", subject: nil, measure: "people attending"),
        Reading(
            text: "The bus can carry {1|90} passengers.", subject: nil, measure: "passengers capacity", period: nil),
    ]

    @Test(arguments: readings)
    func reads(_ reading: Reading) throws {
        let fact = try #require(try marked(reading.text).first)
        #expect(fact.measure == reading.measure)
        if let subject = reading.subject {
            #expect(fact.subject.name == subject)
        } else {
            // Whoever is meant, nobody is named: a thing or people, never a company.
            #expect(["product", "other"].contains(fact.subject.kind))
        }
        #expect(fact.change == reading.change)
        #expect(fact.period.value == reading.period)
        #expect(fact.modality == reading.modality)
    }

    @Test func pronounsAndDefinitePhrasesPointBack() throws {
        let found = try marked(
            "{c|Tarn Motors} opened a plant.\nThe carmaker hired {1|40} clerks.\nIt also sold {1|12} vans.")
        #expect(found.map(\.subject.name) == ["Tarn Motors", "Tarn Motors"])
    }

    @Test func aSilentSentenceInheritsItsSubject() throws {
        let found = try marked("{c|Tarn Motors} opened a plant.\nSome {1|40} clerks work there.")
        #expect(found.first?.subject.name == "Tarn Motors")
        #expect(found.first?.subject.basis == "inherited")
    }

    @Test func appositionsExplainNames() throws {
        let found = try marked("{c|Alba}, a brewer that employs {1|700} people, opened a shop.")
        #expect(found.first?.subject.name == "Alba")
    }

    @Test func passivesNameTheirAgent() throws {
        let found = try marked("{c|Borea} fell as {1|30} vans were sold by {c|Cirro}.")
        #expect(found.first?.subject.name == "Cirro")
    }

    @Test func alternativesRestate() throws {
        let found = try marked("{c|Borea} paid {$|$5 million} ({%|3 percent}) for it.")
        #expect(found.count == 2)
        #expect(found[1].restates == found[0].factID)
        #expect(found[0].group != nil && found[0].group == found[1].group)
    }

    @Test func ellipsisKeepsTheNoun() throws {
        let found = try marked("{c|Borea} will cut {1|430} jobs in {l|France} and {1|370} in {l|Spain}.")
        #expect(found.map(\.measure) == ["jobs in France cut", "jobs in Spain cut"])
        #expect(found.allSatisfy { $0.change == .decrease && $0.modality == "forecast" })
        #expect(found[1].qualifiers == [Qualifier(name: "place", value: "Spain")])
    }

    @Test func whatAPhraseTakesForGrantedIsActual() throws {
        let found = try marked("{c|Borea} wants to close {1|80} of its {1|300} shops by {d2024-08|August}.")
        #expect(found.map(\.modality) == ["forecast", "actual"])
        #expect(found.map(\.period.value) == ["2024-08", "2024-05-15"])
    }

    /// A year before the year 0 is the period of its figure; no other date of the text takes its place.
    @Test func yearsBeforeOurEraArePeriods() throws {
        let found = try facts("The town had 320 houses in 44 BC. Sales of boats rose 5 percent in 2023.")
        #expect(found.first.map { [$0.period.value, $0.period.basis] } == ["-0043", "explicit"])
    }

    @Test func membersOfAListTakePart() throws {
        let found = try marked("{l|Turku} has {1|20} brewers, including {c|Alba}, {c|Borea} and {c|Cirro}.")
        #expect(found.first?.participants.map(\.name) == ["Alba", "Borea", "Cirro"])
        #expect(found.first?.participants.allSatisfy { $0.role == "member" } == true)
    }

    @Test func statesOfThingsHoldOn() throws {
        var text =
            "As of {d2023|the end of 2023}, {l|Turku} has {1|20} brewers.\nOver {1|120} malt firms are above the legal size."
        text += "\nThe city closed {1|2} piers."
        var facts = try marked(text)
        #expect(facts.count == 3)
        #expect(facts[1].qualifiers == [Qualifier(name: "condition", value: "above the legal size")])
        facts = facts.filter { $0.period.basis == "inherited" }
        #expect(facts.first?.period.value == "2023")
    }

    @Test func comparisonsSayWithWhat() throws {
        let found = try marked(
            "{c|Borea} said sales rose {%|5 percent} from a year earlier in {d2024-Q1|the first quarter}.")
        #expect(found.first?.comparedWith == Comparison(text: "from a year earlier", period: "2023-Q1"))
    }

    @Test func attributionNamesTheSpeaker() throws {
        let found = try marked("{o|Statistics Bureau} said {c|Borea} sold {1|40} vans.")
        #expect(found.first?.attributedTo?.name == "Statistics Bureau")
        #expect(found.first?.subject.name == "Borea")
    }

    /// A page that says one thing over and over is one fact, quoted from every sentence that says it.
    @Test func everySentenceThatSaysItIsQuoted() throws {
        let line = "Borea AG sold 40 vans in 2023."
        let found = try facts(Array(repeating: line, count: 300).joined(separator: "\n"))
        #expect(found.count == 1)
        #expect(found.first?.evidence.map(\.range.start) == (0..<300).map { $0 * (line.utf8.count + 1) })
    }

    /// A sentence of nothing but repeats is not quoted in full for each of them.
    @Test func aSentenceOfRepeatsIsQuotedSoOftenAndNoOftener() throws {
        let repeats = Array(repeating: "{1|40} vans", count: 200).joined(separator: " and the ")
        let found = try marked(
            "{c|Borea} sold {1|40} vans. It moved the \(repeats) to its yard. The {1|40} vans are red.")
        let most = try #require(found.max { $0.evidence.count < $1.evidence.count })
        let sentences = Set(most.evidence.map(\.range)).count
        #expect((2..<8).contains(sentences))
        #expect((64..<(64 + sentences)).contains(most.evidence.count))
    }

    /// Data in the clothes of a page: more figures than any story has.
    @Test func whatIsAllFiguresIsNoStory() throws {
        var article = annotated("{c|Borea} sold {1|40} vans.")
        article.figures = Array(repeating: article.figures[0], count: 20_001)
        let failure = #expect(throws: Rejection.self) { try FactNormalizer(program: "test").process(article) }
        #expect(failure?.code == "too_many_figures")
    }
}
