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

    /// `last year`, `next week`, `this coming Sunday`, `the past two years`, `the following month`, `that year`.
    private func readShifted(_ i: Int, articled: Bool) -> Dated? {
        var w = word(i)
        guard w.hasAny([.shift, .then, .latest, .recent, .same]) else { return nil }
        var at = i + 1
        if w.has(.shift), w.shift == 0, has(at, .shift), word(at).shift != 0 {
            // this past spring, this coming Sunday
            w = word(at)
            at += 1
        } else if w.has(.then), w.shift == 0, has(at, .then), word(at).shift == 0 {
            // that same day
            at += 1
        }
        if w.has(.latest) { return readLatest(at) }
        if w.has(.recent) { return readRecent(at) }
        if w.has(.same) || (w.has(.then) && articled && w.shift == 0) {
            if let same = readSamePeriod(at) { return same }
            if w.has(.same) { return nil }
        }
        if w.has(.weak) {
            return has(at, .units) ? (TimeExpression(.reference("FUTURE_REF"), "future-units"), at + 1) : nil
        }
        if isWord(i, Spelled.that), hasAny(at, [.month, .weekday]),
            !(i > start && hasAny(i - 1, [.in, .on, .of, .to, .from]))
        {
            // "said that July sales fell": a conjunction.
            return nil
        }
        if w.has(.then), w.shift < 0, let ago = readYearAgo(i) {
            return articled && !ago.hasNoun ? nil : (ago.expression, ago.next)
        }
        // "the next morning" follows what was told, "next week" follows today.
        let isThen =
            w.has(.then)
            || (articled && w.shift == 1
                && (has(at, .part) || word(at).unit == .day && has(at, .unit)
                    || word(at).unit == .night && has(at, .unit)))
        let shift = w.shift
        // the past two years, the next few days
        if shift != 0, let amount = readAmount(at), !amount.isArticle, !amount.isHyphenated {
            var mod: TimexModifier?
            var next = amount.next
            if has(next, .or), isWord(next + 1, Spelled.so) {
                mod = .approx
                next += 2
            }
            if shift < 0, !isThen, has(next, .of), let year = readYearOfDuration(next) {
                // the last three weeks of 2023
                return (TimeExpression(.duration(amount.amount, .end(year)), "last-units"), next)
            }
            return (
                TimeExpression(
                    .duration(amount.amount, isThen ? .told(shift) : .reference(shift)), "relative-duration",
                    mod: mod), next
            )
        }
        // the last two or three years
        if shift != 0, let range = readAmountRange(at), case .duration(let amount, nil) = range.expression.meaning {
            return (
                TimeExpression(.duration(amount, isThen ? .told(shift) : .reference(shift)), range.expression.rule),
                range.tokens.upperBound
            )
        }
        var fiscal = false
        if hasAny(at, [.fiscal, .calendar]) {
            fiscal = has(at, .fiscal)
            at += 1
        }
        while has(at, .filler) || has(at, .business) { at += 1 }
        if isHyphen(at + 1), isGlued(at + 1), has(at, .unit) { return nil }
        if has(at, .units), shift != 0, let unit = word(at).unit, unit != .half {
            if isThen { return nil }
            if articled, shift > 0, unit.rawValue >= TimeUnit.day.rawValue {
                // "the coming weeks" have a length that is left open; "coming weeks" are just the future.
                return (
                    TimeExpression(.duration(TimeAmount(whole: nil, unit: unit), .reference(shift)), "relative-units"),
                    at + 1
                )
            }
            return (TimeExpression(.reference(shift < 0 ? "PAST_REF" : "FUTURE_REF"), "relative-units"), at + 1)
        }
        // "This Week" in quotation marks is a programme.
        if has(at, .unit), isCapitalised(at), isCapitalised(i), i > start, tokens[i - 1].kind == .punctuation {
            return nil
        }
        // "in the last day" is a length of time, while "her last day" and "the last day of talks" are not yesterday.
        if !isThen, shift < 0, isWord(at, Spelled.dayWord) {
            let before = articled ? i - 2 : i - 1
            guard !has(at + 1, .of),
                has(before, .in) || isWord(before, Spelled.over) || isWord(before, Spelled.within)
                    || isWord(before, Spelled.during)
            else { return nil }
            return (
                TimeExpression(.duration(TimeAmount(whole: 1, unit: .day), .reference(shift)), "relative-duration"),
                at + 1
            )
        }
        if has(at, .unit), let unit = word(at).unit, unit != .half, unit != .second, unit != .minute,
            unit != .hour || isThen == false
        {
            return readShiftedUnit(unit, shift, at + 1, isThen: isThen, fiscal: fiscal, articled: articled, word: w)
        }
        guard !fiscal else { return nil }
        func placed(_ fields: CalendarFields, _ rule: String) -> TimeExpression {
            TimeExpression(isThen ? .anaphoric(fields, shift: shift) : .directed(fields, shift: shift), rule)
        }
        if let weekday = readWeekday(at) {
            // "this coming Tuesday, June ninth" names the day itself.
            if weekday.fields.day != nil {
                return (TimeExpression(.calendar(weekday.fields), weekday.rule), weekday.next)
            }
            let passes = !isThen && (isWord(i, Spelled.last) || isWord(i, Spelled.next))
            let expression =
                passes
                ? TimeExpression(.directed(weekday.fields, shift: shift * 2), "relative-weekday")
                : placed(weekday.fields, "relative-weekday")
            return withPart((expression, weekday.next), weekday.next)
        }
        if has(at, .month), isCapitalised(at) || !has(at, .weak), let month = readMonthDay(at) {
            return (placed(month.fields, "relative-month"), month.next)
        }
        if shift != 0, isNumber(at) || has(at, .ordinal) && has(at + 1, .of) {
            if let date = readMonthDay(at), date.fields.year == nil, date.fields.day != nil {
                return (placed(date.fields, "relative-date"), date.next)
            }
            if isNumber(at), let numeric = readNumericDate(at),
                case .calendar(let fields) = numeric.expression.meaning, fields.year == nil, fields.day != nil,
                numeric.expression.clock == nil
            {
                return (placed(fields, "relative-date"), numeric.tokens.upperBound)
            }
        }
        if has(at, .season) {
            if isThen && shift == 0 { return nil }
            var fields = CalendarFields()
            fields.season = word(at).season
            return (placed(fields, "relative-season"), at + 1)
        }
        if has(at, .part), let part = word(at).part {
            guard !articled || isThen else { return nil }
            let clock = ClockTime(part: part)
            if isThen {
                return (TimeExpression(.anaphoricUnit(.day, shift: shift), "relative-part", clock: clock), at + 1)
            }
            return (TimeExpression(.day(shift: shift), "relative-part", clock: clock), at + 1)
        }
        if let holiday = readHoliday(at), case .calendar(let fields) = holiday.expression.meaning {
            return (placed(fields, "relative-holiday"), holiday.next)
        }
        // this year's and the like are units; "last year's third quarter" is read there; "this Q3" is a code.
        if let code = readPeriodCode(at), code.year == nil, code.quarter != nil {
            var fields = CalendarFields()
            fields.quarter = code.quarter
            return (placed(fields, "relative-quarter"), code.next)
        }
        if let ordinal = readOrdinalPeriod(at), ordinal.fields.quarter != nil || ordinal.fields.half != nil,
            ordinal.fields.year == nil, !isThen
        {
            return (TimeExpression(.calendar(ordinal.fields), ordinal.rule), ordinal.next)
        }
        return nil
    }

    private func readShiftedUnit(
        _ unit: TimeUnit, _ shift: Int, _ next: Int, isThen: Bool, fiscal: Bool, articled: Bool, word w: DateWord
    ) -> Dated {
        // this year's third quarter, next year's first half, last year's quarter
        if unit == .year, has(next, .clitic) {
            if let part = readOrdinalPeriod(next + 1), part.fields.year == nil, part.fields.yearShift == nil,
                part.fields.quarter != nil || part.fields.half != nil, !isThen
            {
                var fields = part.fields
                fields.yearShift = shift
                return (TimeExpression(.calendar(fields), "quarter-of-relative-year"), part.next)
            }
            if isWord(next + 1, Spelled.quarter) || has(next + 1, .period), !isThen, shift < 0 {
                return (
                    TimeExpression(.reported(unit: nil, years: shift, inYear: nil), "last-year's-quarter"), next + 2
                )
            }
        }
        if unit == .night {
            return (
                TimeExpression(
                    isThen ? .anaphoricUnit(.day, shift: shift) : .day(shift: shift), "relative-night",
                    clock: ClockTime(part: .night)), next
            )
        }
        if isThen { return (TimeExpression(.anaphoricUnit(unit, shift: shift), "anaphoric-unit"), next) }
        if unit == .fortnight || unit == .hour {
            return (
                TimeExpression(.duration(TimeAmount(whole: 1, unit: unit), .reference(shift)), "relative-duration"),
                next
            )
        }
        // "in the next decade" is the coming one, "over the next decade" the ten years to come.
        if articled, unit == .decade || unit == .century,
            shift < 0 || shift > 0 && isDurationBefore(next - 3) && !has(next - 4, .in)
        {
            return (
                TimeExpression(.duration(TimeAmount(whole: 1, unit: unit), .reference(shift)), "relative-duration"),
                next
            )
        }
        // next week Wednesday, next week on Tuesday
        if unit == .week, case let at = has(next, .on) ? next + 1 : next, has(at, .weekday),
            !has(at, .weak) || isCapitalised(at) && (isClosing(at + 1) || isNumber(at + 1))
        {
            return withPart(
                (TimeExpression(.weekdayOfWeek(word(at).weekday, shift: shift), "weekday-of-week"), at + 1), at + 1)
        }
        // the next year or so
        if has(next, .or), isWord(next + 1, Spelled.so) {
            return (TimeExpression(.unit(unit, shift: shift, fiscal: fiscal), "relative-unit", mod: .approx), next + 2)
        }
        return (TimeExpression(.unit(unit, shift: shift, fiscal: fiscal), "relative-unit"), next)
    }

}
