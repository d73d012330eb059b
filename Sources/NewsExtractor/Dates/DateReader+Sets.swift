internal import NewsLanguage

/// Recurrences: `daily`, `every Monday`, `each year`, `every four years`, `Tuesday nights`, `once a week`.
extension DateReader {
    func readRecurrence(_ i: Int) -> ReadExpression? {
        guard i < end, ids[i] != 0 || tokens[i].kind == .number else { return nil }
        let w = word(i)
        if w.has(.frequency) { return readFrequency(i) }
        if w.has(.weekdays) || w.has(.weekday) && has(i + 1, .parts) { return readWeekdays(i) }
        if w.has(.parts), !has(i, .units), let part = w.part, i > start, isClosing(i + 1), tokens[i - 1].kind == .word,
            !hasAny(i - 1, [.cardinal, .ordinal, .vague, .article, .possessive])
        {
            // "runs mornings and evenings"
            return recurrence("T" + part.rawValue, "parts", i..<(i + 1))
        }
        return readTimesOfUnit(i) ?? readNthOfEvery(i) ?? (w.has(.every) ? readEvery(i) : nil)
    }

    private func recurrence(_ value: String, _ rule: String, _ tokens: Range<Int>) -> ReadExpression {
        ReadExpression(tokens: tokens, expression: TimeExpression(.recurrence(value), rule))
    }

    /// `daily`, `annually`; not the newspaper of "the Daily Telegraph", nor the adjective of "everyday lives".
    private func readFrequency(_ i: Int) -> ReadExpression? {
        if word(i).has(.weak) {
            if i + 1 < end, tokens[i + 1].kind == .word, roles[i + 1] == 0, ClosedClass.of(tokens[i + 1]).isEmpty {
                return nil
            }
        } else if isCapitalised(i + 1) || isCapitalised(i) && i > start {
            return nil
        }
        return recurrence(lexicon.values[Int(word(i).value)], "frequency", i..<(i + 1))
    }

    /// `Mondays`, `Tuesday nights`, `Fridays mornings`
    private func readWeekdays(_ i: Int) -> ReadExpression? {
        let value = "XXXX-WXX-\(word(i).weekday)"
        if hasAny(i + 1, [.parts, .part]), let part = word(i + 1).part {
            return recurrence(
                value + "T" + part.rawValue, has(i, .weekdays) ? "weekdays" : "weekday-parts", i..<(i + 2))
        }
        return has(i, .weekdays) ? recurrence(value, "weekdays", i..<(i + 1)) : nil
    }

    /// `once a week`, `three times a week`
    private func readTimesOfUnit(_ i: Int) -> ReadExpression? {
        func ofUnit(_ at: Int) -> ReadExpression? {
            guard has(at, .one) || has(at, .every), has(at + 1, .unit), let unit = word(at + 1).unit, unit != .half
            else { return nil }
            return recurrence(TimeAmount(whole: 1, unit: unit).value, "times-a-unit", i..<(at + 2))
        }
        if has(i, .times), let once = ofUnit(i + 1) { return once }
        // A recurrence of life, not the speed of a machine: "3,000 times a minute" is a rate.
        guard let count = readCount(i), let whole = count.whole, whole <= 100, !count.isArticle,
            isWord(count.next, Spelled.times)
        else { return nil }
        return ofUnit(count.next + 1)
    }

    /// `every day`, `each year`, `every other week`, `every four years`, `every Monday night`, `every May 3`, `every summer`
    private func readEvery(_ i: Int) -> ReadExpression? {
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
            if unit == .night { return recurrence("TNI", "every-unit", i..<(at + 1)) }
            let amount = TimeAmount(whole: count, unit: unit)
            // "a voucher for every nine weeks you wait": the length that a rate counts.
            if count > 1, isWord(i - 1, Spelled.for), !isClosing(at + 1) {
                return ReadExpression(
                    tokens: (i + 1)..<(at + 1), expression: TimeExpression(.duration(amount, nil), "length-of-rate"))
            }
            return recurrence(amount.value, "every-unit", i..<(at + 1))
        }
        guard count == 1 || (count == 2 && has(at, .weekday)) else { return nil }
        return readEveryName(i, at)
    }

    /// The weekday, month, season or part of the day behind "every".
    private func readEveryName(_ i: Int, _ at: Int) -> ReadExpression? {
        let w = word(at)
        if isWord(at, Spelled.weekday) { return recurrence("P1WD", "every-weekday", i..<(at + 1)) }
        if w.has(.weekday) {
            let value = "XXXX-WXX-\(w.weekday)"
            if has(at + 1, .part), let part = word(at + 1).part {
                return recurrence(value + "T" + part.rawValue, "every-weekday", i..<(at + 2))
            }
            return recurrence(value, "every-weekday", i..<(at + 1))
        }
        if w.has(.month), isCapitalised(at) {
            if let date = readMonthDay(at), let day = date.fields.day, date.fields.year == nil {
                return recurrence("XXXX-" + two(w.month) + "-" + two(day), "every-date", i..<date.next)
            }
            return recurrence("XXXX-" + two(w.month), "every-month", i..<(at + 1))
        }
        if w.has(.season), let season = w.season {
            return recurrence("XXXX-" + season.rawValue, "every-season", i..<(at + 1))
        }
        if w.has(.part), let part = w.part { return recurrence("T" + part.rawValue, "every-part", i..<(at + 1)) }
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
