internal import NewsLanguage
internal import NewsModel

/// From a draft to a figure.
extension FigureReader {
    /// Completes the draft; false where it is no figure.
    mutating func finish(_ draft: inout Draft) -> Bool {
        draft.skipTo = draft.next
        if draft.low == nil {
            takeUnitAhead(&draft.amount)
            takeUnitOfOtherSide(&draft.amount)
            takeUnitOfWhole(&draft.amount)
            takeUnitBefore(&draft.amount)
            takeFromLevelAhead(&draft)
            takeToLevelAhead(&draft)
            draft.decimals = draft.amount.number.decimals - draft.amount.power
        }
        readAge(&draft)
        if draft.amount.unit < 0 { takeQuotedCurrency(&draft) }
        // A rate of time ("40 hours a week") is a figure, time alone a duration.
        if let rate = denominator(at: draft.next, unit: draft.amount.unit) {
            draft.per = (rate.code, rate.name)
            draft.next = rate.next
            draft.end = Int(tokens[rate.next - 1].end)
            // "per user per month"
            if let second = denominator(at: draft.next, unit: draft.amount.unit) {
                draft.per = (rate.code + "/" + second.code, rate.name + " per " + second.name)
                draft.next = second.next
                draft.end = Int(tokens[second.next - 1].end)
            }
        } else if let rate = denominatorBehindBrackets(draft) ?? denominatorBehindMatter(draft)
            ?? denominatorOfLevelBefore(draft)
        {
            draft.per = rate
        }
        // An age, or a rate of time ("40 hours a week"), is a figure even where its number was read as a stretch of time.
        if draft.isInDuration {
            guard
                draft.amount.isAge
                    || draft.per != nil && draft.amount.unit >= 0 && lexicon.units[draft.amount.unit].kind == .time
            else {
                draft.skipTo = draft.first
                return false
            }
        }
        if draft.per == nil || draft.amount.unit < 0 {
            guard !isExcluded(&draft) else { return false }
        }
        draft.countedNext = draft.next
        if draft.per == nil || draft.amount.unit < 0 { readCounted(&draft) }
        if draft.amount.unit < 0, draft.per == nil, !draft.amount.isAge, draft.counted != nil, !draft.isElliptic,
            let rate = denominator(at: draft.countedNext, unit: -1)
        {
            draft.per = (rate.code, rate.name)
            // "12 thefts per 1,000 homes": the number is the denominator's.
            if tokens[draft.countedNext + 1].kind == .number { draft.resume = max(draft.resume, rate.next) }
        }
        readBound(&draft)
        readChange(&draft)
        return draft.first >= free
    }

    /// "C$9 (US$6.60) per share".
    private func denominatorBehindBrackets(_ draft: Draft) -> (code: String, name: String)? {
        guard draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .money, draft.next < end,
            tokens[draft.next].isSign("(")
        else { return nil }
        var j = draft.next + 1
        while j < end, j < draft.next + 10, !tokens[j].isSign(")") { j += 1 }
        guard j + 1 < end, tokens[j].isSign(")"), let rate = denominator(at: j + 1, unit: draft.amount.unit) else {
            return nil
        }
        return (rate.code, rate.name)
    }

    /// "40 litres of clean water a day", "$3 million of aid a year": what is measured stands between the unit and the time.
    private func denominatorBehindMatter(_ draft: Draft) -> (code: String, name: String)? {
        guard draft.amount.unit >= 0,
            lexicon.units[draft.amount.unit].kind == .physical
                || lexicon.units[draft.amount.unit].kind == .money, draft.next + 3 < end,
            tokens[draft.next].hash == Self.of
        else { return nil }
        var j = draft.next + 1
        while j < end, j < draft.next + 4, tokens[j].kind == .word || tokens[j].kind == .alphanumeric,
            ClosedClass.of(tokens[j]).isEmpty, !isVerb(tokens[j])
        { j += 1 }
        guard j > draft.next + 1, j + 1 < end, tokens[j].kind == .word, let time = unitForms(at: j + 1),
            let form = time.value.first(where: { $0.exact == nil }), lexicon.units[form.unit].kind == .time,
            let rate = denominator(at: j, unit: draft.amount.unit),
            rate.next >= end || !isCue(tokens[rate.next], .laid)
        else { return nil }
        return (rate.code, rate.name)
    }

    /// Ages without a unit: "aged 35", "Maria, 10,", "he is 41".
    private func readAge(_ draft: inout Draft) {
        let number = draft.amount.number
        // "from the age of 48 months"
        if draft.amount.unit >= 0, !draft.amount.isAge, draft.first - 2 >= start,
            tokens[draft.first - 1].hash == Self.of, tokens[draft.first - 2].hash == Self.ageWord,
            lexicon.units[draft.amount.unit].kind == .time
        {
            draft.amount.isAge = true
            draft.amount.ageUnit = draft.amount.unit
            return
        }
        guard draft.amount.unit < 0, !draft.amount.isAge,
            number.plainDigits == 1 || number.plainDigits == 2
                || number.form == .words && number.value < ExactDecimal(120)
                || number.plainDigits == 3 && number.value < ExactDecimal(116)
        else { return }
        guard draft.first > start, !number.signed else { return }
        let before = tokens[draft.first - 1]
        let closes = draft.next >= end || tokens[draft.next].kind == .punctuation && !isMinus(draft.next)
        var isAge = before.hash == Self.aged || before.hash == Self.age || before.hash == Self.ages
        if !isAge, before.hash == Self.of, draft.first - 2 >= start,
            tokens[draft.first - 2].hash == Self.ageWord || tokens[draft.first - 2].hash == Self.ages
        {
            isAge = true
        }
        if !isAge, before.isSign(","), draft.next < end, draft.first - 2 >= start,
            tokens[draft.next].isSign(",") || isDash(draft.next) && tokens[draft.next].spaceBefore,
            number.form == .words || number.value > ExactDecimal(11)
        {
            isAge = isPerson(draft.first - 2) && (draft.next + 1 >= end || tokens[draft.next + 1].kind != .number)
        }
        // "It belonged to Ana Ruiz, 49."
        if !isAge, before.isSign(","), draft.first - 4 >= start, draft.next < end, tokens[draft.next].isSign("."),
            number.value > ExactDecimal(11), isPerson(draft.first - 2), tokens[draft.first - 3].shape == .capitalised,
            ClosedClass.of(tokens[draft.first - 3]).isEmpty, !isCue(tokens[draft.first - 2], .person)
        {
            isAge = true
        }
        // "Ana Ruiz, at 38, resigned"
        if !isAge, before.hash == Self.at, draft.first - 3 >= start, tokens[draft.first - 2].isSign(","),
            draft.next < end, tokens[draft.next].isSign(","), number.value > ExactDecimal(11)
        {
            isAge = isPerson(draft.first - 3)
        }
        // "Now 38, she runs the yard"
        if !isAge, before.hash == Self.now, draft.next + 1 < end, tokens[draft.next].isSign(","),
            number.value > ExactDecimal(11), draft.first - 1 == start || tokens[draft.first - 2].kind == .punctuation
        {
            isAge = isCue(tokens[draft.next + 1], .person)
        }
        // "the sisters, aged 22 and 29"
        if !isAge, closes || ClosedClass.of(tokens[draft.next]).contains(.auxiliary), let previous,
            previous.figure.rule == "age", previous.next == draft.first - 1,
            before.hash == Self.and || before.hash == Self.or || before.isSign(",")
        {
            isAge = true
        }
        if !isAge, ExactDecimal(1) < number.value, draft.next >= end || tokens[draft.next].hash != Self.of,
            closes || draft.next < end && ClosedClass.of(tokens[draft.next]).contains(.conjunction)
                || draft.next < end && ClosedClass.of(tokens[draft.next]).contains(.preposition),
            isCue(before, .beforeAge)
        {
            // "she was 41", "who is 10"
            var k = draft.first - 2
            while k >= start,
                ClosedClass.of(tokens[k]).contains(.auxiliary) || ClosedClass.of(tokens[k]).contains(.adverb)
            { k -= 1 }
            isAge = k >= start && isCue(tokens[k], .person)
        }
        // "I'm 63 and still drive": pronoun and verb are one word.
        if !isAge, ExactDecimal(11) < number.value, isCue(before, .personIs) {
            isAge =
                closes || draft.next < end && ClosedClass.of(tokens[draft.next]).contains(.conjunction)
        }
        guard isAge || isAgeBehindName(draft) || isAgeInBrackets(draft) || isAgeThen(draft) else { return }
        draft.amount.isAge = true
    }

    /// A name or a word for a person, before the comma in front of an age.
    private func isPerson(_ j: Int) -> Bool {
        // "Dan Marsh Jr., 55,"
        let k = tokens[j].isSign(".") && j > start ? j - 1 : j
        let word = tokens[k]
        guard word.kind == .word, ClosedClass.of(word).isEmpty else { return false }
        if isCue(word, .person) { return k > start }
        return (word.shape == .capitalised || word.shape == .mixed) && !isCue(word, .month)
    }

    /// Builds the figure.
    func make(_ draft: Draft) -> Figure {
        let amount = draft.amount
        let number = amount.number
        let value = number.value.scaled(by: amount.power)
        var figure = Figure(range: TextRange(draft.start, draft.end), value: value, rule: "count")
        figure.decimals = draft.decimals
        figure.bound = draft.bound
        if let low = draft.low, let high = draft.high {
            figure.value = nil
            figure.low = low
            figure.high = high
        } else if let high = number.high {
            figure.value = nil
            figure.low = value
            figure.high = high
            figure.bound = .range
        }
        if amount.isAge {
            let unit = amount.ageUnit >= 0 ? lexicon.units[amount.ageUnit] : nil
            figure.unit = unit?.code ?? "a"
            figure.unitName = (unit?.name ?? "year") + " of age"
            figure.rule = "age"
        } else if amount.unit >= 0 {
            let unit = lexicon.units[amount.unit]
            figure.unit = unit.code
            figure.unitName = unit.name
            figure.unitBasis = amount.inferred ? "inferred" : "explicit"
            switch unit.kind {
            case .money: figure.rule = "money"
            case .share: figure.rule = "percent"
            case .physical, .time: figure.rule = "unit"
            }
        } else {
            figure.counted = draft.counted
            switch number.form {
            case .fraction: figure.rule = "fraction"
            case .ratio: figure.rule = "one-in"
            case .vague: figure.rule = "vague-plural"
            case .digits, .words: figure.rule = draft.isElliptic ? "count-ellipsis" : "count"
            }
        }
        if let per = draft.per {
            let numerator = figure.unit
            figure.unit = numerator + "/" + per.code
            let name =
                figure.unitName ?? previousCounted(draft)
                ?? (draft.counted == "time" || draft.counted == nil ? "count" : draft.counted ?? "count")
            figure.unitName = name + " per " + per.name
            figure.rule += "-rate"
        }
        if draft.low != nil { figure.rule += "-range" }
        figure.change = draft.change
        return figure
    }

    /// "22 thefts, against an average of 20 per week": a rate without a noun counts what was counted before.
    private func previousCounted(_ draft: Draft) -> String? {
        guard draft.counted == nil, let previous, previous.isBareCount else { return nil }
        return previous.figure.counted
    }

    static let aged = WordHash.of("aged")
    static let age = WordHash.of("age")
    static let ages = WordHash.of("ages")
    static let now = WordHash.of("now")
}
