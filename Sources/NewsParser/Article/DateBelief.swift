internal import NewsModel

/// Which dates are believed at all: none after the observation, none before the web.
struct DateBelief {
    private let limit: CalendarDate?

    /// `observed`: when the page was had (RFC 3339); nil where nobody knows, and no date is too late.
    init(observed: String?) { limit = observed.flatMap { CalendarDate(iso: $0) }.map { $0.adding(days: 1) } }

    /// The date, unless it is not to be believed.
    func believed(_ date: WrittenDate?) -> WrittenDate? {
        guard let date, date.day.year >= 1990 else { return nil }
        if let limit, date.day > limit { return nil }
        return date
    }

    /// The first date in a declared value, which may be seconds since 1970.
    func read(_ value: String?) -> WrittenDate? { value.flatMap { believed(WrittenDate.first(in: $0, epochs: true)) } }
}
