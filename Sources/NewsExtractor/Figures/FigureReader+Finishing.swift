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
}
