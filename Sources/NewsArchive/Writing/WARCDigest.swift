internal import NewsModel

/// Labelled digests of WARC: `sha1:` and base 32 (RFC 4648 §6), as every archive writes them.
enum WARCDigest {
    static func sha1(_ bytes: some Sequence<UInt8>) -> String { "sha1:" + base32(Digest.sha1(bytes)) }

    /// Whether a labelled digest is that of the bytes; nil for an algorithm or a spelling that is not known.
    static func matches(_ labelled: String, _ bytes: some Sequence<UInt8>) -> Bool? {
        guard let colon = labelled.firstIndex(of: ":") else { return nil }
        let value = String(labelled[labelled.index(after: colon)...]).trimmedASCII
        let digest: [UInt8]
        switch String(labelled[..<colon]).lowercasedASCII {
        case "sha1", "sha-1": digest = Digest.sha1(bytes)
        case "sha256", "sha-256": digest = Digest.sha256(bytes)
        default: return nil
        }
        if value.utf8.count == digest.count * 2 { return Digest.hex(digest).equalsIgnoringCase(value) }
        let written = base32(digest)
        guard value.utf8.count == written.utf8.count else { return nil }
        return written.equalsIgnoringCase(value)
    }

    static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for b in bytes {
            bits = bits << 8 | UInt32(b)
            count += 8
            while count >= 5 {
                count -= 5
                out.append(alphabet[Int(bits >> count & 31)])
            }
        }
        if count > 0 { out.append(alphabet[Int(bits << (5 - count) & 31)]) }
        while out.count % 8 != 0 { out.append(UInt8(ascii: "=")) }
        return String(decoding: out, as: UTF8.self)
    }
}
