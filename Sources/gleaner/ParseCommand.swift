internal import ArgumentParser
internal import NewsModel
internal import NewsPipeline

/// `gleaner parse`: pages to articles.
struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Extracts text, blocks and metadata of news pages.",
        discussion: "Every input is told by its content. Writes gleaner.article/1 lines in input order.")

    @Argument(help: "HTML pages, WARC archives, feeds, articles as JSON-lines, folders, or - for standard input.")
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("A capture manifest (JSON-lines) that names pages; - for standard input.", valueName: "file")
    )
    var manifest: String?

    @Option(help: ArgumentHelp("Pages worked on at once (default: one a core).", valueName: "n"))
    var jobs: Int?

    @OptionGroup var stage: StageOptions

    func validate() throws {
        if inputs.isEmpty && manifest == nil { throw ValidationError("name at least one input, or a --manifest") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    }

    func run() async throws {
        StopSignal.listen()
        let rejects = try stage.rejectOutput()
        let counts: (articles: Int, rejected: Int, opened: Int)
        do throws(FileError) {
            let output = try LineOutput(path: "-")
            counts = try await Parsing(inputs: inputs, manifest: manifest, jobs: jobs ?? ProcessorCount.online).run(
                articles: { (line) throws(FileError) in try output.lines(line) },
                rejects: { (rejection) throws(FileError) in try rejects.line { rejection.write(to: &$0) } })
            try output.flush()
            try rejects.flush()
        } catch {
            throw stage.fail(error)
        }
        if counts.opened == 0 {
            if counts.rejected > 0 { throw Outcome.noneOf(manifest.map { [$0] } ?? []) }
            throw Outcome.nothing()
        }
        try Outcome.rejecting(counts.rejected, done: counts.articles)
    }
}
