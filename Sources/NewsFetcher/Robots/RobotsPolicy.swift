internal import NewsArchive
public import NewsModel

/// What is known of the robots.txt files of all hosts, and what an unreachable or missing file means (RFC 9309 §2.3.1): 4xx allows
/// everything, 5xx and no answer forbid everything, both for a day at most.
public struct RobotsPolicy: Sendable {
    /// Seconds a file is believed.
    public static let lifetime = 86_400
    /// Seconds until a file that could not be had is asked for again.
    public static let retry = 3600

    /// What was learnt about one origin.
    public struct Entry: Equatable, Sendable {
        /// What the rules say of everything on the origin.
        public var verdict: Verdict
        /// Seconds since 1970 after which the rules are asked for again.
        public var expires: Int
    }

    /// What a robots.txt file, or its absence, says.
    public enum Verdict: Equatable, Sendable {
        case rules(RobotsRules)
        case allowAll
        case forbidAll(reason: String)
    }

    private var entries: [String: Entry] = [:]
    /// Texts of the files with rules.
    private var files: [String: String] = [:]

    /// No origin is known yet.
    public init() {}

    /// The address of the file to fetch before `url`; nil where it is known.
    public func missing(for url: WebURL, now: Int) -> WebURL? {
        if let entry = entries[url.origin], entry.expires > now { return nil }
        return WebURL(url.origin + "/robots.txt")
    }

    /// Takes in the answer to a request for a robots.txt file.
    public mutating func learn(_ url: WebURL, _ outcome: Result<HTTPFetch.Result, HTTPFetch.Failure>, now: Int) {
        let verdict: Verdict
        var believed = Self.lifetime
        switch outcome {
        case .success(let fetch):
            switch fetch.response.status {
            case 200...299:
                do throws(ContentCodingError) {
                    let file = try fetch.response.decodedBody(limit: 4 << 20)
                    verdict = .rules(RobotsRules(parsing: file))
                    files[url.origin] = String(decoding: file.prefix(RobotsRules.maximumBytes), as: UTF8.self)
                } catch {
                    verdict = .forbidAll(reason: "robots.txt cannot be decoded")
                    believed = Self.retry
                }
            case 429:
                verdict = .forbidAll(reason: "the host asks for a rest (429)")
                believed = Self.retry
            case 400...499: verdict = .allowAll
            default:
                verdict = .forbidAll(reason: "robots.txt answers \(fetch.response.status)")
                believed = Self.retry
            }
        case .failure(let failure):
            // Redirects that lead nowhere count as a missing file (RFC 9309 §2.3.1.2).
            let isRedirect = failure.code.hasPrefix("redirect") || failure.code == "too_many_redirects"
            verdict =
                isRedirect
                ? .allowAll
                : failure.code == "body_too_large"
                    ? .allowAll : .forbidAll(reason: "robots.txt cannot be had (\(failure.message))")
            believed = isRedirect ? Self.lifetime : Self.retry
        }
        entries[url.origin] = Entry(verdict: verdict, expires: now + believed)
    }

    /// What is kept between runs: the file's text for rules, the reason for a refusal.
    public struct Remembered: Equatable, Sendable {
        /// Scheme, host and port.
        public var origin: String
        /// rules | allow_all | forbid_all
        public var verdict: String
        /// The file's text for rules, the reason for a refusal.
        public var body: String
        /// Seconds since 1970 after which the rules are asked for again.
        public var expires: Int

        /// What is kept of an origin's rules between runs.
        public init(origin: String, verdict: String, body: String, expires: Int) {
            self.origin = origin
            self.verdict = verdict
            self.body = body
            self.expires = expires
        }
    }

    /// Everything that was learnt, by origin.
    public var remembered: [Remembered] {
        entries.sorted { $0.key < $1.key }.map { origin, entry in
            switch entry.verdict {
            case .rules: Remembered(origin: origin, verdict: "rules", body: files[origin] ?? "", expires: entry.expires)
            case .allowAll: Remembered(origin: origin, verdict: "allow_all", body: "", expires: entry.expires)
            case .forbidAll(let reason):
                Remembered(origin: origin, verdict: "forbid_all", body: reason, expires: entry.expires)
            }
        }
    }

    /// Puts in what an earlier run has learnt.
    public mutating func restore(_ known: Remembered) {
        let verdict: Verdict
        switch known.verdict {
        case "rules":
            verdict = .rules(RobotsRules(parsing: known.body.utf8))
            files[known.origin] = known.body
        case "allow_all": verdict = .allowAll
        default: verdict = .forbidAll(reason: known.body)
        }
        entries[known.origin] = Entry(verdict: verdict, expires: known.expires)
    }

    /// Why `agent` may not fetch `url`; nil where it may.
    public func refusal(_ url: WebURL, agent: String) -> HTTPFetch.Failure? {
        switch entries[url.origin]?.verdict {
        case .rules(let rules):
            if rules.allows(url: url.asciiDescription, agent: agent) { return nil }
            return HTTPFetch.Failure(
                code: "robots_disallowed",
                message: "robots.txt of \(url.origin) forbids it: leave the source out or ask the publisher", url: url)
        case .forbidAll(let reason):
            return HTTPFetch.Failure(
                code: "robots_unavailable",
                message: "\(reason): nothing is fetched from \(url.origin) until it can be read", url: url)
        case .allowAll, nil: return nil
        }
    }

    /// Seconds between requests that the host asks for.
    public func crawlDelay(_ url: WebURL, agent: String) -> Int? {
        guard case .rules(let rules) = entries[url.origin]?.verdict, let delay = rules.crawlDelay(agent: agent) else {
            return nil
        }
        return Int(min(delay, Double(HostGate.maximumDelay)).rounded(.up))
    }
}
