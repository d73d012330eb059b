package import NewsLanguage
package import NewsModel

/// Finds the companies of a story and its other proper names.
package struct NameExtractor: Sendable {
    private let lexicon: NameLexicon?
    private let tagger: NameTagger?
    private let linker: CompanyLinker
    private let watchList: WatchList?

    /// Takes the user's own companies and the ones that the user follows, where there are any.
    package init(directory: CompanyDirectory? = nil, watchList: WatchList? = nil) {
        let lexicon = UnsafeRawBufferPointer(Table("companies/lexicon").bytes)
        let weights = UnsafeRawBufferPointer(Table("companies/weights").bytes)
        self.init(lexicon: lexicon, weights: weights, directory: directory, watchList: watchList)
    }

    /// Takes a model that is not the compiled-in one; its bytes must outlive the extractor.
    package init(
        lexicon: UnsafeRawBufferPointer, weights: UnsafeRawBufferPointer, directory: CompanyDirectory? = nil,
        watchList: WatchList? = nil
    ) {
        linker = CompanyLinker(directory: directory, watchList: watchList)
        self.watchList = watchList
        self.lexicon = NameLexicon(lexicon)
        if let lexicon = self.lexicon, let weights = NameWeights(weights) {
            tagger = NameTagger(lexicon: lexicon, weights: weights)
        } else {
            tagger = nil
        }
    }

    /// Companies and other names of a text in reading order. `title` is the headline's place in the text, where known.
    package func names(in stream: TokenStream, title: TextRange?, language: String?) -> (
        companies: [CompanyMention], entities: [EntityMention]
    ) {
        guard let lexicon else { return ([], []) }
        let found = resolved(in: stream)
        var mentions: [Int: [NameSpan]] = [:]
        for resolved in found {
            if let company = resolved.company { mentions[company, default: []].append(resolved.span) }
        }
        let links = mentions.mapValues { linker.link($0, in: stream, lexicon: lexicon) }
        var companies: [CompanyMention] = []
        var entities: [EntityMention] = []
        for resolved in found {
            let range = stream.range(resolved.span.tokens)
            let name = stream.string(resolved.canonical)
            if resolved.span.kind == .company {
                var mention = CompanyMention(
                    range: range, name: name, confidence: resolved.span.confidence, rule: resolved.span.rule)
                mention.id = resolved.company.flatMap { links[$0] ?? nil }
                companies.append(mention)
            } else {
                entities.append(
                    EntityMention(range: range, type: EntityType(rawValue: resolved.span.kind.label), name: name))
            }
        }
        return (companies, entities)
    }

    /// The names of a text with the rules that decided them, in reading order: for measurements.
    package func spans(in stream: TokenStream) -> [NameSpan] { resolved(in: stream).map(\.span) }

    private func resolved(in stream: TokenStream) -> [DocumentNames.Resolved] {
        guard let lexicon, let tagger else { return [] }
        var spans: [NameSpan] = []
        let surroundings = NameSurroundings(stream, lexicon: lexicon)
        let evidence = NameEvidence(
            stream: stream, lexicon: lexicon, watchList: watchList, surroundings: surroundings)
        let cues = CompanyCues(stream: stream, lexicon: lexicon, surroundings: surroundings)
        tagger.tag(stream, surroundings) { sentence, tagged in
            var found = evidence.apply(to: tagged, sentence: sentence)
            cues.apply(to: &found, sentence: sentence)
            spans += found
        }
        var document = DocumentNames(stream, lexicon: lexicon)
        return document.resolve(spans, surroundings)
    }
}
