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

    @Option(help: ArgumentHelp("The run's folder.", valueName: "folder"))
    var folder = "."

    func run() throws {
        let output = try LineOutput(path: "-")
        try output.lines(Array(DuckDBScript.text(folder: folder).utf8))
        try output.flush()
    }
}
