internal import NewsLanguage

/// Lists: names that stand side by side in one are mostly of one kind. What the model alone takes for a company among persons or
/// places is one of them: `from Harald Voss and Ikem Oyelade`, `Moorland, Saltby and Kirn counties`.
extension DocumentNames {
    private static let and = NameWords.sets["list_links"]
    private static let placeNouns = NameWords.sets["list_places"]
    /// Fewest names of a list that tells places.
    private static let leastPlaces = 3

    /// Gives names the kind of their neighbours in lists.
    mutating func settleLists(_ spans: [NameSpan]) {
        var i = 0
        while i < spans.count {
            var end = i + 1
            while end < spans.count, isLinked(spans[end - 1], spans[end]) { end += 1 }
            if end - i > 1 { settle(spans[i..<end]) }
            i = end
        }
    }

    private mutating func settle(_ list: ArraySlice<NameSpan>) {
        settleCompanies(list)
        for i in list.indices where list[i].kind == .company && list[i].rule == "model" {
            guard let number = number(ofCore: list[i].tokens), isUnproven(forms[number]) else { continue }
            let neighbours = [i - 1, i + 1].filter(list.indices.contains).map { list[$0] }
            guard let kind = neighbours.first?.kind, neighbours.allSatisfy({ $0.kind == kind }) else { continue }
            let isPlural = followsPlaces(list[list.endIndex - 1])
            switch kind {
            case .person where list[i].tokens.count < 4 && isPersonShaped(list[i].tokens),
                .place
            where list[i].tokens.count < 3 && (list.count >= Self.leastPlaces || isPlural)
                && neighbours.contains { isKnownPlace($0.tokens) }:
                decide(number, kind)
            default: continue
            }
        }
    }

    /// Makes companies of the few names of a list that are told to be works, places or persons by a single word.
    private mutating func settleCompanies(_ list: ArraySlice<NameSpan>) {
        let companies = list.count { $0.kind == .company && $0.confidence >= Self.sureCompany }
        guard companies >= Self.leastCompanies, list.count - companies <= companies / 2 else { return }
        for span in list where span.kind != .company && span.kind != .organisation && span.rule == "model" {
            let name = span.tokens
            guard span.kind == .other || name.count == 1, !isKnownPlace(name),
                name.allSatisfy({ stream.tokens[$0].kind == .word }),
                NotCompanies.heads[stream.tokens[name.upperBound - 1]] == nil,
                let number = number(ofCore: name)
            else { continue }
            forms[number].votes[Int(NameKind.company.rawValue)] += Self.listVotes
            forms[number].best = max(forms[number].best, Self.sureCompany)
        }
    }

    private static let sureCompany = 0.7
    private static let leastCompanies = 3
    private static let listVotes = 2.0

    /// Whether one name follows the other with nothing but a comma or "and" between them.
    private func isLinked(_ first: NameSpan, _ second: NameSpan) -> Bool {
        let tokens = stream.tokens
        let gap = first.tokens.upperBound..<second.tokens.lowerBound
        guard gap.count == 1 || gap.count == 2, gap.upperBound <= tokens.count else { return false }
        return gap.allSatisfy { Self.and.contains(tokens[$0].hash) || tokens[$0].isSign(",") }
            && !(gap.count == 2 && tokens[gap.upperBound - 1].isSign(","))
    }

    /// `counties`, `islands` behind the last name of a list.
    private func followsPlaces(_ last: NameSpan) -> Bool {
        last.tokens.upperBound < stream.tokens.count
            && Self.placeNouns.contains(stream.tokens[last.tokens.upperBound].hash)
    }

    /// Whether the lexicon knows a name as a place's: the model takes many a word of a technical list for one.
    private func isKnownPlace(_ name: Range<Int>) -> Bool {
        var h: UInt64 = 0
        for i in name {
            h = i == name.lowerBound ? stream.tokens[i].hash : WordHash.join(h, stream.tokens[i].hash)
        }
        return !lexicon[h].marks.isDisjoint(with: [.country, .town])
    }

    /// Two or three capitalised words, none of which is a part of companies' names.
    private func isPersonShaped(_ name: Range<Int>) -> Bool {
        name.count > 1
            && name.allSatisfy {
                stream.tokens[$0].shape == .capitalised
                    && lexicon[stream.tokens[$0].hash].marks.isDisjoint(with: [.companyPart, .country])
                    && LegalForms.strength(stream.tokens[$0]) == nil
            }
    }
}
