internal import NewsLanguage

/// Units behind an article: `the year`, `the quarter ended Sept. 30`, `the week of March 6`, `the day before yesterday`.
extension DateReader {
    /// Behind "the": `week after next`, `year before last`, `day before yesterday`, `day after tomorrow`.
    private func readOneFurther(_ i: Int) -> Dated? {
        guard has(i, .unit), let unit = word(i).unit else { return nil }
        let isBefore = isWord(i + 1, Spelled.before)
        guard isBefore || isWord(i + 1, Spelled.after) else { return nil }
        if unit == .day, has(i + 2, .day), word(i + 2).shift == (isBefore ? -1 : 1) {
            return withPart((TimeExpression(.day(shift: isBefore ? -2 : 2), "one-further"), i + 3), i + 3)
        }
        // the day before Christmas, the day after last Tuesday
        if unit == .day, let date = readDate(i + 2), isDay(date.expression), date.expression.clock == nil {
            return (
                TimeExpression(
                    .distanceFrom(TimeAmount(whole: 1, unit: .day), sign: isBefore ? -1 : 1, date.expression.meaning),
                    "distance-from-date"), date.next
            )
        }
        if isClosing(i + 2), unit.rawValue >= TimeUnit.day.rawValue, unit != .half, unit != .weekend, unit != .night {
            return (TimeExpression(.anaphoricUnit(unit, shift: isBefore ? -1 : 1), "unit-before"), i + 2)
        }
        guard isWord(i + 2, isBefore ? Spelled.last : Spelled.next), !hasAny(i + 3, [.unit, .weekday, .month]),
            unit.rawValue >= TimeUnit.week.rawValue, unit != .half
        else { return nil }
        return (TimeExpression(.unit(unit, shift: isBefore ? -2 : 2, fiscal: false), "one-further"), i + 3)
    }

    /// Whether nothing follows that "before" could take: "from 310 the year before, and".
    func isClosing(_ i: Int) -> Bool {
        i >= end || tokens[i].kind == .punctuation && !isApostrophe(i) && !isSign(i, "(") && !isHyphen(i)
            || hasAny(i, [.and, .or, .to]) || Self.behindBefore.contains(tokens[i].hash)
    }

    private static let behindBefore = TimeWords.sets["behind_before"]

    /// Behind "the": `year`, `quarter`, `week`, `month`, `weekend`, `fiscal year`, `full year`, `day`.
    func readArticleUnit(_ i: Int) -> Dated? {
        if let further = readOneFurther(i) { return further }
        if isWord(i, Spelled.year), has(i + 1, .of), let year = readYear(i + 2) {
            var fields = CalendarFields()
            fields.year = year.value
            return (TimeExpression(.calendar(fields), "year-of"), year.next)
        }
        var at = i
        var fiscal = false
        if hasAny(at, [.fiscal, .calendar]) {
            fiscal = has(at, .fiscal)
            at += 1
        }
        while isWord(at, Spelled.full) || isWord(at, Spelled.whole) || isWord(at, Spelled.entire) { at += 1 }
        guard has(at, .unit), let unit = word(at).unit, !(isHyphen(at + 1) && isGlued(at + 1)) else { return nil }
        if at == i, isAward(i) { return nil }
        let next = at + 1
        if let behind = readAhead(next), unit.rawValue >= TimeUnit.week.rawValue, unit != .half {
            return (
                TimeExpression(.duration(TimeAmount(whole: 1, unit: unit), .reference(1)), "unit-ahead"), behind
            )
        }
        switch unit {
        case .quarter:
            if let ended = readEnded(next) {
                // The calendar quarter that holds most of it: its middle month's, "the quarter ended July 31" the second.
                var fields = CalendarFields()
                let middle = (ended.month + (ended.day <= 10 ? 9 : 10)) % 12 + 1
                fields.quarter = (middle - 1) / 3 + 1
                fields.year = ended.year.map { middle > ended.month ? $0 - 1 : $0 }
                return (TimeExpression(.calendar(fields), "quarter-ended"), next)
            }
            if !fiscal, isContest() { return nil }
            return (
                TimeExpression(
                    fiscal ? .unit(.quarter, shift: 0, fiscal: true) : .reported(unit: .quarter, years: 0, inYear: nil),
                    "the-quarter"), next
            )
        case .year:
            if isWord(next, Spelled.ended) || isWord(next, Spelled.ending) || isUpTo(next) {
                return (TimeExpression(.duration(TimeAmount(whole: 1, unit: .year), nil), "year-ended"), next)
            }
            // "Driver of the Year": a title.
            if isCapitalised(at), has(i - 2, .of), isCapitalised(i - 3), !has(i - 3, .edgeNoun) { return nil }
            return (TimeExpression(.unit(.year, shift: 0, fiscal: fiscal), "the-year"), next)
        case .week where isWeekPlacing(next), .weekend where has(next, .of):
            let at = has(next + 1, .on) ? next + 2 : next + 1
            if let date = readMonthDay(at) ?? readDayOfMonth(at), date.fields.day != nil {
                return (TimeExpression(.weekOf(date.fields, weekend: unit == .weekend), "week-of"), date.next)
            }
            if has(next, .of), let feast = readHoliday(at), case .calendar(let fields) = feast.expression.meaning,
                feast.expression.clock == nil
            {
                return (TimeExpression(.weekOf(fields, weekend: unit == .weekend), "week-of"), feast.next)
            }
            return (TimeExpression(.unit(unit, shift: 0, fiscal: false), "the-unit"), next)
        case .month, .week, .weekend: return (TimeExpression(.unit(unit, shift: 0, fiscal: false), "the-unit"), next)
        case .decade, .century:
            // "by the end of the decade"; "the turn of the century" is no end of this one
            guard has(i - 2, .of), !isWord(i - 3, Spelled.turn), !has(next, .of) else { return nil }
            return (TimeExpression(.unit(unit, shift: 0, fiscal: false), "the-unit"), next)
        case .day:
            guard i - 2 >= start, Self.dayTakers.contains(tokens[i - 2].hash), !has(next, .of),
                !isWord(next, Spelled.when)
            else { return nil }
            return (TimeExpression(.anaphoricUnit(.day, shift: 0), "the-day"), next)
        default: return nil
        }
    }

    /// Words before "the day" that make it the day spoken of: "to end the day", "later in the day".
    private static let dayTakers = TimeWords.sets["day_takers"]

    private func isWeekPlacing(_ i: Int) -> Bool {
        has(i, .of) || has(i, .to)
            || [Spelled.ended, Spelled.ending, Spelled.starting, Spelled.beginning, Spelled.commencing].contains {
                isWord(i, $0)
            }
    }

    /// `to March`, `to 31 March 2024`: the year before that day.
    private func isUpTo(_ i: Int) -> Bool {
        guard isWord(i, Spelled.to) else { return false }
        let at = has(i + 1, .edgeNoun) && isHyphen(i + 2) ? i + 3 : i + 1
        return readMonthDay(at) != nil
    }

    /// `ended Sept. 30`, `ending March 31, 2009`
    private func readEnded(_ i: Int) -> (month: Int, day: Int, year: Int?)? {
        guard isWord(i, Spelled.ended) || isWord(i, Spelled.ending) || isWord(i, Spelled.through) else { return nil }
        let at = has(i + 1, .on) ? i + 2 : i + 1
        guard let date = readMonthDay(at), let month = date.fields.month else { return nil }
        return (month, date.fields.day ?? 28, date.fields.year)
    }
}
