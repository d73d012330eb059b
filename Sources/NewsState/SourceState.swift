/// What is remembered about a source between runs.
package struct SourceState: Equatable, Sendable {
    /// The source's name in the configuration.
    package var name: String
    /// When it was last looked at (RFC 3339, UTC).
    package var checkedAt: String?
    /// When it is due again; nil is at once.
    package var dueAt: String?
    /// Validators of a conditional request, as the server sent them.
    package var etag: String?
    /// … its Last-Modified.
    package var lastModified: String?
    /// Looks in a row that failed.
    package var failures: Int = 0
    /// Why the last look failed; nil when it did not.
    package var lastError: String?

    /// A source that has never been looked at.
    package init(name: String) { self.name = name }
}
