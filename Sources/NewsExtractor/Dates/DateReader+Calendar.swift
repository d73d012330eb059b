internal import NewsLanguage
internal import NewsModel

/// Weekdays, months, days and years by name.
extension DateReader {
    /// Fields and the index behind them.
    struct Fields {
        var fields: CalendarFields
        var next: Int
        var rule: String
    }

    /// A weekday with what belongs to it: `Thursday`, `Saturday, April 25`, `Fri. 13 March 2020`.
    func readWeekday(_ i: Int) -> Fields? {
        guard has(i, .weekday) else { return nil }
        let w = word(i)
        var fields = CalendarFields()
        fields.weekday = w.weekday
        let next = afterPeriodOfAbbreviation(i)
        let comma = afterComma(next)
        // Wednesday, the 3rd of March
        let date = readMonthDay(has(comma, .article) && comma > next ? comma + 1 : comma)
        if let date, date.fields.day != nil || date.fields.year != nil && date.fields.day != nil {
            var joined = date
            joined.fields.weekday = w.weekday
            joined.rule = "weekday-date"
            return joined
        }
        // Friday 7/6, Thursday 2024-05-02
        if isNumber(comma), tokens[comma].spaceBefore, let numeric = readNumericDate(comma),
            case .calendar(let date) = numeric.expression.meaning, date.day != nil, numeric.expression.clock == nil
        {
            fields.day = date.day
            fields.month = date.month
            fields.year = date.year
            return Fields(fields: fields, next: numeric.tokens.upperBound, rule: "weekday-date")
        }
        // Tue 13th
        if next == comma, let number = digits(next), (1...31).contains(number.value), isGlued(next + 1),
            has(next + 1, .suffix)
        {
            fields.day = number.value
            return Fields(fields: fields, next: next + 2, rule: "weekday-day")
        }
        // Sunday 31, Monday 21 from 9 to 5
        if next == comma, let number = digits(next), number.count <= 2, (1...31).contains(number.value),
            tokens[next].spaceBefore, hasAny(next + 1, [.at, .from]) || isWord(next + 1, Spelled.between)
        {
            fields.day = number.value
            return Fields(fields: fields, next: next + 1, rule: "weekday-day")
        }
        if has(comma, .article), let day = readOrdinal(comma + 1), (1...31).contains(day.value), next == comma,
            day.next >= end || tokens[day.next].kind != .word
                || hasAny(day.next, [.at, .in, .of, .and, .or, .to, .part, .from])
                || isWord(day.next, Spelled.around) || isWord(day.next, Spelled.between)
        {
            fields.day = day.value
            return Fields(fields: fields, next: day.next, rule: "weekday-day")
        }
        if w.has(.weak) && !isWeekdayEvident(i, next) { return nil }
        return Fields(fields: fields, next: next, rule: "weekday")
    }

    /// Whether "Sun" or "Sat" is surely the day.
    private func isWeekdayEvident(_ i: Int, _ next: Int) -> Bool {
        guard isCapitalised(i) else { return false }
        if next > i + 1 && (isSign(next, ",") || isNumber(next) || next >= end) { return true }
        return readClockTime(next) != nil || (i > start && has(i - 1, .on) && next > i + 1)
            || (i > start && hasAny(i - 1, [.shift]) && !isCapitalised(next) && !has(next, .clitic))
    }

    /// A month with what belongs to it: `July`, `July 20`, `July 20, 2023`, `20 July 2023`, `July 2023`, `the 4th of July`.
    func readMonthDay(_ i: Int) -> Fields? {
        guard i < end else { return nil }
        if has(i, .month) { return readMonthFirst(i) }
        // 20 July 2023, 20th of July
        var at = i
        var day: Int?
        if let number = digits(i), number.count <= 2, (1...31).contains(number.value) {
            // "cost $5 May 3": an amount before a date
            if i > start, tokens[i - 1].kind == .symbol { return nil }
            day = number.value
            at = i + 1
            if isGlued(at), has(at, .suffix) { at += 1 } else if isGlued(at) && !isHyphen(at) { return nil }
        } else if let ordinal = readOrdinal(i), (1...31).contains(ordinal.value) {
            day = ordinal.value
            at = ordinal.next
        }
        guard let day else { return nil }
        if has(at, .day) && isWord(at, Spelled.dayWord) { at += 1 }
        if has(at, .of) { at += 1 }
        if isHyphen(at), isGlued(at), isGlued(at + 1) { at += 1 }
        guard has(at, .month), isCapitalised(at) || !has(at, .weak) else { return nil }
        var fields = CalendarFields()
        fields.month = word(at).month
        fields.day = day
        var next = afterPeriodOfAbbreviation(at)
        guard isDay(day, of: word(at).month, before: next) else { return nil }
        if let year = readYearBehind(next, isBehindDay: true) {
            fields.year = year.value
            next = year.next
        } else if let shift = readYearShift(next) {
            fields.yearShift = shift.value
            next = shift.next
        }
        return Fields(fields: fields, next: next, rule: "day-month")
    }

    /// Whether a month has such a day. One that it never has counts only with a year behind it ("31 April 2024"): somebody's
    /// mistake, a date without a value.
    private func isDay(_ day: Int, of month: Int, before next: Int) -> Bool {
        day <= CalendarDate.daysInMonth(month, year: 2000) || readYearBehind(next) != nil
    }

    /// `2017 April`, `2017 Apr. 3`: a month, perhaps with a day, behind its year.
    func readMonthBehindYear(_ i: Int) -> Fields? {
        guard has(i + 1, .month), tokens[i + 1].spaceBefore, let year = digits(i), year.count == 4,
            (1900..<2200).contains(year.value), !isOtherNumber(i)
        else { return nil }
        var next = afterPeriodOfAbbreviation(i + 1)
        var fields = CalendarFields()
        fields.year = year.value
        fields.month = word(i + 1).month
        if let day = readDayBehind(next, month: word(i + 1).month) {
            fields.day = day.value
            next = day.next
        } else if has(i + 1, .weak) {
            return nil
        }
        guard !isNumber(next) else { return nil }
        return Fields(fields: fields, next: next, rule: "year-month")
    }

    private func readMonthFirst(_ i: Int) -> Fields? {
        let w = word(i)
        var fields = CalendarFields()
        fields.month = w.month
        var next = afterPeriodOfAbbreviation(i)
        var rule: String = "month"
        if let day = readDayBehind(next, month: w.month) {
            fields.day = day.value
            next = day.next
            rule = "month-day"
        }
        if fields.day == nil, let joined = readJoinedMonth(next) {
            fields.day = joined.day
            fields.year = joined.year
            if let day = joined.day, day > CalendarDate.daysInMonth(w.month, year: 2000) { return nil }
            return Fields(fields: fields, next: joined.next, rule: joined.day == nil ? "month-year" : "month-day")
        }
        if let year = readYearBehind(next, isBehindDay: fields.day != nil) {
            fields.year = year.value
            next = year.next
            rule = fields.day == nil ? "month-year" : "month-day-year"
        } else if let shift = readYearShift(next) {
            fields.yearShift = shift.value
            next = shift.next
            rule = "month-of-relative-year"
        }
        if fields.day == nil && fields.year == nil && fields.yearShift == nil && w.has(.weak)
            && !isMonthEvident(i, next)
        {
            return nil
        }
        // "Mr April"
        if next == i + 1, i > start, ids[i - 1] == 0, isTitle(i - 1) { return nil }
        // "Jan Kavan": a bare abbreviation without its point is a name or a word.
        if fields.day == nil && fields.year == nil && fields.yearShift == nil && w.has(.short) && next == i + 1
            && !isShortEvident(i, next)
        {
            return nil
        }
        return Fields(fields: fields, next: next, rule: rule)
    }

    /// "Mr", "Mrs.", "Dr"
    private func isTitle(_ i: Int) -> Bool {
        let at = isSign(i, ".") && isGlued(i) ? i - 1 : i
        return at >= start && isCapitalised(at) && Self.titles.contains(tokens[at].hash)
    }

    private static let titles = TimeWords.sets["titles"]

    /// `/3`, `/2018`, `-23-2020` glued to a month.
    private func readJoinedMonth(_ i: Int) -> (day: Int?, year: Int?, next: Int)? {
        guard isGlued(i), isGlued(i + 1), let number = digits(i + 1) else { return nil }
        if isSign(i, "/") {
            if number.count == 4, (1900..<2200).contains(number.value) { return (nil, number.value, i + 2) }
            guard number.count <= 2, (1...31).contains(number.value) else { return nil }
            if isSign(i + 2, "/"), isGlued(i + 2), let year = digits(i + 3), year.count == 4 {
                return (number.value, year.value, i + 4)
            }
            return (number.value, nil, i + 2)
        }
        guard isHyphen(i), number.count <= 2, (1...31).contains(number.value), isHyphen(i + 2), isGlued(i + 2),
            let year = digits(i + 3), year.count == 4
        else { return nil }
        return (number.value, year.value, i + 4)
    }

    /// `the 18th`, `the 21st of this month` behind a preposition; the month comes from the context.
    func readDayOfMonth(_ i: Int) -> Fields? {
        guard has(i, .article), isNumber(i + 1), let day = readOrdinal(i + 1), (1...31).contains(day.value) else {
            return nil
        }
        if let listed = readDayOfList(i + 1) { return listed }
        var fields = CalendarFields()
        fields.day = day.value
        var next = day.next
        if has(next, .of) || has(next, .shift), case let at = has(next, .of) ? next + 1 : next,
            hasAny(at, [.shift, .article]), isWord(at + 1, Spelled.month)
        {
            fields.monthShift = has(at, .shift) ? word(at).shift : 0
            next = at + 2
        } else if next < end, tokens[next].kind == .word, !hasAny(next, [.and, .or, .at, .in, .to, .article]),
            !Self.behindDay.contains(tokens[next].hash)
        {
            return nil
        }
        return Fields(fields: fields, next: next, rule: "day-of-month")
    }

    /// `22nd` of "the 22nd, 23rd or 30th of March": a day that shares the month at the end of the list.
    func readDayOfList(_ i: Int) -> Fields? {
        guard isNumber(i), let day = readOrdinal(i), (1...31).contains(day.value) else { return nil }
        let joint = day.next
        guard hasAny(joint, [.and, .or, .to]) || isSign(joint, ",") else { return nil }
        var at = isSign(joint, ",") && hasAny(joint + 1, [.and, .or]) ? joint + 2 : joint + 1
        if has(at, .article) { at += 1 }
        // The days rise, which also keeps the list short.
        guard let later = digits(at), later.value > day.value, later.value <= 31 else { return nil }
        var month = readMonthDay(at)
        if month?.rule != "day-month" { month = readDayOfList(at) }
        guard let month, month.fields.day != nil else { return nil }
        var fields = month.fields
        fields.day = day.value
        return Fields(fields: fields, next: day.next, rule: "day-of-range")
    }

    private static let behindDay = TimeWords.sets["behind_day"]

    /// `1` of "1-3 May 2024", `9` of "between 9 and 12 June": a day that shares the month behind the next one.
    func readDayOfRange(_ i: Int) -> Fields? {
        guard let number = digits(i), number.count <= 2, (1...31).contains(number.value),
            isHyphen(i + 1) && isGlued(i + 1) || hasAny(i + 1, [.and, .to, .or]) || isSign(i + 1, ","),
            !has(i + 2, .month), let last = readMonthDay(i + 2), last.rule == "day-month", let day = last.fields.day,
            day > number.value
        else { return nil }
        var fields = last.fields
        fields.day = number.value
        return Fields(fields: fields, next: i + 1, rule: "day-of-range")
    }

    /// Whether a bare "Jan" is the month: a preposition before it and no name behind it.
    private func isShortEvident(_ i: Int, _ next: Int) -> Bool {
        guard i > start,
            hasAny(i - 1, [.in, .of, .to, .from, .shift, .edge]) || isWord(i - 1, Spelled.since)
                || isWord(i - 1, Spelled.by) || isWord(i - 1, Spelled.after) || isHyphen(i - 1)
        else { return false }
        return !(isCapitalised(next) && ids[next] == 0)
    }

    /// The day behind a month: `20`, `20th`, `the eighth`; not the hour of a clock, not an amount.
    private func readDayBehind(_ i: Int, month: Int) -> (value: Int, next: Int)? {
        let at = has(i, .article) ? i + 1 : i
        // October, 1st
        if isSign(i, ","), let number = digits(i + 1), number.count <= 2, isGlued(i + 2), has(i + 2, .suffix),
            (1...CalendarDate.daysInMonth(month, year: 2000)).contains(number.value),
            isClosing(i + 3) || digits(i + 3)?.count == 4
        {
            return (number.value, i + 3)
        }
        if let number = digits(i), number.count <= 2, (1...31).contains(number.value), tokens[i].spaceBefore {
            guard isDay(number.value, of: month, before: i + 1) else { return nil }
            if isGlued(i + 1) {
                if has(i + 1, .suffix) { return (number.value, i + 2) }
                if i + 1 < end, tokens[i + 1].kind != .punctuation && !has(i + 1, .clitic) { return nil }
                if (isSign(i + 1, ":") || isSign(i + 1, "/")) && isGlued(i + 2) { return nil }
            }
            if hasAny(i + 1, [.units, .meridiem, .oclock]) || isSign(i + 1, "%") { return nil }
            return (number.value, i + 1)
        }
        if let ordinal = readOrdinal(at), (1...31).contains(ordinal.value), !hasAny(ordinal.next, [.unit, .units]) {
            guard ordinal.value <= CalendarDate.daysInMonth(month, year: 2000) else { return nil }
            return (ordinal.value, ordinal.next)
        }
        // "March eight", "January twenty five" of spoken text.
        if has(i, .cardinal), !has(i, .weak), let count = readCount(i), let day = count.whole, (1...31).contains(day),
            count.fraction == 0, readYear(i) == nil,
            !hasAny(count.next, [.units, .unit, .scale, .meridiem, .oclock]),
            count.next >= end || tokens[count.next].kind != .word || readYear(count.next) != nil
        {
            return (day, count.next)
        }
        return nil
    }

    /// The year behind a month or day: `2023`, `, 2023`, `of 2023`, `'82`.
    func readYearBehind(_ i: Int, isBehindDay: Bool = false) -> (value: Int, next: Int)? {
        var at = i
        if isSign(at, ",") || has(at, .of) || has(at, .in) { at += 1 }
        if at > i, has(at, .article), isWord(at + 1, Spelled.year) { at += 2 }
        if isHyphen(at), isGlued(at), isGlued(at + 1) { at += 1 }
        guard at < end else { return nil }
        if let number = digits(at) {
            // A year that nobody alive will see needs its day: "31 December 9999".
            guard number.count == 4, number.value >= 1000, !isAmount(at),
                number.value < 2200
                    || isBehindDay && (isClosing(at + 1) || !ClosedClass.of(tokens[at + 1]).isEmpty)
            else { return nil }
            return (number.value, at + 1)
        }
        if isApostrophe(at) || has(at, .cardinal), !isSign(i, ","), let year = readYear(at) { return year }
        return nil
    }

    /// Whether a number is the front of an amount: `2000 jobs` is not told here, `2000%` and `2000.5` are.
    private func isAmount(_ i: Int) -> Bool {
        guard isGlued(i + 1), i + 1 < end else { return isSign(i + 1, "%") }
        let sign = tokens[i + 1]
        if sign.kind == .symbol || sign.kind == .word && !has(i + 1, .clitic) { return true }
        return isSign(i + 1, ":") && isNumber(i + 2) && isGlued(i + 2) || isSign(i + 1, "/")
    }

    /// `last year`, `this year`, `of last year`, `next year` behind a month, quarter or half.
    func readYearShift(_ i: Int) -> (value: Int, next: Int)? {
        var at = i
        if has(at, .of) || has(at, .in) { at += 1 }
        if at > i, has(at, .article), isWord(at + 1, Spelled.year) { return (0, at + 2) }
        guard has(at, .shift), isWord(at + 1, Spelled.year), !has(at + 2, .clitic) else { return nil }
        return (word(at).shift, at + 2)
    }

    /// Whether a month whose name is also a word ("May", "March") is surely the month.
    private func isMonthEvident(_ i: Int, _ next: Int) -> Bool {
        guard isCapitalised(i), tokens[i].shape == .capitalised else { return false }
        guard i > start else { return false }
        let before = i - 1
        guard
            hasAny(before, [.in, .of, .to, .from, .shift, .then, .edge, .every, .possessive])
                || isWord(before, Spelled.by) || isWord(before, Spelled.since)
                || isWord(before, Spelled.during) || isWord(before, Spelled.for) || isWord(before, Spelled.after)
                || isWord(before, Spelled.between)
                || isWord(before, Spelled.before)
                || isHyphen(before)
                || (hasAny(before, [.and, .or]) && before > start && (has(before - 1, .month) || isNumber(before - 1)))
                || (has(before, .article) && !hasAny(next, [.on, .of, .to]) && !isWord(next, Spelled.by))
        else { return false }
        // A name follows: "May Ltd", "March Networks".
        if next < end, tokens[next].kind == .word, isCapitalised(next), ids[next] == 0 { return false }
        return true
    }

    /// Behind the abbreviation point of a month or weekday, where there is one and the sentence goes on.
    func afterPeriodOfAbbreviation(_ i: Int) -> Int {
        guard isSign(i + 1, "."), isGlued(i + 1), tokens[i].count <= 5, i + 2 < end else { return i + 1 }
        return i + 2
    }
}
