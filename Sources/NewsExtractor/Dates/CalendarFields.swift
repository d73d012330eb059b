/// The fields of a calendar date that the text names; what is missing comes from the context.
struct CalendarFields: Sendable, Equatable {
    /// Full year.
    @CompactField var year: Int?
    /// Year counted from the year of reference: -1 for "last year".
    @CompactField var yearShift: Int?
    /// Month counted from the month of reference: 0 for "the month".
    @CompactField var monthShift: Int?
    var fiscal = false
    @CompactField var half: Int?
    @CompactField var quarter: Int?
    var season: Season?
    @CompactField var month: Int?
    /// Week of the year (ISO) or, with a month, of the month; -1 for the last.
    @CompactField var week: Int?
    var weekend = false
    @CompactField var day: Int?
    /// ISO weekday.
    @CompactField var weekday: Int?
    /// Which of the weekdays of a month: the first Monday of September; -1 for the last.
    @CompactField var nthWeekday: Int?
    /// First year of a decade divided by ten; below ten where only the decade of a century is named ("the nineties").
    @CompactField var decade: Int?
    /// First year of a century divided by a hundred.
    @CompactField var century: Int?
    var holiday: Holiday?
    /// Days from the day of writing: "yesterday" as the anchor of a distance.
    @CompactField var dayShift: Int?
}
