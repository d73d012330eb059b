internal import NewsLanguage
internal import NewsModel

/// "more than a mile", "rose a penny", "a gallon of petrol": an article that is the number one.
///
/// The tables say of which units an article may count one; the words around it have to measure, since a yard is also a
/// place, "a ton of work" was never weighed, and nobody "won by a mile" in miles.
extension FigureReader {
    /// The amount that the article at token `i` and a unit behind it make.
    mutating func articleAmount(at i: Int) -> Amount? {
        var j = i + 1
        guard j < end else { return nil }
        // "a full percentage point"
        if tokens[j].hash == Self.full || tokens[j].hash == Self.whole { j += 1 }
        guard j < end, let match = unitForms(at: j),
            let form = match.value.first(where: { $0.exact == nil && $0.article.contains(.one) }),
            tokens[j + match.count - 1].shape == .lower, i >= free, previous?.next != i
        else { return nil }
        if i > start, tokens[i - 1].kind == .number || lexicon.numbers[tokens[i - 1]] != nil { return nil }
        let number = NumberReading(
            first: i, next: j, start: Int(tokens[i].start), end: Int(tokens[j - 1].end), value: ExactDecimal(1),
            form: .words, unscaled: ExactDecimal(1))
        var amount = Amount(number: number, first: i, next: j, start: number.start, end: number.end)
        addUnit(&amount)
        guard amount.unit >= 0, amount.next > j else { return nil }
        let next = amount.next
        addMinorUnit(&amount)
        addSmallerUnits(&amount)
        guard amount.next > next && !isPortion(i) || measures(&amount, form.article) else { return nil }
        return amount
    }

    /// Whether the words around an article and its unit measure something.
    private func measures(_ amount: inout Amount, _ use: ArticleUse) -> Bool {
        let i = amount.first
        let next = amount.next
        if next < end, tokens[next].kind == .punctuation, !tokens[next].spaceBefore, isMinus(next) || isDash(next) {
            // "a kilometre-long bridge", not "a dollar-denominated bond"
            return use.contains(.length) && isHyphen(next) && isCue(tokens[next + 1], .dimension)
        }
        if let behind = next < end ? tokens[next] : nil {
            // "a stone's throw"
            if !behind.spaceBefore, behind.kind == .word || behind.first == UInt8(ascii: "'") || behind.first == 0xE2 {
                return false
            }
            // "a buck or two"
            if behind.hash == Self.or, next + 1 < end, lexicon.numbers[tokens[next + 1]] != nil { return false }
            // "a pound coin"
            if behind.kind == .word || behind.kind == .alphanumeric, !endsPhrase(next) { return false }
        }
        if isPortion(i) { return false }
        let unit = lexicon.units[amount.unit]
        if denominator(at: next, unit: amount.unit) != nil { return true }
        let ofWare = isWare(behind: next)
        if let (_, first) = bound(before: i) {
            let isLone = first == i - 1 && ClosedClass.of(tokens[first]).contains(.preposition)
            if isLone, use.contains(.vessel) { return false }
            return !use.contains(.loose) || unit.kind == .money || ofWare || next >= end || tokens[next].hash != Self.of
        }
        // "a foot of snow", but "a cup of coffee"
        if ofWare { return !use.contains(.loose) && !use.isSuperset(of: [.thing, .vessel]) }
        if use.contains(.length), liesAt(next, from: i, use) { return true }
        return isMoved(i, use, unit.kind) || isPaidOrMeasured(&amount, use, unit.kind)
    }

    /// Whether a word behind a unit ends the phrase, so that the unit describes no other noun.
    private func endsPhrase(_ j: Int) -> Bool {
        let token = tokens[j]
        return !ClosedClass.of(token).isEmpty || isInDate(j) || isVerb(token) || endsLikeAdverb(token)
            || isCue(token, .distance) || isCue(token, .travelled) || isCue(token, .dimension)
            || isCue(token, .direction) || token.hash == Self.each || token.hash == Self.apiece
    }

    /// "a fraction of an inch", "half of a mile": the article belongs to what it is a part of.
    private func isPortion(_ i: Int) -> Bool {
        guard i - 2 >= start, tokens[i - 1].hash == Self.of else { return false }
        if isCue(tokens[i - 2], .portion) { return true }
        switch lexicon.numbers[tokens[i - 2]] {
        case .part, .plural: return true
        default: return false
        }
    }

    /// Whether "of" at token `j` leads to a ware: "of petrol", "of raw sugar".
    func isWare(behind j: Int) -> Bool {
        guard j + 1 < end, tokens[j].hash == Self.of else { return false }
        for k in j + 1..<min(j + 5, end) {
            guard tokens[k].kind == .word else { return false }
            if isCue(tokens[k], .ware) { return true }
            guard ClosedClass.of(tokens[k]).isDisjoint(with: .function) || tokens[k].hash == Self.the else {
                return false
            }
        }
        return false
    }

    /// "a mile from the coast", "a metre wide", "within a mile of"; not "from a mile away" or "by a mile".
    private func liesAt(_ next: Int, from i: Int, _ use: ArticleUse) -> Bool {
        let before = i > start ? tokens[i - 1].hash : 0
        guard next < end, before != Self.from, before != Self.by else { return false }
        let behind = tokens[next]
        if isCue(behind, .distance) { return true }
        if behind.hash == Self.inWord, next + 1 < end, let side = lexicon.cues[tokens[next + 1]],
            !side.isDisjoint(with: [.dimension, .distance])
        {
            return true
        }
        guard use.contains(.road) else { return false }
        return isCue(behind, .travelled) || isCue(behind, .direction)
            || before == Self.within && (behind.hash == Self.of || behind.hash == Self.from)
    }

    /// "rose a penny", "fell by a cent", "up a dollar"; not "won by a foot" or "put up a dollar".
    private func isMoved(_ i: Int, _ use: ArticleUse, _ kind: Unit.Kind) -> Bool {
        guard use.isDisjoint(with: [.thing, .vessel]), kind == .money || !use.contains(.loose) else { return false }
        var k = i - 1
        while k > start, isCue(tokens[k], .merely) { k -= 1 }
        guard k >= start else { return false }
        let isBy = tokens[k].hash == Self.by
        if isBy { k -= 1 }
        guard k >= start, let cue = lexicon.changes[tokens[k]], let role = cue.before, !isDenied(k) else {
            return false
        }
        if isBy { return true }
        if isCue(tokens[k], .particle), k > start, isCue(tokens[k - 1], .phrasalVerb) { return false }
        return role == .verb && !isCue(tokens[k], .transitive) || kind == .share
    }

    /// "paid a pound for the club", "costs a dollar", "sold for a euro", "a pound each", "weighs a kilo".
    private func isPaidOrMeasured(_ amount: inout Amount, _ use: ArticleUse, _ kind: Unit.Kind) -> Bool {
        let isPound = amount.next == amount.number.next + 1 && isCue(tokens[amount.number.next], .pound)
        guard use.isDisjoint(with: [.thing, .vessel, .loose]) else { return false }
        var k = amount.first - 1
        while k > start, isCue(tokens[k], .merely) { k -= 1 }
        if kind == .money || isPound {
            let isEach =
                amount.next < end && (tokens[amount.next].hash == Self.each || tokens[amount.next].hash == Self.apiece)
            guard isEach || k >= start && isPaid(before: k + 1) else { return false }
            if isPound, let sterling = lexicon.sterling {
                amount.unit = sterling
                amount.inferred = true
            }
            return true
        }
        return k >= start && isCue(tokens[k], .measuring) && !isDenied(k)
    }

    /// Whether a price stands at token `i`: behind "paid", "cost" or "sold for".
    func isPaid(before i: Int) -> Bool {
        guard i > start else { return false }
        if isCue(tokens[i - 1], .pays) { return !isDenied(i - 1) }
        guard tokens[i - 1].hash == Self.forWord || tokens[i - 1].hash == Self.at else { return false }
        var k = i - 2
        while k >= start, k > i - 8, tokens[k].kind != .punctuation {
            if isCue(tokens[k], .trades) { return !isDenied(k) }
            k -= 1
        }
        return false
    }

    /// "did not cost a penny": nothing was measured.
    private func isDenied(_ verb: Int) -> Bool {
        for k in max(start, verb - 3)..<verb where isCue(tokens[k], .denial) { return true }
        return false
    }

    static let full = WordHash.of("full")
    static let whole = WordHash.of("whole")
    static let apiece = WordHash.of("apiece")
    static let within = WordHash.of("within")
    static let forWord = WordHash.of("for")
}
