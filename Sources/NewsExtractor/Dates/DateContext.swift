internal import NewsModel

/// What the text has said so far that later dates count from.
struct DateContext: Sendable {
    /// The day the article was written: its dateline, else its publication.
    var reference: CalendarDate?
    /// Seconds since midnight of that day, where publication names its time: what "two hours ago" counts from.
    var moment: Int?
    /// The last period that the text named, and the last single day.
    var last: CalendarPeriod?
    var lastDay: CalendarDate?
    /// The last length of time with a number.
    var length: TimeAmount?
    /// The quarter or half that is reported on: the latest that is over, or the one that "ended Sept. 30".
    var quarter: CalendarPeriod?
    /// The last span a comparison can refer to: that quarter, or a year once "the nine months" or "the year" were named.
    var span: CalendarPeriod?

    /// The month or year that this sentence, or else the one before it, spoke of last: "in May sales rose from a year earlier".
    var told: CalendarPeriod?
    /// Whether this sentence did.
    var isToldHere = false

    /// Forgets what was told two sentences ago.
    mutating func beginSentence() {
        if !isToldHere { told = nil }
        isToldHere = false
    }

    /// Remembers a resolved date. `hasEnded`: "ended …" follows it; `isPast`: the clause tells what was.
    mutating func note(_ period: CalendarPeriod, hasEnded: Bool, isPast: Bool) {
        noteLast(period)
        switch period {
        case .quarter, .half, .fiscalQuarter, .fiscalHalf: noteReported(period, hasEnded: hasEnded, isPast: isPast)
        default: break
        }
    }

    /// Remembers a date that says nothing about the quarter reported on: "this quarter", "a year earlier".
    mutating func noteLast(_ period: CalendarPeriod) {
        last = period
        switch period {
        case .month, .year:
            told = period
            isToldHere = true
        case .quarter, .half, .fiscalYear, .fiscalQuarter, .fiscalHalf: told = nil
        default: break
        }
        if case .day(let day) = period { lastDay = day }
    }

    private mutating func noteReported(_ period: CalendarPeriod, hasEnded: Bool, isPast: Bool) {
        if !hasEnded {
            // A running quarter is reported on only where a company's own quarters are meant: "posted fourth-quarter profit" where no other was named.
            if let end = period.bounds?.end, let reference, end > reference, !isPast || quarter != nil { return }
            if let known = quarter, let start = period.bounds?.start, let before = known.bounds?.start, start < before {
                // An earlier quarter is only compared with.
                return
            }
        }
        quarter = period
        span = period
    }

    /// Remembers that figures of several months or of a year follow.
    mutating func noteLongSpan() {
        span = reference.map { .year($0.year) }
        told = nil
    }
}
