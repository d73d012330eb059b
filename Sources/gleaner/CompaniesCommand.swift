internal import ArgumentParser
internal import Foundation
internal import NewsExtractor
internal import NewsModel

/// `gleaner companies`: the user's own companies.
struct CompaniesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "companies", abstract: "Makes an index of companies for linking.", subcommands: [Import.self])

    /// `gleaner companies import`: lists of companies to one compact index.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Reads lists of companies into one index.",
            discussion: """
                Reads the SEC's company_tickers.json and company_tickers_exchange.json, GLEIF's golden copy as CSV or JSON and \
                tab-separated files with the columns name, aliases, country, ticker, mic, lei, isin, cik, wikidata, watch. The \
                options --companies of extract and reprocess and the key companies of a configuration then link by the index.
                """)

        @Argument(help: "Lists of companies.", completion: .file())
        var files: [String]

        @Option(
            name: .shortAndLong, help: ArgumentHelp("The index to write.", valueName: "file"), completion: .file())
        var output = "companies.index"

        func run() throws {
            var companies: [CompanyRecord] = []
            for file in files {
                do throws(CompanyLists.Failure) { companies += try CompanyLists.read(file) } catch {
                    Terminal.complain("\(error)")
                    throw Outcome(error)
                }
            }
            guard !companies.isEmpty else {
                Terminal.complain("no company in \(files.joined(separator: ", "))")
                throw Outcome.allRejected
            }
            do { try CompanyDirectory(companies).data.write(to: URL(fileURLWithPath: output), options: .atomic) } catch
            {
                Terminal.complain("\(output) cannot be written: \(error.localizedDescription)")
                throw Outcome.inputOutput
            }
            Terminal.complain("\(Counted(companies.count, "company", "companies")) in \(output)")
        }
    }
}
