internal import NewsLanguage
internal import NewsModel

/// The noun phrase a bare number counts.
extension FigureReader {
    /// Reads the phrase at token `j`; sets the singular form and the token behind it.
    func readCounted(_ draft: inout Draft) {
        guard draft.amount.unit < 0, !draft.amount.isAge else { return }
        let form = draft.amount.number.form
        // "3 1/2 games" counts, "half of the games" is a share.
        if form == .fraction && !(ExactDecimal(1) < draft.amount.number.value) || form == .ratio {
            // "a quarter point", "half a point"
            let isJoined = isHyphen(draft.next) || draft.next < end && tokens[draft.next].hash == Self.a
            let word = isJoined ? draft.next + 1 : draft.next
            if form == .fraction, word < end, tokens[word].hash == Self.point { draft.counted = "point" }
            return
        }
        var j = draft.next
        // "9x12 would do": the other side, no noun; "2 x 900W" neither.
        if isDimension(j) || j + 1 < end && tokens[j].hash == Self.x && tokens[j + 1].kind == .number { return }
        if j < end, !tokens[j].spaceBefore, tokens[j].count == 1, tokens[j].first | 0x20 == UInt8(ascii: "x") {
            // "9x"
            draft.next = j + 1
            draft.end = Int(tokens[j].end)
            draft.counted = "time"
            draft.countedNext = draft.next
            return
        }
        // "80-plus employees", "4,000-odd staff", "290 + seats"
        var isStrength = false
        var isMore = false
        if isHyphen(j), j + 2 < end,
            tokens[j + 1].hash == Self.plus || tokens[j + 1].hash == Self.odd || tokens[j + 1].hash == Self.strong
        {
            isStrength = tokens[j + 1].hash == Self.strong
            if draft.low == nil, tokens[j + 1].hash != Self.strong {
                draft.bound = tokens[j + 1].hash == Self.plus ? .atLeast : .about
            }
            j += 2
        } else if let match = lexicon.boundsAfter.match(tokens, at: j, end: end), match.count > 1 {
            // "200 or so leaders", "one or more crews"
            isMore = tokens[j].hash == Self.or && tokens[j + 1].hash == Self.more
            if draft.low == nil { draft.bound = Bound(rawValue: match.value.sign) }
            j += match.count
        } else if j + 2 < end, tokens[j].hash == Self.or,
            tokens[j + 1].kind == .number || lexicon.numbers[tokens[j + 1]] != nil, tokens[j + 2].kind == .word,
            tokens[j + 2].spaceBefore
        {
            // "5 or 6 points"
            j += 2
        } else if j + 1 < end,
            tokens[j].isSign("+") && !isSignOfNumber(j) || tokens[j].hash == Self.plus && pluralAhead(j + 1)
        {
            if draft.low == nil { draft.bound = .atLeast }
            j += 1
        }
        if j < end, tokens[j].hash == Self.of {
            // "thousands of pages", "two of Lee's deputies", "20 of its larger planes"
            j += 1
            while j < end,
                ClosedClass.of(tokens[j]).contains(.determiner) || ClosedClass.of(tokens[j]).contains(.possessive)
            { j += 1 }
            for k in j..<min(j + 4, end)
            where tokens[k].first == UInt8(ascii: "'") && tokens[k].kind == .word
                || tokens[k].count == 4 && tokens[k].first == 0xE2
            {
                if tokens[j..<k].allSatisfy({ $0.shape != .lower }) { j = k + 1 }
                break
            }
            // "1,300 of the 4,200 workers", "3 million of its 5.6 million seats": the whole tells what is counted.
            if j < end, tokens[j].kind == .number || lexicon.numbers[tokens[j]] != nil, measure(at: j) == nil {
                j = number(at: j, money: false).flatMap { $0.first == j ? $0.next : nil } ?? j + 1
            }
        }
        // "a reading above 50 shows growth"
        if let (cue, _) = bound(before: draft.first), cue.place == .place, j < end,
            let verb = SyntaxLexicon.words[tokens[j]], verb.forms.contains(.third)
        {
            return
        }
        // "a 300-strong crew" is one crew of that many.
        let one = isStrength || draft.low == nil && !isMore && draft.amount.number.value == ExactDecimal(1)
        if let noun = nounBeforeOr(draft.first),
            j >= end || !ClosedClass.of(tokens[j]).isEmpty || tokens[j].kind == .punctuation
        {
            draft.counted = noun
            return
        }
        if let phrase = nounPhrase(at: j, singular: one) {
            let joined = j == draft.next && isHyphen(j) || phrase.text == "time"
            // "a 300-strong crew" is that many people.
            let ofPeople = isStrength && isCue(tokens[phrase.next - 1], .people)
            draft.counted =
                ofPeople ? "person" : (joined ? "" : adjective(before: draft.first) ?? "") + phrase.text
            draft.countedNext = phrase.next
            if phrase.text == "time", phrase.next == draft.next + 1 {
                // "four times" is how a factor is written: the word belongs to the span.
                draft.next = phrase.next
                draft.end = Int(tokens[phrase.next - 1].end)
            }
            if phrase.holdsName { draft.resume = phrase.next }
            if let game = phrase.per { draft.per = game }
        } else if isPointLevel(draft) {
            draft.counted = "point"
        } else if draft.counted == nil, let counted = antecedent(draft) {
            draft.counted = counted
            draft.isElliptic = true
        }
    }

    /// Whether a plus belongs to the number behind it: "1,100 +12%".
    func isSignOfNumber(_ j: Int) -> Bool {
        j + 1 < end && tokens[j].spaceBefore && !tokens[j + 1].spaceBefore && tokens[j + 1].kind == .number
    }

    /// "another vote or two": the noun stands before.
    private func nounBeforeOr(_ first: Int) -> String? {
        guard first - 3 >= start, tokens[first - 1].hash == Self.or, tokens[first].kind == .word else { return nil }
        let noun = tokens[first - 2]
        let article = tokens[first - 3].hash
        guard noun.kind == .word, ClosedClass.of(noun).isEmpty,
            article == Self.a || article == Self.an || article == Self.another
        else { return nil }
        return NounNumber.singular(stream.string(noun.range))
    }

    /// "the previous four meetings", "a record 32 goals": an adjective between article and number, with a space behind it.
    private func adjective(before first: Int) -> String? {
        guard first - 2 >= start else { return nil }
        let word = tokens[first - 1]
        let classes = ClosedClass.of(tokens[first - 2])
        // "which runs 37 kiosks", "that felled 900 trees": a verb, no adjective.
        guard tokens[first - 2].hash != Self.which, tokens[first - 2].hash != Self.that,
            tokens[first - 2].hash != Self.each, !isVerb(word)
        else { return nil }
        guard word.kind == .word, word.shape == .lower, classes.contains(.determiner) || classes.contains(.possessive)
        else { return nil }
        guard ClosedClass.of(word).isEmpty, lexicon.boundLast[word] == nil, !isAdverb(word),
            lexicon.numbers[word] == nil, lexicon.changes[word] == nil, !isCue(word, .aggregate)
        else { return nil }
        return stream.string(word.range) + " "
    }

    /// "512 berths by lease and 93 by auction": what a count without a noun counts, in a list with one that has it.
    private func antecedent(_ draft: Draft) -> String? {
        let number = draft.amount.number
        guard !counts.isEmpty, number.form == .digits || number.form == .words, !number.hasPoint || number.scaled,
            draft.first > start
        else { return nil }
        var k = draft.first - 1
        if lexicon.boundLast[tokens[k]] != nil { k -= 1 }
        guard k >= start else { return nil }
        let before = tokens[k]
        let isPart = before.hash == Self.including || before.hash == Self.whom
        let more = draft.next < end && (tokens[draft.next].hash == Self.more || tokens[draft.next].hash == Self.fewer)
        if !isPart, !more {
            let listed =
                before.isSign(",") || before.hash == Self.and || before.hash == Self.or || before.hash == Self.with
                || before.isSign("(") || before.hash == Self.from || isLevelBehind(draft.first)
                || before.hash == Self.versus || before.hash == Self.than || before.hash == Self.whileWord
                || (number.scaled || number.grouped) && isBehindNames(draft.first) || isParallelCount(draft.first)
            guard listed else { return nil }
        }
        if draft.next < end, !more {
            let behind = tokens[draft.next]
            guard
                behind.kind == .punctuation || behind.hash == Self.who || ClosedClass.of(behind).contains(.auxiliary)
                    || behind.hash == Self.which || ClosedClass.of(behind).contains(.preposition)
                    || behind.hash == Self.and || behind.hash == Self.or || isInDate(draft.next)
            else { return nil }
        }
        // A part is smaller than its whole; in a list the numbers are of one order.
        for other in counts.reversed() where draft.first - other.next <= 20 {
            guard let value = other.figure.value ?? other.figure.high, let counted = other.figure.counted else {
                continue
            }
            let mine = number.value
            if isPart
                ? mine < value
                : mine < (value.multiplied(by: ExactDecimal(50)) ?? value)
                    && value < (mine.multiplied(by: ExactDecimal(50)) ?? mine)
            {
                return counted
            }
        }
        return nil
    }

    /// "A tray holds 24 pots while a crate is 96": a copula in a parallel clause.
    private func isParallelCount(_ first: Int) -> Bool {
        let verb = tokens[first - 1].hash
        guard verb == Self.isWord || verb == Self.was, let previous, previous.isBareCount, first - previous.next <= 12,
            first > previous.next
        else { return false }
        return tokens[previous.next..<first].contains {
            $0.hash == Self.whileWord || $0.hash == Self.whereas || $0.hash == Self.whilst
        }
    }

    /// "Orion moved 3.4 million boxes, Vega 1.9 million": only a name stands before the number, the verb and the noun are
    /// left out.
    private func isBehindNames(_ first: Int) -> Bool {
        var k = first - 1
        while k > start, k > first - 7,
            tokens[k].kind == .word || tokens[k].kind == .alphanumeric || tokens[k].isSign("&") || isHyphen(k),
            tokens[k].hash != Self.and, tokens[k].hash != Self.or
        { k -= 1 }
        return k < first - 1 && isGapped(k..<first)
    }

    /// "lost 25.5 points to end at 6,410.75": where the index stands that moved by points.
    private func isPointLevel(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.form == .digits, number.scale == 0, number.hasPoint || number.grouped, draft.first > start,
            tokens[draft.first - 1].hash == Self.at || tokens[draft.first - 1].hash == Self.to,
            draft.next >= end || tokens[draft.next].kind == .punctuation || isInDate(draft.next)
                || !ClosedClass.of(tokens[draft.next]).isDisjoint(with: .function)
        else { return false }
        return counts.contains { draft.first - $0.next <= 30 && $0.figure.counted == "point" }
    }

    /// The closed classes of token `j`; none where it is an abbreviation in capitals that reads like one: "US", "IT".
    func closedClass(_ j: Int) -> ClosedClass {
        let token = tokens[j]
        if token.shape == .upper, token.count > 1, token.count < 4, j == start || tokens[j - 1].shape != .upper,
            j + 1 >= end || tokens[j + 1].shape != .upper
        {
            return []
        }
        return ClosedClass.of(token)
    }

    /// Whether a word may be a plural: "gas" and "overseas" only end like one.
    func mayBePlural(_ token: Token) -> Bool { NounNumber.mayBePlural(token, in: bytes) && !isCue(token, .singular) }

    /// Digits with a plural s joined to them: "410s".
    func isPluralNumber(_ j: Int) -> Bool {
        tokens[j].kind == .number && tokens[j].count <= 4 && j + 1 < end && !tokens[j + 1].spaceBefore
            && tokens[j + 1].hash == Self.pluralS
    }

    static let pluralS = WordHash.of("s")
    static let strong = WordHash.of("strong")
    static let odd = WordHash.of("odd")
    static let whom = WordHash.of("whom")
    static let including = WordHash.of("including")
    static let with = WordHash.of("with")
    static let fewer = WordHash.of("fewer")
    static let times = WordHash.of("times")
    static let who = WordHash.of("who")
    static let versus = WordHash.of("versus")
    static let than = WordHash.of("than")
    static let whileWord = WordHash.of("while")
}
