internal import ArgumentParser
internal import NewsPipeline

/// How messages to operators are written.
struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Form of the messages on standard error: text, logfmt or json.", valueName: "format"))
    var logFormat: Log.Format = .text

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    var log: Log { Log(format: logFormat, verbose: verbose) }
}

extension Log.Format: ExpressibleByArgument {}
