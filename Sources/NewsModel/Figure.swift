/// How a figure bounds the true value.
public struct Bound: OpenEnum {
    /// The sign as it stands in the stream.
    public let rawValue: String
    /// Takes any sign; the known ones are static members.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The value as it is.
    public static let equal = Bound(rawValue: "=")
    /// More than the value.
    public static let more = Bound(rawValue: ">")
    /// The value or more.
    public static let atLeast = Bound(rawValue: ">=")
    /// Less than the value.
    public static let less = Bound(rawValue: "<")
    /// The value or less.
    public static let atMost = Bound(rawValue: "<=")
    /// About the value.
    public static let about = Bound(rawValue: "~")
    /// Between `low` and `high`; an open side is nil.
    public static let range = Bound(rawValue: "range")
}

/// The direction of a change that a figure measures.
public struct Change: OpenEnum {
    /// The direction as it stands in the stream.
    public let rawValue: String
    /// Takes any direction; the known ones are static members.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// It became more.
    public static let increase = Change(rawValue: "increase")
    /// It became less.
    public static let decrease = Change(rawValue: "decrease")
}

/// A number that measures or counts something, as written in the text.
public struct Figure: Equatable, Sendable {
    /// The number with its currency sign, scale word and unit; not the counted noun, not the bound word.
    public var range: TextRange
    /// After scale ("$3.2bn" is 3200000000); nil for a range.
    public var value: ExactDecimal?
    /// The ends of a range stand apart: few figures have any, and they take half the room of one.
    private var ends: Ends?
    /// How the number bounds the true value.
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
    /// Direction, where the figure measures a change.
    public var change: Change?
    /// Name of the table row or rule that made it.
    public var rule: String

    private indirect enum Ends: Equatable, Sendable { case range(low: ExactDecimal?, high: ExactDecimal?) }

    /// Lower end of a range; nil where it is open.
    public var low: ExactDecimal? {
        get { if case .range(let low, _) = ends { low } else { nil } }
        set { setEnds(low: newValue, high: high) }
    }
    /// Upper end of a range; nil where it is open.
    public var high: ExactDecimal? {
        get { if case .range(_, let high) = ends { high } else { nil } }
        set { setEnds(low: low, high: newValue) }
    }

    private mutating func setEnds(low: ExactDecimal?, high: ExactDecimal?) {
        ends = low == nil && high == nil ? nil : .range(low: low, high: high)
    }

    /// A figure of which only place and value are known: a bare count.
    public init(range: TextRange, value: ExactDecimal?, rule: String) {
        self.range = range
        self.value = value
        self.rule = rule
    }
}
