internal import NewsLanguage

/// What a word may be, told from its form and the lexicon.
extension FigureReader {
    /// A verb that is no noun as well.
    func isVerb(_ token: Token) -> Bool {
        guard let entry = SyntaxLexicon.words[token] else { return false }
        return entry.verb != 0 && !entry.isNounToo && !entry.forms.isDisjoint(with: [.base, .third, .past])
    }

    /// "speedily", not "elderly"
    func isAdverb(_ token: Token) -> Bool { endsLikeAdverb(token) && !isCue(token, .lyAdjective) }

    func endsLikeAdverb(_ token: Token) -> Bool { token.count > 4 && ends(token, "l", "y") }

    /// "raised", "sharply": neither is counted.
    func endsLikeVerb(_ token: Token) -> Bool {
        guard token.count > 3 else { return false }
        // "speed" and "seed" are nouns.
        let isNoun = bytes[Int(token.end) - 3] == UInt8(ascii: "e")
        return ends(token, "e", "d") && !isNoun || ends(token, "l", "y")
    }

    /// Whether a word of two letters or more ends in these two, written small.
    func ends(_ token: Token, _ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
        bytes[Int(token.end) - 1] == UInt8(ascii: b) && bytes[Int(token.end) - 2] == UInt8(ascii: a)
    }

    /// Whether a word ends in s, as plurals do.
    func endsInS(_ token: Token) -> Bool { bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s") }
}
