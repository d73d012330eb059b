import NewsModel
import Testing

@testable import NewsNormalizer

/// Whose an age is, of which day, and that it is said plainly.
@Suite struct AgeTests {
    struct Age: Sendable, CustomTestStringConvertible {
        var text: String
        var subject: String?
        var testDescription: String { text }

        init(_ text: String, _ subject: String?) {
            self.text = text
            self.subject = subject
        }
    }

    private static let title = "A day at the fair\n"

    static let ages: [Age] = [
        Age("Police freed {a|35-year-old} {p|Doran Pike}.", "Doran Pike"),
        Age("{p|Mara Ellin}, {a|49}, won the race.", "Mara Ellin"),
        Age("{p|Tom Ruhl}, a {a|19-year-old} business student, won the race.", "Tom Ruhl"),
        Age("{p|Zed Moor}, a {a|34-year-old} representing the valley, spoke.", "Zed Moor"),
        Age("{p|Nils Oder} is a {a|43-year-old} clerk.", "Nils Oder"),
        Age("{p|Ines Kord} spoke. She is {a|43 years old}.", "Ines Kord"),
        Age("{p|Ines Kord} spoke. At age {a|40} she left.", "Ines Kord"),
        Age("{p|Ines Kord} spoke. The {a|43-year-old} was cheered.", "Ines Kord"),
        Age("When he was {a|16}, {p|Rolf Mack} was hurt.", "Rolf Mack"),
        Age("They asked teenagers (ages {a|13}) about it.", "teenagers"),
        Age("Pay rose for young builders between the ages of {a|22} and {a|25}.", "young builders"),
        // Told by a common phrase, or of nobody who was named.
        Age("A {a|15-year-old} pupil won the race.", "pupil"),
        Age("{c|Borea} sells vans. A {a|15-year-old} pupil won one.", "pupil"),
        Age("{c|Borea} sells vans. He is {a|43 years old}.", nil),
        Age("{p|Ines Kord} has a {a|15-year-old} at home.", nil),
    ]

    @Test(arguments: ages)
    func belongsToItsBearer(_ age: Age) throws {
        let found = try #require(try marked(Self.title + age.text).first)
        #expect(found.rule == "age")
        #expect(found.measure == "age")
        #expect(found.subject.name == age.subject)
        if age.subject == nil { #expect(found.subject.basis == "unresolved") }
    }

    /// Beside a name an age is that of the day the text appears, whatever its clause says.
    @Test(arguments: [
        "{p|Mara Ellin}, {a|49}, was not seen in {d2022|2022}.",
        "{p|Mara Ellin}, {a|49}, will not run in {d2026|2026}.",
        "{p|Mara Ellin}, a {a|49-year-old} teacher, was not seen in {d2022|2022}.",
    ])
    func isOfTheDayOfPublication(_ text: String) throws {
        let found = try #require(try marked(Self.title + text).first)
        #expect(found.period.value == "2024-05-15")
        #expect(found.modality == "actual")
    }

    @Test func childrenOfSomeoneAreNotTheirParent() throws {
        let found = try #require(
            try marked(Self.title + "{p|Mara Ellin} spoke. Her {a|7-year-old} daughter slept.").first)
        #expect(found.subject.name == nil || found.measure != "age")
    }

    @Test func twoOfOneAgeAreTwo() throws {
        let found = try marked(Self.title + "{p|Mara Ellin}, {a|49}, spoke. {p|Rolf Mack}, {a|49}, sang.")
        #expect(found.map { $0.subject.name } == ["Mara Ellin", "Rolf Mack"])
    }
}
