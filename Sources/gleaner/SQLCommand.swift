internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel

/// `gleaner sql`: statements for databases that read files themselves.
struct SQLCommand: ParsableCommand {
    /// Databases there are statements for.
    enum Dialect: String, ExpressibleByArgument, CaseIterable {
        case duckdb
    }

    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Prints the statements that make another database read a run's folder.",
        discussion: "gleaner sql duckdb --folder run | duckdb facts.duckdb")

    @Argument(help: "duckdb.")
    var dialect: Dialect

    @Option(help: ArgumentHelp("A finished run's folder, or a folder of such folders.", valueName: "folder"))
    var folder = "."

    @OptionGroup var logging: LogOptions

    func run() throws {
        try logging.reporting { _ in
            let sets = try RunFolders.all(in: folder)
                .filter { FileSystem.exists($0 + "/" + RunFolderWriter.Stream.facts.fileName) }
            if sets.isEmpty { throw Outcome.nothing() }
            let script = DuckDBScript.text(folders: sets)
            let output = try LineOutput(path: "-")
            try output.lines(Array(script.utf8))
            try output.flush()
        }
    }
}
