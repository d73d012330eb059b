internal import NewsModel

/// What the text has said so far that later dates count from.
struct DateContext: Sendable {
    /// The day the article was written: its dateline, else its publication.
    var reference: CalendarDate?
    /// Clock and zone of publication are never needed; the day decides.
    /// The last period that the text named in calendar terms, and the last single day.
    var last: CalendarPeriod?
    var lastDay: CalendarDate?
    /// Sentence of ``lastDay``.
    var lastDaySentence = -1
    /// The quarter or half that is reported on, and the sentence that named it.
    var reported: CalendarPeriod?
    /// Sentence of the last explicit year.
    var lastYear: Int?

    /// Remembers a resolved date.
    mutating func note(_ period: CalendarPeriod, sentence: Int, isReported: Bool) {
        last = period
        if case .day(let day) = period {
            lastDay = day
            lastDaySentence = sentence
        }
        switch period {
        case .quarter, .half, .fiscalQuarter, .fiscalHalf: if isReported { reported = period }
        default: break
        }
    }
}
