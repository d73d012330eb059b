internal import NewsLanguage

/// First words: where one company or organisation of the text begins with a word, and no other name does, the word by itself
/// is likely its short form: `Brightwell` beside `Brightwell Dairies`.
extension DocumentNames {
    /// So many votes of the full name are its first word's as well.
    private static let firstWordVotes = 2.0
    /// The same where the text rather takes the word for a place: companies are called after places, newspapers above all.
    private static let placeVotes = 0.5
    /// Most full names with one first word that are looked at.
    private static let mostFull = 16
    private static let companyHeads = NameWords.sets["company_heads"]
    private static let coinedHeads = NameWords.sets["company_heads_of_coined"]
    /// Least confidence of a full name that votes.
    private static let leastSure = 0.8

    /// Gives the votes of full names to the single words that begin them, unless a person has the word for a surname or it is a
    /// place's name: many a company is called after its country.
    mutating func settleFirstWords() {
        var longer: [UInt64: [Int]] = [:]
        var surnames: Set<UInt64> = []
        for (number, form) in forms.enumerated() where form.letters.count > 1 {
            longer[form.letters[0], default: []].append(number)
            if form.kind == .person, let last = form.letters.last { surnames.insert(last) }
        }
        for i in forms.indices where forms[i].letters.count == 1 {
            guard !surnames.contains(forms[i].letters[0]), let full = longer[forms[i].letters[0]],
                case let kind = forms[full[0]].kind, kind == .company || kind == .organisation,
                isOneName(full), full.contains(where: { forms[$0].best >= Self.leastSure }),
                lexicon[stream.tokens[forms[i].core.lowerBound].hash].marks.isDisjoint(with: [.country, .town])
            else { continue }
            let factor = forms[i].kind == .place ? Self.placeVotes : Self.firstWordVotes
            for number in full {
                forms[i].votes[Int(kind.rawValue)] += factor * forms[number].votes[Int(kind.rawValue)]
            }
        }
    }

    /// Gives the votes of full names to their beginnings of two words and more, where only a word that says what the name is of
    /// is missing: `Amber Coast` beside `Amber Coast Foundation`, `Van Reede` beside `Van Reede Mining`.
    mutating func settleBeginnings() {
        var longer: [UInt64: [Int]] = [:]
        for (number, form) in forms.enumerated() where form.letters.count > 2 && form.best >= Self.leastSure {
            longer[form.letters[0], default: []].append(number)
        }
        guard !longer.isEmpty else { return }
        for i in forms.indices where forms[i].letters.count > 1 && knownRow(forms[i].core) == nil {
            let letters = forms[i].letters
            guard let candidates = longer[letters[0]], candidates.count <= Self.mostFull else { continue }
            let full = candidates.filter {
                forms[$0].letters.count == letters.count + 1 && forms[$0].letters.starts(with: letters)
            }
            guard full.count == 1, case let kind = forms[full[0]].kind, kind != forms[i].kind,
                kind == .company || forms[i].kind == .company,
                endsAs(kind, stream.tokens[forms[full[0]].core.upperBound - 1])
            else { continue }
            forms[i].votes[Int(kind.rawValue)] += Self.firstWordVotes * forms[full[0]].votes[Int(kind.rawValue)]
        }
    }

    /// Adds the first words of companies' full names, where no mention of them was found yet, to the names that are looked for:
    /// `a Quellhaus spokeswoman` beside `Quellhaus Publishing`.
    mutating func addFirstWords() {
        var full: [UInt64: Int?] = [:]
        for (number, form) in forms.enumerated() where form.letters.count > 1 && form.kind == .company {
            let known = full.index(forKey: form.letters[0]) != nil
            full[form.letters[0]] = .some(known ? nil : number)
        }
        for number in full.values.compactMap({ $0 }).sorted() where forms[number].best >= Self.leastSure {
            let first = forms[number].core.lowerBound
            let word = stream.tokens[first]
            guard word.kind == .word, word.shape == .capitalised, word.count >= Self.shortestFirstWord,
                lexicon[word.hash].marks.isDisjoint(with: Self.saysOther), self.number(ofCore: first..<first + 1) == nil
            else { continue }
            add(first..<first + 1, like: number)
        }
    }

    private static let shortestFirstWord = 4
    private static let saysOther: NameLexicon.Marks = [
        .common, .country, .town, .firstName, .familyName, .rareFamilyName, .neverName,
    ]

    private func endsAs(_ kind: NameKind, _ last: Token) -> Bool {
        switch kind {
        case .organisation: NotCompanies.heads[last] == .organisation
        case .company: Self.companyHeads.contains(last.hash) || Self.coinedHeads.contains(last.hash)
        default: false
        }
    }

    /// Whether names are one at different lengths: `Brightwell Dairies`, `Brightwell Dairies of Leeds`.
    private func isOneName(_ numbers: [Int]) -> Bool {
        guard let shortest = numbers.min(by: { forms[$0].letters.count < forms[$1].letters.count }) else {
            return false
        }
        return numbers.allSatisfy {
            forms[$0].letters.starts(with: forms[shortest].letters) && forms[$0].kind == forms[shortest].kind
        }
    }
}
