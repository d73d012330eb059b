internal import NewsLanguage

/// Clubs: `Marlow United` is told by its last word, and is called by it: `United`.
extension DocumentNames {
    private static let heads = NameWords.sets["club_heads"]

    /// Makes organisations of the last words of clubs' names where they stand alone.
    mutating func settleClubs() {
        var last: Set<UInt64> = []
        for form in forms where form.letters.count > 1 && form.kind == .organisation {
            if Self.heads.contains(stream.tokens[form.core.upperBound - 1].hash), let word = form.letters.last {
                last.insert(word)
            }
        }
        guard !last.isEmpty else { return }
        for i in forms.indices
        where forms[i].letters.count == 1 && last.contains(forms[i].letters[0]) && isUnproven(forms[i]) {
            decide(i, .organisation)
        }
    }
}
