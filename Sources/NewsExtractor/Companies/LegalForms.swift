internal import NewsLanguage
internal import NewsModel

/// Legal forms at the end of company names: `Inc.`, `Co., Ltd.`, `N.V.`
enum LegalForms {
    /// How much a form says by itself.
    enum Strength: String, Sendable {
        /// A capitalised name before it is a company's.
        case sure
        /// Other organisations use the word as well.
        case group
    }

    private static let table: WordTable<Strength> = {
        var entries: [(String, Strength)] = []
        for row in Table("companies/legal_forms").rows where row.count >= 2 {
            if let strength = Strength(rawValue: row[1]) { entries.append((row[0], strength)) }
        }
        return WordTable(entries)
    }()

    /// Strength of a token as a legal form; a lower-case word is none.
    @inline(__always)
    static func strength(_ token: Token) -> Strength? {
        guard token.kind == .word, token.shape != .lower || token.first == UInt8(ascii: "a") else { return nil }
        return table[token]
    }

    /// Number of tokens at the end of `name` that are legal forms with their commas and periods: 4 in `SAIC Motor Co., Ltd`.
    static func suffixLength(_ name: ArraySlice<Token>) -> Int {
        var length = 0
        var i = name.endIndex
        while i > name.startIndex + 1 {
            let token = name[i - 1]
            if strength(token) != nil || (token.isSign("&") && length > 0) {
                i -= 1
                length = name.endIndex - i
            } else if token.isSign(".") || token.isSign(",") {
                i -= 1
            } else {
                break
            }
        }
        // A comma or period before the first form belongs to the suffix too.
        while length > 0, name.endIndex - length > name.startIndex + 1, name[name.endIndex - length - 1].isSign(",") { length += 1 }
        return length
    }
}
