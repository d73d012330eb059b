public import NewsModel

extension WARCRecord {
    /// Bytes of a body that are read, decoded.
    public static let maximumBody = 10 << 20

    /// The capture that the record holds; nil for records that hold none (requests, metadata, revisits, and what is said
    /// about the archive). `archive` is the logical name of the file.
    ///
    /// Rejects with stage `archive`: `truncated_record`, `truncated_body`, `bad_http`,
    /// `unsupported_encoding`, `bad_encoding`, `too_large`, `bomb`. What is not whole is no newer version of anything, so nothing is
    /// read of it.
    public func capture(archive: String) throws(Rejection) -> Capture? {
        guard type == "response" || type == "resource" else { return nil }
        var source = ArticleSource(kind: "warc", path: archive)
        source.warcFile = archive
        source.warcOffset = offset
        source.warcRecordID = recordID
        if isTruncated {
            throw rejection(archive, "truncated_record", "the archive ends inside the record: fetch the page again")
        }
        if let reason = field("WARC-Truncated"), !reason.isEmpty {
            throw rejection(
                archive, "truncated_record",
                "its crawler kept the beginning of the answer alone (\(reason)): fetch the page again")
        }
        let isHTTP = field("Content-Type")?.lowercasedASCII.hasPrefix("application/http") ?? (type == "response")
        guard isHTTP else {
            // DNS answers and other protocols' are no pages.
            guard type == "resource" else { return nil }
            guard block.count <= Self.maximumBody else { throw tooLarge(archive) }
            var capture = Capture(body: block, source: source)
            capture.mediaType = field("Content-Type")
            capture.url = url
            capture.observedAt = date
            return capture
        }
        guard let message = HTTPMessage(block) else {
            throw rejection(archive, "bad_http", "the record holds no HTTP response")
        }
        source.status = message.status
        let body: [UInt8]
        do throws(ContentCodingError) { body = try message.decodedBody(limit: Self.maximumBody) } catch {
            switch error {
            case .unsupported(let coding):
                throw rejection(archive, "unsupported_encoding", "the body's content coding \(coding) is not read")
            case .damaged(let coding): throw rejection(archive, "bad_encoding", "the body is not \(coding) as it says")
            case .cutShort(let what):
                throw rejection(
                    archive, "truncated_body", "the body ends before its \(what) says: fetch the page again")
            case .tooLarge: throw tooLarge(archive)
            case .bomb:
                throw rejection(
                    archive, "bomb", "the body unpacks to more than \(ContentCoding.maximumRatio) times its size")
            }
        }
        var capture = Capture(body: body, source: source)
        capture.status = message.status
        capture.headers = message.fieldsByName
        capture.mediaType = message.field("Content-Type")
        capture.url = url
        capture.observedAt = date
        return capture
    }

    private func tooLarge(_ archive: String) -> Rejection {
        rejection(archive, "too_large", "the body has more than \(Self.maximumBody) bytes: no news page has")
    }

    private func rejection(_ archive: String, _ code: String, _ message: String) -> Rejection {
        Rejection(input: "\(archive)@\(offset)", stage: "archive", code: code, message: message, source: url ?? archive)
    }
}
