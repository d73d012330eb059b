public import NewsArchive
public import NewsModel

/// One GET that a source wants made.
public struct HTTPRequest: Sendable {
    /// Address to ask for.
    public var url: WebURL
    /// Further header fields, in order.
    public var headers: [(name: String, value: String)] = []
    /// "user:password" for HTTP authentication.
    public var credentials: String?
    /// A proxy's URL; the address check ends at the proxy.
    public var proxy: String?
    /// Addresses that may be connected to.
    public var addresses = AddressPolicy()

    /// A plain request for an address.
    public init(url: WebURL) { self.url = url }
}

/// Limits of one exchange.
public struct HTTPLimits: Sendable {
    /// Milliseconds until the connection stands.
    public var connect = 10_000
    /// Milliseconds until everything is there.
    public var total = 30_000
    /// Bytes a second that must arrive …
    public var lowSpeed = 100
    /// … within so many seconds.
    public var lowSpeedSeconds = 10
    /// Bytes of body as sent.
    public var body = 10 << 20
    /// Bytes of all header lines.
    public var headers = 256 << 10
    /// The default limits.
    public init() {}
}

/// A response as received: the body still in its content encoding.
public struct HTTPResponse: Sendable {
    /// Address that answered.
    public var url: WebURL
    /// HTTP status.
    public var status: Int
    /// Request line and header lines as sent, those with secrets left out.
    public var request: [UInt8]
    /// Status line and header lines as received, each with its line end, without the blank line.
    public var head: [UInt8]
    /// Header fields in order, names lower-case.
    public var headers: [(name: String, value: String)]
    /// The body, still in its content encoding.
    public var body: [UInt8]
    /// Numeric address of the peer.
    public var address: String
    /// Wall time of the exchange.
    public var seconds: Double

    /// The first field of that lower-case name.
    public subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// What is wrong with the body where it did not come whole; nil where it did, and where it cannot be told.
    ///
    /// A response without a length that is closed early looks well until its coding is undone.
    var bodyFailure: HTTPFailure? {
        guard 200...299 ~= status else { return nil }
        do throws(ContentCodingError) { _ = try decodedBody(limit: Self.maximumUnpacked) } catch {
            switch error {
            case .cutShort: return .cutShort
            case .damaged: return .damagedBody
            // What is too much, or not read, is for those to say who know the source's limits.
            case .unsupported, .tooLarge, .bomb: return nil
            }
        }
        return nil
    }

    /// Bytes that are unpacked to see whether a body is whole; what is longer is judged where it is read.
    private static let maximumUnpacked = 16 << 20

    /// The body without its content codings, in bounds.
    public func decodedBody(limit: Int) throws(ContentCodingError) -> [UInt8] {
        let codings = headers.filter { $0.name == "content-encoding" }.flatMap { field in
            field.value.lowercased().split(separator: ",").map { String($0).trimmed }
        }
        return try ContentCoding.decoded(body, codings, limit: limit)
    }
}

/// Why there is no response.
public enum HTTPFailure: String, Error, Sendable, CaseIterable {
    case bodyTooLarge = "body_too_large"
    case headersTooLarge = "headers_too_large"
    case addressRefused = "address_refused"
    case cancelled = "cancelled"
    case unresolved = "name_unresolved"
    case unreachable = "connection_failed"
    case timedOut = "timed_out"
    case tls = "tls_failed"
    case cutShort = "response_cut_short"
    case protocolError = "protocol_error"
    /// The body is not in the coding that its head names.
    case damagedBody = "bad_encoding"
    /// This process may open no more files and sockets: nothing is wrong with the host.
    case noDescriptors = "no_descriptors"

    /// What happened and what to do about it, for who runs the program.
    var advice: String {
        switch self {
        case .bodyTooLarge: "the body is larger than the limit: raise it for this source or leave the source out"
        case .headersTooLarge: "the header fields are larger than the limit"
        case .addressRefused: "the address is private or special: allow its range for this source if that is meant"
        case .cancelled: "the run was asked to stop"
        case .unresolved: "the host name has no address: check the spelling"
        case .unreachable: "no connection: the host is down or refuses"
        case .timedOut: "the host took too long: it is tried again later"
        case .tls: "the certificate cannot be trusted: check the host name and the system's authorities"
        case .cutShort: "the response ended before its length or its coding does: it is tried again later"
        case .damagedBody: "the body is not coded as it says: it is tried again later"
        case .protocolError: "the response is no HTTP that can be read"
        case .noDescriptors:
            "this machine lets the program open no more connections: raise its limit of open files (ulimit -n), or lower hosts"
        }
    }
}
