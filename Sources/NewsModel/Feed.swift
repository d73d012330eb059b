/// A person as feeds name one.
public struct FeedAuthor: Equatable, Sendable {
    public var name: String?
    public var email: String?
    public var url: String?
    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }
}

/// A file that a feed entry carries.
public struct FeedEnclosure: Equatable, Sendable {
    public var url: String
    public var type: String?
    /// Bytes, as declared.
    public var length: Int?
    public init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// One entry of a feed, links resolved and markup sanitised.
public struct FeedEntry: Equatable, Sendable {
    public var id: String?
    public var title: String?
    public var link: String?
    public var summary: String?
    public var content: String?
    /// RFC 3339.
    public var published: String?
    public var updated: String?
    public var authors: [FeedAuthor] = []
    public var categories: [String] = []
    public var enclosures: [FeedEnclosure] = []
    public var language: String?
    public init() {}
}

/// What a feed says about when to come back.
public struct ScheduleHints: Equatable, Sendable {
    /// Minutes (RSS ttl).
    public var ttl: Int?
    /// Seconds between updates (sy:updatePeriod and sy:updateFrequency).
    public var updateInterval: Int?
    /// Hours of the day in UTC, 0...23.
    public var skipHours: [Int] = []
    /// English day names.
    public var skipDays: [String] = []
    public init() {}
}

/// A feed as Gleaner sees it.
public struct Feed: Equatable, Sendable {
    /// rss | rdf | atom | cdf | json | sitemap.
    public var format: String
    public var encoding: String?
    public var malformed: Bool = false
    public var id: String?
    public var title: String?
    public var link: String?
    public var description: String?
    public var language: String?
    public var updated: String?
    public var published: String?
    public var authors: [FeedAuthor] = []
    public var categories: [String] = []
    public var entries: [FeedEntry] = []
    public var hints = ScheduleHints()
    /// The entries are further sitemaps, not pages.
    public var isIndex = false
    /// Logical name of the input.
    public var path: String?

    public init(format: String) { self.format = format }
}
