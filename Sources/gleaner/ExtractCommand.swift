internal import ArgumentParser
internal import NewsExtractor
internal import NewsModel
internal import NewsPipeline

/// `gleaner extract`: articles to annotated articles.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Finds companies, figures and dates in articles.",
        discussion:
            """
            Reads gleaner.article/1 lines (only doc_id and text are needed; without published, "last week" has no value) and \
            writes gleaner.annotated/1 lines. Text in another language than English comes back without mentions.
            """)

    @Argument(help: "Files of JSON-lines, or - for standard input (the default).")
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("Look only for these, separated by commas: figures, dates, companies.", valueName: "parts"))
    var only: String?

    @OptionGroup var companies: CompanyOptions

    @OptionGroup var stage: StageOptions

    func validate() throws { _ = try parts() }

    func run() throws {
        let extractor = try companies.references().extractor(try parts())
        let output = try LineOutput(path: "-")
        try stage.drive(inputs, stage: "extract", to: output) { cursor in
            let annotated = try extractor.process(try Article(&cursor))
            try output.line { annotated.write(to: &$0) }
        }
    }

    private func parts() throws -> ArticleExtractor.Parts {
        guard let only else { return .all }
        var parts: ArticleExtractor.Parts = []
        for word in only.split(separator: ",") {
            switch word {
            case "figures": parts.insert(.figures)
            case "dates": parts.insert(.dates)
            case "companies": parts.insert(.companies)
            default: throw ValidationError("--only takes figures, dates and companies, not \(word)")
            }
        }
        if parts.isEmpty { throw ValidationError("--only takes figures, dates and companies, separated by commas") }
        return parts
    }
}
