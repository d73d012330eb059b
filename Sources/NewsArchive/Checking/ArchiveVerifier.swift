public import NewsModel

/// Checks an archive: that every record can be read, and that its digests are those of its bytes.
public struct ArchiveVerifier: Sendable {
    /// What was found in one file.
    public struct Report: Equatable, Sendable {
        /// The archive.
        public var path: String
        /// Records read.
        public var records = 0
        /// Digests that were compared.
        public var digests = 0
        /// What is wrong, in the archive's order.
        public var problems: [Rejection] = []
    }

    /// Problems of one file that are kept in full; further ones are only counted in the last.
    static let maximumProblems = 10_000

    /// A verifier; it has no settings.
    public init() {}

    /// Reads a whole file.
    public func verify(_ path: String) throws(FileError) -> Report {
        let reader = try WARCReader(path: path)
        var report = Report(path: path)
        while let entry = reader.next() {
            switch entry {
            case .rejected(let rejection): add(rejection, &report)
            case .record(let record):
                report.records += 1
                check(record, &report)
            }
        }
        if report.records == 0, report.problems.isEmpty {
            add(
                Rejection(
                    input: path, stage: "archive", code: "empty",
                    message: "there is no record in it: take another copy of the archive, or fetch its pages again"),
                &report)
        }
        return report
    }

    private func add(_ problem: Rejection, _ report: inout Report) {
        if report.problems.count < Self.maximumProblems { report.problems.append(problem) }
    }

    private func check(_ record: WARCRecord, _ report: inout Report) {
        func problem(_ code: String, _ message: String) {
            add(
                Rejection(
                    input: "\(report.path)@\(record.offset)", stage: "archive", code: code, message: message,
                    source: record.url), &report)
        }
        if record.isTruncated {
            problem("truncated_record", "the archive ends inside the record: fetch the page again")
            return
        }
        if let digest = record.field("WARC-Block-Digest"), let isRight = WARCDigest.matches(digest, record.block) {
            report.digests += 1
            if !isRight {
                problem("wrong_block_digest", "the record's bytes are not those that were stored: fetch the page again")
            }
        }
        // A revisit's payload stands elsewhere, a segment's is not whole.
        guard record.type == "response" || record.type == "resource", record.field("WARC-Segment-Number") == nil,
            let digest = record.field("WARC-Payload-Digest")
        else { return }
        let payload = HTTPMessage(record.block)?.body ?? record.block
        guard let isRight = WARCDigest.matches(digest, payload) else { return }
        report.digests += 1
        if isRight { return }
        // Some digest the body without its chunks.
        if let joined = Chunked.decoded(payload)?.body, WARCDigest.matches(digest, joined) == true { return }
        problem("wrong_payload_digest", "the body is not the one that was stored: fetch the page again")
    }
}
