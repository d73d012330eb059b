internal import NewsModel

/// A figure in the making: one amount, or the two ends of a range.
struct Draft {
    /// Tokens, and the token behind them.
    var first: Int
    var next: Int
    /// Bytes.
    var start: Int
    var end: Int
    /// The amount that carries the unit; the upper end of a range.
    var amount: Amount
    /// Both ends, after scale and unit are shared.
    var low: ExactDecimal?
    var high: ExactDecimal?
    var decimals: Int
    var bound = Bound.equal
    /// First token of the bound words before the figure.
    var boundFirst: Int
    /// The bound is a place on a scale ("below 5,000").
    var boundIsPlace = false
    var change: Change?
    /// Denominator of a rate.
    var per: (code: String, name: String)?
    var counted: String?
    /// Token behind the counted noun phrase.
    var countedNext: Int
    var rule: String
    /// Where reading goes on when the draft turns out to be no figure.
    var skipTo = 0
    /// The number lies in what was read as a stretch of time.
    var isInDuration = false
    /// Token reading goes on at: behind the counted phrase where that holds a number which is part of a name.
    var resume = 0
    /// Carries what the figure before it counted.
    var isElliptic = false

    init(amount: Amount) {
        self.amount = amount
        first = amount.first
        next = amount.next
        start = amount.start
        end = amount.end
        decimals = amount.number.decimals - amount.power
        boundFirst = amount.first
        countedNext = amount.next
        rule = "count"
    }
}
