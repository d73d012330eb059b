internal import NewsLanguage

/// The period a report is about and its match in another year: `the latest quarter`, `the year-ago quarter`, `the same period
/// last year`.
extension DateReader {
    /// `the latest quarter`, `the latest period`, `the latest seven months`
    func readLatest(_ i: Int) -> Dated? {
        var at = i
        var fiscal = false
        if has(at, .fiscal) {
            fiscal = true
            at += 1
        }
        if has(at, .period) || isWord(at, Spelled.quarter) {
            return (
                TimeExpression(
                    .reported(unit: has(at, .period) ? nil : .quarter, years: 0, inYear: nil), "latest-period"), at + 1
            )
        }
        if let amount = readAmount(at), !amount.isArticle {
            return (TimeExpression(.duration(amount.amount, .reference(-1)), "latest-duration"), amount.next)
        }
        if has(at, .unit), let unit = word(at).unit, unit.rawValue >= TimeUnit.day.rawValue, unit != .half {
            return (TimeExpression(.unit(unit, shift: -1, fiscal: fiscal), "latest-unit"), at + 1)
        }
        return nil
    }

    /// `recent years`, `recent days and weeks`
    func readRecent(_ i: Int) -> Dated? {
        guard has(i, .units), let unit = word(i).unit, unit != .half else { return nil }
        var next = i + 1
        if has(next, .and), has(next + 1, .units) { next += 2 }
        return (TimeExpression(.duration(TimeAmount(whole: nil, unit: unit), .reference(-1)), "recent-units"), next)
    }

    /// Behind "the same" or "the corresponding": `period last year`, `quarter a year earlier`, `month of 2008`, `year-ago quarter`.
    func readSamePeriod(_ i: Int) -> Dated? {
        if let ago = readYearAgo(i), ago.hasNoun { return (ago.expression, ago.next) }
        guard has(i, .period) || has(i, .unit),
            let noun = has(i, .period) ? .some(nil) : word(i).unit.map(Optional.some)
        else { return nil }
        let unit = noun
        var at = i + 1
        if isSign(at, ",") { at += 1 }
        if hasAny(at, [.of, .in]) { at += 1 }
        if has(at, .article), has(at + 1, .shift) || has(at + 1, .then) { at += 1 }
        if hasAny(at, [.shift, .then]), word(at).shift < 0, isWord(at + 1, Spelled.year) {
            return (
                TimeExpression(.reported(unit: unit, years: word(at).shift, inYear: nil), "same-period-last-year"),
                at + 2
            )
        }
        if has(at, .one), isWord(at + 1, Spelled.year),
            hasAny(at + 2, [.earlier, .ago]) || isWord(at + 2, Spelled.before)
        {
            return (TimeExpression(.reported(unit: unit, years: -1, inYear: nil), "same-period-last-year"), at + 3)
        }
        if let year = readYear(at), at > i + 1 {
            return (
                TimeExpression(.reported(unit: unit, years: 0, inYear: year.value), "same-period-of-year"), year.next
            )
        }
        if has(i, .period) { return nil }
        return nil
    }

    /// `year-ago quarter`, `year-earlier period`, `year-earlier`; and whether a noun of time follows.
    func readYearAgo(_ i: Int) -> (expression: TimeExpression, next: Int, hasNoun: Bool)? {
        let next: Int
        if isWord(i, Spelled.year), isHyphen(i + 1), isGlued(i + 1), hasAny(i + 2, [.earlier, .ago]), isGlued(i + 2),
            !isWord(i + 2, Spelled.hence)
        {
            next = i + 3
        } else if has(i, .then), word(i).shift < 0, case let year = isHyphen(i + 1) && isGlued(i + 1) ? i + 2 : i + 1,
            isWord(year, Spelled.year),
            year > i + 1 || isWord(year + 1, Spelled.quarter) || has(year + 1, .period)
        {
            // prior-year results, the prior year period
            next = year + 1
        } else {
            return nil
        }
        func expression(_ unit: TimeUnit?) -> TimeExpression {
            TimeExpression(.reported(unit: unit, years: -1, inYear: nil), "year-ago")
        }
        if has(next, .period) { return (expression(nil), next + 1, true) }
        if isWord(next, Spelled.quarter) { return (expression(.quarter), next + 1, true) }
        if has(next, .unit), let unit = word(next).unit, unit == .month || unit == .week || unit == .half {
            return (expression(unit), next + 1, true)
        }
        if let part = readOrdinalPeriod(next), part.fields.quarter != nil || part.fields.half != nil,
            part.fields.year == nil
        {
            var fields = part.fields
            fields.yearShift = -1
            return (TimeExpression(.calendar(fields), "year-ago"), part.next, true)
        }
        if let amount = readAmount(next), !amount.isArticle, amount.amount.unit == .month {
            return (TimeExpression(.duration(amount.amount, nil), "year-ago"), amount.next, true)
        }
        return (expression(nil), next, false)
    }

    /// The period reported on: `year-ago quarter`, `1988 period`, `1988 second quarter`, `quarter a year ago`, `year 2000`.
    func readReported(_ i: Int, articled: Bool) -> Dated? {
        if let ago = readYearAgo(i) {
            // Without a noun of time the article belongs to what follows: "the year-ago results".
            return articled && !ago.hasNoun ? nil : (ago.expression, ago.next)
        }
        if articled, isWord(i, Spelled.year), let year = readYear(i + 1), !isGlued(i + 1) {
            var fields = CalendarFields()
            fields.year = year.value
            return (TimeExpression(.calendar(fields), "year"), year.next)
        }
        if articled, isWord(i, Spelled.quarter) || has(i, .period), has(i + 1, .one), isWord(i + 2, Spelled.year),
            hasAny(i + 3, [.earlier, .ago])
        {
            return (TimeExpression(.reported(unit: .quarter, years: -1, inYear: nil), "year-ago"), i + 4)
        }
        if articled, let year = readYear(i) {
            let (last, next) = businessYear(year.value, year.next)
            if has(next, .fiscal), isWord(next + 1, Spelled.year), next == year.next || last != year.value {
                var fields = CalendarFields()
                fields.year = last
                fields.fiscal = true
                return (TimeExpression(.calendar(fields), "fiscal-year"), next + 2)
            }
            if has(year.next, .period) || isWord(year.next, Spelled.quarter) {
                return (
                    TimeExpression(
                        .reported(unit: has(year.next, .period) ? nil : .quarter, years: 0, inYear: year.value),
                        "period-of-year"), year.next + 1
                )
            }
            if let part = readOrdinalPeriod(year.next), part.fields.year == nil,
                part.fields.quarter != nil || part.fields.half != nil
            {
                var fields = part.fields
                fields.year = year.value
                return (TimeExpression(.calendar(fields), "period-of-year"), part.next)
            }
        }
        return nil
    }
}
