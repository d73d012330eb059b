/// A phrase of a ``PhraseTable`` found in a text.
package struct PhraseMatch: Equatable, Sendable {
    /// Length in tokens.
    package let count: Int
    /// Number of its value in the table.
    let place: Int
}
