internal import NewsLanguage
internal import NewsModel

/// Ticker symbols in brackets: `(NYSE: F)`, `(600104.SH)`, `(SHA: 600104)`, `(NASDAQ: GOOG, GOOGL)`.
enum Exchanges {
    /// A symbol as the text gives it.
    struct Listing: Equatable, Sendable {
        /// The bracket with everything inside.
        var tokens: Range<Int>
        var ticker: String
        /// Market of the symbol (ISO 10383); nil where the text names none that is sure.
        var mic: String?
    }

    private static func codes(_ side: String) -> WordTable<String> {
        var entries: [(String, String)] = []
        for row in Table("companies/exchanges").rows where row.count >= 3 && row[1] == side {
            entries.append((row[0], row[2]))
        }
        return WordTable(entries)
    }
    private static let before = codes("before")
    private static let after = codes("after")

    /// The listing whose bracket opens at token `open`; nil where there is none.
    static func listing(in stream: TokenStream, at open: Int, end: Int) -> Listing? {
        let tokens = stream.tokens
        guard tokens[open].isSign("("),
            let close = (open + 1..<min(open + 12, end)).first(where: { tokens[$0].isSign(")") }), close > open + 1
        else { return nil }
        let inside = open + 1..<close
        if let colon = inside.first(where: { tokens[$0].isSign(":") }), colon + 1 < close {
            guard let code = (open + 1..<colon).lazy.compactMap({ before[tokens[$0]] }).first else { return nil }
            let stop =
                (colon + 1..<close).first { tokens[$0].isSign(",") || tokens[$0].isSign(";") || tokens[$0].isSign("/") }
                ?? close
            return Listing(
                tokens: open..<close + 1, ticker: stream.string(colon + 1..<stop), mic: code.isEmpty ? nil : code)
        }
        // 600104.SH, AAPL.O; single letters come as one word: F.N
        if close - open == 4, tokens[open + 2].isSign("."), !tokens[open + 2].spaceBefore,
            !tokens[open + 3].spaceBefore, let mic = after[tokens[open + 3]],
            tokens[open + 1].kind == .number || tokens[open + 1].shape == .upper, tokens[open + 3].shape != .lower
        {
            return Listing(tokens: open..<close + 1, ticker: stream.string(open + 1..<open + 2), mic: mic)
        }
        return nil
    }
}
