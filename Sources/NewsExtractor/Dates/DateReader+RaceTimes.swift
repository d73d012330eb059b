internal import NewsLanguage

/// Times that were taken with a watch: `2:04:31`, `1:43.2` and `4h 32m 15s` last that long, and are no times of day.
extension DateReader {
    /// A number with its decimals: the `43.2` of "1:43.2".
    private struct Part {
        var whole: Int
        var fraction: Int32 = 0
        var places: UInt8 = 0
    }

    /// `won in 2:04:31`, `a time of 1:43.2`, `ran a 4:12 mile`, `2:04:31 hours`
    ///
    /// Fractions of a second tell a watch from a clock; without them the words around do. Of two numbers the first counts
    /// minutes, in a marathon the hours.
    func readRaceTime(_ i: Int) -> ReadExpression? {
        guard i + 2 < end, tokens[i].kind == .number, isSign(i + 1, ":"), isGlued(i + 1), isGlued(i + 2),
            !isGlued(i) || isOpening(i - 1), let first = digits(i), first.count <= 2,
            let second = readWatchPart(i + 2)
        else { return nil }
        var parts = [Part(whole: first.value), second]
        var next = i + 3
        if second.places == 0, isSign(next, ":"), isGlued(next), isGlued(next + 1), let third = readWatchPart(next + 1)
        {
            parts.append(third)
            next += 2
        }
        guard let last = parts.last, !hasAny(next, [.meridiem, .zone, .oclock]) else { return nil }
        let isExact = last.places > 0
        // 02:04:31 is what a log or a film writes.
        if parts.count == 3, first.count == 2, first.value < 10, !isExact { return nil }
        if isGlued(next), next < end, tokens[next].kind == .number || isSign(next, ":") { return nil }
        var unit: TimeUnit = parts.count == 3 || !isExact && first.value < 6 && isMarathon() ? .hour : .minute
        if hasAny(next, [.unit, .units]), let named = word(next).unit {
            guard named == .hour || named == .minute && parts.count == 2 else { return nil }
            unit = named
            next += 1
        } else if !isExact {
            guard isTaken(i, isLong: parts.count == 3) else { return nil }
        }
        return ReadExpression(
            tokens: i..<next, expression: TimeExpression(.duration(amount(of: parts, in: unit), nil), "race-time"))
    }

    /// Two digits below sixty, perhaps with a fraction.
    private func readWatchPart(_ i: Int) -> Part? {
        guard i < end, tokens[i].kind == .number, tokens[i].count >= 2, tokens[i].count <= 6 else { return nil }
        let from = Int(tokens[i].start)
        let to = Int(tokens[i].end)
        guard let whole = digits(from: from, to: from + 2), whole.value < 60 else { return nil }
        if to == from + 2 { return Part(whole: whole.value) }
        guard stream.bytes[from + 2] == UInt8(ascii: "."), let fraction = digits(from: from + 3, to: to) else {
            return nil
        }
        return Part(
            whole: whole.value, fraction: Int32(truncatingIfNeeded: fraction.value),
            places: UInt8(truncatingIfNeeded: fraction.count))
    }

    private func amount(of parts: [Part], in unit: TimeUnit) -> TimeAmount {
        let units: [TimeUnit] = unit == .hour ? [.hour, .minute, .second] : [.minute, .second]
        var amount = TimeAmount(whole: parts[0].whole, unit: unit)
        for (part, unit) in zip(parts, units).dropFirst() where part.whole > 0 || part.fraction > 0 {
            amount.rest.append(
                TimeAmount.Part(whole: part.whole, unit: unit, fraction: part.fraction, places: part.places))
        }
        return amount
    }

    /// Whether the words before figures with colons tell that a time was taken.
    private func isTaken(_ i: Int, isLong: Bool) -> Bool {
        let p = i - 1
        guard p >= start else { return false }
        // "timed at 4:12", while "finished at 4:12" is a time of day.
        if has(p, .at) { return isWord(p - 1, Spelled.timed) || isWord(p - 1, Spelled.clocked) }
        if noun(p) == .timing || isLong && noun(p) == .timed { return true }
        // No clock shows "in 2:04:31"; "in 4:12" needs a race.
        let isIn = has(p, .in)
        if isIn, isLong { return true }
        guard
            isIn || hasAny(p, [.of, .one, .possessive]) || isSign(p, ":") || isSign(p, "(")
                || isLong && tokens[p].shape == .lower && !Self.clockWords.contains(tokens[p].hash)
        else { return false }
        for k in max(start, i - (isIn || isLong ? 12 : 5))..<p {
            if isTiming(k) { return true }
            // "a time of 4:12", "a start time of 4:12"
            if isWord(k, Spelled.time), isLong || hasAny(k - 1, [.one, .possessive]) || isTiming(k - 1) { return true }
        }
        return false
    }

    private func isTiming(_ i: Int) -> Bool { noun(i) == .timing || noun(i) == .timed }

    private static let clockWords = TimeWords.sets["clock_takers"]

    /// Whether figures with a colon count the minutes of a match: "scored at 7:14", "at 12:30 of the second period".
    func isMatchClock(_ i: Int, _ next: Int) -> Bool {
        if has(next, .of), has(next + 1, .article), hasAny(next + 2, [.ordinal]), hasAny(next + 3, [.period, .unit]) {
            return true
        }
        return noun(next) == .clocked || (max(start, i - 24)..<i).contains { noun($0) == .scoring }
    }

    /// Whether "seconds" are second places: "five wins, three seconds and two thirds".
    func isPlaceInRaces(_ i: Int) -> Bool {
        (i + 1..<i + 5).contains { isWord($0, Spelled.thirds) }
    }

    private func isMarathon() -> Bool { (start..<end).contains { noun($0) == .marathon } }

    /// Behind the `h` of "4h 32m" or "2h30": a letter that counts a part of the unit before it.
    func readLetterUnit(_ i: Int) -> TimeUnit? {
        guard isGlued(i), i < end, tokens[i].count == 1, tokens[i].shape == .lower else { return nil }
        return isWord(i, Spelled.m) ? .minute : isWord(i, Spelled.pluralS) ? .second : nil
    }

    /// `h30`, `h30m` behind the hours: the minutes of "2h30".
    func readGluedMinutes(_ i: Int) -> Int? {
        guard i < end, isGlued(i), isNumber(i - 1), tokens[i].kind == .alphanumeric, tokens[i].shape == .lower,
            tokens[i].first == UInt8(ascii: "h"), case let from = Int(tokens[i].start) + 1,
            tokens[i].count == 3
                || tokens[i].count == 4 && stream.bytes[Int(tokens[i].end) - 1] == UInt8(ascii: "m"),
            let minutes = digits(from: from, to: from + 2), minutes.value < 60
        else { return nil }
        return minutes.value
    }
}
