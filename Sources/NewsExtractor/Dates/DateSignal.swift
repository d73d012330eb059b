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
    ///
    /// A time of the clock has no length, so what comes after it begins with it, and what lasts until it ends there.
    /// The start and the end of a period are points too, though their interval is a day.
    func opened(_ interval: DateMention.Interval, _ expression: TimeExpression) -> DateMention.Interval {
        let isStart = expression.clock?.minutes != nil || expression.rule == "start-of"
        let isEnd = expression.rule == "end-of" || expression.rule == "year-end"
        return switch self {
        case .since: DateMention.Interval(interval.start, "..")
        case .after: DateMention.Interval(isStart ? interval.start : interval.end, "..")
        case .before: DateMention.Interval("..", isEnd ? interval.end : interval.start)
        case .until:
            DateMention.Interval("..", expression.clock?.minutes != nil ? interval.start : interval.end)
        }
    }
}
