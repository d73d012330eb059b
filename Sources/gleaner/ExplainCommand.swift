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
        help: ArgumentHelp(
            "A finished run's folder, a folder of such folders, or a database: sqlite:PATH or postgresql://…",
            valueName: "place"))
    var place: String

    @OptionGroup var logging: LogOptions

    func run() throws {
        try logging.reporting { log in
            guard let lines = try FactExplanation.lines(of: fact, in: place) else {
                log.error("\(FactQuery.shown(place)) has no fact \(fact)")
                throw Outcome.noInput
            }
            let output = try LineOutput(path: "-")
            for line in lines { try output.text(line) }
            try output.flush()
        }
    }
}
