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
            Exit codes: 0 done; 3 done, some inputs rejected; 64 wrong arguments; 65 all inputs bad; 66 no input; 69 every source \
            unreachable; 70 a mistake of the program; 74 reading or writing failed; 75 another run holds the lock; 78 wrong configuration.
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
        } catch let error as FileError {
            Terminal.complain("\(error)")
            exit(withError: Outcome.of(error))
        } catch {
            exit(withError: error)
        }
    }
}
