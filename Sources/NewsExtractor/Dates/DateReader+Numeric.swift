internal import NewsLanguage
internal import NewsModel

/// Dates in figures: ISO 8601, slashes, dots.
extension DateReader {
    /// `20231231`, the basic form of ISO 8601, alone or between hyphens.
    private func readBasicDate(_ i: Int) -> ReadExpression? {
        guard let number = digits(i), number.count == 8,
            !isGlued(i) || i == start || isOpening(i - 1) || isHyphen(i - 1),
            i == start || tokens[i - 1].kind != .symbol, !isGlued(i + 1) || tokens[i + 1].kind == .punctuation,
            (1950..<2100).contains(number.value / 10_000)
        else { return nil }
        var fields = CalendarFields()
        fields.year = number.value / 10_000
        fields.month = number.value / 100 % 100
        fields.day = number.value % 100
        guard CalendarDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100) != nil
        else { return nil }
        return ReadExpression(tokens: i..<(i + 1), expression: TimeExpression(.calendar(fields), "iso-basic-date"))
    }

    /// `2023-12-31`, `2023-12-31T08:00Z`, `12/31/2023`, `31.12.2023`, `2019/08/01`, `7/8/07`
    func readNumericDate(_ i: Int) -> ReadExpression? {
        if let basic = readBasicDate(i) { return basic }
        guard tokens[i].kind == .number, !isGlued(i) || i == start || isOpening(i - 1) else { return nil }
        if let dotted = readDotted(i) { return dotted }
        guard let a = digits(i), i + 4 < end || i + 2 < end else { return nil }
        let sign = tokens[min(i + 1, end - 1)]
        let hyphen = isHyphen(i + 1)
        guard sign.isSign("/") || hyphen, isGlued(i + 1), isGlued(i + 2) else { return nil }
        // 2023-Q1, 2023-H1
        if a.count == 4, hyphen, let part = readPeriodCode(i + 2), part.year == nil, !part.fiscal {
            var fields = CalendarFields()
            fields.year = a.value
            fields.quarter = part.quarter
            fields.half = part.half
            return ReadExpression(tokens: i..<(i + 3), expression: TimeExpression(.calendar(fields), "iso-period"))
        }
        if a.count == 4, hyphen, let week = readISOWeek(i, year: a.value) { return week }
        let second = digits(i + 2)
        let named = has(i + 2, .month) ? word(i + 2).month : nil
        guard second != nil || named != nil else { return nil }
        let closes = isGlued(i + 3) && (hyphen ? isHyphen(i + 3) : isSign(i + 3, "/")) && isGlued(i + 4)
        if closes, i + 4 < end {
            guard let c = digits(i + 4) else { return nil }
            var next = i + 5
            var fields = CalendarFields()
            var rule: String = "numeric-date"
            if a.count == 4, c.count <= 2 {
                fields.year = a.value
                fields.month = named ?? second?.value
                fields.day = c.value
                rule = hyphen ? "iso-date" : "year-first-date"
            } else if let month = named, c.count == 4 || c.count == 2 {
                fields.year = century(c)
                fields.month = month
                fields.day = a.value
            } else if let b = second, a.count <= 2, b.count <= 2, c.count == 4 || c.count == 2 {
                fields.year = century(c)
                (fields.day, fields.month, rule) = dayAndMonth(a.value, b.value)
            } else {
                return nil
            }
            guard let month = fields.month, let day = fields.day, (1...12).contains(month), (1...31).contains(day)
            else {
                return nil
            }
            if isGlued(next), next < end, tokens[next].kind == .word || tokens[next].kind == .number { return nil }
            var expression = TimeExpression(.calendar(fields), rule)
            // 2023-12-31T08:00:00+08:00, 2023-12-31 08:00
            if let time = readISOTime(i + 4) ?? readClockTime(next) {
                expression.clock = time.clock
                next = time.next
            }
            return ReadExpression(tokens: i..<next, expression: expression)
        }
        // 5/12: only with slashes, and only where it is no fraction, score or code.
        if let b = second, sign.isSign("/"), a.value >= 1, b.value >= 1, a.count <= 2,
            b.count == 2 || (b.count == 1 && (a.count == 1 || has(i - 1, .on)) && isDateBefore(i))
        {
            if let named = readNamedNumeric(i) { return named }
            guard isDateBefore(i) else { return nil }
            return readShortNumeric(i)
        }
        return nil
    }

    /// `2023-W05`, `2023-W05-4`; a week that the year has not is a date without a value.
    private func readISOWeek(_ i: Int, year: Int) -> ReadExpression? {
        guard i + 2 < end, tokens[i + 2].kind == .alphanumeric, tokens[i + 2].first | 0x20 == UInt8(ascii: "w"),
            let week = digits(from: Int(tokens[i + 2].start) + 1, to: Int(tokens[i + 2].end)), week.count == 2,
            (1...53).contains(week.value)
        else { return nil }
        var fields = CalendarFields()
        fields.year = year
        if isHyphen(i + 3), isGlued(i + 3), isGlued(i + 4), let day = digits(i + 4), day.count == 1,
            (1...7).contains(day.value), let monday = CalendarDate.monday(ofWeek: week.value, year: year)
        {
            let date = monday.adding(days: day.value - 1)
            (fields.year, fields.month, fields.day) = (date.year, date.month, date.day)
            return ReadExpression(tokens: i..<(i + 5), expression: TimeExpression(.calendar(fields), "iso-week-date"))
        }
        fields.week = week.value
        return ReadExpression(tokens: i..<(i + 3), expression: TimeExpression(.calendar(fields), "iso-week"))
    }

    /// `11/22` of "on 11/20, 11/22 or 11/25": one more day where a date was named that way.
    func readListedNumeric(_ i: Int, behind last: ReadExpression) -> ReadExpression? {
        guard case .calendar(let fields) = last.expression.meaning, fields.month != nil, fields.day != nil,
            fields.year == nil, last.tokens.count == 3, isSign(last.tokens.lowerBound + 1, "/"),
            hasAny(i, [.and, .or]) || isSign(i, ","),
            case let at = isSign(i, ",") && hasAny(i + 1, [.and, .or]) ? i + 2 : i + 1,
            let b = digits(at + 2), b.count == 2, isSign(at + 1, "/"), isGlued(at + 1), isGlued(at + 2)
        else { return nil }
        return readShortNumeric(at)
    }

    /// A day and a month around a slash; the caller knows that they are a date.
    private func readShortNumeric(_ i: Int) -> ReadExpression? {
        guard let a = digits(i), let b = digits(i + 2), a.count <= 2, b.count <= 2, a.value >= 1, b.value >= 1,
            !isGlued(i + 3) || !isSign(i + 3, "/"), !(a.value == 24 && b.value == 7)
        else { return nil }
        var fields = CalendarFields()
        let rule: String
        (fields.day, fields.month, rule) = dayAndMonth(a.value, b.value)
        guard let month = fields.month, let day = fields.day, CalendarDate(year: 2000, month: month, day: day) != nil
        else { return nil }
        return ReadExpression(tokens: i..<(i + 3), expression: TimeExpression(.calendar(fields), rule))
    }

    /// `9/11` of "the 9/11 attacks", "since 9/11": the day of an event that figures alone name.
    private func readNamedNumeric(_ i: Int) -> ReadExpression? {
        guard let a = digits(i), let b = digits(i + 2), i > start,
            NamedDays.all.contains(where: { $0.isCalledByFigures && $0.day.month == a.value && $0.day.day == b.value })
        else { return nil }
        let isPost = isHyphen(i - 1) && isGlued(i - 1) && isWord(i - 2, Spelled.post)
        guard
            isPost || hasAny(i - 1, [.article, .of, .possessive]) || isWord(i - 1, Spelled.since)
                || isWord(i - 1, Spelled.after) || isWord(i - 1, Spelled.before)
        else { return nil }
        var fields = CalendarFields()
        fields.month = a.value
        fields.day = b.value
        return ReadExpression(tokens: i..<(i + 3), expression: TimeExpression(.calendar(fields), "named-figures"))
    }

    /// Whether the word before makes a short figure a date: on 5/12, by 5/12.
    private func isDateBefore(_ i: Int) -> Bool {
        i == start || hasAny(i - 1, [.on, .to, .from, .weekday, .shift]) || isWord(i - 1, Spelled.by)
            || isWord(i - 1, Spelled.dated)
    }

    /// `31.12.2023`: the tokenizer keeps it as one number.
    private func readDotted(_ i: Int) -> ReadExpression? {
        let token = tokens[i]
        guard token.count >= 6, token.count <= 10 else { return nil }
        var parts: [(value: Int, count: Int)] = []
        var from = Int(token.start)
        for at in Int(token.start)...Int(token.end) where at == Int(token.end) || stream.bytes[at] == UInt8(ascii: ".")
        {
            guard let part = digits(from: from, to: at) else { return nil }
            parts.append(part)
            from = at + 1
        }
        guard parts.count == 3 else { return nil }
        var fields = CalendarFields()
        var rule: String = "dotted-date"
        if parts[0].count == 4 {
            (fields.year, fields.month, fields.day) = (parts[0].value, parts[1].value, parts[2].value)
        } else if parts[2].count == 4 || (parts[2].count == 2 && parts[0].count == 2 && parts[1].count == 2) {
            fields.year = century(parts[2])
            // With dots the day comes first nearly everywhere; only a day above 12 in second place tells otherwise.
            let swapped = parts[1].value > 12
            fields.day = swapped ? parts[1].value : parts[0].value
            fields.month = swapped ? parts[0].value : parts[1].value
            if parts[0].value <= 12 && parts[1].value <= 12 && parts[0].value != parts[1].value {
                rule = "dotted-date:ambiguous"
            }
        } else {
            return nil
        }
        guard let year = fields.year, let month = fields.month, let day = fields.day, year >= 1000,
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var expression = TimeExpression(.calendar(fields), rule)
        var next = i + 1
        if let time = readClockTime(next) {
            expression.clock = time.clock
            next = time.next
        }
        return ReadExpression(tokens: i..<next, expression: expression)
    }

    private func dayAndMonth(_ a: Int, _ b: Int) -> (Int?, Int?, String) {
        if a > 12 { return (a, b, "numeric-date") }
        if b > 12 { return (b, a, "numeric-date") }
        let rule: String = order.isCertain || a == b ? "numeric-date" : "numeric-date:ambiguous"
        return order.dayFirst ? (a, b, rule) : (b, a, rule)
    }

    private func century(_ year: (value: Int, count: Int)) -> Int {
        year.count == 4 ? year.value : year.value < 50 ? 2000 + year.value : 1900 + year.value
    }

    /// The time behind the day of an ISO date: `T08:00`, `T08:00:00.000Z`, `T08:00+08:00`.
    private func readISOTime(_ day: Int) -> (clock: ClockTime, next: Int)? {
        let next = day + 1
        guard isGlued(next), next < end, tokens[next].kind == .alphanumeric,
            tokens[next].first | 0x20 == UInt8(ascii: "t"),
            let hour = digits(from: Int(tokens[next].start) + 1, to: Int(tokens[next].end)), hour.count == 2,
            hour.value < 25,
            isSign(next + 1, ":"), isGlued(next + 1), let minute = readPadded(next + 2)
        else { return nil }
        var clock = ClockTime(minutes: hour.value * 60 + minute.value)
        var at = minute.next
        // The 61st second of a minute is a leap second, which ends it.
        if isSign(at, ":"), isGlued(at), let second = readPadded(at + 1, upTo: 60) {
            clock.seconds = second.value
            at = second.next
        }
        if let zone = readOffset(at) {
            clock.zone = zone.minutes
            at = zone.next
        }
        return (clock, at)
    }

    /// Two digits, perhaps with a fraction glued to them.
    private func readPadded(_ i: Int, upTo limit: Int = 59) -> (value: Int, next: Int)? {
        guard i < end, tokens[i].kind == .number || tokens[i].kind == .alphanumeric, tokens[i].count >= 2,
            let number = digits(from: Int(tokens[i].start), to: Int(tokens[i].start) + 2), number.value <= limit
        else { return nil }
        return (number.value, i + 1)
    }

    /// `Z`, `+08:00`, `-0500`
    private func readOffset(_ i: Int) -> (minutes: Int, next: Int)? {
        guard isGlued(i), i < end else { return nil }
        if isWord(i, Spelled.zulu) { return (0, i + 1) }
        let west = isHyphen(i)
        guard west || isSign(i, "+"), isGlued(i + 1), let number = digits(i + 1) else { return nil }
        var hours = number.value
        var minutes = 0
        var next = i + 2
        if number.count == 4 {
            (hours, minutes) = (number.value / 100, number.value % 100)
        } else if number.count == 2, isSign(i + 2, ":"), isGlued(i + 2), let behind = digits(i + 3), behind.count == 2 {
            minutes = behind.value
            next = i + 4
        } else if number.count != 2 {
            return nil
        }
        guard hours < 24, minutes < 60 else { return nil }
        return ((hours * 60 + minutes) * (west ? -1 : 1), next)
    }

    /// Whether a token is a bracket, quotation mark or dash behind which a new expression may begin without a space.
    func isOpening(_ i: Int) -> Bool {
        guard i >= start, i < end, tokens[i].kind == .punctuation else { return false }
        return !isSign(i, ".") && !isSign(i, ",") && !isSign(i, ":") && !isSign(i, "/")
            && !(isHyphen(i) && isGlued(i) && i > start && tokens[i - 1].kind == .number)
    }
}
