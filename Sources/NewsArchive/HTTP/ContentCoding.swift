/// Why a body cannot be had.
public enum ContentCodingError: Error, Equatable, Sendable {
    /// A coding that Gleaner does not read.
    case unsupported(String)
    /// The bytes are not what the coding says, from some place on.
    case damaged(String)
    /// The bytes end before the coding does, or before the length that was told: the rest is missing.
    case cutShort(String)
    /// More bytes than the limit come out.
    case tooLarge(Int)
    /// So much comes out of so little that it was made to harm.
    case bomb
}

/// Content codings of HTTP (RFC 9110 §8.4.1): gzip and deflate, read in bounded memory.
public enum ContentCoding {
    /// Beyond a megabyte, nothing honest is this many times as long as its compressed form.
    static let maximumRatio = 200

    /// Undoes the codings, the last first. A body that is plainly not coded as said is taken as it is: crawlers decode and
    /// leave the field.
    ///
    /// A body comes whole or not at all: the first half of a page reads like a shorter page, and would take back what the second half
    /// says. gzip's checksum counts as well, since a flipped digit is a wrong figure.
    public static func decoded(_ body: [UInt8], _ codings: [String], limit: Int) throws(ContentCodingError) -> [UInt8] {
        var out = body
        guard codings.count <= 4 else { throw .unsupported(codings.joined(separator: ", ")) }
        for coding in codings.reversed() {
            switch coding {
            case "", "identity", "none", "utf-8": continue
            case "gzip", "x-gzip":
                guard out.starts(with: [0x1F, 0x8B]) else { continue }
                out = try inflated(out, .gzip, coding, limit)
            case "deflate", "x-deflate":
                // RFC 9110 means zlib's form; many send the bare one. A page in clear text is neither.
                if out.count >= 2, out[0] & 0x0F == 8, (Int(out[0]) << 8 | Int(out[1])) % 31 == 0 {
                    out = try inflated(out, .zlib, coding, limit)
                } else if !isClear(out) {
                    out = try inflated(out, .raw, coding, limit)
                }
            default:
                guard isClear(out) else { throw .unsupported(coding) }
            }
        }
        guard out.count <= limit else { throw .tooLarge(limit) }
        // A file that was packed before it was served, as sitemaps are, or a page that was packed twice.
        return out.starts(with: [0x1F, 0x8B, 8]) ? try inflated(out, .gzip, "gzip", limit) : out
    }

    /// What comes out of the start of a gzip file, at most 64 KiB: enough to tell what is inside, however much that is.
    public static func start(ofGzip bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        _ = Inflater(.gzip).step(bytes[...], into: &out)
        return out
    }

    private static func inflated(_ body: [UInt8], _ format: Inflater.Format, _ coding: String, _ limit: Int)
        throws(ContentCodingError) -> [UInt8]
    {
        let inflater = Inflater(format)
        var out: [UInt8] = []
        var at = 0
        while true {
            let before = out.count
            let (consumed, state) = inflater.step(body[at...], into: &out)
            at += consumed
            guard out.count <= limit else { throw .tooLarge(limit) }
            if out.count > 1 << 20, out.count / maximumRatio > at { throw .bomb }
            switch state {
            case .finished:
                // Several members make one body (RFC 1952 §2.2).
                guard format == .gzip, body[at...].starts(with: [0x1F, 0x8B]) else { return out }
                inflater.reset()
            case .failed: throw .damaged(coding)
            case .more:
                if at == body.count, out.count == before { throw .cutShort(coding) }
            }
        }
    }

    /// Whether a body is readable text from its first bytes on.
    private static func isClear(_ body: [UInt8]) -> Bool {
        let head = body.prefix(64)
        guard let first = head.first(where: { $0 > 0x20 }) else { return true }
        return (first == UInt8(ascii: "<") || first == UInt8(ascii: "{") || first == 0xEF)
            && !head.contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20) }
    }
}
