internal import NewsLanguage

/// Recurrences: `daily`, `every Monday`, `each year`, `every four years`, `Tuesday nights`, `once a week`.
extension DateReader {
    func readRecurrence(_ i: Int) -> ReadExpression? {
        guard i < end, ids[i] != 0 || tokens[i].kind == .number else { return nil }
        let w = word(i)
        func result(_ value: String, _ rule: String, _ next: Int) -> ReadExpression {
            ReadExpression(tokens: i..<next, expression: TimeExpression(.recurrence(value), rule))
        }
        if w.has(.frequency) {
            // "everyday lives": an adjective.
            if isWord(i, Spelled.everyday), i + 1 < end, tokens[i + 1].kind == .word, roles[i + 1] == 0,
                ClosedClass.of(tokens[i + 1]).isEmpty
            {
                return nil
            }
            if w.has(.weak) { return result(lexicon.values[Int(w.value)], "frequency", i + 1) }
            // A newspaper's name: "the Daily Telegraph".
            if isCapitalised(i + 1) || isCapitalised(i) && i > start { return nil }
            return result(lexicon.values[Int(w.value)], "frequency", i + 1)
        }
        if w.has(.weekdays) {
            if has(i + 1, .parts) || has(i + 1, .part), let part = word(i + 1).part {
                return result("XXXX-WXX-\(w.weekday)T" + part.rawValue, "weekdays", i + 2)
            }
            return result("XXXX-WXX-\(w.weekday)", "weekdays", i + 1)
        }
        if w.has(.weekday), has(i + 1, .parts), let part = word(i + 1).part {
            return result("XXXX-WXX-\(w.weekday)T" + part.rawValue, "weekday-parts", i + 2)
        }
        if w.has(.parts), !has(i, .units), let part = w.part, i > start, isClosing(i + 1), tokens[i - 1].kind == .word,
            !hasAny(i - 1, [.cardinal, .ordinal, .vague, .article, .possessive])
        {
            // "runs mornings and evenings"
            return result("T" + part.rawValue, "parts", i + 1)
        }
        if w.has(.times), has(i + 1, .one) || has(i + 1, .every), has(i + 2, .unit), let unit = word(i + 2).unit,
            unit != .half
        {
            return result(TimeAmount(whole: 1, unit: unit).value, "times-a-unit", i + 3)
        }
        // three times a week
        // A recurrence of life, not the speed of a machine: "3,000 times a minute" is a rate.
        if let count = readCount(i), let whole = count.whole, whole <= 100, !count.isArticle,
            isWord(count.next, Spelled.times),
            has(count.next + 1, .one) || has(count.next + 1, .every),
            has(count.next + 2, .unit), let unit = word(count.next + 2).unit, unit != .half
        {
            return result(TimeAmount(whole: 1, unit: unit).value, "times-a-unit", count.next + 3)
        }
        if let nth = readNthOfEvery(i) { return nth }
        guard w.has(.every) else { return nil }
        var at = i + 1
        var count = 1
        if isWord(at, Spelled.other) || isWord(at, Spelled.second) && hasAny(at + 1, [.unit, .weekday]) {
            count = 2
            at += 1
        } else if let number = readCount(at), let whole = number.whole, !number.isArticle {
            count = whole
            at = number.next
        }
        if hasAny(at, [.business, .calendar, .fiscal]) { at += 1 }
        if hasAny(at, [.unit, .units]), let unit = word(at).unit, unit != .half, unit != .second,
            unit != .minute || count > 1
        {
            if unit == .night { return result("TNI", "every-unit", at + 1) }
            // "a voucher for every nine weeks you wait": the length that a rate counts.
            if count > 1, isWord(i - 1, Spelled.for), !isClosing(at + 1) {
                return ReadExpression(
                    tokens: (i + 1)..<(at + 1),
                    expression: TimeExpression(
                        .duration(TimeAmount(whole: count, unit: unit), nil), "length-of-rate"))
            }
            return result(TimeAmount(whole: count, unit: unit).value, "every-unit", at + 1)
        }
        guard count == 1 || (count == 2 && has(at, .weekday)) else { return nil }
        if isWord(at, Spelled.weekday) { return result("P1WD", "every-weekday", at + 1) }
        if has(at, .weekday) {
            if has(at + 1, .part), let part = word(at + 1).part {
                return result("XXXX-WXX-\(word(at).weekday)T" + part.rawValue, "every-weekday", at + 2)
            }
            return result("XXXX-WXX-\(word(at).weekday)", "every-weekday", at + 1)
        }
        if has(at, .month), isCapitalised(at) {
            if let date = readMonthDay(at), let day = date.fields.day, date.fields.year == nil {
                return result("XXXX-" + two(word(at).month) + "-" + two(day), "every-date", date.next)
            }
            return result("XXXX-" + two(word(at).month), "every-month", at + 1)
        }
        if has(at, .season), let season = word(at).season {
            return result("XXXX-" + season.rawValue, "every-season", at + 1)
        }
        if has(at, .part), let part = word(at).part { return result("T" + part.rawValue, "every-part", at + 1) }
        return nil
    }

    /// "on Thursday and Friday evenings": the plural behind the last day makes every one of them a recurrence.
    func shareRecurrences(_ found: inout [ReadExpression]) {
        guard found.count > 1 else { return }
        for at in (0..<(found.count - 1)).reversed() {
            let gap = found[at].tokens.upperBound..<found[at + 1].tokens.lowerBound
            guard found[at].expression.rule == "weekday", found[at].expression.clock == nil,
                case .calendar(let fields) = found[at].expression.meaning, let weekday = fields.weekday,
                found[at + 1].expression.rule == "weekday-parts",
                case .recurrence(let value) = found[at + 1].expression.meaning,
                let part = value.split(separator: "T").last,
                !gap.isEmpty, gap.count <= 2, gap.allSatisfy({ hasAny($0, [.and, .or, .to]) || isSign($0, ",") })
            else { continue }
            found[at].expression.meaning = .recurrence("XXXX-WXX-\(weekday)T" + part)
            found[at].expression.rule = "weekday-parts"
        }
    }

    /// `the first Monday of each month`, `the last day of every quarter`: once in each of them.
    private func readNthOfEvery(_ i: Int) -> ReadExpression? {
        let first = has(i, .article) ? i + 1 : i
        let nth = isWord(first, Spelled.last) ? first + 1 : readOrdinal(first)?.next
        guard let at = nth, has(at, .weekday) || isWord(at, Spelled.dayWord) || isWord(at, Spelled.week),
            has(at + 1, .of) || has(at + 1, .in), has(at + 2, .every), has(at + 3, .unit), let unit = word(at + 3).unit,
            unit.rawValue > TimeUnit.day.rawValue, unit != .half
        else { return nil }
        return ReadExpression(
            tokens: i..<(at + 4),
            expression: TimeExpression(.recurrence(TimeAmount(whole: 1, unit: unit).value), "nth-of-every"))
    }

    /// "every day at 9 a.m.", "3 p.m. each day", "Tuesdays at 9:30": one recurrence, as precise as it was said.
    func joinTimesOfSets(_ found: inout [ReadExpression]) {
        guard found.contains(where: { if case .recurrence = $0.expression.meaning { true } else { false } }) else {
            return
        }
        var joined: [ReadExpression] = []
        joined.reserveCapacity(found.count)
        for second in found {
            if let first = joined.last, let whole = recurrenceWithTime(first, second) {
                joined[joined.count - 1] = whole
            } else {
                joined.append(second)
            }
        }
        found = joined
    }

    /// A recurrence and a time that stand together; nil where they do not.
    private func recurrenceWithTime(_ first: ReadExpression, _ second: ReadExpression) -> ReadExpression? {
        let gap = second.tokens.lowerBound - first.tokens.upperBound
        let isTimeFirst = first.expression.clock != nil
        guard gap == 0 || gap == 1 && !isTimeFirst && has(first.tokens.upperBound, .at),
            case (let set, let time) = isTimeFirst ? (second, first) : (first, second),
            case .recurrence(let value) = set.expression.meaning,
            value == "P1D" || value.hasPrefix("XXXX-WXX-") && !value.contains("T"),
            time.expression.rule == "clock", let minutes = time.expression.clock?.minutes
        else { return nil }
        let clock = "T" + two(minutes / 60 % 24) + (minutes % 60 == 0 ? "" : ":" + two(minutes % 60))
        return ReadExpression(
            tokens: first.tokens.lowerBound..<second.tokens.upperBound,
            expression: TimeExpression(
                .recurrence(value == "P1D" ? clock : value + clock), set.expression.rule + "-clock"))
    }

    private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }
}
