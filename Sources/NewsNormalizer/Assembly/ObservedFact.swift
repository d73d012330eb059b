package import NewsModel

/// A fact with the named observations its confidence is computed from, and where its slots come from: what the trainer of the
/// confidence model reads, and what `gleaner explain` shows.
package struct ObservedFact: Sendable {
    /// The fact as it is written.
    package let fact: Fact
    /// Names of what was seen, in the order of seeing: the features of the confidence model.
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
