internal import NewsModel

/// Writes records as WARC/1.1 bytes (ISO 28500:2017).
enum WARCSerializer {
    /// One record with its length added.
    static func record(_ fields: [WARCRecord.Field], _ block: [UInt8]) -> [UInt8] {
        var out = Array("WARC/1.1\r\n".utf8)
        for field in fields {
            out += field.name.utf8
            out += ": ".utf8
            // A line end in a value would begin a field of the sender's choice.
            out += field.value.utf8.map { $0 < 0x20 ? 0x20 : $0 }
            out += "\r\n".utf8
        }
        out += "Content-Length: \(block.count)\r\n\r\n".utf8
        out += block
        out += "\r\n\r\n".utf8
        return out
    }

    /// An identifier that follows from what it identifies, so that the same run writes the same archive.
    static func identifier(_ parts: String...) -> String {
        var bytes = Array(Digest.sha256(parts.joined(separator: "\u{1F}").utf8).prefix(16))
        // RFC 9562, version 8 and its variant.
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Array(Digest.hex(bytes).utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: hex[range], as: UTF8.self) }
        return "urn:uuid:\(part(0..<8))-\(part(8..<12))-\(part(12..<16))-\(part(16..<20))-\(part(20..<32))"
    }

    static func information(software: String, date: String, file: String) -> [UInt8] {
        let block = Array(
            """
            software: \(software)\r
            format: WARC File Format 1.1\r
            conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r

            """.utf8)
        return record(
            [
                WARCRecord.Field("WARC-Type", "warcinfo"),
                WARCRecord.Field("WARC-Record-ID", "<\(identifier("warcinfo", file, date))>"),
                WARCRecord.Field("WARC-Date", date),
                WARCRecord.Field("WARC-Filename", file),
                WARCRecord.Field("WARC-Block-Digest", WARCDigest.sha1(block)),
                WARCRecord.Field("Content-Type", "application/warc-fields"),
            ], block)
    }

    /// The response, or with `original` a revisit record that stores its head alone.
    static func response(_ exchange: WARCExchange, revisits original: WARCOriginal?, isNotModified: Bool) -> (
        bytes: [UInt8], id: String, digest: String
    ) {
        let digest = original?.payloadDigest ?? exchange.payloadDigest
        let kind = original == nil ? "response" : "revisit"
        let id = identifier(kind, exchange.url, exchange.date, digest)
        var stored = exchange
        if original != nil { stored.body = [] }
        let block = stored.responseBlock
        var fields = [
            WARCRecord.Field("WARC-Type", kind),
            WARCRecord.Field("WARC-Record-ID", "<\(id)>"),
            WARCRecord.Field("WARC-Date", exchange.date),
            WARCRecord.Field("WARC-Target-URI", exchange.url),
        ]
        if let address = exchange.address { fields.append(WARCRecord.Field("WARC-IP-Address", address)) }
        if let original {
            let profile = isNotModified ? "server-not-modified" : "identical-payload-digest"
            fields.append(WARCRecord.Field("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/\(profile)"))
            fields.append(WARCRecord.Field("WARC-Refers-To", "<\(original.recordID)>"))
            fields.append(WARCRecord.Field("WARC-Refers-To-Target-URI", original.url))
            fields.append(WARCRecord.Field("WARC-Refers-To-Date", original.date))
        }
        fields.append(WARCRecord.Field("WARC-Payload-Digest", digest))
        fields.append(WARCRecord.Field("WARC-Block-Digest", WARCDigest.sha1(block)))
        fields.append(WARCRecord.Field("Content-Type", "application/http; msgtype=response"))
        return (record(fields, block), id, digest)
    }

    static func request(_ exchange: WARCExchange, _ request: [UInt8], concurrentTo id: String) -> [UInt8] {
        var block = request
        if !block.suffix(4).elementsEqual("\r\n\r\n".utf8) { block += "\r\n".utf8 }
        return record(
            [
                WARCRecord.Field("WARC-Type", "request"),
                WARCRecord.Field("WARC-Record-ID", "<\(identifier("request", exchange.url, exchange.date, id))>"),
                WARCRecord.Field("WARC-Date", exchange.date),
                WARCRecord.Field("WARC-Target-URI", exchange.url),
                WARCRecord.Field("WARC-Concurrent-To", "<\(id)>"),
                WARCRecord.Field("WARC-Block-Digest", WARCDigest.sha1(block)),
                WARCRecord.Field("Content-Type", "application/http; msgtype=request"),
            ], block)
    }
}
