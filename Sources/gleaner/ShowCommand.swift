internal import ArgumentParser
internal import Glibc
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner show`: facts for people.
struct ShowCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows facts below the sentences that say so.",
        discussion:
            "Companies, figures and dates are coloured on a terminal (unless NO_COLOR is set) and bracketed elsewhere.")

    @Argument(help: "A finished run's folder, a folder of such folders, or a file of facts; - for standard input.")
    var path: String

    @Option(help: ArgumentHelp("text or csv.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var logging: LogOptions

    func run() throws {
        let path = path == "-" ? "/dev/stdin" : path
        try logging.reporting { log in
            let output = try LineOutput(path: "-")
            switch format {
            case .text:
                let plain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
                let show = FactShow(Paint(colours: isatty(1) == 1 && !plain))
                var leftOut = 0
                var pieces = 0
                try show.run(
                    path,
                    leftOut: { place in
                        leftOut += 1
                        log.warning("a line is no fact and was left out", ["line": place])
                    },
                    {
                        pieces += 1
                        try output.lines(Array($0.utf8))
                    })
                try output.flush()
                // The legend is there in any case.
                if leftOut > 0 { throw pieces > 1 ? Outcome.someRejected : Outcome.allRejected }
            case .csv: if let outcome = try FactLines.writeCSV(path, columns: [], to: output, log) { throw outcome }
            }
        }
    }
}
