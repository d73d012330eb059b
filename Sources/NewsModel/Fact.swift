/// Whom or what a fact speaks of.
public struct Subject: Equatable, Sendable {
    /// Canonical name in the document, or the noun phrase where there is no name; nil when unresolved.
    public var name: String?
    /// The words in the text.
    public var text: String?
    /// company | organisation | place | person | product | market | other.
    public var kind: String
    /// Identifiers of a company; nil for other subjects and whenever in doubt.
    public var id: CompanyID?
    /// explicit | inherited | unresolved.
    public var basis: String

    /// A subject without identifiers.
    public init(name: String?, text: String?, kind: String, basis: String) {
        self.name = name
        self.text = text
        self.kind = kind
        self.basis = basis
    }
}

/// A name and a value that narrow a fact: "above the designated size".
public struct Qualifier: Equatable, Hashable, Sendable {
    /// What kind of limit it is.
    public var name: String
    /// The words that set it.
    public var value: String
    /// A limit of a fact.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Someone else who takes part in a fact: a member of an "including" list, a counterparty.
public struct Participant: Equatable, Sendable {
    /// What it does: `member`, `counterparty`, …; open.
    public var role: String
    /// Canonical name in the document.
    public var name: String
    /// company | organisation | place | person | product | market | other.
    public var kind: String
    /// Identifiers of a company; nil whenever in doubt.
    public var id: CompanyID?
    /// A participant without identifiers.
    public init(role: String, name: String, kind: String) {
        self.role = role
        self.name = name
        self.kind = kind
    }
}

/// Who says so.
public struct Attribution: Equatable, Sendable {
    /// Canonical name in the document; nil where only a phrase is there ("officials").
    public var name: String?
    /// The words in the text.
    public var text: String
    /// company | organisation | person | other; open.
    public var kind: String
    /// A source of what the text says.
    public init(name: String?, text: String, kind: String) {
        self.name = name
        self.text = text
        self.kind = kind
    }
}

/// What a change is measured against.
public struct Comparison: Equatable, Sendable {
    /// The words in the text ("a year earlier").
    public var text: String
    /// The period compared with, as `FactPeriod.value`; nil where it is not one.
    public var period: String?
    /// A comparison with the past, a forecast or a rival.
    public init(text: String, period: String?) {
        self.text = text
        self.period = period
    }
}

/// Where the text says it; `quote` is always the text at `range`.
public struct Evidence: Equatable, Sendable {
    /// Bytes of the article's text that are quoted.
    public var range: TextRange
    /// Bytes of the number, inside the quote.
    public var figure: TextRange?
    /// Bytes of the subject, where they stand in the text.
    public var subject: TextRange?
    /// Bytes of the words that give the period.
    public var period: TextRange?
    /// Index of the block the quote stands in.
    public var block: Int?
    /// A quote of which no part is told yet.
    public init(range: TextRange) { self.range = range }
}

/// The time a fact speaks of.
public struct FactPeriod: Equatable, Sendable {
    /// ISO 8601 date, week, month, `2008-Q1`, `2008-H1`, `FY2024-Q3`, year, date-time or `start/end` (both included); nil is timeless.
    public var value: String?
    /// Half-open interval.
    public var start: String?
    /// Half-open: the first instant behind the period.
    public var end: String?
    /// instant | duration.
    public var kind: String?
    /// The words in the text that give the period.
    public var text: String?
    /// calendar | fiscal | assumed.
    public var calendar: String?
    /// explicit | partial | inherited | published | none.
    public var basis: String
    /// A period of which only the basis is known.
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
    /// Document that says so.
    public var docID: String
    /// Version of the document that says so.
    public var docVersion: String
    /// When the bytes were had (RFC 3339).
    public var observedAt: String?
    /// Address of the document.
    public var url: String?
    /// Title of the document.
    public var title: String?
    /// Publisher of the document.
    public var publisher: String?
    /// When the document says it was published.
    public var published: String?
    /// BCP 47 tag of the document.
    public var language: String?
    /// Whom or what the fact speaks of.
    public var subject: Subject
    /// What is counted or measured, in the document's words.
    public var measure: String?
    /// Identifier of the measure in a vocabulary; nil where none is known.
    public var measureID: String?
    /// level | change | share | rate.
    public var statistic: String
    /// The number after scale; nil for a range.
    public var value: ExactDecimal?
    /// Lower end of a range; nil where it is open.
    public var low: ExactDecimal?
    /// Upper end of a range; nil where it is open.
    public var high: ExactDecimal?
    /// How the number bounds the true value.
    public var bound: Bound
    /// Written precision: digits behind the point, negative for a scale.
    public var decimals: Int
    /// ISO 4217, UCUM, `%`, `pp`, `bp`, or `1` for a bare count.
    public var unit: String
    /// Singular English name of the unit; nil when the unit is `1`.
    public var unitName: String?
    /// explicit | inferred.
    public var unitBasis: String
    /// Direction, where the number measures a change.
    public var change: Change?
    /// What a change is measured against.
    public var comparedWith: Comparison?
    /// The time the fact speaks of.
    public var period: FactPeriod
    /// actual | forecast | possible | negated.
    public var modality: String
    /// What narrows the fact, in reading order.
    public var qualifiers: [Qualifier] = []
    /// Who else takes part, in reading order.
    public var participants: [Participant] = []
    /// Who says so; nil where the document itself does.
    public var attributedTo: Attribution?
    /// Shared by the assertions of one clause: level and change.
    public var group: String?
    /// The fact_id of the same quantity in another unit.
    public var restates: String?
    /// Probability that every slot is right.
    public var confidence: Double
    /// Name of the rule that made the fact.
    public var rule: String
    /// Where the text says it; the first is the main one.
    public var evidence: [Evidence] = []

    /// A fact that takes its document's metadata from `article` and its number from `figure`.
    public init(
        article: Article, figure: Figure, subject: Subject, statistic: String, period: FactPeriod, modality: String,
        confidence: Double, rule: String
    ) {
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
