internal import NewsModel

/// Calendar fields: what the text leaves out is taken from the context.
extension DateResolver {
    /// The period that fields name.
    func calendar(_ fields: CalendarFields) -> CalendarPeriod? {
        let year = fields.year ?? fields.yearShift.flatMap { shift in context.reference.map { $0.year + shift } }
        if let shift = fields.dayShift { return context.reference.map { .day($0.adding(days: shift)) } }
        if let holiday = fields.holiday { return self.holiday(holiday, year) }
        if let nth = fields.nthWeekday, let weekday = fields.weekday { return nthWeekday(nth, weekday, fields, year) }
        if let decade = fields.decade { return self.decade(decade) }
        if let century = fields.century { return .century(century) }
        if let week = fields.week { return self.week(week, fields, year) }
        if let quarter = fields.quarter {
            if fields.fiscal {
                return (year ?? context.reference?.year).map { .fiscalQuarter(year: $0, number: quarter) }
            }
            if let year { return .quarter(year: year, number: quarter) }
            return context.reference.map { .quarter(year: startedYear($0, month: quarter * 3 - 2), number: quarter) }
        }
        if let half = fields.half {
            if fields.fiscal { return (year ?? context.reference?.year).map { .fiscalHalf(year: $0, number: half) } }
            if let year { return .half(year: year, number: half) }
            return context.reference.map { .half(year: startedYear($0, month: half * 6 - 5), number: half) }
        }
        if fields.fiscal { return year.map { .fiscalYear($0) } }
        if let season = fields.season {
            if let year { return .season(year: year, season) }
            guard let reference = context.reference else { return nil }
            return .season(year: seasonYear(season, reference), season)
        }
        if let month = fields.month {
            if let day = fields.day { return monthDay(month, day, fields.weekday, year) }
            if let year { return .month(year: year, number: month) }
            return context.reference.map { .month(year: monthYear(month, $0), number: month) }
        }
        if let day = fields.day, fields.month == nil, fields.monthShift == nil, fields.weekday == nil {
            return context.reference.flatMap { dayOfMonth(day, $0) }
        }
        if let shift = fields.monthShift, let reference = context.reference, let day = fields.day {
            let month = CalendarPeriod.containing(reference, .month).advanced(by: shift)
            guard case .month(let y, let m) = month else { return nil }
            return CalendarDate(year: y, month: m, day: day).map { .day($0) }
        }
        if let weekday = fields.weekday {
            if let day = fields.day { return weekdayDay(weekday, day) }
            return context.reference.map { .day(self.weekday(weekday, $0)) }
        }
        return year.map { .year($0) }
    }

    /// A bare weekday: the last one, today included, unless the clause looks ahead.
    private func weekday(_ weekday: Int, _ reference: CalendarDate) -> CalendarDate {
        let back = (reference.weekday - weekday + 7) % 7
        if tense.looksAhead, back != 0 { return reference.adding(days: 7 - back) }
        // Where no verb decides, six days ago is rather tomorrow.
        if tense == .nearest && back > 3 || tense == .unknown && back == 6 { return reference.adding(days: 7 - back) }
        return reference.adding(days: -back)
    }

    /// `Friday the 13th`, `Monday 21`: the nearest such day.
    private func weekdayDay(_ weekday: Int, _ day: Int) -> CalendarPeriod? {
        guard let reference = context.reference else { return nil }
        for distance in 0...24 {
            for sign in [-1, 1] {
                let first = CalendarDate(year: reference.year, month: reference.month, day: 1)?.adding(
                    months: distance * sign)
                if let first, let date = CalendarDate(year: first.year, month: first.month, day: day),
                    date.weekday == weekday
                {
                    return .day(date)
                }
            }
        }
        return nil
    }

    /// The year of a quarter or half without one: the latest that has begun, or the coming one where the clause looks ahead.
    private func startedYear(_ reference: CalendarDate, month: Int) -> Int {
        let begun = month <= reference.month
        if begun { return reference.year }
        // In January "the fourth quarter" was; in August it will be: of the one that is long over a writer names the year.
        return tense == .future || month - reference.month <= 2 ? reference.year : reference.year - 1
    }

    private func seasonYear(_ season: Season, _ reference: CalendarDate) -> Int {
        let here = CalendarPeriod.season(year: reference.year, season)
        guard let bounds = here.bounds else { return reference.year }
        if tense == .future {
            return bounds.end <= reference ? reference.year + 1 : reference.year
        }
        if tense != .past, tense != .unknown, reference < bounds.start,
            let before = CalendarPeriod.season(year: reference.year - 1, season).bounds,
            bounds.start.dayNumber - reference.dayNumber < reference.dayNumber - before.end.dayNumber
        {
            return reference.year
        }
        if season == .winter, reference.month == 12 { return reference.year + 1 }
        return bounds.start <= reference ? reference.year : reference.year - 1
    }

    /// The year of a bare month.
    private func monthYear(_ month: Int, _ reference: CalendarDate) -> Int {
        if month == reference.month { return reference.year }
        let past = month < reference.month ? reference.year : reference.year - 1
        if tense == .over { return past }
        // A month just ahead is the coming one: of the past one a writer says "last".
        let ahead = (month - reference.month + 12) % 12
        if ahead <= 2 || (ahead <= 4 && tense != .past) { return past + 1 }
        return tense == .future ? past + 1 : past
    }

    /// A day of a month without year: the nearest, leaning to what was; the clause decides where both are near.
    private func monthDay(_ month: Int, _ day: Int, _ weekday: Int?, _ year: Int?) -> CalendarPeriod? {
        if let year { return CalendarDate(year: year, month: month, day: day).map { .day($0) } }
        guard let reference = context.reference else { return nil }
        func date(_ year: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }
        if let weekday {
            for distance in 0...6 {
                for sign in [-1, 1] {
                    if let found = date(reference.year + distance * sign), found.weekday == weekday {
                        return .day(found)
                    }
                }
            }
        }
        let here = date(reference.year)
        let past = here.map { $0 <= reference } == true ? here : date(reference.year - 1)
        let future = here.map { $0 > reference } == true ? here : date(reference.year + 1)
        guard let past else { return future.map { .day($0) } }
        guard let future else { return .day(past) }
        return .day(nearer(past, future, to: reference))
    }

    /// "the 18th": of this month, else of the one before or behind it, whichever the clause looks to.
    private func dayOfMonth(_ day: Int, _ reference: CalendarDate) -> CalendarPeriod? {
        let order = tense == .future ? [0, 1, 2] : [0, -1, -2]
        for shift in order {
            let month = reference.adding(months: shift)
            guard let found = CalendarDate(year: month.year, month: month.month, day: day) else { continue }
            if tense == .future ? found >= reference : found <= reference { return .day(found) }
        }
        return nil
    }

    private func holiday(_ holiday: Holiday, _ year: Int?) -> CalendarPeriod? {
        if let year { return holiday.day(in: year).map { .day($0) } }
        guard let reference = context.reference else { return nil }
        let days = [-1, 0, 1].compactMap { holiday.day(in: reference.year + $0) }
        guard let past = days.last(where: { $0 <= reference }), let future = days.first(where: { $0 > reference })
        else {
            return days.first.map { .day($0) }
        }
        return .day(nearer(past, future, to: reference))
    }

    /// Of two days around the reference the one that the clause looks to, unless it is much farther away.
    private func nearer(_ past: CalendarDate, _ future: CalendarDate, to reference: CalendarDate) -> CalendarDate {
        let back = reference.dayNumber - past.dayNumber
        let ahead = future.dayNumber - reference.dayNumber
        switch tense {
        case .over: return past
        case .past: return ahead * 3 < back ? future : past
        case .future: return back * 6 < ahead ? past : future
        case .tentative, .nearest, .unknown: return ahead * 3 < back * 2 ? future : past
        }
    }

    private func nthWeekday(_ nth: Int, _ weekday: Int, _ fields: CalendarFields, _ year: Int?) -> CalendarPeriod? {
        guard let (y, m) = monthOf(fields, year) else { return nil }
        return Holiday.weekday(weekday, nth: nth, month: m, year: y).map { .day($0) }
    }

    private func monthOf(_ fields: CalendarFields, _ year: Int?) -> (Int, Int)? {
        if let month = fields.month {
            if let year { return (year, month) }
            return context.reference.map { (monthYear(month, $0), month) }
        }
        guard let shift = fields.monthShift, let reference = context.reference else { return nil }
        guard case .month(let y, let m) = CalendarPeriod.containing(reference, .month).advanced(by: shift) else {
            return nil
        }
        return (y, m)
    }

    /// A numbered week of the year, or the nth week of a month: the one whose Thursday is the nth of the month.
    private func week(_ week: Int, _ fields: CalendarFields, _ year: Int?) -> CalendarPeriod? {
        if fields.month != nil || fields.monthShift != nil {
            guard let (y, m) = monthOf(fields, year) else { return nil }
            guard let thursday = Holiday.weekday(fields.weekend ? 6 : 4, nth: week, month: m, year: y) else {
                return nil
            }
            let found = thursday.isoWeek
            return fields.weekend
                ? .weekend(year: found.year, number: found.week) : .week(year: found.year, number: found.week)
        }
        guard let y = year ?? context.reference?.year else { return nil }
        let number = week == -1 ? CalendarDate.weeksInYear(y) : week
        return number <= CalendarDate.weeksInYear(y) ? .week(year: y, number: number) : nil
    }

    /// "the nineties": the last such decade that has begun.
    private func decade(_ decade: Int) -> CalendarPeriod? {
        guard decade < 10 else { return .decade(decade) }
        let year = context.reference?.year ?? 2000
        let here = floorDivide(year, 100) * 10 + decade
        return .decade(here * 10 <= year ? here : here - 10)
    }

    /// `last Friday`, `next May`, `this summer`; a shift of two is that of "last" and "next", which pass over the nearest day.
    func directed(_ fields: CalendarFields, _ shift: Int) -> CalendarPeriod? {
        guard let reference = context.reference else { return nil }
        if let weekday = fields.weekday, fields.month == nil {
            if shift == 0 {
                let monday = reference.adding(days: 1 - reference.weekday)
                return .day(monday.adding(days: weekday - 1))
            }
            let back = (reference.weekday - weekday + 6) % 7 + 1
            // Of yesterday and tomorrow nobody says "last Monday" and "next Monday"; "this past Monday" is yesterday.
            if shift < 0 { return .day(reference.adding(days: back == 1 && shift == -2 ? -8 : -back)) }
            return .day(reference.adding(days: back == 7 ? 7 : back == 6 && shift == 2 ? 8 : 7 - back))
        }
        return beside(fields, reference, shift.signum())
    }

    /// The nearest such period before, at or behind a day.
    func beside(_ fields: CalendarFields, _ anchor: CalendarDate, _ shift: Int) -> CalendarPeriod? {
        if let weekday = fields.weekday {
            let back = (anchor.weekday - weekday + 6) % 7 + 1
            if shift == 0 { return .day(anchor.adding(days: -(back % 7))) }
            return .day(shift < 0 ? anchor.adding(days: -back) : anchor.adding(days: back == 7 ? 7 : 7 - back))
        }
        func pick(_ period: (Int) -> CalendarPeriod?) -> CalendarPeriod? {
            guard shift != 0 else { return period(anchor.year) }
            for year in shift < 0 ? [anchor.year, anchor.year - 1, anchor.year - 2] : [anchor.year, anchor.year + 1] {
                guard let found = period(year), let bounds = found.bounds else { continue }
                // In the first days of April "last March" is no month that has just ended.
                if shift < 0, anchor.day <= 7, case .month(anchor.year, anchor.month - 1) = found { continue }
                if shift < 0 ? bounds.end <= anchor : bounds.start > anchor { return found }
            }
            return nil
        }
        if let season = fields.season { return pick { .season(year: $0, season) } }
        if let quarter = fields.quarter { return pick { .quarter(year: $0, number: quarter) } }
        if let holiday = fields.holiday { return pick { holiday.day(in: $0).map { .day($0) } } }
        if let month = fields.month {
            if let day = fields.day {
                return pick { CalendarDate(year: fields.year ?? $0, month: month, day: day).map { .day($0) } }
            }
            if let year = fields.year { return .month(year: year, number: month) }
            return pick { .month(year: $0, number: month) }
        }
        return nil
    }
}
