package import NewsModel

/// A fact with the named observations its confidence is computed from, and where its slots come from: what the trainer of the
/// confidence model reads, and what `gleaner explain` shows.
package struct ObservedFact: Sendable {
    package let fact: Fact
    package let observations: [String]
    /// Where each slot comes from.
    package let sources: [SlotSource]
}

extension FactNormalizer {
    /// The facts of one article with their observations, whatever its language.
    package func observe(_ article: AnnotatedArticle) -> [ObservedFact] {
        FactAssembler(Story(article), noted: true).observed()
    }
}
