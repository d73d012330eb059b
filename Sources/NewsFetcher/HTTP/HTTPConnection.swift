internal import CCurl
public import NewsModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// A connection to one host over libcurl: HTTP/1.1 or HTTP/2, TLS verified, kept open between requests.
///
/// Blocking: a request runs on the caller's thread. Not to be used by two threads at once, which is the rule of one
/// connection a host as well.
public final class HTTPConnection: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let userAgent: String
    private let limits: HTTPLimits
    private let cancelled: @Sendable () -> Bool

    /// Opens nothing yet. `cancelled` is asked about once a second and ends a running transfer. `userAgent` names the
    /// program and a contact. Fails where libcurl has no memory to start.
    public init(
        userAgent: String, limits: HTTPLimits = HTTPLimits(), cancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(HTTPFailure) {
        guard let handle = gleaner_http_open() else { throw .protocolError }
        self.handle = handle
        self.userAgent = userAgent
        self.limits = limits
        self.cancelled = cancelled
    }

    deinit { gleaner_http_close(handle) }

    /// What the callbacks of one transfer fill.
    private final class Sink {
        var sent: [UInt8] = []
        var head: [UInt8] = []
        var body: [UInt8] = []
        let addresses: AddressPolicy
        let checksAddresses: Bool
        let cancelled: @Sendable () -> Bool

        init(_ addresses: AddressPolicy, checks: Bool, _ cancelled: @escaping @Sendable () -> Bool) {
            self.addresses = addresses
            checksAddresses = checks
            self.cancelled = cancelled
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> Sink {
            Unmanaged<Sink>.fromOpaque(context!).takeUnretainedValue()
        }
    }

    /// Makes one request; redirects come back as responses. The message names libcurl's reason.
    public func get(_ request: HTTPRequest) -> Result<HTTPResponse, HTTPError> {
        let sink = Sink(request.addresses, checks: request.proxy == nil, cancelled)
        var result = gleaner_http_result()
        var lines = ["Accept-Encoding: gzip, deflate"]
        // A line break in a configured header would smuggle a second one in.
        lines += request.headers.map { "\($0.name): \($0.value)" }.filter {
            !$0.utf8.contains { $0 < 0x20 && $0 != 0x09 }
        }
        withExtendedLifetime(sink) {
            perform(request, lines, sink, &result)
        }
        let message = withUnsafeBytes(of: result.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let address = withUnsafeBytes(of: result.address) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if let failure = Self.failure(result.ending) {
            return .failure(HTTPError(failure: failure, url: request.url, message: message))
        }
        let head = HTTPHead(lines: sink.head)
        let response = HTTPResponse(
            url: request.url, status: result.status, request: HTTPHead.withoutSecrets(sink.sent), head: head.bytes,
            headers: head.fields, body: sink.body, address: address,
            seconds: result.seconds)
        if let failure = response.bodyFailure {
            return .failure(
                HTTPError(
                    failure: failure, url: request.url,
                    message: "Content-Encoding: \(response["content-encoding"] ?? "none")"))
        }
        return .success(response)
    }

    private func perform(_ request: HTTPRequest, _ lines: [String], _ sink: Sink, _ result: inout gleaner_http_result) {
        let copies = lines.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        var pointers: [UnsafePointer<CChar>?] = copies.map { $0.map { UnsafePointer($0) } }
        pointers.append(nil)
        request.url.asciiDescription.withCString { url in
            userAgent.withCString { agent in
                Self.withOptional(request.proxy) { proxy in
                    Self.withOptional(request.credentials) { credentials in
                        pointers.withUnsafeBufferPointer { headers in
                            var ask = gleaner_http_request()
                            ask.url = url
                            ask.headers = headers.baseAddress
                            ask.user_agent = agent
                            ask.proxy = proxy
                            ask.credentials = credentials
                            fill(&ask, sink)
                            gleaner_http_get(handle, &ask, &result)
                        }
                    }
                }
            }
        }
    }

    private func fill(_ ask: inout gleaner_http_request, _ sink: Sink) {
        ask.connect_milliseconds = limits.connect
        ask.total_milliseconds = limits.total
        ask.low_speed_bytes = limits.lowSpeed
        ask.low_speed_seconds = limits.lowSpeedSeconds
        ask.body_limit = limits.body
        ask.header_limit = limits.headers
        ask.context = Unmanaged.passUnretained(sink).toOpaque()
        ask.allows_address = { context, address, length in
            let sink = Sink.of(context)
            guard sink.checksAddresses, let address else { return 1 }
            return sink.addresses.allows(address, length) ? 1 : 0
        }
        ask.sent = { context, bytes, count in
            Sink.of(context).sent.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        }
        ask.header_line = { context, bytes, count in
            Sink.of(context).head.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        }
        ask.body = { context, bytes, count in
            Sink.of(context).body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        }
        ask.is_cancelled = { context in Sink.of(context).cancelled() ? 1 : 0 }
    }

    private static func withOptional(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Void) {
        if let text { text.withCString(body) } else { body(nil) }
    }

    private static func failure(_ ending: Int32) -> HTTPFailure? {
        switch Int(ending) {
        case GLEANER_HTTP_DONE: nil
        case GLEANER_HTTP_BODY_TOO_LARGE: .bodyTooLarge
        case GLEANER_HTTP_HEADERS_TOO_LARGE: .headersTooLarge
        case GLEANER_HTTP_ADDRESS_REFUSED: .addressRefused
        case GLEANER_HTTP_CANCELLED: .cancelled
        case GLEANER_HTTP_UNRESOLVED: .unresolved
        case GLEANER_HTTP_UNREACHABLE: .unreachable
        case GLEANER_HTTP_TIMED_OUT: .timedOut
        case GLEANER_HTTP_TLS: .tls
        case GLEANER_HTTP_CUT_SHORT: .cutShort
        case GLEANER_HTTP_NO_DESCRIPTORS: .noDescriptors
        default: .protocolError
        }
    }
}

/// A failed exchange, with what is needed to say so.
public struct HTTPError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public var failure: HTTPFailure
    /// Address at which it failed.
    public var url: WebURL
    /// libcurl's own words.
    public var message: String
    /// One sentence for a person.
    public var description: String { "\(url): \(failure.rawValue) (\(message))" }
}
