/// Validators of a source's last full answer (RFC 9110 §13): replayed byte for byte, dropped every eight days because some
/// servers answer 304 for ever, and ignored where they cannot be true.
public struct ConditionalGet: Equatable, Sendable {
    /// The ETag, byte for byte as received.
    public var etag: String?
    /// The Last-Modified date, byte for byte as received.
    public var lastModified: String?
    /// When the full answer came, seconds since 1970.
    public var storedAt: Int

    /// Seconds after which a full answer is asked for again.
    public static let lifetime = 8 * 86_400

    /// Validators of a response that was stored at a time (seconds since 1970).
    public init(etag: String?, lastModified: String?, storedAt: Int) {
        self.etag = etag
        self.lastModified = lastModified
        self.storedAt = storedAt
    }

    /// The validators of a full answer received at `now`; nil where it has none that can be believed: `Expires: 0` says that
    /// nothing is cached, and a date before 1995 or more than a day ahead is no modification date.
    public init?(headers: (String) -> String?, now: Int) {
        guard headers("expires")?.trimmed != "0" else { return nil }
        let etag = headers("etag").flatMap { $0.isEmpty ? nil : $0 }
        let modified = headers("last-modified").flatMap { text in
            HTTPDate.parse(text).flatMap { $0 > 788_918_400 && $0 < now + 86_400 ? text : nil }
        }
        guard etag != nil || modified != nil else { return nil }
        self.init(etag: etag, lastModified: modified, storedAt: now)
    }

    /// The header fields of the next request; none where the validators have outlived themselves.
    public func fields(now: Int) -> [(name: String, value: String)] {
        // Those of a time that has not come yet are of a clock that was wrong, and would never be dropped.
        guard now - storedAt < Self.lifetime, storedAt - now < 86_400 else { return [] }
        var fields: [(name: String, value: String)] = []
        if let etag { fields.append(("If-None-Match", etag)) }
        if let lastModified { fields.append(("If-Modified-Since", lastModified)) }
        return fields
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        let text = drop { $0 == " " || $0 == "\t" }
        return String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
