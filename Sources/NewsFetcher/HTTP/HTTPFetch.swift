public import NewsModel

/// A whole fetch: the request and its redirects, each hop checked anew.
public struct HTTPFetch: Sendable {
    /// Where the way ended.
    public struct Result: Sendable {
        /// The final response; its body still encoded.
        public var response: HTTPResponse
        /// All responses on the way, the final one last: what an archive stores.
        public var hops: [HTTPResponse]
        /// Where the source lives from now on.
        public var permanent: WebURL
        /// What the response means for the source.
        public var verdict: FetchVerdict
    }

    /// A fetch that failed: the stable code and a sentence.
    public struct Failure: Error, Equatable, Sendable {
        /// Stable snake_case code that programs can match.
        public var code: String
        /// A sentence for a person.
        public var message: String
        /// Address at which it failed.
        public var url: WebURL
    }

    /// Asks for every hop.
    private let exchange: @Sendable (HTTPRequest) throws(Failure) -> HTTPResponse

    /// A fetch over one way of making exchanges; it may wait for the hop's host to be free.
    public init(exchange: @escaping @Sendable (HTTPRequest) throws(Failure) -> HTTPResponse) {
        self.exchange = exchange
    }

    /// A fetch over one connection.
    public init(_ connection: HTTPConnection) {
        self.init(exchange: { request throws(Failure) in try Self.answer(connection.get(request), to: request) })
    }

    /// The response of an exchange, or what its failure means.
    static func answer(_ result: Swift.Result<HTTPResponse, HTTPError>, to request: HTTPRequest) throws(Failure)
        -> HTTPResponse
    {
        switch result {
        case .success(let response): return response
        case .failure(let error):
            throw Failure(code: error.failure.rawValue, message: advice(error), url: request.url)
        }
    }

    /// Fetches `request`, with validators where there are some. Validators go to the first hop only.
    public func run(_ request: HTTPRequest, validators: ConditionalGet?, now: Int) throws(Failure) -> Result {
        var policy = RedirectPolicy(start: request.url)
        var hop = request
        let conditional = validators?.fields(now: now) ?? []
        hop.headers += conditional
        var hops: [HTTPResponse] = []
        while true {
            let response = try exchange(hop)
            hops.append(response)
            switch policy.step(status: response.status, location: response["location"]) {
            case .arrived:
                let verdict = FetchVerdict(
                    status: response.status, bodyIsEmpty: response.body.isEmpty,
                    conditional: !conditional.isEmpty && hops.count == 1,
                    retryAfter: RetryAfter.seconds(response["retry-after"], now: now))
                return Result(response: response, hops: hops, permanent: policy.permanent, verdict: verdict)
            case .follow(let next, let keeps):
                hop.url = next
                hop.headers = request.headers
                if !keeps {
                    hop.credentials = nil
                    hop.headers.removeAll { ["authorization", "cookie"].contains($0.name.lowercased()) }
                }
            case .failed(let failure):
                throw Failure(
                    code: failure.rawValue,
                    message:
                        "\(failure.rawValue.replacing("_", with: " ")) from \(hop.url): check the source's address",
                    url: hop.url)
            }
        }
    }

    private static func advice(_ error: HTTPError) -> String {
        let what = error.failure.advice
        switch error.failure {
        // We ended it ourselves: what libcurl says of that leads astray.
        case .bodyTooLarge, .headersTooLarge, .addressRefused, .cancelled, .noDescriptors: return what
        default: return error.message.isEmpty ? what : "\(what) (\(error.message))"
        }
    }
}
