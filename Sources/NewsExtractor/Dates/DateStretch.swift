internal import NewsLanguage
internal import NewsModel

/// The stretch of time that two neighbouring mentions name together; each keeps its own value, both carry the stretch.
struct DateStretch {
    let context: DateContext

    /// "Monday to Friday" is one week: the week that was where the clause tells what was, else the one that begins.
    func order(_ first: inout DateMention, _ last: inout DateMention, _ gap: Int, isPast: Bool) {
        guard let from = first.value.flatMap({ CalendarDate(iso: $0) }),
            let to = last.value.flatMap({ CalendarDate(iso: $0) }), to < from
        else { return }
        func move(_ mention: inout DateMention, to day: CalendarDate) {
            mention.value = day.description
            mention.interval = DateMention.Interval(day.description, day.adding(days: 1).description)
        }
        if isPast { move(&first, to: to.adding(days: -gap)) } else { move(&last, to: from.adding(days: gap)) }
    }

    /// "from August to October": months without a year are one after the other, around the day of writing or ahead of it.
    func orderMonths(_ first: inout DateMention, _ last: inout DateMention) {
        guard first.type == .date, last.type == .date, let from = first.value, let to = last.value,
            from.utf8.count == 7, to.utf8.count >= 7, to < from,
            let a = CalendarDate(iso: from + "-01"), let b = CalendarDate(iso: String(to.prefix(7)) + "-01"),
            a.dayNumber - b.dayNumber < 366, let reference = context.reference
        else { return }
        func move(_ mention: inout DateMention, by years: Int) {
            guard let value = mention.value, let year = Int(value.prefix(4)), let interval = mention.interval,
                let start = CalendarDate(iso: interval.start), let end = CalendarDate(iso: interval.end)
            else { return }
            mention.value = CalendarDate.yearText(year + years) + value.dropFirst(4)
            mention.interval = DateMention.Interval(
                start.adding(months: 12 * years).description, end.adding(months: 12 * years).description)
        }
        if b.adding(months: 1) >= reference { move(&first, by: -1) } else { move(&last, by: 1) }
    }

    /// Gives both ends of a range the stretch between them: whole days with the last one, times up to the last; "now" is
    /// the moment of writing, and a day ends before it where only the day of writing is known.
    func join(_ first: inout DateMention, _ last: inout DateMention) {
        guard first.type == .date || first.type == .time, last.type == .date || last.type == .time else { return }
        let isTimed = first.type == .time || last.type == .time
        guard let from = isNow(first) ? now(isTimed) : first.interval?.start,
            let to = isNow(last)
                ? now(isTimed)
                : last.type == .time && !isPart(last) || last.rule == "start-of"
                    ? last.interval?.start : last.interval?.end,
            let begin = isNow(last) ? to : last.interval?.start,
            first.type == last.type || isNow(first) || isNow(last),
            from != "..", begin != "..", to != "..", isEarlier(from, begin), !isTimed || isDated(from) == isDated(to)
        else { return }
        let joint = DateMention.Interval(from, to)
        first.interval = joint
        last.interval = joint
    }

    /// "a week starting tomorrow", "from 2 p.m. for three hours": a length that is laid from a date on.
    func lay(_ amount: TimeAmount, _ length: inout DateMention, from start: inout DateMention) {
        guard let stamp = start.interval?.start, stamp != "..", let shift = amount.calendarShift,
            let end = moved(stamp, shift)
        else { return }
        let joint = DateMention.Interval(stamp, end)
        length.interval = joint
        start.interval = joint
    }

    /// Whether a stamp lies before another: the text decides, but for years before the year 0, whose numbers fall.
    private func isEarlier(_ one: String, _ other: String) -> Bool {
        one.hasPrefix("-") && other.hasPrefix("-") ? other < one : one < other
    }

    private func isNow(_ mention: DateMention) -> Bool { mention.type == .date && mention.value == "PRESENT_REF" }

    /// Whether a part of the day is meant: `2024-05-03TMO`.
    private func isPart(_ mention: DateMention) -> Bool {
        mention.value.map { $0.utf8.suffix(3).first == UInt8(ascii: "T") } ?? false
    }

    /// The time of writing, or the day where that is all that is known and all that is asked for.
    private func now(_ isTimed: Bool) -> String? {
        guard let day = context.reference else { return nil }
        guard isTimed else { return day.description }
        return context.moment.map { ClockTime().stamp(day, $0) }
    }

    /// Whether a time has its day: `2024-05-03T16:00:00`, not `16:00:00`.
    private func isDated(_ stamp: String) -> Bool { !stamp.utf8.dropFirst(2).starts(with: ":".utf8) }

    /// A date or time, that much later.
    private func moved(_ stamp: String, _ shift: (months: Int, days: Int, seconds: Int)) -> String? {
        let parts = stamp.split(separator: "T", omittingEmptySubsequences: false)
        guard let first = parts.first else { return nil }
        if parts.count == 1, let day = CalendarDate(iso: String(first)) {
            guard shift.seconds == 0 else { return nil }
            return day.adding(months: shift.months).adding(days: shift.days).description
        }
        // Times keep to their zone, so one that names it is left alone.
        guard let time = parts.last, time.utf8.count == 8, let seconds = ClockTime.seconds(String(time)) else {
            return nil
        }
        if parts.count == 1 {
            guard shift.months == 0, shift.days == 0, seconds + shift.seconds <= 86_400 else { return nil }
            return ClockTime().stamp(nil, seconds + shift.seconds)
        }
        guard let day = CalendarDate(iso: String(first)) else { return nil }
        return ClockTime().stamp(
            day.adding(months: shift.months).adding(days: shift.days), seconds + shift.seconds)
    }
}

extension DateReader {
    /// Whether `second` is laid from `first` on, or the other way round: the words between them say so.
    func lays(_ first: ReadExpression, _ second: ReadExpression) -> (amount: TimeAmount, lengthIsFirst: Bool)? {
        var i = first.tokens.upperBound
        let next = second.tokens.lowerBound
        guard next - i <= 3, next > i else { return nil }
        if case .duration(let amount, nil) = first.expression.meaning, isPlaced(second) {
            if isSign(i, ",") { i += 1 }
            let isStart =
                isWord(i, Spelled.starting) || isWord(i, Spelled.beginning) || isWord(i, Spelled.commencing)
            guard isStart || has(i, .from) else { return nil }
            i += 1
            if isStart, hasAny(i, [.on, .from]) { i += 1 }
            return i == next ? (amount, true) : nil
        }
        if case .duration(let amount, nil) = second.expression.meaning, isPlaced(first), isWord(i, Spelled.for),
            i + 1 == next, case let before = first.tokens.lowerBound - 1,
            has(before, .from) || isWord(before, Spelled.starting) || isWord(before, Spelled.beginning)
        {
            return (amount, false)
        }
        return nil
    }

    /// Whether it is a day or a time that a stretch can begin with.
    private func isPlaced(_ read: ReadExpression) -> Bool {
        switch read.expression.meaning {
        case .duration, .recurrence, .reference, .toDate, .resumed: false
        default: true
        }
    }
}
