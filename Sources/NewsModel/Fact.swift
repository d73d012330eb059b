/// Whom or what a fact speaks of.
public struct Subject: Equatable, Sendable {
    /// Canonical name in the document, or the noun phrase where there is no name; nil when unresolved.
    public var name: String?
    /// The words in the text.
    public var text: String?
    /// company | organisation | place | person | product | market | other.
    public var kind: String
    public var id: CompanyID?
    /// explicit | inherited | unresolved.
    public var basis: String

    public init(name: String?, text: String?, kind: String, basis: String) {
        self.name = name
        self.text = text
        self.kind = kind
        self.basis = basis
    }
}

/// A name and a value that narrow a fact: "above the designated size".
public struct Qualifier: Equatable, Hashable, Sendable {
    public var name: String
    public var value: String
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Someone else who takes part in a fact: a member of an "including" list, a counterparty.
public struct Participant: Equatable, Sendable {
    public var role: String
    public var name: String
    public var kind: String
    public var id: CompanyID?
    public init(role: String, name: String, kind: String) {
        self.role = role
        self.name = name
        self.kind = kind
    }
}

/// Who says so.
public struct Attribution: Equatable, Sendable {
    public var name: String?
    public var text: String
    public var kind: String
    public init(name: String?, text: String, kind: String) {
        self.name = name
        self.text = text
        self.kind = kind
    }
}

/// What a change is measured against.
public struct Comparison: Equatable, Sendable {
    public var text: String
    public var period: String?
    public init(text: String, period: String?) {
        self.text = text
        self.period = period
    }
}

/// Where the text says it; `quote` is always the text at `range`.
public struct Evidence: Equatable, Sendable {
    public var range: TextRange
    public var figure: TextRange?
    public var subject: TextRange?
    public var period: TextRange?
    /// Index of the block the quote stands in.
    public var block: Int?
    public init(range: TextRange) { self.range = range }
}

/// The time a fact speaks of.
public struct FactPeriod: Equatable, Sendable {
    /// ISO 8601 date, week, month, `2008-Q1`, `2008-H1`, `FY2024-Q3`, year, date-time or `start/end` (both included); nil is timeless.
    public var value: String?
    /// Half-open interval.
    public var start: String?
    public var end: String?
    /// instant | duration.
    public var kind: String?
    public var text: String?
    /// calendar | fiscal | assumed.
    public var calendar: String?
    /// explicit | partial | inherited | published | none.
    public var basis: String
    public init(basis: String) { self.basis = basis }
}

/// One assertion of one document version.
public struct Fact: Equatable, Sendable {
    /// Hash of doc_version, type, first figure span, ordinal.
    public var factID: String = ""
    /// Hash of "the same question", with its own version prefix.
    public var factKey: String = ""
    /// `quantity` today.
    public var type: String = "quantity"
    public var docID: String
    public var docVersion: String
    public var observedAt: String?
    public var url: String?
    public var title: String?
    public var publisher: String?
    public var published: String?
    public var language: String?
    public var subject: Subject
    /// What is counted or measured, in the document's words.
    public var measure: String?
    public var measureID: String?
    /// level | change | share | rate.
    public var statistic: String
    public var value: ExactDecimal?
    public var low: ExactDecimal?
    public var high: ExactDecimal?
    public var bound: Bound
    public var decimals: Int
    public var unit: String
    public var unitName: String?
    public var unitBasis: String
    public var change: Change?
    public var comparedWith: Comparison?
    public var period: FactPeriod
    /// actual | forecast | possible | negated.
    public var modality: String
    public var qualifiers: [Qualifier] = []
    public var participants: [Participant] = []
    public var attributedTo: Attribution?
    /// Shared by the assertions of one clause: level and change.
    public var group: String?
    /// The fact_id of the same quantity in another unit.
    public var restates: String?
    /// Probability that every slot is right.
    public var confidence: Double
    public var rule: String
    public var evidence: [Evidence] = []

    /// A fact that takes its document's metadata from `article` and its number from `figure`.
    public init(article: Article, figure: Figure, subject: Subject, statistic: String, period: FactPeriod, modality: String, confidence: Double, rule: String) {
        docID = article.docID
        docVersion = article.docVersion
        observedAt = article.observedAt
        url = article.url
        title = article.title
        publisher = article.publisher
        published = article.published
        language = article.language
        self.subject = subject
        self.statistic = statistic
        value = figure.value
        low = figure.low
        high = figure.high
        bound = figure.bound
        decimals = figure.decimals
        unit = figure.unit
        unitName = figure.unitName
        unitBasis = figure.unitBasis
        change = figure.change
        self.period = period
        self.modality = modality
        self.confidence = confidence
        self.rule = rule
    }
}
