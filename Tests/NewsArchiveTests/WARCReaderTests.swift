internal import FoundationEssentials
internal import Glibc
internal import NewsArchive
internal import NewsModel
internal import Testing

@Suite("Reading archives")
struct WARCReaderTests {
    static func record(
        _ type: String, _ block: String, url: String? = "https://a.example/", length: Int? = nil,
        end: String = "\r\n\r\n", more: String = ""
    ) -> [UInt8] {
        var head =
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
        if let url { head += "WARC-Target-URI: \(url)\r\n" }
        if type == "response" { head += "Content-Type: application/http; msgtype=response\r\n" }
        return Array((head + more + "Content-Length: \(length ?? block.utf8.count)\r\n\r\n" + block + end).utf8)
    }

    static func read(_ bytes: [UInt8], keepsBlocks: Bool = true) -> [WARCEntry] {
        let reader = WARCReader(bytes: bytes, name: "a.warc", keepsBlocks: keepsBlocks)
        var out: [WARCEntry] = []
        while let entry = reader.next() { out.append(entry) }
        return out
    }

    /// "response@0+210" for a record, "!wrong_length" for a rejection.
    static func summary(_ entries: [WARCEntry]) -> [String] {
        entries.map {
            switch $0 {
            case .record(let record):
                "\(record.type)@\(record.offset)+\(record.length.map(String.init) ?? "?")"
                    + (record.isTruncated ? "…" : "")
            case .rejected(let rejection): "!\(rejection.code)"
            }
        }
    }

    @Test("plain: records with offsets and lengths")
    func plain() throws {
        let first = Self.record("warcinfo", "software: x\r\n", url: nil)
        let second = Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello")
        let entries = Self.read(first + second)
        #expect(Self.summary(entries) == ["warcinfo@0+\(first.count)", "response@\(first.count)+\(second.count)"])
        guard case .record(let record)? = entries.last else { return #expect(Bool(false)) }
        #expect(record.url == "https://a.example/")
        #expect(record.recordID == "urn:uuid:1")
        #expect(record.date == "2024-01-02T03:04:05Z")
    }

    @Test("gzip: one member a record, and one for all")
    func gzip() throws {
        let first = Self.record("request", "GET / HTTP/1.1\r\n\r\n")
        let second = Self.record("response", "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "long ", count: 40_000))
        let (a, b) = (GzipMember.compressed(first), GzipMember.compressed(second))
        #expect(Self.summary(Self.read(a + b)) == ["request@0+\(a.count)", "response@\(a.count)+\(b.count)"])
        #expect(Self.summary(Self.read(GzipMember.compressed(first + second))) == ["request@0+?", "response@0+?"])
        #expect(
            Self.summary(Self.read(a + [0, 0, 0] + b)) == [
                "request@0+\(a.count + 3)", "response@\(a.count + 3)+\(b.count)",
            ])
    }

    @Test("a bad record is rejected, and the next one found")
    func recovers() throws {
        let good = Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello")
        let tooLong = Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello", length: 60)
        let tooShort = Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello", length: 9)
        let noLength = Array("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n".utf8)
        #expect(
            Self.summary(Self.read(tooLong + good)) == ["!wrong_length", "response@\(tooLong.count)+\(good.count)"])
        #expect(
            Self.summary(Self.read(tooShort + good)) == ["!wrong_length", "response@\(tooShort.count)+\(good.count)"])
        #expect(Self.summary(Self.read(noLength + good)) == ["!no_length", "response@\(noLength.count)+\(good.count)"])
        #expect(
            Self.summary(Self.read(Array("WARC/1.0\r\nWARC-Type: response\r\n".utf8) + good)) == [
                "!bad_head", "response@31+\(good.count)",
            ])
        #expect(Self.summary(Self.read(Array("junk\n".utf8) + good)) == ["!no_record", "response@5+\(good.count)"])
        #expect(Self.summary(Self.read(Array(good.dropLast(9)))) == ["response@0+?…"])
        #expect(Self.read([]).isEmpty)
    }

    /// `sitemap.xml.gz` is a file that was packed, and no field says so.
    @Test("what was packed before it was served is unpacked")
    func packedFiles() throws {
        let page = Array("<urlset><url><loc>https://a.example/1</loc></url></urlset>".utf8)
        let packed = GzipMember.compressed(page)
        #expect(try ContentCoding.decoded(packed, [], limit: 1000) == page)
        #expect(try ContentCoding.decoded(GzipMember.compressed(packed), ["gzip"], limit: 1000) == page)
        let large = GzipMember.compressed([UInt8](repeating: 0x20, count: 4096))
        #expect(throws: ContentCodingError.tooLarge(1000)) { try ContentCoding.decoded(large, [], limit: 1000) }
        #expect(throws: ContentCodingError.cutShort("gzip")) {
            try ContentCoding.decoded(packed.dropLast(10), [], limit: 1000)
        }
    }

    /// What a record's HTTP head says, its body, the fields of the record itself, and the code of its rejection.
    static let torn: [(head: String, body: [UInt8], fields: [String], code: String)] = {
        let page = Array("<p>\((0..<400).map { "word\($0)" }.joined(separator: " "))</p>".utf8)
        let packed = GzipMember.compressed(page)
        let gzip = "Content-Encoding: gzip\r\n"
        return [
            (gzip, Array(packed.prefix(packed.count / 2)), [], "truncated_body"),
            (gzip, Array(packed.dropLast(4)), [], "truncated_body"),
            (gzip, packed.enumerated().map { $0 == packed.count / 2 ? ~$1 : $1 }, [], "bad_encoding"),
            ("Content-Length: 5000\r\n", Array(page.prefix(2000)), [], "truncated_body"),
            (gzip + "Content-Length: \(packed.count)\r\n", Array(packed.dropLast(9)), [], "truncated_body"),
            ("Transfer-Encoding: chunked\r\n", Array("3\r\n<p>\r\n20\r\nx".utf8), [], "truncated_body"),
            ("Transfer-Encoding: chunked\r\n", Array("3\r\n<p>\r\n".utf8), [], "truncated_body"),
            ("", page, ["WARC-Truncated: length"], "truncated_record"),
        ]
    }()

    @Test("what is not whole is no page", arguments: torn)
    func tornBodies(head: String, body: [UInt8], fields: [String], code: String) throws {
        // What stands in a record is bytes, and so is made here: packed ones are no text.
        let http = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(head)\r\n".utf8) + body
        let more = fields.map { $0 + "\r\n" }.joined()
        let empty = Self.record("response", "", length: http.count, end: "", more: more)
        guard case .record(let record)? = Self.read(empty + http + Array("\r\n\r\n".utf8)).first else {
            return #expect(Bool(false))
        }
        var found: String?
        do throws(Rejection) { _ = try record.capture(archive: "a.warc") } catch { found = error.code }
        #expect(found == code)
    }

    @Test(
        "fields that an archive kept of another form of the body say nothing",
        arguments: [
            "Content-Encoding: gzip\r\nContent-Length: 9000\r\n", "Content-Length: 3\r\n",
            "Content-Length: many\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 9000\r\n",
        ])
    func lengthsOfOtherForms(head: String) throws {
        let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(head)\r\n<p>word</p>"
        guard case .record(let record)? = Self.read(Self.record("response", http)).first else {
            return #expect(Bool(false))
        }
        #expect(try record.capture(archive: "a.warc")?.body.count == 11)
    }

    @Test("bytes between or behind the members are told of, zeros are not")
    func stray() throws {
        let plain = Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello")
        let packed = GzipMember.compressed(plain)
        #expect(Self.summary(Self.read(packed + plain)).last == "!no_record")
        #expect(Self.summary(Self.read(packed + plain + packed)).sorted().first == "!no_record")
        #expect(Self.summary(Self.read(packed + plain + packed)).count == 3)
        #expect(Self.summary(Self.read(packed + [0, 0])).count == 1)
        guard case .rejected(let rejection)? = Self.read(packed + plain).last else { return #expect(Bool(false)) }
        #expect(rejection.input == "a.warc@\(packed.count)")
    }

    @Test("a damaged or torn member costs its record alone")
    func damaged() throws {
        let good = GzipMember.compressed(Self.record("response", "HTTP/1.1 200 OK\r\n\r\nhello"))
        var bad = GzipMember.compressed(
            Self.record("response", "HTTP/1.1 200 OK\r\n\r\n" + (0..<2000).map { "\($0 &* 7919)" }.joined()))
        for index in (bad.count / 2)..<(bad.count / 2 + 20) { bad[index] ^= 0x5A }
        let entries = Self.summary(Self.read(good + bad + good))
        #expect(entries.first == "response@0+\(good.count)")
        #expect(entries.last == "response@\(good.count + bad.count)+\(good.count)")
        #expect(entries.count == 3)
        #expect(Self.summary(Self.read(good + good.dropLast(12))).count == 2)
    }

    @Test(
        "HTTP becomes a capture",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x", "<p>x"),
            ("HTTP/1.0 200\nContent-Type: text/html\n\n<p>x", "<p>x"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n1;a=b\r\nx\r\n0\r\n\r\n", "<p>x"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>x", "<p>x"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>x", "<p>x"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n<p>x", "<p>x"),
        ])
    func http(_ block: String, _ body: String) throws {
        guard case .record(let record)? = Self.read(Self.record("response", block)).first else {
            return #expect(Bool(false))
        }
        let capture = try #require(try record.capture(archive: "a.warc"))
        #expect(String(decoding: capture.body, as: UTF8.self) == body)
        #expect(capture.status == 200)
        #expect(capture.url == "https://a.example/")
        #expect(capture.observedAt == "2024-01-02T03:04:05Z")
        #expect(capture.source.warcOffset == 0)
    }

    @Test("encoded bodies unpack within limits")
    func codings() throws {
        let html = Array(String(repeating: "<p>word</p>", count: 100).utf8)
        #expect(try ContentCoding.decoded(GzipMember.compressed(html), ["gzip"], limit: 1 << 20) == html)
        #expect(
            try ContentCoding.decoded(
                GzipMember.compressed(GzipMember.compressed(html)), ["gzip", "gzip"], limit: 1 << 20) == html)
        #expect(throws: ContentCodingError.unsupported("br")) {
            try ContentCoding.decoded([1, 2, 3, 0x80], ["br"], limit: 100)
        }
        #expect(throws: ContentCodingError.tooLarge(100)) {
            try ContentCoding.decoded(GzipMember.compressed(html), ["gzip"], limit: 100)
        }
        let zeros = GzipMember.compressed([UInt8](repeating: 0, count: 8 << 20))
        #expect(throws: ContentCodingError.bomb) { try ContentCoding.decoded(zeros, ["gzip"], limit: 10 << 20) }
    }

    @Test("records that hold no page give none", arguments: ["request", "metadata", "revisit", "warcinfo"])
    func others(_ type: String) throws {
        guard case .record(let record)? = Self.read(Self.record(type, "x")).first else { return #expect(Bool(false)) }
        #expect(try record.capture(archive: "a") == nil)
    }

    @Test("a file, a pipe and bytes in memory read alike")
    func sources() throws {
        let bytes =
            GzipMember.compressed(Self.record("request", "GET / HTTP/1.1\r\n\r\n"))
            + GzipMember.compressed(
                Self.record("response", "HTTP/1.1 200 OK\r\n\r\n" + (0..<60_000).map { "\($0)" }.joined()))
        let file = FileManager.default.temporaryDirectory.appending(
            path: "gleaner-warc-\(UInt64.random(in: 0...UInt64.max))")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let expected = Self.read(bytes)
        #expect(expected.count == 2)
        func all(_ reader: WARCReader) -> [WARCEntry] {
            var out: [WARCEntry] = []
            while let entry = reader.next() { out.append(entry) }
            return out
        }
        #expect(Self.summary(all(try WARCReader(path: file.path))) == Self.summary(expected))
        // A descriptor from which a caller has read some already.
        let descriptor = Glibc.open(file.path, O_RDONLY)
        defer { Glibc.close(descriptor) }
        var prefix = [UInt8](repeating: 0, count: 100)
        let count = Glibc.read(descriptor, &prefix, prefix.count)
        #expect(count == 100)
        #expect(
            Self.summary(all(WARCReader(descriptor: descriptor, name: "a", prefix: prefix))) == Self.summary(expected))
        #expect(throws: FileError.self) { try WARCReader(path: "/nowhere/a.warc") }
    }

    @Test("ARC files read the same")
    func arc() throws {
        let http = "HTTP/1.1 200 OK\r\n\r\nhello"
        let text =
            "filedesc://x.arc 0.0.0.0 20140101000000 text/plain 4\n1 0 \n\nhttp://a.example/b c 1.2.3.4 20140216050221 text/html \(http.utf8.count)\n\(http)\n"
        let entries = Self.read(Array(text.utf8))
        guard case .record(let record)? = entries.last else { return #expect(Bool(false)) }
        #expect(entries.count == 2)
        #expect(record.url == "http://a.example/b%20c")
        #expect(record.date == "2014-02-16T05:02:21Z")
    }

    @Test("no bytes crash it")
    func survives() throws {
        let one = Self.record(
            "response", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
        let seeds = [one + one, GzipMember.compressed(one) + GzipMember.compressed(one)]
        var state: UInt64 = 362_436_069
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var records = 0
        for round in 0..<400 {
            var body = seeds[round % 2]
            for _ in 0..<(1 + round % 6) { body[random(body.count)] = UInt8(random(256)) }
            for entry in Self.read(body) {
                guard case .record(let record) = entry else { continue }
                records += 1
                _ = try? record.capture(archive: "a")
            }
        }
        #expect(records > 100)
    }
}
