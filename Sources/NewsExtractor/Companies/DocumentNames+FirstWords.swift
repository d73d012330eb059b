internal import NewsLanguage

/// First words: where one company or organisation of the text begins with a word, and no other name does, the word by itself
/// is likely its short form: `Brightwell` beside `Brightwell Dairies`.
extension DocumentNames {
    /// So many votes of the full name are its first word's as well.
    private static let firstWordVotes = 2.0
    /// The same where the text rather takes the word for a place: companies are called after places, newspapers above all.
    private static let placeVotes = 0.5
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
