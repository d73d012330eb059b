internal import NewsLanguage

/// Times of day: `8:45 a.m.`, `5 p.m. EST`, `16:08 UTC`, `noon`, `7 o'clock`, `4 in the morning`.
extension DateReader {
    /// A time of day, with its zone; no date.
    func readClockTime(_ i: Int) -> (clock: ClockTime, next: Int)? {
        guard i < end else { return nil }
        if let past = readPastTheHour(i) { return past }
        if tokens[i].kind == .number { return readFigureTime(i) }
        guard ids[i] != 0 else { return nil }
        let w = word(i)
        if w.has(.clock) { return withZone(ClockTime(minutes: w.minutes, isSure: true), i + 1) }
        // ten p.m., four in the morning, seven o'clock
        if w.has(.cardinal), !w.has(.weak), (1...12).contains(w.number) {
            var hour = Int(w.number) * 60
            var next = i + 1
            if word(next).has(.cardinal), !word(next).has(.weak),
                [15, 30, 45, 10, 20, 40, 50].contains(word(next).number),
                has(next + 1, .meridiem)
            {
                hour += Int(word(next).number)
                next += 1
            }
            if let half = readMeridiem(hour, next) { return half }
            // five-thirty tomorrow evening
            if let spelled = readSpelledTime(i),
                let date = readDate(has(spelled.next, .on) ? spelled.next + 1 : spelled.next),
                isDay(date.expression)
            {
                return spelled
            }
        }
        return nil
    }

    /// `half past three`, `a quarter to five`, `twenty past 8 in the evening`, `20 minutes past eight`
    private func readPastTheHour(_ i: Int) -> (clock: ClockTime, next: Int)? {
        var minutes: Int
        var at: Int
        let first = has(i, .one) ? i + 1 : i
        if has(first, .unit), word(first).unit == .half || word(first).unit == .quarter {
            minutes = word(first).unit == .half ? 30 : 15
            at = first + 1
        } else if first == i, let count = readCount(i), let whole = count.whole, whole > 0, whole < 60, !count.isArticle
        {
            minutes = whole
            at = hasAny(count.next, [.units, .unit]) && word(count.next).unit == .minute ? count.next + 1 : count.next
            // "five to seven" is a range more often than a time.
            if !isWord(at, Spelled.past), at == count.next { return nil }
        } else {
            return nil
        }
        let isPast = isWord(at, Spelled.past)
        guard isPast || (isWord(at, Spelled.to) && minutes != 30) else { return nil }
        let hour: Int
        if let number = digits(at + 1), number.count <= 2 {
            hour = number.value
        } else if has(at + 1, .cardinal), !has(at + 1, .weak) {
            hour = Int(word(at + 1).number)
        } else {
            return nil
        }
        guard (1...12).contains(hour), !hasAny(at + 2, [.units, .unit, .month, .scale]) else { return nil }
        if !isPast { minutes = -minutes }
        let total = (hour * 60 + minutes + 720) % 720
        return readMeridiem(total == 0 ? 720 : total < 60 ? total + 720 : total, at + 2)
            ?? (ClockTime(minutes: total < 60 ? total + 720 : total), at + 2)
    }

    private func readFigureTime(_ i: Int) -> (clock: ClockTime, next: Int)? {
        let token = tokens[i]
        guard !isGlued(i) || i == start || isOpening(i - 1) || endsHours(i) else { return nil }
        var minutes: Int
        var next = i + 1
        if let hour = digits(i) {
            if hour.count == 4 {
                if has(next, .meridiem), hour.value % 100 < 60, (100..<1300).contains(hour.value) {
                    return readMeridiem(hour.value / 100 * 60 + hour.value % 100, next)
                }
                guard has(next, .zone), !has(next, .weak), hour.value % 100 < 60, hour.value < 2400 else { return nil }
                return withZone(
                    ClockTime(minutes: hour.value / 100 * 60 + hour.value % 100, isSure: true), next)
            }
            guard hour.count <= 2, hour.value <= 24 else { return nil }
            minutes = hour.value * 60
            if isSign(i + 1, ":"), isGlued(i + 1), isGlued(i + 2), let minute = digits(i + 2), minute.count == 2,
                minute.value < 60
            {
                minutes += minute.value
                next = i + 3
                var clock = ClockTime(minutes: minutes)
                if isSign(next, ":"), isGlued(next), isGlued(next + 1), let second = digits(next + 1),
                    second.count == 2, second.value < 60
                {
                    clock.seconds = second.value
                    next += 2
                }
                if let half = readMeridiem(minutes, next) {
                    var result = half
                    result.clock.seconds = clock.seconds
                    return result
                }
                let zoned = withZone(clock, next)
                return zoned.next == next && isMatchClock(i, next) ? nil : zoned
            }
        } else {
            // 8.45 a.m. in British style
            guard token.count == 4 || token.count == 5, stream.bytes[Int(token.end) - 3] == UInt8(ascii: "."),
                let hour = digits(from: Int(token.start), to: Int(token.end) - 3),
                let minute = digits(from: Int(token.end) - 2, to: Int(token.end)),
                hour.value <= 12, minute.value < 60
            else { return nil }
            minutes = hour.value * 60 + minute.value
        }
        if let half = readMeridiem(minutes, next) { return half }
        return nil
    }

    /// What makes a bare hour a time: a.m., o'clock, "in the morning".
    func readMeridiem(_ minutes: Int, _ i: Int) -> (clock: ClockTime, next: Int)? {
        guard i < end else { return nil }
        // "one thirty p m" of spoken text
        if isWord(i + 1, Spelled.m), isWord(i, Spelled.a) || isWord(i, Spelled.p), tokens[i].shape == .lower,
            minutes >= 60, minutes < 13 * 60, isClosing(i + 2)
        {
            return withZone(
                ClockTime(minutes: minutes % 720 + (isWord(i, Spelled.p) ? 720 : 0), isSure: true), i + 2)
        }
        guard ids[i] != 0 else { return nil }
        let w = word(i)
        if w.has(.meridiem) {
            // "0:30 a.m.", as some write half past midnight
            guard minutes > 0, minutes < 13 * 60 else { return nil }
            // "am" alone is a verb unless it is glued to its number or written as a.m.
            if !isGlued(i), tokens[i].count == 2, isWord(i, Spelled.am), tokens[i].shape == .lower, !isNumber(i - 1) {
                return nil
            }
            let hour = minutes % (12 * 60) + w.minutes * 60
            var next = i + 1
            if tokens[i].count == 3 { next = afterPeriod(i + 1) }
            return withZone(ClockTime(minutes: hour, isSure: true), next)
        }
        var result = minutes
        var next = i
        if w.has(.oclock) { next += 1 }
        if has(next, .in), has(next + 1, .article), has(next + 2, .part), let part = word(next + 2).part,
            minutes < 13 * 60
        {
            if part != .morning, result < 12 * 60, !(part == .night && result < 6 * 60) { result += 12 * 60 }
            return withZone(ClockTime(minutes: result, isSure: true), next + 3)
        }
        if has(next, .at), has(next + 1, .part), word(next + 1).part == .night, minutes < 13 * 60 {
            if result < 12 * 60 { result += 12 * 60 }
            return withZone(ClockTime(minutes: result, isSure: true), next + 2)
        }
        return next > i ? withZone(ClockTime(minutes: result), next) : nil
    }

    /// Adds a zone behind the time: `EST`, `GMT+8`, `(GMT)`.
    private func withZone(_ clock: ClockTime, _ i: Int) -> (clock: ClockTime, next: Int) {
        var clock = clock
        // Eastern time, Beijing time, local time; "Eastern Daylight Time" too
        if has(i, .zoneName), case let time = isWord(i + 1, Spelled.time) ? i + 1 : i + 2, isWord(time, Spelled.time),
            time == i + 1 || isWord(i + 1, Spelled.daylight) || isWord(i + 1, Spelled.standard)
        {
            if !isWord(i, Spelled.local) { clock.zone = word(i).minutes + (isWord(i + 1, Spelled.daylight) ? 60 : 0) }
            return (clock, time + 1)
        }
        guard has(i, .zone), tokens[i].shape == .upper else { return (clock, i) }
        clock.zone = word(i).minutes
        let plus = isSign(i + 1, "+")
        if plus || isHyphen(i + 1), isGlued(i + 1), isGlued(i + 2), let hours = digits(i + 2), hours.value <= 14,
            word(i).minutes == 0
        {
            clock.zone = hours.value * (plus ? 60 : -60)
            return (clock, i + 3)
        }
        return (clock, i + 1)
    }
}
