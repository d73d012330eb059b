internal import NewsLanguage

/// Dates counted from another: `last Friday`, `this year's third quarter`, `the following year`, `the year-ago quarter`.
extension DateReader {
    /// A dated expression and the index behind it.
    typealias Dated = (expression: TimeExpression, next: Int)

    /// Any expression that names a date by itself: calendar, weekday, relative unit; no clock, no amount, no reference.
    func readDate(_ i: Int) -> Dated? {
        guard i < end else { return nil }
        let first = has(i, .article) ? i + 1 : i
        guard first < end else { return nil }
        if ids[first] == 0 && tokens[first].kind != .number && tokens[first].kind != .alphanumeric
            && !isApostrophe(first)
        {
            return nil
        }
        if first == i {
            if let day = readDayWord(i) { return day }
            if let dated = readPartOfDate(i) { return dated }
            if let weekday = isProgramme(i) ? nil : readWeekday(i) {
                return ofWeek(withPart(dated(weekday), weekday.next))
            }
            if let numeric = tokens[i].kind == .number ? readNumericDate(i) : nil {
                return (numeric.expression, numeric.tokens.upperBound)
            }
            if let year = tokens[i].kind == .number ? readEraYear(i) : nil, year.tokens.lowerBound == i {
                return (year.expression, year.tokens.upperBound)
            }
        }
        if let date = readQuarterOfMonth(first) == nil ? readMonthDay(first) : nil,
            first == i || (date.fields.day != nil && !has(first, .month))
        {
            return withPart(dated(date), date.next)
        }
        if let phrase = readHoliday(i) ?? (first > i ? readHoliday(first) : nil) { return phrase }
        if let counted = readCountedDay(first) { return counted }
        if first == i, let shared = readSharedPart(i) ?? readUnitBehind(i) { return shared }
        if let period = readOrdinalPeriod(first) ?? readQuarterOfMonth(first) { return dated(period) }
        if let coded = readCodedPeriod(first) { return dated(coded) }
        if let fiscal = readFiscalYear(first) { return dated(fiscal) }
        if let decade = readDecade(i) {
            var fields = CalendarFields()
            if (100..<200).contains(decade.value), decade.value % 10 == 0 {
                // "the 1800s" are the century.
                fields.century = decade.value / 10
            } else {
                fields.decade = decade.value
            }
            return (TimeExpression(.calendar(fields), "decade"), decade.next)
        }
        if let season = readSeason(first, articled: first > i) { return dated(season) }
        if let week = readNumberedWeek(first) { return dated(week) }
        if let shifted = readShifted(first, articled: first > i) { return shifted }
        if let reported = readReported(first, articled: first > i) { return reported }
        if first > i, isWord(first, Spelled.new), isWord(first + 1, Spelled.year), !has(first + 2, .clitic) {
            return (TimeExpression(.newYear, "new-year"), first + 2)
        }
        if first > i { return readArticleUnit(first) }
        if let month = readMonthBehindYear(i) { return dated(month) }
        if let year = readYear(i) {
            var fields = CalendarFields()
            fields.year = year.value
            // the 2023 fiscal year, the 2023-24 financial year
            let (last, next) = businessYear(year.value, year.next)
            if has(next, .fiscal), isWord(next + 1, Spelled.year), next == year.next || last != year.value {
                fields.year = last
                fields.fiscal = true
                return (TimeExpression(.calendar(fields), "fiscal-year"), next + 2)
            }
            return (TimeExpression(.calendar(fields), "year"), year.next)
        }
        return nil
    }

    /// `Friday night, May 3, 2019`
    private func readPartOfDate(_ i: Int) -> Dated? {
        guard has(i, .weekday), has(i + 1, .part), let part = word(i + 1).part, isSign(i + 2, ","),
            let date = readMonthDay(i + 3), date.fields.day != nil
        else { return nil }
        var fields = date.fields
        fields.weekday = word(i).weekday
        return (TimeExpression(.calendar(fields), "weekday-date", clock: ClockTime(part: part)), date.next)
    }

    /// "Monday Night Sailing", "the Friday Wharf Inn", "monday.example": a name.
    private func isProgramme(_ i: Int) -> Bool {
        has(i, .weekday) && isSign(i + 1, ".") && isGlued(i + 1) && isGlued(i + 2)
            && tokens[i + 2].kind == .word && tokens[i + 2].shape == .lower
            || has(i, .weekday) && has(i - 1, .article) && isName(i + 1) && isName(i + 2)
            || has(i, .weekday) && has(i + 1, .part) && isCapitalised(i + 1) && isCapitalised(i + 2) && ids[i + 2] == 0
                && tokens[i + 2].kind == .word
    }

    private func isName(_ i: Int) -> Bool {
        i < end && tokens[i].kind == .word && tokens[i].shape == .capitalised && ids[i] == 0
    }

    private func dated(_ read: Fields) -> Dated { (TimeExpression(.calendar(read.fields), read.rule), read.next) }

    /// `Friday morning`, `Tuesday in the afternoon`
    func withPart(_ date: Dated, _ next: Int) -> Dated {
        // Tuesday in the morning
        let next = has(next, .in) && has(next + 1, .article) && has(next + 2, .part) ? next + 2 : next
        // tomorrow am
        if has(next, .meridiem), isClosing(next + 1) || hasAny(next + 1, [.to]) {
            var date = date
            date.expression.clock = ClockTime(part: word(next).minutes == 0 ? .morning : .afternoon)
            date.next = next + 1
            return date
        }
        guard has(next, .part), let part = word(next).part else { return date }
        var date = date
        date.expression.clock = ClockTime(part: part)
        date.next = next + 1
        return date
    }

    /// `Friday next week`, `Tuesday evening of last week`, `Monday this week`
    private func ofWeek(_ date: Dated) -> Dated {
        guard case .calendar(let fields) = date.expression.meaning, let weekday = fields.weekday, fields.day == nil
        else { return date }
        let at = has(date.next, .of) || has(date.next, .in) ? date.next + 1 : date.next
        guard has(at, .shift), word(at).unit != .week, has(at + 1, .unit), word(at + 1).unit == .week,
            !has(at + 2, .clitic)
        else { return date }
        var date = date
        date.expression.meaning = .weekdayOfWeek(weekday, shift: word(at).shift)
        date.expression.rule = "weekday-of-week"
        date.next = at + 2
        return date
    }

    /// `yesterday`, `tomorrow morning`, `tonight`
    private func readDayWord(_ i: Int) -> Dated? {
        let w = word(i)
        // "The Tonight Show"
        if w.has(.tonight), has(i - 1, .article) { return nil }
        if w.has(.tonight) { return (TimeExpression(.day(shift: 0), "tonight", clock: ClockTime(part: .night)), i + 1) }
        guard w.has(.day), !isWord(i, Spelled.dayWord) else { return nil }
        // "USA Today", "the Today show": names.
        if i > start, tokens[i].shape == .capitalised, tokens[i - 1].kind == .word,
            isCapitalised(i - 1) || has(i - 1, .article)
        {
            return nil
        }
        if w.shift >= 0, isAge(i) {
            return (TimeExpression(.reference(w.shift == 0 ? "PRESENT_REF" : "FUTURE_REF"), "age"), i + 1)
        }
        return withPart((TimeExpression(.day(shift: w.shift), "day"), i + 1), i + 1)
    }

    func readHoliday(_ i: Int) -> Dated? {
        guard isPhraseStart(i), let match = lexicon.phrases.match(tokens, at: i, end: end),
            case .holiday(let holiday) = match.value
        else { return nil }
        var fields = CalendarFields()
        fields.holiday = holiday
        var next = i + match.count
        // A name: "Easter Island", "Christmas Tree Shops".
        if next < end, isCapitalised(next), ids[next] == 0, tokens[next].kind == .word { return nil }
        // Easter week, the Labor Day weekend
        let isWeekend = has(next, .unit) && word(next).unit == .weekend
        let isWeek = isWeekend || has(next, .unit) && word(next).unit == .week
        if isWeek { next += 1 }
        if let year = readYearBehind(next) {
            fields.year = year.value
            next = year.next
        }
        if isWeek { return (TimeExpression(.weekOf(fields, weekend: isWeekend), "holiday-week"), next) }
        return withPart((TimeExpression(.calendar(fields), "holiday"), next), next)
    }

    /// `summer`, `the winter of 1994`, `spring 2019`; "fall" and "spring" need evidence.
    private func readSeason(_ i: Int, articled: Bool) -> Fields? {
        guard has(i, .season) else { return nil }
        var fields = CalendarFields()
        fields.season = word(i).season
        if let year = readYearBehind(i + 1) {
            fields.year = year.value
            return Fields(fields: fields, next: year.next, rule: "season-year")
        }
        if let shift = readYearShift(i + 1) {
            fields.yearShift = shift.value
            return Fields(fields: fields, next: shift.next, rule: "season-year")
        }
        if has(i, .weak) {
            let before = articled ? i - 2 : i - 1
            guard before >= start,
                hasAny(before, [.in, .to, .from, .edge]) || isWord(before, Spelled.by) || isWord(before, Spelled.since)
                    || isWord(before, Spelled.during)
                    || hasAny(before, [.and, .or]) && has(before - 1, .season)
                        && word(before - 1).season != fields.season,
                !hasAny(i + 1, [.in, .of]), articled || isCapitalised(i) == isCapitalised(start)
            else { return nil }
        } else if !articled, i + 1 < end, tokens[i + 1].kind == .word, tokens[i + 1].shape == .lower, roles[i + 1] == 0,
            !isDurationBefore(i), i == start || !hasAny(i - 1, [.in, .of, .to, .from])
        {
            // "winter wheat": an adjective, unless a preposition takes it.
            return nil
        } else if isCapitalised(i), i > start {
            // "Summer Olympics", "Winter Palace": names.
            if isCapitalised(i + 1) || isCapitalised(i - 1) { return nil }
        }
        return Fields(fields: fields, next: i + 1, rule: "season")
    }
}
