internal import NewsLanguage

/// Quarters, halves, business years, decades and centuries.
extension DateReader {
    /// A code such as `Q3`, `H1`, `FY24`, `3Q`, `1H24`, `Q3FY24`.
    struct PeriodCode {
        var quarter: Int?
        var half: Int?
        var year: Int?
        var fiscal = false
        var next: Int
    }

    /// Reads the letters and digits of a code; what it needs around it is checked by ``readCodedPeriod(_:)``.
    func readPeriodCode(_ i: Int) -> PeriodCode? {
        guard i < end else { return nil }
        let token = tokens[i]
        let at = Int(token.start)
        if token.kind == .alphanumeric, token.count >= 2 {
            let first = token.first | 0x20
            let rest = digits(from: at + 1, to: Int(token.end))
            if first == UInt8(ascii: "q"), let rest, rest.count == 1, (1...4).contains(rest.value) {
                return PeriodCode(quarter: rest.value, next: i + 1)
            }
            if first == UInt8(ascii: "h"), let rest, rest.count == 1, (1...2).contains(rest.value) {
                return PeriodCode(half: rest.value, next: i + 1)
            }
            if first == UInt8(ascii: "f"), stream.bytes[at + 1] | 0x20 == UInt8(ascii: "y"),
                let year = digits(from: at + 2, to: Int(token.end)), let full = businessYear(year)
            {
                let (last, next) = businessYear(full, i + 1)
                return PeriodCode(year: last, fiscal: true, next: next)
            }
            return nil
        }
        // 3Q, 1H24: the tokenizer cuts behind the leading digit.
        if token.kind == .number, token.count == 1, let number = digits(i), isGlued(i + 1), i + 1 < end {
            let letter = tokens[i + 1]
            guard letter.kind == .word && letter.count == 1 || letter.kind == .alphanumeric, letter.shape != .lower
            else { return nil }
            let kind = letter.first | 0x20
            var code = PeriodCode(next: i + 2)
            if kind == UInt8(ascii: "q"), (1...4).contains(number.value) {
                code.quarter = number.value
            } else if kind == UInt8(ascii: "h"), (1...2).contains(number.value) {
                code.half = number.value
            } else {
                return nil
            }
            if letter.count > 1 {
                var digitsAt = Int(letter.start) + 1
                if letter.count > 3, stream.bytes[digitsAt] | 0x20 == UInt8(ascii: "f"),
                    stream.bytes[digitsAt + 1] | 0x20 == UInt8(ascii: "y")
                {
                    code.fiscal = true
                    digitsAt += 2
                }
                guard let year = digits(from: digitsAt, to: Int(letter.end)), let full = businessYear(year) else {
                    return nil
                }
                code.year = full
            }
            return code
        }
        // FY 2024, FY'24
        if isWord(i, Spelled.fy) {
            let yearAt = isApostrophe(i + 1) ? i + 2 : i + 1
            guard let year = digits(yearAt), let full = businessYear(year) else { return nil }
            let (last, next) = businessYear(full, yearAt + 1)
            return PeriodCode(year: last, fiscal: true, next: next)
        }
        return nil
    }

    private func businessYear(_ year: (value: Int, count: Int)) -> Int? {
        if year.count == 4, (1900..<2200).contains(year.value) { return year.value }
        return year.count == 2 ? (year.value < 70 ? 2000 : 1900) + year.value : nil
    }

    /// The business year that ends in the second half of `2023/24`, `2023-24`, which names it; else the year itself.
    func businessYear(_ year: Int, _ i: Int) -> (year: Int, next: Int) {
        guard isGlued(i), isSign(i, "/") || isHyphen(i), isGlued(i + 1), let last = digits(i + 1),
            last.count == 2 || last.count == 4
        else { return (year, i) }
        return (last.value == (last.count == 2 ? (year + 1) % 100 : year + 1) ? year + 1 : year, i + 2)
    }

    /// `Q3 2024`, `Q3 FY24`, `2024 Q3`, `the fourth quarter of FY24`, `FY24`; a bare `H1` needs a word that places it.
    func readCodedPeriod(_ i: Int) -> Fields? {
        var fields = CalendarFields()
        // 2024 Q3
        if let year = digits(i), year.count == 4, (1900..<2200).contains(year.value), !isGlued(i + 1),
            let code = readPeriodCode(i + 1), code.year == nil,
            tokens[i + 1].shape != .lower || code.quarter != nil
        {
            fields.year = year.value
            fields.quarter = code.quarter
            fields.half = code.half
            return Fields(fields: fields, next: code.next, rule: "period-code")
        }
        guard let code = readPeriodCode(i), !isGlued(i) || isOpening(i - 1) || i == start else { return nil }
        fields.quarter = code.quarter
        fields.half = code.half
        fields.year = code.year
        fields.fiscal = code.fiscal
        var next = code.next
        if code.quarter == nil && code.half == nil {
            // FY24 Q3
            if let part = readPeriodCode(next), part.year == nil {
                fields.quarter = part.quarter
                fields.half = part.half
                next = part.next
            }
            return Fields(fields: fields, next: next, rule: "fiscal-code")
        }
        if code.year == nil {
            let of = has(next, .of) ? next + 1 : isHyphen(next) && isGlued(next) ? next + 1 : next
            if let year = readPeriodCode(of), year.fiscal, year.quarter == nil {
                fields.year = year.year
                fields.fiscal = true
                return Fields(fields: fields, next: year.next, rule: "fiscal-code")
            }
            if let year = readFiscalYear(of), year.fields.year != nil {
                fields.year = year.fields.year
                fields.fiscal = true
                return Fields(fields: fields, next: year.next, rule: "fiscal-code")
            }
            if let year = readYearBehind(next) ?? (isApostrophe(next) ? readYear(next) : nil) {
                fields.year = year.value
                return Fields(fields: fields, next: year.next, rule: "period-code")
            }
            if let shift = readYearShift(next) {
                fields.yearShift = shift.value
                next = shift.next
            } else if code.half != nil, !(i > start && hasAny(i - 1, [.in, .to, .from, .article, .shift, .possessive]))
            {
                return nil
            }
        }
        return Fields(fields: fields, next: next, rule: "period-code")
    }

    /// `9M 2023`, `9M23`, `6M FY24`: the first months of a year, as reports of companies write them.
    func readMonthsCode(_ i: Int) -> ReadExpression? {
        guard tokens[i].count == 1, let count = digits(i), count.value % 3 == 0, count.value > 0, isGlued(i + 1),
            i + 1 < end,
            tokens[i + 1].first == UInt8(ascii: "M"), !isGlued(i) || i == start || isOpening(i - 1)
        else { return nil }
        var fields = CalendarFields()
        var next = i + 2
        if tokens[i + 1].count > 1 {
            guard let year = digits(from: Int(tokens[i + 1].start) + 1, to: Int(tokens[i + 1].end)) else { return nil }
            fields.year = businessYear(year)
        } else if let code = readPeriodCode(next), code.fiscal, code.quarter == nil, code.half == nil {
            // Only the company knows where its year begins.
            return ReadExpression(
                tokens: i..<code.next,
                expression: TimeExpression(
                    .duration(TimeAmount(whole: count.value, unit: .month), nil), "months-code"))
        } else if let year = readYear(isApostrophe(next) || isNumber(next) ? next : i), year.next > next {
            fields.year = year.value
            next = year.next
        }
        guard fields.year != nil else { return nil }
        return ReadExpression(
            tokens: i..<next,
            expression: TimeExpression(
                .duration(TimeAmount(whole: count.value, unit: .month), .start(fields)), "months-code"))
    }

    /// `fiscal 1989`, `fiscal year 2024`, `financial year 2023/24`, `the fiscal year ended …` is a unit and read elsewhere.
    func readFiscalYear(_ i: Int) -> Fields? {
        guard has(i, .fiscal) || has(i, .calendar) else { return nil }
        var at = i + 1
        if isHyphen(at) { at += 1 }
        if isWord(at, Spelled.year) { at += 1 }
        guard let year = readYear(at) else { return nil }
        let (last, next) = businessYear(year.value, year.next)
        var fields = CalendarFields()
        fields.year = last
        fields.fiscal = has(i, .fiscal)
        return Fields(fields: fields, next: next, rule: fields.fiscal ? "fiscal-year" : "calendar-year")
    }

    /// `third quarter`, `third-quarter`, `fiscal first quarter`, `first half of last year`, `second quarter of 2009`,
    /// `20th century`, `first week of March`, `first Monday of September`, `second day`.
    func readOrdinalPeriod(_ i: Int) -> Fields? {
        var at = i
        var fields = CalendarFields()
        if has(at, .fiscal) {
            fields.fiscal = true
            at += isHyphen(at + 1) ? 2 : 1
        }
        let ordinal: (value: Int, next: Int)
        if let read = readOrdinal(at) {
            ordinal = read
        } else if isWord(at, Spelled.last) {
            ordinal = (-1, at + 1)
        } else {
            return nil
        }
        at = ordinal.next
        if has(at, .fiscal) {
            fields.fiscal = true
            at += 1
        }
        let hyphen = isHyphen(at) && isGlued(at) && isGlued(at + 1)
        if hyphen { at += 1 }
        if has(at, .fiscal) {
            fields.fiscal = true
            at += 1
        }
        if has(at, .weekday), !hyphen {
            guard has(at + 1, .of) || has(at + 1, .in), let month = readMonthOrShift(at + 2),
                (-1...5).contains(ordinal.value)
            else { return nil }
            var joined = month.fields
            joined.nthWeekday = ordinal.value
            joined.weekday = word(at).weekday
            return Fields(fields: joined, next: month.next, rule: "nth-weekday")
        }
        guard let unit = word(at).unit, has(at, .unit) else { return nil }
        let next = at + 1
        let n = ordinal.value
        switch unit {
        case .quarter where (1...4).contains(n) || (n == -1 && isPlaced(next)):
            fields.quarter = n == -1 ? 4 : n
        case .half where (1...2).contains(n) || (n == -1 && isPlaced(next)):
            fields.half = n == -1 ? 2 : n
            // The first half of a game is no date.
            if !hyphen, has(next, .of), has(next + 1, .article), !isWord(next + 2, Spelled.year),
                !has(next + 2, .fiscal), readDecade(next + 1) == nil
            {
                return nil
            }
        case .century where n > 0 && n < 100 && era(next)?.isBehind == true:
            fields.century = era(next)?.isBefore == true ? -n : n - 1
            return Fields(fields: fields, next: next + 1, rule: "era-century")
        case .century where n > 0 && n < 30:
            // "20th Century Tyres": a name
            if isCapitalised(at), isCapitalised(next), ids[next] == 0 { return nil }
            fields.century = n - 1
            return Fields(fields: fields, next: next, rule: "century")
        case .week where has(next, .of) || has(next, .in):
            guard let month = readMonthOrShift(next + 1) ?? readPlainYear(next + 1) else { return nil }
            var joined = month.fields
            joined.week = n
            return Fields(fields: joined, next: month.next, rule: "nth-week")
        case .weekend where has(next, .of) || has(next, .in):
            guard let month = readMonthOrShift(next + 1) else { return nil }
            var joined = month.fields
            joined.week = n
            joined.weekend = true
            return Fields(fields: joined, next: month.next, rule: "nth-weekend")
        case .day where n > 0 && n <= 31 && has(next, .of):
            guard let month = readMonthOrShift(next + 1), month.fields.day == nil else { return nil }
            var joined = month.fields
            joined.day = n
            return Fields(fields: joined, next: month.next, rule: "nth-day")
        default: return nil
        }
        let part = readYearOfPart(fields, next, hyphen ? "period-adjective" : "ordinal-period")
        if part.fields.year == nil, part.fields.yearShift == nil, !fields.fiscal, isContest() { return nil }
        return part
    }

    /// `the September quarter`, `June-quarter`: the quarter that ends with the month.
    func readQuarterOfMonth(_ i: Int) -> Fields? {
        guard has(i, .month), isCapitalised(i), word(i).month % 3 == 0,
            case let at = isHyphen(i + 1) && isGlued(i + 1) ? i + 2 : i + 1, isWord(at, Spelled.quarter)
        else { return nil }
        var fields = CalendarFields()
        fields.quarter = word(i).month / 3
        return readYearOfPart(fields, at + 1, "quarter-of-month")
    }

    /// Whether the sentence, or the text around it, tells of a match, whose halves and quarters are none of the year.
    func isContest() -> Bool {
        for i in start..<end where roles[i] & DateWord.Roles.contest.rawValue != 0 { return true }
        // A report on a match is full of its words.
        var count = 0
        for i in max(0, start - 150)..<min(tokens.count, end + 150)
        where roles[i] & DateWord.Roles.contest.rawValue != 0 { count += 1 }
        return count > 2
    }

    /// Adds the year to a quarter or half: `of 1990`, `, 2009`, `of last year`, `of fiscal 1990`, `of FY24`, `this year`.
    func readYearOfPart(_ fields: CalendarFields, _ next: Int, _ rule: String) -> Fields {
        var fields = fields
        let of = has(next, .of) || has(next, .in) ? next + 1 : next
        if let code = readPeriodCode(of), code.fiscal, code.quarter == nil {
            fields.year = code.year
            fields.fiscal = true
            return Fields(fields: fields, next: code.next, rule: "fiscal-period")
        }
        let articled = has(of, .article) || has(of, .possessive) ? of + 1 : of
        if let fiscal = readFiscalYear(articled) {
            fields.year = fiscal.fields.year
            fields.fiscal = fiscal.fields.fiscal
            return Fields(fields: fields, next: fiscal.next, rule: "fiscal-period")
        }
        if of > next, let decade = readDecade(of), fields.half != nil {
            fields.decade = decade.value
            return Fields(fields: fields, next: decade.next, rule: "half-of-decade")
        }
        if let year = readYearBehind(next) {
            fields.year = year.value
            return Fields(fields: fields, next: year.next, rule: rule)
        }
        if let shift = readYearShift(next) {
            fields.yearShift = shift.value
            return Fields(fields: fields, next: shift.next, rule: rule)
        }
        return Fields(fields: fields, next: next, rule: rule)
    }

    /// Whether "the last quarter" is the last of a year: `of 1990`.
    private func isPlaced(_ i: Int) -> Bool {
        has(i, .of) && (readYear(i + 1) != nil || has(i + 1, .shift) || has(i + 1, .article))
    }

    /// `March`, `March 2009`, `the month`, `next month`, `last month` behind "of".
    private func readMonthOrShift(_ i: Int) -> Fields? {
        if let month = readMonthDay(i), month.fields.day == nil { return month }
        var fields = CalendarFields()
        if has(i, .article), isWord(i + 1, Spelled.month) {
            fields.monthShift = 0
            return Fields(fields: fields, next: i + 2, rule: "month")
        }
        if has(i, .shift), isWord(i + 1, Spelled.month) {
            fields.monthShift = word(i).shift
            return Fields(fields: fields, next: i + 2, rule: "month")
        }
        return nil
    }

    private func readPlainYear(_ i: Int) -> Fields? {
        var fields = CalendarFields()
        if let year = readYear(i) {
            fields.year = year.value
            return Fields(fields: fields, next: year.next, rule: "year")
        }
        if let shift = readYearShift(i) {
            fields.yearShift = shift.value
            return Fields(fields: fields, next: shift.next, rule: "year")
        }
        return nil
    }

    /// `1990s`, `the '80s`, `80s`, `nineties`; below ten where the century is not said.
    func readDecade(_ i: Int) -> (value: Int, next: Int)? {
        var at = has(i, .article) ? i + 1 : i
        if has(at, .decade) {
            let next = at + 1
            return isCapitalised(at) && next < end && isCapitalised(next) ? nil : (word(at).decade, next)
        }
        let quoted = isApostrophe(at) && isGlued(at + 1)
        if quoted { at += 1 }
        guard let number = digits(at), number.value % 10 == 0 else { return nil }
        var next = at + 1
        // 1990s, 1990's
        if isGlued(next), isWord(next, Spelled.pluralS) || has(next, .clitic) { next += 1 } else { return nil }
        if number.count == 4, !quoted, (1000..<2200).contains(number.value) { return (number.value / 10, next) }
        // "the 60s", "'80s"; a plain "80s" may be a temperature or an age.
        guard number.count == 2, number.value >= 20 || number.value == 0, quoted || at > i || isDecadeBefore(i),
            quoted || !isAgeInTens(i) && !isOfWeather()
        else { return nil }
        return (number.value / 10, next)
    }

    /// "in her early 90s"; "his early 90s hits" are of a decade.
    private func isAgeInTens(_ i: Int) -> Bool {
        var before = i - 1
        while has(before, .edge) || isHyphen(before) { before -= 1 }
        return has(before, .possessive) && has(before - 1, .in)
    }

    /// "highs in the 60s", "gusts in the low 40s"
    private func isOfWeather() -> Bool { (start..<end).contains { noun($0) == .weather } }

    private func isDecadeBefore(_ i: Int) -> Bool {
        guard i > start else { return false }
        return has(i - 1, .edge) || (isHyphen(i - 1) && i > start + 1 && has(i - 2, .edge))
            || (has(i - 1, .and) && i > start + 1 && isWord(i - 2, Spelled.pluralS))
    }

    /// `week 31`, `week 3 of 2027`, `week commencing October 12`
    func readNumberedWeek(_ i: Int) -> Fields? {
        guard isWord(i, Spelled.week), !isGlued(i), let number = digits(i + 1), number.count <= 2,
            (1...53).contains(number.value), !isGlued(i + 2) || !isSign(i + 2, "."),
            !hasAny(i + 2, [.unit, .units])
        else { return nil }
        var fields = CalendarFields()
        fields.week = number.value
        if let year = readYearBehind(i + 2) {
            fields.year = year.value
            return Fields(fields: fields, next: year.next, rule: "week-number")
        }
        // "in Week 10" of a season or a course: only a year, or its calendar, makes it a week of the year.
        guard has(i - 1, .calendar) || !isCapitalised(i) && !has(i + 2, .of) else { return nil }
        return Fields(fields: fields, next: i + 2, rule: "week-number")
    }

}
