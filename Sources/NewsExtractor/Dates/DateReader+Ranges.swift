internal import NewsLanguage

/// Two dates or times that are the ends of one stretch: `from May to July 2012`, `between 2 and 4:30 p.m.`, `8-9am`.
extension DateReader {
    /// Completes ranges of times: the bare hour at one end is a time because the other is, the half of the day that is
    /// said once holds for both ends, and both lie on one day.
    func completeTimes(_ found: inout [ReadExpression]) {
        guard found.contains(where: { $0.expression.clock?.minutes != nil || mayFollowHours($0) }) else { return }
        // From the end on, so that what stands behind is complete; each step looks at its neighbours only.
        var reversed: [ReadExpression] = []
        reversed.reserveCapacity(found.count)
        for at in found.indices.reversed() {
            let limit = at > 0 ? found[at - 1].tokens.upperBound : start
            let next = reversed.last?.tokens.lowerBound ?? end
            if let hours = readHoursBefore(found[at], behind: limit) {
                reversed.append(hours.last)
                reversed.append(hours.first)
                continue
            }
            guard found[at].expression.clock?.minutes != nil else {
                reversed.append(found[at])
                continue
            }
            if let hour = readHourBehind(found[at], before: next) {
                if let day = reversed.last, let whole = withDay(hour, day) {
                    reversed[reversed.count - 1] = whole
                } else {
                    reversed.append(hour)
                }
            }
            reversed.append(found[at])
            if let hour = readHourBefore(found[at], behind: limit) { reversed.append(hour) }
        }
        if reversed.count != found.count || reversed.contains(where: { $0.expression.rule == "clock-range" }) {
            found = reversed.reversed()
        }
        guard found.contains(where: { $0.expression.clock?.minutes != nil }) else { return }
        for at in found.indices.dropLast() where isJoint(found[at], found[at + 1]) {
            guard let first = found[at].expression.clock, let from = first.minutes,
                let last = found[at + 1].expression.clock, let to = last.minutes
            else { continue }
            if last.isSure, from + 12 * 60 < to {
                found[at].expression.clock = first.afternoon
            } else if to <= from {
                found[at + 1].expression.clock = last.afternoon
            }
            // "9 a.m. to 11 a.m. tomorrow": the day stands once.
            if case .anaphoricUnit(.day, 0) = found[at].expression.meaning {
                found[at].expression.meaning = found[at + 1].expression.meaning
            }
        }
    }

    /// The last hour of a range with the day behind it: "from 10:30 to 3 on May 6", "8am-3 yesterday afternoon".
    private func withDay(_ hour: ReadExpression, _ day: ReadExpression) -> ReadExpression? {
        let i = hour.tokens.upperBound
        let next = has(i, .on) ? i + 1 : i
        guard next == day.tokens.lowerBound, isDay(day.expression), day.expression.clock?.minutes == nil else {
            return nil
        }
        var result = hour
        result.expression.meaning = day.expression.meaning
        if let part = day.expression.clock?.part, part != .morning {
            result.expression.clock = hour.expression.clock?.afternoon
        }
        result.tokens = hour.tokens.lowerBound..<day.tokens.upperBound
        return result
    }

    /// Whether a number stands before a day, which may be an hour.
    private func mayFollowHours(_ read: ReadExpression) -> Bool {
        let i = read.tokens.lowerBound - 1
        return bareHour(has(i, .on) ? i - 1 : i) != nil
    }

    /// Both hours of "between 3 and 8 yesterday", which only the day behind them makes hours; `last` takes the day.
    private func readHoursBefore(_ day: ReadExpression, behind limit: Int) -> (
        first: ReadExpression, last: ReadExpression
    )? {
        guard isDay(day.expression), day.expression.clock?.minutes == nil else { return nil }
        var i = day.tokens.lowerBound - 1
        if has(i, .on) { i -= 1 }
        guard i - 3 >= limit, isWord(i - 3, Spelled.between), has(i - 1, .and), let late = bareHour(i),
            let early = bareHour(i - 2), early % 12 < late % 12
        else { return nil }
        let isLate = day.expression.clock?.part.map { $0 != .morning } ?? false
        func hour(_ hour: Int, _ tokens: Range<Int>) -> ReadExpression {
            let clock = ClockTime(minutes: hour % 12 * 60)
            return ReadExpression(
                tokens: tokens,
                expression: TimeExpression(
                    day.expression.meaning, "clock-range", clock: isLate ? clock.afternoon : clock))
        }
        return (hour(early, (i - 2)..<(i - 1)), hour(late, i..<day.tokens.upperBound))
    }

    /// Whether one word or dash makes two neighbours the ends of a stretch.
    func isJoint(_ first: ReadExpression, _ second: ReadExpression) -> Bool {
        let i = first.tokens.upperBound
        if second.expression.rule == "year-of-range" { return true }
        if case .toDate(nil) = second.expression.meaning { return i == second.tokens.lowerBound }
        return second.tokens.lowerBound == i + 1 && joins(i, isBetween: isBetween(first))
    }

    /// Days from one bare weekday to the other; nil where one of them is anything else.
    func weekdaysApart(_ first: ReadExpression, _ second: ReadExpression) -> Int? {
        guard first.expression.rule == "weekday", second.expression.rule == "weekday", first.expression.clock == nil,
            second.expression.clock == nil, case .calendar(let from) = first.expression.meaning,
            case .calendar(let to) = second.expression.meaning, let a = from.weekday, let b = to.weekday, a != b
        else { return nil }
        return (b - a + 7) % 7
    }

    /// Whether a month stands without anything that tells its year.
    func lacksYear(_ read: ReadExpression) -> Bool {
        guard case .calendar(let fields) = read.expression.meaning, fields.month != nil else { return false }
        return fields.year == nil && fields.yearShift == nil
    }

    private func isBetween(_ read: ReadExpression) -> Bool {
        isWord(read.tokens.lowerBound - 1, Spelled.between)
            || read.expression.rule == "clock-from" && read.tokens.contains { isWord($0, Spelled.between) }
    }

    private func joins(_ i: Int, isBetween: Bool) -> Bool {
        has(i, .to) || isHyphen(i) || isSign(i, "~") || isBetween && has(i, .and)
    }

    /// The `2` of "2 to 4:30 p.m.": in the half of the day that puts it before the end.
    private func readHourBefore(_ read: ReadExpression, behind limit: Int) -> ReadExpression? {
        let i = read.tokens.lowerBound - 2
        guard i >= limit, let hour = bareHour(i), joins(i + 1, isBetween: isWord(i - 1, Spelled.between)),
            !isGlued(i) || isOpening(i - 1), !isHyphen(i + 1) || isGlued(i + 1) == isGlued(i + 2),
            let end = read.expression.clock?.minutes, hour % 12 * 60 < end
        else { return nil }
        return hourExpression(read, i, hour % 12 * 60)
    }

    /// The `3` of "from 10:30 to 3".
    private func readHourBehind(_ read: ReadExpression, before limit: Int) -> ReadExpression? {
        let first = read.tokens.lowerBound
        let i = read.tokens.upperBound + 1
        guard i <= limit else { return nil }
        guard let minutes = read.expression.clock?.minutes, i < limit, let hour = bareHour(i),
            has(first - 1, .from) || isBetween(read) || read.expression.rule == "clock-from",
            joins(i - 1, isBetween: isBetween(read)),
            i + 1 >= end || hasAny(i + 1, [.zone]) || tokens[i + 1].kind == .punctuation && !isHyphen(i + 1)
                || hasAny(i + 1, [.on, .day, .and, .shift, .weekday])
        else { return nil }
        let early = hour % 12 * 60
        guard early + 720 > minutes else { return nil }
        return hourExpression(read, i, early > minutes ? early : early + 720)
    }

    private func hourExpression(_ read: ReadExpression, _ i: Int, _ minutes: Int) -> ReadExpression {
        var clock = ClockTime(minutes: minutes)
        clock.zone = read.expression.clock?.zone
        return ReadExpression(
            tokens: i..<(i + 1), expression: TimeExpression(read.expression.meaning, "clock-range", clock: clock))
    }

    /// An hour of the twelve without anything that makes it one.
    private func bareHour(_ i: Int) -> Int? {
        if let number = digits(i), number.count <= 2, (1...12).contains(number.value) { return number.value }
        guard has(i, .cardinal), !has(i, .weak), (1...12).contains(word(i).number) else { return nil }
        return Int(word(i).number)
    }

    /// Whether a dash behind an hour stands before the number: the `9` of "8-9am".
    func endsHours(_ i: Int) -> Bool {
        i - 2 >= start && isHyphen(i - 1) && isGlued(i - 1) && bareHour(i - 2) != nil
            && (!isGlued(i - 2) || isOpening(i - 3))
    }

    /// A date with the time behind it: `Friday at 4pm`, `July 3, 2023 at 10:00`, `tonight at 8`, `Tuesday from 2 to 4 p.m.`
    func withClock(_ read: ReadExpression) -> ReadExpression {
        guard isDay(read.expression) || read.expression.clock?.part != nil, read.expression.clock?.minutes == nil else {
            return read
        }
        var at = read.tokens.upperBound
        if isSign(at, ",") { at += 1 }
        let isAt = has(at, .at) || isWord(at, Spelled.around)
        let isFrom = has(at, .from) || isWord(at, Spelled.between)
        if isAt || isFrom { at += 1 }
        guard at < end else { return read }
        let time: (clock: ClockTime, next: Int)
        if let start = readStartOfHours(at, isBetween: isWord(at - 1, Spelled.between)) {
            time = start
        } else if !isFrom, let clock = readClockTime(at) {
            time = clock
        } else if !isFrom, let spelled = readSpelledTime(at),
            isClosing(spelled.next) || isWord(spelled.next + 1, Spelled.m)
        {
            time = readMeridiem(spelled.clock.minutes ?? 0, spelled.next) ?? spelled
        } else if isAt, let clock = readShortTime(at), isClosing(at + 2) {
            time = (clock, at + 2)
        } else if isAt, let clock = readDottedTime(at), isClosing(at + 1), !isPriced(read.tokens.lowerBound) {
            time = (clock, at + 1)
        } else if isAt, let hour = bareHour(at), isClosing(at + 1), !isPriced(read.tokens.lowerBound) {
            // An hour alone is more likely one of the waking day.
            time = (ClockTime(minutes: hour < 7 ? hour * 60 + 720 : hour * 60, isSure: hour < 7 || hour == 12), at + 1)
        } else {
            return read
        }
        var read = read
        let part = read.expression.clock?.part
        read.expression.clock =
            part == nil || part == .morning || part == .night && (time.clock.minutes ?? 0) < 300
            ? time.clock : time.clock.afternoon
        if isFrom { read.expression.rule = "clock-from" }
        read.tokens = read.tokens.lowerBound..<time.next
        return read
    }

    /// `nine thirty`, `seven twenty-seven`: an hour and its minutes in words.
    func readSpelledTime(_ i: Int) -> (clock: ClockTime, next: Int)? {
        guard i < end, tokens[i].kind == .word, let hour = bareHour(i) else { return nil }
        let at = isHyphen(i + 1) && isGlued(i + 1) && isGlued(i + 2) ? i + 2 : i + 1
        guard has(at, .cardinal), !has(at, .weak), let count = readCount(at), let minutes = count.whole,
            (10..<60).contains(minutes), count.fraction == 0,
            !hasAny(count.next, [.unit, .units, .scale, .cardinal, .filler])
        else { return nil }
        return (ClockTime(minutes: hour * 60 + minutes), count.next)
    }

    /// `9a`, `10p` behind a day
    private func readShortTime(_ i: Int) -> ClockTime? {
        guard let hour = digits(i), (1...12).contains(hour.value), isGlued(i + 1),
            isWord(i + 1, Spelled.a) || isWord(i + 1, Spelled.p)
        else { return nil }
        return ClockTime(minutes: hour.value % 12 * 60 + (isWord(i + 1, Spelled.p) ? 720 : 0), isSure: true)
    }

    /// The `2.45` of "Monday at 2.45", a time in British style where a day stands before it.
    private func readDottedTime(_ i: Int) -> ClockTime? {
        guard i < end, tokens[i].kind == .number, tokens[i].count == 4 || tokens[i].count == 5,
            stream.bytes[Int(tokens[i].end) - 3] == UInt8(ascii: "."),
            let hour = digits(from: Int(tokens[i].start), to: Int(tokens[i].end) - 3),
            let minute = digits(from: Int(tokens[i].end) - 2, to: Int(tokens[i].end)),
            (1...23).contains(hour.value), minute.value < 60, minute.value % 5 == 0
        else { return nil }
        // As with a bare hour, the waking day is meant.
        return ClockTime(minutes: (hour.value < 7 ? hour.value + 12 : hour.value) * 60 + minute.value)
    }

    /// The first end of "2 to 4 p.m.", "8-9am", "7:00 to 8:00pm".
    private func readStartOfHours(_ i: Int, isBetween: Bool) -> (clock: ClockTime, next: Int)? {
        if let first = readClockTime(i) {
            guard joins(first.next, isBetween: isBetween), let last = readClockTime(first.next + 1),
                let from = first.clock.minutes, let to = last.clock.minutes
            else { return nil }
            return (last.clock.isSure && from + 720 < to ? first.clock.afternoon : first.clock, first.next)
        }
        guard let hour = bareHour(i), joins(i + 1, isBetween: isBetween) else { return nil }
        let early = ClockTime(minutes: hour % 12 * 60)
        if let last = readClockTime(i + 2), let to = last.clock.minutes, hour % 12 * 60 < to {
            return (last.clock.isSure && hour % 12 * 60 + 720 < to ? early.afternoon : early, i + 1)
        }
        // "this evening from 7 to 9"
        guard has(i - 1, .from) || isBetween, let last = bareHour(i + 2), last > hour, isClosing(i + 3) else {
            return nil
        }
        return (early, i + 1)
    }

    /// "closed Friday at 9": a price.
    private func isPriced(_ i: Int) -> Bool {
        for k in max(start, i - 3)..<max(start, i) where Self.pricing.contains(tokens[k].hash) { return true }
        return false
    }

    private static let pricing = TimeWords.sets["pricing"]

    /// Whether "in" points to a day: "will open in three weeks", not "the first rise in three weeks".
    func isPointAhead(_ read: ReadExpression) -> Bool {
        let i = read.tokens.lowerBound - 1
        guard i >= start, has(i, .in), read.expression.rule == "duration",
            case let next = read.tokens.upperBound, isClosing(next) || hasAny(next, [.at, .from, .in, .on])
        else { return false }
        // "will charge in under 20 minutes", "will reach it in 4 seconds": how long it takes.
        if case .duration(let amount, _) = read.expression.meaning, amount.unit.isClock,
            read.expression.mod != nil || amount.unit == .second
        {
            return false
        }
        for k in max(start, i - 4)..<i {
            if hasAny(k, [.ordinal, .shift, .times]) || Self.counting.contains(tokens[k].hash) { return false }
            // The biggest, the highest.
            if k > start, hasAny(k - 1, [.article, .possessive]), tokens[k].kind == .word, tokens[k].count > 4,
                stream.bytes[(Int(tokens[k].end) - 3)..<Int(tokens[k].end)].elementsEqual("est".utf8)
            {
                return false
            }
        }
        return true
    }

    private static let counting = TimeWords.sets["singling"]
}
