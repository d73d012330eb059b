import NewsModel
import Testing

@testable import NewsNormalizer

/// A story, and the subject and the measure of each of its facts.
struct Slots: Sendable, CustomTestStringConvertible {
    var text: String
    var subjects: [String?]
    var measures: [String?]?
    var testDescription: String { text }
}

/// Whom figures are said of where several could be meant.
@Suite struct SubjectTests {
    static let stories: [Slots] = [
        // Through appositions, addresses and lists.
        Slots(
            text: "{c|Borea}, a bank in {l|Turku}, said on {d2024-05-14|Tuesday} it has {1|40} shops.",
            subjects: ["Borea"]),
        Slots(text: "{c|Borea} of {l|Salo}, {l|Finland}, which makes vans, sold {1|40} vans.", subjects: ["Borea"]),
        Slots(
            text: "{c|Borea} runs ferries. Some {1|900} clerks in {l|Turku}, {l|Salo} and {l|Lahti} know them.",
            subjects: ["Borea"]),
        Slots(
            text: "The operator of {l|Turku}'s harbour, {c|Borea}, sold {1|40} cranes.", subjects: ["Borea"]),
        Slots(
            text: "{p|Ann Sudo}, {1|74}, the head clerk, said {c|Borea} sold {1|40} vans.",
            subjects: ["Ann Sudo", "Borea"]),
        // A noun in front says what a name is.
        Slots(text: "Its rival {p|Alba} has {1|40} shops.", subjects: ["Alba"]),
        // What a paragraph goes on about.
        Slots(
            text: "{c|Borea} opened a plant. {c|Alba} and {c|Cirro} suffered. The firm hired {1|40} clerks.",
            subjects: ["Borea"]),
        Slots(
            text: "{c|Borea} opened a plant. Its rival {c|Alba} makes pumps. The maker hired {1|40} clerks.",
            subjects: ["Borea"]),
        Slots(
            text: "{c|Borea} opened a plant. The South African company hired {1|40} clerks.", subjects: ["Borea"]),
        // Other owners.
        Slots(
            text: "{c|Borea} is an ally of {c|Alba}, whose order book stood at {$|$3 million}.", subjects: ["Alba"],
            measures: ["order book"]),
        Slots(
            text: "{c|Borea} sold {l|Turku}'s tramway for {$|$20 million}.", subjects: ["Borea"],
            measures: ["purchase price of tramway"]),
        Slots(
            text: "{c|Borea} gave the job to {c|Alba}, a family shop in {l|Turku} with {1|120} clerks.",
            subjects: ["Alba"]),
        Slots(
            text: "{c|Borea} fell, with {c|Alba} down {%|3 percent}.", subjects: ["Alba"],
            measures: ["share price decline"]),
        Slots(
            text: "{c|Borea} said office vacancy in {l|Turku} rose to {%|15 percent}.", subjects: ["Turku"],
            measures: ["office vacancy in Turku"]),
    ]

    @Test(arguments: stories)
    func belongsTo(_ slots: Slots) throws {
        let found = try marked(slots.text)
        #expect(found.map(\.subject.name) == slots.subjects)
        if let measures = slots.measures { #expect(found.map(\.measure) == measures) }
    }

    static let measures: [Slots] = [
        Slots(
            text: "{c|Borea} said sales rose to {$|$5 million} and net profit to {$|$3 million}.",
            subjects: ["Borea", "Borea"], measures: ["sales", "net profit"]),
        Slots(
            text: "{c|Alba}, owner of {%|21 percent}, wants more.", subjects: ["Alba"], measures: ["stake"]),
        Slots(
            text: "{c|Borea} will invest {$|$5 million} in trains.", subjects: ["Borea"],
            measures: ["investment in trains"]),
        Slots(
            text: "{c|Borea} bought {c|Alba}, a maker of pumps, for {$|$5 million}.", subjects: ["Borea"],
            measures: ["purchase price of Alba"]),
        Slots(text: "Sales at {c|Borea} plunged {%|5 percent}.", subjects: ["Borea"], measures: ["sales fall"]),
        Slots(text: "{c|Borea} holds {$|$5 million}.", subjects: ["Borea"], measures: ["amount held"]),
        Slots(
            text: "The bank cut its rate to a record low of {%|2 percent}.", subjects: [nil], measures: ["rate"]),
    ]

    @Test(arguments: measures)
    func measuresWhat(_ slots: Slots) throws {
        let found = try marked(slots.text)
        #expect(found.map(\.measure) == slots.measures)
        for (fact, subject) in zip(found, slots.subjects) where subject != nil { #expect(fact.subject.name == subject) }
    }

    @Test func whatIsDoneWaitsForNoLaterDate() throws {
        let found = try marked("{c|Borea} has ordered {1|20} vans and will sell its last bus by {d2031|2031}.")
        #expect(found.map(\.period.value) == ["2024-05-15"])
        #expect(found.map(\.modality) == ["actual"])
    }

    @Test(arguments: [
        ("{c|Alba}, owner of {%|21 percent}, will sell.", "actual"),
        ("{c|Alba} has to shed {1|4} brands.", "forecast"),
        ("{c|Alba} said it would close a plant and cut {1|560} jobs.", "forecast"),
    ])
    func modalities(_ text: String, _ modality: String) throws {
        #expect(try marked(text).map(\.modality) == [modality])
    }

    @Test func aDatelineIsNotTold() throws {
        let found = try marked(
            "{l|TURKU} ({o|Evening News}) - Shares in {c|Borea} rose {%|4 percent}. The driver hired {1|3} men.")
        #expect(found.first?.subject.name == "Borea")
        #expect(found.first?.measure == "share price rise")
        #expect(found.last?.subject.name != "Evening News")
    }

    @Test func monthsToADayStartOnTheDayAfter() throws {
        let text = "Borea said on January 17, 2024 that it sold 40 vans in the three months to December 30."
        let found = try facts(text, published: "2024-01-17")
        #expect(found.map(\.period.value) == ["2023-10-01/2023-12-30"])
    }
}
