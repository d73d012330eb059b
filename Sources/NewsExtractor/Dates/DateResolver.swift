internal import NewsModel

/// Turns what an expression says into TIMEX3 value and interval, with the help of the context.
struct DateResolver {
    var context: DateContext
    /// Tense of the clause at hand.
    var tense: ClauseTense = .unknown

    init(context: DateContext) { self.context = context }

    /// What a mention will say.
    struct Resolution {
        var type: TimexType
        var value: String?
        var interval: DateMention.Interval?
        var period: CalendarPeriod?

        init(_ type: TimexType, _ value: String?, interval: DateMention.Interval? = nil, period: CalendarPeriod? = nil)
        {
            self.type = type
            self.value = value
            self.interval = interval
            self.period = period
        }
    }

    /// Resolves one expression and remembers what later ones may count from.
    mutating func resolve(_ expression: TimeExpression) -> Resolution {
        var resolution = resolveClosed(expression)
        if let signal = expression.signal, resolution.type == .date || resolution.type == .time {
            resolution.interval = resolution.interval.map { signal.opened($0, expression) }
        }
        return resolution
    }

    private mutating func resolveClosed(_ expression: TimeExpression) -> Resolution {
        switch expression.meaning {
        case .duration(let amount, let placement):
            if amount.unit == .month && (amount.whole ?? 0) >= 6 || expression.rule == "year-ended" {
                context.noteLongSpan()
            }
            if amount.whole != nil { context.length = amount }
            return Resolution(.duration, amount.value, interval: interval(amount, placement))
        case .resumed(let isLength): return resumed(isLength, expression)
        case .recurrence(let value): return Resolution(.set, value)
        case .reference(let value): return Resolution(.date, value)
        case .toDate(let unit):
            guard let day = context.reference else { return Resolution(.date, unit == nil ? "PRESENT_REF" : nil) }
            let period = unit.map { CalendarPeriod.containing(day, $0) }
            return Resolution(
                .date, period?.value ?? "PRESENT_REF",
                interval: DateMention.Interval(period?.bounds?.start.description ?? "..", day.description))
        case .fiveYearPlan(let number): return fiveYearPlan(number)
        case .distance(let amount, _), .anaphoricDistance(let amount, _), .distanceFrom(let amount, _, _):
            if amount.whole == nil {
                return Resolution(.date, sign(expression.meaning) < 0 ? "PAST_REF" : "FUTURE_REF")
            }
            if case .distance(_, let sign) = expression.meaning, let time = moved(amount, sign) { return time }
        default: break
        }
        if case .anaphoricUnit(.day, 0) = expression.meaning, context.lastDay == nil, let clock = expression.clock,
            clock.minutes != nil || expression.mod != .mid && expression.signal == nil
        {
            // No day was named: value and interval tell the time of day alone; "by mid-afternoon" is of the day of writing.
            return Resolution(.time, clock.value, interval: clock.interval(on: nil, expression.mod))
        }
        var period = matching(expression) ?? period(expression.meaning)
        if expression.rule == "quarter-ended", expression.hasEnded, tense != .future,
            case .calendar(let fields) = expression.meaning, fields.year == nil, let end = period?.bounds?.end,
            let reference = context.reference, reference.adding(days: 31) < end
        {
            // What has ended is no quarter to come.
            period = period?.inYear(shiftedBy: -1)
        }
        guard let period else {
            if let clock = expression.clock { return Resolution(.time, clock.value.isEmpty ? nil : clock.value) }
            return Resolution(.date, nil)
        }
        if expression.isAttributive {
            // It was not spoken of.
        } else if case .calendar = expression.meaning {
            context.note(period, hasEnded: expression.hasEnded, isPast: tense == .past || tense == .over)
        } else {
            context.noteLast(period)
        }
        if expression.rule == "the-year" { context.noteLongSpan() }
        if let clock = expression.clock, case .day(let day) = period {
            return Resolution(
                .time, (clock.minutes == 1440 ? day : day).description + clock.value,
                interval: clock.interval(on: day, expression.mod), period: period)
        }
        let interval = boundedInterval(period, expression) ?? interval(period, expression)
        return Resolution(.date, period.value, interval: interval, period: period)
    }

    /// "until then", "during that time": what was named last; no value where nothing was.
    private func resumed(_ isLength: Bool, _ expression: TimeExpression) -> Resolution {
        if isLength { return Resolution(.duration, context.length?.value) }
        guard let last = context.last else { return Resolution(.date, nil) }
        return Resolution(.date, last.value, interval: interval(last, expression), period: last)
    }

    /// "In May sales rose from a year earlier", "2019, three years earlier": the month or year that the sentence speaks of,
    /// in the other year; nil where a quarter is reported on.
    private func matching(_ expression: TimeExpression) -> CalendarPeriod? {
        guard case .reported(nil, let years, nil) = expression.meaning, years < 0, let told = context.told,
            case let isAgo = expression.rule == "ago", isAgo || expression.rule == "year-earlier"
        else { return nil }
        switch told {
        case .month:
            guard context.isToldHere || context.span == nil else { return nil }
            // Of what the sentence before spoke of only the latest month is what is reported on.
            if !context.isToldHere, let start = told.bounds?.start, let reference = context.reference,
                !(0..<124).contains(reference.dayNumber - start.dayNumber)
            {
                return nil
            }
            // "a year ago" counts from the day of writing: of a month that is long over it says nothing.
            if isAgo, let start = told.bounds?.start, let reference = context.reference,
                !(0..<186).contains(reference.dayNumber - start.dayNumber)
            {
                return nil
            }
        case .year: guard context.isToldHere, !isAgo else { return nil }
        default: return nil
        }
        return told.inYear(shiftedBy: years)
    }

    /// "two hours ago", "in 20 minutes": a time, where the article tells when it was written.
    private func moved(_ amount: TimeAmount, _ sign: Int) -> Resolution? {
        guard amount.unit.isClock, let moment = context.moment, let day = context.reference,
            let shift = amount.calendarShift, shift.months == 0
        else { return nil }
        let clock = ClockTime()
        let at = moment + sign * (shift.seconds + shift.days * 86_400)
        var value = clock.stamp(day, at)
        if value.hasSuffix(":00") { value.removeLast(3) }
        return Resolution(
            .time, value, interval: DateMention.Interval(clock.stamp(day, at), clock.stamp(day, at + 60)))
    }

    private func sign(_ meaning: TimeExpression.Meaning) -> Int {
        switch meaning {
        case .distance(_, let sign), .anaphoricDistance(_, let sign), .distanceFrom(_, let sign, _): sign
        default: 0
        }
    }

    /// Whether "the new year" is still to come: in autumn it is, in spring it has begun, between them the clause decides.
    private func isNewYearAhead(_ day: CalendarDate) -> Bool {
        day.month >= 10 || day.month > 3 && tense != .past && tense != .over
    }

    /// The period an expression names; nil where the context cannot tell.
    func period(_ meaning: TimeExpression.Meaning) -> CalendarPeriod? {
        switch meaning {
        case .calendar(let fields): return calendar(fields)
        case .directed(let fields, let shift): return directed(fields, shift)
        case .anaphoric(let fields, let shift):
            guard let anchor = context.lastDay ?? context.last?.bounds?.start else {
                return directed(fields, shift * 2)
            }
            return beside(fields, anchor, shift)
        case .unit(let unit, let shift, let fiscal):
            guard let reference = context.reference else { return nil }
            if fiscal { return fiscalPeriod(unit, reference, shift) }
            return unitPeriod(unit, reference, shift)
        case .anaphoricUnit(let unit, let shift):
            return anaphoricUnit(unit, shift)
        case .weekdayOfWeek(let weekday, let shift):
            return context.reference.map { .day($0.adding(days: weekday - $0.weekday + shift * 7)) }
        case .weekOf(let fields, let weekend):
            // The week of a holiday is the nearest one: as "Easter week began" the day itself was still to come.
            var nearest = self
            if fields.holiday != nil { nearest.tense = .unknown }
            // A holiday on a Monday makes the weekend before it long.
            return nearest.calendar(fields)?.bounds.map {
                CalendarPeriod.containing(
                    weekend && $0.start.weekday == 1 ? $0.start.adding(days: -1) : $0.start, weekend ? .weekend : .week)
            }
        case .newYear: return context.reference.map { .year($0.year + (isNewYearAhead($0) ? 1 : 0)) }
        case .day(let shift): return context.reference.map { .day($0.adding(days: shift)) }
        case .distance(let amount, let sign): return context.reference.flatMap { moved($0, amount, sign) }
        case .anaphoricDistance(let amount, let sign):
            return (context.lastDay ?? context.last?.bounds?.start ?? context.reference).flatMap {
                moved($0, amount, sign)
            }
        case .distanceFrom(let amount, let sign, let origin):
            // Counted from a day, the result is a day.
            guard let start = self.period(origin)?.bounds?.start, let shift = amount.calendarShift else { return nil }
            return .day(start.adding(months: shift.months * sign).adding(days: shift.days * sign))
        case .edgeDay(let whole, let isLast):
            return self.period(whole)?.bounds.map { .day(isLast ? $0.end.adding(days: -1) : $0.start) }
        case .reported(let unit, let years, let inYear): return reported(unit, years, inYear)
        case .duration, .recurrence, .reference, .toDate, .fiveYearPlan, .resumed: return nil
        }
    }

    private func unitPeriod(_ unit: TimeUnit, _ day: CalendarDate, _ shift: Int) -> CalendarPeriod {
        // A weekend that is spoken of as "the weekend" or "last weekend" early in the week is the one just over.
        if unit == .weekend {
            let here = CalendarPeriod.containing(day, .weekend)
            if shift == 0 { return day.weekday <= 3 && !tense.looksAhead ? here.advanced(by: -1) : here }
            return here.advanced(by: shift < 0 ? -1 : 1)
        }
        return CalendarPeriod.containing(day, unit).advanced(by: shift)
    }

    private func fiscalPeriod(_ unit: TimeUnit, _ day: CalendarDate, _ shift: Int) -> CalendarPeriod? {
        switch unit {
        case .year: .fiscalYear(day.year + shift)
        case .quarter: CalendarPeriod.fiscalQuarter(year: day.year, number: day.quarter).advanced(by: shift)
        default: nil
        }
    }

    /// `that year`, `the following month`, `the day`: counted from what was named last.
    private func anaphoricUnit(_ unit: TimeUnit, _ shift: Int) -> CalendarPeriod? {
        if unit == .quarter, let quarter = context.quarter { return quarter.advanced(by: shift) }
        switch unit {
        case .day, .night:
            guard let day = context.lastDay ?? context.reference else { return nil }
            return .day(day.adding(days: shift))
        default:
            guard let anchor = context.last?.bounds?.start ?? context.reference else { return nil }
            return CalendarPeriod.containing(anchor, unit).advanced(by: shift)
        }
    }

    /// An amount of time before or after a day, no finer than its unit.
    private func moved(_ day: CalendarDate, _ amount: TimeAmount, _ sign: Int) -> CalendarPeriod? {
        guard let shift = amount.calendarShift else { return nil }
        let target = day.adding(months: shift.months * sign).adding(days: (shift.days + shift.seconds / 86_400) * sign)
        if !amount.rest.isEmpty { return .day(target) }
        switch amount.unit {
        case .second, .minute, .hour, .night, .day: return .day(target)
        case .weekend, .week, .fortnight: return CalendarPeriod.containing(target, .week)
        case .half, .quarter: return CalendarPeriod.containing(target, .quarter)
        case .month: return CalendarPeriod.containing(target, .month)
        case .year, .decade, .century, .millennium: return .year(target.year)
        }
    }

    /// `the latest quarter`, `a year earlier`, `the 1988 period`: the period reported on, moved by years.
    private func reported(_ unit: TimeUnit?, _ years: Int, _ inYear: Int?) -> CalendarPeriod? {
        let known: CalendarPeriod?
        if unit == nil, years == 0, inYear == nil, let quarter = context.quarter {
            known = quarter
        } else if unit == nil, let span = context.span {
            known = span
        } else if unit == .quarter || unit == .half, let quarter = context.quarter {
            known = quarter
        } else if unit == .quarter, let reference = context.reference {
            // The last quarter that is over.
            known = CalendarPeriod.containing(reference, .quarter).advanced(by: -1)
        } else if unit == .half, let reference = context.reference {
            known = CalendarPeriod.containing(reference, .half).advanced(by: -1)
        } else if unit == .month || unit == .week, let reference = context.reference {
            known = context.last ?? CalendarPeriod.containing(reference, unit ?? .month)
        } else {
            known = nil
        }
        if let known {
            if let inYear { return known.inYear(shiftedBy: inYear - known.year) }
            return known.inYear(shiftedBy: years)
        }
        if let inYear { return .year(inYear) }
        return context.reference.map { .year($0.year + years) }
    }

    private func fiveYearPlan(_ number: Int) -> Resolution {
        // The first two plans began in 1953 and 1958; after three years of adjustment the third began in 1966.
        let start = number <= 2 ? 1953 + (number - 1) * 5 : 1966 + (number - 3) * 5
        let interval = DateMention.Interval(
            CalendarDate.yearText(start) + "-01-01", CalendarDate.yearText(start + 5) + "-01-01")
        return Resolution(.duration, "P5Y", interval: interval)
    }
}
