internal import NewsLanguage
internal import NewsModel

/// The direction of a change.
extension FigureReader {
    /// The direction, where the figure is the amount of a change and no level.
    func readChange(_ draft: inout Draft) {
        // "held a rally 10 miles away": where it was, not by how much anything moved.
        if draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .physical, draft.next < end,
            tokens[draft.next].hash == Self.away
        {
            return
        }
        if let known = changeBefore(draft) {
            draft.change = known
        } else if let known = changeBehind(draft) {
            draft.change = known
        } else if draft.amount.number.signed, draft.low == nil, draft.amount.unit >= 0,
            lexicon.units[draft.amount.unit].kind == .share,
            ExactDecimal.zero < draft.amount.number.value || isListed(draft)
        {
            // A plus is only written where something rose; a minus may be a level below zero.
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

    /// "lost eight games", "added three assists", "lost five straight", "lost two of three": counts of contests and of what is
    /// scored in them.
    private func isContest(_ draft: Draft) -> Bool {
        guard draft.amount.unit < 0, draft.next < end else { return false }
        if isCue(tokens[draft.next], .streak) { return true }
        if draft.counted != nil, draft.countedNext > draft.next {
            return isCue(tokens[draft.countedNext - 1], .contest)
        }
        return false
    }

    /// A sum of money is the amount of an increase or a cut; a gain of $2 billion is money made.
    private func isAmountOfChange(_ cue: ChangeCue, _ draft: Draft) -> Bool {
        cue.before != .gain || isAmountOfGain(draft)
    }

    private func direction(_ cue: ChangeCue) -> Change { cue.increases ? .increase : .decrease }

    private func changeBefore(_ draft: Draft) -> Change? {
        var k = draft.boundFirst - 1
        var steps = 0
        var reach = 5
        var behindBy = false
        if draft.boundIsPlace { return nil }
        // "grew at a 6 percent pace"
        if k > start, tokens[k - 1].hash == Self.at, let change = pacedChange(draft, k - 1) { return change }
        // "added a 300 MW plant", "scrapped the 15% duty": the amount describes what was added or scrapped.
        if draft.boundFirst > start, draft.amount.unit >= 0, draft.next < end, tokens[draft.next].kind == .word,
            ClosedClass.of(tokens[draft.next]).isEmpty
        {
            let before = tokens[draft.boundFirst - 1]
            if before.hash == Self.a || before.hash == Self.an { return nil }
            if before.hash == Self.the || ClosedClass.of(before).contains(.possessive), !isInDate(draft.next),
                lexicon.changes[tokens[draft.next]] == nil
            {
                return nil
            }
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
            // "decline between 5 and 7 percent"
            if token.hash == Self.between, !behindBy, draft.low != nil, measuresChange(draft) {
                k -= 1
                continue
            }
            if token.hash == Self.by, !behindBy {
                // "separated by three points", "won by 12 points"
                if k > start, lexicon.changes[tokens[k - 1]]?.before == nil, isPast(tokens[k - 1]) { return nil }
                behindBy = true
                reach = 12
                k -= 1
                continue
            }
            if !behindBy, token.hash == Self.of {
                guard k > start else { return nil }
                // "rose an average of 4 percent"
                if isCue(tokens[k - 1], .aggregate), k - 2 >= start,
                    tokens[k - 2].hash == Self.a || tokens[k - 2].hash == Self.an
                {
                    k -= 3
                    continue
                }
                // "an increase of", "cuts of"
                guard let cue = lexicon.changes[tokens[k - 1]], cue.isNoun, isAmountOfChange(cue, draft),
                    !isCue(tokens[k - 1], .paidFor) || isAmountOfGain(draft)
                else { return paceOfChange(k) ?? changeInPart(draft, k) }
                return direction(cue)
            }
            let joined = k > start ? lexicon.changes[WordHash.join(tokens[k - 1].hash, token.hash)] : nil
            if let cue = joined ?? lexicon.changes[token], let kind = cue.before {
                if joined == nil, token.hash == Self.up, k > start, isCue(tokens[k - 1], .phrasalVerb) { return nil }
                if draft.amount.unit < 0, !cue.isNoun, k > start, isCue(token, .particle),
                    let verb = SyntaxLexicon.words[tokens[k - 1]], verb.verb != 0,
                    lexicon.changes[tokens[k - 1]] == nil,
                    draft.counted != nil, draft.counted != "point"
                {
                    // "shot down five jets", "whipped up three meals"
                    return nil
                }
                if kind == .gain && (!isAmountOfGain(draft) || isContest(draft)) { return nil }
                // "put on 3 percent", but "put on eight concerts"
                if joined != nil, draft.amount.unit < 0, draft.counted != "point" { return nil }
                if kind == .cut, draft.amount.unit < 0, !behindBy, draft.counted == nil, k != draft.boundFirst - 1 {
                    return nil
                }
                if kind == .verb, draft.amount.unit < 0, !behindBy, cue.isNoun || isCue(token, .transitive),
                    draft.counted == nil
                {
                    return nil
                }
                // "lifted 40 crates": what was lifted, not by how much.
                if kind == .verb, isCue(token, .transitive), !behindBy, draft.amount.unit < 0, draft.counted != nil,
                    draft.counted != "point"
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
            guard classes.contains(.adverb) || endsLikeAdverb(token) || isCue(token, .betweenChange) else {
                return described(draft, at: k) ?? changedObject(draft, at: k)
            }
            k -= 1
        }
        return nil
    }

    /// "grew at an average annual rate of 6 percent", with token `k` the "of".
    private func paceOfChange(_ k: Int) -> Change? {
        guard isCue(tokens[k - 1], .pace) else { return nil }
        var j = k - 2
        while j > start, j > k - 7, tokens[j].kind == .word, tokens[j].hash != Self.at { j -= 1 }
        guard j > start, tokens[j].hash == Self.at else { return nil }
        return changeAtPace(j)
    }

    /// "grew at a 6 percent annual pace", with token `k` the "at".
    private func pacedChange(_ draft: Draft, _ k: Int) -> Change? {
        guard k > start, tokens[k + 1].hash == Self.a || tokens[k + 1].hash == Self.an else { return nil }
        var j = draft.next
        while j < end, j < draft.next + 3, tokens[j].kind == .word, !isCue(tokens[j], .pace) { j += 1 }
        return j < end && isCue(tokens[j], .pace) ? changeAtPace(k) : nil
    }

    /// The verb or noun of change before "at a rate".
    private func changeAtPace(_ at: Int) -> Change? {
        var j = at - 1
        while j > start, ClosedClass.of(tokens[j]).contains(.adverb) || endsLikeAdverb(tokens[j]) { j -= 1 }
        guard j >= start, let cue = lexicon.changes[tokens[j]], cue.before == .verb || cue.isNoun else { return nil }
        return direction(cue)
    }

    /// "an increase in online sales of 12 percent", with token `k` the "of".
    private func changeInPart(_ draft: Draft, _ k: Int) -> Change? {
        let isMoney = draft.amount.unit >= 0 && lexicon.units[draft.amount.unit].kind == .money
        guard isMoney || measuresChange(draft) else { return nil }
        var j = k - 1
        while j > start + 1, j > k - 6, tokens[j].kind == .word, tokens[j].hash != Self.inWord {
            guard !isVerb(tokens[j]), !ClosedClass.of(tokens[j]).contains(.auxiliary) else { return nil }
            j -= 1
        }
        guard j > start + 1, tokens[j].hash == Self.inWord, let cue = lexicon.changes[tokens[j - 1]], cue.isNoun,
            !ClosedClass.of(tokens[j - 2]).isEmpty || cue.before == nil || isCue(tokens[j - 2], .aggregate),
            !isMoney || isAmountOfChange(cue, draft) && !isCue(tokens[j - 1], .paidFor)
        else { return nil }
        return direction(cue)
    }

    /// Whether a figure is a share or counts points: nothing but an amount of change follows a noun of change.
    private func measuresChange(_ draft: Draft) -> Bool {
        draft.amount.unit < 0
            ? draft.counted == "point" : lexicon.units[draft.amount.unit].kind == .share
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

    /// "cut its costs 4 percent", "raise fares 5 percent": what is changed stands between the verb and a share.
    private func changedObject(_ draft: Draft, at last: Int) -> Change? {
        guard draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .share, last == draft.boundFirst - 1
        else { return nil }
        var k = last
        while k >= start, k > last - 4, tokens[k].kind == .word, tokens[k].shape == .lower {
            if let cue = lexicon.changes[tokens[k]] {
                guard k < last, ClosedClass.of(tokens[k]).isEmpty, isVerbal(k),
                    cue.before == .cut || isCue(tokens[k], .transitive)
                else { return nil }
                return direction(cue)
            }
            let classes = ClosedClass.of(tokens[k])
            guard !isVerb(tokens[k]),
                classes.isDisjoint(with: .function) || classes.contains(.possessive) || tokens[k].hash == Self.the
            else { return nil }
            k -= 1
        }
        return nil
    }

    /// Whether "cut" or "boost" is a verb: not behind an article or a preposition.
    private func isVerbal(_ k: Int) -> Bool {
        guard k > start, tokens[k - 1].hash != Self.to else { return true }
        return ClosedClass.of(tokens[k - 1]).isDisjoint(with: [.determiner, .possessive, .preposition])
    }

    private func isPast(_ token: Token) -> Bool {
        if endsLikeVerb(token), !endsLikeAdverb(token) { return true }
        guard let verb = SyntaxLexicon.words[token], verb.verb != 0, !verb.isNounToo else { return false }
        return !verb.forms.isDisjoint(with: [.past, .participle])
    }

    private func changeBehind(_ draft: Draft) -> Change? {
        // "120 points higher", "a 12-point drop": points move like units.
        let isPoints = draft.amount.unit < 0 && draft.counted == "point"
        let isMeasured = draft.amount.unit >= 0 || isPoints
        var j = isPoints ? draft.countedNext : draft.next
        guard j < end else { return nil }
        if isHyphen(j) { j += 1 }
        // "550 km up" is a place.
        let isPlace =
            draft.amount.unit >= 0 && lexicon.units[draft.amount.unit].kind == .physical && isCue(tokens[j], .particle)
        if let cue = lexicon.changes[tokens[j]], cue.isAfter, isMeasured, !isPlace {
            let isMore = tokens[j].hash == Self.more || tokens[j].hash == Self.less
            // "a 20% down payment"
            if j + 1 < end, isCue(tokens[j], .particle), isCue(tokens[j + 1], .payment) { return nil }
            if isMore || j + 1 >= end || tokens[j + 1].kind != .number {
                return isAmountOfGain(draft) ? direction(cue) : nil
            }
        }
        // "a 10,000 gain": the change of a count named before.
        if draft.amount.unit < 0, draft.counted == nil, j == draft.next, draft.first > start,
            tokens[draft.first - 1].hash == Self.a || tokens[draft.first - 1].hash == Self.an
                || tokens[draft.first - 1].hash == Self.the,
            draft.amount.number.form == .digits, let cue = lexicon.changes[tokens[j]], cue.isNoun,
            !isCue(tokens[j], .paidFor), !isCompound(j + 1)
        {
            return direction(cue)
        }
        // "40,000 fewer than a year before"
        if !isMeasured, j + 1 < end,
            tokens[j + 1].hash == Self.than
                || draft.counted != nil && draft.countedNext < end && tokens[draft.countedNext].hash == Self.than,
            let cue = lexicon.changes[tokens[j]],
            cue.isAfter
        {
            return direction(cue)
        }
        // "a steep 6 percent drop", "the 9% share price increase", "2,500 job cuts"
        var steps = 0
        while j < end, steps < 4, tokens[j].kind == .word || isHyphen(j) {
            // "a 7 percent year-on-year surge"
            if isHyphen(j) {
                guard j > draft.next else { return nil }
                j += 1
                continue
            }
            if let cue = lexicon.changes[tokens[j]], cue.isNoun {
                if isMeasured, isVerbOrName(j, steps) { return nil }
                // "2,500 job cuts", but not "one analyst cut".
                if !isMeasured,
                    j != draft.countedNext - 1 || draft.counted == nil
                        || draft.amount.number.value == ExactDecimal(1) && draft.low == nil
                        || !cutsWhatIsCounted(j, steps)
                {
                    return nil
                }
                // "5 percent growth" behind a preposition or an article, not "5 percent rose".
                if draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .money,
                    steps > 0 || !isAmountOfGain(draft) && (isCue(tokens[j], .paidFor) || isCompound(j + 1))
                {
                    return nil
                }
                return isAmountOfChange(cue, draft) ? direction(cue) : nil
            }
            if !isHyphen(j + 1), !isHyphen(j - 1) || j == draft.next {
                guard ClosedClass.of(tokens[j]).isDisjoint(with: .function) || isCue(tokens[j], .modifier),
                    !NounNumber.mayBePlural(tokens[j], in: bytes)
                else { break }
                if isVerb(tokens[j]) { break }
                steps += 1
            }
            j += 1
        }
        return draft.amount.unit < 0 ? passiveCut(draft) : nil
    }

    /// "2,500 job cuts" are that many jobs less; "10 rebounds" and "two rate cuts" are that many events.
    private func cutsWhatIsCounted(_ j: Int, _ steps: Int) -> Bool {
        guard steps > 0, let cue = lexicon.changes[tokens[j]] else { return false }
        return (cue.before == .cut || tokens[j].hash == Self.reductions) && !isCue(tokens[j - 1], .pace)
    }

    /// "a $300 million growth fund": the noun of change describes another noun.
    private func isCompound(_ j: Int) -> Bool {
        j < end && tokens[j].kind == .word && ClosedClass.of(tokens[j]).isEmpty && !isVerb(tokens[j])
            && !endsLikeVerb(tokens[j])
    }

    /// "the 9-inch tablet drops to $300" tells what the tablet does, "the 24 fps Final Cut Suite" is a name.
    private func isVerbOrName(_ j: Int, _ steps: Int) -> Bool {
        let isThird = bytes[Int(tokens[j].end) - 1] == UInt8(ascii: "s")
        if isThird, j + 1 < end, tokens[j + 1].hash == Self.to || tokens[j + 1].hash == Self.by { return true }
        return steps > 0 && tokens[j].shape == .capitalised && tokens[j - 1].shape == .capitalised && j + 1 < end
            && tokens[j + 1].shape == .capitalised
    }

    static let away = WordHash.of("away")

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
}
