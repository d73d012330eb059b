internal import NewsLanguage

/// The sets of words that the search for figures turns on: the rows of `figures/word_sets`, which says what each is for.
enum FigureWords {
    static let sets = WordSets("figures/word_sets")
}
