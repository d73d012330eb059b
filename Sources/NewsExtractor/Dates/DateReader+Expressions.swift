internal import NewsLanguage

/// The grammar's start: which expression, if any, begins at a token.
extension DateReader {
    /// What stands at a token.
    enum Reading {
        case expression(ReadExpression)
        /// Words that look like a date and are none.
        case skip(to: Int)
        case nothing
    }

    /// Reads the longest expression that starts at token `i`.
    func read(at i: Int) -> Reading {
        if isPhraseStart(i), let match = lexicon.phrases.match(tokens, at: i, end: end) {
            let next = i + match.count
            switch match.value {
            case .none: return .skip(to: next)
            case .reference(let value):
                if !hasAny(
                    next,
                    [
                        .unit, .units, .cardinal, .vague, .season, .seasons, .ordinal, .weekday, .month, .one, .decade,
                        .fiscal,
                    ]) && !isNumber(next) && !(match.count == 2 && isNounPhrase(i, next))
                {
                    return .expression(
                        ReadExpression(tokens: i..<next, expression: TimeExpression(.reference(value), "reference")))
                }
            case .bound(let mod):
                if let bounded = readBounded(i, next, mod) { return .expression(bounded) }
            case .toDate(let unit):
                if unit != nil || isClosing(next) {
                    return .expression(
                        ReadExpression(tokens: i..<next, expression: TimeExpression(.toDate(unit), "to-date")))
                }
            case .resumed(let isLength):
                // "by then Mayor Reed" is an adjective.
                if !isCapitalised(next), !isHyphen(next) {
                    return .expression(
                        ReadExpression(
                            tokens: (i + 1)..<next, expression: TimeExpression(.resumed(isLength: isLength), "resumed"))
                    )
                }
            case .set(let value):
                return .expression(
                    ReadExpression(tokens: i..<next, expression: TimeExpression(.recurrence(value), "frequency")))
            case .lasting(let amount):
                return .expression(
                    ReadExpression(tokens: i..<next, expression: TimeExpression(.duration(amount, nil), "lasting")))
            case .holiday, .newYear: break
            }
        }
        if let read = readUnbounded(i) { return .expression(read) }
        return .nothing
    }

    /// `the early hours of Sunday`
    private func readEarlyHours(_ i: Int) -> ReadExpression? {
        guard has(i, .article), has(i + 1, .edge), word(i + 1).edge == .start, isWord(i + 2, Spelled.hours),
            has(i + 3, .of), let day = readDate(i + 4), isDay(day.expression), day.expression.clock == nil
        else { return nil }
        var expression = day.expression
        expression.clock = ClockTime(part: .morning)
        expression.clock?.isBeforeDawn = true
        expression.mod = .start
        expression.rule = "early-hours"
        return ReadExpression(tokens: i..<day.next, expression: expression)
    }

    /// Everything but bounds and fixed phrases.
    func readUnbounded(_ i: Int) -> ReadExpression? {
        if isSign(i + 1, ":"), let race = readRaceTime(i) { return race }
        if let clock = readClockExpression(i) { return clock }
        if let recurrence = readRecurrence(i) { return recurrence }
        if let edge = readEarlyHours(i) ?? readEdge(i) { return edge }
        if tokens[i].kind == .number, let read = readMonthsCode(i) ?? (era(i - 1) == nil ? nil : readEraYear(i)) {
            return read
        }
        if let plan = readFiveYearPlan(i) { return plan }
        if let leading = readLeadingDuration(i) { return leading }
        if has(i, .all), let all = readAmountExpression(i + 1), all.expression.rule == "all" {
            return ReadExpression(tokens: i..<all.tokens.upperBound, expression: all.expression)
        }
        if has(i, .one), let amount = readAmountExpression(i + 1), case let whole = withPeriodNoun(amount),
            whole.tokens.lowerBound == i
        {
            return whole
        }
        if let day = readDayOfRange(i) ?? readDayOfList(i) {
            return ReadExpression(tokens: i..<day.next, expression: TimeExpression(.calendar(day.fields), day.rule))
        }
        // "one day last winter": the day is not told.
        if isWord(i, Spelled.one), isWord(i + 1, Spelled.dayWord), has(i + 2, .shift),
            hasAny(i + 3, [.unit, .season, .month])
        {
            return readUnbounded(i + 2)
        }
        if isWord(i, Spelled.one), isWord(i + 1, Spelled.dayWord),
            isModal(i - 1) || isModal(i + 2) && !has(i + 2, .to)
        {
            // "will one day return", "one day may grow": no length of time.
            return ReadExpression(
                tokens: i..<(i + 2), expression: TimeExpression(.reference("FUTURE_REF"), "one-day"))
        }
        if let amount = readAmountExpression(i) { return amount }
        if i > start,
            hasAny(i - 1, [.on, .to, .from]) || isWord(i - 1, Spelled.by) || isWord(i - 1, Spelled.between)
                || isWord(i - 1, Spelled.until) || isWord(i - 1, Spelled.since) || isWord(i - 1, Spelled.for),
            let day = readDayOfMonth(i)
        {
            return withClock(
                ReadExpression(tokens: i..<day.next, expression: TimeExpression(.calendar(day.fields), day.rule)))
        }
        if let date = readDate(i) {
            // An article before a hyphenated part belongs to the noun behind: "the third-quarter loss".
            if has(i, .article), case .calendar(let fields) = date.expression.meaning,
                isAdjective(date.expression.rule)
                    || (fields.year != nil && isBareYear(fields)) && date.expression.rule == "year"
                        && !isWord(i + 1, Spelled.year)
            {
                return nil
            }
            // "the 3 June meeting", too.
            if date.expression.rule == "day-month", has(i, .article), isNumber(i + 1), has(i + 2, .month) { return nil }
            // "the Christmas market": the article is the noun's.
            if date.expression.rule == "holiday", has(i, .article), date.expression.clock == nil, date.next < end,
                tokens[date.next].kind == .word, tokens[date.next].shape == .lower, roles[date.next] == 0,
                ClosedClass.of(tokens[date.next]).isEmpty, date.next - i > 1,
                lexicon.phrases.match(tokens, at: i, end: end) == nil
            {
                return nil
            }
            if isBareYear(date.expression) {
                if !isYearEvident(i, date.next) { return nil }
                if isHyphen(i - 1), isGlued(i), isGlued(i - 1),
                    isWord(i - 2, Spelled.post) || isWord(i - 2, Spelled.pre)
                {
                    return ReadExpression(
                        tokens: (i - 2)..<date.next,
                        expression: with(date.expression, isWord(i - 2, Spelled.post) ? .after : .before))
                }
                return withOpenEnd(ReadExpression(tokens: i..<date.next, expression: date.expression))
            }
            if has(i - 1, .of), isWord(i - 2, Spelled.rest) || isWord(i - 2, Spelled.remainder),
                case .unit(_, 0, _) = date.expression.meaning, date.expression.mod == nil
            {
                // "for the rest of the year": from the day of writing on.
                var expression = with(date.expression, .end)
                expression.isComparative = true
                return ReadExpression(tokens: i..<date.next, expression: expression)
            }
            return withOpenEnd(withClock(ReadExpression(tokens: i..<date.next, expression: date.expression)))
        }
        return readDayPart(i).map { withClock($0) } ?? readReference(i)
    }

    /// `the morning` of "rose in the morning", `afternoon` of "in afternoon trading": a part of the day spoken of.
    private func readDayPart(_ i: Int) -> ReadExpression? {
        let at = has(i, .article) ? i + 1 : i
        guard has(at, .part), let part = word(at).part, !isCapitalised(at), !isHyphen(at + 1) else { return nil }
        // the morning of March 2
        if at > i, part != .night, has(at + 1, .of), let date = readDate(at + 2), isDay(date.expression),
            date.expression.clock == nil
        {
            var expression = date.expression
            expression.clock = ClockTime(part: part)
            return ReadExpression(tokens: i..<date.next, expression: expression)
        }
        guard i > start, has(i - 1, .in) || isWord(i - 1, Spelled.during) else { return nil }
        // "during the night", but not "in the night sky"
        if part == .night, at == i || !isClosing(at + 1) && !hasAny(at + 1, [.in, .on, .at, .article]) { return nil }
        return ReadExpression(
            tokens: i..<(at + 1),
            expression: TimeExpression(.anaphoricUnit(.day, shift: 0), "day-part", clock: ClockTime(part: part)))
    }

    private func isAdjective(_ rule: String) -> Bool { rule == "period-adjective" }

    private func isBareYear(_ expression: TimeExpression) -> Bool {
        guard case .calendar(let fields) = expression.meaning else { return false }
        return expression.rule == "year" && isBareYear(fields)
    }

    private func isBareYear(_ fields: CalendarFields) -> Bool {
        fields.year != nil && fields.month == nil && fields.quarter == nil && fields.half == nil && fields.season == nil
            && fields.week == nil && !fields.fiscal
    }

    /// `the first nine months`, `the first three quarters of 2011`, `the six months`, `the four days`
    private func readLeadingDuration(_ i: Int) -> ReadExpression? {
        let articled = has(i, .article)
        let at = articled ? i + 1 : i
        if has(at, .ordinal), word(at).ordinal == 1 || word(at).ordinal == -1 || isWord(at, Spelled.final) {
            let first = word(at).ordinal == 1
            if has(at + 1, .units), let unit = word(at + 1).unit, unit != .half, articled {
                return ReadExpression(
                    tokens: i..<(at + 2),
                    expression: TimeExpression(.duration(TimeAmount(whole: nil, unit: unit), nil), "first-units"))
            }
            guard let amount = readAmount(at + 1), !amount.isArticle, !amount.isHyphenated, amount.isPlural else {
                return nil
            }
            return ReadExpression(
                tokens: i..<amount.next,
                expression: TimeExpression(
                    .duration(
                        amount.amount,
                        first
                            ? .start(readYearOfDuration(amount.next))
                            : readYearOfDuration(amount.next).map { .end($0) }), "first-units"))
        }
        guard articled else { return nil }
        if has(at, .shift) || has(at, .then) || has(at, .latest) { return nil }
        if has(at, .units), let next = readAhead(at + 1) {
            return ReadExpression(
                tokens: i..<next,
                expression: TimeExpression(
                    .duration(TimeAmount(whole: nil, unit: word(at).unit ?? .year), .reference(1)), "units-ahead"))
        }
        if let amount = readAmount(at), !amount.isArticle, !amount.isHyphenated, amount.hasPluralUnit {
            return ReadExpression(
                tokens: i..<amount.next,
                expression: TimeExpression(
                    .duration(amount.amount, amount.placement),
                    amount.placement == nil ? "the-duration" : "relative-duration"))
        }
        if has(at, .units), i > start, isWord(i - 1, Spelled.over), word(at).unit != .half, !isMeasured(at + 1) {
            return ReadExpression(
                tokens: i..<(at + 1),
                expression: TimeExpression(
                    .duration(TimeAmount(whole: nil, unit: word(at).unit ?? .year), nil), "the-units"))
        }
        return nil
    }

    /// Whether a clause or phrase behind a unit measures from something: "the weeks before the vote".
    private func isMeasured(_ i: Int) -> Bool {
        isWord(i, Spelled.before) || isWord(i, Spelled.after) || isWord(i, Spelled.that) || isWord(i, Spelled.since)
    }

    /// The year behind "the first nine months": `of 2013`, `of this year`, `of the year`; nil fields mean the year of reference.
    func readYearOfDuration(_ i: Int) -> CalendarFields? {
        guard has(i, .of) || has(i, .in) || hasAny(i, [.shift]) else { return nil }
        var fields = CalendarFields()
        if let year = readYear(has(i, .shift) ? i : i + 1) {
            fields.year = year.value
            return fields
        }
        if let shift = readYearShift(i) {
            fields.yearShift = shift.value
            return fields
        }
        return nil
    }

    /// Whether a part of it can be meant: not of a reference or duration.
    func isPlaceable(_ expression: TimeExpression) -> Bool {
        switch expression.meaning {
        case .reference, .duration, .recurrence, .toDate, .resumed: false
        default: true
        }
    }

    func isDay(_ expression: TimeExpression) -> Bool {
        switch expression.meaning {
        case .day: true
        case .calendar(let fields), .directed(let fields, _), .anaphoric(let fields, _):
            fields.day != nil || fields.weekday != nil || fields.holiday != nil
        case .anaphoricUnit(let unit, _): unit == .day
        case .weekdayOfWeek, .edgeDay, .distanceFrom: true
        default: false
        }
    }

    /// A time of day with the date it stands beside: `8:45 a.m. on June 3`, `noon Thursday`, `4 p.m. EST, Oct. 9`.
    private func readClockExpression(_ i: Int) -> ReadExpression? {
        // "High Noon" is a film.
        if has(i, .clock), isCapitalised(i), i > start { return nil }
        // "For the town, high noon has come": a figure of speech; "at high noon" is a time.
        if has(i, .clock), isWord(i - 1, Spelled.high), !hasAny(i - 2, [.at, .to]), !isWord(i - 2, Spelled.by) {
            return nil
        }
        let first = has(i, .one) ? i + 1 : i
        let isPart = has(first, .unit) && (word(first).unit == .half || word(first).unit == .quarter)
        guard tokens[i].kind == .number || hasAny(i, [.clock, .cardinal]) || isPart, let time = readClockTime(i) else {
            return nil
        }
        // "16:9" is no time, and neither is a score or a verse in brackets.
        var next = time.next
        var expression = TimeExpression(.anaphoricUnit(.day, shift: 0), "clock", clock: time.clock)
        var at = next
        if isSign(at, ",") { at += 1 }
        if has(at, .on) { at += 1 } else if has(at, .of) { at += 1 }
        if let date = readDate(at), isDay(date.expression), date.expression.clock?.minutes == nil {
            expression.meaning = date.expression.meaning
            expression.rule = "clock-date"
            if let part = date.expression.clock?.part,
                part == .afternoon || part == .evening || part == .night && (time.clock.minutes ?? 0) >= 300
            {
                expression.clock = time.clock.afternoon
            }
            next = date.next
        } else if has(next, .part) || has(next, .tonight) {
            next += 1
        }
        return ReadExpression(tokens: i..<next, expression: expression)
    }

    /// `more than two years`, `almost six years ago`, `around Nov. 1`, `at least the past 22 months`
    private func readBounded(_ i: Int, _ next: Int, _ mod: TimexModifier) -> ReadExpression? {
        guard next < end else { return nil }
        // "over the past two years" and "over several years" use the preposition.
        if mod == .moreThan, isWord(i, Spelled.over),
            hasAny(next, [.article, .vague, .shift, .then]) || isOpenCount(next)
                || !(has(next, .one) || isBoundBefore(i - 1))
        {
            return nil
        }
        if let leading = readLeadingDuration(next) ?? readAmountExpression(next) {
            if case .duration(_, let placement) = leading.expression.meaning, has(next, .article), placement == nil,
                leading.expression.rule == "the-duration"
            {
                return nil
            }
            var read = leading
            read.tokens = i..<leading.tokens.upperBound
            read.expression.mod = mod
            if leading.expression.rule == "duration-adjective" && tokens[i].hash == Spelled.some { return nil }
            return read
        }
        // A bound takes "a year" for an amount even where no preposition stands before it.
        if let amount = readAmount(next), amount.isArticle, !amount.isHyphenated {
            return ReadExpression(
                tokens: i..<amount.next, expression: TimeExpression(.duration(amount.amount, nil), "duration", mod: mod)
            )
        }
        if let clock = readClockExpression(next), mod == .approx {
            var read = clock
            read.tokens = i..<clock.tokens.upperBound
            read.expression.mod = mod
            return read
        }
        if let date = readDate(next) {
            if case .duration = date.expression.meaning {
                return ReadExpression(tokens: i..<date.next, expression: with(date.expression, mod))
            }
            if isBareYear(date.expression), case .calendar(let fields) = date.expression.meaning,
                (fields.year ?? 0) < 1900, !isCirca(i) || isPluralNoun(date.next)
            {
                return nil
            }
            guard mod == .approx, isWord(i, Spelled.around) || isCirca(i), isPlaceable(date.expression),
                !has(next, .article), !has(next, .weekday), !has(next, .day)
            else { return nil }
            return ReadExpression(tokens: i..<date.next, expression: with(date.expression, mod))
        }
        if mod == .approx, isWord(i, Spelled.around), let edge = readEdge(next) {
            return ReadExpression(tokens: i..<edge.tokens.upperBound, expression: with(edge.expression, mod))
        }
        return nil
    }

    /// "circa", "c." or "ca.", which make a year of any four digits.
    private func isCirca(_ i: Int) -> Bool {
        isWord(i, Spelled.circa) || isSign(i + 1, ".") && (isWord(i, Spelled.c) || isWord(i, Spelled.ca))
    }

    /// Whether a preposition or verb takes the amount, so that "over" can only bound it: "for over five years".
    private func isBoundBefore(_ i: Int) -> Bool { i >= start && Self.boundTakers.contains(tokens[i].hash) }

    private static let boundTakers = TimeWords.sets["bound_takers"]

    /// Whether an open number stands here: "a few", "a number of".
    private func isOpenCount(_ i: Int) -> Bool { has(i, .one) && readCount(i).map { $0.whole == nil } ?? false }

    func with(_ expression: TimeExpression, _ mod: TimexModifier) -> TimeExpression {
        var expression = expression
        expression.mod = mod
        return expression
    }

    /// `a three-year period`: the noun and the article belong to it.
    private func withPeriodNoun(_ read: ReadExpression) -> ReadExpression {
        guard read.expression.rule == "duration-adjective", has(read.tokens.upperBound, .period),
            has(read.tokens.lowerBound - 1, .one)
        else { return read }
        return ReadExpression(
            tokens: (read.tokens.lowerBound - 1)..<(read.tokens.upperBound + 1), expression: read.expression)
    }

    /// `the 14th Five-Year Plan period`, `during the 14th Five-Year Plan`
    private func readFiveYearPlan(_ i: Int) -> ReadExpression? {
        guard has(i, .article), let ordinal = readOrdinal(i + 1), ordinal.value > 0, ordinal.value < 100,
            let amount = readAmount(ordinal.next),
            amount.amount.whole == 5, amount.amount.unit == .year, has(amount.next, .plan)
        else { return nil }
        var next = amount.next + 1
        if has(next, .period) {
            next += 1
        } else {
            // Without the word the plan itself may be meant: "it approved the 14th Five-Year Plan".
            guard
                isWord(i - 1, Spelled.during) || isWord(i - 1, Spelled.over) || isWord(i - 1, Spelled.since)
                    || isWord(i - 1, Spelled.for) || has(i - 1, .in)
            else { return nil }
        }
        return ReadExpression(
            tokens: i..<next, expression: TimeExpression(.fiveYearPlan(ordinal.value), "five-year-plan"))
    }

    /// `1990 and beyond`, `1994 or later`, `2010 or earlier`
    private func withOpenEnd(_ read: ReadExpression) -> ReadExpression {
        let next = read.tokens.upperBound
        var read = read
        if has(next, .or), hasAny(next + 1, [.later, .earlier]), !isWord(next + 2, Spelled.than) {
            read.expression.mod = has(next + 1, .later) ? .onOrAfter : .onOrBefore
        } else if has(next, .and), isWord(next + 1, Spelled.beyond) {
            read.expression.mod = .onOrAfter
        } else if has(next, .and), has(next + 1, .later) || isWord(next + 1, Spelled.after), isClosing(next + 2) {
            read.expression.mod = .onOrAfter
        } else if isWord(next, Spelled.onwards) || isWord(next, Spelled.onward), read.expression.mod == nil {
            read.expression.mod = .onOrAfter
            read.tokens = read.tokens.lowerBound..<(next + 1)
            return read
        } else {
            return read
        }
        read.tokens = read.tokens.lowerBound..<(next + 2)
        return read
    }
}
