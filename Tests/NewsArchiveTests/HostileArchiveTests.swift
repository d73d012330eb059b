import NewsArchive
import NewsModel
import Testing

/// Archives as other programs write and cut them: every record by its type and place, every damage by its code and place.
@Suite("Other people's archives") struct HostileArchiveTests {
    /// A record's bytes and what is read of it: "type", "type…" for one that is cut, "!code" for a rejection.
    struct Piece: Sendable {
        var bytes: [UInt8]
        var reads: String?

        init(_ text: String, _ reads: String?) {
            bytes = Array(text.utf8)
            self.reads = reads
        }
    }

    private static func record(_ head: String, _ block: String, end: String = "\r\n\r\n", line: String = "\r\n")
        -> String
    {
        "WARC/1.0\(line)" + head.replacing("\n", with: line)
            + "\(line)Content-Length: \(block.utf8.count)\(line)\(line)" + block + end
    }

    private static let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>kettles</p>"

    static let pieces: [Piece] = [
        Piece(record("WARC-Type: warcinfo", "software: pots/1"), "warcinfo"),
        Piece(record("WARC-Type: response\nWARC-Target-URI: https://a.example/1", page), "response"),
        // Names in capitals, a target in brackets, one with a space.
        Piece(record("WARC-TYPE: response\nwarc-target-uri: <https://a.example/2>", page), "response"),
        Piece(record("WARC-Type: response\nWARC-Target-URI: https://a.example/a b", page), "response"),
        // Line feeds alone, and more line ends than there should be.
        Piece(record("WARC-Type: response\nWARC-Target-URI: https://a.example/3", page, line: "\n"), "response"),
        Piece(
            record("WARC-Type: response\nWARC-Target-URI: https://a.example/4", page, end: "\r\n\r\n\r\n\r\n"),
            "response"),
        // A body that was clipped by its crawler says so.
        Piece(
            record("WARC-Type: response\nWARC-Truncated: length\nWARC-Target-URI: https://a.example/5", page),
            "response"),
        Piece(record("WARC-Type: request\nWARC-Target-URI: https://a.example/6", "GET / HTTP/1.1\r\n\r\n"), "request"),
        Piece(record("WARC-Type: invention", "?"), "invention"),
        // Junk, a head without length, a length beyond the next record.
        Piece("\u{0}\u{1}junk\r\n", "!no_record"),
        Piece("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n", "!no_length"),
        Piece(
            record("WARC-Type: response\nWARC-Target-URI: https://a.example/7", page).replacing(
                "Content-Length: \(page.utf8.count)", with: "Content-Length: 90"), "!wrong_length"),
        Piece(record("WARC-Type: metadata\nWARC-Target-URI: https://a.example/8", "seed: yes"), "metadata"),
    ]

    /// What stands where: "offset type" and "offset !code", with the bytes of the pieces before.
    private static func places(_ sizes: [Int]) -> [String] {
        var offset = 0
        var places: [String] = []
        for (piece, size) in zip(pieces, sizes) {
            if let reads = piece.reads { places.append("\(offset) \(reads)") }
            offset += size
        }
        return places
    }

    private static func read(_ bytes: [UInt8]) -> [String] {
        let reader = WARCReader(bytes: bytes, name: "pots.warc")
        var places: [String] = []
        while let entry = reader.next() {
            switch entry {
            case .record(let record): places.append("\(record.offset) \(record.type)")
            case .rejected(let rejection):
                let offset = rejection.input.split(separator: "@").last ?? "?"
                places.append("\(offset) !\(rejection.code)")
            }
        }
        return places
    }

    @Test func plain() {
        #expect(Self.read(Self.pieces.flatMap(\.bytes)) == Self.places(Self.pieces.map(\.bytes.count)))
    }

    @Test func gzipARecord() {
        let members = Self.pieces.map { GzipMember.compressed($0.bytes) }
        #expect(Self.read(members.flatMap { $0 }) == Self.places(members.map(\.count)))
    }

    /// However an archive is cut, all before the cut is as it was.
    @Test func cutAnywhere() {
        let bytes = Self.pieces.flatMap(\.bytes)
        let whole = Self.places(Self.pieces.map(\.bytes.count))
        var ends: [Int] = []
        for piece in Self.pieces { ends.append((ends.last ?? 0) + piece.bytes.count) }
        for cut in stride(from: 1, to: bytes.count, by: 7) {
            let found = Self.read(Array(bytes[..<cut]))
            #expect(found.count >= ends.count { $0 <= cut }, "cut at \(cut)")
            #expect(found.dropLast(2).elementsEqual(whole.prefix(max(found.count - 2, 0))), "cut at \(cut)")
        }
    }
}
