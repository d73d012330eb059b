internal import NewsLanguage

/// Words that name no date but what is, was or will be: `now`, `recent`, `the future`.
extension DateReader {
    /// `now`, `currently`, `recently`, `soon`, `recent`, `current`, `overnight`
    func readReference(_ i: Int) -> ReadExpression? {
        guard i < end, ids[i] != 0 else { return nil }
        let w = word(i)
        func result(_ value: String, _ rule: String) -> ReadExpression {
            ReadExpression(tokens: i..<(i + 1), expression: TimeExpression(.reference(value), rule))
        }
        if w.has(.reference) {
            // "Now, …" opens a sentence and names no time.
            if isWord(i, Spelled.now), i == start, isSign(i + 1, ",") { return nil }
            if isHyphen(i + 1) && isGlued(i + 1) || isHyphen(i - 1) && isGlued(i) {
                return nil
            }
            // "soon" names the future beside a modal verb only: "soon became" is a narrative past.
            if w.has(.weak), !isModal(i - 1), !isModal(i + 1) { return nil }
            if isCapitalised(i), i > start, isCapitalised(i - 1), tokens[i].shape == .capitalised { return nil }
            return result(lexicon.values[Int(w.value)], "reference")
        }
        if w.has(.recent), !isHyphen(i + 1), isAdjective(before: i + 1),
            !(i > start && (isWord(i - 1, Spelled.more) || isWord(i - 1, Spelled.most)))
        {
            return result("PAST_REF", "recent")
        }
        if isWord(i, Spelled.current), !isCapitalised(i) || i == start, isAdjective(before: i + 1) {
            return result("PRESENT_REF", "current")
        }
        if w.has(.partOnly), let part = w.part {
            return ReadExpression(
                tokens: i..<(i + 1),
                expression: TimeExpression(.anaphoricUnit(.day, shift: -1), "overnight", clock: ClockTime(part: part)))
        }
        return nil
    }

    /// Whether something follows that "recent" or "current" can stand before: not "a current of air", "keep it current".
    private func isAdjective(before i: Int) -> Bool {
        guard i < end else { return false }
        switch tokens[i].kind {
        case .word:
            return !has(i, .clitic) && (isCapitalised(i) || !ClosedClass.of(tokens[i]).contains(.preposition))
        case .punctuation: return !isHyphen(i) && ![",", ".", ";", ":", "?", "!", "(", ")"].contains { isSign(i, $0) }
        default: return true
        }
    }

    /// Whether "the future", "the past" and "the present" go on with a noun that they stand before ("the future owner"), or
    /// are words of a name ("The Past of Sails").
    func isNounPhrase(_ i: Int, _ next: Int) -> Bool {
        if has(i, .article), tokens[i + 1].shape == .capitalised { return true }
        guard has(i, .article), next < end, tokens[next].kind == .word, tokens[next].shape == .lower, roles[next] == 0,
            ClosedClass.of(tokens[next]).isEmpty
        else { return false }
        let entry = SyntaxLexicon.words[tokens[next]]
        return entry.map { $0.verb == 0 || $0.isNounToo && $0.forms == .base } ?? !isForm(next, in: [Array("ly".utf8)])
    }

    func isModal(_ i: Int) -> Bool { i >= start && i < end && Self.modals.contains(tokens[i].hash) }

    private static let modals = TimeWords.sets["modals"]
}
