internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner verify`: is a finished run what it says?
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks finished runs: digests, counts, quotes, and the way back to the archive's bytes.",
        discussion: "Writes a line for every problem; ends with 65 when there is one.")

    @Argument(help: "Folders of finished runs, or folders of such folders.")
    var folders: [String]

    @OptionGroup var logging: LogOptions

    func run() throws {
        let log = logging.log
        var bad = false
        let output = try LineOutput(path: "-")
        for folder in folders {
            var found = ""
            do throws(LoadError) {
                for run in try RunFolders.finished(in: folder) {
                    let check = try RunCheck(folder: run)
                    for problem in check.problems {
                        bad = true
                        found += "\(problem.place): \(problem.message)\n"
                    }
                    if check.untraced > 0 {
                        log.warning(
                            "the archives of \(Counted(check.untraced, "article")) are not here: their bytes were not looked at",
                            ["folder": run])
                    }
                    log.info(
                        "\(Counted(check.quotes, "quote")), \(Counted(check.traced, "article")) traced to their archives",
                        ["folder": run])
                }
            } catch {
                bad = true
                log.error("\(error)")
            }
            do throws(FileError) {
                try output.lines(Array(found.utf8))
                try output.flush()
            } catch {
                log.error("\(error)")
                throw Outcome.inputOutput
            }
        }
        if bad { throw Outcome.noneOf(folders) }
    }
}
