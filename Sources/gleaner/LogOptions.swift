internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// How messages to operators are written.
struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Form of the messages on standard error: text, logfmt or json.", valueName: "format"))
    var logFormat: Log.Format = .text

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    var log: Log { Log(format: logFormat, verbose: verbose) }

    /// Runs a command's body; a file, a folder or a database that keeps it from its work is logged and ends it.
    func reporting(_ body: (Log) throws -> Void) throws {
        do { try body(log) } catch let error as LoadError {
            log.error("\(error)")
            throw Outcome(error)
        } catch let error as FileError {
            log.error("\(error)")
            throw Outcome(error)
        }
    }
}

extension Log.Format: ExpressibleByArgument {}
