internal import NewsArchive
internal import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import NewsState
internal import Synchronization

/// The archive of one run: every response as received, redirects too, written as they come from several threads.
final class ResponseArchive: Sendable {
    private let folder: String
    private let prefix: String
    private static let program = "gleaner-"
    private let writer = Mutex<WARCWriter?>(nil)

    /// An archive in `folder`, whose files are named after it. Nothing is made before the first response.
    init(folder: String, name: String) {
        self.folder = folder
        prefix = Self.name(of: name)
    }

    /// What the names of the files of the archive of that name begin with.
    static func name(of name: String) -> String { program + name }

    /// Whether a file is one of the archive's of that name.
    static func isFile(_ file: String, of name: String) -> Bool { file.hasPrefix(program + name + "-") }

    /// Cuts torn records that a run which was killed has left, and finishes its files.
    static func recover(_ folder: String, log: Log) throws(FileError) {
        guard FileSystem.isFolder(folder) else { return }
        for repair in try WARCRecovery.run(folder: folder) {
            log.info(
                "finished an archive that was interrupted",
                ["file": repair.file ?? "(empty)", "records": "\(repair.records)", "cut": "\(repair.lost)"])
        }
    }

    /// Stores the responses of one fetch, the final one last; an answer that repeats `known` becomes a revisit record.
    func append(_ hops: [HTTPResponse], _ observedAt: String, known: ArchivedRecord?) throws(FileError) -> WebCapture
        .Place?
    {
        try writer.withLock { writer throws(FileError) in
            let open: WARCWriter
            if let running = writer {
                open = running
            } else {
                try FileSystem.makeFolder(folder)
                open = WARCWriter(folder: folder, prefix: prefix, software: Version.program)
                writer = open
            }
            var place: WebCapture.Place?
            for response in hops {
                let exchange = WARCExchange(
                    url: response.url.asciiDescription, date: observedAt,
                    request: response.request.isEmpty ? nil : response.request,
                    responseHead: response.head, body: response.body,
                    address: response.address.isEmpty ? nil : response.address)
                let isNotModified = response.status == 304
                let location: WARCLocation
                if let known, isNotModified || (response.status == 200 && exchange.payloadDigest == known.digest) {
                    let original = WARCOriginal(
                        url: exchange.url, date: known.date, recordID: known.id, payloadDigest: known.digest)
                    location = try open.write(exchange, revisits: original, isNotModified: isNotModified)
                } else {
                    location = try open.write(exchange)
                }
                place = WebCapture.Place(
                    file: location.file, offset: location.offset, recordID: location.recordID, date: observedAt,
                    payloadDigest: location.payloadDigest)
            }
            return place
        }
    }

    /// Brings everything to the disk, before the state relies on it.
    func close() throws(FileError) {
        try writer.withLock { writer throws(FileError) in try writer?.finish() }
    }
}
