internal import ArgumentParser
internal import Foundation
internal import NewsExtractor
internal import NewsModel

/// `gleaner extract`: articles to annotated articles.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Finds companies, figures and dates in articles.",
        discussion:
            "Reads gleaner.article/1 lines (only doc_id and text are needed) and writes gleaner.annotated/1 lines.")

    @Argument(help: "Files of JSON-lines, or - for standard input (the default).")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("Look only for these: figures, dates, companies.", valueName: "parts"))
    var only: String?

    @Option(
        help: ArgumentHelp("Link companies by this index (see gleaner companies import).", valueName: "file"),
        completion: .file())
    var companies: String?

    @OptionGroup var stage: StageOptions

    func run() throws {
        let extractor = ArticleExtractor(parts: try parts(), directory: try directory())
        let output = try LineOutput(path: "-")
        try stage.drive(inputs, stage: "extract", to: output) { cursor in
            let annotated = try extractor.process(try Article(&cursor))
            try output.line { annotated.write(to: &$0) }
        }
    }

    private func directory() throws -> CompanyDirectory? {
        guard let companies else { return nil }
        do {
            return try CompanyDirectory(Data(contentsOf: URL(fileURLWithPath: companies), options: .mappedIfSafe))
        } catch {
            FileHandle.standardError.write(Data("gleaner: \(companies): \(error)\n".utf8))
            throw ExitCode(66)
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
        return parts
    }
}
