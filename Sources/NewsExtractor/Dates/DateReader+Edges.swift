internal import NewsLanguage

/// Parts of a period: `early next year`, `mid-July`, `the end of 2023`, `year-end`.
extension DateReader {
    /// `early next year`, `late yesterday`, `mid-July`, `the end of 2023`, `year-end`, `the mid-1990s`, `earlier this month`
    func readEdge(_ i: Int) -> ReadExpression? {
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
                    return ReadExpression(
                        tokens: i..<year.next, expression: TimeExpression(.calendar(fields), rule, mod: .end))
                }
                if articled && !hyphen && !has(at + 1, .clitic) { return nil }
                return ReadExpression(
                    tokens: (hyphen ? at : i)..<next,
                    expression: TimeExpression(.unit(unit, shift: 0, fiscal: false), rule, mod: .end))
            }
        }
        if w.has(.edgeNoun), let edge = w.edge {
            var target = at + 1
            if has(target, .of) {
                target += 1
            } else if isHyphen(target), isGlued(target), isGlued(target + 1) {
                target += 1
            } else if articled || !isNumber(target) {
                return nil
            }
            if has(target - 1, .of), !articled, has(target, .unit), let unit = word(target).unit,
                unit.rawValue >= TimeUnit.day.rawValue, unit != .half, unit != .night
            {
                return ReadExpression(
                    tokens: i..<(target + 1),
                    expression: TimeExpression(.unit(unit, shift: 0, fiscal: false), "end-of", mod: edge))
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
        if isHyphen(target), isGlued(target), isGlued(target + 1), !comparative {
            target += 1
        } else if has(target, .in) || has(target, .on) {
            // late in 2027, late on Monday
            target += 1
        }
        if target > at + 1, has(target - 1, .in), has(target, .article), word(target + 1).unit == .day { return nil }
        if target > at + 1, has(target - 1, .in), has(target, .article), has(target + 1, .part),
            let part = word(target + 1).part, !articled
        {
            // early in the morning
            return ReadExpression(
                tokens: i..<(target + 2),
                expression: TimeExpression(
                    .anaphoricUnit(.day, shift: 0), "edge-part", mod: edge, clock: ClockTime(part: part)))
        }
        if has(target, .part), let part = word(target).part, !articled {
            // mid-afternoon yesterday
            var expression = TimeExpression(
                .anaphoricUnit(.day, shift: 0), "edge-part", mod: edge, clock: ClockTime(part: part))
            var next = target + 1
            if let date = readDate(has(next, .on) ? next + 1 : next), isDay(date.expression),
                date.expression.clock == nil
            {
                expression.meaning = date.expression.meaning
                next = date.next
            } else if target == at + 1 && edge != .mid, part == .night || isCapitalised(target) {
                // "late night": a time of television.
                return nil
            }
            return withClock(ReadExpression(tokens: i..<next, expression: expression))
        }
        if comparative, has(target, .weekday) { return nil }
        guard let date = readDate(target), isPlaceable(date.expression), !(comparative && articled) else { return nil }
        if target > at + 1, has(target - 1, .in), !has(target, .article), comparative || articled { return nil }
        var expression = date.expression
        expression.mod = edge
        expression.isComparative = comparative
        // "the late-November trip", "the mid-2019 model": the article is the noun's.
        let first =
            articled && isHyphen(target - 1) && (has(target, .month) || date.expression.rule == "year") ? at : i
        return withClock(ReadExpression(tokens: first..<date.next, expression: expression))
    }
}
