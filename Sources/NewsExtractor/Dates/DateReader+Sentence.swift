internal import NewsLanguage

/// The expressions of one sentence, and what neighbours share.
extension DateReader {
    /// Whether "ended" follows a period.
    func isEnded(_ i: Int) -> Bool { isWord(i, Spelled.ended) || isWord(i, Spelled.ending) }

    /// Whether a day of a month stands between a determiner and its noun: "the council's July 4 vote".
    func isAttributive(_ read: ReadExpression) -> Bool {
        guard read.expression.rule == "month-day" || read.expression.rule == "day-month" else { return false }
        return hasAny(read.tokens.lowerBound - 1, [.article, .one, .possessive, .clitic])
    }

    /// "at noon, the court said today": the day a time is of, where only a word behind it in the sentence names it.
    func dayAhead(of at: Int, in found: [ReadExpression]) -> TimeExpression.Meaning? {
        guard found[at].expression.rule == "clock", case .anaphoricUnit(.day, 0) = found[at].expression.meaning else {
            return nil
        }
        for next in found[(at + 1)...].prefix(4) where next.expression.clock == nil {
            if case .day = next.expression.meaning { return next.expression.meaning }
        }
        return nil
    }

    /// Places a duration that a date ends: "the six months to 30 June 2023".
    func place(_ read: inout ReadExpression, before next: ReadExpression) {
        guard case .duration(let amount, nil) = read.expression.meaning,
            case .calendar(let fields) = next.expression.meaning, fields.month != nil,
            case let i = read.tokens.upperBound,
            isEnded(i) || has(i, .to) && (amount.unit == .month || read.expression.rule == "year-ended"),
            next.tokens.lowerBound - i <= 2
        else { return }
        read.expression.meaning = .duration(amount, .until(fields))
    }

    /// All expressions of the sentence, with what neighbours share: "between May and July 2012".
    func expressions() -> [ReadExpression] {
        var found: [ReadExpression] = []
        var i = start
        while i < end {
            if !canBegin(i) {
                i += 1
                continue
            }
            switch read(at: i) {
            case .expression(let read):
                found.append(read)
                i = max(read.tokens.upperBound, i + 1)
                if let other = readSharedUnit(i, behind: found[found.count - 1]) {
                    found.append(other)
                    i = other.tokens.upperBound
                }
                while mayGoOn(i),
                    let day = readListedNumeric(i, behind: found[found.count - 1])
                        ?? readListedDay(i, behind: found[found.count - 1])
                        ?? readListedDayOfMonth(i, behind: found[found.count - 1])
                        ?? readYearOfRange(i, behind: found[found.count - 1])
                {
                    found.append(day)
                    i = day.tokens.upperBound
                }
            case .skip(let to): i = max(to, i + 1)
            case .nothing: i += 1
            }
        }
        completeTimes(&found)
        joinTimesOfSets(&found)
        shareRecurrences(&found)
        share(&found)
        shareDistance(&found)
        for at in found.indices {
            if at > 0, isJoint(found[at - 1], found[at]) {
                found[at].expression.endsRange = true
            } else {
                found[at].expression.signal = signal(before: found[at], after: at > 0 ? found[at - 1] : nil)
            }
        }
        return found
    }

    /// Whether another day or year of a list or range can follow here: behind a sign or a small word.
    private func mayGoOn(_ i: Int) -> Bool {
        i < end
            && (tokens[i].kind == .punctuation || tokens[i].kind == .symbol || hasAny(i, [.and, .or, .to]))
    }

    /// The open side that the words around a date give it; none inside a range or behind the distance it is measured with.
    private func signal(before read: ReadExpression, after previous: ReadExpression?) -> DateSignal? {
        switch read.expression.mod {
        case .onOrAfter: return .since
        case .onOrBefore: return .until
        default: break
        }
        var i = read.tokens.lowerBound - 1
        if has(i, .on), i > start { i -= 1 }
        guard i >= start else { return nil }
        if isWord(i, Spelled.since) || isWord(i, Spelled.starting) || isWord(i, Spelled.beginning) { return .since }
        guard previous.map({ $0.tokens.upperBound < i || isDateBeforeTime($0, read) }) ?? true else {
            return nil
        }
        if isWord(i, Spelled.than), i > start, hasAny(i - 1, [.later, .earlier]) {
            // "no later than Friday", "later than 2018"
            let isDenied = i - 1 > start && isWord(i - 2, Spelled.no)
            return has(i - 1, .later) ? (isDenied ? .until : .after) : (isDenied ? .since : .before)
        }
        if isWord(i, Spelled.than), i > start, isWord(i - 1, Spelled.greater) { return .after }
        if isWord(i, Spelled.as), i - 1 > start, isWord(i - 2, Spelled.as), has(i - 1, .edge) {
            // "as early as March", "as late as Tuesday"
            return word(i - 1).edge == .start ? .since : .until
        }
        // "any time from 7 a.m."; "a report from 2019" and "up from May" leave nothing open.
        if has(i, .from), read.expression.clock?.minutes != nil, read.expression.rule == "clock" { return .since }
        if isWord(i, Spelled.after) { return .after }
        if isWord(i, Spelled.before) { return .before }
        // "beaten by 2017's record" names no end.
        if isWord(i, Spelled.by), has(read.tokens.upperBound, .clitic), read.expression.rule == "year" { return nil }
        if isWord(i, Spelled.until) || isWord(i, Spelled.till) || isWord(i, Spelled.by) { return .until }
        return nil
    }

    /// "tomorrow before 5 p.m.": the day does not take the preposition, as the distance of "three days before" does.
    private func isDateBeforeTime(_ day: ReadExpression, _ time: ReadExpression) -> Bool {
        guard time.expression.clock?.minutes != nil else { return false }
        if case .duration = day.expression.meaning { return false }
        return true
    }

    /// `17` of "March 16 and 17", `9` of "Oct. 6-9": another day of the month that was named.
    private func readListedDay(_ i: Int, behind last: ReadExpression) -> ReadExpression? {
        guard case .calendar(let fields) = last.expression.meaning, fields.month != nil, fields.day != nil,
            fields.weekday == nil, last.expression.rule == "month-day" || last.expression.rule == "listed-day",
            hasAny(i, [.and, .to, .or]) || isHyphen(i) || isSign(i, ","),
            case let at = isSign(i, ",") && hasAny(i + 1, [.and, .or]) ? i + 2 : i + 1,
            let number = digits(at), number.count <= 2, (1...31).contains(number.value),
            !hasAny(at + 1, [.units, .unit, .meridiem, .month, .scale]), !isSign(at + 1, "%"), !isSign(at + 1, ":"),
            !isSign(at + 1, "/"), readDayOfRange(at) == nil,
            at > i + 1 || !isSign(i, ",") || isListGoing(isGlued(at + 1) && has(at + 1, .suffix) ? at + 2 : at + 1)
        else { return nil }
        var next = at + 1
        var listed = fields
        listed.day = number.value
        if isGlued(next), has(next, .suffix) {
            next += 1
        } else if isGlued(next), next < end, tokens[next].kind == .word, !has(next, .clitic) {
            return nil
        }
        if let year = readYearBehind(next) {
            listed.year = year.value
            next = year.next
        }
        return ReadExpression(tokens: at..<next, expression: TimeExpression(.calendar(listed), "listed-day"))
    }

    private func isListGoing(_ i: Int) -> Bool {
        has(i, .and) || has(i, .or)
            || isSign(i, ",")
                && (isNumber(i + 1) && digits(i + 1)?.count != 4 || hasAny(i + 1, [.and, .or]) && isNumber(i + 2))
    }

    /// A bare weekday in a list is of the week that its neighbour names: "Monday, Thursday or Friday next week".
    private func shareWeek(_ day: inout ReadExpression, with other: ReadExpression) {
        guard day.expression.rule == "weekday", case .calendar(let fields) = day.expression.meaning,
            let weekday = fields.weekday, case .weekdayOfWeek(_, let shift) = other.expression.meaning
        else { return }
        let gap =
            day.tokens.upperBound <= other.tokens.lowerBound
            ? day.tokens.upperBound..<other.tokens.lowerBound : other.tokens.upperBound..<day.tokens.lowerBound
        guard !gap.isEmpty, gap.count <= 2, gap.allSatisfy({ hasAny($0, [.and, .or]) || isSign($0, ",") }) else {
            return
        }
        day.expression.meaning = .weekdayOfWeek(weekday, shift: shift)
        day.expression.rule = "weekday-of-week"
    }

    /// "10 to 15 years ago", "the past two or three weeks": what is said of the last amount of a range holds for the first,
    /// and the other way round.
    private func shareDistance(_ found: inout [ReadExpression]) {
        for at in found.indices.dropLast() where found[at].expression.rule == "duration-range" {
            let next = found[at + 1]
            guard next.tokens.lowerBound - found[at].tokens.upperBound <= 2,
                case .duration(let amount, let placement) = found[at].expression.meaning
            else { continue }
            switch next.expression.meaning {
            case .distance(_, let sign): found[at].expression.meaning = .distance(amount, sign: sign)
            case .anaphoricDistance(_, let sign): found[at].expression.meaning = .anaphoricDistance(amount, sign: sign)
            case .reported(nil, _, nil) where next.expression.rule == "year-earlier":
                found[at].expression.meaning = .reported(unit: nil, years: -(amount.whole ?? 0), inYear: nil)
                found[at].expression.rule = next.expression.rule
            case .duration(let last, nil): found[at + 1].expression.meaning = .duration(last, placement)
            default: break
            }
        }
    }

    /// A month, quarter or day without year takes the year of the next one it is joined to.
    private func share(_ found: inout [ReadExpression]) {
        guard found.count > 1 else { return }
        for at in (0..<(found.count - 1)).reversed() { shareWeek(&found[at], with: found[at + 1]) }
        for at in 1..<found.count { shareWeek(&found[at], with: found[at - 1]) }
        for at in (0..<(found.count - 1)).reversed() {
            let gap = found[at].tokens.upperBound..<found[at + 1].tokens.lowerBound
            guard gap.count <= 2,
                gap.allSatisfy({
                    hasAny($0, [.and, .to, .or]) || isHyphen($0) || isSign($0, ",") || isSign($0, "/")
                }),
                case .calendar(var first) = found[at].expression.meaning,
                case .calendar(let second) = found[at + 1].expression.meaning,
                first.year == nil, first.yearShift == nil, first.weekday == nil, first.holiday == nil,
                first.decade == nil,
                second.year != nil || second.yearShift != nil
            else { continue }
            let comparable =
                first.month != nil && second.month != nil || first.quarter != nil && second.quarter != nil
                || first.half != nil && second.half != nil
            guard comparable else { continue }
            let wraps =
                (first.month ?? first.quarter ?? first.half ?? 0) > (second.month ?? second.quarter ?? second.half ?? 0)
            first.year = second.year.map { wraps ? $0 - 1 : $0 }
            first.yearShift = second.yearShift.map { wraps ? $0 - 1 : $0 }
            found[at].expression.meaning = .calendar(first)
        }
    }
}
