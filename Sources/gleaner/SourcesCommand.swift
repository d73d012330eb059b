internal import ArgumentParser
internal import NewsModel
internal import NewsPipeline

/// `gleaner sources`: looks at the configuration's sources without reading news.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Checks and lists the sources of a configuration.",
        subcommands: [Check.self, List.self])

    /// `gleaner sources check`: is the configuration right, and is every source there?
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says whether the configuration is right and every source is there.")

        @OptionGroup var config: ConfigurationOptions
        @OptionGroup var logging: LogOptions

        func run() throws {
            let log = logging.log
            let configuration = try config.read(log)
            let checks = SourceCheck.all(configuration)
            let output = try LineOutput(path: "-")
            for check in checks { try output.lines(Array((check.line + "\n").utf8)) }
            let bad = checks.filter { $0.problem != nil }
            if bad.count == checks.count { throw Outcome.unreachable }
            if !bad.isEmpty { throw Outcome.someRejected }
        }
    }

    /// `gleaner sources list`: every source and what is remembered of it.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists every source, when it was looked at and when it is due.")

        @OptionGroup var config: ConfigurationOptions
        @OptionGroup var logging: LogOptions

        func run() throws {
            let log = logging.log
            let configuration = try config.read(log)
            let output = try LineOutput(path: "-")
            do {
                for line in try SourceList.lines(configuration) { try output.lines(Array((line + "\n").utf8)) }
            } catch {
                log.error("\(error)")
                throw Outcome.inputOutput
            }
        }
    }
}
