internal import NewsLanguage

extension PhraseTable {
    /// The longest phrase that starts at token `start`: its length in tokens and its value. Never crosses `end`.
    ///
    /// It stands in this module so that it is compiled for the values of the module's tables: as generic code of another module
    /// every search, in vain or not, asked the runtime for the type of its result.
    func match(_ tokens: [Token], at start: Int, end: Int) -> (count: Int, value: Value)? {
        longest(tokens, at: start, end: end).map { ($0.count, self[$0]) }
    }
}
