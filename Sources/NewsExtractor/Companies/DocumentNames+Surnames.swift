internal import NewsLanguage

/// Surnames: a person introduced by the full name is that person where only the surname stands.
extension DocumentNames {
    /// Gives the votes of full names to the surnames that end them, unless a company of that name is in the text as well.
    mutating func settleSurnames() {
        var persons: [UInt64: Double] = [:]
        var companies: Set<UInt64> = []
        for form in forms where form.letters.count > 1 {
            let person = form.votes[Int(NameKind.person.rawValue)]
            let company =
                form.votes[Int(NameKind.company.rawValue)] + form.votes[Int(NameKind.organisation.rawValue)]
            if person > company, let last = form.letters.last { persons[last, default: 0] += person }
            // Dell and Dell Technologies.
            if company > person { companies.formUnion(form.letters) }
        }
        guard !persons.isEmpty else { return }
        for i in forms.indices where forms[i].letters.count == 1 {
            guard let votes = persons[forms[i].letters[0]], !companies.contains(forms[i].letters[0]),
                stream.tokens[forms[i].core.lowerBound].shape != .upper, knownRow(forms[i].core) == nil,
                // A name the text itself calls a company's (`Hale Inc.`, `Hale (NYSE: HL)`) stays one.
                forms[i].fullest.count == forms[i].core.count
            else { continue }
            forms[i].votes[Int(NameKind.person.rawValue)] += 3 * votes
        }
    }

    /// Makes persons of full names that the model alone takes for companies: a first name before a surname that is a person's
    /// elsewhere in the text.
    mutating func settleFullNames() {
        var persons: Set<UInt64> = []
        for form in forms where form.kind == .person {
            if let last = form.letters.last { persons.insert(last) }
        }
        guard !persons.isEmpty else { return }
        for i in forms.indices
        where (2...3).contains(forms[i].letters.count)
            && forms[i].votes[Int(NameKind.company.rawValue)] > 0
        {
            guard let last = forms[i].letters.last, persons.contains(last), isUnproven(forms[i]),
                lexicon[stream.tokens[forms[i].core.lowerBound].hash].marks.contains(.firstName)
            else { continue }
            decide(i, .person)
        }
    }
}
