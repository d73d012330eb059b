internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// Facts of a folder or a file on their way to another format.
enum FactLines {
    /// Writes what `form` makes of every line. Bad lines are logged and left out; returns how that ends the command where there were some.
    static func write(
        _ path: String, to output: LineOutput, _ log: Log, _ form: ([UInt8]) throws -> [UInt8]
    ) throws -> Outcome? {
        let files =
            FileSystem.isFolder(path)
            ? try RunFolders.all(in: path).map { $0 + "/" + RunFolderWriter.Stream.facts.fileName } : [path]
        var good = 0
        var bad = 0
        for file in files {
            let reader = try LineReader(path: file)
            while let line = try reader.next() {
                guard case .bytes(let bytes) = line else {
                    bad += 1
                    log.warning("the line is too long and was left out", ["line": "\(file):\(reader.number)"])
                    continue
                }
                if bytes.isEmpty { continue }
                let formed: [UInt8]
                do { formed = try form(bytes) } catch let error as JSONError {
                    bad += 1
                    log.warning("\(error)", ["line": "\(file):\(reader.number)"])
                    continue
                }
                good += 1
                try output.lines(formed)
            }
        }
        return bad == 0 ? nil : good == 0 ? Outcome.allRejected : Outcome.someRejected
    }

    /// Writes facts as CSV with its header; returns how the command ends where lines were left out.
    static func writeCSV(
        _ path: String, columns: [String], isExact: Bool = false, to output: LineOutput, _ log: Log
    ) throws -> Outcome? {
        guard let export = CSVExport(columns: columns, isExact: isExact) else { throw Outcome.bug }
        try output.lines(export.header)
        let outcome = try write(path, to: output, log) { try export.row($0) }
        try output.flush()
        return outcome
    }

    /// Writes facts as one xBRL-JSON report; returns how the command ends where lines were left out.
    static func writeXBRL(_ path: String, to output: LineOutput, _ log: Log) throws -> Outcome? {
        var report = XBRLReport()
        try output.lines(report.head)
        let outcome = try write(path, to: output, log) { try report.members($0) }
        try output.lines(report.tail)
        try output.flush()
        return outcome
    }
}
