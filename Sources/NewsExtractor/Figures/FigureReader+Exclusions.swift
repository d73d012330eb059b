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
        if isMonthDay(draft) || isListMarker(draft) { return true }
        if isOrdinal(next) || isAddress(next) || isExchangeCode(draft) || isClause(next) { return true }
        if isNamed(draft) || isModel(draft) || isQuotedAlone(draft) {
            namedNext = next
            if number.plainDigits >= 3, namedNumbers.count < 64 { namedNumbers.append(tokens[number.first].hash) }
            return true
        }
        if number.plainDigits >= 3, draft.low == nil, namedNumbers.contains(tokens[number.first].hash),
            draft.first == number.first,
            draft.first == start || lexicon.boundLast[tokens[draft.first - 1]] == nil
        {
            return true
        }
        let isYear = isYear(draft)
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

    /// "(XTRA: 4711)", "NYSE: QX; HKEX: 905)": the code of a share behind the name of its exchange.
    private func isExchangeCode(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits > 0, draft.first - 2 > start, tokens[draft.first - 1].isSign(":"),
            tokens[draft.first - 2].shape == .upper, tokens[draft.first - 2].count > 2, draft.next < end
        else { return false }
        let opening = tokens[draft.first - 3]
        let closing = tokens[draft.next]
        return (opening.isSign("(") || opening.isSign(",") || opening.isSign(";"))
            && (closing.isSign(")") || closing.isSign(",") || closing.isSign(";") || closing.isSign("."))
    }

    /// "77 Halden Avenue", "12 Old Mill Rd.": a house.
    private func isAddress(_ next: Int) -> Bool {
        var k = next
        while k < end, k < next + 4, tokens[k].kind == .word, tokens[k].shape == .capitalised {
            if k > next, isCue(tokens[k], .street) { return true }
            k += 1
        }
        return false
    }

    /// "a 620(b) filing": a clause of a law behind the digits.
    private func isClause(_ next: Int) -> Bool {
        next + 2 < end && tokens[next].isSign("(") && !tokens[next].spaceBefore && tokens[next + 1].count == 1
            && tokens[next + 1].kind == .word && tokens[next + 2].isSign(")")
    }

    /// "ships for Seven Bells Lines", "the Big Four": a number word with a capital inside a sentence whose words have none.
    private func isCapitalisedInside(_ first: Int) -> Bool {
        guard first > start, tokens[first].shape == .capitalised, tokens[first - 1].kind == .word,
            tokens[first].spaceBefore
        else { return false }
        var k = first - 1
        while k > start, k >= first - 6 {
            let token = tokens[k]
            if token.kind == .word, token.shape == .lower, token.count > 3, ClosedClass.of(token).isEmpty {
                return true
            }
            k -= 1
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
            next >= end || tokens[next].kind != .word || !ClosedClass.of(tokens[next]).isDisjoint(with: .function)
        {
            return true
        }
        guard number.value == ExactDecimal(1), single, draft.amount.unit < 0 else { return false }
        // "one" counts only where a noun follows at once.
        guard next < end, !tokens[next].isSign("'") else { return true }
        if first > start, isCue(tokens[first - 1], .beforePronoun) || tokens[first - 1].hash == Self.number {
            return true
        }
        if isHyphen(next) { return next + 1 < end && tokens[next + 1].kind != .word }
        let word = tokens[next]
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

    /// "Aug. 14", "14 August", "Sept. 20-24".
    private func isMonthDay(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits == 1 || number.plainDigits == 2, number.value < ExactDecimal(32) else { return false }
        var k = draft.first - 1
        if k > start, tokens[k].isSign(".") { k -= 1 }
        if k >= start, tokens[k].kind == .word, tokens[k].shape != .lower, isCue(tokens[k], .month) { return true }
        k = draft.next
        if k < end, tokens[k].hash == Self.of { k += 1 }
        return k < end && tokens[k].kind == .word && tokens[k].shape != .lower && isCue(tokens[k], .month)
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

    /// The number belongs to the name before or around it: "Flight 447", "S&P 500", "iPhone 14 Pro".
    private func isNamed(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        let first = draft.first
        guard first > start, draft.low == nil else { return false }
        // "sections 21, 24 and 26"
        if number.plainDigits > 0, namedNext > start, first - namedNext <= 2, first > namedNext,
            draft.next >= end || tokens[draft.next].kind != .word || !pluralAhead(draft.next),
            tokens[namedNext..<first].allSatisfy({
                $0.isSign(",") || $0.hash == Self.and || $0.hash == Self.or || $0.isSign("&") || $0.hash == Self.to
            })
        {
            return true
        }
        guard number.plainDigits > 0 || number.hasPoint && number.decimals <= 2 && !number.grouped && !number.scaled
        else { return false }
        guard !number.signed, !isCue(tokens[first - 1], .beforeYear) else { return false }
        for count in 1...5 where first - count >= start {
            if let match = lexicon.names.match(tokens, at: first - count, end: first), match.count == count {
                switch match.value {
                case .index: return number.plainDigits > 0 && number.plainDigits <= 4
                case .code: break
                case .before:
                    return true
                }
            }
        }
        if tokens[first - 1].isSign("."), first - 2 >= start, !tokens[first - 1].spaceBefore,
            isCue(tokens[first - 2], .numberSign)
        {
            return true
        }
        var before = tokens[first - 1]
        if before.kind == .word, before.first == UInt8(ascii: "'") || before.first == 0xE2, first - 2 >= start {
            // "Boeing's 747", but "Boeing's 300 suppliers"
            if draft.next < end, pluralAhead(draft.next) { return false }
            guard number.plainDigits >= 3 else { return false }
            before = tokens[first - 2]
        }
        guard before.kind == .word || before.kind == .alphanumeric, before.shape != .lower, before.shape != .none else {
            return false
        }
        // A capital in running text is a name; a sentence's first word need not be.
        let classes = ClosedClass.of(before)
        guard classes.isEmpty, lexicon.boundLast[before] == nil, lexicon.changes[before] == nil,
            lexicon.numbers[before] == nil
        else { return false }
        if number.hasPoint {
            // "Web 2.0"
            if number.decimals == 1, number.value.exponent >= 0, number.plainDigits == 0,
                bytes[number.end - 1] == UInt8(ascii: "0")
            {
                return true
            }
            return before.shape != .capitalised || isVersion(draft)
                || draft.next < end && tokens[draft.next].shape != .lower && tokens[draft.next].kind == .word
        }
        // "In Kenya 300 people": the noun it counts follows, and the name ends a phrase.
        if draft.next < end, tokens[draft.next].kind == .word, tokens[draft.next].shape == .lower,
            pluralAhead(draft.next)
        {
            if number.plainDigits >= 3, first - 2 >= start, ClosedClass.of(tokens[first - 2]).contains(.preposition) {
                return false
            }
            if first - 1 == start { return false }
            if before.shape == .capitalised, first - 2 >= start,
                ClosedClass.of(tokens[first - 2]).contains(.preposition)
            {
                return false
            }
            return true
        }
        // A title in capitals throughout: "Carmaker Recalls 300 Cars".
        if draft.next < end, tokens[draft.next].kind == .word, pluralAhead(draft.next),
            isVerb(before) || NounNumber.mayBePlural(before, in: bytes)
        {
            return false
        }
        return true
    }

    /// "runs on Halden 6.1, a release": a capitalised word inside a sentence and a small number with one place, that counts
    /// nothing.
    private func isVersion(_ draft: Draft) -> Bool {
        draft.amount.number.decimals == 1 && draft.amount.number.value < ExactDecimal(20) && draft.first - 2 > start
            && tokens[draft.first - 2].kind == .word && tokens[draft.first - 2].shape == .lower
            && (draft.next >= end || tokens[draft.next].kind == .punctuation && !isMinus(draft.next)
                || !ClosedClass.of(tokens[draft.next]).isDisjoint(with: .function))
    }

    /// "the 10,482 th": an ordinal whose ending stands apart.
    private func isOrdinal(_ j: Int) -> Bool {
        guard j < end, tokens[j].count == 2, tokens[j].kind == .word else { return false }
        return isCue(tokens[j], .ordinalEnding)
    }

    /// "millionth", "thousandth"
    private func isOrdinalScale(_ j: Int) -> Bool { isCue(tokens[j], .ordinalScale) }

    /// "787 Dreamliner": plain digits before a capital, and no plural that they could count.
    private func isModel(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits > 0, draft.low == nil, draft.next < end, draft.first > start else {
            return false
        }
        let behind = tokens[draft.next]
        guard behind.kind == .word, behind.shape == .capitalised || behind.shape == .mixed,
            tokens[draft.first - 1].shape == .lower
        else { return false }
        return ClosedClass.of(behind).isEmpty && !pluralAhead(draft.next)
    }

    /// The "45816" system: plain digits alone between quotation marks are what something is called.
    private func isQuotedAlone(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits > 0, draft.low == nil, draft.first > start, draft.next < end else {
            return false
        }
        return isQuotationMark(draft.first - 1) && !tokens[draft.first].spaceBefore && isQuotationMark(draft.next)
            && !tokens[draft.next].spaceBefore
    }

    /// Straight, curly and angle quotation marks, single or double.
    private func isQuotationMark(_ i: Int) -> Bool {
        let token = tokens[i]
        guard token.kind == .punctuation else { return false }
        if token.isSign("\"") || token.isSign("'") { return true }
        let at = Int(token.start)
        switch token.count {
        case 2: return token.first == 0xC2 && (bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB)
        // U+2018 to U+201F
        case 3: return token.first == 0xE2 && bytes[at + 1] == 0x80 && (0x98...0x9F).contains(bytes[at + 2])
        default: return false
        }
    }

    /// A bare number that looks like a year and stands like one.
    private func isYear(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits == 4, draft.low == nil, !number.signed else { return false }
        let value = number.value
        guard ExactDecimal(999) < value, value < ExactDecimal(2201) else { return false }
        let recent = ExactDecimal(1899) < value && value < ExactDecimal(2060)
        let before = draft.first > start ? tokens[draft.first - 1] : nil
        // "between A.D. 1100 and 1340": a year in a list with one.
        if let before, draft.first - 2 >= start,
            before.hash == Self.and || before.hash == Self.to || before.hash == Self.or || before.isSign("-"),
            isInDate(draft.first - 2) || yearNext == draft.first - 1, tokens[draft.first - 2].kind == .number
        {
            return true
        }
        if let before, lexicon.boundLast[before] != nil, !isCue(before, .beforeYear) { return false }
        let counts =
            draft.next < end && tokens[draft.next].kind == .word && tokens[draft.next].shape == .lower
            && pluralAhead(draft.next)
        guard let before else { return !counts }
        if isCue(before, .beforeYear) { return recent || !counts }
        if before.hash == Self.of || before.hash == Self.to || before.hash == Self.from || before.hash == Self.and
            || before.hash == Self.at
        {
            return recent && !counts && (before.hash != Self.at)
        }
        if !counts, ExactDecimal(1699) < value,
            isCue(before, .beforeYear) || before.hash == Self.the || ClosedClass.of(before).contains(.possessive)
                || before.kind == .word && before.count <= 4 && !before.spaceBefore
        {
            return true
        }
        if counts { return recent && (before.hash == Self.the || ClosedClass.of(before).contains(.possessive)) }
        return recent
    }

    /// "between 1500 and 1750"
    private func isYearRange(_ draft: Draft) -> Bool {
        guard let low = draft.low, let high = draft.high, draft.amount.unit < 0, draft.amount.number.plainDigits == 4
        else { return false }
        guard ExactDecimal(999) < low, high < ExactDecimal(2201) else { return false }
        return draft.first > start && isCue(tokens[draft.first - 1], .beforeYear)
            || ExactDecimal(1899) < high && !pluralAhead(draft.next)
            || draft.first > start && tokens[draft.first - 1].hash == Self.between && high < ExactDecimal(2061)
                && !pluralAhead(draft.next)
            || draft.first > start && tokens[draft.first - 1].hash == Self.between && ExactDecimal(1499) < low
                && ExactDecimal(1799) < high && high < ExactDecimal(2061)
    }

    static let number = WordHash.of("number")
    static let at = WordHash.of("at")
}
