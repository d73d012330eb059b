/// Numbers phrases: those with the same words, however they are cased, share a number.
package struct PhraseGroups: Sendable {
    private(set) var index: PhraseIndex
    /// The words of each group.
    package private(set) var words: [PhraseWords] = []

    /// Room for some phrases; more make it grow.
    package init(capacity: Int) {
        index = PhraseIndex(capacity: capacity)
        words.reserveCapacity(capacity)
    }

    /// The number of a phrase: the next one where its words are new.
    package mutating func add(_ phrase: String) -> Int {
        var cut = PhraseWords()
        let place = Int(index.place(of: phrase, orAt: Int32(words.count), &cut))
        if place == words.count { words.append(cut) }
        return place
    }
}
