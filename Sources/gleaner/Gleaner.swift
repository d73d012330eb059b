internal import ArgumentParser
internal import NewsModel

/// `gleaner`: the root command; each subcommand stands in a file of its own and only wires.
@main
struct Gleaner: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gleaner",
        abstract:
            "Reads news and press releases and writes facts: who, what, how much, when, and the words that say so.",
        discussion: """
            Data goes to standard output, messages to standard error; an input that cannot be used becomes a line of the rejects.
            \(Outcome.help)
            """,
        version: Version.program,
        subcommands: [
            ParseCommand.self,
            ExtractCommand.self,
            NormalizeCommand.self,
            RobotsCommand.self,
            ArchiveCommand.self,
            FeedCommand.self,
            SchemaCommand.self,
            FetchCommand.self,
            IngestCommand.self,
            ReprocessCommand.self,
            LoadCommand.self,
            ShowCommand.self,
            ExplainCommand.self,
            ClusterCommand.self,
            VerifyCommand.self,
            DiffCommand.self,
            ExportCommand.self,
            SQLCommand.self,
            SourcesCommand.self,
            CompaniesCommand.self,
        ])

    /// Runs the command that the arguments name. Files that cannot be read or written end it with the exit code for that, whatever
    /// the command is: a full disk behind standard output, too.
    static func main() async {
        StandardStreams.hold()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let outcome as Outcome {
            exit(withError: ExitCode(outcome.rawValue))
        } catch let error as FileError {
            Terminal.complain("\(error)")
            exit(withError: ExitCode(Outcome(error).rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
