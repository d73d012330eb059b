internal import ArgumentParser
internal import NewsPipeline

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .customLong("config"), help: ArgumentHelp("Configuration file.", valueName: "file"))
    var file = "gleaner.yaml"

    /// Reads it, or says what is wrong with it and ends with the exit code for that.
    func read(_ log: Log) throws -> Configuration {
        do throws(ConfigurationError) { return try ConfigurationReader.read(file: file) } catch {
            for line in error.description.split(separator: "\n") { log.error(String(line)) }
            throw Outcome.configuration
        }
    }
}
