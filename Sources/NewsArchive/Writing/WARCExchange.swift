/// One HTTP exchange to be archived, as it went over the wire.
public struct WARCExchange: Sendable {
    /// Address that was asked for.
    public var url: String
    /// When it took place, in UTC: `2024-05-06T07:08:09Z`.
    public var date: String
    /// Request line and header lines with their line ends; nil where they are not kept.
    public var request: [UInt8]?
    /// Status line and header lines with their line ends, without the empty line.
    public var responseHead: [UInt8]
    /// The body in its content encoding, transfer coding undone.
    public var body: [UInt8]
    /// Numeric address of the server.
    public var address: String?

    /// An exchange as it went over the wire.
    public init(
        url: String, date: String, request: [UInt8]? = nil, responseHead: [UInt8], body: [UInt8], address: String? = nil
    ) {
        self.url = url
        self.date = date
        self.request = request
        self.responseHead = responseHead
        self.body = body
        self.address = address
    }

    /// Digest of the body: by it an unchanged answer is told.
    public var payloadDigest: String { WARCDigest.sha1(body) }

    /// The response as a record stores it. The body is stored joined, so a field that says it is chunked is renamed, as
    /// crawlers do.
    var responseBlock: [UInt8] {
        var out: [UInt8] = []
        for written in responseHead.split(separator: 0x0A, omittingEmptySubsequences: true) {
            var line = written
            while line.last == 0x0D { line.removeLast() }
            if line.isEmpty { continue }
            let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
            if name.equalsIgnoringCase("Transfer-Encoding") { out += "X-Crawler-".utf8 }
            out += line
            out += "\r\n".utf8
        }
        out += "\r\n".utf8
        return out + body
    }
}

/// What an archive already holds, for an answer that brings nothing new.
public struct WARCOriginal: Equatable, Sendable {
    /// Address that was asked for.
    public var url: String
    /// WARC-Date of the record.
    public var date: String
    /// WARC-Record-ID of the record that holds the payload.
    public var recordID: String
    /// WARC-Payload-Digest of it.
    public var payloadDigest: String

    /// An earlier record of the same payload.
    public init(url: String, date: String, recordID: String, payloadDigest: String) {
        self.url = url
        self.date = date
        self.recordID = recordID
        self.payloadDigest = payloadDigest
    }
}

/// Where a record was written.
public struct WARCLocation: Equatable, Sendable {
    /// Name of the file in the archive's folder, once it is finished.
    public var file: String
    /// Byte offset in the archive.
    public var offset: Int
    /// WARC-Record-ID of the record.
    public var recordID: String
    /// WARC-Payload-Digest.
    public var payloadDigest: String
}
