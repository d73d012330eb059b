internal import NewsLanguage

/// Expressions that share one noun: `the first and second quarters of 2019`, `this or next week`, `this year or next`.
extension DateReader {
    /// An ordinal whose noun, and year, stand behind the last ordinal of the list.
    func readSharedPart(_ i: Int) -> Dated? {
        guard let first = readOrdinal(i), (1...4).contains(first.value) else { return nil }
        var at = first.next
        var joints = 0
        while hasAny(at, [.and, .or, .to]) || isSign(at, ","), joints < 3 {
            if isSign(at, ","), hasAny(at + 1, [.and, .or]) { at += 1 }
            at += 1
            if has(at, .article) { at += 1 }
            guard let next = readOrdinal(at), (1...4).contains(next.value), next.value != first.value else {
                return nil
            }
            at = next.next
            joints += 1
        }
        guard joints > 0 || isShared(i), hasAny(at, [.unit, .units]), joints > 0 || has(at, .units) else { return nil }
        var fields = CalendarFields()
        switch word(at).unit {
        case .quarter: fields.quarter = first.value
        case .half where first.value <= 2: fields.half = first.value
        default: return nil
        }
        let read = readYearOfPart(fields, at + 1, "shared-period")
        let next = joints > 0 ? first.next : read.next
        if let quarter = fields.quarter, read.fields.year == nil, read.fields.yearShift == nil, has(at, .units),
            isHabitual(i)
        {
            return (TimeExpression(.recurrence("XXXX-Q\(quarter)"), "shared-period"), next)
        }
        return (TimeExpression(.calendar(read.fields), "shared-period"), next)
    }

    /// `next` of "this week or next", `last` of "as many this year as last": a week or year beside the one that was named.
    func readSharedUnit(_ i: Int, behind last: ReadExpression) -> ReadExpression? {
        guard last.expression.rule == "relative-unit", case .unit(let unit, let shift, false) = last.expression.meaning,
            hasAny(i, [.and, .or]) || isWord(i, Spelled.as), isShift(i + 1), word(i + 1).shift != shift,
            isClosing(i + 2), !has(i + 2, .to)
        else { return nil }
        return ReadExpression(
            tokens: (i + 1)..<(i + 2),
            expression: TimeExpression(.unit(unit, shift: word(i + 1).shift, fiscal: false), "shared-unit"))
    }

    /// `this` of "this or next week": the unit stands behind the other word.
    func readUnitBehind(_ i: Int) -> Dated? {
        guard isShift(i), hasAny(i + 1, [.and, .or]), isShift(i + 2), word(i + 2).shift != word(i).shift,
            has(i + 3, .unit), let unit = word(i + 3).unit, unit.rawValue >= TimeUnit.week.rawValue, unit != .half
        else { return nil }
        return (TimeExpression(.unit(unit, shift: word(i).shift, fiscal: false), "shared-unit"), i + 1)
    }

    private func isShift(_ i: Int) -> Bool {
        isWord(i, Spelled.last) || isWord(i, Spelled.next) || isWord(i, Spelled.this)
    }

    /// Whether another ordinal stands before this one.
    private func isShared(_ i: Int) -> Bool {
        let joint = has(i - 1, .article) ? i - 2 : i - 1
        guard hasAny(joint, [.and, .or, .to]) else { return false }
        let before = isSign(joint - 1, ",") ? joint - 2 : joint - 1
        return hasAny(before, [.ordinal, .suffix])
    }

    /// Whether a word near by tells that it happens again and again.
    private func isHabitual(_ i: Int) -> Bool {
        (max(start, i - 20)..<min(end, i + 20)).contains { Self.habits.contains(tokens[$0].hash) }
    }

    private static let habits = TimeWords.sets["habits"]
}
