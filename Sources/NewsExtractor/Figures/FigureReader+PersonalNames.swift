internal import NewsLanguage
internal import NewsModel

/// Numbers behind the name of a person: ages, and numbers on shirts.
extension FigureReader {
    /// "Ana Ruiz 49 runs the yard", "Tom Bell 61 said": a person's whole name, the age, and the verb or "who", where nobody set
    /// the commas.
    func isAgeBehindName(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        guard number.plainDigits == 2, ExactDecimal(15) < number.value, draft.next < end, draft.first > start,
            tokens[draft.first].spaceBefore
        else { return false }
        let behind = tokens[draft.next]
        guard behind.kind == .word, behind.shape == .lower, behind.spaceBefore,
            behind.hash == Self.who || ClosedClass.of(behind).contains(.auxiliary)
                || SyntaxLexicon.words[behind].map({
                    $0.verb != 0 && (!$0.isNounToo || !$0.forms.contains(.base))
                        && !$0.forms.isDisjoint(with: [.third, .past])
                }) ?? false
        else { return false }
        return isWholeName(before: draft.first)
    }

    /// "Ana Ruiz (49) runs the yard", "of Ruiz (49), who": an age, where nobody plays.
    func isAgeInBrackets(_ draft: Draft) -> Bool {
        guard draft.amount.number.plainDigits == 2, ExactDecimal(15) < draft.amount.number.value,
            isBracketedBehindWord(draft), !speaksOfSport
        else { return false }
        if isWholeName(before: draft.first - 1) { return true }
        let j = draft.next + 1
        return j + 1 < end && tokens[j].isSign(",") && tokens[j + 1].hash == Self.who
            && isFamilyName(tokens[draft.first - 2])
    }

    /// "striker Ana Ruiz (19) celebrates": the number on a shirt.
    func isShirt(_ draft: Draft) -> Bool {
        let number = draft.amount.number
        return number.plainDigits > 0 && number.plainDigits < 3 && ExactDecimal(3) < number.value
            && isBracketedBehindWord(draft) && speaksOfSport && isNamedPlayer(before: draft.first - 1)
    }

    /// A first name and another capitalised word before token `i`; a team or a place may stand before them.
    private func isNamedPlayer(before i: Int) -> Bool {
        guard i - 2 >= start, let people = lexicon.people else { return false }
        return tokens[i - 1].shape == .capitalised && tokens[i - 2].shape == .capitalised
            && people[tokens[i - 2].hash].marks.contains(.firstName)
    }

    /// "Ana Ruiz, from Holm, was 23 when she left", "Ana Ruiz was 23 when": the age at which something happened.
    func isAgeThen(_ draft: Draft) -> Bool {
        let first = draft.first
        guard draft.next + 1 < end, tokens[draft.next].hash == Self.when, isCue(tokens[draft.next + 1], .person),
            ExactDecimal(3) < draft.amount.number.value, first - 3 >= start,
            tokens[first - 1].hash == Self.was || tokens[first - 1].hash == Self.isWord
        else { return false }
        return isWholeName(before: first - 1) || tokens[first - 2].isSign(",") && isWholeName(before: start + 2)
    }

    private func isBracketedBehindWord(_ draft: Draft) -> Bool {
        draft.low == nil && draft.first - 2 >= start && draft.next < end && tokens[draft.first - 1].isSign("(")
            && tokens[draft.first - 1].spaceBefore && tokens[draft.next].isSign(")")
            && tokens[draft.first - 2].kind == .word
    }

    /// Whether the sentence has words of games and players.
    private var speaksOfSport: Bool { (start..<end).contains { isCue(tokens[$0], .sport) } }

    /// Whether a first name and a family name, and no more of a name than that, end before token `i`.
    private func isWholeName(before i: Int) -> Bool {
        guard i - 2 >= start, let people = lexicon.people, isFamilyName(tokens[i - 1]) else { return false }
        let given = tokens[i - 2]
        guard given.kind == .word, given.shape == .capitalised, ClosedClass.of(given).isEmpty else { return false }
        let marks = people[given.hash].marks
        // "Virginia Beach", "Georgia Tech"
        guard marks.contains(.firstName), !marks.contains(.country) else { return false }
        // "Mary Ann Bell" has one name more; what else a capital begins there is the name of a thing.
        guard i - 3 >= start, tokens[i - 3].kind == .word, tokens[i - 3].shape != .lower,
            ClosedClass.of(tokens[i - 3]).isEmpty
        else { return true }
        return i - 3 == start || people[tokens[i - 3].hash].marks.contains(.firstName)
    }

    private func isFamilyName(_ token: Token) -> Bool {
        guard let people = lexicon.people, token.kind == .word, token.shape == .capitalised || token.shape == .mixed,
            ClosedClass.of(token).isEmpty
        else { return false }
        let marks = people[token.hash].marks
        // "Chelsea Park" is a place, "Air" no family.
        return !marks.isDisjoint(with: [.familyName, .rareFamilyName]) && !marks.contains(.companyPart)
            && !marks.contains(.neverName)
    }

    static let when = WordHash.of("when")
}
