internal import NewsLanguage

/// The sets of words that the search for names turns on: the rows of `companies/word_sets`, which says what each is for.
enum NameWords {
    static let sets = WordSets("companies/word_sets")
}
