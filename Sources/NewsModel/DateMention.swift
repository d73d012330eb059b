/// TIMEX3 classes of a date expression.
public struct TimexType: OpenEnum {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let date = TimexType(rawValue: "DATE")
    public static let time = TimexType(rawValue: "TIME")
    public static let duration = TimexType(rawValue: "DURATION")
    public static let set = TimexType(rawValue: "SET")
}

/// A date, time, duration or recurrence in the text, as TIMEX3 (ISO 24617-1) sees it.
public struct DateMention: Equatable, Sendable {
    public var range: TextRange
    public var type: TimexType
    /// TIMEX3 value: `2023-12-31`, `2008-Q1`, `P27Y`, `PRESENT_REF`; nil where it cannot be resolved.
    public var value: String?
    /// TIMEX3 mod: START MID END APPROX BEFORE AFTER MORE_THAN LESS_THAN EQUAL_OR_MORE EQUAL_OR_LESS.
    public var mod: String?
    /// Resolved half-open interval, ISO 8601 on both sides; nil when vague.
    public var interval: Interval?
    /// Name of the table row or rule that made it (not part of the stream).
    public var rule: String

    /// `[start, end)` as ISO 8601 dates or date-times.
    public struct Interval: Equatable, Hashable, Sendable {
        public var start: String
        public var end: String
        public init(_ start: String, _ end: String) {
            self.start = start
            self.end = end
        }
    }

    public init(range: TextRange, type: TimexType, value: String?, mod: String? = nil, rule: String) {
        self.range = range
        self.type = type
        self.value = value
        self.mod = mod
        self.rule = rule
    }
}
