internal import NewsArchive
internal import NewsFetcher
internal import NewsModel

/// Turns a fetched response into a capture: the body decoded, the place in the archive noted.
enum WebCapture {
    /// Where an archive keeps a response.
    struct Place: Sendable {
        var file: String
        var offset: Int
        var recordID: String
        /// WARC-Date and digest of the response: what a later unchanged answer points back to.
        var date: String
        var payloadDigest: String
    }

    /// The capture of `response`; rejects bodies that cannot be decoded in bounds.
    static func make(_ response: HTTPResponse, observedAt: String, place: Place?, limit: Int) throws(Rejection)
        -> Capture
    {
        let body: [UInt8]
        do throws(ContentCodingError) { body = try response.decodedBody(limit: limit) } catch {
            let (code, message) =
                switch error {
                case .unsupported(let coding):
                    ("unsupported_encoding", "the body's content coding \(coding) is not read")
                case .damaged(let coding), .cutShort(let coding):
                    ("bad_encoding", "the body is not \(coding) as it says: it is tried again later")
                case .tooLarge(let most):
                    (
                        "too_large",
                        "the body has more than \(most) bytes: raise max_bytes for this source or leave it out"
                    )
                case .bomb: ("bomb", "the body unpacks to a multiple of its size that no page has")
                }
            throw Rejection(input: response.url.description, stage: "fetch", code: code, message: message)
        }
        var source = ArticleSource(kind: "http", path: response.url.description)
        source.status = response.status
        source.warcFile = place?.file
        source.warcOffset = place?.offset
        source.warcRecordID = place?.recordID
        var capture = Capture(body: body, source: source)
        capture.url = response.url.description
        capture.status = response.status
        capture.mediaType = response["content-type"]
        for field in response.headers {
            capture.headers[field.name] = capture.headers[field.name].map { $0 + ", " + field.value } ?? field.value
        }
        capture.observedAt = observedAt
        return capture
    }

    /// A page made of what a feed's entry carries in full, for a page that cannot be had. Nil where the entry has no more than a teaser.
    static func make(_ entry: FeedEntry, feed: String, observedAt: String) -> Capture? {
        guard let content = entry.content, content.utf8.count >= 600, let link = entry.link else { return nil }
        var page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
        if let title = entry.title {
            page += "<title>\(escaped(title))</title><meta property=\"og:title\" content=\"\(escaped(title))\">"
        }
        if let published = entry.published {
            page += "<meta property=\"article:published_time\" content=\"\(escaped(published))\">"
        }
        page += "<link rel=\"canonical\" href=\"\(escaped(link))\"></head><body><article>"
        if let title = entry.title { page += "<h1>\(escaped(title))</h1>" }
        page += content + "</article></body></html>"
        var source = ArticleSource(kind: "feed", path: link)
        source.feed = feed
        var capture = Capture(body: Array(page.utf8), source: source)
        capture.url = link
        capture.mediaType = "text/html; charset=utf-8"
        capture.observedAt = observedAt
        return capture
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
