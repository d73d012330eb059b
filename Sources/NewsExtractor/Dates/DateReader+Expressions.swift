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
                if !hasAny(next, [.unit, .units, .cardinal, .vague, .season, .seasons, .ordinal, .weekday, .month, .one, .decade, .fiscal]) && !isNumber(next) {
                    return .expression(ReadExpression(tokens: i..<next, expression: TimeExpression(.reference(value), "reference")))
                }
            case .bound(let mod):
                if let bounded = readBounded(i, next, mod) { return .expression(bounded) }
            case .holiday: break
            }
        }
        if let read = readUnbounded(i) { return .expression(read) }
        return .nothing
    }

    /// Everything but bounds and fixed phrases.
    func readUnbounded(_ i: Int) -> ReadExpression? {
        if let clock = readClockExpression(i) { return clock }
        if let recurrence = readRecurrence(i) { return recurrence }
        if let edge = readEdge(i) { return edge }
        if let plan = readFiveYearPlan(i) { return plan }
        if let leading = readLeadingDuration(i) { return leading }
        if has(i, .all), let all = readAmountExpression(i + 1), all.expression.rule == "all" { return ReadExpression(tokens: i..<all.tokens.upperBound, expression: all.expression) }
        if has(i, .one), let amount = readAmountExpression(i + 1), case let whole = withPeriodNoun(amount), whole.tokens.lowerBound == i { return whole }
        if let day = readDayOfRange(i) { return ReadExpression(tokens: i..<day.next, expression: TimeExpression(.calendar(day.fields), day.rule)) }
        if let amount = readAmountExpression(i) { return amount }
        if i > start, has(i - 1, .on) || has(i - 1, .to) || isWord(i - 1, Spelled.by), let day = readDayOfMonth(i) {
            return withClock(ReadExpression(tokens: i..<day.next, expression: TimeExpression(.calendar(day.fields), day.rule)))
        }
        if let date = readDate(i) {
            // An article before a hyphenated part belongs to the noun behind: "the third-quarter loss".
            if has(i, .article), case .calendar(let fields) = date.expression.meaning, isAdjective(date.expression.rule) || (fields.year != nil && isBareYear(fields)) && date.expression.rule == "year" && !isWord(i + 1, Spelled.year) { return nil }
            if isBareYear(date.expression) {
                if !isYearEvident(i, date.next) { return nil }
                if isHyphen(i - 1), isGlued(i), isGlued(i - 1), isWord(i - 2, Spelled.post) || isWord(i - 2, Spelled.pre) {
                    return ReadExpression(tokens: (i - 2)..<date.next, expression: with(date.expression, isWord(i - 2, Spelled.post) ? .after : .before))
                }
                return withOpenEnd(ReadExpression(tokens: i..<date.next, expression: date.expression))
            }
            return withClock(ReadExpression(tokens: i..<date.next, expression: date.expression))
        }
        return readReference(i)
    }

    private func isAdjective(_ rule: String) -> Bool { rule == "period-adjective" }

    private func isBareYear(_ expression: TimeExpression) -> Bool {
        guard case .calendar(let fields) = expression.meaning else { return false }
        return expression.rule == "year" && isBareYear(fields)
    }

    private func isBareYear(_ fields: CalendarFields) -> Bool { fields.year != nil && fields.month == nil && fields.quarter == nil && fields.half == nil && fields.season == nil && fields.week == nil && !fields.fiscal }


    /// `the first nine months`, `the first two quarters of 1990`, `the six months`, `the four days`
    private func readLeadingDuration(_ i: Int) -> ReadExpression? {
        let articled = has(i, .article)
        let at = articled ? i + 1 : i
        if has(at, .ordinal), word(at).ordinal == 1 || word(at).ordinal == -1 || isWord(at, Spelled.final) {
            let first = word(at).ordinal == 1
            if has(at + 1, .units), let unit = word(at + 1).unit, unit != .half, articled {
                return ReadExpression(tokens: i..<(at + 2), expression: TimeExpression(.duration(TimeAmount(whole: nil, unit: unit), nil), "first-units"))
            }
            guard let amount = readAmount(at + 1), !amount.isArticle, !amount.isHyphenated, amount.isPlural else { return nil }
            return ReadExpression(tokens: i..<amount.next, expression: TimeExpression(.duration(amount.amount, first ? .start(readYearOfDuration(amount.next)) : nil), "first-units"))
        }
        guard articled else { return nil }
        if has(at, .shift) || has(at, .then) || has(at, .latest) { return nil }
        if has(at, .units), has(at + 1, .ahead) {
            return ReadExpression(tokens: i..<(at + 2), expression: TimeExpression(.duration(TimeAmount(whole: nil, unit: word(at).unit ?? .year), .reference(1)), "units-ahead"))
        }
        if let amount = readAmount(at), !amount.isArticle, !amount.isHyphenated, amount.hasPluralUnit {
            return ReadExpression(tokens: i..<amount.next, expression: TimeExpression(.duration(amount.amount, nil), "the-duration"))
        }
        if has(at, .units), i > start, isWord(i - 1, Spelled.over), word(at).unit != .half, !isMeasured(at + 1) {
            return ReadExpression(tokens: i..<(at + 1), expression: TimeExpression(.duration(TimeAmount(whole: nil, unit: word(at).unit ?? .year), nil), "the-units"))
        }
        return nil
    }

    /// Whether a clause or phrase behind a unit measures from something: "the weeks before the vote".
    private func isMeasured(_ i: Int) -> Bool { isWord(i, Spelled.before) || isWord(i, Spelled.after) || isWord(i, Spelled.that) || isWord(i, Spelled.since) }

    /// The year behind "the first nine months": `of 1997`, `of this year`, `of the year`; nil fields mean the year of reference.
    private func readYearOfDuration(_ i: Int) -> CalendarFields? {
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


    /// `early next year`, `late yesterday`, `mid-July`, `the end of 2023`, `year-end`, `the mid-1990s`, `earlier this month`
    private func readEdge(_ i: Int) -> ReadExpression? {
        let articled = has(i, .article)
        let at = articled ? i + 1 : i
        let w = word(at)
        // year-end, year end, year's end, month-end
        if has(at, .unit), let unit = w.unit, unit == .year || unit == .month || unit == .quarter {
            var next = at + 1
            let hyphen = isHyphen(next) && isGlued(next)
            if hyphen || has(next, .clitic) { next += 1 }
            if has(next, .edgeNoun), word(next).edge == .end, isWord(next, Spelled.end), next > at {
                var fields = CalendarFields()
                next += 1
                if unit == .year, hyphen {
                    // The balance-sheet day.
                    fields.month = 12
                    fields.day = 31
                    if let year = readYearBehind(next) {
                        fields.year = year.value
                        next = year.next
                    } else {
                        fields.yearShift = i > start && isWord(i - 1, Spelled.since) ? -1 : 0
                    }
                    return ReadExpression(tokens: at..<next, expression: TimeExpression(.calendar(fields), "year-end"))
                }
                let rule = "end-of"
                if unit == .year, let year = readYearBehind(next) {
                    fields.year = year.value
                    return ReadExpression(tokens: i..<year.next, expression: TimeExpression(.calendar(fields), rule, mod: .end))
                }
                if articled && !hyphen && !has(at + 1, .clitic) { return nil }
                return ReadExpression(tokens: (hyphen ? at : i)..<next, expression: TimeExpression(.unit(unit, shift: 0, fiscal: false), rule, mod: .end))
            }
        }
        if w.has(.edgeNoun), let edge = w.edge {
            var target = at + 1
            if has(target, .of) { target += 1 } else if isHyphen(target), isGlued(target), isGlued(target + 1) { target += 1 } else if articled || !isNumber(target) { return nil }
            if has(target - 1, .of), !articled, has(target, .unit), let unit = word(target).unit, unit.rawValue >= TimeUnit.day.rawValue, unit != .half, unit != .night {
                return ReadExpression(tokens: i..<(target + 1), expression: TimeExpression(.unit(unit, shift: 0, fiscal: false), "end-of", mod: edge))
            }
            guard let date = readDate(target), isPlaceable(date.expression) else { return nil }
            if target == at + 1, !isWord(at, Spelled.end) { return nil }
            var expression = date.expression
            expression.mod = edge
            expression.rule = edge == .end ? "end-of" : edge == .start ? "start-of" : "middle-of"
            return ReadExpression(tokens: i..<date.next, expression: expression)
        }
        guard w.has(.edge), let edge = w.edge else { return nil }
        var target = at + 1
        let comparative = isWord(at, Spelled.earlier) || isWord(at, Spelled.later)
        if isHyphen(target), isGlued(target), isGlued(target + 1), !comparative { target += 1 } else if has(target, .in) || (comparative && has(target, .on)) { target += 1 }
        if target > at + 1, has(target - 1, .in), has(target, .article), word(target + 1).unit == .day { return nil }
        if has(target, .part), let part = word(target).part, !articled {
            // mid-afternoon yesterday
            var expression = TimeExpression(.anaphoricUnit(.day, shift: 0), "edge-part", mod: edge, clock: ClockTime(part: part))
            var next = target + 1
            if let date = readDate(has(next, .on) ? next + 1 : next), isDay(date.expression), date.expression.clock == nil {
                expression.meaning = date.expression.meaning
                next = date.next
            } else if target == at + 1 && edge != .mid { return nil }
            return ReadExpression(tokens: i..<next, expression: expression)
        }
        if comparative, has(target, .weekday) { return nil }
        guard let date = readDate(target), isPlaceable(date.expression), !(comparative && articled) else { return nil }
        if target > at + 1, has(target - 1, .in), !has(target, .article) { return nil }
        var expression = date.expression
        expression.mod = edge
        expression.isComparative = comparative
        return withClock(ReadExpression(tokens: i..<date.next, expression: expression))
    }

    /// Whether a part of it can be meant: not of a reference or duration.
    private func isPlaceable(_ expression: TimeExpression) -> Bool {
        switch expression.meaning {
        case .reference, .duration, .recurrence: false
        default: true
        }
    }

    private func isDay(_ expression: TimeExpression) -> Bool {
        switch expression.meaning {
        case .day: true
        case .calendar(let fields), .directed(let fields, _), .anaphoric(let fields, _): fields.day != nil || fields.weekday != nil || fields.holiday != nil
        case .anaphoricUnit(let unit, _): unit == .day
        case .weekdayOfWeek: true
        default: false
        }
    }

    /// A time of day with the date it stands beside: `9:30 a.m. on April 2`, `noon Thursday`, `5 p.m. EST, Nov. 6`.
    private func readClockExpression(_ i: Int) -> ReadExpression? {
        // "High Noon" is a film.
        if has(i, .clock), isCapitalised(i), i > start { return nil }
        guard tokens[i].kind == .number || hasAny(i, [.clock, .cardinal]), let time = readClockTime(i) else { return nil }
        // "16:9" is no time, and neither is a score or a verse in brackets.
        var next = time.next
        var expression = TimeExpression(.anaphoricUnit(.day, shift: 0), "clock", clock: time.clock)
        var at = next
        if isSign(at, ",") { at += 1 }
        if has(at, .on) { at += 1 } else if has(at, .of) { at += 1 }
        if let date = readDate(at), isDay(date.expression), date.expression.clock?.minutes == nil {
            expression.meaning = date.expression.meaning
            expression.rule = "clock-date"
            next = date.next
        } else if has(next, .part) || has(next, .tonight) {
            next += 1
        }
        return ReadExpression(tokens: i..<next, expression: expression)
    }

    /// A date with the time behind it: `Friday at 4pm`, `July 3, 2023 at 10:00`, `tonight at 8`.
    private func withClock(_ read: ReadExpression) -> ReadExpression {
        guard isDay(read.expression) || read.expression.clock?.part != nil, read.expression.clock?.minutes == nil else { return read }
        var at = read.tokens.upperBound
        if isSign(at, ",") { at += 1 }
        if has(at, .at) { at += 1 }
        guard at < end, let time = readClockTime(at) else { return read }
        var read = read
        read.expression.clock = time.clock
        read.tokens = read.tokens.lowerBound..<time.next
        return read
    }

    /// `more than two years`, `nearly four years ago`, `around Nov. 1`, `at least the past 18 months`
    private func readBounded(_ i: Int, _ next: Int, _ mod: TimexModifier) -> ReadExpression? {
        guard next < end else { return nil }
        // "over the past two years" and "over several years" use the preposition.
        if mod == .moreThan, isWord(i, Spelled.over), hasAny(next, [.article, .vague, .shift, .then]) || isOpenCount(next) || !(has(next, .one) || isBoundBefore(i - 1)) { return nil }
        if let leading = readLeadingDuration(next) ?? readAmountExpression(next) {
            if case .duration(_, let placement) = leading.expression.meaning, has(next, .article), placement == nil, leading.expression.rule == "the-duration" { return nil }
            var read = leading
            read.tokens = i..<leading.tokens.upperBound
            read.expression.mod = mod
            if leading.expression.rule == "duration-adjective" && tokens[i].hash == Spelled.some { return nil }
            return read
        }
        // A bound takes "a year" for an amount even where no preposition stands before it.
        if let amount = readAmount(next), amount.isArticle, !amount.isHyphenated {
            return ReadExpression(tokens: i..<amount.next, expression: TimeExpression(.duration(amount.amount, nil), "duration", mod: mod))
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
            guard mod == .approx, isWord(i, Spelled.around) || isWord(i, Spelled.circa), isPlaceable(date.expression), !has(next, .article), !has(next, .weekday), !has(next, .day) else { return nil }
            return ReadExpression(tokens: i..<date.next, expression: with(date.expression, mod))
        }
        if mod == .approx, isWord(i, Spelled.around), let edge = readEdge(next) {
            return ReadExpression(tokens: i..<edge.tokens.upperBound, expression: with(edge.expression, mod))
        }
        return nil
    }

    /// Whether a preposition or verb takes the amount, so that "over" can only bound it: "for over five years".
    private func isBoundBefore(_ i: Int) -> Bool { i >= start && Self.boundTakers.contains(tokens[i].hash) }

    private static let boundTakers: [UInt64] = ["for", "in", "of", "after", "within", "by", "took", "takes", "take", "lasted", "last", "lasts", "spent", "is", "was", "well", "just", "at", "to"].map { WordHash.of($0) }

    /// Whether an open number stands here: "a few", "a number of".
    private func isOpenCount(_ i: Int) -> Bool { has(i, .one) && readCount(i).map { $0.whole == nil } ?? false }

    private func with(_ expression: TimeExpression, _ mod: TimexModifier) -> TimeExpression {
        var expression = expression
        expression.mod = mod
        return expression
    }

    /// `a three-year period`: the noun and the article belong to it.
    private func withPeriodNoun(_ read: ReadExpression) -> ReadExpression {
        guard read.expression.rule == "duration-adjective", has(read.tokens.upperBound, .period), has(read.tokens.lowerBound - 1, .one) else { return read }
        return ReadExpression(tokens: (read.tokens.lowerBound - 1)..<(read.tokens.upperBound + 1), expression: read.expression)
    }

    /// `the 14th Five-Year Plan period`
    private func readFiveYearPlan(_ i: Int) -> ReadExpression? {
        guard has(i, .article), let ordinal = readOrdinal(i + 1), ordinal.value > 0, ordinal.value < 100, let amount = readAmount(ordinal.next),
            amount.amount.whole == 5, amount.amount.unit == .year, has(amount.next, .plan), has(amount.next + 1, .period)
        else { return nil }
        return ReadExpression(tokens: i..<(amount.next + 2), expression: TimeExpression(.fiveYearPlan(ordinal.value), "five-year-plan"))
    }

    /// `now`, `currently`, `recently`, `soon`, `recent`, `current`, `overnight`
    private func readReference(_ i: Int) -> ReadExpression? {
        guard i < end, ids[i] != 0 else { return nil }
        let w = word(i)
        func result(_ value: String, _ rule: String) -> ReadExpression {
            ReadExpression(tokens: i..<(i + 1), expression: TimeExpression(.reference(value), rule))
        }
        if w.has(.reference) {
            // "Now, …" opens a sentence and names no time.
            if isWord(i, Spelled.now), i == start, isSign(i + 1, ",") { return nil }
            if isWord(i + 1, Spelled.that) || isHyphen(i + 1) && isGlued(i + 1) || isHyphen(i - 1) && isGlued(i) { return nil }
            // "soon" names the future beside a modal verb only: "soon became" is a narrative past.
            if w.has(.weak), !isModal(i - 1), !isModal(i + 1) { return nil }
            if isCapitalised(i), i > start, isCapitalised(i - 1), tokens[i].shape == .capitalised { return nil }
            return result(lexicon.values[Int(w.value)], "reference")
        }
        if w.has(.recent), !isHyphen(i + 1), !(i > start && (isWord(i - 1, Spelled.more) || isWord(i - 1, Spelled.most))) { return result("PAST_REF", "recent") }
        if isWord(i, Spelled.current), !isCapitalised(i) || i == start { return result("PRESENT_REF", "current") }
        if w.has(.partOnly), let part = w.part {
            return ReadExpression(tokens: i..<(i + 1), expression: TimeExpression(.anaphoricUnit(.day, shift: -1), "overnight", clock: ClockTime(part: part)))
        }
        return nil
    }

    /// `1990 and beyond`, `1994 or later`, `2010 or earlier`
    private func withOpenEnd(_ read: ReadExpression) -> ReadExpression {
        let next = read.tokens.upperBound
        var read = read
        if has(next, .or), hasAny(next + 1, [.later, .earlier]) {
            read.expression.mod = has(next + 1, .later) ? .onOrAfter : .onOrBefore
        } else if has(next, .and), isWord(next + 1, Spelled.beyond) {
            read.expression.mod = .onOrAfter
        } else {
            return read
        }
        read.tokens = read.tokens.lowerBound..<(next + 2)
        return read
    }

    private func isModal(_ i: Int) -> Bool { i >= start && i < end && Self.modals.contains(tokens[i].hash) }

    private static let modals: [UInt64] = ["will", "may", "might", "would", "could", "should", "can", "to", "shall"].map { WordHash.of($0) }

    /// Whether a bare number of four digits is a year here.
    private func isYearEvident(_ i: Int, _ next: Int) -> Bool {
        guard tokens[i].kind == .number, let number = digits(i) else { return true }
        if isGlued(i), i > start, !isOpening(i - 1), !isHyphen(i - 1), !isSign(i - 1, "/") { return false }
        if isHyphen(i - 1), isGlued(i), isGlued(i - 1), i > start + 1 {
            // Behind a hyphen only another year: "2021-2025"; "post-1959" and "pre-1990" too.
            guard isNumber(i - 2) || tokens[i - 2].kind == .word && tokens[i - 2].shape == .lower else { return false }
            if isNumber(i - 2), digits(i - 2)?.count != 4 { return false }
        }
        if isHyphen(next), isGlued(next), isGlued(next + 1), next + 1 < end, tokens[next + 1].kind == .number, let other = digits(next + 1), other.count > 4 || other.count == 3 { return false }
        // An amount: the unit, a percent word or money follows.
        if hasAny(next, [.units, .scale, .suffix]) || isWord(next, Spelled.percent) { return false }
        let before = i > start ? i - 1 : i
        let prepositional = i > start && (hasAny(before, [.in, .of, .to, .from, .edge, .article, .shift, .possessive, .and, .or]) || Self.openers.contains(tokens[before].hash))
        if (1900..<2100).contains(number.value) {
            if i > start, Self.codes.contains(tokens[before].hash) { return false }
            if prepositional || i == start { return true }
            // "1,998 people" has a comma, but "2000 people" does not: a plural noun behind a round number counts.
            if number.value % 100 == 0 || number.value % 1000 == 0 { return !isPluralNoun(next) }
            return true
        }
        guard i > start, has(before, .in) || has(before, .from) || Self.openers.contains(tokens[before].hash) && !isWord(before, Spelled.than) else { return false }
        return !isPluralNoun(next) && (next >= end || tokens[next].kind != .word || tokens[next].shape == .lower && !isPluralNoun(next) && number.value < 1900 && (has(before, .in) || isWord(before, Spelled.since)))
    }

    private static let openers: [UInt64] = ["since", "by", "until", "till", "before", "after", "during", "between", "for", "circa", "around", "about", "through", "than", "both"].map { WordHash.of($0) }
    private static let codes: [UInt64] = ["no", "number", "flight", "room", "page", "model", "windows", "office", "route", "highway", "box", "section", "article", "rule", "russell", "nikkei"].map { WordHash.of($0) }

    private func isPluralNoun(_ i: Int) -> Bool {
        guard i < end, tokens[i].kind == .word, tokens[i].shape == .lower, tokens[i].count > 3 else { return false }
        let last = Int(tokens[i].end) - 1
        return stream.bytes[last] == UInt8(ascii: "s") && stream.bytes[last - 1] != UInt8(ascii: "s") || isWord(i, Spelled.people)
    }

}
