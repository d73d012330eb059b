import NewsModel
import NewsParser
import Testing

/// Every folder under `Fixtures/Feeds` as Gleaner sees it.
@Suite struct FeedFixtureTests {
    static let cases = Fixtures.cases("Feeds", with: "feed.xml")

    @Test func thereAreCases() { #expect(Self.cases.count >= 3) }

    @Test(arguments: cases)
    func aFeedIsSeenAsBefore(name: String) throws {
        let feed = try FeedParser().process(Fixtures.capture("Feeds/" + name, "feed.xml"))
        try Golden.check("Feeds/\(name)/feed.json", GoldenLayout.readable(Fixtures.line { feed.write(to: &$0) }))
    }

    /// Each entry of a feed leads to a page of the manifest beside it, and each page is led to.
    @Test(arguments: cases)
    func entriesLeadToPages(name: String) throws {
        let feed = try FeedParser().process(Fixtures.capture("Feeds/" + name, "feed.xml"))
        let pages = try Fixtures.manifest("Feeds/\(name)/pages.jsonl")
        #expect(feed.entries.map(\.link) == pages.map(\.url))
        for page in pages { #expect(Fixtures.bytes("Feeds/\(name)/\(page.path)") != nil, "no \(page.path)") }
    }
}
