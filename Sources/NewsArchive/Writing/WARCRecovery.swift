public import NewsModel

/// Finishes the files that a crash left open.
public enum WARCRecovery {
    /// What became of one file.
    public struct Repair: Equatable, Sendable {
        /// Name of the finished file; nil where nothing of it could be kept.
        public var file: String?
        /// Whole records.
        public var records: Int
        /// Bytes that were cut off.
        public var lost: Int
    }

    /// Cuts every `.open` file of the folder behind its last whole record and finishes it.
    public static func run(folder: String) throws(FileError) -> [Repair] {
        var out: [Repair] = []
        for name in try ArchiveFile.names(in: folder) where name.hasSuffix(WARCWriter.openSuffix) {
            let path = folder + "/" + name
            let (end, records) = try wholeRecords(path)
            let size = ArchiveFile.size(path) ?? end
            if records == 0 {
                try ArchiveFile.remove(path)
                out.append(Repair(file: nil, records: 0, lost: size))
                continue
            }
            if end < size { try ArchiveFile.cut(path, to: end) }
            let finished = String(name.dropLast(WARCWriter.openSuffix.utf8.count))
            try ArchiveFile.move(path, to: folder + "/" + finished)
            out.append(Repair(file: finished, records: records, lost: size - end))
        }
        return out
    }

    /// Bytes up to the end of the last record before the first damage, and how many records that are.
    private static func wholeRecords(_ path: String) throws(FileError) -> (end: Int, records: Int) {
        let reader = try WARCReader(path: path)
        var end = 0
        var records = 0
        while let entry = reader.next() {
            guard case .record(let record) = entry, !record.isTruncated, let length = record.length else { break }
            end = record.offset + length
            records += 1
        }
        return (end, records)
    }
}
