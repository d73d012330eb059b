internal import NewsModel

/// A preposition that opens one side of a date's interval.
enum DateSignal: Sendable {
    /// `since 2019`, `starting Monday`, `2019 or later`
    case since
    /// `after March`
    case after
    /// `before 2010`
    case before
    /// `until Friday`, `by the end of the year`
    case until

    /// The interval with its open side, which ISO 8601-2 writes as `..`.
    func opened(_ interval: DateMention.Interval) -> DateMention.Interval {
        switch self {
        case .since: DateMention.Interval(interval.start, "..")
        case .after: DateMention.Interval(interval.end, "..")
        case .before: DateMention.Interval("..", interval.start)
        case .until: DateMention.Interval("..", interval.end)
        }
    }
}
