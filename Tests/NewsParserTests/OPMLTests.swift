import NewsModel
import NewsParser
import Testing

@Suite struct OPMLTests {
    private func read(_ text: String) throws(Rejection) -> OPML {
        try OPML(Capture(body: Array(text.utf8), source: ArticleSource(kind: "file", path: "list.opml")))
    }

    @Test func subscriptionsKeepTheirOrderAndFolders() throws {
        let list = try read(
            """
            <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Industry"><outline text="Yard News" type="rss" xmlUrl="https://yard.example/feed.xml" htmlUrl="https://yard.example/"/>
            <outline text="Twice" xmlUrl="https://YARD.example/feed.xml"/></outline>
            <outline xmlUrl="http://port.example/atom"/><outline text="Bad" xmlUrl="ftp://old.example/feed"/></body></opml>
            """)
        #expect(list.outlines.map(\.title) == ["Yard News", "http://port.example/atom"])
        #expect(list.outlines.map(\.folders) == [["Industry"], []])
        #expect(list.rejections.map(\.input) == ["ftp://old.example/feed"])
    }

    @Test(arguments: [
        ("feed://yard.example/rss", "http://yard.example/rss"),
        ("feed:https://yard.example/rss", "https://yard.example/rss"),
        (" FEED:http://yard.example/rss", "http://yard.example/rss"), ("feed:ftp://yard.example/rss", nil),
        ("feed:", nil),
    ]) func addressesThatSayFeedAreRead(written: String, address: String?) throws {
        let list = try read("<opml><body><outline text='a' xmlUrl='\(written)'/></body></opml>")
        #expect(list.outlines.map(\.feed.description) == [address].compactMap { $0 })
        #expect(list.rejections.count == (address == nil ? 1 : 0))
    }

    @Test(arguments: ["", "plain text", "<rss><channel/></rss>", "<opml><body></body></opml>"])
    func whatIsNoListIsRejected(text: String) { #expect(throws: Rejection.self) { try read(text) } }
}
