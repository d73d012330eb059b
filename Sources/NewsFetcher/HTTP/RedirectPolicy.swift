public import NewsModel

/// Follows redirects (RFC 9110 §15.4) by rules: http and https only, at most ten, no loop, never from https down to http
/// with credentials; 301 and 308 move a source for good, 302, 303 and 307 do not.
public struct RedirectPolicy: Sendable {
    /// What a response means for the way.
    public enum Step: Equatable, Sendable {
        /// The response is the answer.
        case arrived
        /// Ask there next; `keepsCredentials` only on the same origin.
        case follow(WebURL, keepsCredentials: Bool)
        case failed(Failure)
    }

    /// Why the way ends nowhere.
    public enum Failure: String, Equatable, Sendable {
        case tooMany = "too_many_redirects"
        case loop = "redirect_loop"
        case noLocation = "redirect_without_location"
        case badLocation = "redirect_to_bad_url"
        case refusedScheme = "redirect_to_refused_scheme"
    }

    /// Most hops of one request.
    public static let limit = 10

    /// Where the source lives now: the end of the unbroken chain of permanent redirects from the start.
    public private(set) var permanent: WebURL
    private var allPermanent = true
    private var current: WebURL
    private var seen: Set<String> = []
    private var hops = 0

    /// A request that starts at `url`.
    public init(start url: WebURL) {
        current = url
        permanent = url
        seen.insert(url.asciiDescription)
    }

    /// Judges the response of the present hop.
    public mutating func step(status: Int, location: String?) -> Step {
        guard [301, 302, 303, 307, 308].contains(status) else { return .arrived }
        guard let location, !location.isEmpty else { return .failed(.noLocation) }
        guard let next = current.resolving(location) else { return .failed(.badLocation) }
        guard next.isWeb else { return .failed(.refusedScheme) }
        guard next.host?.isEmpty == false else { return .failed(.badLocation) }
        hops += 1
        guard hops <= Self.limit else { return .failed(.tooMany) }
        guard seen.insert(next.asciiDescription).inserted else { return .failed(.loop) }
        let keeps = next.origin == current.origin
        current = next
        allPermanent = allPermanent && (status == 301 || status == 308)
        if allPermanent { permanent = next }
        return .follow(next, keepsCredentials: keeps)
    }
}
