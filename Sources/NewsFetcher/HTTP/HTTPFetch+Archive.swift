public import NewsArchive
public import NewsModel

extension HTTPResponse {
    /// The response that a record of an archive holds, as if `url` had answered it just now; nil where the record holds none.
    public init?(archived record: WARCRecord, url: WebURL) {
        guard let message = HTTPMessage(record.block) else { return nil }
        self.init(
            url: url, status: message.status, request: [], head: [],
            headers: message.fields.map { (name: $0.name.lowercased(), value: $0.value) }, body: message.body,
            address: record.field("WARC-IP-Address") ?? "", seconds: 0)
    }
}

extension HTTPFetch {
    /// The result of a fetch that was made before, its redirects followed through `response`; nil where that does not have one of the
    /// answers, and where the answer speaks of validators that are not sent any more.
    public static func recalled(
        _ request: HTTPRequest, validators: ConditionalGet?, now: Int,
        response: @escaping @Sendable (WebURL) -> HTTPResponse?
    ) -> Result? {
        let fetch = HTTPFetch(exchange: { hop throws(Failure) in
            guard let found = response(hop.url) else {
                throw Failure(code: "not_archived", message: "the archive does not have the answer", url: hop.url)
            }
            return found
        })
        guard let result = try? fetch.run(request, validators: validators, now: now),
            result.response.status != 304 || result.verdict == .notModified
        else { return nil }
        return result
    }
}
