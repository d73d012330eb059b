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
        var loaded = 0
        var rejected = 0
        var isAbsent = true
        try logging.reporting { log in
            let output = try LineOutput(path: rejects ?? "stderr")
            guard LoadTarget.isName(into) else { throw LoadError.target(into) }
            // A database that is not there yet is made for the first run that is: a wrong path must leave none.
            var opened: LoadTarget?
            func target() throws(LoadError) -> LoadTarget {
                if let opened { return opened }
                let target = try LoadTarget(into)
                opened = target
                return target
            }
            for folder in folders {
                do throws(LoadError) {
                    for run in try RunFolders.finished(in: folder) {
                        _ = try RunFolderReader(folder: run)
                        let report = try target().load(folder: run) { reject in
                            try output.line { reject.write(to: &$0) }
                        }
                        loaded += 1
                        rejected += report.rejected
                        log.info("\(report)", ["folder": run])
                    }
                } catch {
                    guard error.isNoRun else { throw error }
                    rejected += 1
                    if case .damaged = error { isAbsent = false }
                    log.error("\(error)")
                }
            }
            try output.flush()
        }
        if rejected > 0 { throw loaded > 0 ? Outcome.someRejected : isAbsent ? Outcome.noInput : Outcome.allRejected }
    }
}
