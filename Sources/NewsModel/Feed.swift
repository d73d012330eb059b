/// A person as feeds name one.
public struct FeedAuthor: Equatable, Sendable {
    /// As written; nil where only an address is given.
    public var name: String?
    /// Mail address; nil where none is given.
    public var email: String?
    /// Address of the author's page; nil where none is given.
    public var url: String?
    /// An author of whom any part may be unknown.
    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }
}

/// A file that a feed entry carries.
public struct FeedEnclosure: Equatable, Sendable {
    /// Address of the file, resolved.
    public var url: String
    /// Media type as declared.
    public var type: String?
    /// Bytes, as declared.
    public var length: Int?
    /// A file that an entry carries along.
    public init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// One entry of a feed, links resolved and markup sanitised.
public struct FeedEntry: Equatable, Sendable {
    /// The publisher's id of the entry (`guid`, `atom:id`), as written.
    public var id: String?
    /// Plain text.
    public var title: String?
    /// Address of the story, resolved; nil where the entry has none.
    public var link: String?
    /// Sanitised HTML or plain text, short.
    public var summary: String?
    /// Sanitised HTML of the whole story, where the feed carries it.
    public var content: String?
    /// RFC 3339.
    public var published: String?
    /// RFC 3339; nil where the feed does not say.
    public var updated: String?
    /// In the feed's order; empty where it names none.
    public var authors: [FeedAuthor] = []
    /// Terms and labels, in the feed's order.
    public var categories: [String] = []
    /// Attached files, in the feed's order.
    public var enclosures: [FeedEnclosure] = []
    /// BCP 47 tag of the entry, where it differs or is given.
    public var language: String?
    /// An entry of which nothing is known yet.
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
    /// No hint at all.
    public init() {}
}

/// A feed as Gleaner sees it.
public struct Feed: Equatable, Sendable {
    /// rss | rdf | atom | cdf | json | sitemap.
    public var format: String
    /// Charset the bytes were read in, lower case.
    public var encoding: String?
    /// The feed breaks its format's rules and was read all the same.
    public var malformed: Bool = false
    /// The feed's own id (`atom:id`), as written.
    public var id: String?
    /// Plain text.
    public var title: String?
    /// Address of the site that the feed belongs to, resolved.
    public var link: String?
    /// Subtitle or description.
    public var description: String?
    /// BCP 47 tag as the feed declares it.
    public var language: String?
    /// RFC 3339; when the feed says it last changed.
    public var updated: String?
    /// RFC 3339; when the feed says it was published.
    public var published: String?
    /// Authors of the whole feed.
    public var authors: [FeedAuthor] = []
    /// Terms of the whole feed.
    public var categories: [String] = []
    /// The entries, in the feed's order.
    public var entries: [FeedEntry] = []
    /// What the feed says about when to look again.
    public var hints = ScheduleHints()
    /// The entries are further sitemaps, not pages.
    public var isIndex = false
    /// Logical name of the input.
    public var path: String?

    /// A feed of that format, with nothing in it.
    public init(format: String) { self.format = format }
}
