internal import NewsArchive
internal import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import Synchronization

/// What the archive of a look holds that was interrupted: for these answers nobody is asked again.
///
/// An answer that repeats an earlier one is a record without a body and not among them; it brought nothing.
struct ArchivedAnswers: Sendable {
    /// Where an answer stands; those of one fetch stand behind each other, redirects first.
    private struct Answer {
        var url: String
        var time: Int
        var file: Int
        var offset: Int
    }

    /// Bytes of archives after which no older file is looked through: the work at the start of a run has a bound. What is older is
    /// asked for again.
    private static let maximumBytes = 512 << 20

    private let folder: String
    private var files: [String] = []
    private var answers: [Answer] = []
    /// The latest answer of every address.
    private var latest: [String: Int] = [:]

    /// Number of addresses that were answered.
    var count: Int { latest.count }

    /// Looks through the archives of these names in `folder`, oldest first. What is missing there or damaged is not found.
    init(folder: String, archives: [String]) throws(FileError) {
        self.folder = folder
        guard FileSystem.isFolder(folder) else { return }
        let names = try FileSystem.names(in: folder).sorted()
        var found: [String] = []
        var bytes = 0
        for archive in archives.reversed() {
            for name in names.reversed() where ResponseArchive.isFile(name, of: archive) && bytes < Self.maximumBytes {
                bytes += FileSystem.size(folder + "/" + name) ?? 0
                found.append(name)
            }
        }
        files = found.reversed()
        for file in files.indices { index(file) }
        for (n, answer) in answers.enumerated() { latest[answer.url] = n }
    }

    private mutating func index(_ file: Int) {
        guard let reader = try? WARCReader(path: folder + "/" + files[file], keepsBlocks: false) else { return }
        while let entry = reader.next() {
            guard case .record(let record) = entry, !record.isTruncated, Self.isWhole(record), let address = record.url,
                let time = record.date.flatMap(WebMoment.latest)
            else { continue }
            let url = WebURL(address)?.asciiDescription ?? address
            answers.append(Answer(url: url, time: time, file: file, offset: record.offset))
        }
    }

    /// Whether the record holds all that was answered.
    private static func isWhole(_ record: WARCRecord) -> Bool {
        record.type == "response"
            || record.type == "revisit" && record.field("WARC-Profile")?.hasSuffix("server-not-modified") == true
    }

    /// Whether the address was answered at `time` or later.
    func holds(_ url: WebURL, since time: Int) -> Bool { first(url, since: time) != nil }

    private func first(_ url: WebURL, since time: Int) -> Int? {
        latest[url.asciiDescription].flatMap { answers[$0].time >= time ? $0 : nil }
    }

    /// The answer to a request that came at `time` or later, where it stands, and when it came.
    func answer(_ request: HTTPRequest, validators: ConditionalGet?, since time: Int) -> (
        fetch: HTTPFetch.Result, place: WebCapture.Place, time: Int
    )? {
        guard let first = first(request.url, since: time) else { return nil }
        let way = Way(first)
        let fetch = HTTPFetch.recalled(request, validators: validators, now: answers[first].time) { [self] url in
            way.step.withLock { step in
                defer { step.next += 1 }
                guard answers.indices.contains(step.next), answers[step.next].url == url.asciiDescription,
                    let record = record(step.next)
                else { return nil }
                step.place = place(of: record, at: step.next)
                return HTTPResponse(archived: record, url: url)
            }
        }
        guard let fetch, let place = way.step.withLock({ $0.place }) else { return nil }
        return (fetch, place, answers[first].time)
    }

    private func record(_ n: Int) -> WARCRecord? {
        let answer = answers[n]
        guard let reader = try? WARCReader(path: folder + "/" + files[answer.file], from: answer.offset),
            case .record(let record)? = reader.next(), !record.isTruncated
        else { return nil }
        return record
    }

    private func place(of record: WARCRecord, at n: Int) -> WebCapture.Place? {
        guard let id = record.recordID, let date = record.date, let digest = record.field("WARC-Payload-Digest") else {
            return nil
        }
        return WebCapture.Place(
            file: files[answers[n].file], offset: answers[n].offset, recordID: id, date: date, payloadDigest: digest)
    }

    /// The way of one fetch through its redirects.
    private final class Way: Sendable {
        let step: Mutex<(next: Int, place: WebCapture.Place?)>
        init(_ first: Int) { step = Mutex((first, nil)) }
    }
}
