package import NewsLanguage
internal import NewsModel

/// Legal forms at the end of company names: `Inc.`, `Co., Ltd.`, `N.V.`
package enum LegalForms {
    /// How much a form says by itself.
    package enum Strength: String, Sendable {
        /// A capitalised name before it is a company's.
        case sure
        /// Other organisations use the word as well.
        case group
    }

    private struct Form: Sendable {
        var strength: Strength
        /// Also written small, as `plc`.
        var small: Bool
    }

    private static let table: WordTable<Form> = {
        var entries: [(String, Form)] = []
        for row in Table("companies/legal_forms").rows where row.count >= 2 {
            guard let strength = Strength(rawValue: row[1]) else { continue }
            entries.append(
                (row[0], Form(strength: strength, small: row[0].utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false)))
        }
        return WordTable(entries)
    }()

    /// Strength of a token as a legal form; a lower-case word is none unless the form is usually written small.
    @inline(__always)
    package static func strength(_ token: Token) -> Strength? {
        guard token.kind == .word, let form = table[token], token.shape != .lower || form.small else { return nil }
        return form.strength
    }

    /// Number of tokens at the end of `name` that are legal forms with their commas and periods: 4 in `SAIC Motor Co., Ltd`.
    package static func suffixLength(_ name: ArraySlice<Token>) -> Int {
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
        while length > 0, name.endIndex - length > name.startIndex + 1, name[name.endIndex - length - 1].isSign(",") {
            length += 1
        }
        return length
    }
}
