/// How a figure bounds the true value.
public struct Bound: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let equal = Bound(rawValue: "=")
    public static let more = Bound(rawValue: ">")
    public static let atLeast = Bound(rawValue: ">=")
    public static let less = Bound(rawValue: "<")
    public static let atMost = Bound(rawValue: "<=")
    public static let about = Bound(rawValue: "~")
    /// Between `low` and `high`; an open side is nil.
    public static let range = Bound(rawValue: "range")
}

/// The direction of a change that a figure measures.
public struct Change: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let increase = Change(rawValue: "increase")
    public static let decrease = Change(rawValue: "decrease")
}

/// A number that measures or counts something, as written in the text.
public struct Figure: Equatable, Sendable {
    /// The number with its currency sign, scale word and unit; not the counted noun, not the bound word.
    public var range: TextRange
    /// After scale ("$3.2bn" is 3200000000); nil for a range.
    public var value: ExactDecimal?
    public var low: ExactDecimal?
    public var high: ExactDecimal?
    public var bound: Bound = .equal
    /// Written precision as a power of ten: digits behind the point, negative for a scale ("$3.2bn" is -8).
    public var decimals: Int = 0
    /// ISO 4217, UCUM, `%`, `pp`, `bp`, or `1` for a bare count; rates as `USD/[bbl_us]`, `USD/{share}`, `1/a`.
    public var unit: String = "1"
    /// Singular English name, nil when the unit is `1`.
    public var unitName: String?
    /// `explicit` or `inferred` (a bare "$").
    public var unitBasis: String = "explicit"
    /// Counted noun phrase with a singular head: "auto parts enterprise".
    public var counted: String?
    public var change: Change?
    /// Name of the table row or rule that made it.
    public var rule: String

    public init(range: TextRange, value: ExactDecimal?, rule: String) {
        self.range = range
        self.value = value
        self.rule = rule
    }
}
