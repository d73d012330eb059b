internal import NewsLanguage

/// Parts of a period: `early next year`, `mid-July`, `the end of 2023`, `year-end`.
extension DateReader {
    /// `early next year`, `late yesterday`, `mid-July`, `the end of 2023`, `year-end`, `the mid-1990s`, `earlier this month`
    func readEdge(_ i: Int) -> ReadExpression? {
        let articled = has(i, .article)
        let at = articled ? i + 1 : i
        if let end = readUnitEnd(i, at) { return end }
        guard let edge = word(at).edge else { return nil }
        if has(at, .edgeNoun) { return readEdgeNoun(edge, i, at) }
        return has(at, .edge) ? readEdgeAdjective(edge, i, at) : nil
    }

    /// `year-end`, `year end`, `the year's end`, `month-end`; `at` is behind the article.
    private func readUnitEnd(_ i: Int, _ at: Int) -> ReadExpression? {
        guard has(at, .unit), let unit = word(at).unit, unit == .year || unit == .month || unit == .quarter else {
            return nil
        }
        let hyphen = isHyphen(at + 1) && isGlued(at + 1)
        let isOwned = has(at + 1, .clitic)
        let end = hyphen || isOwned ? at + 2 : at + 1
        guard has(end, .edgeNoun), word(end).edge == .end, isWord(end, Spelled.end) else { return nil }
        var fields = CalendarFields()
        if unit == .year, hyphen {
            // The balance-sheet day.
            fields.month = 12
            fields.day = 31
            let year = readYearBehind(end + 1)
            fields.year = year?.value
            if year == nil { fields.yearShift = i > start && isWord(i - 1, Spelled.since) ? -1 : 0 }
            return ReadExpression(
                tokens: at..<(year?.next ?? end + 1), expression: TimeExpression(.calendar(fields), "year-end"))
        }
        if unit == .year, let year = readYearBehind(end + 1) {
            fields.year = year.value
            return ReadExpression(
                tokens: i..<year.next, expression: TimeExpression(.calendar(fields), "end-of", mod: .end))
        }
        if at > i && !hyphen && !isOwned { return nil }
        return ReadExpression(
            tokens: (hyphen ? at : i)..<(end + 1),
            expression: TimeExpression(.unit(unit, shift: 0, fiscal: false), "end-of", mod: .end))
    }

    /// `the end of 2023`, `end-March`, `beginning of the week`; the noun is token `at`.
    private func readEdgeNoun(_ edge: TimexModifier, _ i: Int, _ at: Int) -> ReadExpression? {
        let articled = at > i
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
        guard let date = readDate(target), isPlaceable(date.expression),
            target > at + 1 || isWord(at, Spelled.end)
        else { return nil }
        var expression = date.expression
        expression.mod = edge
        expression.rule = edge == .end ? "end-of" : edge == .start ? "start-of" : "middle-of"
        return ReadExpression(tokens: i..<date.next, expression: expression)
    }

    /// `early next year`, `mid-July`, `late in 2027`, `earlier this month`; the word is token `at`.
    private func readEdgeAdjective(_ edge: TimexModifier, _ i: Int, _ at: Int) -> ReadExpression? {
        let articled = at > i
        var target = at + 1
        let comparative = isWord(at, Spelled.earlier) || isWord(at, Spelled.later)
        if isHyphen(target), isGlued(target), isGlued(target + 1), !comparative {
            target += 1
        } else if has(target, .in) || has(target, .on) {
            // late in 2027, late on Monday
            target += 1
        }
        let isIn = target > at + 1 && has(target - 1, .in)
        if isIn, has(target, .article), word(target + 1).unit == .day { return nil }
        if !articled {
            switch readEdgePart(edge, i, at, target) {
            case .expression(let read): return read
            case .skip: return nil
            case .nothing: break
            }
        }
        if comparative, has(target, .weekday) { return nil }
        guard let date = readDate(target), isPlaceable(date.expression), !(comparative && articled) else { return nil }
        if isIn, !has(target, .article), comparative || articled { return nil }
        var expression = date.expression
        expression.mod = edge
        expression.isComparative = comparative
        // "the late-November trip", "the mid-2019 model": the article is the noun's.
        let first =
            articled && isHyphen(target - 1) && (has(target, .month) || date.expression.rule == "year") ? at : i
        return withClock(ReadExpression(tokens: first..<date.next, expression: expression))
    }

    /// `early in the morning`, `mid-afternoon yesterday`; a skip where a part of the day stands there and means no time.
    private func readEdgePart(_ edge: TimexModifier, _ i: Int, _ at: Int, _ target: Int) -> Reading {
        if target > at + 1, has(target - 1, .in), has(target, .article), has(target + 1, .part),
            let part = word(target + 1).part
        {
            return .expression(
                ReadExpression(
                    tokens: i..<(target + 2),
                    expression: TimeExpression(
                        .anaphoricUnit(.day, shift: 0), "edge-part", mod: edge, clock: ClockTime(part: part))))
        }
        guard has(target, .part), let part = word(target).part else { return .nothing }
        var expression = TimeExpression(
            .anaphoricUnit(.day, shift: 0), "edge-part", mod: edge, clock: ClockTime(part: part))
        var next = target + 1
        if let date = readDate(has(next, .on) ? next + 1 : next), isDay(date.expression), date.expression.clock == nil {
            expression.meaning = date.expression.meaning
            next = date.next
        } else if target == at + 1 && edge != .mid, part == .night || isCapitalised(target) {
            // "late night": a time of television.
            return .skip(to: next)
        }
        return .expression(withClock(ReadExpression(tokens: i..<next, expression: expression)))
    }
}
