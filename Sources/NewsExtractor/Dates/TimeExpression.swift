internal import NewsModel

/// What a date expression says, before the context resolves it.
struct TimeExpression: Sendable {
    var meaning: Meaning
    var mod: TimexModifier?
    /// Time of day, which makes the expression a TIME.
    var clock: ClockTime?
    /// Whether "ended …" follows: the quarter is the one reported on.
    var hasEnded = false
    /// "earlier" or "later" stands before it: bounded by the day of writing, not by a third of the period.
    var isComparative = false
    /// The date before it is the start of a range that ends here: the `July` of "from May to July".
    var endsRange = false
    /// What a preposition before it leaves open: "since 2019".
    var signal: DateSignal?
    /// It only says which one: "his March 4 letter" does not make that day the one spoken of.
    var isAttributive = false
    /// Name of the rule that read it.
    var rule: String

    /// Kinds of meaning.
    enum Meaning: Sendable {
        /// Fields of the calendar: `July 20, 2023`, `the third quarter`, `Thursday`.
        case calendar(CalendarFields)
        /// Fields with a direction: `last Friday`, `next May`, `this summer`.
        case directed(CalendarFields, shift: Int)
        /// Fields counted from the date the text speaks of: `the previous Friday`.
        case anaphoric(CalendarFields, shift: Int)
        /// A unit counted from the date of reference: `last year`, `this week`, `the month`.
        case unit(TimeUnit, shift: Int, fiscal: Bool)
        /// A unit counted from the date the text speaks of: `the following year`, `that quarter`.
        case anaphoricUnit(TimeUnit, shift: Int)
        /// A weekday of a week counted from this one: `Friday next week`.
        case weekdayOfWeek(Int, shift: Int)
        /// The week around a date: `the week of March 6`.
        case weekOf(CalendarFields, weekend: Bool)
        /// A day counted from the day of writing: `yesterday`.
        case day(shift: Int)
        /// An amount before or after the day of writing: `three weeks ago`.
        case distance(TimeAmount, sign: Int)
        /// An amount before or after the date the text speaks of: `a day earlier`.
        case anaphoricDistance(TimeAmount, sign: Int)
        /// An amount before or after a date: `3 weeks before June 9`, `the day before last Tuesday`.
        indirect case distanceFrom(TimeAmount, sign: Int, Meaning)
        /// The first or last day of a period: `the last day of March`.
        indirect case edgeDay(Meaning, isLast: Bool)
        /// The year that has just begun or is about to: `the new year`.
        case newYear
        /// The period reported on, that many years off: `the latest quarter`, `a year earlier`, `the year-ago quarter`.
        case reported(unit: TimeUnit?, years: Int, inYear: Int?)
        /// A span of time; `fromStartOf` places "the first nine months" in a year, `since` places "the past two years".
        case duration(TimeAmount, Placement?)
        /// The date, or the length of time, that the text named last: `until then`, `during that time`.
        case resumed(isLength: Bool)
        /// A recurrence: the TIMEX3 value.
        case recurrence(String)
        /// From the start of the running unit up to the day of writing: `year to date`; nil: from whenever on, `to date`.
        case toDate(TimeUnit?)
        /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`
        case reference(String)
        /// A five-year plan of China, by its number.
        case fiveYearPlan(Int)
    }

    /// Where a duration lies.
    enum Placement: Sendable {
        /// From the start of a year (nil: the year of reference).
        case start(CalendarFields?)
        /// Up to the end of a year: "the last three weeks of 2023".
        case end(CalendarFields)
        /// Up to a date: "the six months to 30 June", "the year ended June 30, 2024".
        case until(CalendarFields)
        /// Up to the day of reference (-1) or from it on (1).
        case reference(Int)
        /// From the day of reference on, that day included: "will finish within nine months".
        case within
        /// Whether it lies ahead of the day of reference.
        var isAhead: Bool {
            if case .reference(1) = self { true } else { false }
        }
        /// Up to the day the text speaks of (-1) or from it on (1): "the previous two years".
        case told(Int)
    }

    init(_ meaning: Meaning, _ rule: String, mod: TimexModifier? = nil, clock: ClockTime? = nil) {
        self.meaning = meaning
        self.rule = rule
        self.mod = mod
        self.clock = clock
    }
}

/// An expression and the tokens it covers.
struct ReadExpression: Sendable {
    var tokens: Range<Int>
    var expression: TimeExpression
}
