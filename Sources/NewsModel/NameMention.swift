/// Identifiers of a company, each nil where unknown.
public struct CompanyID: Equatable, Hashable, Sendable {
    public var lei: String?
    public var isin: String?
    public var ticker: String?
    /// ISO 10383 market identifier code.
    public var mic: String?
    public var cik: String?
    public var wikidata: String?
    /// How the link was made: `ticker`, `legal_name`, `unique_name`, `user_list`.
    public var method: String

    public init(method: String) { self.method = method }
}

/// A company's name in the text.
public struct CompanyMention: Equatable, Sendable {
    public var range: TextRange
    /// Canonical name in this document; all aliases share it.
    public var name: String
    /// Nil whenever in doubt.
    public var id: CompanyID?
    /// Probability between 0 and 1.
    public var confidence: Double
    public var rule: String

    public init(range: TextRange, name: String, confidence: Double, rule: String) {
        self.range = range
        self.name = name
        self.confidence = confidence
        self.rule = rule
    }
}

/// Classes of other proper names.
public struct EntityType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Organisations that are not companies.
    public static let organisation = EntityType(rawValue: "ORG")
    public static let person = EntityType(rawValue: "PER")
    public static let place = EntityType(rawValue: "LOC")
    public static let other = EntityType(rawValue: "MISC")
}

/// Another proper name in the text.
public struct EntityMention: Equatable, Sendable {
    public var range: TextRange
    public var type: EntityType
    /// Canonical name in this document.
    public var name: String

    public init(range: TextRange, type: EntityType, name: String) {
        self.range = range
        self.type = type
        self.name = name
    }
}

/// An article with everything the extractor found in it; each list in reading order.
public struct AnnotatedArticle: Equatable, Sendable {
    public var article: Article
    public var companies: [CompanyMention] = []
    public var entities: [EntityMention] = []
    public var figures: [Figure] = []
    public var dates: [DateMention] = []

    public init(article: Article) { self.article = article }
}
