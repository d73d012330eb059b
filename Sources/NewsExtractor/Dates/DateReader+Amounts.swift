internal import NewsLanguage

/// Durations and distances: `three years`, `two weeks ago`, `the past two months`, `27-year`.
extension DateReader {
    /// An amount of time with its unit: no bound, no direction.
    struct Amount {
        var amount: TimeAmount
        var next: Int
        var isArticle: Bool
        var isHyphenated: Bool
        /// Where it lies, if a word between number and unit says so: "the two previous years".
        var placement: TimeExpression.Placement?
        /// Unit in the plural, or a count above one.
        var isPlural: Bool
        var hasPluralUnit: Bool
        /// "20+ years"
        var isAtLeast = false
    }

    /// `three years`, `2 1/2 hours`, `27-year`, `several weeks`, `a minute and a half`, `4 years 3 months`, `eight trading days`.
    func readAmount(_ i: Int) -> Amount? {
        guard let count = readCount(i) else { return nil }
        return readUnit(count, i)
    }

    private func readUnit(_ count: Count, _ i: Int) -> Amount? {
        var at = count.next
        if let minutes = readGluedMinutes(at), let hours = count.whole {
            // 2h30
            var amount = TimeAmount(whole: hours, unit: .hour)
            if minutes > 0 { amount.rest = [TimeAmount.Part(whole: minutes, unit: .minute)] }
            return Amount(
                amount: amount, next: at + 1, isArticle: false, isHyphenated: false, isPlural: true, hasPluralUnit: true
            )
        }
        var placement: TimeExpression.Placement?
        var isBusiness = false
        let hyphen = isHyphen(at) && isGlued(at) && isGlued(at + 1)
        if hyphen {
            at += 1
            // five-and-a-half-year
        } else {
            while hasAny(at, [.filler, .business]), at < count.next + 2 {
                isBusiness = isBusiness || has(at, .business)
                at += 1
            }
            if hasAny(at, [.shift, .then]), !has(at, .weak), word(at).shift != 0, has(at + 1, .units), !count.isArticle
            {
                placement = has(at, .then) ? .told(word(at).shift) : .reference(word(at).shift)
                at += 1
            }
            if !count.isArticle, !hasAny(at, [.unit, .units]), let unit = readQualifiedUnit(at) { at = unit }
        }
        guard let unit = readUnitName(at), unit != .half else { return nil }
        // "60 Minutes" between quotation marks is a programme.
        if unit.isClock, tokens[at].shape == .capitalised, i > start, tokens[i - 1].kind == .punctuation,
            isNumber(i), isGlued(i)
        {
            return nil
        }
        // "a second quarter" is an ordinal, "one second half" too.
        if unit == .second, has(at, .unit), hasAny(at + 1, [.unit]) || isHyphen(at + 1) { return nil }
        if unit == .second, isPlaceInRaces(at) { return nil }
        if unit == .quarter, count.isArticle || hyphen { return nil }
        if unit == .night && (count.isArticle || hyphen) { return nil }
        let plural = has(at, .units)
        if count.isArticle && (plural || unit == .second || !hyphen && isHyphen(at + 1) && isGlued(at + 1)) {
            return nil
        }
        var amount = TimeAmount(whole: count.whole, fraction: count.fraction, unit: unit)
        if count.places > 0 {
            guard unit == .second, let whole = count.whole else { return nil }
            amount = TimeAmount(whole: 0, unit: .minute)
            amount.rest = [
                TimeAmount.Part(whole: whole, unit: .second, fraction: count.fraction, places: count.places)
            ]
        }
        amount.isBusiness = isBusiness && unit == .day
        amount.isArticle = count.isArticle
        if count.isMixed, unit == .year, let whole = count.whole {
            // 2 1/2 years are 2 years and 6 months
            amount = TimeAmount(whole: whole, unit: unit)
            amount.rest = [TimeAmount.Part(whole: 6, unit: .month)]
        }
        var next = at + 1
        if hyphen {
            // "the 35-year-old", "8-month-old": the age of somebody is a figure.
            if isHyphen(next), isGlued(next), has(next + 1, .old) { return nil }
            if isHyphen(next), isGlued(next), isWord(next + 1, Spelled.long) { next += 2 }
        } else {
            // two and a half years are read with the count; a year and a half, an hour and 20 minutes here.
            if has(next, .and), has(next + 1, .one), isWord(next + 2, Spelled.half), count.fraction == 0,
                amount.rest.isEmpty
            {
                amount.fraction = 5
                next += 3
            }
            var more = has(next, .and) ? next + 1 : next
            while amount.rest.count < 3, count.whole != nil, amount.fraction == 0, let part = readCount(more),
                let whole = part.whole, !part.isArticle,
                let smaller = unit.isClock && count.whole != nil && isNumber(more)
                    ? readLetterUnit(part.next) ?? readUnitName(part.next) : readUnitName(part.next),
                smaller.rawValue < (amount.rest.last?.unit ?? unit).rawValue,
                smaller != .half, part.fraction == 0,
                unit.isClock == smaller.isClock || !smaller.isClock
            {
                amount.rest.append(TimeAmount.Part(whole: whole, unit: smaller))
                next = part.next + 1
                more = has(next, .and) ? next + 1 : next
            }
            if has(next, .old) { return nil }
        }
        return Amount(
            amount: amount, next: next, isArticle: count.isArticle, isHyphenated: hyphen,
            placement: placement, isPlural: plural || (count.whole ?? 2) > 1, hasPluralUnit: plural,
            isAtLeast: count.isAtLeast)
    }

    /// The unit behind an adjective of "three difficult years", "four unusually active months".
    private func readQualifiedUnit(_ i: Int) -> Int? {
        guard i < end, roles[i] == 0, has(i + 1, .units) || has(i + 2, .units), tokens[i].kind == .word,
            tokens[i].shape == .lower
        else { return nil }
        let at = isForm(i, in: Self.adverbEndings) ? i + 1 : i
        guard at < end, tokens[at].kind == .word, tokens[at].shape == .lower, roles[at] == 0,
            isForm(at, in: Self.adjectiveEndings), ClosedClass.of(tokens[at]).isEmpty, has(at + 1, .units),
            let unit = word(at + 1).unit, unit.rawValue >= TimeUnit.night.rawValue
        else { return nil }
        return at + 1
    }

    func isForm(_ i: Int, in endings: [[UInt8]]) -> Bool {
        endings.contains {
            tokens[i].count > $0.count + 2
                && stream.bytes[(Int(tokens[i].end) - $0.count)..<Int(tokens[i].end)].elementsEqual($0)
        }
    }

    private static let adverbEndings = [Array("ly".utf8)]
    private static let adjectiveEndings = ["ive", "ous", "ful", "less", "ble", "cult", "tic", "ical"].map {
        Array($0.utf8)
    }

    /// The unit at a token; the letter of "24 h" only behind figures.
    private func readUnitName(_ i: Int) -> TimeUnit? {
        guard hasAny(i, [.unit, .units]) else { return nil }
        if tokens[i].count == 1 {
            guard tokens[i].shape == .lower, isNumber(i - 1) || isHyphen(i - 1) && isNumber(i - 2) else { return nil }
        }
        return word(i).unit
    }

    /// Everything that starts with an amount of time.
    func readAmountExpression(_ i: Int) -> ReadExpression? {
        if let bare = readBareUnits(i) { return bare }
        if let race = readRaceTime(i) { return race }
        guard let amount = readAmount(i) else { return readAmountRange(i) }
        var next = amount.next
        func result(_ meaning: TimeExpression.Meaning, _ rule: String, _ next: Int, mod: TimexModifier? = nil)
            -> ReadExpression
        {
            ReadExpression(
                tokens: i..<next,
                expression: TimeExpression(meaning, rule, mod: mod ?? (amount.isAtLeast ? .equalOrMore : nil)))
        }
        if amount.isHyphenated {
            // "a three-year period": the noun belongs to it; the article is added by the caller.
            return result(.duration(amount.amount, nil), "duration-adjective", next)
        }
        // "24 hours a day", "seven days a week" are always; "30 minutes a day" is a length.
        if has(next, .one), has(next + 1, .unit), !hasAny(next + 2, [.ago, .earlier]), !amount.isArticle,
            !amount.amount.unit.isClock || amount.amount.whole == 24 && amount.amount.unit == .hour
        {
            return nil
        }
        // "aged 45 years" is an age.
        if isWord(i - 1, Spelled.aged) { return nil }
        if isApostrophe(next) && isGlued(next) || has(next, .clitic), isWord(next + 1, Spelled.time), has(i - 1, .in) {
            // "in two years' time"
            return result(.distance(amount.amount, sign: 1), "in-time", next + 2)
        }
        if let placement = amount.placement {
            return result(.duration(amount.amount, placement), "relative-duration", next)
        }
        // three months or so, a month or two
        var mod: TimexModifier?
        if has(next, .or), isWord(next + 1, Spelled.so) {
            mod = .approx
            next += 2
        } else if has(next, .or), amount.isArticle, word(next + 1).has(.cardinal), word(next + 1).number == 2 {
            mod = .approx
            next += 2
        }
        if has(next, .ago), !isWord(next, Spelled.hence) { return ago(amount, i, next + 1, mod) }
        if has(next, .ago) { return result(.distance(amount.amount, sign: 1), "hence", next + 1, mod: mod) }
        if has(next, .from), hasAny(next + 1, [.reference, .day]), !has(next + 1, .weak) {
            if has(next + 1, .day), word(next + 1).shift != 0 {
                var day = CalendarFields()
                day.dayShift = word(next + 1).shift
                return result(
                    .distanceFrom(amount.amount, sign: 1, .calendar(day)), "distance-from-date", next + 2, mod: mod)
            }
            return result(.distance(amount.amount, sign: 1), "from-now", next + 2, mod: mod)
        }
        if has(next, .from) || isWord(next, Spelled.before) || isWord(next, Spelled.after),
            let whole = amount.amount.whole, whole > 0, let anchor = readAnchor(next + 1, any: has(next, .from))
        {
            return result(
                .distanceFrom(amount.amount, sign: isWord(next, Spelled.before) ? -1 : 1, .calendar(anchor.fields)),
                "distance-from-date", anchor.next, mod: mod)
        }
        if has(next, .earlier), !isWord(next + 1, Spelled.than) {
            if amount.amount.unit == .year, let whole = amount.amount.whole, amount.amount.fraction == 0 {
                return result(.reported(unit: nil, years: -whole, inYear: nil), "year-earlier", next + 1, mod: mod)
            }
            return result(.anaphoricDistance(amount.amount, sign: -1), "earlier", next + 1, mod: mod)
        }
        // "$500 a year", "four flights a week" are rates; "for a year", "within a week" are durations.
        if amount.isArticle && !isArticleDuration(i, next) { return nil }
        return result(.duration(amount.amount, nil), "duration", next, mod: mod)
    }

    /// The date an amount is measured from. Behind "from" any date; behind "before" and "after" only a day word or a
    /// holiday, since two dates stand there otherwise: "two weeks after April 6".
    private func readAnchor(_ i: Int, any: Bool) -> (fields: CalendarFields, next: Int)? {
        if has(i, .day), !has(i, .unit) {
            var fields = CalendarFields()
            fields.dayShift = word(i).shift
            return (fields, i + 1)
        }
        if let holiday = readHoliday(i), case .calendar(let fields) = holiday.expression.meaning,
            holiday.expression.clock == nil
        {
            return (fields, holiday.next)
        }
        guard any else { return nil }
        if let weekday = readWeekday(i) { return (weekday.fields, weekday.next) }
        if let date = readMonthDay(i), date.fields.day != nil { return (date.fields, date.next) }
        if i < end, tokens[i].kind == .number, let numeric = readNumericDate(i),
            case .calendar(let fields) = numeric.expression.meaning, fields.day != nil
        {
            return (fields, numeric.tokens.upperBound)
        }
        return nil
    }

    private func ago(_ amount: Amount, _ i: Int, _ next: Int, _ mod: TimexModifier?) -> ReadExpression {
        let meaning: TimeExpression.Meaning
        if amount.amount.whole == nil {
            meaning = .reference("PAST_REF")
        } else if amount.amount.unit == .year, amount.amount.whole == 1, amount.amount.fraction == 0 {
            meaning = .reported(unit: nil, years: -1, inYear: nil)
        } else {
            meaning = .distance(amount.amount, sign: -1)
        }
        return ReadExpression(tokens: i..<next, expression: TimeExpression(meaning, "ago", mod: mod))
    }

    /// Whether "a year" is a span of time: a preposition before it, or a word behind it that measures from it.
    private func isArticleDuration(_ i: Int, _ next: Int) -> Bool {
        if i == start { return true }
        if isDurationBefore(i) { return true }
        // "as long as a month"
        if i - 2 >= start, isWord(i - 1, Spelled.as), isWord(i - 2, Spelled.long) { return true }
        // "a minute of silence", but "barrels a day of crude"
        if has(next, .of), !has(next + 1, .article), tokens[i - 1].kind == .word, !isPluralNoun(i - 1) { return true }
        return hasAny(next, [.later, .earlier]) || isWord(next, Spelled.after) || isWord(next, Spelled.before)
            || isWord(next, Spelled.since) || isWord(next, Spelled.starting) || isWord(next, Spelled.beginning)
    }

    /// Whether a preposition or verb before token `i` takes a span of time.
    func isDurationBefore(_ i: Int) -> Bool {
        i > start && Self.takers.contains(tokens[i - 1].hash)
    }

    private static let takers = TimeWords.sets["duration_takers"]

    /// Units without a number: `for months`, `decades-long`, `weeks or months`, `months ago`, `the years`.
    private func readBareUnits(_ i: Int) -> ReadExpression? {
        guard hasAny(i, [.units, .unit]), let unit = word(i).unit, unit != .half else { return nil }
        let amount = TimeAmount(whole: nil, unit: unit)
        func result(_ meaning: TimeExpression.Meaning, _ rule: String, _ next: Int, mod: TimexModifier? = nil)
            -> ReadExpression
        {
            ReadExpression(tokens: i..<next, expression: TimeExpression(meaning, rule, mod: mod))
        }
        if isHyphen(i + 1), isGlued(i + 1), isWord(i + 2, Spelled.long), !isHyphen(i - 1) {
            return result(.duration(has(i, .unit) ? TimeAmount(whole: 1, unit: unit) : amount, nil), "long", i + 3)
        }
        if has(i, .unit), i > start, has(i - 1, .all), unit.rawValue >= TimeUnit.day.rawValue {
            return result(.duration(TimeAmount(whole: 1, unit: unit), nil), "all", i + 1)
        }
        guard has(i, .units), !isGlued(i) || isOpening(i - 1) else { return nil }
        if has(i + 1, .ago), !isWord(i + 1, Spelled.hence) { return result(.reference("PAST_REF"), "units-ago", i + 2) }
        if let next = readAhead(i + 1), i > start, has(i - 1, .article) || next > i + 2 {
            return result(.duration(amount, .reference(1)), "units-ahead", next)
        }
        if has(i + 1, .or), has(i + 2, .units), let larger = word(i + 2).unit, larger.rawValue > unit.rawValue {
            return result(.duration(amount, nil), "units-or-units", i + 3, mod: .approx)
        }
        if isHyphen(i + 1), isGlued(i + 1), has(i + 2, .old), !isHyphen(i - 1), unit.rawValue >= TimeUnit.day.rawValue {
            // a decades-old feud
            return result(.duration(amount, nil), "old", i + 3)
        }
        // "days after the merger failed", "just weeks after", "months earlier": a stretch that is left open
        let isMeasured =
            (isWord(i + 1, Spelled.after) || hasAny(i + 1, [.earlier, .later]) && !has(i - 1, .vague))
            && !(i > start && hasAny(i - 1, [.article, .of, .cardinal, .ordinal]))
            && !(i > start && isNumber(i - 1))
        guard
            isMeasured || isFilled(i)
                || i > start
                    && (Self.bareTakers.contains(tokens[i - 1].hash)
                        || has(i - 1, .article) && i > start + 1 && Self.bareTakers.contains(tokens[i - 2].hash)
                            && (isWord(i + 1, Spelled.before) || isWord(i + 1, Spelled.after)
                                || isWord(i + 1, Spelled.that) || isWord(i + 1, Spelled.since))),
            unit.rawValue >= TimeUnit.day.rawValue || unit == .hour
        else { return nil }
        return result(.duration(amount, nil), "units", i + 1)
    }

    /// Behind `ahead`, `to come`.
    func readAhead(_ i: Int) -> Int? {
        if has(i, .ahead) { return i + 1 }
        return isWord(i, Spelled.to) && isWord(i + 1, Spelled.come) ? i + 2 : nil
    }

    /// "months of talks", "decades of neglect": what fills the stretch stands behind it.
    private func isFilled(_ i: Int) -> Bool {
        // Behind a quotation mark the filling may be somebody's own word: "years of ‘decent neglect’".
        let filling = i + 2 < end && isOpening(i + 2) && tokens[i + 2].spaceBefore ? i + 3 : i + 2
        guard has(i + 1, .of), filling < end, tokens[filling].kind == .word, tokens[filling].shape == .lower,
            !hasAny(filling, [.article, .one, .shift, .then, .possessive]), !isWord(filling, Spelled.age)
        else { return false }
        guard i > start else { return true }
        return tokens[i - 1].kind == .word
            && !hasAny(
                i - 1,
                [.article, .possessive, .clitic, .cardinal, .ordinal, .scale, .edge, .business, .shift, .then, .vague])
            && !isFormInIng(i - 1)
    }

    /// A word in -ing before "hours" says which ones: "opening hours of branches".
    private func isFormInIng(_ i: Int) -> Bool {
        guard tokens[i].count > 5 else { return false }
        return stream.bytes[(Int(tokens[i].end) - 3)..<Int(tokens[i].end)].elementsEqual("ing".utf8)
    }

    private static let bareTakers = TimeWords.sets["bare_duration_takers"]

    /// `14 to 20 months`, `between 60 and 90 days`: the first number of a range shares the unit.
    func readAmountRange(_ i: Int) -> ReadExpression? {
        guard let low = readCount(i), let whole = low.whole, !low.isArticle else { return nil }
        // a 12- to 18-month delay
        if isHyphen(low.next), isGlued(low.next), hasAny(low.next + 1, [.to, .or, .and]),
            let high = readAmount(low.next + 2),
            high.isHyphenated,
            let top = high.amount.whole, top > whole
        {
            return ReadExpression(
                tokens: i..<low.next,
                expression: TimeExpression(
                    .duration(TimeAmount(whole: whole, fraction: low.fraction, unit: high.amount.unit), nil),
                    "duration-range"))
        }
        let joined =
            has(low.next, .to) && !isWord(low.next, Spelled.until) || has(low.next, .or)
            || isHyphen(low.next) && (isGlued(low.next) || !isGlued(low.next + 1))
            || (has(low.next, .and) && i > start && isWord(i - 1, Spelled.between))
        guard joined, let high = readAmount(low.next + 1), let top = high.amount.whole, top > whole, !high.isArticle,
            !high.isHyphenated
        else { return nil }
        return ReadExpression(
            tokens: i..<low.next,
            expression: TimeExpression(
                .duration(TimeAmount(whole: whole, fraction: low.fraction, unit: high.amount.unit), nil),
                "duration-range"))
    }

}
