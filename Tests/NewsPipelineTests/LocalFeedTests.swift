import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline
import Testing

/// Feeds on this machine: the pages that stand beside them, and the stories that they carry themselves.
@Suite struct LocalFeedTests {
    private let stand: NewsStand

    init() throws { stand = try NewsStand() }

    /// An RSS feed whose entries have these links and contents.
    private static func feed(_ entries: [(link: String, content: String)]) -> String {
        let items = entries.map { entry in
            "<item><title>Kettles</title><link>\(entry.link)</link><guid>\(entry.link)</guid>"
                + (entry.content.isEmpty ? "" : "<content:encoded><![CDATA[\(entry.content)]]></content:encoded>")
                + "<pubDate>Thu, 01 Feb 2024 09:00:00 GMT</pubDate></item>"
        }
        return """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Kettle News</title><link>https://kettles.example/</link><language>en</language>\(items.joined())</channel></rss>
            """
    }

    /// What became of the last run: addresses of its documents, and its rejects as "code input".
    private func outcome() throws -> (documents: [String], rejects: [String]) {
        func member(_ name: String, _ line: String) -> String {
            (try? JSONValue(parsing: Array(line.utf8))[name]?.string) ?? "-"
        }
        return (
            try stand.lines("documents").map { member("url", $0) }.sorted(),
            try stand.lines("rejects").map { member("code", $0) + " " + member("input", $0) }.sorted()
        )
    }

    private static let site = "https://kettles.example/news/"

    @Test func aFolderMirrorsASite() async throws {
        defer { stand.remove() }
        try stand.write("mirror/2024/a.html", NewsStand.page("Brannock", sold: 4_300))
        try stand.write("mirror/b.html", NewsStand.page("Ternhill", sold: 5_100))
        let links = ["2024/a.html", "b.html?from=feed#top", "c.html"].map { (Self.site + $0, "") }
        try stand.write("feed.xml", Self.feed(links))
        let configuration = try stand.configuration(
            "  - {name: kettles, url: 'file:feed.xml', pages: {'\(Self.site)': mirror}}")
        #expect(SourceCheck.all(configuration).map(\.line) == ["kettles\tfeed.xml\tfeed\tok"])
        _ = try await stand.ingest(configuration)
        let found = try outcome()
        #expect(found.documents == [Self.site + "2024/a.html", Self.site + "b.html?from=feed#top"])
        #expect(found.rejects == ["page_not_stored " + Self.site + "c.html"])
        let list = try SourceList.lines(configuration)
        #expect(list.count == 1 && list[0].hasPrefix("kettles\tfeed.xml\t2") && list[0].hasSuffix("\tok"))
    }

    /// A feed is others' work: it must not lead to files that nobody meant to publish.
    @Test(arguments: [
        "../secret.html", "2024/../../secret.html", "out/secret.html", "link.html", "", "%2e%2e/secret.html",
    ])
    func aFeedLeadsNowhereElse(link: String) async throws {
        defer { stand.remove() }
        try stand.write("mirror/2024/a.html", NewsStand.page("Brannock", sold: 4_300))
        try stand.write("secret.html", NewsStand.page("Secret", sold: 1))
        try FileManager.default.createSymbolicLink(
            atPath: stand.path("mirror/out"), withDestinationPath: stand.path(""))
        try FileManager.default.createSymbolicLink(
            atPath: stand.path("mirror/link.html"), withDestinationPath: stand.path("secret.html"))
        try stand.write("feed.xml", Self.feed([(Self.site + link, ""), (Self.site + "2024/a.html", "")]))
        _ = try await stand.ingest(
            try stand.configuration("  - {name: kettles, url: 'file:feed.xml', pages: {'\(Self.site)': mirror}}"))
        let found = try outcome()
        #expect(found.documents == [Self.site + "2024/a.html"])
        #expect(found.rejects.count == 1 && found.rejects[0].hasPrefix("page_not_stored "), "\(found.rejects)")
    }

    @Test func anEntryMayCarryItsStory() async throws {
        defer { stand.remove() }
        let story = """
            <p>Brannock Ltd said on Thursday that it sold 4,300 kettles in 2023, more than in any year since it was founded.</p>
            <p>The maker of kitchen goods, which employs 410 people in two towns, also said that its revenue rose 12 percent to
            $430 million as hotels ordered new equipment for their rooms and kitchens before the summer season.</p>
            <p>The company plans to hire another 60 people, mostly for its repair service, which has a backlog of orders.</p>
            """
        try stand.write("feed.xml", Self.feed([(Self.site + "a.html", story), (Self.site + "b.html", "")]))
        _ = try await stand.ingest(try stand.configuration("  - {name: kettles, url: 'file:feed.xml'}"))
        #expect(try outcome().documents == [Self.site + "a.html"])
        let article = try #require(try stand.lines("articles").first)
        #expect(article.contains(#""published":"2024-02-01T09:00:00Z""#) && article.contains(#""kind":"feed""#))
        #expect(try stand.lines("facts").contains { $0.contains(#""value":"4300""#) })
    }

    @Test func whatIsWrongWithASourceIsSaid() throws {
        defer { stand.remove() }
        try stand.write("empty.xml", "")
        try stand.write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 1, 2])
        try stand.write("feed.xml", Self.feed([(Self.site, "")]))
        let configuration = try stand.configuration(
            """
              - {name: gone, url: 'file:gone'}
              - {name: empty, url: 'file:empty.xml'}
              - {name: picture, url: 'file:picture.png'}
              - {name: mirror, url: 'file:feed.xml', pages: {'\(Self.site)': nowhere}}
              - {name: off, url: 'file:gone', enabled: false}
            """)
        let checks = SourceCheck.all(configuration)
        #expect(checks.map(\.kind) == ["-", "empty", "unknown", "feed", "disabled"])
        for (check, words) in zip(checks, ["No such file", "it is empty", "no page, feed", "nowhere is no folder"]) {
            #expect(check.problem?.contains(words) == true, "\(check.line)")
        }
        #expect(checks.last?.problem == nil)
        #expect(
            try SourceList.lines(configuration).allSatisfy {
                $0.hasSuffix("never looked at") || $0.hasSuffix("disabled")
            })
    }
}
