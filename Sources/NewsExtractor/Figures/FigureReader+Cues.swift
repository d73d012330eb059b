internal import NewsLanguage
internal import NewsModel

/// Bounds around a figure.
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
            // "an estimated 4,000+": the plus is the firmer of the two.
            let isHedgedPlus = cue.sign == "~" && (draft.bound == .atLeast || isPlus(draft))
            if draft.bound != .range { draft.bound = isHedgedPlus ? .atLeast : Bound(rawValue: cue.sign) }
            // "almost at least", "just over": an outer hedge belongs to the bound words.
            if let (_, outer) = bound(before: first) { draft.boundFirst = outer }
        } else if draft.bound != .range, let match = lexicon.boundsAfter.match(tokens, at: draft.next, end: end),
            isBehind(match.value, draft)
        {
            draft.bound = Bound(rawValue: match.value.sign)
        } else if draft.bound == .equal, isPlus(draft) {
            draft.bound = .atLeast
        } else if draft.bound == .equal, draft.counted != nil, draft.countedNext > draft.next, draft.countedNext < end,
            tokens[draft.countedNext].hash == Self.or,
            let match = lexicon.boundsAfter.match(tokens, at: draft.countedNext, end: end),
            draft.countedNext + match.count >= end || tokens[draft.countedNext + match.count].hash != Self.than
        {
            // "40 boats or more"
            draft.bound = Bound(rawValue: match.value.sign)
        } else if draft.bound == .equal, let previous, previous.figure.bound != .range, previous.figure.bound != .equal,
            repeats(draft, previous)
        {
            draft.bound = previous.figure.bound
        }
    }

    /// "5%-plus growth", "15+ million"
    private func isPlus(_ draft: Draft) -> Bool {
        isHyphen(draft.next) && tokens[draft.next + 1].hash == Self.plus || holdsPlus(draft.amount.number)
    }

    /// A plus between digits and scale word: "15+ million".
    private func holdsPlus(_ number: NumberReading) -> Bool {
        number.scaled && number.next - 2 > number.first && tokens[number.next - 2].isSign("+")
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
        // "$5 and up", but "$5 and up 3 percent"
        if tokens[j].hash == Self.and, j + 1 < end, tokens[j + 1].hash == Self.up {
            return j + 2 >= end || tokens[j + 2].kind == .punctuation
        }
        if tokens[j].isSign("+") { return j + 1 >= end || tokens[j + 1].kind != .number }
        return true
    }

    func bound(before first: Int) -> (BoundCue, Int)? {
        guard first > start else { return nil }
        var last = first - 1
        // "up to an additional 50", "over a combined 400"
        let isAdditional = last > start && isCue(tokens[last], .additional)
        if isAdditional { last -= 1 }
        // "below the 5,000 mark", "up to a $90 fine"
        let article = tokens[last].hash
        let hasArticle = last > start && (article == Self.the || article == Self.a || article == Self.an)
        if hasArticle { last -= 1 }
        guard lexicon.boundLast[tokens[last]] != nil, !isNoBound(last) else { return nil }
        var best: (BoundCue, Int)?
        for count in 1...5 where last + 1 - count >= start {
            if let match = lexicon.bounds.match(tokens, at: last + 1 - count, end: last + 1), match.count == count {
                if hasArticle {
                    switch match.value.place {
                    case .place: if article == Self.an { continue }
                    case .firm: if article == Self.the { continue }
                    case .before, .after: if !isAdditional || article == Self.the { continue }
                    }
                }
                // "at 12-under 276"
                if last + 1 - count - 2 >= start, isHyphen(last - count), tokens[last - count - 1].kind == .number {
                    continue
                }
                best = (match.value, last + 1 - count)
            }
        }
        return best
    }

    /// "the past nine games" is a time, "what about 50 percent" a question.
    private func isNoBound(_ last: Int) -> Bool {
        guard last > start else { return false }
        let before = tokens[last - 1]
        if tokens[last].hash == Self.past {
            return !ClosedClass.of(before).isDisjoint(with: [.determiner, .possessive]) || before.hash == Self.inWord
                || before.first == UInt8(ascii: "'") || before.first == 0xE2
        }
        // "handed over 12 captives", "took over three mills": the verb's own particle. "Took over 2,000 photos" bounds.
        if tokens[last].hash == Self.over, isCue(before, .overVerb) { return true }
        if tokens[last].hash == Self.over, isCue(before, .take), last + 1 < end, tokens[last + 1].kind == .word {
            return lexicon.numbers[tokens[last + 1]] != nil
        }
        return tokens[last].hash == Self.about && (before.hash == Self.what || before.hash == Self.how)
    }

    static let genitive = WordHash.of("'s")
    static let reductions = WordHash.of("reductions")
    static let respectively = WordHash.of("respectively")
    static let over = WordHash.of("over")
    static let what = WordHash.of("what")
    static let how = WordHash.of("how")
    static let past = WordHash.of("past")
    static let further = WordHash.of("further")
    static let another = WordHash.of("another")
    static let plus = WordHash.of("plus")
    static let that = WordHash.of("that")
    static let which = WordHash.of("which")
    static let isWord = WordHash.of("is")
    static let more = WordHash.of("more")
    static let less = WordHash.of("less")
}
