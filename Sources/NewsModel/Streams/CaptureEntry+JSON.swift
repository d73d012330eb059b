/// A line of a capture manifest.
extension CaptureEntry {
    /// Reads one object of the manifest; only `path` is needed, header names become lower-case. An `observed_at` that is no
    /// time is an error: loaders would rank the page behind all others.
    public init(_ cursor: inout JSONCursor) throws(JSONError) {
        var entry = CaptureEntry(path: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "path": entry.path = try c.string()
            case "url": entry.url = try c.optionalString()
            case "media_type": entry.mediaType = try c.optionalString()
            case "charset": entry.charset = try c.optionalString()
            case "observed_at": entry.observedAt = try c.optionalString()
            case "id": entry.id = try c.optionalString()
            case "headers":
                if try c.takeNull() { return }
                var headers: [String: String] = [:]
                try c.object { (c: inout JSONCursor, header) throws(JSONError) in
                    if try c.kind() == .string { headers[header.lowercased()] = try c.string() } else { try c.skip() }
                }
                entry.headers = headers
            default: try c.skip()
            }
        }
        guard !entry.path.isEmpty else { throw cursor.error("the manifest line has no path") }
        if let moment = entry.observedAt, CalendarDate(iso: moment) == nil {
            throw cursor.error("observed_at is no RFC 3339 time like 2024-05-15T08:00:00Z")
        }
        self = entry
    }
}
