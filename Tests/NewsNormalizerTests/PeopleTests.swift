import NewsModel
import Testing

@testable import NewsNormalizer

/// What people do and say in texts that are about no company.
@Suite struct PeopleTests {
    private static let title = "A day at the fair\n"

    static let stories: [Slots] = [
        // What someone does is their own.
        Slots(text: "The {o|League} met. {p|Ada Holm} spent {$|$20} on tea.", subjects: ["Ada Holm"]),
        Slots(text: "{p|Ada Holm} said she has spent {$|$20} on tea.", subjects: ["Ada Holm"]),
        Slots(
            text: "{p|Bo Lund} won. \"We tried,\" said {p|Ada Holm}. She spent {$|$20} on tea.", subjects: ["Ada Holm"]),
        Slots(
            text: "{p|Bo Lund} slept. They got help from {p|Ada Holm}. She spent {$|$20} on tea.", subjects: ["Bo Lund"]
        ),
        Slots(text: "They got help from {p|Ada Holm}. She spent {$|$20} on tea.", subjects: ["Ada Holm"]),
        // What they say of others is not.
        Slots(
            text: "{p|Ada Holm} said {1|40} tents were torn.", subjects: [nil], measures: ["tents torn"]),
        Slots(text: "{p|Ada Holm} spoke. {1|40} tents were torn.", subjects: [nil]),
        // Things have what they have.
        Slots(text: "{p|Ada Holm} slept. The complex had {1|140} flats.", subjects: ["complex"]),
        Slots(text: "{p|Ada Holm} slept. The booth charges {$|$3} a head.", subjects: ["booth"]),
        // Those who are counted together do not own one another.
        Slots(text: "Some {1|350} carts and {1|20} boats cross the river.", subjects: [nil, nil]),
        // In office, for the country.
        Slots(
            text: "{l|Norland}'s President {p|Ada Holm} announced plans to cut {1|500} posts.", subjects: ["Norland"]),
        Slots(text: "{p|Ada Holm} beat {p|Bo Lund} by {%|35 percent}.", subjects: ["Ada Holm"], measures: [nil]),
        Slots(text: "{p|Ada Holm} scored {1|10} points.", subjects: ["Ada Holm"], measures: ["points scored"]),
    ]

    @Test(arguments: stories)
    func belongsTo(_ slots: Slots) throws {
        let found = try marked(Self.title + slots.text)
        #expect(found.map { $0.subject.name } == slots.subjects)
        if let measures = slots.measures { #expect(found.map { $0.measure } == measures) }
    }

    /// In a company's story its people act for it.
    @Test func aCompanyActsThroughItsPeople() throws {
        let found = try marked("Borea grows\n{c|Borea} makes vans. {p|Ada Holm} will hire {1|40} clerks.")
        #expect(found.map { $0.subject.name } == ["Borea"])
    }

    /// Whose a share is: who makes it up, or those who are part of it.
    static let shares: [Slots] = [
        Slots(
            text: "Foreign nurses make up {%|11 percent} of the Danish staff.", subjects: ["Foreign nurses"],
            measures: ["share of Danish staff"]),
        Slots(
            text: "The study found that {%|42%} of householders keep tents.", subjects: ["householders"],
            measures: ["share of householders keeping tents"]),
        Slots(
            text: "The agency reports {%|94%} of bricklayers felt stress.", subjects: ["bricklayers"],
            measures: ["share of bricklayers feeling stress"]),
        Slots(
            text: "{l|Norland} drives {%|90%} of the growth in {l|Sudria}.", subjects: ["Norland"]),
    ]

    @Test(arguments: shares)
    func shareBelongsTo(_ slots: Slots) throws {
        let found = try marked(Self.title + slots.text)
        #expect(found.map { $0.subject.name } == slots.subjects)
        if let measures = slots.measures { #expect(found.map { $0.measure } == measures) }
    }

    /// A share of those who do not is no denial, what is more likely is no forecast, and what failed to be was not.
    @Test(arguments: [
        ("Some {%|42%} of householders do not rent tents.", "actual"),
        ("Tenants are more likely to own {1|40} tents.", "actual"),
        ("{p|Ada Holm} failed to sell {1|40} tents.", "negated"),
        ("The pump failed, leaving {1|40} people behind.", "actual"),
    ])
    func modality(_ text: String, _ modality: String) throws {
        #expect(try #require(try marked(Self.title + text).first).modality == modality)
    }

    /// The month in which a source appeared is not that of what it tells.
    @Test(arguments: [("according to figures released in March", false), ("against the trend in March", true)])
    func aSourceHasItsOwnDate(_ tail: String, _ isOwn: Bool) throws {
        let found = try #require(try facts("A day at the fair\nAda Holm sold 40 tents, \(tail).").first)
        #expect((found.period.basis == "explicit") == isOwn)
    }
}
