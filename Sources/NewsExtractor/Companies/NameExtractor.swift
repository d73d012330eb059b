package import NewsLanguage
package import NewsModel

/// Finds the companies of a story and its other proper names.
package struct NameExtractor: Sendable {
    /// Takes the user's own companies, where there are any.
    package init(directory: CompanyDirectory? = nil) {}

    /// Companies and other names of a text in reading order. `title` is the headline's place in the text, where known.
    package func names(in stream: TokenStream, title: TextRange?, language: String?) -> (companies: [CompanyMention], entities: [EntityMention]) {
        let tagger = RuleTagger(stream: stream)
        var spans: [NameSpan] = []
        for sentence in stream.sentences { spans += tagger.spans(in: sentence.tokens) }
        var document = DocumentNames(stream)
        let resolved = document.resolve(spans)
        var companies: [CompanyMention] = []
        var entities: [EntityMention] = []
        for (span, company) in resolved {
            let range = stream.range(span.tokens)
            if let company {
                companies.append(
                    CompanyMention(range: range, name: stream.string(document.names[company]), confidence: span.confidence, rule: span.rule))
            } else {
                let type: EntityType =
                    switch span.kind {
                    case .person: .person
                    case .place: .place
                    case .other: .other
                    default: .organisation
                    }
                entities.append(EntityMention(range: range, type: type, name: stream.string(range)))
            }
        }
        return (companies, entities)
    }
}
