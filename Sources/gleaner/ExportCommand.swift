internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner export`: facts for other programs.
struct ExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv
        case xbrlJSON = "xbrl-json"
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes facts as CSV, with the columns one asks for, or as an xBRL-JSON report.",
        discussion: """
            Columns of CSV: \(CSVExport.allColumns.joined(separator: ", ")).
            A text of CSV that a spreadsheet would run as a formula (it begins with = + - @) gets an apostrophe in front, \
            unless --exact asks for it as it is; numbers are left alone.
            An xBRL-JSON report needs its taxonomy, \(XBRLReport.taxonomyName), beside it: --output writes both.
            """)

    @Argument(help: "A finished run's folder, a folder of such folders, or a file of facts.")
    var path: String

    @Option(help: ArgumentHelp("csv or xbrl-json.", valueName: "format"))
    var format: Format = .csv

    @Option(help: ArgumentHelp("Columns of CSV, separated by commas (default: all).", valueName: "list"))
    var columns: String?

    @Flag(help: "Texts of CSV exactly as they are, for programs that run no formulas.")
    var exact = false

    @Option(name: [.short, .long], help: ArgumentHelp("Write there (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var logging: LogOptions

    private var names: [String] { (columns ?? "").split(separator: ",").map(String.init) }

    func validate() throws {
        if format != .csv, columns != nil { throw ValidationError("only CSV has columns") }
        if format != .csv, exact { throw ValidationError("--exact is for CSV") }
        if let unknown = names.first(where: { !CSVExport.allColumns.contains($0) }) {
            throw ValidationError(
                "there is no column \(unknown); the columns are \(CSVExport.allColumns.joined(separator: ", "))")
        }
    }

    func run() throws {
        try logging.reporting { log in
            if let output, let slash = output.lastIndex(of: "/"), slash > output.startIndex {
                try FileSystem.makeFolder(String(output[..<slash]))
            }
            // An export that fails leaves the last one as it was; links, pipes and devices are written to as they are.
            let replaced = output.flatMap {
                FileSystem.exists($0) && (FileSystem.size($0) == nil || FileSystem.isLink($0)) ? nil : $0
            }
            let written = replaced.map { $0 + ".unfinished" } ?? output ?? "-"
            let file = try LineOutput(path: written)
            defer { if replaced != nil { try? FileSystem.remove(written) } }
            let outcome: Outcome?
            switch format {
            case .csv: outcome = try FactLines.writeCSV(path, columns: names, isExact: exact, to: file, log)
            case .xbrlJSON:
                if let output {
                    let folder = output.lastIndex(of: "/").map { output[...$0] } ?? ""
                    let taxonomy = try LineOutput(path: folder + XBRLReport.taxonomyName)
                    try taxonomy.lines(XBRLReport.taxonomy)
                    try taxonomy.flush()
                }
                outcome = try FactLines.writeXBRL(path, to: file, log)
            }
            if let replaced, outcome != Outcome.allRejected { try FileSystem.move(written, to: replaced) }
            if let outcome { throw outcome }
        }
    }
}
