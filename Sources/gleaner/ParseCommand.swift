internal import ArgumentParser
internal import FoundationEssentials
internal import NewsModel
internal import NewsParser

/// `gleaner parse`: pages to articles.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Extracts text, blocks and metadata of news pages.",
        discussion: "Reads HTML pages and writes gleaner.article/1 lines.")

    @Argument(help: "HTML files.")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A capture manifest (JSON-lines) that names the pages.", valueName: "file"))
    var manifest: String?

    @OptionGroup var stage: StageOptions

    func run() throws {
        let parser = ArticleParser()
        let output = try LineOutput(path: "-")
        if let manifest {
            let folder = URL(filePath: manifest).deletingLastPathComponent()
            try stage.drive([manifest], stage: "parse", to: output) { cursor in
                let entry = try CaptureEntry(&cursor)
                try parse(entry, URL(filePath: entry.path, relativeTo: folder).path, parser, output)
            }
        } else {
            for input in inputs { try parse(CaptureEntry(path: input), input, parser, output) }
            try output.flush()
        }
    }

    private func parse(_ entry: CaptureEntry, _ file: String, _ parser: ArticleParser, _ output: LineOutput) throws {
        guard let data = try? Data(contentsOf: URL(filePath: file)) else {
            throw Rejection(input: entry.path, stage: "parse", code: "unreadable", message: "the file cannot be read: check the path and its rights")
        }
        var capture = Capture(body: Array(data), source: ArticleSource(kind: "file", path: entry.path))
        capture.url = entry.url
        capture.mediaType = entry.mediaType
        capture.charset = entry.charset
        capture.headers = entry.headers
        capture.observedAt = entry.observedAt
        capture.id = entry.id
        let article = try parser.process(capture)
        try output.line { article.write(to: &$0) }
    }
}
