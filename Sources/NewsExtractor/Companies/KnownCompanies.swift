internal import NewsLanguage
internal import NewsModel

/// The compiled-in starter list of well-known companies.
enum KnownCompanies {
    /// One name of a company.
    struct Name: Sendable {
        /// Row of the list.
        var row: Int
        /// Written in capitals only: an all-capitals alias must not match a common word (`BAT`, `bat`).
        var capitals: Bool
    }

    /// All names and aliases.
    static let names: PhraseTable<Name> = {
        var entries: [(String, Name)] = []
        for (number, row) in Table("companies/known").rows.enumerated() {
            for name in [row[0]] + (row.count > 1 ? row[1].split(separator: "|").map(String.init) : []) {
                entries.append((name, Name(row: number, capitals: name.utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A })))
            }
        }
        return PhraseTable(entries)
    }()

    /// The longest known name that starts at token `index` and is cased like a name.
    static func match(_ tokens: [Token], at index: Int, end: Int) -> (count: Int, value: Name)? {
        guard tokens[index].shape != .lower, let found = names.match(tokens, at: index, end: end) else { return nil }
        if found.value.capitals && tokens[index].shape != .upper && tokens[index].kind == .word
            && tokens[index].count > 1
        {
            return nil
        }
        return found
    }
}
