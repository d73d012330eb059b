internal import NewsLanguage
internal import NewsModel

/// News agencies and papers that a story merely credits: `told Reuters`, `(Photo/Xinhua)`, `BEIJING, May 3 (Xinhua) --`.
enum CreditedMedia {
    static let names: PhraseTable<Bool> = PhraseTable(Table("companies/media").rows.map { ($0[0], true) })

    private static let heads: WordTable<Bool> = WordTable(
        Table("companies/media_heads").rows.flatMap { $0.first?.split(separator: " ").map { (String($0), true) } ?? [] }
    )

    /// Whether a name of several words ends as newspapers' names do.
    static func isNewspaper(_ name: ArraySlice<Token>) -> Bool {
        guard name.count > 1, let last = name.last else { return false }
        return last.shape == .capitalised && heads[last] != nil
    }

    /// The longest name of a medium at token `index`: its length in tokens. Names in capitals stay in capitals.
    static func match(_ tokens: [Token], at index: Int, end: Int) -> Int? {
        guard tokens[index].shape != .lower, let found = names.match(tokens, at: index, end: end) else { return nil }
        return found.count
    }
}
