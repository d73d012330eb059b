internal import NewsLanguage

/// The sets of words that the search for dates turns on: the rows of `dates/word_sets`, which says what each is for.
enum TimeWords {
    static let sets = WordSets("dates/word_sets")
}
