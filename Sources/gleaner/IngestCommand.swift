internal import ArgumentParser
internal import NewsModel
internal import NewsPipeline

/// `gleaner ingest`: what is new at every due source, as facts.
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Reads what is new or changed at every due source and turns it into facts.",
        discussion: """
            A source is due when its `every`, and on the web the pause that feed and server ask for, has passed. Each run with something \
            new writes a folder of its own below `output` and loads it into the databases of `load`; a run that finds nothing new \
            writes nothing, and none that goes well says anything.
            \(Outcome.help([
                .done: "done", .someRejected: "more pages rejected than --max-reject-ratio", .usage: "no such source",
                .unreachable: "every source unreachable", .inputOutput: "reading or writing failed, or a database is away",
                .locked: "another run is at work", .configuration: "the configuration is wrong",
            ]))
            """)

    @OptionGroup var config: ConfigurationOptions

    @Option(
        help: ArgumentHelp(
            "Look at the source of that name alone, due or not; may be given several times.", valueName: "name"))
    var only: [String] = []

    @Flag(
        help:
            "Print what would be taken in, a line each, and keep nothing. What is due on the web is fetched for that."
    )
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Take in at most that many new or changed pages; the next run goes on with the others.", valueName: "n"))
    var limit: Int?

    @Flag(help: "Take only pages that an earlier run rejected: after a new version, or when a site is whole again.")
    var onlyFailed = false

    @Option(
        help: ArgumentHelp(
            "Take only pages that their feed dates on that day or later, and files observed then or later; what has no date is taken.",
            valueName: "date"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "After that many seconds finish the pages in hand, commit them and stop; the next run goes on with the others.",
            valueName: "s"))
    var maxDuration: Double?

    @Option(
        help: ArgumentHelp(
            "Commit the web's pages in portions of that many, each in a folder of its own; bounds the memory of a run.",
            valueName: "n"))
    var portion = 1000

    @Option(
        help: ArgumentHelp(
            "Share of rejected pages, 0 to 1, above which the exit code is 3 (default: the configuration's max_reject_ratio, else 0.5).",
            valueName: "r"))
    var maxRejectRatio: Double?

    @OptionGroup var logging: LogOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit is a number from 1") }
        if let since, !Reprocessing.isMoment(since) {
            throw ValidationError("--since takes a date, as 2024-05-01 or 2024-05-01T12:00:00Z")
        }
        if portion < 1 { throw ValidationError("--portion is a number from 1") }
        if let maxDuration, !(maxDuration >= 0) { throw ValidationError("--max-duration is a number of seconds") }
        if let maxRejectRatio, !(0...1).contains(maxRejectRatio) {
            throw ValidationError("--max-reject-ratio is between 0 and 1")
        }
    }

    func run() async throws {
        StopSignal.listen()
        let log = logging.log
        let configuration = try config.read(log)
        var options = Ingestion.Options()
        options.only = only
        options.dryRun = dryRun
        options.limit = limit
        options.onlyFailed = onlyFailed
        options.maxDuration = maxDuration
        options.portion = portion
        options.since = since
        let progress = ProgressLine()
        let outcome: Ingestion.Outcome
        do throws(IngestionError) {
            outcome = try await Ingestion(configuration, options, log: log).run { progress.show($0) }
        } catch {
            progress.clear()
            log.error("\(error)")
            throw Outcome(error)
        }
        progress.clear()
        if dryRun {
            let output = try LineOutput(path: "-")
            for name in outcome.pending { try output.text(name) }
            try output.flush()
        }
        report(outcome, log)
        if outcome.isShort { throw Outcome.inputOutput }
        if outcome.looked > 0 && outcome.unreachable.count == outcome.looked { throw Outcome.unreachable }
        if outcome.rejectRatio > maxRejectRatio ?? configuration.maxRejectRatio {
            log.warning(
                "\(Counted(outcome.tally.rejects, "page was", "pages were")) rejected: see rejects.jsonl",
                ["folder": outcome.folder ?? ""])
            throw Outcome.someRejected
        }
    }

    private func report(_ outcome: Ingestion.Outcome, _ log: Log) {
        let tally = outcome.tally
        if let folder = outcome.folder {
            log.info("\(tally)", ["folder": folder])
        } else if !dryRun {
            log.info("nothing new at \(Counted(outcome.looked, "source"))")
        }
    }
}
