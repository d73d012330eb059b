internal import NewsLanguage
internal import NewsModel

/// "fell from 4.2 to 3.1 percent": the level before a change and the one behind it are two figures. They share the unit,
/// the denominator and the noun that only one of them is written with.
extension FigureReader {
    /// Whether a change leads from a first number to a second that is more: the words before "from" tell of a rise.
    func isRise(from first: Int) -> Bool {
        guard let from = fromWord(before: first), from > start, tokens[from - 1].hash != Self.of else { return false }
        if let previous, previous.figure.change == .increase, previous.next <= from, from - previous.next <= 4 {
            // "rose 40 percent, from 5 to 7 million"
            return tokens[previous.next..<from].allSatisfy {
                $0.isSign(",") || $0.isSign("(") || $0.kind == .word && ClosedClass.of($0).isEmpty
            }
        }
        var k = from - 1
        // Words between the verb and "from" that are neither adverbs nor a date: what was changed.
        var words = 0
        while k >= start, k > from - 12 {
            let token = tokens[k]
            if isInDate(k) {
                k -= 1
                continue
            }
            guard token.kind == .word || isHyphen(k) else { return false }
            if let cue = lexicon.changes[token], cue.before != nil || cue.isNoun {
                return cue.increases && (cue.before != nil || isNamed(k))
                    && (words == 0 || opensObject(k + 1, of: token))
            }
            if isCue(token, .multiplying) { return words == 0 }
            let classes = ClosedClass.of(token)
            if classes.contains(.auxiliary) || classes.contains(.conjunction) || isVerb(token) { return false }
            let isDatePreposition = classes.contains(.preposition) && isInDate(k + 1)
            if !isDatePreposition, !isCue(token, .betweenChange), !classes.contains(.adverb), !endsLikeAdverb(token) {
                words += 1
            }
            k -= 1
        }
        return false
    }

    /// Whether what was changed follows a word of change: "raised its dividend", not "rose for models" or "rising demand".
    private func opensObject(_ j: Int, of cue: Token) -> Bool {
        let classes = ClosedClass.of(tokens[j])
        let isParticiple = cue.count > 5 && bytes[Int(cue.start)..<Int(cue.end)].suffix(3).elementsEqual("ing".utf8)
        if isParticiple { return classes.contains(.determiner) || classes.contains(.possessive) }
        return !classes.contains(.preposition) || tokens[j].hash == Self.of
    }

    /// "the growth of sales", "improvements from", not "sees growth".
    private func isNamed(_ k: Int) -> Bool {
        if NounNumber.mayBePlural(tokens[k], in: bytes) { return true }
        for i in [k - 1, k - 2] where i >= start {
            let classes = ClosedClass.of(tokens[i])
            if classes.contains(.determiner) || classes.contains(.possessive) { return true }
        }
        return false
    }

    /// "from" before a number and its bound words.
    func fromWord(before first: Int) -> Int? {
        var k = first - 1
        if let (cue, outer) = bound(before: first), cue.place != .place { k = outer - 1 }
        return k >= start && tokens[k].hash == Self.from ? k : nil
    }

    /// "from 4.2 to 3.1 percent", "from 9 to 7 cents a share", "from 55 to 40 ships": the first level takes over what only
    /// the second is written with. Where no unit was missing, the scale still may be: "from $4.2 to $3.1 billion".
    mutating func takeFromLevelAhead(_ draft: inout Draft) {
        guard draft.low == nil, !draft.amount.isAge, fromWord(before: draft.first) != nil,
            let (joint, j) = joint(behind: draft.amount), joint == .to, j < end, let i = numberToken(from: j)
        else { return }
        guard let ahead = amount(at: i, from: j), ahead.first >= j, ahead.first <= j + 3 else { return }
        var mine = draft.amount
        if mine.unit < 0 {
            guard !ahead.isAge, ahead.unit < 0 || !ahead.unitBefore || lexicon.units[ahead.unit].kind == .money else {
                return
            }
            mine.takeUnit(of: ahead)
        } else if mine.unit != ahead.unit {
            return
        }
        if mine.number.value < ahead.number.unscaled && isUnscaled(mine.number, ahead.number)
            || isFallInScale(mine.number, ahead.number)
        {
            mine.number.raise(by: ahead.number.scale)
        }
        draft.amount = mine
        if mine.unit >= 0 {
            if denominator(at: mine.next, unit: mine.unit) == nil,
                let rate = denominator(at: ahead.next, unit: mine.unit)
            {
                draft.per = (rate.code, rate.name)
            }
            return
        }
        var other = Draft(amount: ahead)
        readCounted(&other)
        if !other.isElliptic { draft.counted = other.counted }
    }

    /// "to 3.9 from 4.1 percent", "to 3.1 from 4.2 million euros": the level a change leads to takes over what only the level
    /// behind it is written with.
    mutating func takeToLevelAhead(_ draft: inout Draft) {
        guard draft.low == nil, draft.amount.unit < 0, !draft.amount.isAge, draft.amount.next + 1 < end,
            tokens[draft.amount.next].hash == Self.from, draft.first > start, tokens[draft.first - 1].hash == Self.to,
            draft.amount.number.form == .digits, case let j = draft.amount.next + 1, let i = numberToken(from: j),
            let ahead = amount(at: i, from: j), ahead.first == j, !ahead.isAge, !ahead.unitBefore,
            ahead.unit >= 0 ? lexicon.units[ahead.unit].kind != .time : ahead.number.scale > 0
        else { return }
        draft.amount.takeUnit(of: ahead)
        if isUnscaled(draft.amount.number, ahead.number),
            draft.amount.number.value < ahead.number.unscaled.scaled(by: 1)
        {
            draft.amount.number.raise(by: ahead.number.scale)
        }
    }

    /// Whether the scale word of the second of two numbers may be the first one's as well.
    private func isUnscaled(_ first: NumberReading, _ second: NumberReading) -> Bool {
        first.scale == 0 && !first.scaled && !first.grouped && second.scale > 0
            && first.value.magnitude < ExactDecimal(1000)
    }

    /// Whether two numbers fall in a scale that only the second names: of one order, unlike "from 900 to 1.2 million".
    func isFallInScale(_ first: NumberReading, _ second: NumberReading) -> Bool {
        guard isUnscaled(first, second), !(first.value < second.unscaled),
            let most = second.unscaled.multiplied(by: ExactDecimal(20))
        else { return false }
        return first.value < most
    }

    /// Whether a number is the level a change leads to from the figure before it: "from 55 ships to 40", "from 30 miles in
    /// 2011 to 42".
    func isLevelBehind(_ first: Int) -> Bool {
        guard let previous, previous.isFromLevel, first - previous.next <= 9 else { return false }
        var k = first - 1
        if let (cue, outer) = bound(before: first), cue.place != .place { k = outer - 1 }
        guard k >= previous.next, tokens[k].hash == Self.to else { return false }
        for i in previous.next..<k where !isInDate(i) {
            guard tokens[i].kind == .word, !isVerb(tokens[i]) else { return false }
            let classes = ClosedClass.of(tokens[i])
            guard classes.isDisjoint(with: .function) || classes.contains(.preposition) || classes.contains(.determiner)
            else { return false }
        }
        return true
    }

    /// "from 9 cents a share to 7 cents": the level behind is a rate as well.
    func denominatorOfLevelBefore(_ draft: Draft) -> (code: String, name: String)? {
        guard draft.amount.unit >= 0, let previous, let per = previous.per, previous.baseUnit == draft.amount.unit,
            isLevelBehind(draft.first)
        else { return nil }
        return per
    }
}
