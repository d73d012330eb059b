package import NewsModel

/// Where one slot of a fact comes from: the way it was found, the words that say so, and the rows of the tables that decided.
package struct SlotSource: Sendable, Equatable {
    /// Name of the slot in the stream: `value`, `measure`, `subject`, `period`, `modality`, `change`, `compared_with`,
    /// `attributed_to`, `group`.
    package var slot: String
    /// The rule, or the basis where a slot has no rule of its own.
    package var rule: String
    /// The words, as bytes of the article's text, in reading order; none where nothing in the text says it.
    package var ranges: [TextRange] = []
    /// Rows as `table: row`, as they stand in `Sources/CTables/Tables`.
    package var rows: [String] = []
}
