/// Identifiers of a company, each nil where unknown.
public struct CompanyID: Equatable, Hashable, Sendable {
    /// ISO 17442 legal entity identifier.
    public var lei: String?
    /// ISO 6166 securities number.
    public var isin: String?
    /// Ticker symbol on `mic`.
    public var ticker: String?
    /// ISO 10383 market identifier code.
    public var mic: String?
    /// Central index key of the SEC.
    public var cik: String?
    /// Item of Wikidata.
    public var wikidata: String?
    /// Name or number under which the user's watch list has the company; nil where it is not on it.
    public var watch: String?
    /// How the link was made: `ticker`, `legal_name`, `unique_name`, `user_list`, `watch_list`.
    public var method: String

    /// No identifier yet, and how one would be found.
    public init(method: String) { self.method = method }
}

/// A company's name in the text.
public struct CompanyMention: Equatable, Sendable {
    /// Bytes of the name in the article's text.
    public var range: TextRange
    /// Canonical name in this document; all aliases share it.
    public var name: String
    /// Nil whenever in doubt.
    public var id: CompanyID?
    /// Probability between 0 and 1.
    public var confidence: Double
    /// Name of the rule that found it.
    public var rule: String

    /// A name without identifiers.
    public init(range: TextRange, name: String, confidence: Double, rule: String) {
        self.range = range
        self.name = name
        self.confidence = confidence
        self.rule = rule
    }
}

/// Classes of other proper names.
public struct EntityType: OpenEnum {
    /// The class as it stands in the stream.
    public let rawValue: String
    /// Takes any class; the known ones are static members.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Organisations that are not companies.
    public static let organisation = EntityType(rawValue: "ORG")
    /// A person.
    public static let person = EntityType(rawValue: "PER")
    /// A place.
    public static let place = EntityType(rawValue: "LOC")
    /// Products, events, works, indexes, peoples.
    public static let other = EntityType(rawValue: "MISC")
}

/// Another proper name in the text.
public struct EntityMention: Equatable, Sendable {
    /// Bytes of the name in the article's text.
    public var range: TextRange
    /// What the name is of.
    public var type: EntityType
    /// Canonical name in this document.
    public var name: String

    /// A name and what it is of.
    public init(range: TextRange, type: EntityType, name: String) {
        self.range = range
        self.type = type
        self.name = name
    }
}

/// An article with everything the extractor found in it; each list in reading order.
public struct AnnotatedArticle: Equatable, Sendable {
    /// What was looked through.
    public var article: Article
    /// Companies, in reading order.
    public var companies: [CompanyMention] = []
    /// Other proper names, in reading order.
    public var entities: [EntityMention] = []
    /// Numbers that measure or count, in reading order.
    public var figures: [Figure] = []
    /// Dates and times, in reading order.
    public var dates: [DateMention] = []

    /// An article in which nothing was found yet.
    public init(article: Article) { self.article = article }
}
