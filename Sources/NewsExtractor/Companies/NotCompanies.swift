package import NewsLanguage
internal import NewsModel

/// Names that look like companies' and are none: well-known products and indices, and last words such as "Ministry".
package enum NotCompanies {
    private struct Name: Sendable {
        var kind: NameKind
        /// Written in capitals only: `DAX` is no index in "Dax".
        var capitals: Bool
    }

    private static let names: PhraseTable<Name> = {
        var entries: [(String, Name)] = []
        for row in Table("companies/not_companies").rows where row.count >= 2 {
            guard let kind = NameKind.allCases.first(where: { $0.label == row[1] }) else { continue }
            entries.append((row[0], Name(kind: kind, capitals: row[0].utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A })))
        }
        return PhraseTable(entries)
    }()

    /// Last words of the names of other organisations, places, events and treaties.
    package static let heads: WordTable<NameKind> = WordTable(
        Table("companies/other_heads").rows.flatMap { row in
            guard row.count >= 2, let kind = NameKind.allCases.first(where: { $0.label == row[0] }) else {
                return [(String, NameKind)]()
            }
            return row[1].split(separator: " ").map { (String($0), kind) }
        })

    /// Kind of the name that the tokens of `range` are as a whole; nil where it is not listed.
    static func kind(_ tokens: [Token], _ range: Range<Int>) -> NameKind? {
        guard let found = names.match(tokens, at: range.lowerBound, end: range.upperBound), found.count == range.count
        else { return nil }
        if found.value.capitals, tokens[range.lowerBound].shape != .upper { return nil }
        return found.value.kind
    }
}
