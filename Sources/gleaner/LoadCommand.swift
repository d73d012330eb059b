internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner load`: finished runs into a database.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Loads the facts of finished runs into a database.",
        discussion:
            "As often as one likes and in any order: the newest observation of a document counts, then the newest program."
    )

    @Argument(help: "Folders of finished runs, or folders of such folders.")
    var folders: [String]

    @Option(help: ArgumentHelp("The database: sqlite:PATH or postgresql://…", valueName: "database"))
    var into: String

    @Option(
        help: ArgumentHelp("Write a line for every rejected line there (default: standard error).", valueName: "file"))
    var rejects: String?

    @OptionGroup var logging: LogOptions

    func run() throws {
        let log = logging.log
        var loaded = 0
        var rejected = 0
        do {
            let output = try LineOutput(path: rejects ?? "stderr")
            let target = try LoadTarget(into)
            for folder in folders {
                do throws(LoadError) {
                    for run in try RunFolders.finished(in: folder) {
                        let report = try target.load(folder: run) { reject in
                            try output.line { reject.write(to: &$0) }
                        }
                        loaded += 1
                        rejected += report.rejected
                        log.info(
                            "\(report.documents) documents, \(report.facts) new facts, \(report.superseded) known or superseded",
                            ["folder": run])
                    }
                } catch {
                    switch error {
                    case .uncommitted, .missing: break
                    default: throw error
                    }
                    rejected += 1
                    log.error("\(error)")
                }
            }
            try output.flush()
        } catch let error as LoadError {
            log.error("\(error)")
            throw Outcome.of(error)
        } catch let error as FileError {
            log.error("\(error)")
            throw Outcome.inputOutput
        }
        if rejected > 0 { throw loaded > 0 ? Outcome.someRejected : Outcome.noneOf(folders) }
    }
}
