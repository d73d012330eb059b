internal import NewsLanguage

/// Two dates or times that are the ends of one stretch: `from May to July 2012`, `between 2 and 4:30 p.m.`, `8-9am`.
extension DateReader {
    /// Completes ranges of times: the bare hour at one end is a time because the other is, the half of the day that is
    /// said once holds for both ends, and both lie on one day.
    func completeTimes(_ found: inout [ReadExpression]) {
        guard found.contains(where: { $0.expression.clock?.minutes != nil }) else { return }
        for at in found.indices.reversed() where found[at].expression.clock?.minutes != nil {
            let limit = at > 0 ? found[at - 1].tokens.upperBound : start
            let next = at + 1 < found.count ? found[at + 1].tokens.lowerBound : end
            if let hour = readHourBehind(found[at], before: next) { found.insert(hour, at: at + 1) }
            if let hour = readHourBefore(found[at], behind: limit) { found.insert(hour, at: at) }
        }
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

    /// Whether one word or dash makes two neighbours the ends of a stretch.
    func isJoint(_ first: ReadExpression, _ second: ReadExpression) -> Bool {
        let i = first.tokens.upperBound
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
        guard let minutes = read.expression.clock?.minutes, i < limit, let hour = bareHour(i),
            has(first - 1, .from) || isBetween(read) || read.expression.rule == "clock-from",
            joins(i - 1, isBetween: isBetween(read)),
            i + 1 >= end || tokens[i + 1].kind == .punctuation && !isHyphen(i + 1) || hasAny(i + 1, [.on, .day, .and])
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

    private static let pricing: [UInt64] = [
        "close", "closed", "closing", "ended", "finished", "settled", "traded", "trading", "stood", "priced", "opened",
        "quoted", "shares", "stock",
    ].map { WordHash.of($0) }

    /// Whether "in" points to a day: "will open in three weeks", not "the first rise in three weeks".
    func isPointAhead(_ read: ReadExpression) -> Bool {
        let i = read.tokens.lowerBound - 1
        guard i >= start, has(i, .in), read.expression.rule == "duration",
            case let next = read.tokens.upperBound, isClosing(next) || hasAny(next, [.at, .from, .in, .on])
        else { return false }
        for k in max(start, i - 4)..<i {
            if hasAny(k, [.ordinal, .shift, .times]) || Self.counting.contains(tokens[k].hash) { return false }
            // The biggest, the highest.
            if k > start, has(k - 1, .article), tokens[k].kind == .word, tokens[k].count > 4,
                stream.bytes[(Int(tokens[k].end) - 3)..<Int(tokens[k].end)].elementsEqual("est".utf8)
            {
                return false
            }
        }
        return true
    }

    private static let counting: [UInt64] = ["only", "most", "least", "time", "record"].map { WordHash.of($0) }
}
