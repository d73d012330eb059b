internal import NewsLanguage
internal import NewsModel

/// Ages: "an 87-year-old", "aged 35", "Maria, 10, said", "he is 41". Behind a name alone they are in `PersonalNames`.
extension FigureReader {
    /// "year-old", "years old", "years of age", "months old" at token `j`.
    func age(at j: Int) -> (unit: Int, next: Int)? {
        guard j < end else { return nil }
        // "an 87 yo", "87-y/o"
        if tokens[j].hash == Self.yo { return (-1, j + 1) }
        if tokens[j].hash == Self.y, j + 2 < end, tokens[j + 1].isSign("/") || tokens[j + 1].isSign("."),
            tokens[j + 2].hash == Self.o, !tokens[j + 1].spaceBefore, !tokens[j + 2].spaceBefore
        {
            return (-1, j + 3)
        }
        guard let forms = unitForms(at: j),
            let form = forms.value.first(where: { $0.exact == nil }),
            lexicon.units[form.unit].kind == .time
        else { return nil }
        var k = j + forms.count
        guard k < end else { return nil }
        if isHyphen(k) || tokens[k].isSign("-") && k + 1 < end { k += 1 }
        if k < end, tokens[k].hash == Self.old || tokens[k].hash == Self.olds { return (form.unit, k + 1) }
        if k + 1 < end, tokens[k].hash == Self.of, tokens[k + 1].hash == Self.ageWord { return (form.unit, k + 2) }
        return nil
    }

    /// Makes an age of a number whose words around it say so.
    func readAge(_ draft: inout Draft) {
        if isAgeInUnits(draft) {
            draft.amount.isAge = true
            draft.amount.ageUnit = draft.amount.unit
        } else if mayBeAge(draft.amount), draft.first > start {
            draft.amount.isAge =
                isAgeOf(draft) || isAgeBetweenCommas(draft) || isAgeBeforeStop(draft) || isAgeAt(draft)
                || isAgeNow(draft) || isAgeInList(draft) || isSaidOfPerson(draft) || isContracted(draft)
                || isAgeBehindName(draft) || isAgeInBrackets(draft) || isAgeThen(draft)
        }
    }

    /// "from the age of 48 months"
    private func isAgeInUnits(_ draft: Draft) -> Bool {
        draft.amount.unit >= 0 && !draft.amount.isAge && draft.first - 2 >= start
            && tokens[draft.first - 1].hash == Self.of && tokens[draft.first - 2].hash == Self.ageWord
            && lexicon.units[draft.amount.unit].kind == .time
    }

    /// A bare number that somebody may be old.
    private func mayBeAge(_ amount: Amount) -> Bool {
        let number = amount.number
        guard amount.unit < 0, !amount.isAge, !number.signed else { return false }
        return number.plainDigits == 1 || number.plainDigits == 2
            || number.form == .words && number.value < ExactDecimal(120)
            || number.plainDigits == 3 && number.value < ExactDecimal(116)
    }

    /// Nobody's age is told between commas before the twelfth year: "page 3, 7, 9".
    private func isGrown(_ draft: Draft) -> Bool { draft.amount.number.value > ExactDecimal(11) }

    /// "aged 35", "ages 5 to 12", "the age of 35"
    private func isAgeOf(_ draft: Draft) -> Bool {
        let before = tokens[draft.first - 1].hash
        if before == Self.aged || before == Self.ageWord || before == Self.ages { return true }
        guard before == Self.of, draft.first - 2 >= start else { return false }
        return tokens[draft.first - 2].hash == Self.ageWord || tokens[draft.first - 2].hash == Self.ages
    }

    /// "Maria, 10, said"
    private func isAgeBetweenCommas(_ draft: Draft) -> Bool {
        tokens[draft.first - 1].isSign(",") && draft.next < end && draft.first - 2 >= start
            && (tokens[draft.next].isSign(",") || isDash(draft.next) && tokens[draft.next].spaceBefore)
            && (draft.amount.number.form == .words || isGrown(draft)) && isPerson(draft.first - 2)
            && (draft.next + 1 >= end || tokens[draft.next + 1].kind != .number)
    }

    /// "It belonged to Ana Ruiz, 61."
    private func isAgeBeforeStop(_ draft: Draft) -> Bool {
        tokens[draft.first - 1].isSign(",") && draft.first - 4 >= start && draft.next < end
            && tokens[draft.next].isSign(".") && isGrown(draft) && isPerson(draft.first - 2)
            && tokens[draft.first - 3].shape == .capitalised && ClosedClass.of(tokens[draft.first - 3]).isEmpty
            && !isCue(tokens[draft.first - 2], .person)
    }

    /// "Ana Ruiz, at 38, resigned"
    private func isAgeAt(_ draft: Draft) -> Bool {
        tokens[draft.first - 1].hash == Self.at && draft.first - 3 >= start && tokens[draft.first - 2].isSign(",")
            && draft.next < end && tokens[draft.next].isSign(",") && isGrown(draft) && isPerson(draft.first - 3)
    }

    /// "Now 38, she runs the yard"
    private func isAgeNow(_ draft: Draft) -> Bool {
        tokens[draft.first - 1].hash == Self.now && draft.next + 1 < end && tokens[draft.next].isSign(",")
            && isGrown(draft) && (draft.first - 1 == start || tokens[draft.first - 2].kind == .punctuation)
            && isCue(tokens[draft.next + 1], .person)
    }

    /// "the sisters, aged 22 and 29"
    private func isAgeInList(_ draft: Draft) -> Bool {
        let before = tokens[draft.first - 1]
        guard closes(draft) || ClosedClass.of(tokens[draft.next]).contains(.auxiliary), let previous,
            previous.figure.rule == "age", previous.next == draft.first - 1
        else { return false }
        return before.hash == Self.and || before.hash == Self.or || before.isSign(",")
    }

    /// "she was 41", "who is 10"
    private func isSaidOfPerson(_ draft: Draft) -> Bool {
        guard ExactDecimal(1) < draft.amount.number.value, draft.next >= end || tokens[draft.next].hash != Self.of,
            closes(draft)
                || !ClosedClass.of(tokens[draft.next]).isDisjoint(with: [.conjunction, .preposition]),
            isCue(tokens[draft.first - 1], .beforeAge)
        else { return false }
        var k = draft.first - 2
        while k >= start, !ClosedClass.of(tokens[k]).isDisjoint(with: [.auxiliary, .adverb]) { k -= 1 }
        return k >= start && isCue(tokens[k], .person)
    }

    /// "I'm 63 and still drive": pronoun and verb are one word.
    private func isContracted(_ draft: Draft) -> Bool {
        isGrown(draft) && isCue(tokens[draft.first - 1], .personIs)
            && (closes(draft) || ClosedClass.of(tokens[draft.next]).contains(.conjunction))
    }

    /// Whether a sign or the sentence's end follows.
    private func closes(_ draft: Draft) -> Bool {
        draft.next >= end || tokens[draft.next].kind == .punctuation && !isMinus(draft.next)
    }

    /// A name or a word for a person, before the comma in front of an age.
    private func isPerson(_ j: Int) -> Bool {
        // "Dan Marsh Jr., 55,"
        let k = tokens[j].isSign(".") && j > start ? j - 1 : j
        let word = tokens[k]
        guard word.kind == .word, ClosedClass.of(word).isEmpty else { return false }
        if isCue(word, .person) { return k > start }
        return (word.shape == .capitalised || word.shape == .mixed) && !isCue(word, .month)
    }

    static let yo = WordHash.of("yo")
    static let y = WordHash.of("y")
    static let o = WordHash.of("o")
    static let old = WordHash.of("old")
    static let olds = WordHash.of("olds")
    static let ageWord = WordHash.of("age")
    static let aged = WordHash.of("aged")
    static let ages = WordHash.of("ages")
    static let now = WordHash.of("now")
}
