internal import NewsLanguage
internal import NewsModel

/// Bounds and changes around a figure.
extension FigureReader {
    /// Bound words directly before or behind the figure: "at least", "or more".
    func readBound(_ draft: inout Draft) {

        if let (cue, first) = bound(before: draft.first) {
            if tokens[first].hash == Self.up, first > start, isCue(tokens[first - 1], .motion), draft.counted == nil {
                draft.boundFirst = first
                draft.boundIsPlace = true
                return
            }
            draft.boundFirst = first
            draft.boundIsPlace = cue.place == .place
            if draft.bound != .range { draft.bound = Bound(rawValue: cue.sign) }
            // "almost at least", "just over": an outer hedge belongs to the bound words.
            if let (_, outer) = bound(before: first) { draft.boundFirst = outer }
        } else if draft.bound != .range, let match = lexicon.boundsAfter.match(tokens, at: draft.next, end: end),
            isBehind(match.value, draft)
        {
            draft.bound = Bound(rawValue: match.value.sign)
        } else if draft.bound == .equal, let previous, previous.figure.bound != .range, previous.figure.bound != .equal,
            repeats(draft, previous)
        {
            draft.bound = previous.figure.bound
        }
    }

    /// "just under 402 hp (300 kW / 408 PS)": the same quantity in another unit shares the bound.
    private func repeats(_ draft: Draft, _ previous: Previous) -> Bool {
        guard previous.next < draft.first, draft.first - previous.next <= 3, draft.amount.unit >= 0,
            previous.figure.unit != "1"
        else { return false }
        return tokens[previous.next..<draft.first].allSatisfy {
            $0.isSign("(") || $0.isSign("/") || $0.isSign(",") || $0.hash == Self.or
        }
            && !tokens[draft.first - 1].isSign(",")
    }

    /// "5,000 or more" bounds; "50 plus tax" and "30 + 20" do not.
    private func isBehind(_ cue: BoundCue, _ draft: Draft) -> Bool {
        let j = draft.next
        if tokens[j].hash == Self.plus { return !tokens[j].spaceBefore || isMinus(j - 1) }
        if tokens[j].isSign("+") { return j + 1 >= end || tokens[j + 1].kind != .number }
        return true
    }

    func bound(before first: Int) -> (BoundCue, Int)? {
        guard first > start else { return nil }
        var last = first - 1
        // "below the 5,000 mark"
        if tokens[last].hash == Self.the || tokens[last].hash == Self.a, last > start { last -= 1 }
        guard lexicon.boundLast[tokens[last]] != nil else { return nil }
        var best: (BoundCue, Int)?
        for count in 1...4 where last + 1 - count >= start {
            if let match = lexicon.bounds.match(tokens, at: last + 1 - count, end: last + 1), match.count == count {
                if last != first - 1, match.value.place != .place { continue }
                best = (match.value, last + 1 - count)
            }
        }
        return best
    }

    /// The direction, where the figure is the amount of a change and no level.
    func readChange(_ draft: inout Draft) {
        if let known = changeBefore(draft) {
            draft.change = known
        } else if let known = changeBehind(draft) {
            draft.change = known
        } else if draft.amount.number.signed, draft.low == nil, draft.amount.unit >= 0,
            lexicon.units[draft.amount.unit].kind == .share, isListed(draft)
        {
            draft.change = draft.amount.number.value < .zero ? .decrease : .increase
        }
    }

    /// "Dow +0.2%": a sign directly behind a name or a bracket tells the direction.
    private func isListed(_ draft: Draft) -> Bool {
        guard draft.first > start else { return true }
        let before = tokens[draft.first - 1]
        return before.isSign("(") || before.kind == .number || before.shape == .upper || before.shape == .capitalised
            || before.shape == .mixed
    }

    private func isAmountOfGain(_ draft: Draft) -> Bool {
        // "lost $2 billion" is an amount of money; "lost $2.10" and "lost 30 cents" are changes of a price.
        guard draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .money else { return true }
        return draft.amount.power < 0
            || !draft.amount.number.scaled && !draft.amount.number.grouped
                && draft.amount.number.value.magnitude < ExactDecimal(1000)
    }

    private func direction(_ cue: ChangeCue) -> Change { cue.increases ? .increase : .decrease }

    private func changeBefore(_ draft: Draft) -> Change? {
        var k = draft.boundFirst - 1
        var steps = 0
        var reach = 5
        var behindBy = false
        if draft.boundIsPlace { return nil }
        // "added a 300 MW plant": the amount describes what was added.
        if draft.boundFirst > start, draft.amount.unit >= 0, draft.next < end, tokens[draft.next].kind == .word,
            tokens[draft.boundFirst - 1].hash == Self.a || tokens[draft.boundFirst - 1].hash == Self.an,
            ClosedClass.of(tokens[draft.next]).isEmpty
        {
            return nil
        }
        if let inherited = inheritedChange(draft) { return inherited }
        while k >= start, steps < reach {
            let token = tokens[k]
            steps += 1
            if token.kind != .word {
                if token.kind == .punctuation, !isMinus(k), !token.isSign("'"), !token.isSign("\"") { return nil }
                if !behindBy { return isHyphen(k) ? described(draft, at: k) : nil }
                k -= 1
                continue
            }
            if token.hash == Self.by, !behindBy {
                behindBy = true
                reach = 12
                k -= 1
                continue
            }
            if !behindBy, token.hash == Self.of {
                // "an increase of", "cuts of"
                guard k > start, let cue = lexicon.changes[tokens[k - 1]], cue.isNoun, isAmountOfGain(draft) else {
                    return nil
                }
                return direction(cue)
            }
            if let cue = lexicon.changes[token], let kind = cue.before {
                if token.hash == Self.up, k > start, isCue(tokens[k - 1], .phrasalVerb) { return nil }
                if draft.amount.unit < 0, !cue.isNoun, k > start, isCue(token, .particle),
                    let verb = SyntaxLexicon.words[tokens[k - 1]], verb.verb != 0,
                    lexicon.changes[tokens[k - 1]] == nil,
                    draft.counted != nil, draft.counted != "point"
                {
                    // "shot down five jets", "whipped up three meals"
                    return nil
                }
                if kind == .gain && !isAmountOfGain(draft) { return nil }
                if kind == .cut, draft.amount.unit < 0, !behindBy, draft.counted == nil, k != draft.boundFirst - 1 {
                    return nil
                }
                if kind == .verb, draft.amount.unit < 0, !behindBy, cue.isNoun || isCue(token, .transitive),
                    draft.counted == nil
                {
                    return nil
                }
                if isCue(token, .transitive), !behindBy, draft.amount.unit >= 0,
                    lexicon.units[draft.amount.unit].kind == .money, draft.amount.power == 0
                {
                    return nil
                }
                return direction(cue)
            }
            if behindBy {
                if token.hash == Self.to || token.hash == Self.that { return nil }
                k -= 1
                continue
            }
            let classes = ClosedClass.of(token)
            if classes.contains(.preposition) { return nil }
            let isAdverb =
                classes.contains(.adverb)
                || token.count > 4 && bytes[Int(token.end) - 1] == UInt8(ascii: "y")
                    && bytes[Int(token.end) - 2] == UInt8(ascii: "l")
            guard isAdverb || isCue(token, .betweenChange) else { return described(draft, at: k) }
            k -= 1
        }
        return nil
    }

    /// "rose a better-than-expected 5 percent", "fell a hefty 3 points": what describes the amount of a change between its
    /// article and the number.
    private func described(_ draft: Draft, at last: Int) -> Change? {
        guard draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .share else { return nil }
        var k = last
        while k > start, k > last - 6, tokens[k].kind == .word && tokens[k].shape == .lower || isHyphen(k) {
            if tokens[k].hash == Self.a || tokens[k].hash == Self.an {
                guard let cue = lexicon.changes[tokens[k - 1]], cue.before == .verb || cue.before == .gain else {
                    return nil
                }
                return direction(cue)
            }
            let isJoined = isHyphen(k + 1) || isHyphen(k - 1) || isHyphen(k)
            guard isJoined || ClosedClass.of(tokens[k]).isEmpty else { return nil }
            k -= 1
        }
        return nil
    }

    /// "fell 312 points or more than 4.1%", "cuts of 18% (95,000 cars)", "cut 2,400 posts and 6 mills".
    private func inheritedChange(_ draft: Draft) -> Change? {
        guard let previous, let change = previous.figure.change, draft.boundFirst > previous.next - 1 else {
            return nil
        }
        if draft.isElliptic { return change }
        let gap = previous.next..<draft.boundFirst
        guard !gap.isEmpty else { return nil }
        let last = tokens[draft.boundFirst - 1]
        if last.hash == Self.further || last.hash == Self.another, previous.figure.unit == figureUnit(draft) {
            return change
        }
        // "700 yard jobs will go in the north, 450 yard jobs in the south and 80 office jobs"
        if gap.count <= 9, draft.amount.unit < 0, previous.isBareCount, let mine = draft.counted,
            let other = previous.figure.counted, sameHead(mine, other),
            last.isSign(",") || last.hash == Self.and
        {
            return change
        }
        if gap.count <= 8, draft.amount.unit >= 0, draft.amount.unit == previous.unit,
            lexicon.units[previous.unit].kind == .share, isGapped(gap)
        {
            return change
        }
        guard gap.count <= 6 else { return nil }
        var k = gap.lowerBound
        // The counted noun of the figure before: "678 points or".
        var nouns = 0
        while k < gap.upperBound, tokens[k].kind == .word, ClosedClass.of(tokens[k]).isDisjoint(with: .function),
            nouns < 3
        {
            k += 1
            nouns += 1
        }
        guard k < gap.upperBound else { return nil }
        var sure = false
        var together = false
        while k < gap.upperBound {
            let token = tokens[k]
            if token.isSign("(") || token.hash == Self.or {
                sure = true
            } else if token.hash == Self.and {
                together = true
            } else if token.hash == Self.which || token.hash == Self.isWord {
                sure = true
            } else if !token.isSign(",") {
                return nil
            }
            k += 1
        }
        if sure { return change }
        return together && draft.amount.unit < 0 && previous.isBareCount && draft.counted != nil ? change : nil
    }

    /// "the Orion rose 1.1%, the Vega 1.4% and the Lyra 0.9%": only a name stands between, the verb is left out.
    func isGapped(_ gap: Range<Int>) -> Bool {
        guard
            !gap.isEmpty,
            tokens[gap.lowerBound].isSign(",") || tokens[gap.lowerBound].hash == Self.and
                || tokens[gap.lowerBound].isSign(";")
        else { return false }
        var names = 0
        for k in gap.dropFirst() {
            let token = tokens[k]
            if token.kind == .word || token.kind == .alphanumeric, token.shape != .lower, token.shape != .none {
                names += 1
            } else if !(token.hash == Self.and || token.hash == Self.the || token.kind == .number || token.isSign("&")
                || token.isSign("-"))
            {
                return false
            }
        }
        return names > 0
    }

    private func figureUnit(_ draft: Draft) -> String {
        draft.amount.unit >= 0 ? lexicon.units[draft.amount.unit].code : "1"
    }

    private func sameHead(_ a: String, _ b: String) -> Bool {
        a.utf8.reversed().prefix { $0 != 0x20 }.elementsEqual(b.utf8.reversed().prefix { $0 != 0x20 })
    }

    private func changeBehind(_ draft: Draft) -> Change? {
        var j = max(draft.next, draft.amount.unit < 0 ? draft.next : draft.next)
        guard j < end else { return nil }
        if isHyphen(j) { j += 1 }
        if let cue = lexicon.changes[tokens[j]], cue.isAfter, draft.amount.unit >= 0 {
            let isMore = tokens[j].hash == Self.more || tokens[j].hash == Self.less
            if isMore || j + 1 >= end || tokens[j + 1].kind != .number {
                return isAmountOfGain(draft) ? direction(cue) : nil
            }
        }
        // "40,000 fewer than a year before"
        if draft.amount.unit < 0, j + 1 < end, tokens[j + 1].hash == Self.than, let cue = lexicon.changes[tokens[j]],
            cue.isAfter
        {
            return direction(cue)
        }
        // "a steep 6 percent drop", "the 9% share price increase", "2,500 job cuts"
        var steps = 0
        while j < end, steps < 4, tokens[j].kind == .word {
            if let cue = lexicon.changes[tokens[j]], cue.isNoun {
                if draft.amount.unit >= 0, isVerbOrName(j, steps) { return nil }
                // "2,500 job cuts", but not "one analyst cut".
                if draft.amount.unit < 0,
                    j != draft.countedNext - 1 || draft.counted == nil
                        || draft.amount.number.value == ExactDecimal(1) && draft.low == nil
                {
                    return nil
                }
                // "5 percent growth" behind a preposition or an article, not "5 percent rose".
                if draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .money, steps > 0 { return nil }
                return isAmountOfGain(draft) ? direction(cue) : nil
            }
            guard ClosedClass.of(tokens[j]).isDisjoint(with: .function), !NounNumber.mayBePlural(tokens[j], in: bytes)
            else { break }
            if isVerb(tokens[j]) { break }
            j += 1
            steps += 1
        }
        return draft.amount.unit < 0 ? passiveCut(draft) : nil
    }

    /// "the 9-inch tablet drops to $300" tells what the tablet does, "the 24 fps Final Cut Suite" is a name.
    private func isVerbOrName(_ j: Int, _ steps: Int) -> Bool {
        let isThird = bytes[Int(tokens[j].end) - 1] == UInt8(ascii: "s")
        if isThird, j + 1 < end, tokens[j + 1].hash == Self.to || tokens[j + 1].hash == Self.by { return true }
        return steps > 0 && tokens[j].shape == .capitalised && tokens[j - 1].shape == .capitalised && j + 1 < end
            && tokens[j + 1].shape == .capitalised
    }

    /// "900 posts should go and 5 mills be shut".
    private func passiveCut(_ draft: Draft) -> Change? {
        var j = draft.countedNext
        guard draft.counted != nil else { return nil }
        var steps = 0
        while j < end, steps < 4,
            ClosedClass.of(tokens[j]).contains(.auxiliary) || ClosedClass.of(tokens[j]).contains(.adverb)
        {
            j += 1
            steps += 1
        }
        guard steps > 0, j < end, let cue = lexicon.changes[tokens[j]], cue.before == .cut else { return nil }
        return direction(cue)
    }

    static let further = WordHash.of("further")
    static let another = WordHash.of("another")
    static let plus = WordHash.of("plus")
    static let that = WordHash.of("that")
    static let which = WordHash.of("which")
    static let isWord = WordHash.of("is")
    static let more = WordHash.of("more")
    static let less = WordHash.of("less")
}
