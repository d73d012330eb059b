package import NewsModel

/// One word, number or sign of a text, by byte offsets; never a copy of the text.
///
/// `hash` identifies the case-folded form, so that every lexicon looks a token up without building a string.
package struct Token: Sendable {
    /// What a token is made of.
    package enum Kind: UInt8, Sendable {
        /// Letters, with inner apostrophes and the periods of an acronym: `Chang'an`, `U.S.`, `didn't`; also the clitic `'s`.
        case word
        /// Digits with inner separators: `1,200`, `3.2`, `1.234,5`; also vulgar fractions such as `½`.
        case number
        /// Letters first, digits among them: `A320`, `Q3`, `FY24`.
        case alphanumeric
        /// One sign that separates: comma, period, quotation mark, bracket, dash.
        case punctuation
        /// One sign that means something: `$`, `%`, `&`, `°`.
        case symbol

        /// Compared in every rule. The comparison that comes with raw values is generic: other modules would look it up at run time.
        package static func == (one: Kind, other: Kind) -> Bool { one.rawValue == other.rawValue }
    }

    /// How letters are cased.
    package enum Shape: UInt8, Sendable {
        /// No cased letter at all.
        case none
        /// `word`
        case lower
        /// `Word`; a single capital letter too.
        case capitalised
        /// `WORD`, `U.S.`; two capitals or more.
        case upper
        /// `iPhone`, `McDonald`
        case mixed
    }

    /// Offset of its first byte in the text's UTF-8.
    package var start: Int32
    /// Offset behind its last byte.
    package var end: Int32
    /// Word, number or sign.
    package var kind: Kind
    /// How its letters are cased.
    package var shape: Shape
    /// White space or a line break stands before it; false for `bn` in `3.2bn`.
    package var spaceBefore: Bool
    /// First byte of the token: enough to recognise ASCII signs.
    package var first: UInt8
    /// ``WordHash`` of the case-folded form.
    package var hash: UInt64

    /// Bytes of the text.
    package var range: TextRange { TextRange(Int(start), Int(end)) }
    /// Number of bytes.
    package var count: Int { Int(end - start) }

    /// Whether the token is this one ASCII sign.
    package func isSign(_ sign: Unicode.Scalar) -> Bool {
        first == UInt8(truncatingIfNeeded: sign.value) && end - start == 1 && sign.isASCII
    }
}
