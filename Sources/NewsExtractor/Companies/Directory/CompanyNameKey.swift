internal import NewsLanguage

/// Hashes under which a directory finds companies.
enum CompanyNameKey {
    /// Legal forms whose long and short writings are one.
    private static let forms: WordTable<UInt64> = {
        var entries: [(String, UInt64)] = []
        for pair in [
            ("incorporated", "inc"), ("corporation", "corp"), ("company", "co"), ("limited", "ltd"),
            ("companies", "cos"), ("n.v", "nv"), ("s.a", "sa"), ("p.l.c", "plc"), ("s.p.a", "spa"), ("a.g", "ag"),
            ("n.v.", "nv"), ("s.a.", "sa"), ("p.l.c.", "plc"), ("s.p.a.", "spa"), ("a.g.", "ag"), ("a/s", "as"),
        ] {
            entries.append((pair.0, WordHash.of(pair.1)))
        }
        return WordTable(entries)
    }()

    private static let article = WordHash.of("the")

    /// Hash of a whole name with its legal form: `Apple Inc.` and `APPLE INC` are one, `Apple` is another.
    static func full(_ tokens: ArraySlice<Token>) -> UInt64 { join(tokens, seed: 0x66_756c_6c) }

    /// Hash of a name without its legal form.
    static func short(_ tokens: ArraySlice<Token>) -> UInt64 {
        join(
            tokens[tokens.startIndex..<max(tokens.startIndex, tokens.endIndex - LegalForms.suffixLength(tokens))],
            seed: 0x73_686f_7274)
    }

    /// Hash of a symbol and its market.
    static func listing(ticker: String, mic: String) -> UInt64 {
        WordHash.join(WordHash.join(0x74_6963_6b_6572, WordHash.of(symbol(ticker))), WordHash.of(mic))
    }

    /// A symbol without the zeros that some vendors put before Hong Kong's numbers.
    static func symbol(_ ticker: String) -> String {
        let trimmed = ticker.drop { $0 == "0" }
        return ticker.allSatisfy(\.isNumber) && ticker.count < 6 && !trimmed.isEmpty ? String(trimmed) : ticker
    }

    private static func join(_ tokens: ArraySlice<Token>, seed: UInt64) -> UInt64 {
        var h = seed
        for (i, token) in tokens.enumerated() where token.kind != .punctuation {
            if i == 0, token.hash == article { continue }
            h = WordHash.join(h, forms[token] ?? token.hash)
        }
        return h
    }
}
