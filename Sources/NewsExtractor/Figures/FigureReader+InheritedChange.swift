internal import NewsLanguage
internal import NewsModel

/// Directions that a figure takes from the one before it.
extension FigureReader {
    /// "fell 312 points or more than 4.1%", "cuts of 18% (95,000 cars)", "cut 2,400 posts and 6 mills".
    func inheritedChange(_ draft: Draft) -> Change? {
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
        if gap.count <= 11, draft.amount.unit >= 0, draft.amount.unit == previous.unit,
            lexicon.units[previous.unit].kind == .share, isGapped(gap)
        {
            return change
        }
        if listsChange(draft, previous, gap) || isParallelPart(draft, previous, gap)
            || isOfAnotherTime(draft, previous, gap)
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

    /// "grew 7%, 8% and 9%", "up 7% and 8% respectively"; not "fell 5% and 10% of them left".
    private func listsChange(_ draft: Draft, _ previous: Previous, _ gap: Range<Int>) -> Bool {
        guard draft.amount.unit >= 0, draft.amount.unit == previous.unit,
            lexicon.units[previous.unit].kind == .share, gap.count <= 2,
            gap.allSatisfy({ tokens[$0].isSign(",") || tokens[$0].hash == Self.and || tokens[$0].hash == Self.or }),
            draft.next < end
        else { return false }
        let behind = tokens[draft.next]
        return behind.kind == .punctuation || behind.hash == Self.and || behind.hash == Self.respectively
            || isInDate(draft.next) || ClosedClass.of(behind).contains(.preposition) && behind.hash != Self.of
    }

    /// "grew 2% in the first quarter, 6% year on year": only the time of the first change stands between two shares.
    private func isOfAnotherTime(_ draft: Draft, _ previous: Previous, _ gap: Range<Int>) -> Bool {
        guard gap.count >= 2, gap.count <= 8, draft.amount.unit >= 0, draft.amount.unit == previous.unit,
            lexicon.units[previous.unit].kind == .share,
            tokens[gap.upperBound - 1].isSign(",")
                || tokens[gap.upperBound - 1].hash == Self.and
        else { return false }
        let time = gap.lowerBound..<gap.upperBound - 1
        guard time.contains(where: { isInDate($0) }),
            time.allSatisfy({
                isInDate($0) || tokens[$0].hash == Self.the
                    || $0 == gap.lowerBound && ClosedClass.of(tokens[$0]).contains(.preposition)
            })
        else { return false }
        guard draft.next < end else { return true }
        let behind = tokens[draft.next]
        return behind.kind == .punctuation || isInDate(draft.next) || behind.hash == Self.year
            || behind.hash == Self.on || behind.hash == Self.from || behind.hash == Self.inWord
    }

    /// "fell 9% for vans and 6% for cars": the same preposition behind both shares.
    private func isParallelPart(_ draft: Draft, _ previous: Previous, _ gap: Range<Int>) -> Bool {
        guard gap.count >= 3, gap.count <= 7, draft.next < end, draft.amount.unit >= 0,
            draft.amount.unit == previous.unit, lexicon.units[previous.unit].kind == .share
        else { return false }
        let preposition = tokens[gap.lowerBound]
        let joint = tokens[gap.upperBound - 1]
        return preposition.hash != Self.of && preposition.hash == tokens[draft.next].hash
            && ClosedClass.of(preposition).contains(.preposition)
            && (joint.hash == Self.and || joint.isSign(","))
            && tokens[gap.lowerBound + 1..<gap.upperBound - 1].allSatisfy { $0.kind == .word && !isVerb($0) }
    }

    /// "the Orion rose 1.1%, the Vega 1.4% and the Lyra 0.9%": only a name stands between, the verb is left out.
    func isGapped(_ gap: Range<Int>) -> Bool {
        var joint = gap.lowerBound
        // "lost 2 percent in Ostrava and Halden's 3 percent": the place of the first change.
        if joint < gap.upperBound, ClosedClass.of(tokens[joint]).contains(.preposition) {
            joint += 1
            while joint < gap.upperBound, tokens[joint].kind == .word, tokens[joint].shape != .lower { joint += 1 }
        }
        guard joint < gap.upperBound,
            tokens[joint].isSign(",") || tokens[joint].hash == Self.and || tokens[joint].isSign(";")
        else { return false }
        var names = 0
        for k in joint + 1..<gap.upperBound {
            let token = tokens[k]
            if token.kind == .word || token.kind == .alphanumeric, token.shape != .lower, token.shape != .none {
                names += 1
            } else if token.isSign("."), !token.spaceBefore, names > 0, tokens[k - 1].shape == .capitalised {
                // "Halden & Co."
                continue
            } else if names > 0, k > joint + 1, !token.spaceBefore, isApostrophe(k) || token.hash == Self.genitive {
                // "Halden's 3 percent"
                continue
            } else if !(token.hash == Self.and || token.hash == Self.the || token.kind == .number || token.isSign("&")
                || token.isSign("-"))
            {
                return false
            }
        }
        return names > 0
    }

    static let year = WordHash.of("year")

    /// The code of its unit; `1` for a bare count.
    private func figureUnit(_ draft: Draft) -> String {
        draft.amount.unit >= 0 ? lexicon.units[draft.amount.unit].code : "1"
    }

    /// Whether two counted phrases end in the same noun.
    private func sameHead(_ a: String, _ b: String) -> Bool {
        a.utf8.reversed().prefix { $0 != 0x20 }.elementsEqual(b.utf8.reversed().prefix { $0 != 0x20 })
    }
}
