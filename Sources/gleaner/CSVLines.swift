internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// Facts of a folder or a file as CSV on an output.
enum CSVLines {
    /// Bad lines are logged and left out; the exit code says so.
    static func write(_ path: String, columns: [String], to output: LineOutput, _ log: Log) throws {
        guard let export = CSVExport(columns: columns) else {
            throw ValidationError("the columns are \(CSVExport.allColumns.joined(separator: ", "))")
        }
        let files =
            FileSystem.isFolder(path)
            ? try RunFolders.all(in: path).map { $0 + "/" + RunFolderWriter.Stream.facts.fileName } : [path]
        try output.lines(export.header)
        var bad = 0
        for file in files {
            let reader = try LineReader(path: file)
            while let line = try reader.next() {
                guard case .bytes(let bytes) = line, !bytes.isEmpty else { continue }
                let row: [UInt8]
                do throws(JSONError) { row = try export.row(bytes) } catch {
                    bad += 1
                    log.warning("\(error)", ["line": "\(file):\(reader.number)"])
                    continue
                }
                try output.lines(row)
            }
        }
        if bad > 0 { throw Outcome.someRejected }
    }
}
