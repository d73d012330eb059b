internal import ArgumentParser
internal import NewsModel
internal import NewsPipeline

/// `gleaner reprocess`: archives, pages, feeds and articles to facts.
struct ReprocessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Turns archives, pages, feeds, articles or folders of those into facts.",
        discussion: """
            Every input is told by its content. Output keeps input order and is the same bytes whatever --jobs says. Without \
            --output facts go to standard output and rejects to standard error.
            """)

    @Argument(help: "WARC archives, HTML pages, feeds, articles as JSON-lines, folders, or - for standard input.")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("Folder for articles, documents, facts, rejects and run.json.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("Pages worked on at once (default: one a core).", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp("A capture manifest (JSON-lines) that names pages; - for standard input.", valueName: "file")
    )
    var manifest: String?

    @Option(help: ArgumentHelp("Leave out what was observed before that date.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Without --output: write a line for every rejected input there.", valueName: "file"))
    var rejects: String?

    @OptionGroup var companies: CompanyOptions

    @OptionGroup var logging: LogOptions

    func validate() throws {
        if inputs.isEmpty && manifest == nil { throw ValidationError("name at least one input, or a --manifest") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
        if let since, !Reprocessing.isMoment(since) {
            throw ValidationError("--since takes a date, as 2024-05-01 or 2024-05-01T12:00:00Z")
        }
    }

    func run() async throws {
        StopSignal.listen()
        let progress = ProgressLine()
        var reprocessing = Reprocessing(
            inputs: inputs, manifest: manifest, since: since, output: output, jobs: jobs ?? ProcessorCount.online)
        reprocessing.companies = try companies.references()
        let tally: RunTally
        do throws(FileError) {
            let facts = try LineOutput(path: "-")
            let rejectLines = try LineOutput(path: output == nil ? rejects ?? "stderr" : "stderr")
            tally = try await reprocessing.run(
                .init(
                    facts: { (lines) throws(FileError) in try facts.lines(lines) },
                    rejects: { (lines) throws(FileError) in try rejectLines.lines(lines) })
            ) { progress.show($0) }
            progress.clear()
            try facts.flush()
            try rejectLines.flush()
        } catch {
            progress.clear()
            logging.log.error("\(error)")
            throw Outcome.inputOutput
        }
        if StopSignal.isRequested { logging.log.warning("stopped before the end: run again to finish") }
        if tally.foundNothing {
            if tally.rejects > 0 && output == nil { throw Outcome.noneOf(manifest.map { [$0] } ?? []) }
            throw Outcome.nothing()
        }
        if tally.rejects > 0 {
            if output != nil {
                logging.log.warning(
                    "\(Counted(tally.rejects, "input was", "inputs were")) rejected: see rejects.jsonl",
                    ["folder": output ?? ""])
            }
            try Outcome.rejecting(tally.rejects, done: tally.documents)
        }
        if StopSignal.isRequested { throw Outcome.someRejected }
    }
}
