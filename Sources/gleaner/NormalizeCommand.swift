internal import ArgumentParser
internal import NewsModel
internal import NewsNormalizer

/// `gleaner normalize`: annotated articles to facts.
struct NormalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize",
        abstract: "Links figures, subjects, measures and periods into facts.",
        discussion: "Reads gleaner.annotated/1 lines and writes gleaner.fact/1 lines.")

    @Argument(help: "Files of JSON-lines, or - for standard input (the default).")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("Write a gleaner.document/1 line for every document there.", valueName: "file"))
    var documents: String?

    @OptionGroup var stage: StageOptions

    func run() throws {
        let normalizer = FactNormalizer(program: Version.program, sketches: documents != nil)
        let facts = try LineOutput(path: "-")
        let documents = try self.documents.map { try LineOutput(path: $0) }
        try stage.drive(inputs, stage: "normalize", to: facts) { cursor in
            var again = cursor
            let annotated = try AnnotatedArticle(&cursor)
            guard try annotated.hasMentions || Self.isAnnotated(&again) else {
                throw Rejection(
                    input: annotated.article.docID, stage: "normalize", code: "not_annotated",
                    message: "the article has no figures and dates yet: pass it through `gleaner extract` first")
            }
            let result = try normalizer.process(annotated)
            let map = CodePointMap(annotated.article.text)
            for fact in result.facts { try facts.line { fact.write(to: &$0, text: annotated.article.text, map: map) } }
            try documents?.line { result.document.write(to: &$0) }
            try documents?.flush()
        }
    }

    /// Whether a line has at least one of the lists that `extract` writes.
    private static func isAnnotated(_ cursor: inout JSONCursor) throws(JSONError) -> Bool {
        let line = try JSONValue(&cursor)
        return ["companies", "entities", "figures", "dates"].contains { line[$0] != nil }
    }
}

extension AnnotatedArticle {
    /// Whether anything was found in the article.
    fileprivate var hasMentions: Bool {
        !(companies.isEmpty && entities.isEmpty && figures.isEmpty && dates.isEmpty)
    }
}
