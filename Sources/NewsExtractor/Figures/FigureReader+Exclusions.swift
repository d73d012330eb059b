internal import NewsLanguage
internal import NewsModel

/// Numbers that are no figures: names and codes, dates and times, scores, ordinals, pronouns.
extension FigureReader {
    /// Whether "am", "pm" or a colon makes token `i` a time of day.
    func isTimeOfDay(at i: Int) -> Bool {
        guard i + 1 < end else { return false }
        let next = tokens[i + 1]
        if isCue(next, .timeOfDay) { return true }
        if next.isSign(":"), !next.spaceBefore, i + 2 < end, tokens[i + 2].kind == .number, !tokens[i + 2].spaceBefore {
            return true
        }
        return false
    }

    /// Whether the draft names, dates or numbers something rather than measuring it.
    mutating func isExcluded(_ draft: inout Draft) -> Bool {
        let amount = draft.amount
        let number = amount.number
        let first = draft.first
        let next = draft.next
        if isTimeOfDay(at: number.next - 1), number.value < ExactDecimal(25),
            number.plainDigits > 0 || number.hasPoint && number.decimals == 2 || tokens[number.next].isSign(":")
        {
            return true
        }
        if first > start + 1, tokens[first - 1].isSign(":"), !tokens[first].spaceBefore,
            tokens[first - 2].kind == .number
        {
            return true
        }
        if amount.unit >= 0, lexicon.units[amount.unit].kind == .time, !amount.isAge { return true }
        if amount.isAge || draft.low != nil && (amount.unit >= 0 || number.scaled) { return false }
        if amount.unit >= 0 {
            let kind = lexicon.units[amount.unit].kind
            // Time alone is a duration.
            if kind == .time { return true }
            return kind == .physical && !amount.unitBefore && isGluedCode(draft)
        }
        if isJoined(draft) || draft.low != nil && isYearRange(draft) { return true }
        if number.form == .ratio {
            return draft.first > start && tokens[draft.first - 1].shape != .lower
                && lexicon.names.match(tokens, at: draft.first - 1, end: draft.first)?.value == .before
        }
        if number.form == .fraction || number.form == .vague { return false }
        // "12 degrees below zero"
        if number.form == .words, number.value == .zero, number.first - 2 >= start, let previous,
            previous.next == number.first - 1, lexicon.boundLast[tokens[number.first - 1]] != nil
        {
            return true
        }
        if number.form == .words { return isPronounOrName(draft) }
        if number.leadingZero || number.plainDigits > 12 { return true }
        // "its 20-millionth parcel"
        if isHyphen(next), next + 1 < end, isOrdinalScale(next + 1) { return true }
        // "2-in-1", "3-for-2"
        if isHyphen(next),
            !ClosedClass.of(tokens[next + 1]).isDisjoint(with: [.preposition, .conjunction])
                || isCue(tokens[next + 1], .idiom), number.plainDigits > 0
        {
            return true
        }
        // "10-K", "8-Q"
        if isHyphen(next), !tokens[next].spaceBefore, next + 1 < end, tokens[next + 1].count == 1,
            tokens[next + 1].shape == .upper || tokens[next + 1].shape == .capitalised, number.plainDigits > 0
        {
            return true
        }
        // "5G", "2nd", "1970s", "3D": letters glued to plain digits.
        if next < end, !tokens[next].spaceBefore, tokens[next].kind == .word || tokens[next].kind == .alphanumeric,
            !isDimension(next)
        {
            guard isMultiplier(next), number.plainDigits < 3 || !pluralAhead(next + 1) else { return !number.scaled }
        }
        if number.signed, number.plainDigits > 0, next < end, tokens[next].kind == .number, tokens[next].spaceBefore {
            // "+44 20 7946": a telephone number to its end.
            var k = next
            while k < end, tokens[k].kind == .number || isMinus(k) { k += 1 }
            draft.skipTo = k
            return true
        }
        if isMonthDay(draft) || isListMarker(draft) || isReferenceMark(draft) || isUnderItself(draft) { return true }
        if refers(draft) { return true }
        if isOrdinal(next) || isAddress(next) || isExchangeCode(draft) || isClause(next) { return true }
        if isNamed(draft) || isModel(draft) || isQuotedAlone(draft) {
            namedNext = next
            if number.plainDigits >= 3, memory.namedNumbers.count < 64 {
                memory.namedNumbers.append(tokens[number.first].hash)
            }
            return true
        }
        if number.plainDigits >= 3, draft.low == nil, memory.namedNumbers.contains(tokens[number.first].hash),
            draft.first == number.first,
            draft.first == start || lexicon.boundLast[tokens[draft.first - 1]] == nil
        {
            return true
        }
        let isYear = !isSide(number.first) && isYear(draft)
        if isYear { yearNext = next }
        return isYear
    }

    /// "5G": a unit symbol glued to a digit that stands in a product name.
    private func isGluedCode(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits > 0, draft.amount.next == number.next + 1, !tokens[number.next].spaceBefore,
            tokens[number.next].count == 1, tokens[number.next].kind == .word
        else { return false }
        // "Rule 144A"
        if isNamed(draft) { return true }
        guard number.plainDigits == 1 else { return false }
        let letter = tokens[number.next].first
        return letter == UInt8(ascii: "G") || letter == UInt8(ascii: "K") || letter == UInt8(ascii: "A")
    }

    /// "2x", "10x".
    private func isMultiplier(_ j: Int) -> Bool { tokens[j].count == 1 && tokens[j].first | 0x20 == UInt8(ascii: "x") }

    /// Hyphens, slashes and signs that glue the number to something else: "737-800", "24/7", "#12", "A-10", "3:2", "@5".
    private func isJoined(_ draft: Draft) -> Bool {
        let first = draft.first
        let next = draft.next
        let number = draft.amount.number
        if first > start, !tokens[first].spaceBefore {
            let before = tokens[first - 1]
            if before.isSign("#") || before.isSign("@") || before.isSign("_") || before.isSign("=")
                || before.isSign("&")
            {
                return true
            }
            if before.isSign("/") || before.isSign("\\") { return true }
            // "QX0412.7+661": the second half of a catalogue's code
            if before.isSign("+"), first - 1 > start, !before.spaceBefore,
                tokens[first - 2].kind == .alphanumeric
                    || tokens[first - 2].kind == .number && !tokens[first - 2].spaceBefore
            {
                return true
            }
            if before.isSign("."), first - 1 > start, !before.spaceBefore { return true }
            if (isMinus(first - 1) || isDash(first - 1)) && first - 1 > start && !before.spaceBefore {
                let left = tokens[first - 2]
                // A dash between a number and this one: a score or a code, unless it was read as a range.
                if left.kind == .number { return true }
                if isMinus(first - 1), left.kind == .word || left.kind == .alphanumeric {
                    // "minus-5" and "mid-50s" aside, letters and a number joined are a code ("COVID-19", "last-32").
                    return left.hash != Self.minus && !isCue(left, .joiningPrefix)
                }
            }
            if before.kind == .word, before.shape != .lower, number.form == .digits { return true }
            if isDimension(number.first), number.first == first { return false }
        }
        if next < end, !tokens[next].spaceBefore {
            let behind = tokens[next]
            if behind.isSign("/"), next + 1 < end, !tokens[next + 1].spaceBefore, tokens[next + 1].kind == .number {
                return true
            }
            if (isMinus(next) || isDash(next)), next + 1 < end, !tokens[next + 1].spaceBefore,
                tokens[next + 1].kind == .number, draft.low == nil, number.form == .digits
            {
                return true
            }
            if behind.isSign(":"), next + 1 < end, !tokens[next + 1].spaceBefore, tokens[next + 1].kind == .number {
                return true
            }
            if behind.isSign("@") || behind.isSign("_") { return true }
            // "1&1", "7&i"
            if behind.isSign("&"), next + 1 < end, !tokens[next + 1].spaceBefore, number.plainDigits > 0 { return true }
        }
        return false
    }

    /// Pronoun "one", and number words in names and idioms.
    private func isPronounOrName(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        let next = draft.next
        let first = draft.first
        let single = next == first + 1
        if isCapitalisedInside(first) { return true }
        // "its 20-millionth parcel"
        if isHyphen(next), next + 1 < end, isOrdinalScale(next + 1) { return true }
        if single, first > start, tokens[first].shape != .lower, tokens[first - 1].shape == .capitalised,
            tokens[first - 1].kind == .word,
            ClosedClass.of(tokens[first - 1]).isEmpty, first - 1 > start || next < end && tokens[next].shape != .lower
        {
            return true
        }
        // "phase six"
        if single, first > start, let match = lexicon.names.match(tokens, at: first - 1, end: first),
            match.value == .before
        {
            return true
        }
        // "two-way", "one-on-one", "ten-fold"
        if next + 1 < end, isHyphen(next), single {
            let word = tokens[next + 1]
            if word.kind == .word,
                isCue(word, .idiom) || !ClosedClass.of(word).isDisjoint(with: [.preposition, .conjunction, .auxiliary])
            {
                return true
            }
        }
        if first > start, isHyphen(first - 1), single { return true }
        // "the bottom three" names a place.
        if first > start, isCue(tokens[first - 1], .place),
            next >= end || tokens[next].kind != .word && !isHyphen(next)
                || !ClosedClass.of(tokens[next]).isDisjoint(with: .function)
        {
            return true
        }
        guard number.value == ExactDecimal(1), single, draft.amount.unit < 0 else { return false }
        // "one" counts only where a noun follows at once.
        guard next < end, !tokens[next].isSign("'") else { return true }
        // "one or more crews"
        if next + 2 < end, tokens[next].hash == Self.or, tokens[next + 1].hash == Self.more, pluralAhead(next + 2) {
            return false
        }
        // "a one-game ban"
        if isHyphen(next), first > start, tokens[first - 1].hash == Self.a || tokens[first - 1].hash == Self.the {
            return
                !(next + 2 < end && tokens[next + 1].shape == .lower && tokens[next + 2].shape == .lower
                && ClosedClass.of(tokens[next + 1]).isEmpty)
        }
        if first > start, isCue(tokens[first - 1], .beforePronoun) || tokens[first - 1].hash == Self.number {
            return true
        }
        if isHyphen(next) { return next + 1 < end && tokens[next + 1].kind != .word }
        let word = tokens[next]
        if isOneOfPlace(next) { return false }
        guard word.kind == .word, word.shape == .lower, ClosedClass.of(word).isEmpty, !word.isSign("s"),
            word.first != UInt8(ascii: "'")
        else { return true }
        if endsLikeVerb(word) || isVerb(word),
            next + 1 >= end || tokens[next + 1].kind != .word
                || !ClosedClass.of(tokens[next + 1]).isDisjoint(with: .function)
        {
            return true
        }
        return isCue(word, .afterPronoun) || isCue(word, .direction)
            || NounNumber.mayBePlural(word, in: bytes)
                && (next + 1 >= end || ClosedClass.of(tokens[next + 1]).contains(.preposition) == false)
    }

    /// "One Danish envoy said", "one Holm-based broker": a capitalised adjective before a noun in the singular.
    private func isOneOfPlace(_ j: Int) -> Bool {
        guard j + 1 < end, tokens[j].kind == .word, tokens[j].shape == .capitalised,
            ClosedClass.of(tokens[j]).isEmpty
        else { return false }
        var noun = j + 1
        if isHyphen(noun) {
            guard noun + 2 < end, tokens[noun + 1].shape == .lower else { return false }
            noun += 2
        } else {
            // -an, -ish, -ese: of a country or a town.
            guard tokens[j].count > 4,
                ends(tokens[j], "a", "n") || ends(tokens[j], "s", "h") || ends(tokens[j], "s", "e")
            else { return false }
        }
        return tokens[noun].kind == .word && tokens[noun].shape == .lower && ClosedClass.of(tokens[noun]).isEmpty
            && !mayBePlural(tokens[noun]) && !isVerb(tokens[noun]) && !isAdverb(tokens[noun])
    }

    /// "1. Growth", "(2) the company": numbers of a list.
    private func isListMarker(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits >= 1 && number.plainDigits <= 2 else { return false }
        if draft.first == start, draft.next < end,
            tokens[draft.next].isSign(")") || tokens[draft.next].isSign(".") && draft.next == draft.first + 1
        {
            return true
        }
        guard draft.first > start, draft.next < end else { return false }
        let before = tokens[draft.first - 1]
        // "as found in [7], [12]": a reference
        if before.isSign("["), tokens[draft.next].isSign("]") { return true }
        // "7-6 (5)": the tie-break behind a set
        if before.isSign("("), tokens[draft.next].isSign(")"), draft.first - 4 >= start,
            tokens[draft.first - 2].kind == .number, isHyphen(draft.first - 3), tokens[draft.first - 4].kind == .number
        {
            return true
        }
        guard tokens[draft.next].isSign(")"), draft.next + 1 < end, tokens[draft.next + 1].kind == .word else {
            return false
        }
        if before.isSign("(") {
            guard draft.first - 1 > start else { return true }
            let outer = ClosedClass.of(tokens[draft.first - 2])
            return !pluralAhead(draft.next + 1) && (outer.isEmpty || outer.contains(.conjunction))
                && ClosedClass.of(tokens[draft.next + 1]).contains(.determiner)
        }
        // "it wants 1) a port, 2) a road and 3) a dam"
        return number.value < ExactDecimal(21) && !tokens[draft.next].spaceBefore && !opensBracket(before: draft.first)
    }

    /// "… as the law says." 3 The next clause …: a small number of its own behind the end of a sentence, or before one that
    /// begins with a capital of its own, is a footnote's.
    private func isReferenceMark(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits >= 1 && number.plainDigits <= 2, draft.amount.unit < 0, draft.low == nil,
            draft.first == start
        else { return false }
        if draft.next < end {
            let behind = tokens[draft.next]
            return behind.shape == .capitalised && behind.hash != Self.of
                && !ClosedClass.of(behind).isDisjoint(with: [.determiner, .possessive, .pronoun, .preposition])
        }
        return start > 0 && tokens[start - 1].kind == .punctuation
            && !bytes[Int(tokens[start - 1].end)..<Int(tokens[start].start)].contains(UInt8(ascii: "\n"))
    }

    /// "the 30 under 30 award": a list of people by age.
    private func isUnderItself(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits == 2, draft.low == nil else { return false }
        let mine = tokens[draft.amount.number.first].hash
        if draft.next + 1 < end, tokens[draft.next].hash == Self.under, tokens[draft.next + 1].hash == mine {
            return true
        }
        return draft.first - 2 >= start && tokens[draft.first - 1].hash == Self.under
            && tokens[draft.first - 2].hash == mine
    }

    /// Whether a round bracket is open before token `i`.
    private func opensBracket(before i: Int) -> Bool {
        var k = i - 1
        while k >= start, k > i - 40 {
            if tokens[k].isSign("(") { return true }
            if tokens[k].isSign(")") { return false }
            k -= 1
        }
        return false
    }

    /// "the 10,482 th": an ordinal whose ending stands apart.
    private func isOrdinal(_ j: Int) -> Bool {
        guard j < end, tokens[j].count == 2, tokens[j].kind == .word else { return false }
        return isCue(tokens[j], .ordinalEnding)
    }

    /// "millionth", "thousandth"
    private func isOrdinalScale(_ j: Int) -> Bool { isCue(tokens[j], .ordinalScale) }

    static let under = WordHash.of("under")
    static let number = WordHash.of("number")
    static let at = WordHash.of("at")
}
