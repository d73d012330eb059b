/// The rules of a robots.txt file (RFC 9309): groups of user agents with allow and disallow patterns.
///
/// Where other readers differ, the RFC's text decides: bytes beyond ASCII match their escapes in either spelling (§2.2.2); a line that is
/// no record of the format parts no user-agent lines, so what follows is a rule for all of them (§2.2.4); a last `$` is the end of the path
/// and never the character, which is written `%24` (§2.2.3).
public struct RobotsRules: Equatable, Sendable {
    /// Bytes that are read at most; what follows is ignored (RFC 9309 §2.5).
    public static let maximumBytes = 500 << 10

    /// One allow or disallow line.
    struct Rule: Equatable, Sendable {
        var allows: Bool
        var pattern: RobotsPattern
    }

    /// The rules of one user agent, from all groups that name it.
    struct Group: Equatable, Sendable {
        /// Lower-case product tokens, `*` for all.
        var agents: [String]
        var rules: [Rule] = []
        var crawlDelay: Double?
    }

    private(set) var groups: [Group]
    /// Addresses of sitemaps, in order.
    public private(set) var sitemaps: [String] = []

    /// No rules: everything is allowed.
    public static let none = RobotsRules(parsing: [])

    /// Reads a file; whatever is no line of the format is skipped.
    public init(parsing bytes: some Collection<UInt8>) {
        var groups: [Group] = []
        var sitemaps: [String] = []
        var namesAgents = false
        for line in RobotsLine.lines(of: bytes.prefix(Self.maximumBytes)) {
            switch line {
            case .userAgent(let token):
                // Lines of agents in a row start one group.
                if namesAgents {
                    groups[groups.count - 1].agents.append(token)
                } else {
                    groups.append(Group(agents: [token]))
                }
                namesAgents = true
            case .rule(let allows, let value):
                namesAgents = false
                // A rule before the first group belongs to nobody; an empty pattern forbids nothing.
                if !groups.isEmpty && !value.isEmpty {
                    groups[groups.count - 1].rules.append(Rule(allows: allows, pattern: RobotsPattern(value)))
                }
            case .crawlDelay(let seconds):
                namesAgents = false
                if !groups.isEmpty && groups[groups.count - 1].crawlDelay == nil {
                    groups[groups.count - 1].crawlDelay = seconds
                }
            case .sitemap(let address): sitemaps.append(address)
            }
        }
        self.groups = groups
        self.sitemaps = sitemaps
    }

    /// Whether `agent` (a product token, or a User-Agent that begins with one) may fetch `url` (absolute, or a path). The longest
    /// matching pattern decides, allow before disallow; no match allows. `/robots.txt` is always allowed.
    public func allows(url: String, agent: String) -> Bool {
        let path = RobotsPattern.path(of: url)
        if path == Array("/robots.txt".utf8) { return true }
        var best: (length: Int, allows: Bool)?
        for group in self.groups(of: agent) {
            for rule in group.rules where rule.pattern.matches(path) {
                let length = rule.pattern.length
                if best.map({ length > $0.length || (length == $0.length && rule.allows) }) ?? true {
                    best = (length, rule.allows)
                }
            }
        }
        return best?.allows ?? true
    }

    /// Seconds between requests that the file asks of `agent` (not in RFC 9309, but widely used); nil where it says nothing.
    public func crawlDelay(agent: String) -> Double? { groups(of: agent).compactMap(\.crawlDelay).first }

    /// All groups that name the agent's product token; else those of the longest token that it begins with (`hedwig` speaks to
    /// `hedwig-images`: RFC 9309 knows only whole tokens, files are older than it); else those for everybody.
    private func groups(of agent: String) -> [Group] {
        guard let token = Self.productToken(of: agent), token != "*" else {
            return groups.filter { $0.agents.contains("*") }
        }
        let named = groups.flatMap(\.agents).filter { $0 != "*" && !$0.isEmpty && token.hasPrefix($0) }
        guard let name = named.max(by: { $0.utf8.count < $1.utf8.count }) else {
            return groups.filter { $0.agents.contains("*") }
        }
        return groups.filter { $0.agents.contains(name) }
    }

    /// The lower-case token of a user-agent line: what stands before a space or a slash.
    static func token(_ value: String) -> String {
        if value.first == "*" { return "*" }
        return value.prefix { !" /\t".contains($0) }.lowercased()
    }

    /// The lower-case product token of a crawler, of its User-Agent, or of the part behind "compatible;" in one; nil where a name
    /// has a space, which no token has.
    static func productToken(of agent: String) -> String? {
        if agent.first == "*" { return "*" }
        var name = agent[...]
        if let compatible = agent.firstRange(of: "compatible;") {
            name = agent[compatible.upperBound...].drop { $0 == " " }
        }
        let product = name.prefix { $0 != "/" && $0 != ";" && $0 != ")" }
        return product.contains(" ") ? nil : product.lowercased()
    }
}
