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
        guard offset >= 0, lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset),
            case .record(let record)? = WARCReader(descriptor: descriptor, name: file).next()
        else { return "no record begins at byte \(offset) of \(file)" }
        if let id = source.warcRecordID, record.recordID != id {
            return "another record begins at byte \(offset) of \(file)"
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
}
