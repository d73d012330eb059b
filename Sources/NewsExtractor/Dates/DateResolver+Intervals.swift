internal import NewsModel

/// Half-open intervals.
extension DateResolver {
    /// The interval of a period, narrowed to the part that a word such as "early" or "the end of" names.
    func interval(_ period: CalendarPeriod, _ expression: TimeExpression) -> DateMention.Interval? {
        guard var bounds = period.bounds else { return nil }
        if case .weekOf(let fields, true) = expression.meaning, fields.holiday != nil,
            let day = calendar(fields)?.bounds
        {
            // A holiday on a Monday or a Friday makes the weekend long.
            if day.start == bounds.end { bounds.end = day.end }
            if day.end == bounds.start { bounds.start = day.start }
            return DateMention.Interval(bounds.start.description, bounds.end.description)
        }
        guard let mod = expression.mod else { return period.interval }
        switch mod {
        case .start, .mid, .end:
            if expression.rule == "end-of" || expression.rule == "year-end", period.isShortEnoughForDays {
                return DateMention.Interval(bounds.end.adding(days: -1).description, bounds.end.description)
            }
            if expression.rule == "start-of", period.isShortEnoughForDays {
                return DateMention.Interval(bounds.start.description, bounds.start.adding(days: 1).description)
            }
            if expression.isComparative, case .unit(_, 0, _) = expression.meaning, let reference = context.reference,
                reference > bounds.start || mod == .end, reference < bounds.end
            {
                return mod == .start
                    ? DateMention.Interval(bounds.start.description, reference.description)
                    : DateMention.Interval(reference.description, bounds.end.description)
            }
            return third(period, bounds, mod)
        default: return period.interval
        }
    }

    /// "more than two weeks before today" reaches back without end, "less than three days after tomorrow" lies between.
    func boundedInterval(_ period: CalendarPeriod, _ expression: TimeExpression) -> DateMention.Interval? {
        guard let mod = expression.mod, case .day(let day) = period,
            case .distanceFrom(_, let sign, let origin) = expression.meaning,
            let anchor = self.period(origin)?.bounds?.start
        else { return nil }
        switch mod {
        case .moreThan, .equalOrMore:
            return sign < 0
                ? DateMention.Interval("..", day.description) : DateMention.Interval(day.description, "..")
        case .lessThan, .equalOrLess:
            return sign < 0
                ? DateMention.Interval(day.description, anchor.description)
                : DateMention.Interval(anchor.description, day.description)
        default: return nil
        }
    }

    /// The first, second or last third: months of a year, ten days of a month, years of a decade; nil for days.
    private func third(
        _ period: CalendarPeriod, _ bounds: (start: CalendarDate, end: CalendarDate), _ mod: TimexModifier
    ) -> DateMention.Interval? {
        let cuts: (CalendarDate, CalendarDate)
        switch period {
        case .year: cuts = (bounds.start.adding(months: 4), bounds.start.adding(months: 8))
        case .quarter, .season: cuts = (bounds.start.adding(months: 1), bounds.start.adding(months: 2))
        case .half: cuts = (bounds.start.adding(months: 2), bounds.start.adding(months: 4))
        case .month: cuts = (bounds.start.adding(days: 10), bounds.start.adding(days: 20))
        case .week: cuts = (bounds.start.adding(days: 2), bounds.start.adding(days: 4))
        case .decade: cuts = (bounds.start.adding(years: 4), bounds.start.adding(years: 7))
        case .century: cuts = (bounds.start.adding(years: 33), bounds.start.adding(years: 67))
        default: return period.interval
        }
        switch mod {
        case .start: return DateMention.Interval(bounds.start.description, cuts.0.description)
        case .mid: return DateMention.Interval(cuts.0.description, cuts.1.description)
        default: return DateMention.Interval(cuts.1.description, bounds.end.description)
        }
    }

    /// Where a duration lies: "the first eight months of 2013", "the past two years", "the next few days" (none).
    func interval(_ amount: TimeAmount, _ placement: TimeExpression.Placement?) -> DateMention.Interval? {
        guard let placement, let shift = amount.calendarShift else { return nil }
        if amount.unit.isClock { return interval(seconds: shift.seconds, placement) }
        guard shift.seconds == 0, shift.months > 0 || shift.days > 0 else { return nil }
        switch placement {
        case .within:
            return context.reference.map {
                DateMention.Interval(
                    $0.description, $0.adding(months: shift.months).adding(days: shift.days).description)
            }
        case .start(let fields):
            guard let year = fields?.year ?? context.reference.map({ $0.year + (fields?.yearShift ?? 0) }),
                let start = CalendarDate(year: year, month: 1, day: 1)
            else { return nil }
            let end = start.adding(months: shift.months).adding(days: shift.days)
            return DateMention.Interval(start.description, end.description)
        case .end(let fields):
            guard let year = fields.year ?? context.reference.map({ $0.year + (fields.yearShift ?? 0) }),
                let end = CalendarDate(year: year + 1, month: 1, day: 1)
            else { return nil }
            return DateMention.Interval(
                end.adding(months: -shift.months).adding(days: -shift.days).description, end.description)
        case .until(let fields):
            guard let end = calendar(fields)?.bounds?.end else { return nil }
            return DateMention.Interval(
                end.adding(months: -shift.months).adding(days: -shift.days).description, end.description)
        case .reference(let sign): return context.reference.map { beside($0, amount, shift, sign) }
        case .told(let sign):
            return
                (context.lastDay ?? context.last?.bounds.map { sign < 0 ? $0.start : $0.end.adding(days: -1) }
                ?? context.reference).map { beside($0, amount, shift, sign) }
        }
    }

    /// "the next hour", "within 20 minutes", "the past 90 minutes": counted from the moment of writing.
    private func interval(seconds: Int, _ placement: TimeExpression.Placement) -> DateMention.Interval? {
        guard let moment = context.moment, let day = context.reference, seconds > 0 else { return nil }
        let clock = ClockTime()
        switch placement {
        case .within, .reference(1):
            return DateMention.Interval(clock.stamp(day, moment), clock.stamp(day, moment + seconds))
        case .reference(-1):
            return DateMention.Interval(clock.stamp(day, moment - seconds), clock.stamp(day, moment))
        default: return nil
        }
    }

    /// The stretch of that length before a day, or behind it.
    private func beside(
        _ day: CalendarDate, _ amount: TimeAmount, _ shift: (months: Int, days: Int, seconds: Int), _ sign: Int
    ) -> DateMention.Interval {
        if amount.unit == .quarter, amount.rest.isEmpty,
            let here = CalendarPeriod.containing(day, .quarter).bounds
        {
            // Whole quarters: those that are over, or those to come.
            return sign < 0
                ? DateMention.Interval(here.start.adding(months: -shift.months).description, here.start.description)
                : DateMention.Interval(here.end.description, here.end.adding(months: shift.months).description)
        }
        if amount.isBusiness, let count = amount.whole, count < 1000 {
            return businessDays(count, sign < 0 ? day : day.adding(days: 1), sign)
        }
        if sign < 0 {
            return DateMention.Interval(
                day.adding(months: -shift.months).adding(days: -shift.days).description, day.description
            )
        }
        let start = day.adding(days: 1)
        return DateMention.Interval(
            start.description, start.adding(months: shift.months).adding(days: shift.days).description)
    }

    /// The stretch that holds so many Mondays to Fridays, ending before a day or beginning with it.
    private func businessDays(_ count: Int, _ day: CalendarDate, _ sign: Int) -> DateMention.Interval {
        var at = day
        var left = count
        var first: CalendarDate?
        while left > 0 {
            let counted = sign < 0 ? at.adding(days: -1) : at
            if counted.weekday <= 5 {
                left -= 1
                if first == nil { first = at }
            }
            at = at.adding(days: sign)
        }
        let edge = sign < 0 ? day : first ?? day
        return sign < 0
            ? DateMention.Interval(at.description, edge.description)
            : DateMention.Interval(edge.description, at.description)
    }
}

extension CalendarPeriod {
    /// Whether "the end of" it means its last day rather than its last third.
    var isShortEnoughForDays: Bool {
        switch self {
        case .year, .quarter, .half, .month, .week, .season: true
        default: false
        }
    }
}
