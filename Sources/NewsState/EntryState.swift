/// What is remembered about one page of a source: enough to know whether it is new or changed.
package struct EntryState: Equatable, Sendable {
    /// Name of the source.
    package var source: String
    /// The page's identity within the source: a URL, or a path below the source's folder.
    package var key: String
    /// Hex SHA-256 of the bytes that were processed.
    package var digest: String
    /// `ok`, or the code of the rejection.
    package var status: String
    /// Times in a row that it was rejected.
    package var attempts: Int
    /// When these bytes were had (RFC 3339, UTC).
    package var observedAt: String

    /// The state of one entry, all of it known.
    package init(source: String, key: String, digest: String, status: String, attempts: Int, observedAt: String) {
        self.source = source
        self.key = key
        self.digest = digest
        self.status = status
        self.attempts = attempts
        self.observedAt = observedAt
    }
}
