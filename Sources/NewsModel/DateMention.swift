/// TIMEX3 classes of a date expression.
public struct TimexType: OpenEnum {
    /// The class as TIMEX3 writes it.
    public let rawValue: String
    /// Takes any class; the known ones are static members.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A day or a longer period of the calendar.
    public static let date = TimexType(rawValue: "DATE")
    /// A time of day.
    public static let time = TimexType(rawValue: "TIME")
    /// A stretch of time.
    public static let duration = TimexType(rawValue: "DURATION")
    /// Something that recurs.
    public static let set = TimexType(rawValue: "SET")
}

/// A date, time, duration or recurrence in the text, as TIMEX3 (ISO 24617-1) sees it.
public struct DateMention: Equatable, Sendable {
    /// Bytes of the expression in the article's text.
    public var range: TextRange
    /// TIMEX3 class.
    public var type: TimexType
    /// TIMEX3 value: `2023-12-31`, `2008-Q1`, `P27Y`, `PRESENT_REF`; nil where it cannot be resolved.
    public var value: String?
    /// TIMEX3 mod: START MID END APPROX BEFORE AFTER MORE_THAN LESS_THAN EQUAL_OR_MORE EQUAL_OR_LESS.
    public var mod: String?
    /// Resolved half-open interval, ISO 8601 on both sides; nil when vague. Where the text leaves a side open ("since 2019",
    /// "until Friday"), that side is `..`, as ISO 8601-2 writes it.
    public var interval: Interval?
    /// Name of the table row or rule that made it (not part of the stream).
    public var rule: String

    /// `[start, end)` as ISO 8601 dates or date-times.
    public struct Interval: Equatable, Hashable, Sendable {
        /// First instant, inclusive.
        public var start: String
        /// First instant behind it.
        public var end: String
        /// An interval between two ISO 8601 instants.
        public init(_ start: String, _ end: String) {
            self.start = start
            self.end = end
        }
    }

    /// An expression without an interval.
    public init(range: TextRange, type: TimexType, value: String?, mod: String? = nil, rule: String) {
        self.range = range
        self.type = type
        self.value = value
        self.mod = mod
        self.rule = rule
    }
}
