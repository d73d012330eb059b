/// A mention that syntax treats as one piece: nothing inside it is a verb, a preposition or a clause of its own.
package struct SyntaxAtom: Sendable {
    /// What the piece is.
    package enum Kind: UInt8, Sendable {
        case figure, date, name
        /// What grammar passes over, as it does an adverb.
        case aside
    }

    /// Tokens of the stream.
    package var tokens: Range<Int>
    /// What it is.
    package var kind: Kind
    /// Index into the caller's list of mentions of that kind.
    package var index: Int

    /// Marks tokens as one piece.
    package init(tokens: Range<Int>, kind: Kind, index: Int) {
        self.tokens = tokens
        self.kind = kind
        self.index = index
    }
}
