internal import NewsModel

/// The sets of words that tagger, chunker and clause parser turn on: the rows of `language/word_sets`, which says what each is for.
enum SyntaxWords {
    static let sets = WordSets("language/word_sets")
}

/// The sets of a table of word sets: a name a row, its words separated by spaces, and what they say.
package struct WordSets: Sendable {
    private let sets: [String: WordSet]

    /// The sets of the table called `table` ("language/word_sets").
    package init(_ table: String) {
        var sets: [String: WordSet] = [:]
        for row in Table(table).rows where row.count >= 2 {
            sets[row[0]] = WordSet(Table.parts(of: row[1], at: " ").map { WordHash.of($0) })
        }
        self.sets = sets
    }

    /// The set of that name; a missing row is a mistake of the build, not of the input.
    package subscript(name: String) -> WordSet {
        guard let set = sets[name] else { preconditionFailure("no row \(name) in a table of word sets") }
        return set
    }
}
