internal import Glibc
internal import NewsArchive
internal import NewsLoaders
internal import NewsModel
internal import NewsParser

/// Follows articles back to the bytes of the archives that they were read from.
struct ArchiveTrace {
    /// Articles whose record was found and gives the same article again.
    private(set) var traced = 0
    /// Articles of archives that are not here.
    private(set) var untraced = 0
    private let parser = ArticleParser()

    /// What is wrong with where the article says it comes from; nil when all is well or nothing can be said.
    mutating func problem(_ article: Article) -> String? {
        guard let source = article.source, let file = source.warcFile, let offset = source.warcOffset,
            source.kind == "warc"
        else { return nil }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            untraced += 1
            return nil
        }
        defer { close(descriptor) }
        let record: WARCRecord
        switch Self.record(descriptor, file, offset, source.warcRecordID) {
        case .found(let found): record = found
        case .another: return "another record begins at byte \(offset) of \(file)"
        case .none: return "no record begins at byte \(offset) of \(file)"
        }
        guard let capture = try? record.capture(archive: file) else {
            return "the record at byte \(offset) of \(file) cannot be read"
        }
        if let digest = source.sha256 {
            guard Digest.hex(Digest.sha256(capture.body)) == digest else {
                return "the bytes of the record at byte \(offset) of \(file) are others"
            }
        } else if let again = try? parser.process(capture), again.docVersion != article.docVersion {
            return "the record at byte \(offset) of \(file) gives another text"
        }
        traced += 1
        return nil
    }

    private enum Search {
        case found(WARCRecord)
        case another
        case none
    }

    /// The record at a stored offset. A gzip member may hold several records, whose offset is that of the member: then it is the one
    /// with that identifier. An ARC record has none.
    private static func record(_ descriptor: Int32, _ file: String, _ offset: Int, _ id: String?) -> Search {
        var result = Search.none
        for isARC in id == nil ? [false, true] : [false] {
            guard offset >= 0, lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else { return .none }
            let reader = WARCReader(descriptor: descriptor, name: file, isARC: isARC)
            while case .record(let record)? = reader.next(), record.offset == 0 {
                if id == nil || record.recordID == id { return .found(record) }
                result = .another
            }
        }
        return result
    }
}
