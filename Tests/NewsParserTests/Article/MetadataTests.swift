import Testing

@testable import NewsParser

@Suite("Metadata")
struct MetadataTests {
    @Test(
        arguments: [
            (["By Anna Berg"], ["Anna Berg"]),
            (["Anna Berg and Tom Ellis"], ["Anna Berg", "Tom Ellis"]),
            (["Von Anna Berg, Redakteurin"], ["Anna Berg"]),
            (["Anna Berg", "dpa"], ["Anna Berg"]),
            (["https://www.facebook.com/coastherald"], []),
            (["anna.berg"], []),
            (["Admin"], []),
            (["The Coast Herald"], []),
            (["Par Léa Morin avec AFP"], ["Léa Morin"]),
            (["Tom Ellis Jr."], ["Tom Ellis Jr."]),
            (["Anna Berg (Oslo)"], ["Anna Berg"]),
        ] as [([String], [String])])
    func authors(_ declared: [String], _ expected: [String]) {
        #expect(AuthorNames.cleaned(declared, siteNames: ["The Coast Herald"]) == expected)
    }

    @Test(arguments: [
        ("Grain exports rise | The Coast Herald", "Grain exports rise"),
        ("The Coast Herald: Grain exports rise", "The Coast Herald: Grain exports rise"),
        ("Grain exports rise - coastherald.example", "Grain exports rise"),
        ("Grain - the other staple", "Grain - the other staple"),
        ("Coast Herald » Grain exports rise", "Grain exports rise"),
    ])
    func titles(_ title: String, _ expected: String) {
        let finder = TitleFinder(siteNames: ["The Coast Herald", "Coast Herald", "coastherald.example", "coastherald"])
        #expect(finder.withoutSiteName(title) == expected)
    }

    @Test(
        "A name has capitals",
        arguments: [
            ("Anna Berg", true), ("Jan van der Meer", true), ("breaking news", false), ("Anna", false),
            ("Read the full story here", false),
        ])
    func persons(_ name: String, _ expected: Bool) { #expect(AuthorNames.looksLikePerson(name) == expected) }
}
