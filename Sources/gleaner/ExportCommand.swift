internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner export`: facts for other programs.
struct ExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes facts as CSV, with the columns one asks for.",
        discussion: "Columns: " + CSVExport.allColumns.joined(separator: ", ") + ".")

    @Argument(help: "A finished run's folder, a folder of such folders, or a file of facts.")
    var path: String

    @Option(help: ArgumentHelp("csv.", valueName: "format"))
    var format: Format = .csv

    @Option(help: ArgumentHelp("Columns, separated by commas (default: all).", valueName: "list"))
    var columns: String?

    @OptionGroup var logging: LogOptions

    func run() throws {
        let log = logging.log
        do {
            let output = try LineOutput(path: "-")
            try CSVLines.write(path, columns: (columns ?? "").split(separator: ",").map(String.init), to: output, log)
            try output.flush()
        } catch let error as LoadError {
            log.error("\(error)")
            throw Outcome.noInput
        } catch let error as FileError {
            log.error("\(error)")
            throw error.operation == "open" ? Outcome.noInput : Outcome.inputOutput
        }
    }
}
