package import NewsModel

/// A fact with the named observations its confidence is computed from: what the trainer of the confidence model reads.
package struct ObservedFact: Sendable {
    package let fact: Fact
    package let observations: [String]
}

extension FactNormalizer {
    /// The facts of one article with their observations, whatever its language.
    package func observe(_ article: AnnotatedArticle) -> [ObservedFact] { FactAssembler(Story(article)).observed() }
}
