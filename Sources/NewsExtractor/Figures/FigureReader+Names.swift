internal import NewsLanguage
internal import NewsModel

/// Numbers that belong to a name, an address or a code.
extension FigureReader {
    /// The number belongs to the name before or around it: "Flight 447", "S&P 500", "iPhone 14 Pro".
    func isNamed(_ draft: Draft) -> Bool {
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
        // "season 2019" is a year, "season 2" a name.
        let isBeforeYear = isCue(tokens[first - 1], .beforeYear)
        guard !number.signed, !isBeforeYear || number.plainDigits > 0 && number.plainDigits < 3 else { return false }
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
        if isBeforeYear { return false }
        if tokens[first - 1].isSign("."), first - 2 >= start, !tokens[first - 1].spaceBefore,
            isCue(tokens[first - 2], .numberSign)
        {
            return true
        }
        var before = tokens[first - 1]
        if isDottedName(first) { return draft.next >= end || !pluralAhead(draft.next) }
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
        // "Top 10 Easiest Walks": a list and what stands in it. "Includes 6-part course": a sentence without its subject.
        if draft.next < end,
            before.hash == Self.top && pluralAhead(draft.next)
                || first - 1 == start && isVerb(before) && isHyphen(draft.next) && draft.next + 1 < end
                    && tokens[draft.next + 1].shape == .lower
        {
            return false
        }
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
            // "A tip: Get 3 quotes"
            if first - 1 == start || isVerb(before) { return false }
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

    /// "Halden.js 9.1", "halden.js 20": a name with a dot before its version.
    private func isDottedName(_ first: Int) -> Bool {
        first - 3 >= start && tokens[first - 1].kind == .word && !tokens[first - 1].spaceBefore
            && tokens[first - 2].isSign(".") && !tokens[first - 2].spaceBefore
            && (tokens[first - 3].kind == .word || tokens[first - 3].kind == .alphanumeric)
    }

    /// "runs on Halden 6.1, a release": a capitalised word inside a sentence and a small number with one place, that counts
    /// nothing.
    private func isVersion(_ draft: Draft) -> Bool {
        draft.amount.number.decimals == 1 && draft.amount.number.value < ExactDecimal(20) && draft.first - 2 > start
            && tokens[draft.first - 2].kind == .word && tokens[draft.first - 2].shape == .lower
            && (draft.next >= end || tokens[draft.next].kind == .punctuation && !isMinus(draft.next)
                || !ClosedClass.of(tokens[draft.next]).isDisjoint(with: .function))
    }

    /// "787 Dreamliner": plain digits before a capital, and no plural that they could count.
    func isModel(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits > 0, draft.low == nil, draft.next < end, draft.first > start else {
            return false
        }
        let behind = tokens[draft.next]
        guard behind.kind == .word, behind.shape == .capitalised || behind.shape == .mixed,
            tokens[draft.first - 1].shape == .lower
        else { return false }
        return ClosedClass.of(behind).isEmpty && !pluralAhead(draft.next)
    }

    /// "77 Halden Avenue", "12 Old Mill Rd.": a house.
    func isAddress(_ next: Int) -> Bool {
        // "in the 400 block of Mill Road"
        if next + 2 < end, tokens[next].hash == Self.block, tokens[next + 1].hash == Self.of,
            tokens[next + 2].shape != .lower, next - 2 >= start, tokens[next - 2].hash == Self.the
        {
            return true
        }
        var k = next
        while k < end, k < next + 4, tokens[k].kind == .word, tokens[k].shape == .capitalised {
            if k > next, isCue(tokens[k], .street) { return true }
            k += 1
        }
        return false
    }

    /// "(XTRA: 4711)", "NYSE: QX; HKEX: 905)": the code of a share behind the name of its exchange.
    func isExchangeCode(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits > 0, draft.first - 2 > start, tokens[draft.first - 1].isSign(":"),
            tokens[draft.first - 2].shape == .upper, tokens[draft.first - 2].count > 2, draft.next < end
        else { return false }
        let opening = tokens[draft.first - 3]
        let closing = tokens[draft.next]
        return (opening.isSign("(") || opening.isSign(",") || opening.isSign(";"))
            && (closing.isSign(")") || closing.isSign(",") || closing.isSign(";") || closing.isSign("."))
    }

    /// "a 620(b) filing": a clause of a law behind the digits.
    func isClause(_ next: Int) -> Bool {
        next + 2 < end && tokens[next].isSign("(") && !tokens[next].spaceBefore && tokens[next + 1].count == 1
            && tokens[next + 1].kind == .word && tokens[next + 2].isSign(")")
    }

    /// "ships for Seven Bells Lines", "the Big Four": a number word with a capital inside a sentence whose words have none.
    func isCapitalisedInside(_ first: Int) -> Bool {
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

    /// The "45816" system: plain digits alone between quotation marks are what something is called.
    func isQuotedAlone(_ draft: Draft) -> Bool {
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

    static let top = WordHash.of("top")
    static let block = WordHash.of("block")
}
