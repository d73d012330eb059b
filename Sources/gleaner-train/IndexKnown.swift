internal import ArgumentParser
internal import Foundation
internal import NewsExtractor

/// `gleaner-train known`: the index of the starter list, to be written anew whenever `Config/companies.tsv` changes. It is of
/// the list that is compiled in: build, run, build again.
struct IndexKnown: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "known", abstract: "Indexes the starter list of companies that is compiled in.")

    @Option(help: "Folder to write known.bin to.")
    var output = "Sources/CTables/Tables/companies"

    func run() throws {
        try Data(KnownCompanyIndex.built()).write(to: URL(fileURLWithPath: "\(output)/known.bin"))
    }
}
