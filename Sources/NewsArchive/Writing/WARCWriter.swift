public import NewsModel

/// Writes an archive of many files into a folder: gzip, one member a record, rotated when a file is large enough.
///
/// The file at work ends in `.open`; it is renamed when it is finished, so that a name without that ending is a whole file.
/// A crash leaves an `.open` file whose last record may be torn: ``WARCRecovery`` cuts it and finishes the file.
/// Not for use from several threads at once.
public final class WARCWriter {
    /// Ending of a file that is being written.
    public static let openSuffix = ".open"

    private let folder: String
    private let prefix: String
    private let software: String
    private let limit: Int
    private var sequence = 0
    private var file: ArchiveFile?
    private var name = ""

    /// A writer into a folder that exists. Files are called `PREFIX-NNNNN.warc.gz`; `limit` is the size at which the next
    /// one is begun (1 GiB, as ISO 28500 recommends).
    public init(folder: String, prefix: String, software: String, limit: Int = 1 << 30) {
        self.folder = folder
        self.prefix = prefix
        self.software = software
        self.limit = limit
    }

    /// Writes a response, and its request where it is kept.
    public func write(_ exchange: WARCExchange) throws(FileError) -> WARCLocation {
        try store(exchange, revisits: nil, isNotModified: false)
    }

    /// Writes that the server answered 304, or sent what is stored already.
    public func write(_ exchange: WARCExchange, revisits original: WARCOriginal, isNotModified: Bool) throws(FileError)
        -> WARCLocation
    {
        try store(exchange, revisits: original, isNotModified: isNotModified)
    }

    private func store(_ exchange: WARCExchange, revisits original: WARCOriginal?, isNotModified: Bool)
        throws(FileError) -> WARCLocation
    {
        let file = try current(exchange.date)
        let response = WARCSerializer.response(exchange, revisits: original, isNotModified: isNotModified)
        let location = WARCLocation(
            file: name, offset: file.size, recordID: response.id, payloadDigest: response.digest)
        var bytes = GzipMember.compressed(response.bytes)
        if let request = exchange.request {
            bytes += GzipMember.compressed(WARCSerializer.request(exchange, request, concurrentTo: response.id))
        }
        try file.append(bytes)
        if file.size >= limit { try finish() }
        return location
    }

    /// Brings everything written so far to the disk: before what depends on it is stored.
    public func sync() throws(FileError) { try file?.sync() }

    /// Finishes the file at work; writing may go on in a new one.
    public func finish() throws(FileError) {
        guard let file else { return }
        try file.sync()
        try ArchiveFile.move(file.path, to: folder + "/" + name)
        self.file = nil
    }

    private func current(_ date: String) throws(FileError) -> ArchiveFile {
        if let file { return file }
        while true {
            sequence += 1
            let digits = String(sequence)
            name = prefix + "-" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits + ".warc.gz"
            // A name that is taken is left alone.
            if ArchiveFile.size(folder + "/" + name) != nil
                || ArchiveFile.size(folder + "/" + name + Self.openSuffix) != nil
            {
                continue
            }
            let file = try ArchiveFile(creating: folder + "/" + name + Self.openSuffix)
            try ArchiveFile.syncFolder(of: file.path)
            try file.append(
                GzipMember.compressed(WARCSerializer.information(software: software, date: date, file: name)))
            self.file = file
            return file
        }
    }
}
