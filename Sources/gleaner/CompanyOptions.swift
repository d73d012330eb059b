internal import ArgumentParser
internal import Foundation
internal import NewsExtractor
internal import NewsPipeline

/// The lists of companies that a command links by.
struct CompanyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Link companies by this index or list (see gleaner companies import).", valueName: "file"),
        completion: .file())
    var companies: String?

    @Option(
        help: ArgumentHelp("Find and mark the companies of this list (see Config/gleaner.yaml).", valueName: "file"),
        completion: .file())
    var watch: String?

    /// What the lists say; ends the command where one cannot be read.
    func references() throws -> CompanyReferences {
        do throws(CompanyLists.Failure) { return try .read(directory: companies, watchList: watch) } catch {
            Terminal.complain("\(error)")
            throw Outcome(error)
        }
    }
}
