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

    @Argument(help: "Folders of finished runs.")
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
                var rejections: [Rejection] = []
                do throws(LoadError) {
                    let report = try target.load(folder: folder)
                    loaded += 1
                    rejected += report.rejects.count
                    rejections = report.rejects
                    log.info(
                        "\(report.documents) documents, \(report.facts) new facts, \(report.superseded) known or superseded",
                        ["folder": folder])
                } catch {
                    guard case .uncommitted = error else { throw error }
                    rejected += 1
                    log.error("\(error)")
                }
                for reject in rejections { try output.line { reject.write(to: &$0) } }
            }
            try output.flush()
        } catch let error as LoadError {
            log.error("\(error)")
            if case .target = error { throw ExitCode(64) }
            throw Outcome.inputOutput
        } catch let error as FileError {
            log.error("\(error)")
            throw Outcome.inputOutput
        }
        if rejected > 0 { throw loaded > 0 ? Outcome.someRejected : Outcome.noneOf(folders) }
    }
}
