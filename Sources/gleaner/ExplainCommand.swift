internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner explain`: why a fact says what it says.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Says where a fact comes from: its slots, the words, the page, the bytes, and what became of its document.")

    @Argument(help: ArgumentHelp("The fact's fact_id.", valueName: "fact_id"))
    var fact: String

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("A finished run's folder, or a folder of such folders.", valueName: "folder"))
    var folder: String

    @OptionGroup var logging: LogOptions

    func run() throws {
        let log = logging.log
        do {
            guard let lines = try FactExplanation.lines(of: fact, in: folder) else {
                log.error("no run in \(folder) has the fact \(fact)")
                throw Outcome.noInput
            }
            let output = try LineOutput(path: "-")
            for line in lines { try output.lines(Array((line + "\n").utf8)) }
        } catch let error as LoadError {
            log.error("\(error)")
            throw Outcome.noInput
        } catch let error as FileError {
            log.error("\(error)")
            throw Outcome.inputOutput
        }
    }
}
