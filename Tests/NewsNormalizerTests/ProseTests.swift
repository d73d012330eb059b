import NewsModel
import Testing

@testable import NewsNormalizer

/// What long prose does that short reports of figures do not: contractions, conditions, people, lists of something else, pictures.
@Suite struct ProseTests {
    @Test func aContractionIsAPronoun() throws {
        let fact = try #require(try facts("Harl Foods shrinks\nHarl Foods said: \"We’re cutting 60 jobs.\"").first)
        #expect(fact.subject.name == "Harl Foods")
    }

    @Test func whoReckonsIsNotTheSubject() throws {
        let fact = try #require(
            try marked(
                "The {o|Norland Budget Office} projects that the levies will cut the gross domestic product of {l|Norland} by {%|2 percent}."
            ).first)
        #expect(fact.subject.name == "Norland")
    }

    @Test func aConditionIsPossible() throws {
        let found = try marked("If the levy were {%|3 percent}, few would pay it.")
        #expect(found.map { $0.modality } == ["possible"])
    }

    @Test(arguments: [
        ("Some {%|62 percent} of the shops will change hands.", "share of shops changing hands"),
        ("Some {%|62 percent} of the buyers saw no queue.", "share of buyers seeing no queue"),
        ("Some {%|62 percent} of the jobs were cut.", "share of jobs cut"),
    ])
    func aShareSaysWhatItsPartDoes(text: String, measure: String) throws {
        #expect(try marked(text).first?.measure == measure)
    }

    @Test func aLengthInADirectionIsADistance() throws {
        let fact = try #require(try facts("The Bellow mine lies 30 km north of Acton.").first)
        #expect(fact.measure == "distance" && fact.period.value == nil)
    }

    @Test func aModelNumberCountsNothing() throws {
        #expect(try facts("The 410 programme has suffered, said Tarn Motors.").isEmpty)
        #expect(try facts("The 410 engines were late, said Tarn Motors.").count == 1)
        #expect(try facts("Tarn ends the 410 programme\nTarn Motors handed over the last 410 on Monday.").isEmpty)
    }

    @Test func twoPricesAreNotOneInTwoUnits() throws {
        let found = try facts("Harl Foods has an offer that costs $9 a month or $70 a year.")
        #expect(found.count == 2 && found.allSatisfy { $0.restates == nil })
    }

    @Test func whatASayingClauseTellsHasItsOwnSubject() throws {
        let fact = try #require(
            try marked("{c|Harl Auto} said deliveries in {l|Norland} dropped by {%|12 percent}.").first)
        #expect(fact.subject.name == "Harl Auto")
        #expect(fact.measure == "deliveries in Norland drop")
    }

    @Test func aParticleOfAVerbGivesNoDirection() throws {
        let found = try facts("Harl Foods will have to stump up $12 million for the plant.")
        #expect(found.count == 1 && found.first?.change == nil && found.first?.measure?.contains("increase") != true)
    }

    @Test func aListOfSomethingElseHasNoMembers() throws {
        let found = try marked(
            "{c|Harl} opens with {1|22} shops, selling brands such as {c|Tarn} and {c|Bolt}.")
        #expect(found.first?.participants.isEmpty == true)
        let own = try marked("{c|Harl} bought {1|22} shops, including {c|Tarn} and {c|Bolt}.")
        #expect(own.first?.participants.map { $0.name } == ["Tarn", "Bolt"])
    }

    @Test(arguments: [
        ("Sales rose {%|5 percent}, according to figures from {o|Norland Retail Board}.", "Norland Retail Board"),
        ("The gains add that sales rose {%|5 percent}.", nil),
        ("The statistics office said that sales rose {%|5 percent}.", "The statistics office"),
    ])
    func someoneSaysSo(text: String, name: String?) throws {
        let said = try #require(try marked(text).first).attributedTo
        #expect((said?.name ?? said?.text) == name)
    }

    @Test func theLevelLeftHasItsOwnDay() throws {
        let found = try facts(
            "The rate stood at 3.1%, from 3.4% late on Monday. The krone gained 0.6%.", published: "2024-05-15")
        #expect(found.map { $0.period.value } == ["2024-05-15", "2024-05-13", "2024-05-15"])
    }

    @Test func aPersonWithoutNameIsNoCompany() throws {
        let found = try marked(
            "The {o|Norland Care Office} helps.\nShe takes home {$|$1900} for it.")
        #expect(found.first?.subject.name == nil && found.first?.subject.kind == "person")
    }

    @Test func aPictureNamesNoTopic() throws {
        let text = "Fewer buy\nPhoto: Tarn Images\nSome 42% of shoppers came back."
        let caption = Array("Fewer buy\n".utf8).count..<Array("Fewer buy\nPhoto: Tarn Images".utf8).count
        let found = try facts(
            text,
            blocks: [
                Block(kind: .title, range: TextRange(0, 9)),
                Block(kind: .caption, range: TextRange(caption.lowerBound, caption.upperBound)),
                Block(kind: .paragraph, range: TextRange(caption.upperBound + 1, text.utf8.count)),
            ])
        #expect(found.first?.subject.name != "Tarn Images")
    }
}
