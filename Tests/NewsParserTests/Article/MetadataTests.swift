import NewsModel
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
            (["Herald Staff"], []),
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
        "Of several headlines the one that readers see",
        arguments: [
            // JSON-LD repeats the window's title, which is written for search engines.
            (
                "Grain port Norrvik record 2024", "Grain port Norrvik record 2024", "Grain exports rise",
                "Grain exports rise", "Grain exports rise"
            ),
            (
                "Grain exports rise", "Grain port Norrvik record 2024", "Norrvik: grain exports", "Grain exports rise",
                "Grain exports rise"
            ),
            (
                "Grain exports rise", "Grain exports rise", "Grain exports rise | Sport", "Grain exports rise",
                "Grain exports rise"
            ),
            (
                nil, "Grain exports rise", "Grain exports rise | Harbour news", "Grain exports rise",
                "Grain exports rise"
            ),
        ] as [(String?, String, String, String, String)])
    func headlines(_ linked: String?, _ window: String, _ shared: String, _ shown: String, _ expected: String) throws {
        let json =
            linked.map { #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"\#($0)"}</script>"# }
            ?? ""
        let html =
            "<html><head><title>\(window)</title><meta property=\"og:title\" content=\"\(shared)\">\(json)</head><body><article><h1>\(shown)</h1>\(StoryDateTests.text)</article></body></html>"
        let capture = Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))
        #expect(try ArticleParser().process(capture).title == expected)
    }

    @Test(
        "A name has capitals",
        arguments: [
            ("Anna Berg", true), ("Jan van der Meer", true), ("breaking news", false), ("Anna", false),
            ("Read the full story here", false),
        ])
    func persons(_ name: String, _ expected: Bool) { #expect(AuthorNames.looksLikePerson(name) == expected) }
}
