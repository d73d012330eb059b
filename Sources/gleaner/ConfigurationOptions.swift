internal import ArgumentParser
internal import NewsLoaders
internal import NewsPipeline

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "Configuration file (default: gleaner.yaml in this folder; in the project's own folder that of the demonstration).",
            valueName: "file"))
    var file: String?

    /// Reads it, or says what is wrong with it and ends with the exit code for that.
    func read(_ log: Log) throws -> Configuration {
        try Self.read(log) { () throws(ConfigurationError) in
            if file == nil && FileSystem.size("gleaner.yaml") == nil && FileSystem.isFolder("Fixtures/Feeds") {
                log.info("no gleaner.yaml here: this is the demonstration, with the configuration that is compiled in")
                return try ConfigurationReader.readDemonstration()
            }
            return try ConfigurationReader.read(file: file ?? "gleaner.yaml")
        }
    }

    /// What `body` reads, or what is wrong with it, a line a mistake.
    static func read(
        _ log: Log, _ body: () throws(ConfigurationError) -> Configuration
    ) throws(Outcome) -> Configuration {
        do { return try body() } catch {
            for line in error.description.split(separator: "\n") { log.error(String(line)) }
            throw .configuration
        }
    }
}
