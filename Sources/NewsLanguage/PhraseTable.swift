/// A fixed map from phrases of one or more tokens to values; finds the longest phrase that starts at a token.
///
/// Phrases are cut into tokens exactly as texts are, so `mid-July` in a table meets `mid-July` in a text.
package struct PhraseTable<Value: Sendable>: Sendable {
    private var index: PhraseIndex
    private var values: [Value] = []

    /// Builds the table; of two entries for one phrase the later one wins.
    package init(_ entries: some Collection<(String, Value)>) {
        index = PhraseIndex(capacity: entries.count)
        values.reserveCapacity(entries.count)
        for (phrase, value) in entries {
            values.append(value)
            index.add(phrase, Int32(values.count - 1))
        }
    }

    /// Builds the table of grouped phrases: one value a group, in the groups' order.
    package init(_ groups: PhraseGroups, values: [Value]) {
        index = groups.index
        self.values = values
    }

    /// The longest phrase that starts at token `start`. Never crosses `end`.
    package func longest(_ tokens: [Token], at start: Int, end: Int) -> PhraseMatch? {
        index.longest(tokens, at: start, end: end)
    }

    /// The value of a phrase that was found.
    package subscript(match: PhraseMatch) -> Value { values[match.place] }
}
