/// A URL of the web: parsed by RFC 3986, with the leniency browsers have for what people write (WHATWG URL): white
/// space around it, tabs and line ends inside, backslashes for slashes, unescaped spaces, any case of scheme and host.
///
/// Other schemes (`mailto:`, `urn:`, `tag:`) are kept as they are. Characters beyond ASCII stay readable;
/// ``asciiDescription`` is the form that goes over the wire.
public struct WebURL: Hashable, Sendable, CustomStringConvertible {
    /// Lower-case, without the colon.
    public internal(set) var scheme: String
    /// What stands before `@` ("user:password"), escaped as written.
    public internal(set) var userInfo: String?
    /// Lower-case (ASCII), percent-decoded; an IPv6 address keeps its brackets. Nil where the URL has no authority.
    public internal(set) var host: String?
    /// The declared port; nil where none or an empty one is written.
    public internal(set) var port: Int?
    /// Percent-encoded as written; "/" where an http URL has none.
    public internal(set) var path: String
    /// Without the question mark.
    public internal(set) var query: String?
    /// Without the number sign.
    public internal(set) var fragment: String?

    /// More bytes than this are no URL.
    static let maximumLength = 65_536

    /// Parses an absolute URL; nil where there is no scheme, or where host or port are not possible.
    public init?(_ string: String) {
        guard let bytes = WebURL.cleaned(string), let end = WebURL.schemeEnd(bytes) else { return nil }
        self.init(scheme: WebURL.lowerCased(bytes[..<end]), rest: bytes[(end + 1)...])
    }

    /// http and https: the schemes Gleaner fetches.
    public var isWeb: Bool { scheme == "http" || scheme == "https" }

    /// The port that a connection uses: the declared one or the scheme's.
    public var effectivePort: Int? { port ?? WebURL.defaultPort(scheme) }

    /// The address as text, as it is sent.
    public var description: String {
        var out = scheme
        out += ":"
        if let host {
            out += "//"
            if let userInfo { out += userInfo + "@" }
            out += host
            if let port { out += ":\(port)" }
        } else if scheme == "file" || path.utf8.starts(with: "//".utf8) {
            out += "//"
        }
        out += path
        if let query { out += "?" + query }
        if let fragment { out += "#" + fragment }
        return out
    }

    /// Scheme, host and port: what the web calls an origin ("https://example.org", "http://example.org:8080").
    public var origin: String {
        var out = scheme + "://" + (host ?? "")
        if let port, port != WebURL.defaultPort(scheme) { out += ":\(port)" }
        return out
    }

    static func defaultPort(_ scheme: String) -> Int? {
        switch scheme {
        case "http", "ws": 80
        case "https", "wss": 443
        case "ftp": 21
        default: nil
        }
    }

    /// The schemes whose URLs always have an authority and take backslashes for slashes.
    static func isHierarchical(_ scheme: String) -> Bool { defaultPort(scheme) != nil || scheme == "file" }
}
