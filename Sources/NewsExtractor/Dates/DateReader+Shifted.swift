internal import NewsLanguage

/// What a word like "last", "next", "this" or "following" makes of the unit, day or amount behind it.
extension DateReader {
    /// The word, and where it points.
    private struct Shift {
        /// Steps back (below zero) or ahead.
        var steps: Int
        /// It counts from what the text told, not from the day of writing: "the following month".
        var isThen: Bool
        /// An article stands before it.
        var articled: Bool
        /// Its token.
        var first: Int

        /// Where an amount of time lies.
        var placement: TimeExpression.Placement { isThen ? .told(steps) : .reference(steps) }

        /// Fields so many steps away.
        func placed(_ fields: CalendarFields, _ rule: String) -> TimeExpression {
            TimeExpression(isThen ? .anaphoric(fields, shift: steps) : .directed(fields, shift: steps), rule)
        }
    }

    /// `last year`, `next week`, `this coming Sunday`, `the past two years`, `the following month`, `that year`.
    func readShifted(_ i: Int, articled: Bool) -> Dated? {
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
        let followsTold = articled && w.shift == 1 && (has(at, .part) || has(at, .unit) && isDayOrNight(at))
        let shift = Shift(steps: w.shift, isThen: w.has(.then) || followsTold, articled: articled, first: i)
        return readShiftedAmount(at, shift) ?? readBehindShift(at, shift)
    }

    private func isDayOrNight(_ i: Int) -> Bool { word(i).unit == .day || word(i).unit == .night }

    /// `the past two years`, `the next few days`, `the last three weeks of 2023`, `the last two` of "the last two or three years"
    private func readShiftedAmount(_ at: Int, _ shift: Shift) -> Dated? {
        guard shift.steps != 0 else { return nil }
        guard let amount = readAmount(at), !amount.isArticle, !amount.isHyphenated else {
            guard let range = readAmountRange(at), case .duration(let amount, nil) = range.expression.meaning else {
                return nil
            }
            return (
                TimeExpression(.duration(amount, shift.placement), range.expression.rule), range.tokens.upperBound
            )
        }
        var mod: TimexModifier?
        var next = amount.next
        if has(next, .or), isWord(next + 1, Spelled.so) {
            mod = .approx
            next += 2
        }
        if shift.steps < 0, !shift.isThen, has(next, .of), let year = readYearOfDuration(next) {
            return (TimeExpression(.duration(amount.amount, .end(year)), "last-units"), next)
        }
        return (
            TimeExpression(.duration(amount.amount, shift.placement), "relative-duration", mod: mod), next
        )
    }

    /// A unit, or else the day, month or part of one that has a name.
    private func readBehindShift(_ i: Int, _ shift: Shift) -> Dated? {
        var at = i
        var fiscal = false
        if hasAny(at, [.fiscal, .calendar]) {
            fiscal = has(at, .fiscal)
            at += 1
        }
        while has(at, .filler) || has(at, .business) { at += 1 }
        if isHyphen(at + 1), isGlued(at + 1), has(at, .unit) { return nil }
        if has(at, .units), shift.steps != 0, let unit = word(at).unit, unit != .half {
            return readShiftedUnits(unit, at + 1, shift)
        }
        // "This Week" in quotation marks is a programme.
        if has(at, .unit), isCapitalised(at), isCapitalised(shift.first), shift.first > start,
            tokens[shift.first - 1].kind == .punctuation
        {
            return nil
        }
        if !shift.isThen, shift.steps < 0, isWord(at, Spelled.dayWord) { return readLastDay(at, shift) }
        if has(at, .unit), let unit = word(at).unit, unit != .half, unit != .second, unit != .minute,
            unit != .hour || !shift.isThen
        {
            return readShiftedUnit(unit, at + 1, shift, fiscal: fiscal)
        }
        return fiscal ? nil : readShiftedName(at, shift)
    }

    /// `the coming weeks` have a length that is left open; `coming weeks` are just the future.
    private func readShiftedUnits(_ unit: TimeUnit, _ next: Int, _ shift: Shift) -> Dated? {
        if shift.isThen { return nil }
        if shift.articled, shift.steps > 0, unit.rawValue >= TimeUnit.day.rawValue {
            return (
                TimeExpression(.duration(TimeAmount(whole: nil, unit: unit), shift.placement), "relative-units"), next
            )
        }
        return (TimeExpression(.reference(shift.steps < 0 ? "PAST_REF" : "FUTURE_REF"), "relative-units"), next)
    }

    /// "in the last day" is a length of time, while "her last day" and "the last day of talks" are not yesterday.
    private func readLastDay(_ at: Int, _ shift: Shift) -> Dated? {
        let before = shift.articled ? shift.first - 2 : shift.first - 1
        guard !has(at + 1, .of),
            has(before, .in) || isWord(before, Spelled.over) || isWord(before, Spelled.within)
                || isWord(before, Spelled.during)
        else { return nil }
        return (
            TimeExpression(.duration(TimeAmount(whole: 1, unit: .day), shift.placement), "relative-duration"), at + 1
        )
    }

    /// `last Friday`, `next May`, `this summer`, `that evening`, `next Easter`, `this Q3`
    private func readShiftedName(_ at: Int, _ shift: Shift) -> Dated? {
        if let weekday = readWeekday(at) { return readShiftedWeekday(weekday, shift) }
        if has(at, .month), isCapitalised(at) || !has(at, .weak), let month = readMonthDay(at) {
            return (shift.placed(month.fields, "relative-month"), month.next)
        }
        if shift.steps != 0, let date = readShiftedDate(at) {
            return (shift.placed(date.fields, "relative-date"), date.next)
        }
        if has(at, .season) {
            if shift.isThen && shift.steps == 0 { return nil }
            var fields = CalendarFields()
            fields.season = word(at).season
            return (shift.placed(fields, "relative-season"), at + 1)
        }
        if has(at, .part), let part = word(at).part {
            guard !shift.articled || shift.isThen else { return nil }
            return (
                TimeExpression(
                    shift.isThen ? .anaphoricUnit(.day, shift: shift.steps) : .day(shift: shift.steps), "relative-part",
                    clock: ClockTime(part: part)), at + 1
            )
        }
        if let holiday = readHoliday(at), case .calendar(let fields) = holiday.expression.meaning {
            return (shift.placed(fields, "relative-holiday"), holiday.next)
        }
        // this year's and the like are units; "last year's third quarter" is read there; "this Q3" is a code.
        if let code = readPeriodCode(at), code.year == nil, code.quarter != nil {
            var fields = CalendarFields()
            fields.quarter = code.quarter
            return (shift.placed(fields, "relative-quarter"), code.next)
        }
        if let ordinal = readOrdinalPeriod(at), ordinal.fields.quarter != nil || ordinal.fields.half != nil,
            ordinal.fields.year == nil, !shift.isThen
        {
            return (TimeExpression(.calendar(ordinal.fields), ordinal.rule), ordinal.next)
        }
        return nil
    }

    private func readShiftedWeekday(_ weekday: Fields, _ shift: Shift) -> Dated {
        // "this coming Tuesday, June ninth" names the day itself.
        if weekday.fields.day != nil {
            return (TimeExpression(.calendar(weekday.fields), weekday.rule), weekday.next)
        }
        let passes = !shift.isThen && (isWord(shift.first, Spelled.last) || isWord(shift.first, Spelled.next))
        let expression =
            passes
            ? TimeExpression(.directed(weekday.fields, shift: shift.steps * 2), "relative-weekday")
            : shift.placed(weekday.fields, "relative-weekday")
        return withPart((expression, weekday.next), weekday.next)
    }

    /// The day of "next 3 May", "last 5/12", "next fourth of July".
    private func readShiftedDate(_ at: Int) -> Fields? {
        guard isNumber(at) || has(at, .ordinal) && has(at + 1, .of) else { return nil }
        if let date = readMonthDay(at), date.fields.year == nil, date.fields.day != nil { return date }
        guard isNumber(at), let numeric = readNumericDate(at),
            case .calendar(let fields) = numeric.expression.meaning, fields.year == nil, fields.day != nil,
            numeric.expression.clock == nil
        else { return nil }
        return Fields(fields: fields, next: numeric.tokens.upperBound, rule: "relative-date")
    }

    /// `last year`, `next week Wednesday`, `this year's third quarter`, `the following month`; `next` is behind the unit.
    private func readShiftedUnit(_ unit: TimeUnit, _ next: Int, _ place: Shift, fiscal: Bool) -> Dated {
        let (shift, isThen) = (place.steps, place.isThen)
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
        if place.articled, unit == .decade || unit == .century,
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
